/** What opens a condition in five languages, inside a sentence or at its head. */
const OPENS = /(?<!\p{L})(?:if|when|unless|provided(?: that)?|as long as|on request|falls|wenn|sofern|soweit|auf wunsch|si|cuando|siempre que|en caso de(?: que)?|quand|lorsque|a condition que|en cas de|(?<!(?<!\p{L})(?:no|nao) )se|quando|caso|desde que|em caso de)(?!\p{L})/u;

/** A sentence without the clause that is its condition: "if the parcel is not found, we refund" denies no refund. */
export function withoutCondition(folded: string): string {
  const opened = OPENS.exec(folded);
  if (!opened) return folded;
  const end = folded.slice(opened.index).search(/[,;:]/);
  return end > 0 ? folded.slice(0, opened.index) + folded.slice(opened.index + end) : folded.slice(0, opened.index) || folded;
}
