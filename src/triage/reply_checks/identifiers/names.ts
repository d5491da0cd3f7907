import { fold } from '../../text/characters.ts';
import { addWeights } from '../../text/function_words.ts';
import { withoutAddresses } from '../../text/sentences.ts';
import { isUnit } from '../quantities/units.ts';
import { NOWHERE, type Check } from '../checked_reply.ts';

/** LumaDesk, AeroPure, eSIM: capitals inside a word make a name in any language. */
const INNER_CAPITAL = /(?<![\p{L}\p{N}./@-])(?=\p{L}*\p{Ll})\p{L}+\p{Lu}[\p{L}]*(?:-[\p{L}\p{N}]+)*(?![\p{L}\p{N}@])/gu;
/** A capital in the middle of a sentence makes a name, but not in German. */
const MID_SENTENCE = /(?<=[\p{Ll}\p{N},;)] )(?:\p{Lu}[\p{Ll}\p{M}]{2,}(?:[ -]\p{Lu}[\p{L}\p{M}\p{N}]+){0,3})(?![\p{L}])/gu;
const ORDINARY = new Set(('yes no ja nein oui non si sim nao monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december '
  + 'wifi wi-fi bluetooth google android apple iphone ipad windows internet gmail outlook usb qr pdf app email english german french spanish portuguese european uk eu usa '
  + 'kind best warm regards sincerely thank thanks dear hello hi team support service customer good day bank holiday holidays new year eve saludo saludos cordialement atenciosamente christmas easter '
  // What pages and menus of any shop or app are called.
  + 'settings account orders order payments payment profile help billing invoices invoice subscription subscriptions cart basket checkout security privacy notifications devices downloads menu home login options preferences '
  + 'ajustes configuracion cuenta pedidos pagos perfil ayuda facturas suscripcion seguridad privacidad parametres reglages compte commandes paiements profil aide factures abonnement securite '
  + 'configuracoes definicoes conta pagamentos perfil ajuda faturas assinatura seguranca privacidade').split(' '));
/** Words of a line that greets or signs: "Banco Estuário – Apoio ao Cliente". */
const MOST_SIGNED = 8;
const compact = (text: string): string => fold(text.normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, ' ');

/** "Macs" of a Mac. */
const isFormOf = (name: string, known: string): boolean => known.includes(` ${compact(name).trim().replace(/s$/, '')} `);

/** Whether every word of a name stands somewhere in what is known, in order or joined. */
function isKnown(name: string, known: string, joined: string): boolean {
  const words = compact(name).trim();
  const own = words.replaceAll(' ', '');
  return known.includes(` ${words}`) || joined.includes(own);
}

/** A capitalised word with the one behind it, or with a number: "Schattenspiel Kompakt". */
const PAIR = /(?<![\p{L}\p{N}-])(\p{Lu}[\p{L}\p{M}\p{N}]+)(?= (\p{Lu}[\p{L}\p{M}\p{N}]*|\p{Lu}?\d{1,4}\p{L}?)(?![\p{L}\p{N}]|[.,]\d))/gu;
/** How often a word must stand before another capital to be the head of a name; one with a capital inside is one anyhow. */
const LEAST_HEADS = 2;
const INNER = /\p{Ll}\p{Lu}/u;
const CURRENCY = /^\p{Lu}{1,3}$/u;

/** "Die Lieferung" and "Ihre Rechnung" begin no names. */
function isFunctionWord(word: string): boolean {
  const votes = new Map<string, number>();
  addWeights(word.toLowerCase(), votes);
  return votes.size > 0;
}

/** Names that begin as one of ticket and sources and go on as none, in German too: "Schattenspiel Komfort". */
function newTails(said: string, given: string, joined: string): string[] {
  const pairs = [...said.matchAll(PAIR)];
  if (pairs.length === 0) return [];
  const heads = new Map<string, number>();
  for (const { 1: head = '' } of given.matchAll(PAIR)) heads.set(head, (heads.get(head) ?? 0) + 1);
  const goesOn = (head: string): boolean => (heads.get(head) ?? 0) >= (INNER.test(head) ? 1 : LEAST_HEADS);
  const plain = new Set(given.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu) ?? []);
  return pairs.filter(({ 1: head = '', 2: tail = '' }) => goesOn(head) && !CURRENCY.test(head) && !plain.has(head.toLowerCase()) && !isFunctionWord(head)
    && !joined.includes(compact(tail).trim()) && !ORDINARY.has(fold(tail))).map(({ 1: head, 2: tail }) => `${head} ${tail}`);
}

/** A name and the number that makes it a model: "Work 500". */
const MODEL = /(?<![\p{L}\p{N}-])(\p{Lu}\p{L}[\p{L}\p{M}]+) (\d{2,4})(?![\p{L}\p{N}%€£$°]|[.,]\d| (?:\p{Ll}{1,3}(?!\p{L})|\d))/gu;

/** Models put together of two of the sources: "Work 250" where these sell Work 500 and Home 250. */
function mixedModels(said: string, given: string): string[] {
  const own = [...said.matchAll(MODEL)];
  if (own.length === 0) return [];
  const models = [...given.matchAll(MODEL)];
  return own.filter(({ 0: words, 1: head, 2: number }) => !given.includes(words) && models.some((one) => one[1] === head && one[2] !== number) && models.some((one) => one[2] === number && one[1] !== head)).map(({ 0: words }) => words);
}

/** Names of products, plans and places that stand in neither the ticket nor a source. */
export const findNames: Check = ({ body, sources, ticket, ownWords, language }) => {
  const plain = withoutAddresses(body);
  const lines = plain.split('\n');
  // The first line may greet and the last lines may sign: the names there are the customer's and the team's.
  const signs = (line: string, at: number): boolean => at > 0 && at >= lines.length - 3 && !/[.!?:]\s*$/.test(line) && line.trim().split(/\s+/).length <= MOST_SIGNED;
  const greets = (line: string, at: number): boolean => at === 0 && /[,:!]\s*$/.test(line) && line.trim().split(/\s+/).length <= MOST_SIGNED;
  const middle = lines.filter((line, at) => !greets(line, at) && !signs(line, at)).join('\n');
  const found = [...middle.matchAll(INNER_CAPITAL), ...(language === 'de' ? [] : middle.matchAll(MID_SENTENCE))].map((match) => match[0]);
  if (found.length === 0 && middle.search(PAIR) < 0) return [];
  const given = [ticket.subject, ticket.message, ...ownWords, ...sources.flatMap(({ title, text, url }) => [title, text, url])].join('\n');
  const known = ` ${compact(given)} `;
  const joined = known.replaceAll(' ', '');
  const strange = [...new Set(found)]
    .filter((name) => !isKnown(name, known, joined) && !isUnit(name) && !isFormOf(name, known))
    .filter((name) => compact(name).trim().split(' ').some((word) => !ORDINARY.has(word) && !ORDINARY.has(word.replace(/s$/, '')) && !known.includes(` ${word} `)));
  const told = [ticket.subject, ticket.message, ...sources.flatMap(({ title, text }) => [title, text])].join('\n');
  const tails = [...newTails(middle, told, joined), ...mixedModels(middle, told)].filter((name) => !strange.some((one) => one.includes(name)));
  return [...strange, ...new Set(tails)]
    .map((words) => ({ blocker: 'unsupported_claim', check: 'name', words, missing: NOWHERE }));
};
