import { isTime } from '../quantities/figure_kinds.ts';
import type { Figure } from '../quantities/figures.ts';

/** What says "two" without a number: both, double, there and back. */
const TWO = /(?<!\p{L})(?:both|double[ds]?|twice|return (?:trip|ticket|flight|journey)|round[- ]trip|there and back|beide[nrs]?|doppelt\w*|verdoppel\w*|hin[- ](?: ?und |\/)ruck\w*|ambos|ambas|dobles?|duplica\w*|ida y vuelta|les deux|double[sz]?|aller[- ](?:et )?retour|dobro|ida e volta)(?!\p{L})/u;
const DOUBLE = /(?<!\p{L})(?:double[dsz]?|twice (?:as|the)|doppelt\w*|verdoppel\w*|dobles?|dobro|duplica\w*)(?!\p{L})/u;
export const YEARLY = /(?<!\p{L})(?:year\w*|annual\w*|per annum|jahr\w*|ano|anos|anual\w*|annee\w*|annuel\w*|par an|ans?)(?!\p{L})/u;
const MONTHLY = /(?<!\p{L})(?:(?:a|per|each) month|monthly|(?:im|pro|je|auf den) monat|monatlich|(?:al|por|cada) mes|mensual\w*|(?:par|chaque) mois|mensuel\w*|mensal|(?:ao|por|cada) mes)(?!\p{L})/u;
/** What says that a sentence reckons: a total, a price for each, a product. */
const RECKONED = /(?<!\p{L})(?:total|in total|altogether|in all|together|each|apiece|sum|works out|comes (?:out )?(?:at|to)|kommt auf|sale a|sai a|revient a|for (?:both|all)|insgesamt|gesamt\w*|zusammen|summe|jeweils|je|pro|fur (?:beide|alle)|en total|suma|cada|por (?:los|las) (?:dos|\d+)|au total|en tout|ensemble|chacune?|chaque|pour (?:les deux|tous|toutes)|ao todo|no total|soma|pel[oa]s (?:dois|duas|\d+))(?!\p{L})|×|\d ?[x*] ?\d/u;
/** "19 € a floor" */
const FLOOR = /^(?:floor|stor|etag|stock|piso|plant|andar)/;
const ORDINAL = /(?<![\p{L}\d.,])(\d{1,2})(?:st|nd|rd|th|e|er|eme|º|ª|o|a|\.)(?= (?:floor|storey|etage|stock|ans|piso|planta|andar)|(?= (?:sans|sin|sem|ohne|without)))/gu;
const ORDINAL_WORDS: [RegExp, number][] = [
  [/(?<!\p{L})(?:second|zweite\w*|segund[oa]|deuxieme)(?= (?:floor|storey|etage|stock|piso|planta|andar))/u, 2],
  [/(?<!\p{L})(?:third|dritte\w*|tercer[oa]?|troisieme|terceir[oa])(?= (?:floor|storey|etage|stock|piso|planta|andar))/u, 3],
  [/(?<!\p{L})(?:fourth|vierte\w*|cuart[oa]|quatrieme|quart[oa])(?= (?:floor|storey|etage|stock|piso|planta|andar))/u, 4],
  [/(?<!\p{L})(?:fifth|funfte\w*|quint[oa]|cinquieme)(?= (?:floor|storey|etage|stock|piso|planta|andar))/u, 5],
];
const MONTHS = 12;

/** The folded texts that may imply a count. A source counts its own things: "both keys must come back" doubles no deposit. */
export interface Wordings {
  ticket: string;
  sources: string;
  /** The sentence of the reply that holds the claim. */
  sentence: string;
}

/** "45 reais cada": the amounts of a ticket are a price for each. */
export const saysEach = (ticket: string): boolean => /(?<!\p{L})(?:each|apiece|jeweils|cada|chacune?s?)(?!\p{L})/u.test(ticket);
export const saysReckoned = (sentence: string): boolean => RECKONED.test(sentence);

/** Floors that a folded text names. */
const floors = (folded: string): number[] => [...[...folded.matchAll(ORDINAL)].map((match) => Number(match[1])).filter((count) => count > 1), ...ORDINAL_WORDS.filter(([form]) => form.test(folded)).map(([, count]) => count)];

/** What a rate may be multiplied by for a claim though no figure tells it: two of "there and back", three of "the third floor" where a floor has a price, twelve of a year by the month, where the ticket states the rate (`isAsked`) whatever stands beside it. */
export function impliedFactors(rate: Figure, claimed: Figure, { ticket, sources, sentence }: Wordings, isAsked = false): number[] {
  if (isTime(claimed)) return DOUBLE.test(sentence) && DOUBLE.test(sources) ? [2] : [];
  const { periods, each } = rate.setting;
  const monthly = claimed.setting.periods.includes('month');
  return [
    ...(TWO.test(sentence) || (TWO.test(ticket) && (saysReckoned(sentence) || each.length > 0)) ? [2] : []),
    ...(each.some((one) => FLOOR.test(one)) ? floors(`${ticket}\n${sentence}`) : []),
    ...(periods.includes('month') && !monthly && YEARLY.test(sentence) ? [MONTHS] : []),
    ...((periods.includes('year') && monthly) || (isAsked && YEARLY.test(ticket) && MONTHLY.test(sentence)) ? [1 / MONTHS] : []),
  ];
}
