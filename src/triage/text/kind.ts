import { fold, plainCharacters } from './characters.ts';
import { ofKinds, wordsOf } from './phrases.ts';
import { QUESTION, signsIn } from './signs.ts';

/** What kind of message a ticket is; all but `ordinary` need no answer, or cannot have one. */
export type MessageKind = 'ordinary' | 'auto_reply' | 'bounce' | 'thanks_only' | 'blank';

/** Machines say what they are at once: what stands below this many letters is not looked at. */
const OPENING = 700;
const MOST_THANKS_WORDS = 40;

type Table = Parameters<typeof ofKinds.phrasesOf>[number];

/** A subject line that is the phrase, or begins with it and a colon or a dash: not one that speaks of it. */
function subjectIs(name: Table): (subject: string) => boolean {
  const finder = ofKinds.beginningsOf(name);
  return (subject) => {
    if (subject === '') return false;
    const found = finder.at(subject, /^[\s\[*]{0,4}/.exec(subject)?.[0].length ?? 0);
    return found !== undefined && (subject.charAt(found.end - 1) === ':' || /^\s*(?:$|[\]:(–—-])/.test(subject.slice(found.end)));
  };
}

/** Where a sentence begins with a phrase, or -1. */
function sentenceWith(name: Table): (text: string) => number {
  const finder = ofKinds.phrasesOf(name);
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
const bounceBeginnings = ofKinds.beginningsOf('bounce_sentences');
const absenceCues = ofKinds.beginningsOf('absence_cues');
const absenceUntil = ofKinds.beginningsOf('absence_until');
const bounceWords = ofKinds.beginningsOf('bounce_words');
const requests = ofKinds.beginningsOf('requests');
const bounceCues = ofKinds.beginningsOf('bounce_cues');

const thanks = wordsOf('thanks');
const solved = wordsOf('solved');
const pleasantries = wordsOf('pleasantries');
/** A name or two may stand there, as names are written: "Thanks Priya, all sorted. Tom". */
const MOST_NAMES = 3;
const WORD = /[\p{L}\p{N}'’]+/gu;
const NAME = /^\p{Lu}\p{Ll}+$/u;

/** The words, folded, or nothing where more of them than a thanks needs are strange to it. */
function courteousWords(message: string): string[] | undefined {
  const folded: string[] = [];
  let names = 0;
  for (const [piece] of message.matchAll(WORD)) {
    const word = fold(piece);
    if (!pleasantries.has(word) && (++names > MOST_NAMES || !NAME.test(piece))) return undefined;
    if (folded.push(word) > MOST_THANKS_WORDS) return undefined;
  }
  return folded;
}

/** Thanks and "solved" in words of courtesy alone: one word of anything else makes a message ordinary. */
function isThanksOnly(message: string): boolean {
  if ((signsIn(message) & QUESTION) !== 0) return false;
  const words = courteousWords(message);
  if (!words || words.length === 0) return false;
  return words.some((word) => thanks.has(word)) || (words.length <= 12 && words.some((word) => solved.has(word)));
}

const JOINED = /(?<!\p{L})(?:and|but|und|aber|y|pero|et|mais|e|mas)(?!\p{L})/u;
const OF_ABSENCE = /mail|messag|nachricht|correo|mensa|repl|respon|antwort|repond|return|back|zuruck|wieder|vuelv|regres|volt|retour|contact|access|zugriff/;
const OWN_THING = /(?<!\p{L})(?:my|mein(?:e[nmrs]?)?|mis?|mon|ma|mes(?= (?!d[aeo]s)\p{L}{3,20}[sx](?!\p{L}))|meus?|minhas?) (?!colleague|return|absence|(?:e-?)?mail|inbox|nachricht|deputy|assistant|team|kolleg|vertretung|ruckkehr|abwesenheit|companer|regreso|vuelta|ausencia|correo|collegue|retour|messagerie|colega|volta)\p{L}/u;

/** "… until Monday and the card is blocked", "… until Monday. My card is blocked": who tells of more than the absence is a customer. `absence`: folded, from the absence on. */
function tellsMore(absence: string): boolean {
  const [, ...joined] = (/^[^.!\n]*/.exec(absence)?.[0] ?? '').split(JOINED);
  return joined.some((part) => !OF_ABSENCE.test(part)) || OWN_THING.test(absence);
}

/** A message sent by an absent person's mailbox: it says so, says until when or whom to ask, and asks nothing. */
function isAbsence(subject: string, opening: string): boolean {
  if (opening.includes('?')) return false;
  if (isAbsenceSubject(subject)) return absenceCues.isIn(opening) || !opening || (absenceUntil.isIn(opening) && !requests.isIn(opening));
  const found = absenceSentence(opening);
  if (found < 0 || found > 160) return false;
  return absenceCues.isIn(opening) || (absenceUntil.isIn(opening) && !requests.isIn(opening) && !tellsMore(opening.slice(found)));
}

/** A mail server's answer: a parcel that could not be delivered has such a subject too, but no word of mail below it. */
function isBounce(subject: string, opening: string): boolean {
  const asks = opening.includes('?');
  const sentence = !asks && bounceBeginnings.isIn(opening) && bounceSentence(opening.slice(0, 300)) >= 0;
  if (isBounceSubject(subject)) return !opening || sentence || bounceCues.isIn(opening) || (!asks && bounceWords.isIn(opening));
  return sentence && bounceCues.isIn(opening);
}

/** The ticket told last: rules, engine and reply each ask for its kind. */
let last: { subject: string; message: string; kind: MessageKind } | undefined;

/**
 * Told by subject and cleaned text, in five languages. Errs towards `ordinary`: a customer who speaks of an automatic
 * reply, or thanks and then asks, is a customer.
 */
export function messageKind({ subject, message }: { subject: string; message: string }): MessageKind {
  if (last?.message !== message || last.subject !== subject) last = { subject, message, kind: kindOf(subject, message) };
  return last.kind;
}

const SHOWN = /[\p{L}\p{N}\p{Extended_Pictographic}?!]/u;

function kindOf(subject: string, message: string): MessageKind {
  const title = fold(plainCharacters(subject.slice(0, 300))).trim();
  const opening = fold(plainCharacters(message.slice(0, OPENING))).trim();
  if (!SHOWN.test(opening) && !SHOWN.test(title)) return 'blank';
  if (isBounce(title, opening)) return 'bounce';
  if (isAutoSubject(title) || (autoSentence(opening) >= 0 && !opening.includes('?')) || isAbsence(title, opening)) return 'auto_reply';
  return message.length < OPENING && isThanksOnly(message.trim() ? message : subject) ? 'thanks_only' : 'ordinary';
}
