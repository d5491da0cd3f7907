import type { QuestionKnown, ReplyDraft } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { ANSWER_LIKENESS, byChance } from '../../../triage/replies/answer_likeness.ts';
import { fold } from '../../../triage/text/characters.ts';
import { MOST_QUESTIONS, namesIn } from '../../../triage/replies/ticket_questions.ts';
import { compares, CONTESTED, doubtsOf, type Doubt } from './answer_fit.ts';
import { bridgeFor, quoted, underHeading, underOwnQuestion } from './answer_text.ts';
import { ALONE_LEAD, ALONE_LIKENESS, draft, HARDLY, intro, LIKELY, moreAt, passageConfidence, rounded, UNLIKELY, usablePassages, withinLength, withoutMatter, wordCount, type Frame } from './reply_frame.ts';
import { excerptOf, PARTLY, tellsAlong } from './excerpt.ts';
import { sayer, telling, wordsOfPassage } from './named_beyond.ts';
import { bothNamed, whichMeant } from './which_one.ts';

/** Below this a passage is left aside and the question stays open: beside a right answer a wrong one would look as sure. */
const LEAST_SURE = 0.52;
/** A few words that lie this near to one entry alone are a draft of it, whatever speaks against sending it. Set on the open five companies (data/retrieval). */
const PLAINLY_NEAR = 0.35;
/** A passage this much nearer than any other is a draft too, however few its words are the question's. */
const FAR_AHEAD = 2;
const LEAST_FAR_AHEAD = 0.3;
/** An answer to one question that lies farther than this from the whole ticket, beside what lies nearest to it, was found by a word. */
const LEAST_OF_WHOLE = 0.4;
/** What lies nearest to one question and is among so many of the whole ticket's, beside an answer to another, was hardly found by a word. */
const FIRST_OF_WHOLE = 3;
/** From this chance on what answers the whole ticket is told though none of its questions found it. */
const LIKELY_AS_WHOLE = 0.6;
const AS_WHOLE = 'The passage answers the ticket as a whole rather than one of its questions.';
/** From this chance on it is the other of two answers. */
const LIKELY_BESIDE = 0.3;
/** Beside that, what answers the whole ticket with less than this chance was found by a word of one question. */
const LEAST_AS_WHOLE = 0.09;
/** What is told alone and answers one question of several, likely as this for the question and the whole ticket together: a stray word of one question finds anything. */
const LEAST_ALONE = 0.52;
/** So much likelier than the nearest is another that is taken in its place. */
const FAR_LIKELIER = 3;
/** "And Klarna?" asks what the question before it asks. */
const LEAST_WHOLE = 3;
/** A reply that leaves something open is for a person to complete. */
const MOST_WHERE_OPEN = 0.5;
const MOST_COMPARED = 0.6;

/** Asked about the price of what was asked before; an answer to that with an amount in it says both. */
const ASKS_PRICE = /(?<!\p{L})(?:costs?|price|pay|charged?|fee|kostet|kosten|preis|teuer|zahlen|cuesta|costaria|vale|precio|pagar|coute\w*|prix|payer|custa|preco|pagar)(?!\p{L})/u;
/** What it costs, not how it may be paid. */
const ASKS_HOW_MUCH = /(?<!\p{L})(?:costs?|price|charged?|fee|how much|kostet|kosten|preis|teuer|wie viel|cuesta|costaria|coste|precio|cuanto|coute\w*|prix|combien|custa|preco|quanto)(?!\p{L})(?! (?:long|de temps|tiempo|tempo))/u;
const AMOUNT = /[€$£]\s?\d|\d\s?(?:€|£|\$|eur|pounds?|chf)|(?<!\p{L})(?:free|kostenlos|gratis|gratuite?|sin coste)(?!\p{L})/iu;
const MOST_WHERE_SAID_ALONG = 0.65;

/** `words`: the customer's own, where the answer is to one question of several; `leans`: it was found by what stands before them too. */
interface Answered { passage: Passage; confidence: number; doubted: boolean; warnings: string[]; words?: string; leans?: boolean }

/** "How much is the transfer?", but not "How much is a bath and a trim for a poodle?". */
const MOST_NAMED_BESIDE = 2;
const asksOnlyHowMuch = (folded: string): boolean => ASKS_HOW_MUCH.test(folded) && namesIn(folded).length <= MOST_NAMED_BESIDE;

const sure = (confidence: number, doubts: Doubt[]): number => rounded(doubts.reduce((left, { cost }) => left - cost, confidence));

/** The nearest passage, or one that is likely where the nearest hardly is: found by a word. */
const likelier = (spoken: Passage[]): Passage | undefined =>
  spoken.find(({ chance = 0 }) => chance >= LIKELY && chance >= FAR_LIKELIER * (spoken[0]?.chance ?? 1)) ?? spoken[0];

/** The nearest passage to one of the questions, if it answers it. */
function answerTo({ words, search, passages }: QuestionKnown, { question, feeling }: Frame, besideAnother = false): Answered | undefined {
  const { usable, spoken } = usablePassages(passages, question.language);
  const best = likelier(spoken);
  const agreed = besideAnother && best !== undefined && question.passages.slice(0, FIRST_OF_WHOLE).some(({ id, chance = 1 }) => id === best.id && chance >= LEAST_AS_WHOLE);
  if (!best || (best.score < ANSWER_LIKENESS && !agreed)) return undefined;
  const [nearest] = question.passages;
  const { score: ofWhole = 0, chance: asWhole = 0 } = question.passages.find(({ id }) => id === best.id) ?? {};
  if ((best.chance ?? 1) < UNLIKELY && asWhole < LEAST_AS_WHOLE) return undefined;
  if (nearest && nearest.score >= ANSWER_LIKENESS && ofWhole < nearest.score * LEAST_OF_WHOLE && best.score < PLAINLY_NEAR) return undefined;
  // "And where can I park?" names what it asks about: what stands before it found the passage.
  const own = search === words || words.split(' ').length < LEAST_WHOLE ? [] : telling(words, question.product);
  if (own.length > 0 && !own.some(sayer(wordsOfPassage(best)))) return undefined;
  const { choices, contested } = whichMeant(best, spoken, question, search);
  if (choices.length > 0) return undefined;
  const asked = `${words.endsWith('?') ? words : `${words}?`}${search === words ? '' : ` ${search.slice(words.length)}`}`;
  const fit = doubtsOf({ ticket: { ...question.ticket, subject: '', message: asked }, product: question.product, passage: best, feeling, language: question.language, company: question.style.companyName, whole: question.ticket });
  const doubts = contested ? [...fit, CONTESTED] : fit;
  const confidence = sure(passageConfidence(best, usable.filter((other) => other !== best)), doubts);
  const ahead = (lead: number): boolean => spoken.every((other) => other === best || best.score >= other.score * lead);
  const plain = (best.score >= PLAINLY_NEAR && ahead(ALONE_LEAD)) || (confidence >= LEAST_FAR_AHEAD && ahead(FAR_AHEAD));
  return confidence < LEAST_SURE && !plain && !agreed ? undefined : { passage: best, confidence, doubted: (agreed && confidence < LEAST_SURE) || doubts.some(({ grave }) => grave), warnings: doubts.map(({ why }) => why), words, leans: search !== words };
}

/** With what most likely answers the ticket as a whole, where no question found it; then what hardly does is left out. */
function withLikeliest(answers: Answered[], { question }: Frame): Answered[] {
  const [likeliest] = byChance(usablePassages(question.passages, question.language).spoken);
  if (!likeliest || (likeliest.chance ?? 0) < LIKELY_AS_WHOLE) return answers;
  const chanceOf = (id: string): number => question.passages.find((passage) => passage.id === id)?.chance ?? 0;
  if (answers.some(({ passage }) => passage.id === likeliest.id)) {
    const isHardly = ({ passage }: Answered): boolean => passage.id !== likeliest.id && chanceOf(passage.id) < LEAST_AS_WHOLE;
    // "How much do I have to add?" is asked of what is answered, where that names its price: a person sees whether it does.
    const isSaidAlong = (answer: Answered): boolean => isHardly(answer) && asksOnlyHowMuch(fold(answer.words ?? '')) && AMOUNT.test(likeliest.solution);
    const kept = answers.filter((answer) => !(answer.leans && isHardly(answer)) && !isSaidAlong(answer));
    return answers.some((answer) => !answer.leans && isSaidAlong(answer)) ? kept.map((answer) => ({ ...answer, doubted: true })) : kept;
  }
  const own: Answered = { passage: likeliest, confidence: rounded(passageConfidence(likeliest, [])), doubted: true, warnings: [AS_WHOLE] };
  return [own, ...answers.filter(({ passage }) => chanceOf(passage.id) >= LEAST_AS_WHOLE)];
}

/** Whether the only answer was found by one question and is unlikely for the ticket as a whole. */
function isStray([only, ...others]: Answered[], { question: { passages } }: Frame): boolean {
  if (!only || others.length > 0 || only.words === undefined) return false;
  const { chance: asWhole } = passages.find(({ id }) => id === only.passage.id) ?? { chance: 0 };
  return only.passage.chance !== undefined && asWhole !== undefined && (only.passage.chance + asWhole) / 2 < LEAST_ALONE;
}

/** An answer with what of its article the questions that it answers ask for. */
function partly(answer: Answered, found: { one: QuestionKnown; answer: Answered | undefined }[], { question: { ticket } }: Frame): Answered {
  const asked = found.filter((one) => one.answer?.passage.id === answer.passage.id).map(({ one }) => one.search);
  const passage = excerptOf(answer.passage, [...asked, `${ticket.subject}\n${ticket.message}`]);
  return passage === answer.passage ? answer : { ...answer, passage, doubted: true, warnings: [...answer.warnings, PARTLY] };
}

/** What is likely to answer the ticket as a whole, for a question that found nothing else and lies near it too. */
function ofTwo({ words, passages }: QuestionKnown, answered: Answered[], { question }: Frame): Answered | undefined {
  const found = usablePassages(question.passages, question.language).spoken
    .find(({ id, chance = 0 }) => chance >= LIKELY_BESIDE && passages.some((near) => near.id === id) && answered.every(({ passage }) => passage.id !== id));
  return found && { passage: found, confidence: rounded(passageConfidence(found, [])), doubted: true, warnings: [AS_WHOLE], words };
}

/** The answers one below the other, each under its title, what stays open behind them; of that, a question that holds a password is told to nobody. */
function composed(frame: Frame, answers: Answered[], open: string[]): ReplyDraft {
  const { templates, question: { language, style }, issueName } = frame;
  const alone = answers.length === 1, told = open.map(quoted).filter(Boolean).map((words) => (language === 'es' && /^¿|\?$/.test(words) ? `¿${words.replace(/^¿|\?$/g, '')}?` : words));
  const parts = [
    { text: intro(withoutMatter(frame)), spare: 0 },
    { text: alone ? bridgeFor(templates.bridge, underOwnQuestion(answers[0]!.passage)) : '', spare: 3 },
    ...answers.flatMap(({ passage, words }, at) => [
      { text: alone ? underOwnQuestion(passage) : underHeading(passage, words), spare: 0 },
      { text: answers.slice(at + 1).some((later) => later.passage.url === passage.url) ? '' : moreAt(templates, passage), spare: 1 },
    ]),
    { text: told.length > 0 ? `${templates.open}\n${told.map((words) => `- ${words}`).join('\n')}` : '', spare: 0 },
    { text: alone && open.length === 0 ? templates.closingPartly : templates.closing, spare: 2 },
  ];
  const body = withinLength(parts, style.maxWords);
  const least = Math.min(...answers.map(({ confidence }) => confidence));
  return draft({
    status: 'drafted', language, body, usedPassages: answers.map(({ passage }) => passage.id), template: `${language}/${issueName}`,
    confidence: open.length > 0 ? Math.min(least, MOST_WHERE_OPEN) : least, doubted: open.length > 0 || answers.some(({ doubted }) => doubted),
    warnings: [
      ...new Set(answers.flatMap(({ warnings }) => warnings)), ...open.map((words) => `Left open, for a person to answer: “${quoted(words) || '…'}”`),
      ...(wordCount(body) > style.maxWords ? [`The answers in your knowledge are longer than ${style.maxWords} words; they were kept whole.`] : []),
    ],
  });
}

/** A reply to "what is the difference between A and B?" from the answer about each; for a person to look at. Undefined where there are none. */
export function comparedAnswers(frame: Frame, spoken: Passage[]): ReplyDraft | undefined {
  const pair = compares(frame.question.ticket.message) ? bothNamed(spoken, frame.question) : undefined;
  if (!pair || Math.max(...pair.map(({ score }) => score)) < ALONE_LIKENESS) return undefined;
  const [left, right] = pair;
  const together: Passage = { ...left, title: `${left.title}\n${right.title}`, problem: `${left.problem}\n${right.problem}`, solution: `${left.solution}\n${right.solution}`, product: '' };
  const doubts = doubtsOf({ ticket: frame.question.ticket, product: '', passage: together, feeling: frame.feeling, language: frame.question.language, company: frame.question.style.companyName, ofAll: true });
  const confidence = Math.min(MOST_COMPARED, ...pair.map((passage) => sure(passageConfidence(passage, []), doubts)));
  if (confidence <= HARDLY) return undefined;
  const warnings = ['The ticket compares two things; the reply tells about each.', ...doubts.map(({ why }) => why)];
  return composed(frame, pair.map((passage) => ({ passage, confidence, doubted: true, warnings })), []);
}

/**
 * A reply to a ticket that asks several things: each answered from its own passage, in the order asked, an answer to two of
 * them told once; what nothing answers is named. Undefined where the ticket asks one thing, or nothing is answered.
 */
export function severalAnswers(frame: Frame): ReplyDraft | undefined {
  const { questions = [] } = frame.question;
  const surely = questions.slice(0, MOST_QUESTIONS).map((one) => ({ one, answer: answerTo(one, frame) }));
  const besideAnother = surely.some(({ answer }) => answer);
  const found = surely.map(({ one, answer }) => ({ one, answer: answer ?? (besideAnother ? answerTo(one, frame, true) : undefined) }));
  if (besideAnother) for (const open of found.filter(({ answer }) => !answer)) open.answer = ofTwo(open.one, found.flatMap(({ answer }) => answer ?? []), frame);
  const each = found.flatMap(({ answer }) => answer ?? []).filter(({ passage }, at, all) => all.findIndex((other) => other.passage.id === passage.id) === at);
  if (each.length === 0) return undefined;
  const answers = withLikeliest(each, frame);
  if (isStray(answers, frame)) return undefined;
  const priced = answers.some(({ passage }) => AMOUNT.test(passage.solution) || ASKS_PRICE.test(fold(passage.solution)));
  const saidAlong = ({ words, search }: QuestionKnown): boolean => priced && search !== words && ASKS_PRICE.test(fold(words));
  const unanswered = found.filter(({ answer }) => !answer).map(({ one }) => one).filter(({ words }) => !answers.some(({ passage }) => tellsAlong(passage, words)));
  if (unanswered.some(saidAlong)) answers[0] = { ...answers[0]!, confidence: Math.min(MOST_WHERE_SAID_ALONG, answers[0]!.confidence) };
  const open = [...unanswered.filter((one) => !saidAlong(one)), ...questions.slice(MOST_QUESTIONS)].map(({ words }) => words);
  return composed(frame, answers.map((answer) => partly(answer, found, frame)), open);
}
