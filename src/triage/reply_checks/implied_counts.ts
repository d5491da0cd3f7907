/** What says "two" without a number: both, double, there and back, a couple. */
const TWO = /(?<!\p{L})(?:both|double[ds]?|twice|couple|pair|return (?:trip|ticket|flight|journey)|round[- ]trip|there and back|beide[nrs]?|doppelt\w*|verdoppel\w*|paar|hin[- ](?: ?und |\/)ruck\w*|ambos|ambas|dobles?|duplica\w*|pareja|ida y vuelta|les deux|double[sz]?|couple|aller[- ](?:et )?retour|ambos|dobro|duplica\w*|casal|ida e volta)(?!\p{L})/u;
const YEARLY = /(?<!\p{L})(?:year\w*|annual\w*|per annum|jahr\w*|ano|anos|anual\w*|annee\w*|annuel\w*|par an|ans?)(?!\p{L})/u;
const ORDINAL = /(?<![\p{L}\d.,])(\d{1,2})(?:st|nd|rd|th|e|er|eme|º|ª|o|a|\.)(?= (?:floor|storey|etage|stock|ans|piso|planta|andar)|(?= (?:sans|sin|sem|ohne|without)))/gu;
const ORDINAL_WORDS: [RegExp, number][] = [
  [/(?<!\p{L})(?:second|zweite\w*|segund[oa]|deuxieme)(?= (?:floor|storey|etage|stock|piso|planta|andar))/u, 2],
  [/(?<!\p{L})(?:third|dritte\w*|tercer[oa]?|troisieme|terceir[oa])(?= (?:floor|storey|etage|stock|piso|planta|andar))/u, 3],
  [/(?<!\p{L})(?:fourth|vierte\w*|cuart[oa]|quatrieme|quart[oa])(?= (?:floor|storey|etage|stock|piso|planta|andar))/u, 4],
  [/(?<!\p{L})(?:fifth|funfte\w*|quint[oa]|cinquieme)(?= (?:floor|storey|etage|stock|piso|planta|andar))/u, 5],
];

/** The counts that a folded text implies: two of "there and back", three of "the third floor", twelve of a year by the month. */
export const impliedCounts = (folded: string): number[] => [...new Set([
  ...(TWO.test(folded) ? [2] : []), ...(YEARLY.test(folded) ? [12] : []),
  ...[...folded.matchAll(ORDINAL)].map((match) => Number(match[1])).filter((count) => count > 1),
  ...ORDINAL_WORDS.filter(([form]) => form.test(folded)).map(([, count]) => count),
])];
