import { verbatimPiece } from '../../triage/evidence.ts';
import type { Vault } from '../../triage/personal_data.ts';

/** One field of the answer as text; anything else is `""`. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const YES: readonly unknown[] = [true, 1, 'true', 'yes', '1'];
const NO: readonly unknown[] = [false, 0, 'false', 'no', '0'];

/** True or false, in words too; undefined for anything else. */
export function flagOf(value: unknown): boolean | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
}

/** The codes of ISO 639-1, former ones included. (`Intl.DisplayNames` knows them too, but loads tables for it that take some 10 ms of a cold start.) */
const LANGUAGES = 'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz '
  + 'ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi '
  + 'pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu';

/** ISO 639-1 code of a language named by its code, with or without a region; `""` for anything else, words and codes of none. */
export function languageOf(value: unknown): string {
  const code = /^([a-z]{2})(?:[-_].*)?$/.exec(textOf(value).toLowerCase())?.[1] ?? '';
  return code && LANGUAGES.includes(code) ? code : '';
}

/** A value of a label list, or undefined where the model made one up. */
export function memberOf<const Labels extends readonly string[]>(labels: Labels, value: unknown): Labels[number] | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return labels.find((label) => label === word);
}

/** A number between `lowest` and 1; what is no number counts as 0. Percentages are taken for what they mean. */
export function share(value: unknown, lowest: number): number {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number.parseFloat(value.replace(',', '.')) : 0;
  if (!Number.isFinite(number)) return 0;
  const whole = lowest === 0 && number > 1 && number <= 100 ? number / 100 : number;
  return Math.min(1, Math.max(lowest, whole));
}

const LONGEST_QUOTE = 300;
/** A quote longer than this is none. */
const MOST_QUOTED = 5000;

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

/** What a model leaves out between two pieces that it quotes as one. */
const LEFT_OUT = /(?<!\s)\s*(?:\[(?:\.{3}|…)\]|\.{3}|…)\s*/;

/**
 * The exact piece of the ticket that a quote stands for, at most 300 characters; `""` where it stands in none of the sources.
 * Of a quote that leaves out a part, its longest piece.
 * The first source is the ticket as it came: where a quote runs over what cleaning took out, its longest part there counts.
 */
export function quoted(quote: string, sources: string[], vault: Vault): string {
  if (quote.length > MOST_QUOTED) return '';
  const whole = pieceOf(quote, sources, vault);
  if (whole) return whole;
  const pieces = quote.split(LEFT_OUT).sort((a, b) => b.length - a.length).slice(0, 3);
  return pieces.length > 1 ? pieces.map((piece) => pieceOf(piece, sources, vault)).find((piece) => piece !== '') ?? '' : '';
}

function pieceOf(quote: string, sources: string[], vault: Vault): string {
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
