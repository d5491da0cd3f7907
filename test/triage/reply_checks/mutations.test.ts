/**
 * Good drafts of the open hands, each changed in one thing by a rule: another figure, a neighbour's, another spelling of the same, another
 * letter of an address, a field left open, a promise. What a change makes wrong must be stopped, what it leaves right must pass; which
 * changes are which is told by the rule and not by the checks.
 */
import { readFileSync } from 'node:fs';
import { findingsFor, readGroundingCases, type GroundingCase } from '../../../src/scripts/evaluate/grounding.ts';

const hand = (name: string): GroundingCase[] => readGroundingCases(`${__dirname}/../../../data/grounding/${name}.jsonl`);
const isOdd = ({ id }: GroundingCase): boolean => Number(/(\d+)\D*$/.exec(id)?.[1]) % 2 === 1;
/** Every third of these drafts that is good and passes. */
const DRAFTS = [...hand('test'), ...['eighth', 'tenth', 'thirteenth', 'fourteenth'].flatMap((name) => hand(`${name}_hand`)), ...['eighteenth', 'twentieth', 'twenty_first', 'twenty_sixth'].flatMap((name) => hand(`${name}_hand`).filter(isOdd))]
  .filter(({ ok }) => ok).filter((_, at) => at % 3 === 0).filter((draft) => findingsFor(draft).length === 0);

/** The same numbers every time. */
let state = 1;
const below = (most: number): number => { state = (state * 48271) % 2147483647; return state % most; };
const one = <T>(some: readonly T[]): T => some[below(some.length)]!;

const LOCALE: Record<string, string> = { en: 'en-GB', de: 'de-DE', es: 'es-ES', fr: 'fr-FR', pt: 'pt-PT' };
/** Numbers in words, by n2words. */
const WORDS = new Map(readFileSync(`${__dirname}/quantities/number_spellings.tsv`, 'utf8').trim().split('\n').map((line) => line.split('\t')).filter(([, value = '', words = '']) => /^\d+$/.test(value) && / (?:tickets|Karten|entradas|billets|bilhetes)$/.test(words)).map(([language, value, words = '']) => [`${language} ${value}`, words.replace(/ \S+$/, '')]));
const inWords = (value: number, language: string): string | undefined => WORDS.get(`${language} ${value}`);
const formatted = (value: number, language: string): string => new Intl.NumberFormat(LOCALE[language], { minimumFractionDigits: Number.isInteger(value) ? 0 : 2 }).format(value).replace(/[\u00a0\u202f]/g, ' ');

const COUNT = /(?<![\d.,:/#\p{L}-]|[€£$] ?|\d[ \u00a0])\d{1,3}(?= (?!uhr|heures?|horas?)\p{Ll}{4,})/gu;
const AMOUNT = /(?<!\d[ .,]?)\d{1,3}(?:[.,]\d{2})? ?€|€\d{1,3}(?:\.\d{2})?(?![\d.,]\d)|£\d{1,3}(?:\.\d{2})?(?![\d.,]\d)/g;
const amountOf = (written: string): number => Number(written.replace(/[^\d.,]/g, '').replace(',', '.'));
const WEB = /https?:\/\/[^\s<>"')]+[\w/]/g, MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, CODE = /(?<![\p{L}\d-])[A-Z]{1,4}-?\d{3,8}(?![\p{L}\d-])/gu, PHONE = /(?<![\d\p{L}])0\d{2,4} \d{3} \d{3,4}(?!\d)/gu;

/** The weekdays of a language, Sunday first, by Intl. */
const WEEKDAYS = Object.fromEntries(Object.entries(LOCALE).map(([language, locale]) => [language, Array.from({ length: 7 }, (_, at) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 1, 1 + at)))]));

/** What two amounts come to and by how much one is more, told behind the reply's last sentence. */
const TOGETHER: Record<string, [sum: (one: string, other: string, both: string) => string, difference: (by: string) => string]> = {
  en: [(one, other, both) => `${one} and ${other} come to ${both}.`, (by) => `The one is ${by} more than the other.`],
  de: [(one, other, both) => `${one} und ${other} ergeben ${both}.`, (by) => `Das eine ist ${by} mehr als das andere.`],
  es: [(one, other, both) => `${one} y ${other} suman ${both}.`, (by) => `Lo uno son ${by} más que lo otro.`],
  fr: [(one, other, both) => `${one} et ${other} font ${both}.`, (by) => `L’un fait ${by} de plus que l’autre.`],
  pt: [(one, other, both) => `${one} e ${other} somam ${both}.`, (by) => `Um são ${by} a mais do que o outro.`],
};
function sums(language: string, reply: string, all: string, changed: Changed[]): void {
  const amounts = [...reply.matchAll(AMOUNT)].map(([amount]) => amount);
  const [one, other] = [amounts[0], amounts.find((amount) => amountOf(amount) !== amountOf(amounts[0] ?? '') && amount.includes('€') === amounts[0]?.includes('€'))];
  const [sum, difference] = TOGETHER[language] ?? [];
  if (!one || !other || !sum || !difference) return;
  const told = (value: number): string => `${formatted(Math.round(value * 100) / 100, language)} ${one.includes('€') ? '€' : 'GBP'}`;
  const isNew = (value: number): boolean => ![...all.matchAll(AMOUNT), ...reply.matchAll(AMOUNT)].some(([amount]) => Math.abs(amountOf(amount) - value) < 0.005);
  const [both, by] = [amountOf(one) + amountOf(other), Math.abs(amountOf(one) - amountOf(other))];
  const add = (rule: string, right: boolean, value: number, words: string): void => { if (isNew(value)) changed.push({ rule, right, reply: `${reply}\n\n${words}` }); };
  add('a sum', true, both, sum(one, other, told(both)));
  add('a sum that is wrong', false, both + 1.35, sum(one, other, told(both + 1.35)));
  add('a difference', true, by, `${one}, ${other}. ${difference(told(by))}`);
  add('a difference that is wrong', false, by + 1.35, `${one}, ${other}. ${difference(told(by + 1.35))}`);
}

/** A changed reply, by the rule that changed it. */
interface Changed { rule: string; right: boolean; reply: string }

function changesOf({ lang, ticket, sources, reply }: GroundingCase): Changed[] {
  const asked = typeof ticket === 'string' ? ticket : `${ticket.subject ?? ''}\n${ticket.message ?? ''}`;
  const texts = sources.map(({ title = '', text = '' }) => `${title}\n${text}`);
  const all = [asked, ...texts].join('\n');
  const changed: Changed[] = [];
  const put = (rule: string, right: boolean, match: RegExpExecArray | RegExpMatchArray, by: string): void => { if (by !== match[0]) changed.push({ rule, right, reply: `${reply.slice(0, match.index)}${by}${reply.slice((match.index ?? 0) + match[0].length)}` }); };
  const first = (form: RegExp, then: (match: RegExpMatchArray) => void): void => [...reply.matchAll(form)].slice(0, 1).forEach(then);
  const isKnown = (value: number): boolean => new RegExp(`(?<!\\d)${value}(?!\\d)`).test(`${all}\n${reply}`) || all.includes(inWords(value, lang) ?? ' ');
  first(COUNT, (match) => {
    const value = Number(match[0]);
    const others = [3, 4, 5, 7, 9, 11, 13, -3, -4].map((step) => value + step).filter((other) => other > 1 && !isKnown(other));
    if (value < 2 || others.length === 0) return;
    const other = one(others);
    put('another number', false, match, String(other));
    const words = inWords(value, lang);
    if (words && new RegExp(`(?<![\\d.,])${value}(?![.,]?\\d)`).test(all)) put('the number in words', true, match, words);
  });
  first(AMOUNT, (match) => {
    const value = amountOf(match[0]);
    const known = new Set([...all.matchAll(AMOUNT)].map(([amount]) => amountOf(amount)));
    put('another amount', false, match, match[0].replace(/\d[\d.,]*/, formatted([1.5, 2.25, 3.75, 7.35].map((step) => Math.round((value + step) * 100) / 100).find((other) => !known.has(other)) ?? 0, lang)));
    if (!known.has(value)) return;
    put('another currency', false, match, `$${formatted(value, lang)}`);
    put('the amount by its code', true, match, `${formatted(value, lang)} ${match[0].includes('€') ? 'EUR' : 'GBP'}`);
    const behind = (text: string, amount: RegExpMatchArray): string => /^ ?\S*/.exec(text.slice((amount.index ?? 0) + amount[0].length))?.[0] ?? '';
    const said = new Set([...reply.matchAll(AMOUNT)].map(([amount]) => amountOf(amount)));
    // What another amount of the source is said of as this one is: by the month, for a night.
    const neighbours = texts.flatMap((text) => { const own = [...text.matchAll(AMOUNT)]; const here = own.find(([amount]) => amountOf(amount) === value); return here ? own.filter((other) => !said.has(amountOf(other[0])) && behind(text, other) === behind(text, here)) : []; });
    if (neighbours.length > 0) put('a neighbour’s amount', false, match, one(neighbours)[0]);
    const words = inWords(value, lang);
    if (words) put('the amount in words', true, match, `${words} ${match[0].includes('€') ? (lang === 'de' ? 'Euro' : 'euros') : 'pounds'}`);
  });
  const month = Array.from({ length: 12 }, (_, at) => new Intl.DateTimeFormat(LOCALE[lang], { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, at, 15)));
  first(new RegExp(`(?<![\\d.,])([1-9]|[12]\\d)(?:\\.| de)? (${month.join('|')})(?! (?:de )?\\d)`, 'g'), (match) => {
    const [day, at] = [Number(match[1]), month.indexOf(match[2] ?? '')];
    if (at < 0 || !all.includes(match[0])) return;
    const two = (value: number): string => String(value).padStart(2, '0');
    put('the date in digits', true, match, lang === 'de' ? `${two(day)}.${two(at + 1)}.` : `${two(day)}/${two(at + 1)}`);
    const other = ((day + 11) % 28) + 1;
    if (!isKnown(other)) put('another day', false, match, match[0].replace(/\d+/, String(other)));
    const years = new Set(`${all}\n${reply}`.match(/(?<!\d)20\d\d(?!\d)/g));
    const [year] = years;
    if (years.size !== 1 || new RegExp(`(?:${WEEKDAYS[lang]?.join('|')}),? (?:(?:the|dem|den|el|o|dia) )*$`, 'i').test(reply.slice(0, match.index))) return;
    const weekday = new Date(Date.UTC(Number(year), at, day)).getUTCDay();
    const named = (one: number): string => `${WEEKDAYS[lang]?.[one % 7]}${lang === 'fr' ? '' : ','} ${match[0]}`;
    put('the weekday of a date', true, match, named(weekday));
    put('another weekday of a date', false, match, named(weekday + 2));
  });
  sums(lang, reply, all, changed);
  const letter = (text: string): string => text.replace(/[a-y](?=[^/]*$)/, (found) => String.fromCharCode(found.charCodeAt(0) + 1));
  first(WEB, (match) => { put('a letter of a web address', false, match, letter(match[0])); put('a path more', false, match, `${match[0].replace(/\/$/, '')}/login`); });
  first(MAIL, (match) => { put('a letter of an e-mail address', false, match, letter(match[0])); put('another domain', false, match, match[0].replace(/\w+$/, 'net')); });
  first(CODE, (match) => { put('a digit of a code', false, match, match[0].replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10))); });
  first(PHONE, (match) => { put('a digit of a telephone number', false, match, match[0].replace(/^0\d/, (digits) => `0${(Number(digits[1]) + 3) % 10}`)); put('a telephone number in one', true, match, match[0].replaceAll(' ', '')); });
  return [...changed, ...added(lang, reply)];
}

/** Sentences put behind the last one before the greeting: fields, promises, the writer's own orders and another language must not stand; courtesy may. */
const ADDED: [rule: string, right: boolean, by: Record<string, string[]>][] = [
  ['a field left open', false, { en: ['Your reference is {{order_id}}.', 'It arrives on XX.', 'Please ask for [name].', 'It is due on (insert date here).'], de: ['Ihre Nummer ist {{nummer}}.', 'Es kommt am XX.', 'Fragen Sie nach [Name].', 'Fällig ist es am (Datum einfügen).'], es: ['Su número es {{pedido}}.', 'Llega el XX.', 'Pregunte por [nombre].', 'Vence el (insertar fecha).'], fr: ['Votre numéro est {{numero}}.', 'Il arrive le XX.', 'Demandez [nom].', 'À régler le (insérer la date).'], pt: ['O seu número é {{pedido}}.', 'Chega a XX.', 'Pergunte por [nome].', 'Vence a (inserir data).'] }],
  ['a promise', false, { en: ['I have refunded the full amount.', 'We will send you a replacement tomorrow.', 'A colleague will call you this afternoon.', 'We have upgraded your account.'], de: ['Ich habe Ihnen den vollen Betrag erstattet.', 'Wir schicken Ihnen morgen einen Ersatz.', 'Ein Kollege ruft Sie heute Nachmittag an.', 'Die Gebühr erlassen wir Ihnen.'], es: ['Le he reembolsado el importe completo.', 'Mañana le enviamos un recambio.', 'Un compañero le llamará esta tarde.', 'He cancelado su pedido.'], fr: ['Je vous ai remboursé la totalité.', 'Nous vous enverrons un remplacement demain.', 'Un collègue vous appellera cet après-midi.', 'J’ai annulé votre commande.'], pt: ['Reembolsei-lhe o valor total.', 'Amanhã enviamos-lhe um substituto.', 'Um colega liga-lhe esta tarde.', 'Cancelei a sua encomenda.'] }],
  ['talk of the writer’s orders', false, { en: ['As an AI language model, I cannot say more.', 'According to the provided context, that is all.'], de: ['Als KI-Sprachmodell kann ich dazu nicht mehr sagen.', 'Laut dem bereitgestellten Kontext ist das alles.'], es: ['Como modelo de lenguaje, no puedo decir más.', 'Según el contexto proporcionado, eso es todo.'], fr: ['En tant que modèle de langage, je ne peux pas en dire plus.', 'D’après le contexte fourni, c’est tout.'], pt: ['Como modelo de linguagem, não posso dizer mais.', 'De acordo com o contexto fornecido, é tudo.'] }],
  ['a sentence of another language', false, { en: ['Bitte melden Sie sich, wenn wir noch etwas für Sie tun können.'], de: ['Please let us know if there is anything else that we can do for you.'], es: ['N’hésitez pas à nous écrire si nous pouvons faire autre chose pour vous.'], fr: ['No dude en escribirnos si podemos hacer algo más por usted.'], pt: ['Please let us know if there is anything else that we can do for you.'] }],
  ['courtesy', true, { en: ['Thank you for your patience.', 'We are sorry for the trouble.', 'We will gladly answer any further question.'], de: ['Vielen Dank für Ihre Geduld.', 'Die Umstände tun uns leid.', 'Weitere Fragen beantworten wir gern.'], es: ['Gracias por su paciencia.', 'Sentimos las molestias.', 'Con gusto responderemos a cualquier otra pregunta.'], fr: ['Merci de votre patience.', 'Nous sommes désolés de ce désagrément.', 'Nous répondrons volontiers à toute autre question.'], pt: ['Obrigado pela sua paciência.', 'Lamentamos o incómodo.', 'Responderemos com gosto a qualquer outra pergunta.'] }],
];
function added(language: string, reply: string): Changed[] {
  const last = [...reply.matchAll(/[\p{L}\d)][.!](?=\s|$)/gu)].at(-1);
  const end = last ? last.index + last[0].length : reply.length;
  return ADDED.flatMap(([rule, right, by]) => (by[language] ? [{ rule, right, reply: `${reply.slice(0, end)} ${one(by[language])}${reply.slice(end)}` }] : []));
}

const stopped = new Map<string, { right: boolean; all: number; stopped: number }>();
beforeAll(() => {
  for (const draft of DRAFTS) {
    for (const { rule, right, reply } of changesOf(draft)) {
      const count = stopped.get(rule) ?? { right, all: 0, stopped: 0 };
      stopped.set(rule, { right, all: count.all + 1, stopped: count.stopped + (findingsFor({ ...draft, reply }).length > 0 ? 1 : 0) });
    }
  }
}, 120_000);

/** What is wrong is stopped in at least this share. */
test.each([
  ['another number', 0.85], ['another amount', 0.95], ['another currency', 0.95], ['a neighbour’s amount', 0.5], ['another day', 0.9], ['a letter of a web address', 1], ['a path more', 1], ['a letter of an e-mail address', 1], ['another domain', 1],
  ['another weekday of a date', 0.8], ['a sum that is wrong', 0.97], ['a difference that is wrong', 0.97], ['a digit of a code', 1], ['a digit of a telephone number', 1], ['a field left open', 0.97], ['a promise', 0.95], ['talk of the writer’s orders', 0.97], ['a sentence of another language', 0.95],
])('%s is stopped: at least %d', (rule, least) => {
  const found = stopped.get(rule);
  expect(found).toMatchObject({ right: false });
  expect((found?.stopped ?? 0) / (found?.all ?? 1)).toBeGreaterThanOrEqual(least);
});

/** What is right passes but for this share. */
test.each([['the number in words', 0.05], ['the amount by its code', 0.02], ['the amount in words', 0.05], ['the date in digits', 0.1], ['the weekday of a date', 0.15], ['a sum', 0.04], ['a difference', 0.04], ['a telephone number in one', 0], ['courtesy', 0.02]])('%s passes: at most %d are stopped', (rule, most) => {
  const found = stopped.get(rule);
  expect(found).toMatchObject({ right: true });
  expect((found?.stopped ?? 1) / (found?.all ?? 1)).toBeLessThanOrEqual(most);
});

test('every rule changes some drafts', () => {
  expect([...stopped].filter(([, { all }]) => all < 3).map(([rule]) => rule)).toEqual([]);
  expect(stopped.size).toBe(27);
});
