import type { ReplyDraft, ReplyQuestion } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { ANSWER_LIKENESS, byChance } from '../../../triage/replies/answer_likeness.ts';
import { fold } from '../../../triage/text/characters.ts';
import { late } from '../../../triage/text/kept_readings.ts';
import { askedIn } from '../../../triage/replies/ticket_questions.ts';
import { brandOf, tellsOf } from '../products/about_product.ts';
import { CONTESTED, doubtsOf, sameCode, type Doubt } from './answer_fit.ts';
import { bridgeFor, underOwnQuestion } from './answer_text.ts';
import { askBack, askWhich, handOn, isOwnCase, saysNothing } from './clarifying_question.ts';
import { ALONE_LEAD, ALONE_LIKENESS, asks, draft, HARDLY, intro, LIKELY, matterOf, moreAt, passageConfidence, rounded, sounds, UNLIKELY, usablePassages, VAGUE, withinLength, wordCount, type Frame } from './reply_frame.ts';
import { endsUnasked, unlessKept } from './endings.ts';
import { excerptOf, PARTLY } from './excerpt.ts';
import { askAmong, withEach } from './likely_answers.ts';
import { isPlainlyGlad, isPraiseAlone, isSuggestion, openingThanks } from './needs_no_answer.ts';
import { neutralIssue, templatesIn } from './reply_templates.ts';
import { asksForDeed, standsOpen, unknownNames } from './stands_open.ts';
import { comparedAnswers, severalAnswers } from './several_answers.ts';
import { teamReply } from './team_templates.ts';
import { untranslatedAnswer, warnOf } from './untranslated.ts';
import { sayer, telling, wordsOfPassage } from './named_beyond.ts';
import { tellsLittle } from './tells_little.ts';
import { isHowTo, isUnaskedHowTo, reportsFault, saysHow, tellsFault } from './told_faults.ts';
import { mishapIn } from './told_mishaps.ts';
import { asksOneOf, namedTwin, NOTHING_MEANT, whichMeant } from './which_one.ts';

/** What it costs where the nearest passage sounds like another matter than the ticket, and how near one on the same matter must be to go first. */
const OTHER_MATTER_COST = 0.2;
const SAME_MATTER_NEAR = 0.8;
/** A passage that is less likely than this never goes out by itself, however near. */
const SURE_CHANCE = 0.8;
/** One that is less likely than this is told as what may be meant: of everyday tickets to strangers' desks a quarter of these meant something else. */
const SURELY_MEANT = 0.6;
/** An answer about another product that lies as near as this may be the one that is meant, where the ticket names none. */
const NEAR_OF_ANOTHER_PRODUCT = 0.5;

/** Who asks how, and tells of nothing wrong, needs steps: as near as this to the nearest, they come before what is no steps. */
const STEPS_NEAR = 0.75;

/** The steps that are asked for, where they lie nearly as near as what lies nearest. */
function askedSteps([top, ...others]: Passage[], ticket: Ticket): Passage | undefined {
  if (!top || isHowTo(top.title) || tellsFault(`${ticket.subject}\n${ticket.message}`) || !saysHow(ticket)) return undefined;
  return others.find((passage) => passage.score >= top.score * STEPS_NEAR && isHowTo(passage.title));
}

/** The nearest passage, or, where that is plainly on another matter, one nearly as near that is on the ticket's own. */
function chosen(spoken: Passage[], { language, ticket }: ReplyQuestion, issueName: string): { passage: Passage | undefined; otherMatter: boolean } {
  const [top] = spoken;
  const steps = askedSteps(spoken, ticket);
  if (steps) return { passage: steps, otherMatter: false };
  // A passage that sounds like nothing in particular may well be on the ticket's matter.
  if (!top || VAGUE.has(issueName) || VAGUE.has(matterOf(top, language))) return { passage: top, otherMatter: false };
  const same = spoken.find((passage) => passage.score >= top.score * SAME_MATTER_NEAR && matterOf(passage, language) === issueName);
  return { passage: same ?? top, otherMatter: !same };
}

/** How likely a passage's matter answers: several that are filed under one say the same. 1 where chances are not known. */
function chanceOfMatter(passage: Passage, others: Passage[]): number {
  const sameMatter = others.filter(({ id, issue, product }) => id !== passage.id && issue !== '' && issue === passage.issue && product === passage.product);
  return sameMatter.reduce((sum, other) => sum + (other.chance ?? 0), passage.chance ?? 1);
}

function fromPassage(frame: Frame, passage: Passage, others: Passage[], doubts: Doubt[]): ReplyDraft {
  const { templates, question, issueName } = frame;
  const told = excerptOf(passage, [`${question.ticket.subject}\n${question.ticket.message}`]);
  const answer = underOwnQuestion(told);
  const isUnsure = chanceOfMatter(passage, others) < SURELY_MEANT;
  const closing = (question.questions ?? []).length > 1 ? templates.closingPartly : templates.closing;
  const parts = [
    { text: intro(frame, passage), spare: 0 },
    { text: isUnsure ? templates.perhaps : bridgeFor(templates.bridge, answer), spare: isUnsure ? 0 : 3 },
    { text: answer, spare: 0 },
    { text: moreAt(templates, passage), spare: 1 },
    { text: isUnsure ? templates.perhapsElse : closing, spare: isUnsure ? 0 : 2 },
  ];
  const body = withinLength(parts, question.style.maxWords);
  const tooLong = wordCount(body) > question.style.maxWords;
  return draft({
    status: 'drafted', language: question.language, body, usedPassages: [passage.id], template: `${question.language}/${issueName}`,
    confidence: rounded(doubts.reduce((left, { cost }) => left - cost, passageConfidence(passage, others))), doubted: told !== passage || doubts.some(({ grave }) => grave),
    warnings: [...doubts.map(({ why }) => why), ...(told === passage ? [] : [PARTLY]), ...(tooLong ? [`The answer in your knowledge is longer than ${question.style.maxWords} words; it was kept whole.`] : [])],
  });
}

/** Of two questions one is answered. */
const LEFT_OPEN: Doubt = { cost: 0, grave: true, why: 'The passage speaks of one question of the ticket and not of another.' };

/** What speaks against the passage: another matter than the ticket's, and how badly it fits. */
function doubtsAbout({ question, feeling, issueName }: Frame, passage: Passage, others: Passage[], otherMatter: boolean): Doubt[] {
  const own = sounds(question.ticket, question.language);
  const divided = own !== issueName && !VAGUE.has(own) && !VAGUE.has(issueName);
  const matter = otherMatter || divided ? [{ cost: OTHER_MATTER_COST, why: 'The passage may be on another matter than the ticket.' }] : [];
  const chance = chanceOfMatter(passage, others);
  const said = fold(`${question.ticket.subject}\n${question.ticket.message}`);
  const ofGuessedProduct = !question.productNamed && passage.product !== '' && !said.includes(fold(passage.product))
    && others.some(({ product, score }) => product !== '' && fold(product) !== fold(passage.product) && score >= passage.score * NEAR_OF_ANOTHER_PRODUCT);
  const unsaid: Doubt[] = [
    ...(ofGuessedProduct ? [{ cost: 0, grave: true, why: 'The passage is about one product, which the ticket does not name; another one has its own.' }] : []),
    ...(chance < SURE_CHANCE && !asks(question.ticket) ? [{ cost: 0, grave: true, why: 'The ticket asks nothing outright; the passage may not be what it needs.' }] : []),
  ];
  const says = sayer(wordsOfPassage(passage));
  const left: Doubt[] = (question.questions ?? []).some(({ words }) => { const named = telling(words, question.product); return named.length > 0 && !named.some(says); }) ? [LEFT_OPEN] : [];
  const weak = chance < SURE_CHANCE ? [{ cost: 0, grave: true, why: 'Little speaks for the passage but some words in common.' }] : [];
  return [...matter, ...weak, ...unsaid, ...left, ...doubtsOf({ ticket: question.ticket, product: question.product, passage, feeling, language: question.language, company: question.style.companyName, rival: others[0]?.score ?? 0, others })];
}

const LIKELY_AT_MOST = 0.5;

/** Whether the product that a ticket names, if any, is among those that are to be chosen from: another's answer is asked for by nobody. */
const isOpenTo = ({ product, productNamed }: ReplyQuestion, of: Passage[]): boolean => !productNamed || of.some((passage) => fold(passage.product) === fold(product));

/** A draft of the likeliest answer, which a person looks at however sure it is; which is meant is asked where the ticket leaves that open. */
function likelyAnswer(frame: Frame, spoken: Passage[]): ReplyDraft | undefined {
  const { question } = frame;
  const said = `${question.ticket.subject}\n${question.ticket.message}`;
  const [top] = byChance(spoken);
  if (!top) return undefined;
  const best = namedTwin(top, spoken, said), others = spoken.filter((other) => other !== best);
  const { of, choices } = whichMeant(best, spoken, question, said);
  const chance = (of.length > 1 ? of : [...new Set([best, top])]).reduce((sum, passage) => sum + (passage.chance ?? 0), 0);
  if (choices.length > 0 && (chance >= LIKELY || (asksOneOf(of, said) && isOpenTo(question, of)))) return askWhich(frame, best, { choices, of });
  if (chance < LIKELY) return undefined;
  const written = fromPassage(frame, best, others, doubtsAbout(frame, best, others, false));
  return { ...written, confidence: rounded(Math.min(LIKELY_AT_MOST, Math.max(written.confidence, chance / 2))), doubted: true };
}

/** Who wishes for something and asks nothing needs no question back. */
const needsNoQuestion = ({ question: { ticket }, issueName }: Frame): boolean => issueName === 'feature_request' && isSuggestion(ticket) && !asks(ticket) && !asksForDeed(ticket.message);

const ALONE_CHANCE = 0.22;
const THANKS_CONFIDENCE = 0.4;

/** Near enough for a draft: near, or alone; alone with the ticket's own error code, however few words it shares. */
const isNearEnough = (best: Passage, spoken: Passage[], said: string): boolean =>
  Math.max(best.score, spoken[0]?.score ?? 0) >= ANSWER_LIKENESS || ((best.score >= ALONE_LIKENESS && (best.chance ?? 1) >= ALONE_CHANCE || sameCode(said, best)) && spoken.every((other) => other === best || best.score >= other.score * ALONE_LEAD));

/** Thanks for praise: in the words with which the team's own answer to it begins, where there is one in the ticket's language. For a person to send. */
function thankForPraise(frame: Frame, spoken: Passage[]): ReplyDraft {
  const { language } = frame.question;
  const own = spoken.find((passage) => passage.kind === 'article' && (passage.issue === 'praise' || matterOf(passage, language) === 'praise') && openingThanks(passage) !== '');
  return draft({
    status: 'drafted', language, template: `${language}/praise`, confidence: THANKS_CONFIDENCE, doubted: true,
    body: own ? openingThanks(own) : intro(frame), usedPassages: own ? [own.id] : [],
  });
}

/** Thanks for a wish. */
const thankYou = (frame: Frame): ReplyDraft =>
  draft({ status: 'drafted', language: frame.question.language, body: intro(frame), template: `${frame.question.language}/${frame.issueName}`, confidence: THANKS_CONFIDENCE });

/** Praise where a ticket is that alone, else the issue by its words: praise that leads up to something else is none. */
function issueOf({ ticket, language, issue }: ReplyQuestion): string {
  if (isPraiseAlone(ticket, language)) return 'praise';
  const told = neutralIssue(language, ticket, issue);
  return told === 'praise' ? 'other' : told;
}

/** Without what is about another product than the one that is named, unless the ticket names that too. */
function ofProduct(passages: Passage[], { ticket, product, productNamed, style }: ReplyQuestion): Passage[] {
  const brand = brandOf([product, ...passages.map((passage) => passage.product)], style.companyName);
  const said = fold(`${ticket.subject}\n${ticket.message}`);
  return passages.filter((passage) => !productNamed || !passage.product || fold(passage.product) === fold(product) || said.includes(fold(passage.product)) || tellsOf(passage, product, brand));
}

/** Steps help nobody whose thing does not do as it should: where they lie nearest, only what was written about a fault is left. */
const withoutIdleSteps = (spoken: Passage[], ticket: Ticket): Passage[] =>
  (spoken[0] && reportsFault(ticket) && isUnaskedHowTo(ticket, spoken[0]) ? spoken.filter(({ title, problem }) => tellsFault(`${title}\n${problem}`)) : spoken);

/** A reply to somebody who tells of a death, an injury or a theft: for a person to look at, whatever it says. */
export async function writeReply(question: ReplyQuestion): Promise<ReplyDraft> {
  const reply = await writeByKnowledge(unlessKept(question));
  if (reply.status === 'none' || mishapIn(question.ticket) === undefined) return reply;
  return { ...reply, doubted: true, warnings: [...reply.warnings, 'The ticket may tell of a death, an injury or a theft; look at the tone before you send it.'] };
}

/** What every way of writing this reply looks at. */
async function frameOf(question: ReplyQuestion, templates: Frame['templates']): Promise<Frame> {
  const { analyzeTicket } = await import('../sentiment/analysis.ts');
  const issueName = issueOf(question);
  return { templates, issue: templates.issues[issueName] ?? { cues: [] }, issueName, question, feeling: analyzeTicket(question.ticket, []) };
}

/** The nearest answer or the twin of it that the ticket names, and the same as `fitting` unless one on another product lies nearer or it is none to a wish. */
function nearestAnswer({ question, issueName }: Frame, spoken: Passage[], onProduct: Passage[]) {
  const { ticket, language, passages } = question;
  const { passage: nearest, otherMatter } = chosen(spoken, question, issueName);
  const best = nearest && namedTwin(nearest, spoken, `${ticket.subject}\n${ticket.message}`);
  const anothers = best !== undefined && passages.some((passage) => !onProduct.includes(passage) && best.score < passage.score * SAME_MATTER_NEAR);
  // A wish is answered by what was written about wishes, and by nothing else however near.
  const fits = best !== undefined && !anothers && (issueName !== 'feature_request' || asks(ticket) || matterOf(best, language) === issueName);
  return { best, fitting: fits ? best : undefined, anothers, otherMatter, isTwin: best !== nearest };
}

/**
 * A reply without any model: the team's own template for this product and issue, or the nearest passage's solution between
 * neutral sentences in the ticket's language, or one question where nothing near enough is known. Never translates.
 */
async function writeByKnowledge(question: ReplyQuestion): Promise<ReplyDraft> {
  const { language, passages } = question;
  const templates = templatesIn(language);
  if (!templates) {
    return draft({ status: 'none', language, warnings: ['The built-in engine writes English, German, Spanish, French and Portuguese; this ticket seems to be in another language.'] });
  }
  const frame = await frameOf(question, templates);
  const { issueName } = frame;
  const own = teamReply(frame);
  if (own) return own;
  const open = standsOpen(question.ticket.message);
  if (open.length > 0) return { ...handOn(frame), warnings: open };
  const onProduct = ofProduct(passages, question);
  const { usable, spoken: all } = usablePassages(onProduct, language);
  if (issueName === 'praise') return thankForPraise(frame, all);
  if (isPlainlyGlad(question.ticket) && all.every(({ chance = 0 }) => chance < SURE_CHANCE)) return handOn(frame, all[0]);
  const several = severalAnswers(frame);
  if (several) return several;
  const said = `${question.ticket.subject}\n${question.ticket.message}`;
  const spoken = withoutIdleSteps(all, question.ticket).filter((passage) => issueName !== 'plan_change' || !endsUnasked(said, passage));
  const compared = comparedAnswers(frame, spoken);
  if (compared) return compared;
  const { best, fitting, anothers, otherMatter, isTwin } = nearestAnswer(frame, spoken, onProduct);
  const near = fitting && isNearEnough(fitting, spoken, said) ? fitting : undefined;
  const { choices, of, contested } = fitting ? whichMeant(fitting, spoken, question, said) : NOTHING_MEANT;
  if (fitting && choices.length > 0 && (near || (asksOneOf(of, said) && isOpenTo(question, of)))) return askWhich(frame, fitting, { choices, of });
  const likely = likelyAnswer(frame, spoken);
  if (likely?.status === 'clarify') return likely;
  const strange = fitting ? unknownNames(askedIn(question.ticket.message), language, fitting, `${question.product} ${question.style.companyName}`) : [];
  const among = late(() => askAmong(frame, ofProduct(withEach(question.likeliest ?? [], question.questions ?? []), question)));
  if (strange.length > 0) return { ...(among() ?? handOn(frame, best)), warnings: [`The nearest answer in your knowledge says nothing of ${strange.map((name) => `“${name}”`).join(', ')}.`] };
  if (near && chanceOfMatter(near, usable) >= UNLIKELY) {
    const others = usable.filter((other) => other !== near);
    const written = fromPassage(frame, near, others, [...doubtsAbout(frame, near, others, otherMatter), ...(contested || isTwin ? [CONTESTED] : [])]);
    if (written.confidence > HARDLY) return written;
  }
  if (likely) return likely;
  const foreign = near || issueName === 'feature_request' ? undefined : untranslatedAnswer(frame, onProduct);
  if (foreign) return foreign;
  if (needsNoQuestion(frame)) return thankYou(frame);
  const reply = (isOwnCase(frame) || tellsLittle(question.ticket) || saysNothing(question.ticket) ? undefined : among()) ?? askBack(frame, best);
  if (anothers || (passages.length > 0 && onProduct.length === 0)) reply.warnings.push('The nearest answer in your knowledge is about another product than the ticket.');
  reply.warnings.push(...warnOf(usable, language));
  return reply;
}
