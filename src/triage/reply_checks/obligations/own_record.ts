import { codeForm, codeKey, findCodes } from '../identifiers/addresses.ts';
import { ticketText, type CheckedReply } from '../checked_reply.ts';
import { commitmentOf } from './commitments.ts';
import { clausesIn, denies, sentencesOf } from '../../text/sentences.ts';

/** Letters of a verb that its forms share, and a verb cut to them, without what conjugates it. */
export const VERB_STEM = 5;
export const verbStem = (word: string): string => word.replace(/^ge(?=[a-z]{5})/, '').slice(0, VERB_STEM);
const LONG_NUMBER = /(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d{4,12}(?![\d.,]\d|\d| ?[€£$%])/g;
const referencesIn = (text: string): string[] => [...findCodes(text).map(({ words }) => codeKey(words)), ...text.match(LONG_NUMBER) ?? []].filter((key) => key.length > 3);

/** What was done, in five languages: no noun ("refund", "Kündigung") and no infinitive ("à débloquer"). */
const DONE = /(?:ed|(?<!m[ae])nt|set|put|one|ade|old|aid|iert|[aiu]d[oa]s?|ech[oa]s?|uest[oa]s?|eit[oa]s?|uelt[oa]s?|(?<!^camb|^env|^serv)io|[oei]u)$|^[a-z]{0,7}ge[a-z]{2,}(?:t|en)$|^(?:ver|be|er|ent|zer|uber|unter)[a-z]{3,}(?:t|en)$/;
/** "Validé", "remplies", "reçu": nouns end so in the other languages. */
const DONE_FRENCH = /(?:e|i|u)e?s?$/;
/** A wish, a duty, a rule or a plan beside it: then nothing was done yet. */
const NOT_DONE = /(?<!\p{L})(?:asks?|asked|wants?|request(?:ed|s)?|open|pending|awaiting|to be|can|may|must|will|would|should|if|when|every|always|(?:is|are) (?!now |already )[a-z]+ (?:if|when|every|weekly|daily|monthly|yearly|within|after)|beantragt|erbeten|offen|ausstehend|wird|werden|kann|konnen|muss|mussen|soll|wenn|falls|pide|piden|solicita|solicitad[oa]|pendiente|sera|seran|puede|debe|si|cuando|demande[e]?s?|souhaite|en attente|seront|peut|doit|pediu|pede|solicitou|pendente|serao|pode|deve|se (?:for|o|a)|quando)(?!\p{L})/u;

/** "Remboursement émis": the deed that a noun names was carried out. */
const CARRIED_OUT = /(?<!\p{L})(?:issued|made|completed|processed|ausgefuhrt|veranlasst|angewiesen|gebucht|efectuad[oa]|realizad[oa]|emitid[oa]|hech[oa]|feit[oa]|emise?|effectuee?)(?!\p{L})/u;

/** "CHF 318.–": its dash parts no clause. */
const ROUND_AMOUNT = /\.[–—-] /g;

/** The sentences of a source that tell of the customer's own reference: behind it, up to another of its form. */
function ownSentences(text: string, asked: ReadonlySet<string>, forms: ReadonlySet<string>): string[] {
  let isOwn = false;
  return sentencesOf(text).filter((sentence) => {
    const named = referencesIn(sentence.text);
    const others = named.some((one) => !asked.has(one) && forms.has(codeForm(one)));
    if (others) isOwn = false; else if (named.some((one) => asked.has(one))) isOwn = true;
    return isOwn;
  }).map(({ folded }) => folded);
}

/** The verbs of which folded sentences say that they were done, in a clause that neither denies it nor asks for it. */
export function doneIn(sentences: readonly string[], language: string): string[] {
  const clauses = sentences.flatMap((sentence) => clausesIn(sentence.replace(ROUND_AMOUNT, ' '))).filter((clause) => !NOT_DONE.test(clause) && !denies(clause, language));
  const isDone = (word: string): boolean => DONE.test(word) || (language === 'fr' && DONE_FRENCH.test(word));
  return clauses.flatMap((clause) => (clause.match(/[a-z]{3,}/g) ?? []).filter((word) => CARRIED_OUT.test(clause) || isDone(word)));
}

/**
 * Whether a source that names the customer's own order, visit or contract, a record of the case, says that a thing was done: in a
 * participle of the same verb or of one that owes the same, in a clause that neither denies it nor asks for it.
 */
export function recordedIn(reply: CheckedReply): (verb: string) => boolean {
  const asked = new Set(referencesIn(ticketText(reply)));
  const forms = new Set([...asked].map(codeForm));
  const records = asked.size === 0 ? [] : reply.sources.filter(({ title, text, anothersCase }) => !anothersCase && referencesIn(`${title}\n${text}`).some((key) => asked.has(key)));
  const done = doneIn(records.flatMap(({ title, text }) => ownSentences(`${title}\n${text}`, asked, forms)), reply.language);
  const stems = new Set(done.map(verbStem));
  const kinds = new Set(done.map(commitmentOf).filter((kind) => kind !== undefined));
  return (verb) => stems.has(verbStem(verb)) || kinds.has(commitmentOf(verb) ?? -1);
}
