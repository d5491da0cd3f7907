import tables from '../../../data/text/message_kinds.json' with { type: 'json' };
import { fold, plainCharacters } from './characters.ts';
import { phraseFinder } from './phrase_finder.ts';

/** What kind of message a ticket is; all but `ordinary` need no answer, or cannot have one. */
export type MessageKind = 'ordinary' | 'auto_reply' | 'bounce' | 'thanks_only' | 'blank';

/** Machines say what they are at once: what stands below this many letters is not looked at. */
const OPENING = 700;
const MOST_THANKS_WORDS = 40;

type Table = keyof typeof tables;
const beginnings = (name: Table) => phraseFinder({ [name]: tables[name] });
const whole = (name: Table) => phraseFinder({ [name]: tables[name] }, { whole: true });

/** A subject line that is the phrase, or begins with it and a colon or a dash: not one that speaks of it. */
function subjectIs(name: Table): (subject: string) => boolean {
  const finder = beginnings(name);
  return (subject) => {
    const found = finder.at(subject, /^[\s\[*]{0,4}/.exec(subject)?.[0].length ?? 0);
    return found !== undefined && (subject.charAt(found.end - 1) === ':' || /^\s*(?:$|[\]:(–—-])/.test(subject.slice(found.end)));
  };
}

/** Where a sentence begins with a phrase, or -1. */
function sentenceWith(name: Table): (text: string) => number {
  const finder = whole(name);
  return (text) => {
    for (const { index } of finder.all(text)) if (/(?:^|[.!,;:\n]\s{0,4})$/.test(text.slice(Math.max(0, index - 6), index))) return index;
    return -1;
  };
}

const isAutoSubject = subjectIs('auto_subjects');
const isAbsenceSubject = subjectIs('absence_subjects');
const isBounceSubject = subjectIs('bounce_subjects');
const autoSentence = sentenceWith('auto_sentences');
const absenceSentence = sentenceWith('absence_sentences');
const bounceSentence = sentenceWith('bounce_sentences');
const absenceCues = beginnings('absence_cues');
const absenceUntil = beginnings('absence_until');
const bounceWords = beginnings('bounce_words');
const requests = beginnings('requests');
const bounceCues = beginnings('bounce_cues');

const thanks = new Set(tables.thanks);
const solved = new Set(tables.solved);
const pleasantries = new Set([...tables.thanks, ...tables.solved, ...tables.thanks_words]);

/** Thanks and "solved" in words of courtesy alone: one word of anything else makes a message ordinary. */
function isThanksOnly(message: string): boolean {
  const pieces = message.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  if (pieces.length === 0 || pieces.length > MOST_THANKS_WORDS || /[?¿]/.test(message)) return false;
  const folded = pieces.map((piece) => fold(piece));
  if (!folded.some((word) => thanks.has(word) || solved.has(word))) return false;
  if (!folded.some((word) => thanks.has(word)) && folded.length > 12) return false;
  const strange = pieces.filter((_piece, at) => !pleasantries.has(folded[at] ?? ''));
  // A name or two may stand there, as names are written: "Thanks Priya, all sorted. Tom".
  return strange.length <= 3 && strange.every((piece) => /^\p{Lu}\p{Ll}+$/u.test(piece));
}

/** A message sent by an absent person's mailbox: it says so, says until when or whom to ask, and asks nothing. */
function isAbsence(subject: string, opening: string): boolean {
  if (/\?/.test(opening)) return false;
  if (isAbsenceSubject(subject)) return absenceCues.isIn(opening) || !opening || (absenceUntil.isIn(opening) && !requests.isIn(opening));
  const found = absenceSentence(opening);
  if (found < 0 || found > 160) return false;
  return absenceCues.isIn(opening) || (absenceUntil.isIn(opening) && !requests.isIn(opening));
}

/** A mail server's answer: a parcel that could not be delivered has such a subject too, but no word of mail below it. */
function isBounce(subject: string, opening: string): boolean {
  const asks = /\?/.test(opening);
  const sentence = !asks && bounceSentence(opening.slice(0, 300)) >= 0;
  if (isBounceSubject(subject)) return !opening || sentence || bounceCues.isIn(opening) || (!asks && bounceWords.isIn(opening));
  return sentence && bounceCues.isIn(opening);
}

/**
 * Told by subject and cleaned text, in five languages. Errs towards `ordinary`: a customer who speaks of an automatic
 * reply, or thanks and then asks, is a customer.
 */
export function messageKind({ subject, message }: { subject: string; message: string }): MessageKind {
  const title = fold(plainCharacters(subject.slice(0, 300))).trim();
  const opening = fold(plainCharacters(message.slice(0, OPENING))).trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}?!]/u.test(title + opening)) return 'blank';
  if (isBounce(title, opening)) return 'bounce';
  if (isAutoSubject(title) || (autoSentence(opening) >= 0 && !/\?/.test(opening)) || isAbsence(title, opening)) return 'auto_reply';
  return isThanksOnly(message.trim() ? message.slice(0, OPENING) : subject) && message.length < OPENING ? 'thanks_only' : 'ordinary';
}
