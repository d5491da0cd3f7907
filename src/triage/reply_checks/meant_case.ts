import type { Figure } from './figures.ts';
import { LONE_LETTER, type Place } from './figure_places.ts';
import { plainWords } from './sentences.ts';

/** What the whole reply and its ticket speak of. */
export interface Said {
  words: Set<string>;
  /** Names among them, where capitals make a name. */
  names: Set<string>;
  /** What the sources are about as a whole tells no case apart. */
  titles: Set<string>;
}

const CAPITAL = /(?<=[\p{Ll},;)] )\p{Lu}[\p{L}\p{M}]{2,}/gu;
/** Units of time, cut as words are. */
const TIME = /^(?:minut|hour|stund|hora|heure|day|tag|dia|jour|werkta|@(?:month|year|week))/;

export function saidIn(reply: string, ticket: string, titles: string, names: boolean): Said {
  const text = `${reply}\n${ticket}`;
  const letters = [...text.matchAll(LONE_LETTER)].map(([letter]) => `~${letter}`);
  return { words: new Set([...plainWords(text), ...letters]), names: new Set(names ? plainWords((text.match(CAPITAL) ?? []).join(' ')) : []), titles: new Set(plainWords(titles)) };
}

/**
 * "Deliveries to the Highlands take 5-8 days, to the mainland 2-4": which case is meant, the reply may have said sentences ago, or the
 * ticket alone. The word by which they mean another figure's case, where nothing they say means the case of this one; or `""`.
 */
export function meantCase(figure: Figure, right: Place[], others: Place[], said: Said): string {
  let word = '';
  const apart = (from: Place, to: Place): string[] => [...from.context.keys()].filter((key) => !to.context.has(key) && !/^x\d/.test(key) && !TIME.test(key));
  const all = right.every((one) => others.some((other) => {
    const related = one.sentence === other.sentence || [...one.context.keys()].some((key) => other.context.has(key));
    if (!related || apart(one, other).some((key) => said.words.has(key))) return false;
    const theirs = apart(other, one).find((key) => !said.titles.has(key) && (figure.raw.length === 0 ? said.names : said.words).has(key));
    word ||= theirs ?? '';
    return Boolean(theirs);
  }));
  return all ? word : '';
}
