import { fold, foldFully } from './characters.ts';
import { keptOfWords, keptReading } from './kept_readings.ts';

export interface Sentence {
  text: string;
  /** Lower case, no accents, `ss` for `ß`, straight apostrophes. */
  folded: string;
  from: number;
  to: number;
}

interface Place { from: number; to: number }

/** Whether a place stands whole in a sentence. */
export const inside = (sentence: Place) => ({ from, to }: Place): boolean => sentence.from <= from && to <= sentence.to;

/** The first of some places, in their order, that begins at a place or behind it. */
export function firstFrom(places: readonly { from: number }[], from: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.from < from) low = middle + 1; else high = middle;
  }
  return low;
}

/** The sentence of a text, all of which are given in their order, that holds a place. */
export function sentenceOf(sentences: readonly Sentence[], place: Place): Sentence | undefined {
  const last = sentences[firstFrom(sentences, place.from + 1) - 1];
  return last && inside(last)(place) ? last : undefined;
}

/** Short forms whose dot ends no sentence. */
const SHORT = /(?:(?<!\p{L})(?:z\.B|u\.a|d\.h|bzw|ca|evtl|inkl|zzgl|ggf|Nr|St|Dr|Mr|Mrs|Ms|No|e\.g|i\.e|etc|approx|incl|p\.ej|aprox|Sr|Sra|env|min|max|Std|tel|a\.m|p\.m)|\d)$/iu;
const INITIAL = /(?<!\p{L})\p{Lu}$/u;

/** The sentences of a text; a line break always ends one. */
export const sentencesOf = keptReading(readSentences, 8);

function readSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const push = (to: number) => {
    const piece = text.slice(from, to);
    if (/[\p{L}\p{N}]/u.test(piece)) sentences.push({ text: piece, folded: foldFully(piece), from, to });
    from = to;
  };
  for (const match of text.matchAll(/(?<![.!?…])[.!?…]+(?=[\s"”»)]|$)|\n+|;(?=\s)/g)) {
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(from, match.index - 6), match.index);
    const dot = match[0] === '.' && (SHORT.test(before) || INITIAL.test(before));
    // A number's dot ends a sentence only before a capital; "am 3. November" goes on.
    if (dot && !/^\s+[\p{Lu}¿¡]\p{L}*[ ,:'’-]/u.test(text.slice(end, end + 30))) continue;
    if (dot && /\d$/.test(text.slice(0, match.index)) && match.index - from < 4) continue;
    if (dot && /\d$/.test(text.slice(0, match.index)) && /^\s+(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/.test(text.slice(end, end + 8))) continue;
    push(end);
  }
  push(text.length);
  return sentences;
}

export const isQuestion = (text: string): boolean => /\?\s*$/.test(text);

/** A text without its web and e-mail addresses. */
export const withoutAddresses = (text: string): string => text.replace(/https?:\/\/\S+|(?<!\S)\S+@\S+/g, ' ');

const NEGATION = /\b(?:free (?:from|of)(?! charge)|frei von|[a-z]+-free|not|no|non|never|cannot|can't|won't|isn't|aren't|doesn't|don't|didn't|wasn't|without|neither|nor|unable|unfortunately|nothing|nobody|nowhere|nicht|nichts|niemand|nirgends|kein\w*|nie|niemals|ohne|weder|leider|ausgeschlossen|ni|nunca|jamas|sin|nada|nadie|ningun\w*|lamentablemente|excluid\w*|ne|n'|pas|rien|aucun\w*|jamais|sans|malheureusement|exclu\w*|nao|nem|sem|nenhum\w*|infelizmente)\b|n't\b|\bn'/;

/** A sentence that says what holds only if something is so. */
export const CONDITION = /^\W*(?:if|once|while|as long as|provided|solange|sofern|mientras|siempre que|tant que|enquanto|desde que|when|as soon as|after|unless|falls|wenn|sobald|nachdem|si(?!,)|cuando|una vez|en cuanto|des que|lorsque|quand|une fois|se|caso|quando|assim que|apos|em caso|en caso|au cas|im falle?|quem|quien(?:es)?|wer|celui|celles? qui|ceux qui|those who|anyone who|customers who)\b|\b(?:if you (?:would )?(?:like|wish|want|send|reply|tell)|falls sie|wenn sie|si (?:lo )?(?:desea|quiere|nos)|si vous|se (?:quiser|desejar|nos))\b/;

/** "N'est facturé qu'au prorata" limits, and denies nothing. */
const ONLY = /(?<!\p{L})(?:ne |n')(?!(?:[^.,;]{0,40}) (?:pas|plus|jamais|rien|aucune?) )[^.,;]{1,40} qu[e'](?!\p{L})/gu;

/** "Nicht genutzte Eintritte erstatten wir" denies nothing of what is said of them. */
const UNDONE = /(?<!\p{L})(?:nicht [a-z]{0,8}(?:ge|be|ver|er)[a-z]{2,}(?:te[nrs]?|ene[nrs]?)(?= [a-z]{4,})(?! (?:konn|durf|werd|muss|soll|woll)[a-z]*)|non [a-z]{3,}(?:ees?|es|is|us|ues?)|(?:no|nao) [a-z]{3,}[ai]d[oa]s|(?:die|der|das) nicht [a-z]{3,40}(?:t|en) (?:sind|ist|wurden?)|(?:that|which|who) (?:are|is) not [a-z]{3,40}ed|que (?:no|nao) (?:estan?|estao|sao|son) [a-z]{3,40}[ai]d[oa]s?|qui ne sont pas [a-z]{3,40}(?:ees?|es|is|us))(?!\p{L})/gu;

/** Polite forms that hold a "no" and deny nothing. */
const POLITE = /\b(?:(?:no|not|nicht|nao|pas) (?:more|less|longer|older|later|mehr|weniger|langer|alter|spater|mas|mais|plus|moins) (?:than|als|de|d[oa]? que|que)|no (?:problem|worries)|not only|do not hesitate|don't hesitate|kein problem|keine sorge|(?:no worries|(?:do not|don't|no need to) worry|(?:machen sie sich|mach dir) (?:bitte )?keine (?:sorgen|gedanken)|no (?:se|te) preocupe[ns]?|ne (?:vous |t')?inquiet\w+ pas|pas d'inquietude|nao se preocupe[m]?|sem preocupac\w+)|zogern sie (?:bitte )?nicht|sin (?:ningun[oa]? )?(?:problema|coste|costo|cargo|gastos|falta|embargo)|no dude en|pas de (?:probleme|souci)|n'hesitez pas|sans (?:frais|souci|engagement)|sem (?:problema|custo|custos)|nao hesite|(?:no|without|at no)(?: an?| any)? (?:extra |additional |further )?(?:cost|charge|fee)s?|ohne (?:weitere |zusatzliche )?(?:aufpreis|kosten|gebuhr(?:en)?|mehrkosten)|no (?:tienen?|tendra|supone|lleva) (?:ningun )?(?:coste|costo|cargo)s?|no (?:le |te |os )?(?:cuesta|costara)n? nada|ne (?:vous )?coute(?:nt|ra)? rien|kostet (?:sie |dich )?nichts|fallen keine (?:\w+ )?(?:kosten|gebuhren) an|nao (?:tem|tera) (?:qualquer )?custos?|nao (?:lhe )?custa nada|costs? (?:you )?nothing|(?:does not|doesn't) cost (?:you )?anything|sin (?:ningun )?(?:comision|recargo)|sans surcout|sem (?:taxas?|cobranca|nenhum custo))\b/g;

/** Whether a sentence denies: a rough cue, for promises and for what a source rules out. */
export const denies = (folded: string, language = ''): boolean => {
  const read = folded.replace(POLITE, ' ').replace(ONLY, ' ').replace(UNDONE, ' ');
  // Portuguese "no plano" is "in the plan".
  return NEGATION.test(language === 'pt' ? read.replace(/\bno\b/g, ' ') : read);
};

/** What bounds the figure behind it from below, and what from above. */
const ABOVE = String.raw`above|over|beyond|more than|after|longer than|older than|at least|uber|mehr als|nach|ab|mindestens|langer als|alter als|mas de|a partir de|despues de|al menos|plus de|apres|au-dela de|au moins|mais de|acima de|depois de|pelo menos|superior\w* a`;
const BELOW = String.raw`under|below|less than|before|within|until|up to|at most|unter|weniger als|vor|bis(?: zu)?|innerhalb|hochstens|menos de|antes de|hasta|como maximo|moins de|avant|jusqu'a|au plus|abaixo de|ate|no maximo|inferior\w* a`;
const BOUNDED = new RegExp(String.raw`(?<!\p{L})(?:(${ABOVE})|${BELOW}) (?:[\p{L}€£$]{1,10} ){0,2}[€£$]?(\d[\d.,]*(?<!\D))`, 'gu');
/** What bounds whatever stands behind it, an article between, or says for how long it holds. */
export const BOUND_BEFORE = new RegExp(String.raw`(?<!\p{L})(?:(?:${ABOVE}|${BELOW}) (?:\p{L}{1,10} )?|(?:for|during|fur|wahrend|durante|pendant) )$`, 'u');
const boundsIn = (folded: string): { above: boolean; value: string }[] => [...folded.matchAll(BOUNDED)].map(([, above, value = '']) => ({ above: above !== undefined, value }));

/** Numbers of a folded text with the sign or word of what they measure. */
const MEASURE = /(?<![\p{L}\d.,])([€£$])? ?(\d{1,7}(?:[.,]\d{1,2})?)(?![\d.,]\d) ?([€£$]|\p{L}+)?/gu;
const measuresIn = (folded: string): { value: number; unit: string; from: number }[] => [...folded.matchAll(MEASURE)].map((match) => ({ value: Number((match[2] ?? '').replace(',', '.')), unit: match[1] ?? match[3] ?? '', from: match.index })).filter(({ unit }) => unit !== '');
/** What says "more than" of the figure behind it. */
const MORE_THAN = /(?<!\p{L})(?:more than|over|above|exceeding|heavier than|longer than|older than|uber|mehr als|mas de|superior\w* a|plus de|au-dela de|mais de|acima de) ?$/u;
const measuresAbove = (folded: string): { value: number; unit: string }[] => measuresIn(folded).filter(({ from }) => MORE_THAN.test(folded.slice(Math.max(0, from - 20), from)));

/** Read once for each sentence: every clause of a reply is held against those of all sources. */
const limitsIn = keptReading((folded) => ({ bounds: boundsIn(folded), above: measuresAbove(folded) }), 32);

/** "Not accepted above 10 MB", "up to 10 MB accepted": which folded sentences speak of the other side of a limit, so that neither denies anything of the other. */
export function otherSideOf(folded: string): (other: string) => boolean {
  const { bounds } = limitsIn(folded);
  const measures = bounds.length === 0 ? measuresIn(folded) : [];
  if (bounds.length + measures.length === 0) return () => false;
  return (other) => limitsIn(other).bounds.some(({ above, value }) => bounds.some((bound) => bound.value === value && bound.above !== above))
    // "A crate of 19 kg" where those of more than 25 kg are refused.
    || (measures.length > 0 && limitsIn(other).above.some((limit) => measures.some(({ value, unit }) => unit === limit.unit && value <= limit.value)));
}

/** What stands behind these is denied, and what stands before affirmed: such a clause is neither. */
export const INSTEAD = /\b(?:instead of|rather than|statt|anstatt|anstelle|en (?:lugar|vez) de|au lieu d|plutot que|em vez de|depends? on|hangt|hangen|depende\w*|depend)\b/;

const PERIODS: [RegExp, string][] = [
  [/^(?:month|monthly|months|monat|monate|monaten|monats\w*|monatlich\w*|mes|meses|mensual\w*|mois|mensuel\w*|mensal\w*)$/, '@month'],
  [/^(?:year|yearly|years|annual\w*|jahr|jahre|jahren|jahres\w*|jahrlich\w*|ano|anos|anual\w*|annee|annees|annuel\w*|an|ans)$/, '@year'],
  [/^xoutsidex$/, '@out'], [/^xinsidex$/, '@in'],
  [/^(?:week|weekly|weeks|woche|wochen|wochentlich\w*|semana\w*|semanal\w*|semaine\w*|hebdomadaire\w*)$/, '@week'],
];
const STOP = new Set('ihnen gern gerne the and for with from that this are you your our can will have has was not but all any its per each der die das und ist sie ihr ihre mit von zu im in am den dem des ein eine einen fur auf bei wir es la el los las de del que y en un una por con su se al para le les des du et est vous votre nos nous pour dans sur par avec au aux o os as e do da dos das em no na um uma com seu sua que por ate ao a an of to on at is it be by or if we so as vos un auch oder wenn nach bis als sind good news yes no ja nein oui non sim nao gute cost costs kostet kosten cuesta cuestan coute coutent custa custam take takes dauert dauern tarda tardan prend prennent leva levam give gives gibt give includes include enthalt incluye comprend inclui cover covers is beim betragt betragen amount amounts pay pays zahlen valid gilt vale par also tambien aussi tambem auch then dann only nur solo seulement apenas within innerhalb binnen sous tiene tienen tem ont avez hat haben has dentro plazo hasta ate jusqu bei beim ab up si son sao seja pero mais mas but aber please bitte sinon sino sonst else otherwise than que todo toda todos todas tudo tout toute tous toutes alle alles allen aller jede jeder jedes jeden every each cada chaque'.split(' '));

/** "Within the UK … outside the UK …" differ in one word, which tells more than all others; "within 30 days" tells a time. */
const OUTSIDE = /(?<!\p{L})(?:outside|ausserhalb|fuera d[e]|hors d[eu']|en dehors d[eu']|fora d[aeo]s?)(?!\p{L})/gu;
const INSIDE = /(?<!\p{L})(?:within|inside|innerhalb|dentro d[aeo]s?|a l'interieur d[eu'])(?!\p{L})(?! (?:von |the |de |next |first |a |one |einer |eines |un |uma? )*(?:\d|hour|day|week|month|year|minute|tag|woche|monat|jahr|stunde|dia|semana|mes|ano|hora|jour|mois|an|two|three|four|five|seven|ten|fourteen|thirty|zwei|drei|vier|funf|sieben|zehn|vierzehn|dreissig))/gu;

/** German "pro Monat"; elsewhere "Pro" names a plan. */
const PER_WHAT = /(?<!\p{L})pro (?=monat|jahr|tag|woche|stunde|nacht|person|nutzer|gast|kopf|stuck|kilo|einheit|buchung|bestellung|auftrag|fahrt|kind|zimmer|minute|gerat|sendung|paket|quartal)/gu;

/** Verbs that change their stem: "couvre" and "couverte", "cubre" and "cubierto". */
const IRREGULAR: Record<string, string> = { couvr: 'couver', couvri: 'couver', couvro: 'couver', cubr: 'cubier', cubrir: 'cubier', deckt: 'gedeck', abgede: 'gedeck', abdeck: 'gedeck', sent: 'send', paid: 'pay', kept: 'keep', held: 'hold' };

/** A part of whatever the three above match: nearly no text holds one. */
const TELLS_PLACE = /side|halb|fuera|hors|fora|within|dentro|interieur|pro /;
const placed = (folded: string): string => (TELLS_PLACE.test(folded) ? folded.replace(OUTSIDE, ' xoutsidex ').replace(INSIDE, ' xinsidex ').replace(PER_WHAT, '') : folded);

/** The words of a text that carry its matter, cut to a stem of six letters, so that inflections meet; periods by one name. */
export const contentWords = (folded: string): string[] => (placed(folded).match(/[\p{L}\p{N}]+/gu) ?? []).map(stemOf).filter((stem) => stem !== '');

/** A word cut to what its inflections share; periods by one name. */
function stemmed(word: string): string {
  const stem = PERIODS.find(([form]) => form.test(word))?.[1] ?? (word.length > 4 ? word.replace(/(?:es|en|s|e|n)$/, '') : word).slice(0, 6);
  return IRREGULAR[stem] ?? stem;
}

/** The stem of a folded word that carries matter, `""` for any other. */
export const stemOf = keptOfWords((word) => (word.length > 1 && !STOP.has(word) && !/^\d/.test(word) ? stemmed(word) : ''));

/** Texts as they are searched for a sentence taken over letter for letter: white space and marks do not matter. */
export const searchable = (text: string): string => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;

/** The clauses of a folded sentence, parted at its marks and at what turns it. */
export const clausesIn = (folded: string): string[] => folded.split(/[,;:–—]\s+|\s(?:but|however|while|whereas|aber|jedoch|sondern|wahrend|pero|sino|mientras|mais|tandis|mas|porem|enquanto)\s/).filter((clause) => /\p{L}/u.test(clause));

