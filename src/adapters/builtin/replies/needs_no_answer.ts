import type { Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { fold } from '../../../triage/text/characters.ts';
import { windowsOf } from '../escalation/windows.ts';
import { textOf } from '../sentiment/own_words.ts';
import { heldOf } from '../sentiment/shipped_model.ts';
import { unlessStandstill } from '../sentiment/standstill.ts';
import { toReader } from './answer_text.ts';
import { asksSomething, givesThanks, isCourtesy, isUnmixed, WISH } from './mixed_praise.ts';
import { tellsFault } from './told_faults.ts';

type Told = Pick<Ticket, 'subject' | 'message'>;

const READ = 6000;
/**
 * How likely the sentiment engine holds it that a text is glad, before it counts as plainly so, as surely, and as beyond doubt; and of its last sentence.
 * The complaints that sound surely glad are mostly mockery: it praises first and ends with what happened.
 */
const PLAINLY_GLAD = 0.6, SURELY_GLAD = 0.9, BEYOND_DOUBT = 0.95, ENDS_GLAD = 0.5;
/** How likely a single sentence is held to be unhappy before praise is doubted. */
const SOUNDS_BAD = 0.9;
/** "Yes", "10/10": too little to be glad about. */
const FEWEST_WORDS = 3;

const saidBy = ({ subject, message }: Told): string => `${subject}\n${message}`.slice(0, READ);

function gladness({ subject, message }: Told): number {
  const text = textOf(subject, message), { probabilities, signals } = heldOf(text);
  return signals.words < FEWEST_WORDS ? 0 : unlessStandstill(probabilities, text, signals)[2];
}

/** "Thank you for the wonderful bike. The brakes gave way": one sentence that sounds bad is what the rest leads up to. */
function hasBadSentence({ subject, message }: Told): boolean {
  return windowsOf(textOf(subject, message)).sentences.some((sentence) => heldOf(sentence).probabilities[0] >= SOUNDS_BAD);
}

function endsGlad({ subject, message }: Told): boolean {
  const text = textOf(subject, message);
  // "Please pass it on to his boss" sounds like nothing in particular.
  return heldOf(windowsOf(text).sentences.findLast((sentence) => !isCourtesy(sentence)) ?? text).probabilities[2] >= ENDS_GLAD;
}

/** Whether a ticket is glad and asks for nothing, and tells of a fault only where that is surely over: what only lies near helps nobody, though it may not be praise alone. */
export function isPlainlyGlad(ticket: Told): boolean {
  const glad = gladness(ticket), said = saidBy(ticket);
  return glad >= PLAINLY_GLAD && !asksSomething(said) && (glad >= SURELY_GLAD || !tellsFault(said));
}

/** Whether a ticket in this language is praise or thanks and nothing besides. Where unsure it is none. */
export function isPraiseAlone(ticket: Told, language: string): boolean {
  const glad = gladness(ticket), said = saidBy(ticket);
  return glad >= SURELY_GLAD && isUnmixed(said, language) && !hasBadSentence(ticket) && (givesThanks(said) || (glad >= BEYOND_DOUBT && endsGlad(ticket)));
}

/** Whether a ticket wishes for something in general, as a suggestion does, rather than for its own case: "I would like to have the invoice". */
export const isSuggestion = ({ message }: Pick<Ticket, 'message'>): boolean => WISH.test(fold(message.slice(0, READ)));

const THANKS_FIRST = /^(?:thank|(?:vielen |herzlichen |lieben |besten )?dank|(?:muchas |muchisimas |mil )?gracias|(?:un grand |grand |mille )?merci|(?:muito )?obrigad)/u;
/** Words of a thanks that is all of a reply. */
const MOST_WORDS_OF_THANKS = 40;

/** The first line of an answer, where it thanks and could stand alone, else `""`: what follows (reviews, a friend's reward, that the ticket can be closed) does not fit every praise. */
export function openingThanks(answer: Pick<Passage, 'kind' | 'solution'>): string {
  const [first = ''] = toReader(answer).trim().split('\n', 1);
  const isWhole = /[.!…]$/u.test(first.trim()) && !/[?:]|https?/u.test(first) && first.split(/\s+/).length <= MOST_WORDS_OF_THANKS;
  return isWhole && THANKS_FIRST.test(fold(first.replace(/^[^\p{L}]+/u, ''))) ? first.trim() : '';
}
