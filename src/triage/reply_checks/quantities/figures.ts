import { fold, foldFully } from '../../text/characters.ts';
import { keptOfWords } from '../../text/kept_readings.ts';
import { findDates, findTimes } from '../times/dates.ts';
import { digitValues, numberWordAt, scaleOf, type NumberWord } from './number_words.ts';
import { joinDurations, markRanges, rangeOfQuantities, shareUnits, type CountedFigure } from './figure_ranges.ts';
import { NO_SETTING, settingAfter, type Setting } from './figure_setting.ts';
import { findSpecialQuantities } from './idioms.ts';
import { currencyBefore, inBase, unitAfter, type Unit } from './units.ts';

/** A number somewhere in a text, with what it measures. */
export interface Figure {
  /** Every reading, in the unit's base; `1.299` has two. */
  values: number[];
  /** The number as written, without its unit, for comparing where no unit is known. */
  raw: number[];
  unit: Unit | undefined;
  /** Which end of a range it is. */
  end: 'low' | 'high' | '';
  /** "at least", "up to": which way the figure bounds. */
  bound: 'least' | 'most' | '';
  /** Written as a word that is mostly something else, or counting the reply's own steps: supports, but claims nothing. */
  weak: boolean;
  /** What is said around it: "per person", "a month", "before departure", the noun it counts. */
  setting: Setting;
  /** The other end of its range. */
  mate: Figure | undefined;
  from: number;
  to: number;
}

/** What a figure is for each of, "a month" and "per person" alike; `""` where it is no rate. */
export const ratedBy = ({ setting }: Figure): string => [...setting.periods, ...setting.each].sort().join(' ');

interface Token {
  written: string;
  folded: string;
  from: number;
  to: number;
}

const TOKEN = /R\$|US\$|MX\$|CA\$|A\$|US-Dollars?|\p{L}[\p{L}\p{M}'’]*|\d[\d.,'’\u00a0\u202f]*\d|\d|[€£$¥₹₺₽%‰°²³]|[-–—]|[^\s\p{L}\p{N}]/gu;
/** "sechsmonatige", "dreitägig": a number and what it measures in one word. */
const LASTING = /(?:tägig|wöchig|monatig|jährig|stündig|minütig)\p{L}*$/iu;
/** `1 299 €`: blanks between groups of three digits belong to the number. */
const GROUPED = /(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])/g;
/** What looks like a number and counts nothing: list numbers at the head of a line or after a sentence, "step 2". */
const ORDINALS = /^[ \t]*\d{1,2}[.)](?=\s)|(?<=[.!?:;]\s{1,2})\d{1,2}[.)](?=\s+\p{Lu})|(?<![\p{L}])(?:step|steps|schritt|paso|étape|etape|passo|point|punkt|option|opción|opção)\s+\d{1,2}(?!\d)/gimu;
/** "24/7", "mil gracias": said, not counted. */
const SAID = /(?<![\p{L}\d])(?:thanks a million|(?:a thousand|a million|tausend|mil|mille) (?:thanks|apologies|dank|gracias|disculpas|mercis|excuses|desculpas|obrigad[oa]s)|24 ?\/ ?7|24 ?h? ?\/ ?24(?: ?h)?|7 ?(?:j|d|t)? ?\/ ?7(?: ?[jd])?|a day like (?:this|that|today)|an? solche[nrms]? tag|(?:einem|ein) tag wie (?:diesem|dieser|heute)|un dia (?:asi|como (?:ese|este|hoy)|tan (?!pronto|luego)\p{L}+)|un jour (?:pareil|comme (?:celui-ci|celui-la|ca))|n?um dia (?:assim|como (?:esse|este|hoje)|desses|destes|tao (?!cedo|depressa|logo|rapid)\p{L}+)|24 hours a day|24 stunden (?:am tag|taglich|pro tag)|(?<!a )las 24 horas|24 horas (?:al|por|do) dia|24 heures sur 24|24h sur 24|7 jours sur 7|seven days a week|7 days a week|(?:sieben|7) tage (?:die|in der|pro) woche|(?:los )?(?:siete|7) dias (?:de|a) la semana|(?:sete|7) dias (?:por|da) semana)(?![\p{L}\d])/gu;
const LEAST = /\b(?:at least|min\.?|from|over|above|superiores? a|superieures? a|acima de|starting at|starts? (?:at|from)|begins? at|beginnt (?:bei|mit)|beginnen (?:bei|mit)|(?:empieza|comienza|comeca|parte)n? (?:en|em|por|de|nos|aos)|commencent? a|(?:minim\w*|mindest\w*) (?:\w+ )?(?:is|are|ist|sind|betragt|es|son|est|e|sao)(?: de)?|ab|desde|a partir de|des|minimum(?: \w+){0,2}(?: is| of)?|mindest\w+(?: \w+)?|minim[oa]s?(?: es)? de|no less than|more than|wenigstens|mehr als|al menos|como minimo|mas de|au moins|plus de|pelo menos|no minimo|mais de) (?:\S{1,3} )?$/;
const MOST = /\b(?:up to|max\.?|hochst\w+(?: \w+)?|maximal\w*(?: \w+)?|maximum(?: \w+){0,2}(?: is| of)?|maxim[oa]s?(?: es)? de|within|at most|no more than|not more than|nicht mehr als|no mas de|pas plus de|nao mais (?:de|do que|que)|less than|bis zu|innerhalb von|binnen|hasta|como maximo|menos de|dentro de|en un plazo de|jusqu'a|au maximum|sous|moins de|ate|no maximo|em ate) (?:\S{1,3} )?$/;
/** Adjectives that may stand between a figure and its unit. */
const WHOLE = /^(?:full|whole|complete|consecutive|additional|further|extra|more|volle[nrs]?|ganze[nrs]?|weitere[nrs]?|zusatzliche[nrs]?|freie[nr]?|longs?|longues|autres|mais|otros|otras|outros|outras)$/;
/** "2 ou mais anos": what stands between a figure and its unit. */
const OR_MORE = /^(?:or more|oder mehr|o mas|ou plus|ou mais)$/;
/** "£3k": a letter that stands at its number. */
const THOUSANDS = 1000;
/** Words and hyphens of the longest number. */
const MOST_SPELLED = 20;
/** "Twenty-first" is no twenty. */
const LONGEST_ORDINAL = 20;
const ORDINAL_REST = /^(?:-|[ -]et )(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|[a-z]{2,}ieme)s?(?!\p{L})/u;
const DAY_BEFORE = /before|vortag|vorabend|vispera|veille|vespera/;
const CENTS = /^(?:cents?|ct|pence|p|centimos?|centavos?|centimes?)$/;
const CENTS_WRITTEN = /[.,]\d{2}$/;
const ENDS_AMOUNT = /^(?:[.,;:!?()]|a|an|per|im|pro|je|al|por|par|monatlich|jahrlich|mensual\w*|mensal\w*|mensuel\w*|)$/;
const TIME_FAMILY = /^(?:seconds|months|working_days)$/;
const META = /^(?:steps?|things?|options?|ways?|questions?|points?|details?|possibilit\w*|pieces?|checks?|schritten?|dinge|moglichkeiten|fragen|angaben|punkte|pasos?|cosas?|opciones|datos|preguntas?|etapes?|choses?|informations?|passos?|coisas?|opcoes|informacoes|dados|perguntas?|verificacoes|pontos?)$/;
const FREE: Unit = { family: 'money', factor: 1, currency: 'ANY' };
/** Free of charge is an amount like any other: nought. */
const FREE_WORDS = /(?<![\p{L}-])(?:free of charge|for free|at no (?:extra |additional )?(?:cost|charge)|without (?:an? |any )?(?:extra |additional )?(?:charge|cost|fee)s?|no (?:extra |additional )?(?:charge|fee)s?(?!(?: \p{L}+){0,2} (?:until|till|before) )|complimentary|(?<!feel |hands-|sugar-)free(?! (?:of(?! charge)|up(?! to)|to|space|from|time|spin|hand|memory)\b)(?!-)|kostenlose?[nrsm]?|kostenfreie?[nrsm]?|gratis|(?<=(?<!\p{L})(?:ist|sind|bekommen|erhalten|bekommst|erhaltst|gibt es|liefern) (?:[\p{L}-]+ ){0,5})(?<!nicht )umsonst(?! (?:ge|an|hin|her|vor)\p{L}+)|geb[uü]hrenfrei|ohne (?:weitere |zusatzliche )?(?:aufpreis|kosten|gebuhr(?:en)?|mehrkosten)|gratuit(?:e|s|es|ement)?|sans (?:frais|supplement|surcout)|(?<!(?:der|die|eine[rs]?|ihre[rs]?|unsere[rs]?|zur) )offert(?:e|s|es)?|gratuit[oa]s?|gratuitamente|sin (?:ningun )?(?:costes?|costos?|cargos?|gastos|comision|recargo)|sem (?:nenhum |nenhuma )?(?:custos?|cobranca|taxas?)|at our (?:own )?(?:expense|cost)|auf unsere kosten|(?<!(?:€|euros?) )a nuestro cargo|por nuestra cuenta|a nos frais|a notre charge|por nossa conta|a nosso cargo)(?![\p{L}])/gu;

export const isFreeIn = (folded: string): boolean => folded.search(FREE_WORDS) >= 0;

const spaces = (length: number): string => ' '.repeat(length);

/** The text with these places blanked, in one pass however many there are. */
export function blanked(text: string, places: { from: number; to: number }[]): string {
  if (places.length === 0) return text;
  const units = text.split('');
  for (const { from, to } of places) units.fill(' ', from, to);
  return units.join('');
}

/** The text with everything blanked that holds digits but counts nothing here: addresses, dates, times, codes, list numbers. */
function countable(text: string, masked: { from: number; to: number }[]): string {
  const listed = blanked(text.replace(ORDINALS, (match) => spaces(match.length)), [...masked, ...[...fold(text).matchAll(SAID)].map((match) => ({ from: match.index, to: match.index + match[0].length }))]);
  const out = blanked(listed, [...findDates(listed), ...findTimes(listed)].map(({ start, end }) => ({ from: start, to: end })));
  return out.replace(GROUPED, (match) => match.replace(/[ \u00a0\u202f]/g, '\u00a0'));
}

/** "Four weeks' notice", "a day's wait": what owns is the same word. */
const foldedWord = keptOfWords((written) => foldFully(written).replace(/['’]s?$/, ''));
const lastingIn = keptOfWords((written) => LASTING.exec(written)?.index ?? 0);
const tokenOf = (written: string, from: number): Token => ({ written, folded: foldedWord(written), from, to: from + written.length });

const tokensOf = (text: string): Token[] => [...text.matchAll(TOKEN)].flatMap(({ 0: written, index }) => {
  const lasting = lastingIn(written);
  return lasting > 1 ? [tokenOf(written.slice(0, lasting), index), tokenOf(written.slice(lasting), index + lasting)] : [tokenOf(written, index)];
});

/** Every figure of a text, in digits and in words of `language`, in order; `masked` places are passed over. */
export function findFigures(text: string, language: string, masked: { from: number; to: number }[] = []): Figure[] {
  let read = countable(text, masked);
  const figures: Figure[] = [];
  const folded = fold(read);
  for (const { value, unit, from, to, vague } of findSpecialQuantities(folded)) {
    figures.push({ values: [inBase(value, unit)], raw: [value], unit, end: '', bound: boundOf(folded, from), weak: vague, setting: { ...settingAfter(folded, to), ...(DAY_BEFORE.test(folded.slice(from, to)) ? { turn: 'before' as const } : {}) }, mate: undefined, from, to });
    read = read.slice(0, from) + spaces(to - from) + read.slice(to);
  }
  for (const match of folded.matchAll(FREE_WORDS)) {
    figures.push({ values: [0], raw: [], unit: FREE, end: '', bound: '', weak: false, setting: NO_SETTING, mate: undefined, from: match.index, to: match.index + match[0].length });
  }
  const tokens = tokensOf(read);
  const words = tokens.map((token) => token.folded);
  const counted: CountedFigure[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const found = figureAt(tokens, words, at, language, folded);
    if (!found) continue;
    counted.push(found);
    at = found.last;
  }
  markRanges(counted, words);
  shareUnits(counted, words);
  const all = [...figures, ...counted.map(({ figure }) => figure)].sort((a, b) => a.from - b.from);
  rangeOfQuantities(all, folded);
  return joinDurations(all, folded);
}

/** Which way the words before a figure bound it. */
function boundOf(folded: string, from: number): Figure['bound'] {
  const lead = folded.slice(Math.max(0, from - 40), from);
  const [least, most] = [LEAST.exec(lead), MOST.exec(lead)];
  // "No more than" holds a "more than".
  if (least && most) return least.index <= most.index ? 'least' : 'most';
  return least ? 'least' : most ? 'most' : '';
}

/** What is added behind a unit: "14 € 90", "vierzehn Euro neunundneunzig", "une heure et demie"; and how many words it takes. */
function added(tokens: Token[], words: string[], at: number, unit: Unit | undefined, language: string): { more: number; length: number } {
  const none = { more: 0, length: 0 };
  if (!unit) return none;
  const joiner = /^(?:and|und|y|et|e|con)$/.test(words[at] ?? '') ? 1 : 0;
  if (joiner && /^(?:medi[oa]|demie?|mei[ao])$/.test(words[at + 1] ?? '')) return { more: 0.5, length: 2 };
  if (joiner && words[at + 1] === 'a' && words[at + 2] === 'half') return { more: 0.5, length: 3 };
  if (unit.family !== 'money' || unit.factor !== 1) return none;
  if (!joiner && /^\d{2}$/.test(tokens[at]?.written ?? '') && (tokens[at]?.from ?? 0) - (tokens[at - 1]?.to ?? 0) <= 1) return { more: Number(tokens[at]?.written) / 100, length: 1 };
  const digits = /^\d{1,2}$/.test(words[at + joiner] ?? '');
  const word = digits ? undefined : spelledAt(words, at + joiner, language);
  const value = digits ? Number(words[at + joiner]) : word?.value ?? 100;
  const next = at + joiner + (digits ? 1 : word?.length ?? 0);
  const cents = CENTS.test(words[next] ?? '');
  if (value > 99 || (!cents && ((digits && (!joiner || !/^\d{2}$/.test(words[at + 1] ?? ''))) || word?.weak || value < 10 || !ENDS_AMOUNT.test(words[next] ?? '')))) return none;
  return { more: value / 100, length: next - at + (cents ? 1 : 0) };
}

function figureAt(tokens: Token[], words: string[], at: number, language: string, folded: string): CountedFigure | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const digits = /^\d/.test(token.written);
  const word = digits ? undefined : spelledAt(words, at, language);
  if (!digits && !word) return undefined;
  if (word && ORDINAL_REST.test(folded.slice(tokens[at + word.length - 1]?.to, (tokens[at + word.length - 1]?.to ?? 0) + LONGEST_ORDINAL))) return undefined;
  const scale = !digits ? 0 : words[at + 1] === 'k' && tokens[at + 1]?.from === token.to ? THOUSANDS : scaleOf(words[at + 1] ?? '');
  const bare = digits ? digitValues(token.written).map((value) => value * (scale || 1)) : [word?.value ?? 0];
  const read = (digits ? at : at + (word?.length ?? 1) - 1) + (scale ? 1 : 0);
  // "two and a half hours", "1½ days"
  const half = words[read + 1] === '½' ? 1 : words[read + 1] === 'and' && words[read + 2] === 'a' && words[read + 3] === 'half' ? 3 : 0;
  const last = read + half;
  const raw = half ? bare.map((value) => value + 0.5) : bare;
  const before = tokens[at - 1];
  const currency = before && token.from - before.to <= 1 ? currencyBefore(before.folded) : undefined;
  // "une trentaine de jours"
  const collected = word !== undefined && /^(?:de|of)$/.test(words[last + 1] ?? '') && scaleOf(words[last] ?? '') > 1;
  // "two-year", "30-day": the hyphen belongs to the unit. "14 full days": so does the adjective.
  const joined = OR_MORE.test(words.slice(last + 1, last + 3).join(' ')) ? 2 : words[last + 1] === '-' && tokens[last + 1]?.from === tokens[last]?.to && tokens[last + 2]?.from === tokens[last + 1]?.to || collected || WHOLE.test(words[last + 1] ?? '') ? 1 : 0;
  const next = last + 1 + joined;
  // A title's number is not measured by the next line's first word.
  const parted = folded.slice(tokens[last]?.to, tokens[next]?.from).includes('\n');
  // "150w": a letter that stands at its number measures it.
  const glued = tokens[next]?.from === tokens[last]?.to;
  const behindIt = parted ? undefined : unitAfter(words.slice(next, next + 2), tokens.slice(next, next + 2).map(({ written }, place) => (glued && place === 0 && /^[wval]$/.test(written) ? written.toUpperCase() : written)));
  // "$120 MXN": the code says which dollars or pesos they are.
  const measured = currency && !(currency.currency === '$' && behindIt?.unit.family === 'money') ? undefined : behindIt;
  // "Two £25 gifts": the sign belongs to what follows.
  const taken = measured && /^\d/.test(words[next + 1] ?? '') && ((/^[€£$]$/.test(words[next] ?? '') && tokens[next]?.to === tokens[next + 1]?.from) || (word !== undefined && /^(?:eur|gbp|usd|chf|brl)$/.test(words[next] ?? '')));
  const unit = taken ? currency : measured?.unit ?? currency;
  const behind = last + (measured && !taken ? measured.length + joined : 0);
  const more = added(tokens, words, behind + 1, unit, language);
  const whole = raw.map((value) => value + (Number.isInteger(value) ? more.more : 0));
  const end = behind + more.length;
  const from = currency && before ? before.from : token.from;
  const to = tokens[end]?.to ?? token.to;
  return {
    first: currency ? at - 1 : at, last: end,
    figure: {
      values: whole.map((value) => inBase(value, unit)), raw: whole, unit, end: '', bound: boundOf(folded, from), mate: undefined, from, to,
      weak: Boolean(taken) || countsItself(raw[0] ?? 0, digits, words, last, folded, token.from) || Boolean(word?.weak && !half && !(unit && TIME_FAMILY.test(unit.family))),
      // "43.60 each": two decimals count nothing.
      setting: settingAfter(folded, to, Boolean(unit) || (digits && CENTS_WRITTEN.test(token.written))),
    },
  };
}

/** Whether a small number counts what the reply itself lists: "two steps", "There are two passes: …", "zwei Fotos: eines …". */
function countsItself(value: number, digits: boolean, words: string[], last: number, folded: string, from: number): boolean {
  if (value > 6) return false;
  if (words.slice(last + 1, last + 3).some((one) => META.test(one))) return true;
  if (digits) return false;
  return words.slice(last + 2, last + 4).includes(':') || /\b(?:there are|you have|es gibt|hay|il y a|existen|ha|existem|sao|these|diese|die folgenden|estos|estas|ces|estes|as) $/.test(folded.slice(Math.max(0, from - 14), from));
}

/** The number in words that begins at word `at`, "twenty-four" and "cent quarante-cinq" too: hyphens between its words are taken out, its length counted with them. */
function spelledAt(words: string[], at: number, language: string): NumberWord | undefined {
  const plain = numberWordAt(words, at, language);
  const near = plain ? words.slice(at, at + MOST_SPELLED) : [];
  if (!near.includes('-', 1)) return plain;
  const found = numberWordAt(near.filter((word) => word !== '-'), 0, language);
  if (!found || found.length === 1) return plain;
  let length = 0;
  for (let seen = 0; seen < found.length; length += 1) if (words[at + length] !== '-') seen += 1;
  return { ...found, length };
}
