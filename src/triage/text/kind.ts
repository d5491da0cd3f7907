import tables from '../../../data/text/message_kinds.json' with { type: 'json' };
import { fold, plainCharacters } from './characters.ts';

/** What kind of message a ticket is; all but `ordinary` need no answer, or cannot have one. */
export type MessageKind = 'ordinary' | 'auto_reply' | 'bounce' | 'thanks_only' | 'blank';

/** Machines say what they are at once: what stands below this many letters is not looked at. */
const OPENING = 700;
const MOST_THANKS_WORDS = 40;

const escaped = (phrase: string) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const group = (phrases: string[]) => `(?:${[...phrases].sort((a, b) => b.length - a.length).map(escaped).join('|')})`;
/** A subject line that is the phrase, or begins with it and a colon or a dash: not one that speaks of it. */
const subjectOf = (phrases: string[]) => new RegExp(`^[\\s\\[*]{0,4}${group(phrases)}(?:\\s*$|\\s*[\\]:(–—-])`, 'u');
const sentenceOf = (phrases: string[]) => new RegExp(`(?:^|[.!,;:\\n]\\s{0,4})${group(phrases)}(?![\\p{L}\\p{N}])`, 'u');
const anywhere = (phrases: string[]) => new RegExp(`(?<![\\p{L}\\p{N}])${group(phrases)}`, 'u');

const AUTO_SUBJECT = subjectOf(tables.auto_subjects);
const ABSENCE_SUBJECT = subjectOf(tables.absence_subjects);
const AUTO_SENTENCE = sentenceOf(tables.auto_sentences);
const ABSENCE_SENTENCE = sentenceOf(tables.absence_sentences);
const ABSENCE_CUE = anywhere(tables.absence_cues);
const ABSENCE_UNTIL = anywhere(tables.absence_until);
const REQUEST = anywhere(tables.requests);
const BOUNCE_SUBJECT = subjectOf(tables.bounce_subjects);
const BOUNCE_SENTENCE = sentenceOf(tables.bounce_sentences);
const BOUNCE_CUE = anywhere(tables.bounce_cues);

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
  if (ABSENCE_SUBJECT.test(subject)) return ABSENCE_CUE.test(opening) || !opening || (ABSENCE_UNTIL.test(opening) && !REQUEST.test(opening));
  const found = ABSENCE_SENTENCE.exec(opening);
  if (!found || found.index > 160) return false;
  return ABSENCE_CUE.test(opening) || (ABSENCE_UNTIL.test(opening) && !REQUEST.test(opening));
}

/**
 * Told by subject and cleaned text, in five languages. Errs towards `ordinary`: a customer who speaks of an automatic
 * reply, or thanks and then asks, is a customer.
 */
export function messageKind({ subject, message }: { subject: string; message: string }): MessageKind {
  const title = fold(plainCharacters(subject.slice(0, 300))).trim();
  const opening = fold(plainCharacters(message.slice(0, OPENING))).trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}?!]/u.test(title + opening)) return 'blank';
  if (BOUNCE_SUBJECT.test(title) || (BOUNCE_SENTENCE.test(opening.slice(0, 300)) && BOUNCE_CUE.test(opening) && !/\?/.test(opening))) return 'bounce';
  if (AUTO_SUBJECT.test(title) || (AUTO_SENTENCE.test(opening) && !/\?/.test(opening)) || isAbsence(title, opening)) return 'auto_reply';
  return isThanksOnly(message.trim() ? message.slice(0, OPENING) : subject) && message.length < OPENING ? 'thanks_only' : 'ordinary';
}
