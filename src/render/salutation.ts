import { fold } from '../triage/text/characters.ts';
import greetings from '../../data/templates/greetings.json' with { type: 'json' };

/** The fixed words around a reply in one language. */
export interface Courtesies {
  named: string;
  formal: string;
  unnamed: string;
  signOff: string;
  team: string;
  subject: string;
}

const BY_LANGUAGE = new Map<string, Courtesies>(Object.entries(greetings));

/** Greeting, sign-off and subject words of a language; English where we have none of its own. */
export const courtesiesIn = (language: string): Courtesies => BY_LANGUAGE.get(language) ?? greetings.en;

const TITLE = /^(?:dr|dra|drª|prof|profa|profesora?|mr|mrs|ms|miss|mx|sir|herr|frau|hr|fr|sr|sra|srta|don|dona|doña|m|mme|mlle|monsieur|madame|dott|ing|dipl|mag|familie|fam|family|familia|famille|família)\.?$/i;
const COMPANY = /\b(?:gmbh|ag|kg|ohg|ug|ltd|llc|inc|corp|plc|s\.?a\.?r\.?l|s\.?a|s\.?l|sas|lda|ltda|bv|ab|oy|co|company|team|support|shop|store|office|praxis|kanzlei|restaurant|hotel|bank|group|studio|info|admin|sales|accounts?|accounting|billing|finance|purchasing|procurement|reception|marketing|newsletter|noreply|buchhaltung|einkauf|verwaltung|rechnungswesen|sekretariat|contabilidade?|compras|administraci[oó]n|facturaci[oó]n|comptabilit[eé]|achats|secr[eé]tariat|financeiro)\b/i;
/** "Les Clés d’Ut" is no person called Les. */
const ARTICLE = /^(?:the|das|der|die|el|los|las|les|le|la|os|as|l['’].*)$/i;
/** "El Hassan" is one name; no Spanish word holds these letters together, so "El Rincón" stays a place. */
const ARABIC = /ss|kh|gh|dj|ou|sh|h[bdlmnrst]|mm|dd|zz|aa|bd/i;
/** "Le Minh", "Lê Thị Lan": a family name first; what somebody is called by comes last, and a French noun is none of these. */
const VIETNAMESE = /^l[eê](?: (?:van|thi|duc|huu|ngoc|minh|quang|thanh|hoang|xuan|kim|bao|anh|gia|hong|dinh|tuan|viet|thu|phuong)){0,2} (?:anh|bao|binh|chau|cuong|dat|diep|dinh|duc|dung|giang|hai|hang|hanh|hien|hieu|hoa|hoang|hong|hung|huong|huy|huyen|khanh|khoa|khoi|kien|lam|lan|linh|loan|loc|long|mai|minh|my|nam|ngan|nghia|ngoc|nhi|nhung|oanh|phat|phong|phuc|phuong|quan|quang|quyen|quynh|tam|thai|thang|thanh|thao|thinh|thu|thuy|tien|toan|trang|tri|trinh|trung|truong|tuan|tung|tuyet|uyen|viet|vinh|vu|vy|xuan|yen)$/;
/** "Anonymous please" gives no name; "IES Sierra Palomera" is a school. */
const NOBODY = /^(?:anon(?:ymous)?|anonym[ea]?|an[oó]nim[oa]|unknown|unbekannt|desconocid[oa]|inconnue?|desconhecid[oa]|nobody|niemand|nadie|personne|ningu[eé]m|guest|gast|customer|kund(?:e|in)|cliente?|user)$/i;
const ABBREVIATED = /^\p{Lu}{3,4}$/u;
/** "Mª Ángeles", "Fco. Javier": how Spanish shortens a first name; a second one is written out behind it, where more than a family name comes. */
const SHORTENED = /^(?:m\.?ª|m[aº]\.|fco\.|fca\.|j(?:os)?é?\.? ?mª)$/i;
const NAME = /^\p{L}[\p{L}\p{M}'’-]{0,29}$/u;
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

function wordsOf(customerName: string): string[] {
  const name = customerName.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (!name || name.length > 60 || NOT_A_NAME.test(name) || COMPANY.test(name)) return [];
  const [last, first, ...rest] = name.split(/\s*,\s*/);
  const own = (first && rest.length === 0 ? `${first} ${last}` : name).split(' ').filter((word) => !TITLE.test(word));
  const named = SHORTENED.test(own[0] ?? '') ? own.slice(1) : own;
  if (named.length < own.length && named.length < 2) return [];
  const words = joined(named);
  const titled = name.split(' ').some((word) => TITLE.test(word));
  if (ARTICLE.test(words[0] ?? '') && words.length > 1 && !isVietnamese(words)) return [];
  if (NOBODY.test(words[0] ?? '') || (ABBREVIATED.test(words[0] ?? '') && words.length > 1 && name !== name.toUpperCase())) return [];
  if (titled && words.length === 1) return []; // "Mrs Peake": the first name is not known
  return named.every((word) => NAME.test(word.replace(/\.$/, ''))) ? words : [];
}

/** The first name to greet by, or `""`: titles off, "Souza, Ana" turned round, companies and odd characters refused. */
export function firstName(customerName: string): string {
  const words = wordsOf(customerName);
  const first = (isVietnamese(words) ? words.at(-1) : words[0]) ?? '';
  return first.endsWith('.') || first.length < 2 ? '' : capital(first);
}

/** The line a reply begins with: by first name, by whole name where the tone is formal, or without a name. */
export function greetingLine(customerName: string, language: string, formal: boolean): string {
  const words = courtesiesIn(language);
  const name = formal ? wordsOf(customerName).map(capital).join(' ') : firstName(customerName);
  return name ? (formal ? words.formal : words.named).replace('{name}', () => name) : words.unnamed;
}
