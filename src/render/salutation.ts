import { fold } from '../triage/text/characters.ts';
import greetings from '../../data/templates/greetings.json' with { type: 'json' };
import names from '../../data/templates/names.json' with { type: 'json' };

/** The fixed words around a reply in one language. */
export interface Courtesies {
  named: string;
  formal: string;
  unnamed: string;
  signOff: string;
  team: string;
  subject: string;
  /** With a title and the family name, where the language has words for it. */
  sir?: string;
  madam?: string;
  mrs?: string;
}

const BY_LANGUAGE = new Map<string, Courtesies>(Object.entries(greetings));

/** Greeting, sign-off and subject words of a language; English where we have none of its own. */
export const courtesiesIn = (language: string): Courtesies => BY_LANGUAGE.get(language) ?? greetings.en;

/** The words of a list of `names.json`, folded. */
const listed = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const SIR = listed(names.sir), MADAM = listed(names.madam), LEARNED = listed(names.learned), RESERVED = listed(names.reserved), PARTICLES = listed(names.particles);
const TITLES = new Set([...SIR, ...MADAM, ...LEARNED, ...RESERVED, ...listed(names.titles)]);
const NOBODY = listed(names.nobody), ORGANISATIONS = listed(names.organisations), FAMILIES = listed(names.families);
const PAIRS = listed(names.pairs), SECONDS = listed(names.seconds);
/** German writes what a house does as the end of its name; a "S.A." is no Ana Sá. */
const HOUSE = /^s\.?[al]\.?$|(?:praxis|backerei|kanzlei|verwaltung|verein|schule|werkstatt|apotheke|metzgerei|gartnerei|statte|garten|zentrum|gemeinde)$/;
/** "Mr and Mrs Shah", "Anna und Peter Schulz" are two; "Costa e Silva" is a family. */
const AND = /^(?:and|und|et|y|e|u|[+])$/i;
/** "Les Clés d’Ut" is no person called Les. */
const ARTICLE = /^(?:the|das|der|die|el|los|las|les|le|la|os|as|l['’].*)$/i;
/** "El Hassan" is one name; no Spanish word holds these letters together, so "El Rincón" stays a place. */
const ARABIC = /ss|kh|gh|dj|ou|sh|h[bdlmnrst]|mm|dd|zz|aa|bd/i;
/** "Le Minh", "Lê Thị Lan": a family name first; what somebody is called by comes last, and a French noun is none of these. */
const VIETNAMESE = /^l[eê](?: (?:van|thi|duc|huu|ngoc|minh|quang|thanh|hoang|xuan|kim|bao|anh|gia|hong|dinh|tuan|viet|thu|phuong)){0,2} (?:anh|bao|binh|chau|cuong|dat|diep|dinh|duc|dung|giang|hai|hang|hanh|hien|hieu|hoa|hoang|hong|hung|huong|huy|huyen|khanh|khoa|khoi|kien|lam|lan|linh|loan|loc|long|mai|minh|my|nam|ngan|nghia|ngoc|nhi|nhung|oanh|phat|phong|phuc|phuong|quan|quang|quyen|quynh|tam|thai|thang|thanh|thao|thinh|thu|thuy|tien|toan|trang|tri|trinh|trung|truong|tuan|tung|tuyet|uyen|viet|vinh|vu|vy|xuan|yen)$/;
/** "IES Sierra Palomera" is a school. */
const ABBREVIATED = /^\p{Lu}{3,4}$/u;
/** "Mª Ángeles", "Fco. Javier": how Spanish shortens a first name; a second one is written out behind it, where more than a family name comes. */
const SHORTENED = /^(?:m\.?ª|m[aº]\.|fco\.|fca\.|j(?:os)?é?\.? ?mª)$/i;
const NAME = /^\p{L}[\p{L}\p{M}'’-]{0,29}$/u;
/** What stands behind a name and is none: a generation, a degree, an order. */
const BEHIND = /(?:,? (?:jr|jun|junior|júnior|filho|neto|hijo|ii|iii|iv|ph\.?d|m\.?sc|b\.?sc|mba|obe|mbe)\.?)+$/i;
/** A name with digits, addresses or mark-up is none: it never reaches the greeting. */
const NOT_A_NAME = /[\d@/\\<>{}[\]|=&#%*_~"“”:;!?]|www\./;

const capital = (word: string): string =>
  (word === word.toLowerCase() || word === word.toUpperCase() && word.length > 2
    ? word.toLowerCase().replace(/(^|[-'’])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
    : word);

/** "Mari Carmen", "Mari Luz": nobody is called by the first half alone. */
const FIRST_HALF = /^mari$/i;

/** Words that stand for one name together are one of the list. */
function joined([article = '', second = '', ...others]: string[]): string[] {
  if (FIRST_HALF.test(article) && others.length > 0) return [`${capital(article)} ${capital(second)}`, ...others];
  return /^el$/i.test(article) && ARABIC.test(second) ? [`El ${capital(second)}`, ...others] : [article, second, ...others].filter(Boolean);
}

const isVietnamese = (words: string[]): boolean => VIETNAMESE.test(fold(words.join(' ')));

/** A word as the lists hold it: "Eng.º" as `eng`. */
const plain = (word: string): string => fold(word).replace(/[.ºª°]/g, '');
const isTitle = (word: string): boolean => plain(word).split('-').every((part) => TITLES.has(part));
const isParticle = (word: string): boolean => PARTICLES.has(plain(word));
const isCapital = (word: string): boolean => word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();

/** Who is written to: the titles before the name, the first name or both of "José Luis", and the family name; what is not known is `""`. */
interface Person { titles: string[]; given: string; family: string; whole: string }
const NO_ONE: Person = { titles: [], given: '', family: '', whole: '' };

/** "LEFEBVRE Sophie": capitals tell the family name, which is put behind. */
function inOrder(words: string[]): string[] {
  const capitals = words.filter(isCapital), others = words.filter((word) => !isCapital(word));
  return capitals.length > 0 && others.some((word) => !isParticle(word)) ? [...others, ...capitals] : words;
}

/** A name in small letters but for its capitals; of particles, which begin a family name but no first name, those in capitals are small. */
const spelt = (words: string[], from = 0): string => words.map((word, at) => (at >= from && isParticle(word) && word === word.toUpperCase() ? word.toLowerCase() : at >= from && isParticle(word) ? word : capital(word))).join(' ');

function wordsOf(customerName: string): { titles: string[]; words: string[] } {
  const nothing = { titles: [], words: [] };
  const name = customerName.normalize('NFC').replace(/\s+/g, ' ').trim().replace(BEHIND, '');
  if (!name || name.length > 60 || NOT_A_NAME.test(name)) return nothing;
  const [last, first, ...rest] = name.split(/\s*,\s*/);
  const all = (first && rest.length === 0 ? `${first} ${last}` : name).split(' ');
  const isNone = all.some((word) => ORGANISATIONS.has(plain(word)) || NOBODY.has(plain(word)) || HOUSE.test(word.toLowerCase().replaceAll('ä', 'a')));
  const end = all.findIndex((word) => !isTitle(word) && !SHORTENED.test(word));
  const titles = end < 0 ? all : all.slice(0, end).filter(isTitle), own = end < 0 ? [] : all.slice(end);
  const isShortened = all.slice(0, end).some((word) => SHORTENED.test(word));
  if (isNone || own.slice(0, 2).some((word) => AND.test(word)) || (isShortened && own.length < 2)) return nothing;
  if (ABBREVIATED.test(own[0] ?? '') && own.length > 1 && name !== name.toUpperCase() && !(own.length === 2 && FAMILIES.has(plain(own[0] ?? '')))) return nothing;
  const words = inOrder(own.filter((word, at) => at === 0 || !isTitle(word) || isParticle(word)));
  if (ARTICLE.test(words[0] ?? '') && words.length > 1 && !isVietnamese(words) && !/^el$/i.test(words[0] ?? '')) return nothing;
  return words.every((word) => NAME.test(word.replace(/\.$/, ''))) ? { titles, words } : nothing;
}

function personOf(customerName: string): Person {
  const { titles, words: own } = wordsOf(customerName);
  if (own.length === 0) return NO_ONE;
  const words = joined(own);
  const whole = spelt(own, 1), [first = '', second = ''] = words;
  if (isVietnamese(own)) return { titles, given: capital(own.at(-1) ?? ''), family: capital(own[0] ?? ''), whole };
  if (ARTICLE.test(first) && words.length > 1) return NO_ONE;
  if (titles.length > 0 && words.length === 1) return { titles, given: '', family: spelt(words), whole }; // "Mrs Peake": the first name is not known
  const isPair = PAIRS.has(plain(first)) && SECONDS.has(plain(second));
  const isUnsure = first.endsWith('.') || first.length < 2 || (words.length > 1 && (isParticle(first) || FAMILIES.has(plain(first))));
  const rest = words.slice(isPair && words.length > 2 ? 2 : 1), at = rest.findIndex((word) => isParticle(word) && !AND.test(word));
  return { titles, given: isUnsure ? '' : spelt(isPair ? [first, second] : [first], 1), family: isUnsure && !isParticle(first) ? '' : spelt(isParticle(first) ? words : at < 0 ? rest.slice(-1) : rest.slice(at)), whole };
}

/** Titles that nobody who bears one is called by the first name: a professor's, a captain's, "Herr Dr.". */
function isReserved(titles: string[]): boolean {
  const said = titles.map(plain);
  return said.some((title) => RESERVED.has(title) || title.startsWith('prof')) || (said.some((title) => LEARNED.has(title)) && said.some((title) => SIR.has(title) || MADAM.has(title)));
}

/** Short titles that are another word, or an initial, in other languages: "M. Smith", "Fr. Keane". */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = { m: ['fr'], fr: ['de'], hr: ['de'], sr: ['es', 'pt'] };
const isForeign = (titles: string[], language: string): boolean => titles.some((title) => ONLY_IN[plain(title)]?.includes(language) === false);

/** The first name to greet by, or `""`: titles off, "Souza, Ana" turned round; companies, couples, family names alone and odd characters refused. */
export function firstName(customerName: string): string {
  const { titles, given } = personOf(customerName);
  return isReserved(titles) ? '' : given;
}

const learnedIn = (titles: string[]): string => titles.filter((title) => LEARNED.has(plain(title))).map((title) => `${title.charAt(0).toUpperCase()}${title.slice(1).toLowerCase()} `).join('');

/** "Guten Tag Herr Müller,", "Dear Dr Nair,": by title and family name; `""` where there is no title, or no words for it. */
function titledLine({ titles, family }: Person, words: Courtesies): string {
  const said = titles.map(plain), learned = learnedIn(titles);
  if (!family) return '';
  const line = said.some((title) => SIR.has(title)) ? words.sir : said.some((title) => MADAM.has(title)) ? (said.includes('mrs') ? words.mrs : undefined) ?? words.madam : learned ? words.formal : undefined;
  return line ? line.replace('{name}', () => `${learned}${family}`) : '';
}

const FORMAL = /\b(?:formal|formell?|formel|förmlich|soutenu)(?:e|es|en|er|ly)?(?!\p{L})/iu;
/** "Not too formal", "nicht so förmlich", "pas trop formel": a few words before it. */
const HARDLY = /\b(?:not|never|less|nicht|weniger|kaum|pas|moins|no|nada|menos|não|nunca|jamais)(?: \p{L}+){0,2} $/iu;

/** Whether a tone in the zap's own words asks for a formal letter. */
export function isFormal(tone: string): boolean {
  const said = FORMAL.exec(tone);
  return said !== null && !HARDLY.test(tone.slice(Math.max(0, said.index - 40), said.index));
}

/** The line a reply begins with: by first name, by title or whole name where the tone is formal, or without a name. A German doctor is no “Hallo Hannelore”. */
export function greetingLine(customerName: string, language: string, formal: boolean): string {
  const words = courtesiesIn(language);
  const person = personOf(customerName);
  if (formal && isForeign(person.titles, language)) return words.unnamed;
  if (formal) return titledLine(person, words) || (person.given && !isReserved(person.titles) ? words.formal.replace('{name}', () => person.whole) : words.unnamed);
  const isDoctor = language === 'de' && person.titles.some((title) => LEARNED.has(plain(title)));
  if (isDoctor) return titledLine(person, words) || words.unnamed;
  const name = firstName(customerName);
  return name ? words.named.replace('{name}', () => name) : words.unnamed;
}
