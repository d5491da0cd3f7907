import { verbatimPiece } from '../../triage/evidence.ts';
import type { Vault } from '../../triage/personal_data.ts';

/** One field of the answer as text; anything else is `""`. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** True or false, in words too; undefined for anything else. */
export function flagOf(value: unknown): boolean | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  return word === true || word === 'true' ? true : word === false || word === 'false' ? false : undefined;
}

/** A value of a label list, or undefined where the model made one up. */
export function memberOf<const Labels extends readonly string[]>(labels: Labels, value: unknown): Labels[number] | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return labels.find((label) => label === word);
}

/** A number between `lowest` and 1; what is no number counts as 0. Percentages are taken for what they mean. */
export function share(value: unknown, lowest: number): number {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number.parseFloat(value) : 0;
  if (!Number.isFinite(number)) return 0;
  const whole = lowest === 0 && number > 1 && number <= 100 ? number / 100 : number;
  return Math.min(1, Math.max(lowest, whole));
}

const LONGEST_QUOTE = 300;

/** The longest run of the piece's words that stands in the text as it came; `""` where it is less than half of them. */
function longestRun(text: string, piece: string): string {
  const words = piece.split(/\s+/).slice(0, 60);
  let best = '';
  for (let start = 0, end = 1; end <= words.length; end += 1) {
    while (start < end && !text.includes(words.slice(start, end).join(' '))) start += 1;
    const run = words.slice(start, end).join(' ');
    if (run.length > best.length) best = run;
  }
  return best.length * 2 >= piece.length ? best : '';
}

/**
 * The exact piece of the ticket that a quote stands for, at most 300 characters; `""` where it stands in none of the sources.
 * The first source is the ticket as it came: where a quote runs over what cleaning took out, its longest part there counts.
 */
export function quoted(quote: string, sources: string[], vault: Vault): string {
  const plain = vault.unmask(quote).replace(/^["“”„«»'…\s]+|(?<!["“”„«»'…\s])["“”„«»'…\s]+$/g, '');
  if (!plain) return '';
  const [raw = ''] = sources;
  for (const source of sources) {
    const piece = verbatimPiece(source, plain);
    if (!piece) continue;
    const cut = piece.length <= LONGEST_QUOTE ? piece : piece.slice(0, LONGEST_QUOTE).replace(/\s?\S*$/, '');
    return source === raw || raw.includes(cut) ? cut : longestRun(raw, cut) || cut;
  }
  return '';
}

/** The model's thought in at most 400 characters, on one line. */
export function sentence(thought: string): string {
  const line = thought.replace(/\s+/g, ' ').trim();
  return line.length <= 400 ? line : `${line.slice(0, 399).replace(/\s\S*$/, '')}…`;
}
