import type { QuestionKnown, ReplyDraft } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { ANSWER_LIKENESS, byChance } from '../../../triage/replies/answer_likeness.ts';
import { sameCode } from './answer_fit.ts';
import { quoted, underHeading } from './answer_text.ts';
import { askWhich } from './clarifying_question.ts';
import { excerptOf, PARTLY } from './excerpt.ts';
import { draft, intro, languageOfAnswer, LIKELY, moreAt, rounded, withinLength, withoutMatter, wordCount, type Frame } from './reply_frame.ts';
import { whichMeant } from './which_one.ts';

/** How near an answer in another language must be, and how much nearer than the next: three of four did answer, on the sample knowledge and the open desks (data/retrieval). */
const NEAR_AND_AHEAD = [{ score: 0.14, lead: 1.3 }, { score: 0.2, lead: 1.1 }];
/** From this chance on it is drafted where nothing in the ticket's own language lies near. */
const LIKELY_WHERE_NONE = 0.3;
/** From here on it is asked which of several products is meant. */
const NEAR_TO_ASK = 0.16;
/** A single question has few words to be found by. */
const NEAR_ONE_QUESTION = 0.2;
/** An answer to one question that lies farther than this from the whole ticket, beside what lies nearest to it, was found by a word. */
const LEAST_OF_WHOLE = 0.7;
const NEAR_ALONE = 0.3;
const LONGEST_TITLE = 120;
/** An answer less far ahead of the next than this is told with that, as what may be meant: on open desks the likeliest was wrong in four of four. */
const LEAST_AHEAD = 1.7;
/** Nothing is sure that was found over languages. */
const MOST_SURE = 0.5;

const languageName = (language: string, spokenIn: string): string => new Intl.DisplayNames(spokenIn, { type: 'language' }).of(language) ?? language;

/** What the team tells everybody, in another language than the ticket's; what a customer was told in one is no help to read for another. */
const foreignIn = (passages: Passage[], language: string): Passage[] =>
  passages.filter((passage) => passage.kind === 'article' && passage.solution.trim() !== '' && !['', language].includes(languageOfAnswer(passage)));

/** The nearest of these, where it is near enough and nothing else is nearly as near. */
function surely(passages: Passage[], foreign: Passage[], language: string): Passage | undefined {
  if (foreign.some(({ chance }) => chance !== undefined)) {
    const [likeliest] = byChance(passages);
    const bar = passages.some((passage) => !passage.across && languageOfAnswer(passage) === language) ? LIKELY : LIKELY_WHERE_NONE;
    return likeliest && foreign.includes(likeliest) && (likeliest.chance ?? 0) >= bar ? likeliest : undefined;
  }
  const [top] = foreign;
  if (!top) return undefined;
  const next = Math.max(0, ...passages.filter((other) => other.id !== top.id && other.solution !== top.solution).map(({ score }) => score));
  // Where meaning itself was compared (Pinecone), likenesses lie close together, and the nearest is the answer or none.
  if (!top.across) return top.score >= ANSWER_LIKENESS && top.score >= next ? top : undefined;
  return NEAR_AND_AHEAD.some(({ score, lead }) => top.score >= score && top.score >= next * lead) ? top : undefined;
}

/** What the agent is told where the nearest answer is in another language, whether it stands in the draft or not. */
export function warnOf(passages: Passage[], language: string): string[] {
  const [top] = foreignIn(passages, language);
  return top && passages.every(({ score }) => score <= top.score) ? [`The nearest answer in your knowledge, “${top.title.slice(0, LONGEST_TITLE)}”, is in ${languageName(languageOfAnswer(top), 'en')}; the built-in engine does not translate.`] : [];
}

/** `perhaps`: any of them may be meant. */
function written(frame: Frame, found: Passage[], told: string, open: string[], perhaps = false): ReplyDraft {
  const { templates, question: { language, style, ticket }, issueName } = frame;
  const answers = found.map((passage) => excerptOf(passage, [`${ticket.subject}\n${ticket.message}`]));
  const body = withinLength([
    { text: intro(withoutMatter(frame)), spare: 0 },
    { text: templates.untranslated.replace('{language}', () => languageName(told, language)), spare: 0 },
    ...answers.flatMap((passage) => [
      { text: underHeading(passage), spare: 0 },
      { text: moreAt(templates, passage), spare: 1 },
    ]),
    { text: perhaps ? templates.perhapsElse : templates.closing, spare: perhaps ? 0 : 2 },
  ], style.maxWords);
  return draft({
    status: perhaps ? 'clarify' : 'drafted', language, body, usedPassages: answers.map(({ id }) => id), template: `${language}/${issueName}`, doubted: true, untranslated: told,
    confidence: rounded(Math.min(MOST_SURE, ...answers.map(({ score }) => score * 2))),
    warnings: [
      `Your knowledge answers this in ${languageName(told, 'en')} only, and the built-in engine does not translate: translate the answer before you send it, or send it as it stands.`,
      ...(answers.every((passage, at) => passage === found[at]) ? [] : [PARTLY]),
      ...open.map((words) => `Left open, for a person to answer: “${words}”`),
      ...(wordCount(body) > style.maxWords ? [`The answer in your knowledge is longer than ${style.maxWords} words; it was kept whole.`] : []),
    ],
  });
}

/**
 * A draft for a person where only an answer in another language was found: it opens in the customer's, says which language the
 * answer is in, and gives it as it stands. Where the same is answered for several products, which one is meant is asked. Undefined
 * where nothing is near enough. Never goes out by itself.
 */
export function untranslatedAnswer(frame: Frame, passages: Passage[]): ReplyDraft | undefined {
  const { question } = frame;
  const { language, ticket, questions = [] } = question;
  const said = `${ticket.subject}\n${ticket.message}`;
  const foreign = foreignIn(passages, language);
  const [top] = foreign;
  // Their own language comes first where it has an entry on the code that is named.
  if (passages.some((passage) => !foreign.includes(passage) && sameCode(said, passage))) return undefined;
  if (top) {
    const { choices, of } = whichMeant(top, foreign, question, said);
    const byProduct = choices.length > 0 && of.every(({ product }) => choices.includes(product.trim()));
    if (byProduct && (top.score >= NEAR_TO_ASK || of.reduce((sum, { chance = 0 }) => sum + chance, 0) >= LIKELY)) {
      const asked = askWhich(frame, top, { choices, of });
      return { ...asked, doubted: true, warnings: [...asked.warnings, ...warnOf(foreign, language)] };
    }
  }
  const whole = surely(passages, foreign, language);
  const next = byChance(foreign).find((passage) => passage !== whole);
  if (whole?.chance !== undefined && next && (next.chance ?? 0) * LEAST_AHEAD > whole.chance && languageOfAnswer(next) === languageOfAnswer(whole)) return written(frame, [whole, next], languageOfAnswer(whole), [], true);
  // By its few words a question alone finds what it likes: it has to lie near the whole ticket too, or very near by itself.
  const isOfWhole = ({ id, score }: Passage): boolean => (top ? passages.some((passage) => passage.id === id && passage.score >= top.score * LEAST_OF_WHOLE) : score >= NEAR_ALONE);
  const answerTo = (one: QuestionKnown): Passage | undefined => [surely(one.passages, foreignIn(one.passages, language), language)].find((passage) => passage && passage.score >= NEAR_ONE_QUESTION && isOfWhole(passage));
  const answered = questions.map((one) => ({ words: one.words, answer: answerTo(one) }));
  const each = answered.flatMap(({ answer }) => answer ?? []);
  const answers = [...new Map([...(whole ? [whole] : []), ...each].map((passage) => [passage.id, passage])).values()];
  const told = answers[0] ? languageOfAnswer(answers[0]) : '';
  const open = each.length > 0 && !whole ? answered.filter(({ answer }) => !answer).map(({ words }) => quoted(words)).filter(Boolean) : [];
  if (!told) return undefined;
  const isMore = open.length === 0 && questions.length > answers.length;
  const others = answers.filter((passage) => languageOfAnswer(passage) !== told);
  const reply = written(frame, answers.filter((passage) => !others.includes(passage)), told, open);
  const left = others.map((passage) => `Left out of the draft: “${passage.title.slice(0, LONGEST_TITLE)}” answers another part, in ${languageName(languageOfAnswer(passage), 'en')}.`);
  return { ...reply, warnings: [...reply.warnings, ...(isMore ? ['The ticket asks several things; the answer may not hold all of them.'] : []), ...left] };
}
