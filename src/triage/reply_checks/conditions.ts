import { contentWords, type Sentence } from './sentences.ts';

/** What opens a condition in five languages, inside a sentence or at its head. */
const OPENS = /(?<!\p{L})(?:if|when|unless|provided(?: that)?|as long as|on request|falls|wenn|sofern|soweit|auf wunsch|si|cuando|siempre que|en caso de(?: que)?|quand|lorsque|a condition que|en cas de|se|quando|caso|desde que|em caso de)(?!\p{L})/u;
/** A German sentence that begins with its verb sets a condition too: "Ist die Ware unbenutzt, …". */
const VERB_FIRST = /^\W*(?:ist|sind|wurde|wurden|wird|werden|hat|haben|kommt|geht|fehlt|liegt|should|were|had)(?!\p{L})[^?]{3,160},/u;
/** An order that earns what follows: "book a slot, and we call you". */
const EARNED = /^\W*(?:please |bitte |por favor,? |merci de |veuillez )?(?:send|book|reply|tell|return|choose|fill|request|ask|write|contact|call|senden|schicken|buchen|melden|schreiben|antworten|envie|envienos|escriba|reserve|solicite|rellene|envoyez|reservez|demandez|ecrivez|mande|peca|preencha|escreva|responda)(?!\p{L})/u;
/** How much of the condition a reply or the ticket must say for it to be kept. */
const LEAST_KEPT = 0.5;

export const setsCondition = (folded: string): boolean => OPENS.test(folded) || VERB_FIRST.test(folded) || EARNED.test(folded);

/** The words of the clause that a sentence makes its condition; empty where it sets none. */
export function conditionOf(folded: string): string[] {
  const opened = OPENS.exec(folded);
  if (!opened) return VERB_FIRST.test(folded) ? contentWords(folded.slice(0, folded.indexOf(','))) : [];
  const clause = folded.slice(opened.index + opened[0].length);
  const end = clause.search(/[,;:]/);
  return contentWords(end > 0 ? clause.slice(0, end) : clause);
}

/** A sentence without the clause that is its condition: "if the parcel is not found, we refund" denies no refund. */
export function withoutCondition(folded: string): string {
  const opened = OPENS.exec(folded);
  if (!opened) return folded;
  const end = folded.slice(opened.index).search(/[,;:]/);
  return end > 0 ? folded.slice(0, opened.index) + folded.slice(opened.index + end) : folded.slice(0, opened.index) || folded;
}

/** Whether every source sentence that bears a promise sets a condition of which neither the reply nor the ticket says a word. */
export function dropsCondition(promise: Sentence, bearing: readonly Sentence[], said: string, language: string): boolean {
  if (bearing.length === 0 || setsCondition(promise.folded)) return false;
  // Spanish and French "se" is no "if".
  const read = (folded: string): string => (language === 'es' || language === 'fr' ? folded.replace(/\bse\b/g, ' ') : folded);
  const known = new Set(contentWords(said));
  return bearing.every(({ folded }) => {
    const words = conditionOf(read(folded));
    return words.length > 0 && words.filter((word) => known.has(word)).length / words.length < LEAST_KEPT;
  });
}
