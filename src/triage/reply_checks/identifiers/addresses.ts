import { comparableUrl } from '../../../render/reply_body.ts';

export interface Mention {
  words: string;
  from: number;
  to: number;
}

const URL_FORM = /https?:\/\/[^\s<>"'()[\]{}|\\^`]{1,1000}|(?<![\p{L}\p{N}@./-])(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}(?:com|org|net|io|app|dev|co|info|eu|de|at|ch|fr|es|pt|br|it|nl|uk|us|ai|example|test|shop|store|me|tv|mx|ar|cl)(?![\p{L}\p{N}@-])(?:\/[^\s<>"'()[\]{}|\\^`]{0,500})?/giu;
const EMAIL_FORM = /(?<![\p{L}\p{N}.!#$%&*+/=?^_`{|}~-])[\p{L}\p{N}.!#$%&*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu;
const CLOSING = /(?<![.,;:!?…])[.,;:!?…]+$/;

const trimmed = (match: RegExpMatchArray): Mention => {
  const words = match[0].replace(CLOSING, '');
  const from = match.index ?? 0;
  return { words, from, to: from + words.length };
};

/** E-mail addresses in a text. */
export const findEmails = (text: string): Mention[] => (text.includes('@') ? [...text.matchAll(EMAIL_FORM)].map(trimmed) : []);

/** How pages spell the signs of an address, to hide it from machines or to read it out: "claims (at) hullmark (dot) example", "info arroba casa punto example". */
const SPELLED: [sign: string, words: string][] = [
  ['@', String.raw`at|ät|@|arroba|arobase?`], ['.', String.raw`dot|punkt|punto|point|ponto|\.`],
  ['-', String.raw`dash|hyphen|bindestrich|guion|guión|tiret|hífen|traço`], ['_', String.raw`underscore|unterstrich|guion bajo|guión bajo|tiret bas|sublinhado`],
];
const inBrackets = SPELLED.map(([sign, words]): [string, RegExp] => [sign, new RegExp(String.raw` ?[[({<] ?(?:${words}) ?[\])}>] ?`, 'giu')]);
/** "Our shop at hullmark.example" is no mailbox: who reads out an "at" reads out the signs behind it too. */
const READ_OUT = String.raw`(?= [\p{L}\p{N}]{1,40} (?:${SPELLED.slice(1).map(([, words]) => words).join('|')}) )`;
const inWords = SPELLED.map(([sign, words]): [string, RegExp] => [sign, new RegExp(String.raw`(?<=[\p{L}\p{N}]) (?:${words.replace(/^at(?=\|)/, `at${READ_OUT}`)}) (?=[\p{L}\p{N}])`, 'giu')]);

/** A text with the signs of its addresses where it spells them: in brackets, or in bare words too, which prose uses of places. */
export const unspelled = (text: string, bare: boolean): string => [...inBrackets, ...(bare ? inWords : [])].reduce((read, [sign, words]) => read.replace(words, sign), text);

/** Web addresses in a text, with or without `https://`; e-mail addresses are not among them. */
export function findUrls(text: string): Mention[] {
  const emails = findEmails(text);
  // "https://bank.example@evil.example" leads to the latter.
  return [...text.matchAll(URL_FORM)].map(trimmed).filter(({ words, from, to }) => /^https?:/i.test(words) || !emails.some((email) => email.from < to && from < email.to));
}

/** Host, path and query as they are compared; `www.` does not matter, everything else does. */
export const addressKey = (url: string): string => comparableUrl(/^https?:/i.test(url) ? url : `https://${url}`).replace(/^www\./, '');

/** Hosts where each firm has but a path: one firm's page says nothing of another's. */
const SHARED_HOSTS = /(?:^|\.)(?:google|facebook|instagram|youtube|linkedin|twitter|x|tiktok|paypal|github|medium|dropbox|notion|amazonaws|windows|trustpilot|typeform)\.(?:com|so|me|net)$|^(?:bit\.ly|t\.me|wa\.me|linktr\.ee|forms\.gle)$/;

/** The host of an address, or `""` where it names none or strangers have pages there too. */
export function ownHostOf(url: string): string {
  const host = (addressKey(url).split(/[/?#:]/, 1)[0] ?? '').toLowerCase();
  return SHARED_HOSTS.test(host) ? '' : host;
}

const CODE_FORM = /(?<![\p{L}\p{N}.,/@-])(?:\p{Lu}{1,6}\/(?=[\p{L}\p{N}-]*\d{3})[\p{L}\p{N}]+(?:[-_/][\p{L}\p{N}]+)*|#\s?\d{2,}[\p{L}\p{N}-]*|\d{1,3}(?:\.\d{1,3}){2,4}(?!\d|,\d)|\d{3,8}(?:\.\d{2,8}){2,4}(?!\d|,\d)|(?=[\p{L}\p{N}_-]*\d)(?=[\p{L}\p{N}_-]*\p{L})[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*)(?![\p{L}\p{N}])/gu;
/** `10GB`, `24h`, `3rd`, `1er`, `2x`, `6€90`: a figure with its unit, no code. */
const FIGURE_FORM = /^(?:\d+(?:st|nd|rd|th|er|ère|ere|º|ª|x|p|ct|c|h|h\d{2}|s|d|kg|g|gb|mb|tb|go|mo|to|km|m|cm|mm|ml|l|w|v|a|ah|mah|kwh|mbps|gbps|min|am|pm|hz|ghz|mhz|°c|k|jährig\p{L}*|tägig\p{L}*|day|days|month|year|hour|minute|week|stündig\p{L}*)|\d+(?:[x×]\d+){2,}|\d+(?:[x×]\d+)+[cm]?m|\d+-(?:\p{L}{2,}|[lmhgwv]))(?:-\p{L}+)*$/iu;
const PHONE_FORM = /(?<![\p{L}\p{N}.,/-])(?:\+|00|\(?0)[\d][\d ()./-]{5,20}\d(?!\d)/gu;

/** "952 555 460", "800-555-214", "0000": groups of digits that no mark of thousands joins, and digits behind a nought. */
const DIGITS_FORM = /(?<![\p{L}\p{N}.,/+-]|[€£$] ?|\d )(?:(?:0 )?\d{2,5}(?:[ -]\d{2,5}){2,5}|\d{4}-\d{4,}|0\d{3,12})(?![\p{L}\p{N}-]|[.,:/]\d| ?(?:€|%|eur(?![\p{L}])|euros?(?![\p{L}]))| \d)/giu;
/** "12-05-2026", "12 05 2026", "2024-2025", "2026-05-12": days and years, read as dates and figures. */
const CALENDAR = /^(?:(?:0?[1-9]|[12]\d|3[01])([ -])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)\d{2}|(?:19|20)\d{2}-(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})$/;
const isAmount = (words: string): boolean => /^[1-9]\d{0,2}(?: \d{3})+$/.test(words) && words.replace(/\D/g, '').length < 9;

/** "DE89 3704 0044 0532 0130 00": an account's number, parted in fours or not. */
const ACCOUNT_FORM = /(?<![\p{L}\p{N}.,/@-])\p{Lu}{2}\d{2} ?[\p{Lu}\d]{4}(?: ?\d{4}){2,6}(?: ?\d{1,3})?(?![\p{L}\p{N}])/gu;
/** Order numbers, error codes, model names, versions, telephone numbers: what must be right letter for letter. */
export function findCodes(text: string): Mention[] {
  if (!/\d/.test(text)) return [];
  const accounts = [...text.matchAll(ACCOUNT_FORM)].map(trimmed);
  const phones = [...accounts, ...[...text.matchAll(PHONE_FORM)].map(trimmed).filter(({ from, to }) => !accounts.some((account) => account.from < to && from < account.to)).filter(({ words }) => words.replace(/\D/g, '').length >= 7 && !/^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(words))];
  const digits = [...text.matchAll(DIGITS_FORM)].map(trimmed).filter(({ words }) => !isAmount(words) && !CALENDAR.test(words))
    .filter(({ from, to }) => !phones.some((phone) => phone.from < to && from < phone.to));
  const codes = [...text.matchAll(CODE_FORM)].map(trimmed)
    .filter(({ words }) => !FIGURE_FORM.test(words))
    .filter(({ words }) => !(/^\d+(?:\.\d{3})+$/.test(words)))
    .filter(({ from, to }) => ![...phones, ...digits].some((phone) => phone.from < to && from < phone.to));
  return [...phones, ...digits, ...codes];
}

/** "HS 36": letters and a figure that a name parts. */
const PARTED_FORM = /(?<![\p{L}\p{N}])\p{Lu}{1,5}[ -]\d{1,5}\p{L}?(?![\p{L}\p{N}])/gu;
export const findPartedCodes = (text: string): string[] => text.match(PARTED_FORM) ?? [];

/** A code as it is compared: letters and digits alone. */
export const codeKey = (words: string): string => words.normalize('NFKC').replace(/(?<=^(?:\+|00)\d{1,3} ?)\(0\)/, '').replace(/[^\p{L}\p{N}.]/gu, '').replace(/^00(?=\d{8})/, '').toLowerCase();
/** "D-7120" and "D-7122" are of one form. */
export const codeForm = (key: string): string => key.replace(/\d/g, '9');
