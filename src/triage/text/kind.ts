import { isThanksOnly } from './bare_thanks.ts';
import { fold, plainCharacters } from './characters.ts';
import { ofKinds, wordsOf } from './phrases.ts';

/** What kind of message a ticket is; all but `ordinary` need no answer, or cannot have one. */
export type MessageKind = 'ordinary' | 'auto_reply' | 'bounce' | 'thanks_only' | 'blank';

/** Machines say what they are at once: what stands below this many letters is not looked at. */
const OPENING = 700;

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

const pleasantries = wordsOf('pleasantries');
const firstPerson = wordsOf('first_person');
const WORD = /[\p{L}\p{N}'’]+/gu;

const ANSWERS = /^(?:\[[^\]]{0,60}\]\s*)?(?:re|aw|antw|fwd?|wg|rv|enc|res|tr|sv|vs)\s?(?:\[\d{1,3}\])?\s?:/;
const NO_SUBJECT = /^[\s([<]*(?:ok(?:ay)?|hi|hello|hey|hallo|hola|ola|oi|bonjour|no subject|(?:kein|ohne) betreff|sin asunto|(?:aucun|sans|pas d')\s?objet|sem assunto)[\s)\]>]*$/;

/** A subject under which thanks may be all there is: a new mail's own says what the thanks below it are for, "Please cancel order 4711". */
const asksNothing = (subject: string, title: string): boolean =>
  !/[\p{L}\p{N}?]/u.test(title) || ANSWERS.test(title) || NO_SUBJECT.test(title) || isThanksOnly(subject);

const JOINED = /(?<!\p{L})(?:and|but|und|aber|y|pero|et|mais|e|mas)(?!\p{L})/u;
const OF_ABSENCE = /mail|messag|nachricht|correo|mensa|repl|respon|antwort|repond|return|back|zuruck|wieder|vuelv|regres|volt|retour|contact|access|zugriff/;
const OWN_THING = /(?<!\p{L})(?:my|mein(?:e[nmrs]?)?|mis?|mon|ma|mes(?= (?!d[aeo]s)\p{L}{3,20}[sx](?!\p{L}))|meus?|minhas?) (?!colleague|return|absence|(?:e-?)?mail|inbox|nachricht|deputy|assistant|team|kolleg|vertretung|ruckkehr|abwesenheit|companer|regreso|vuelta|ausencia|correo|collegue|retour|messagerie|colega|volta)\p{L}/u;

/** "… until Monday and the card is blocked", "… until Monday. My card is blocked": who tells of more than the absence is a customer. `absence`: folded, from the absence on. */
function tellsMore(absence: string): boolean {
  const [, ...joined] = (/^[^.!\n]*/.exec(absence)?.[0] ?? '').split(JOINED);
  return joined.some((part) => !OF_ABSENCE.test(part)) || OWN_THING.test(absence) || absence.split(/[.!\n]/).slice(1).some(isOfMore);
}

/** A sentence of an absence note that is neither of absence nor courteous: "Entréguenlo después". */
function isOfMore(sentence: string): boolean {
  const words = sentence.match(WORD) ?? [];
  return words.length > 1 && !OF_ABSENCE.test(sentence) && !absenceUntil.isIn(sentence) && words.some((word) => !pleasantries.has(word));
}

/** A message sent by an absent person's mailbox: it says so, says until when or whom to ask, and asks nothing. */
function isAbsence(subject: string, opening: string): boolean {
  if (opening.includes('?')) return false;
  if (isAbsenceSubject(subject)) return absenceCues.isIn(opening) || !opening || (absenceUntil.isIn(opening) && !requests.isIn(opening));
  const found = absenceSentence(opening);
  if (found < 0 || found > 160) return false;
  return absenceCues.isIn(opening) || (absenceUntil.isIn(opening) && !requests.isIn(opening) && !tellsMore(opening.slice(found)));
}

const OF_SERVERS = /mailer-daemon|smtp|\b5\d\d[ -]?5\.|5\.\d\.\d|diagnostic|remote server|user unknown/;

/** A mail server's answer: a parcel that could not be delivered has such a subject too, but no word of mail below it. */
function isBounce(subject: string, opening: string): boolean {
  const asks = opening.includes('?'), isCustomer = OWN_THING.test(opening) && !OF_SERVERS.test(opening);
  const sentence = !asks && bounceBeginnings.isIn(opening) && bounceSentence(opening.slice(0, 300)) >= 0;
  if (isBounceSubject(subject)) return !opening || sentence || (!isCustomer && (bounceCues.isIn(opening) || (!asks && bounceWords.isIn(opening))));
  return sentence && bounceCues.isIn(opening);
}

const WHY = /(?<!\p{L})(?:why|warum|wieso|weshalb|pourquoi|por que)(?!\p{L})/u;

/** A customer under the subject of a machine: asks why, or for himself, and says nothing that machines say. */
function isAskedByACustomer(opening: string): boolean {
  if (autoSentence(opening) >= 0 || absenceSentence(opening) >= 0 || absenceCues.isIn(opening)) return false;
  const questions = opening.match(/[^.!?\n]{1,300}\?/g) ?? [];
  return (requests.isIn(opening) && OWN_THING.test(opening)) || questions.some((question) => WHY.test(question) || (question.match(WORD) ?? []).some((word) => firstPerson.has(word)));
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
  if ((isAutoSubject(title) && !isAskedByACustomer(opening)) || (autoSentence(opening) >= 0 && !opening.includes('?')) || isAbsence(title, opening)) return 'auto_reply';
  const isShort = message.length < OPENING && subject.length < OPENING;
  return isShort && isThanksOnly(message.trim() ? message : subject) && asksNothing(subject, title) ? 'thanks_only' : 'ordinary';
}
