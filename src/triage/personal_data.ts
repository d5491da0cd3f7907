import { countsThings } from './product_numbers.ts';

/**
 * Personal data a ticket names, told by published patterns: the e-mail address of the HTML standard
 * (html.spec.whatwg.org, "valid e-mail address", with the letters of RFC 6531), card numbers by ISO/IEC 7812 (Luhn), accounts by ISO 13616 (IBAN, with
 * the registry's lengths and the check of ISO 7064), telephone numbers by E.164 lengths.
 */
export type PersonalDataKind = 'EMAIL' | 'PHONE' | 'CARD' | 'ACCOUNT';

interface NamedDatum {
  kind: PersonalDataKind;
  start: number;
  end: number;
}

/** Bounded repeats alone, so that 200 kB of hostile text cost no more than their length. */
const EMAIL = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\p{N}][\p{L}\p{N}-]{0,61}(?:\.[\p{L}\p{N}][\p{L}\p{N}-]{0,61}){1,8}/giu;
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![A-Za-z0-9])/gi;
const CARD = /(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d-])/g;
/** A number that says of itself that it is a telephone: +49…, 0049…, (555) 123-4567, or 0 and blocks of digits. */
const PHONE = /(?<![\w+.,/-])(?:\+\d|00[1-9]|\(\d{2,5}\)|0[1-9]|(?:1[ .-])?[2-9]\d{2}[ .-]\d{3}[ .-]\d{4}(?!\d))[\d ()./-]{0,22}(?![\w])/g;
/** "call me on 5551234", "Kontonummer 12345678": the word before says what the digits are. */
const NAMED_NUMBER = /(?<![\p{L}])(tel|telephone|telefon[oe]?|téléphone|telefonnummer|phone|phone number|mobile|mobil|handy|handynummer|cell|celular|móvil|movil|portable|telemóvel|whatsapp|(?:call|ring|reach) me (?:at|on)|ll[aá]m(?:ame|eme|enme) al|ligue(?:-me)? para(?: o)?|(?:appelez|joindre|rappelez)(?:-moi)? au|erreichbar unter|mich unter|blz|bankleitzahl|account (?:number|no)|kontonummer|konto|cuenta|compte|conta|sort code|routing number|agência|agencia|clabe)(?:\s?(?:n[.º°o]|nr|number|nummer|número|num)\.?)?(?: (?:is|ist|lautet|es|est|é))?[\s:#.=]{0,4}((?:\+|\()?\d[\d ()./-]{4,24}\d)/giu;
const IS_ACCOUNT = /^(?:account|konto|cuenta|compte|conta|sort|routing|ag|clabe|blz|bank)/i;

/** Length of an IBAN by country, from the SWIFT registry; a country not listed is taken on its check digits alone. */
const IBAN_LENGTHS: Record<string, number> = {
  AT: 20, BE: 16, BG: 22, BR: 29, CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22, DK: 18, DO: 28, EE: 20, ES: 24, FI: 18, FR: 27,
  GB: 22, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MT: 31, NL: 18, NO: 15,
  PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, TR: 26, UA: 29,
};

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Luhn's check (ISO/IEC 7812-1): every second digit from the right doubled, the sum a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** ISO 7064 mod 97-10: country and check digits to the end, letters as 10 to 35, the remainder 1. */
export function isIban(compact: string): boolean {
  const moved = `${compact.slice(4)}${compact.slice(0, 4)}`.toUpperCase();
  let remainder = 0;
  for (const character of moved) {
    const value = Number.parseInt(character, 36);
    if (Number.isNaN(value)) return false;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** Where the IBAN inside a match ends: free text may follow it without a sign of its end. */
function ibanEnd(match: string): number {
  const compactLength = IBAN_LENGTHS[match.slice(0, 2).toUpperCase()];
  let compact = '';
  for (let at = 0; at < match.length; at += 1) {
    if (/[A-Z0-9]/i.test(match.charAt(at))) compact += match.charAt(at);
    const done = compactLength === undefined ? at === match.length - 1 : compact.length === compactLength;
    if (done) return isIban(compact) ? at + 1 : 0;
  }
  return 0;
}

/** Shapes that look like a telephone number and are something else: dates, amounts, times, order numbers without blocks. */
const isDate = (text: string): boolean => /^\(?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\)?$/.test(text.trim());

/** "05/11/2026 10:30", "05.11.26, 8 h", "05.11. - 07.11.": of the hour behind a date its digits, of two days both. In "06.12.34.56.78" there is none. */
const DATE = /(?<![\d./+-])(?:\d{1,2}\.\d{1,2}\.(?:\d{4})? ?- ?\d{1,2}\.\d{1,2}\.(?:\d{4})?|(\d{1,2})([./-])(\d{1,2})\2(?:(?:19|20)\d\d(?:,? \d{1,2}(?= ?[:h.]\d\d(?![\d./-])| ?[hH]\b)|(?! ?(?!0\d{2,4}[ /-]?\d{5}|00[1-9])\d{2} ?\d\d))|\d\d(?:,? \d{1,2}(?= ?[:h]\d\d(?!\d)| ?[hH]\b)|(?! ?\d))))(?![./-]?\d)/g;
const MOST_DAYS = 31, MOST_MONTHS = 12;

/** A text of the same length whose dates hold no digits: a telephone may stand behind one. */
const withoutDates = (text: string): string => text.replace(DATE, (date: string, one?: string, _sign?: string, two?: string) => {
  const [least, most] = [Number(one ?? 1), Number(two ?? 1)].sort((a, b) => a - b) as [number, number];
  return least >= 1 && least <= MOST_MONTHS && most <= MOST_DAYS ? date.replace(/\d/g, '_') : date;
});

function isPhone(text: string): boolean {
  const digits = digitsOf(text).length;
  if (digits < 7 || digits > 15 || isDate(text)) return false;
  return /^[+(]|^00/.test(text) || digits >= 8;
}

function matches(text: string, pattern: RegExp, kind: PersonalDataKind, length: (match: string) => number): NamedDatum[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const size = length(match[0]);
    return size > 0 ? [{ kind, start: match.index, end: match.index + size }] : [];
  });
}

const trimmedLength = (match: string): number => match.replace(/(?<![\s()./-])[\s()./-]+$/, '').length;

function namedNumbers(text: string, undated: string): NamedDatum[] {
  return [...text.matchAll(NAMED_NUMBER)].flatMap((match) => {
    const number = match[2] ?? '';
    const digits = digitsOf(number).length;
    const isAccount = IS_ACCOUNT.test(match[1] ?? '');
    const start = match.index + match[0].length - number.length;
    if (digits < 6 || digits > 20 || (!isAccount && (isDate(number) || !undated.startsWith(number, start)))) return [];
    return [{ kind: isAccount ? 'ACCOUNT' as const : 'PHONE' as const, start, end: start + number.length }];
  });
}

/** Everything found, in the order of the text, overlaps settled in favour of the stricter pattern. */
function findPersonalData(text: string): NamedDatum[] {
  const undated = withoutDates(text);
  const found = [
    ...matches(text, EMAIL, 'EMAIL', (match) => match.length),
    ...matches(text, IBAN, 'ACCOUNT', ibanEnd),
    ...matches(text, CARD, 'CARD', (match) => (passesLuhn(digitsOf(match)) ? match.length : 0)),
    ...namedNumbers(text, undated),
    ...matches(undated, PHONE, 'PHONE', (match) => (isPhone(match.slice(0, trimmedLength(match))) ? trimmedLength(match) : 0)).filter(({ start }) => text[start] === '+' || !countsThings(text, start)),
  ];
  const taken = new Uint8Array(text.length);
  const kept = found.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

function replaced(text: string, word: (kind: PersonalDataKind, original: string) => string): string {
  let out = '';
  let at = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    out += text.slice(at, start) + word(kind, text.slice(start, end));
    at = end;
  }
  return out + text.slice(at);
}

/** Masks texts of one question with numbered words, and puts the originals back into what was answered. */
export interface Vault {
  mask(text: string): string;
  unmask(text: string): string;
}

/** The words as a model may write them: in small letters, or with Markdown's escapes. */
const WORD = /\\\[(?:EMAIL|PHONE|CARD|ACCOUNT)\\?_\d{1,4}\\\]|\[(?:EMAIL|PHONE|CARD|ACCOUNT)_\d{1,4}\]/gi;

/** A vault that lives as long as one question; the same original always gets the same word. `active` false: texts pass as they are. */
export function createVault(active: boolean): Vault {
  if (!active) return { mask: (text) => text, unmask: (text) => text };
  const words = new Map<string, string>();
  const originals = new Map<string, string>();
  const wordFor = (kind: PersonalDataKind, original: string): string => {
    const known = words.get(original);
    if (known) return known;
    const word = `[${kind}_${originals.size + 1}]`;
    words.set(original, word);
    originals.set(word, original);
    return word;
  };
  return {
    mask: (text) => replaced(text, wordFor),
    unmask: (text) => text.replace(WORD, (word) => originals.get(word.replaceAll('\\', '').toUpperCase()) ?? word),
  };
}

/** A text without personal data, for what is stored or searched by: the words carry no number and lead back to nothing. */
export const withoutPersonalData = (text: string): string => replaced(text, (kind) => `[${kind}]`);
