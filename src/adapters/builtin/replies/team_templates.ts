import type { ReplyDraft, ReplyTemplate } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { firstName } from '../../../render/salutation.ts';
import { detectLanguage } from '../../../triage/language.ts';
import { orderNumberIn } from '../../../triage/replies/order_number.ts';
import { solutionText } from '../../../triage/replies/solution_text.ts';
import { fillSlots } from '../../../triage/replies/template_slots.ts';
import { fold } from '../../../triage/text/characters.ts';
import { doubtsOf, OTHER_PROBLEM, SAYS_LITTLE } from './answer_fit.ts';
import { namesSomething, sensesOf, stemOf } from '../words/kin.ts';
import { draft, LIKELY, rounded, SURE_POINTS, VAGUE, type Frame } from './reply_frame.ts';
import { neutralIssue, pointsFor } from './reply_templates.ts';
import { standsOpen } from './stands_open.ts';
import { statesCase } from './states_case.ts';
import { wordsOf } from '../words/words.ts';

const CONFIDENCE = 0.7;
const READ = 6000;
/** So much of a template's words a ticket says that is filed under nothing of the template's: a word of its name and one of its text. */
const LEAST_SHARED = 3;
const OF_NAME = 2;
/** What speaks for a template: its very issue, an issue of the same neutral matter, its product, its language. */
const POINTS = { issue: 4, matter: 3, product: 1, language: 0.5, word: 0.1 };
const MOST_WORDS = 9;
/** Of two templates for one issue, a word or two in common do not tell which is meant. */
const LEAST_LEAD = 0.25;

/** How teams write a language, by its beginning: "DE", "German", "Allemand"; "Polish" is no Portuguese. */
const BEGINNINGS: Record<string, RegExp> = { de: /^(?:de|ger|all?em)/, en: /^(?:en|ing|ang)/, es: /^(?:es(?!t)|sp)/, fr: /^fr/, pt: /^(?:pt|por)/ };

interface Fitting { template: ReplyTemplate; points: number; byIssue: boolean; shared: number }

const same = (left: string, right: string): boolean => wordsOf(left).join(' ') === wordsOf(right).join(' ');

const speaks = ({ language: told, body }: ReplyTemplate, language: string): boolean =>
  (told ? BEGINNINGS[language]?.test(fold(told)) === true : ['', language].includes(detectLanguage(body).language));

const kinOfWord = (word: string): (string | number)[] => [stemOf(word), ...sensesOf(word)];

/** How much of a template's words a ticket says, in any form and by what they mean; those of the product say nothing. The ticket is read once for all of them. */
function sharedWith(said: string, product: string): (template: ReplyTemplate) => number {
  const ofProduct = new Set(wordsOf(product));
  const naming = (text: string): string[] => [...new Set(wordsOf(text))].filter((word) => namesSomething(word) && !ofProduct.has(word));
  const told = new Set(naming(said).flatMap(kinOfWord));
  const shared = (text: string): number => naming(text).filter((word) => kinOfWord(word).some((one) => told.has(one))).length;
  return ({ name, issue, body }) => shared(`${name} ${issue}`) * OF_NAME + shared(body);
}

/** So much of a template's words stands in what says the same. */
const SAYS_THE_SAME = 0.5;

/**
 * Whether something near in the team's knowledge stands under a template's issue, or says what it says. An issue holds more than one
 * question, and a template answers one: "Can you change the delivery address?" is none for "Where is my parcel?".
 */
function isBorneOut({ issue, body }: ReplyTemplate, near: Passage[]): boolean {
  const words = [...new Set(wordsOf(body))].filter(namesSomething);
  return near.some((passage) => {
    if (issue !== '' && same(passage.issue, issue)) return true;
    const told = new Set(wordsOf(passage.solution).flatMap(kinOfWord));
    return words.filter((word) => kinOfWord(word).some((one) => told.has(one))).length >= words.length * SAYS_THE_SAME;
  });
}

/** The templates that a ticket may be answered by, the best first: by its issue, in the team's own words too, or by what both say. */
function fitting({ question, issueName }: Frame): Fitting[] {
  const { ticket, language, product, issue: label, templates = [] } = question;
  if (templates.length === 0) return [];
  const sharedWords = sharedWith(`${ticket.subject}\n${ticket.message}`.slice(0, READ), product);
  return templates
    .filter((template) => speaks(template, language) && (!template.product || same(template.product, product)) && (template.product || template.issue))
    .flatMap((template): Fitting[] => {
      const isIssue = [label, issueName].some((one) => one !== '' && same(template.issue, one));
      const isMatter = !VAGUE.has(issueName) && neutralIssue(language, { subject: '', message: `${template.issue} ${template.name}` }, template.issue) === issueName;
      const shared = sharedWords(template);
      if (!isIssue && !isMatter && shared < LEAST_SHARED) return [];
      const points = (isIssue ? POINTS.issue : isMatter ? POINTS.matter : 0) + (template.product ? POINTS.product : 0) + (template.language ? POINTS.language : 0) + Math.min(shared, MOST_WORDS) * POINTS.word;
      return [{ template, points, byIssue: isIssue || isMatter, shared }];
    })
    .sort((a, b) => b.points - a.points);
}

/**
 * The team's own template for this ticket, its slots filled, its greeting and leave-taking left to the frame of the mail. One that
 * was found by its words alone, or speaks to more than one thing or to another, is for a person. Undefined where none fits.
 */
export function teamReply(frame: Frame): ReplyDraft | undefined {
  const { question, issueName, feeling } = frame;
  const { ticket, language, product, style, questions = [] } = question;
  const [best, next] = fitting(frame);
  if (!best) return undefined;
  const { name, body } = best.template;
  const isSure = best.byIssue && (question.issue !== '' || pointsFor(issueName, language, ticket) >= SURE_POINTS);
  const isAlone = !next?.byIssue || best.points - next.points > LEAST_LEAD;
  // What a template that shares hardly a word may miss, an entry that is likely to answer does not.
  if (!(isSure && isAlone) && best.shared < LEAST_SHARED && question.passages.some(({ chance = 0 }) => chance >= LIKELY)) return undefined;
  const passage = { id: name, kind: 'article' as const, title: name, problem: '', solution: body, product: best.template.product, issue: '', url: '', score: 1 };
  // Found by its issue, a template need not share its name with the ticket.
  const doubts = doubtsOf({ ticket, product, passage, feeling, language, company: style.companyName }).filter((doubt) => !(isSure && (doubt === OTHER_PROBLEM || doubt === SAYS_LITTLE)));
  const whys = [
    ...(isSure && isAlone ? [] : ['Another template of yours may fit better, or none.']),
    ...(questions.length > 1 ? ['The ticket asks several things; the template may not answer all of them.'] : []),
    ...(best.template.product !== '' && !question.productNamed ? ['The template is about one product, which the ticket does not name.'] : []),
    ...(question.passages.length > 0 && !isBorneOut(best.template, question.passages) ? ['Nothing near in your knowledge says what the template says, or stands under its issue.'] : []),
    ...(issueName === 'praise' ? ['Thanks for praise are for a person to send: a complaint may stand beside it.'] : []),
    ...(statesCase(body) ? ['The template says what has happened in a case, which nobody has looked up.'] : []),
    ...standsOpen(ticket.message),
  ];
  // A product that the ticket does not name is a guess: its slot stays.
  const values = { firstName: firstName(ticket.customerName), product: question.productNamed ? product : '', ticket: ticket.ticketId, company: style.companyName, order: orderNumberIn(`${ticket.subject}\n${ticket.message}`) };
  return draft({
    status: 'drafted', language, body: solutionText(fillSlots(body, values)), template: name,
    confidence: rounded(doubts.reduce((left, { cost }) => left - cost, CONFIDENCE)), doubted: whys.length > 0 || doubts.some(({ grave }) => grave), warnings: [...whys, ...doubts.map(({ why }) => why)],
  });
}
