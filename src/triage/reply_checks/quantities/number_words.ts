import { keptOfWords } from '../../text/kept_readings.ts';

/**
 * Cardinal numbers written as words in five languages: 0 to 999 built from each language's rules of composition rather than listed,
 * thousands, millions and dozens put on top. Keys are folded (no accents, `ss` for `ß`, blanks for hyphens).
 */
type Words = Map<string, number>;
interface Reader {
  /** Whether a number may begin with this word. */
  mayBegin(word: string): boolean;
  /** What a spelling says, undefined where it is no number. */
  valueOf(spelled: string): number | undefined;
}

const list = (text: string): string[] => text.split(' ');

/** The spellings of 1 to 99, `joined` saying how a ten and a unit stand together. */
function belowHundred(ones: string[], tens: string[], joined: (ten: string, unit: string, tenValue: number) => string[]): Words {
  const words: Words = new Map();
  ones.forEach((word, value) => word.split('/').forEach((one) => words.set(one, value)));
  tens.forEach((word, at) => {
    const ten = (at + 2) * 10;
    if (word === '-') return;
    for (const spelling of word.split('/')) {
      words.set(spelling, ten);
      for (let unit = 1; unit <= 9; unit += 1) {
        for (const one of (ones[unit] ?? '').split('/')) for (const both of joined(spelling, one, ten)) words.set(both, ten + unit);
      }
    }
  });
  return words;
}

/** Reads the hundreds too, each spelling alone and before every smaller number: too many to be listed. `others` stand alone. */
function withHundreds(small: Words, hundreds: string[][], joiners: string[], others: Words = new Map()): Reader {
  const spellings = hundreds.flat();
  const values = new Map([...hundreds.flatMap((of, at) => of.map((hundred) => [hundred, (at + 1) * 100] as const)), ...others]);
  const firstWords = new Set([...small.keys(), ...values.keys()].map((spelled) => spelled.split(' ', 1)[0] ?? ''));
  const rest = (below: string): number => joiners.reduce((found, joiner) => found || (below.startsWith(joiner) ? small.get(below.slice(joiner.length)) ?? 0 : 0), 0);
  return {
    mayBegin: (word) => firstWords.has(word) || spellings.some((hundred) => word.startsWith(hundred)),
    valueOf(spelled) {
      const alone = values.get(spelled) ?? small.get(spelled);
      if (alone !== undefined) return alone;
      const hundred = spellings.find((one) => spelled.startsWith(one) && rest(spelled.slice(one.length)) > 0);
      return hundred === undefined ? undefined : (values.get(hundred) ?? 0) + rest(spelled.slice(hundred.length));
    },
  };
}

function english(): Reader {
  const ones = list('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen');
  const small = belowHundred(ones, list('twenty thirty forty/fourty fifty sixty seventy eighty ninety'), (ten, unit) => [`${ten} ${unit}`, `${ten}${unit}`]);
  return withHundreds(small, ones.slice(1, 10).map((one, at) => [`${one} hundred`, ...(at === 0 ? ['a hundred', 'hundred'] : [])]), [' and ', ' ']);
}

function german(): Reader {
  const ones = list('null ein/eins/eine/einen/einem/einer/eines zwei/zwo drei vier funf/fuenf sechs sieben acht neun zehn elf zwolf/zwoelf dreizehn vierzehn funfzehn/fuenfzehn sechzehn siebzehn achtzehn neunzehn');
  const small = belowHundred(ones, list('zwanzig dreissig vierzig funfzig/fuenfzig sechzig siebzig achtzig neunzig'), (ten, unit) => [`${unit}und${ten}`]);
  const halves = ones.slice(1, 13).map((word, at) => [`${word.split('/', 1)[0] ?? ''}einhalb`, at + 1.5] as const);
  const units = ['ein', ...list('zwei drei vier funf sechs sieben acht neun')];
  // "Neunzehnhundert" and the like stand beside the hundreds up to nine.
  return withHundreds(small, [...units.map((one, at) => [`${one}hundert`, ...(at === 0 ? ['hundert'] : [])]), [], ...ones.slice(11).map((word) => word.split('/').map((one) => `${one}hundert`))], ['', 'und'],
    new Map([['anderthalb', 1.5], ...halves]));
}

function spanish(): Reader {
  const ones = list('cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve');
  const small = belowHundred(ones, list('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'), (ten, unit, value) => (value === 20 ? [`veinti${unit}`] : [`${ten} y ${unit}`]));
  return withHundreds(small, [['cien', 'ciento'], ...list('doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos').map((word) => [word, word.replace(/os$/, 'as')])], [' ']);
}

function french(): Reader {
  const ones = list('zero un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept dix_huit dix_neuf').map((word) => word.replace('_', ' '));
  const small = belowHundred(ones, list('vingt trente quarante cinquante soixante septante - nonante'), (ten, unit) => [`${ten} ${unit}`, `${ten} et ${unit}`]);
  small.set('soixante dix', 70).set('quatre vingt', 80).set('quatre vingts', 80).set('quatre vingt dix', 90);
  for (let unit = 1; unit <= 9; unit += 1) {
    const teen = ones[unit + 10] ?? '';
    small.set(`soixante ${teen}`, 70 + unit).set(`soixante et ${teen}`, 70 + unit).set(`quatre vingt ${teen}`, 90 + unit);
    for (const one of (ones[unit] ?? '').split('/')) small.set(`quatre vingt ${one}`, 80 + unit);
  }
  return withHundreds(small, ['', ...list('deux trois quatre cinq six sept huit neuf')].map((one) => (one ? [`${one} cents`, `${one} cent`] : ['cent'])).concat([[]], ones.slice(11, 17).map((one) => [`${one} cents`, `${one} cent`])), [' ']);
}

function portuguese(): Reader {
  const ones = list('zero um/uma dois/duas tres quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove');
  const small = belowHundred(ones, list('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'), (ten, unit) => [`${ten} e ${unit}`]);
  return withHundreds(small, [['cem', 'cento'], ...list('duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos').map((word) => [word, word.replace(/os$/, 'as')])], [' e ']);
}

const BUILDERS: Record<string, () => Reader> = { en: english, de: german, es: spanish, fr: french, pt: portuguese };
interface Built {
  known: Reader;
  /** Whether any number may begin with this word. */
  begins: (word: string) => boolean;
}
const built = new Map<string, Built>();

/** Words that are articles or adjectives far more often than numbers: a claim only before a unit of time. */
const MOSTLY_NOT_NUMBERS = new Set(list('one ein eins eine einen einem einer eines un una uno une um uma neuf nove once sept zero null cero'));
/** "neunmal" */
const TIMES = /(?<=\p{L}{3}(?<!^ein))mal$/u;
/** The longest spelling: "neuf cent quatre vingt dix neuf". */
const LONGEST = 6;
/** So many thousands and so many more, with what joins them: what may stand behind a million. */
const MOST_BEHIND = 2 * LONGEST + 2;

export interface NumberWord {
  value: number;
  /** How many of the words it takes. */
  length: number;
  /** True for words that are mostly something else. */
  weak: boolean;
}

/** What multiplies the number before it, or 1 where none stands. */
const SCALES: [RegExp, number][] = [
  [/^(?:thousand|tausend|mil|mille)$/, 1000], [/^(?:millions?|millionen|millon(?:es)?|milhao|milhoes)$/, 1_000_000],
  [/^(?:dozens?|dutzend|docenas?|douzaines?|duzias?)$/, 12], [/^(?:decenas?|dizaines?|dezenas?)$/, 10], [/^vingtaines?$/, 20], [/^trentaines?$/, 30],
  [/^quarantaines?$/, 40], [/^cinquantaines?$/, 50], [/^soixantaines?$/, 60], [/^(?:centaines?|centenas?|centenares?)$/, 100],
];
/** Scales that a bare word may name: "mil euros"; "thousand" and "million" follow an article at least. */
const ALONE = /^(?:mil|mille|tausend|dozen|dutzend)$/;
const ARTICLE = /^(?:an?|une?|uma?|una|eine?|einem|einen)$/;
const AND = /^(?:and|und|y|e|et)$/;

/** What a word multiplies by, 0 where it does not. */
export const scaleOf = (word: string): number => SCALES.find(([form]) => form.test(word))?.[1] ?? 0;

/** "sechstausendfünfhundert", "zweitausend": German writes it in one word. */
function gluedThousands(word: string, known: Reader): number | undefined {
  const at = word.indexOf('tausend');
  if (at < 0) return undefined;
  const [count, rest] = [word.slice(0, at), word.slice(at + 7).replace(/^und/, '')];
  const [many, more] = [count ? known.valueOf(count) : 1, rest ? known.valueOf(rest) : 0];
  return many === undefined || more === undefined ? undefined : many * 1000 + more;
}

/** The longest spelling of 0 to 999 that begins at word `at`. */
function belowThousand(words: string[], at: number, known: Reader): NumberWord | undefined {
  // "neunmal 18 €"
  if (!known.mayBegin((words[at] ?? '').replace(TIMES, ''))) return undefined;
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
    const spelled = words.slice(at, at + length).join(' ').replace(TIMES, '');
    const value = known.valueOf(spelled);
    if (value !== undefined) return { value, length, weak: length === 1 && MOSTLY_NOT_NUMBERS.has(spelled) };
  }
  return undefined;
}

function readerOf(language: string): Built | undefined {
  const build = BUILDERS[language];
  if (!build || built.has(language)) return built.get(language);
  const known = build();
  // "neunmal 18 €", "sechstausend", "eine Million", "mil euros"
  const begins = keptOfWords((word) => known.mayBegin(word.replace(TIMES, '')) || word.includes('tausend') || ARTICLE.test(word) || ALONE.test(word));
  built.set(language, { known, begins });
  return built.get(language);
}

/** The number that begins at word `at`, the longest spelling that fits; undefined where none does. */
export function numberWordAt(words: string[], at: number, language: string): NumberWord | undefined {
  const reader = readerOf(language);
  const first = words[at] ?? '';
  if (!reader?.begins(first)) return undefined;
  const { known } = reader;
  const glued = language === 'de' ? gluedThousands(first, known) : undefined;
  if (glued !== undefined) return { value: glued, length: 1, weak: false };
  const spelled = belowThousand(words, at, known);
  const base = spelled ?? (ARTICLE.test(first) ? { value: 1, length: 1, weak: true } : undefined);
  // "twelve hundred"
  if (base && language === 'en' && base.value > 10 && base.value < 100 && words[at + base.length] === 'hundred') return { value: base.value * 100, length: base.length + 1, weak: false };
  const next = at + (base?.length ?? 0);
  const scale = base || ALONE.test(first) ? scaleOf(words[next] ?? '') : 0;
  if (scale === 0) return spelled;
  const whole = { value: (base?.value ?? 1) * scale, length: (base?.length ?? 0) + 1, weak: false };
  if (scale < 1000) return whole;
  const joiner = AND.test(words[next + 1] ?? '') ? 1 : 0;
  // "One million two hundred thousand": what follows is less than what it follows.
  const more = scale > 1000 ? numberWordAt(words.slice(next + 1 + joiner, next + 1 + joiner + MOST_BEHIND), 0, language) : belowThousand(words, next + 1 + joiner, known);
  return more && more.value < scale ? { ...whole, value: whole.value + more.value, length: whole.length + joiner + more.length } : whole;
}

/** The values a figure in digits may mean: `1.299` is 1.299 or 1299, `1.299,00` is 1299. */
export function digitValues(digits: string): number[] {
  const plain = digits.replace(/[\s\u00a0\u202f'’]/g, '');
  const marks = [...plain.matchAll(/[.,]/g)];
  if (marks.length === 0) return [Number(plain)];
  const last = marks.at(-1);
  const mark = last?.[0] ?? '';
  const after = plain.length - (last?.index ?? 0) - 1;
  const whole = Number(plain.replace(/[.,]/g, ''));
  const decimal = Number(`${plain.slice(0, last?.index).replace(/[.,]/g, '')}.${plain.slice((last?.index ?? 0) + 1)}`);
  if (marks.length > 1 && marks.every(([one]) => one === mark)) return [whole];
  if (marks.length > 1) return [decimal];
  return after === 3 && !plain.startsWith('0') ? [whole, decimal] : [decimal];
}
