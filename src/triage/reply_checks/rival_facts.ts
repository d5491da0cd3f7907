import { fold } from '../text/characters.ts';
import { NOWHERE, type Check } from './checked_reply.ts';
import { contentWords, denies, sentencesOf } from './sentences.ts';

/** Small facts of which one stands for another: a line a group, each text one member in five languages, folded; `*` is any ending, `_` a blank. */
const GROUPS: string[][] = [
  ['red rot rote roter rotes roten rojo roja rojos rojas rouge rouges vermelho vermelha', 'green grun grune gruner grunes grunen verde verdes vert verte', 'blue blau blaue blauer blaues blauen azul azules azuis bleu bleue', 'yellow gelb gelbe gelber gelbes gelben amarillo amarilla jaune jaunes amarelo amarela', 'orange naranja laranja', 'white weiss weisse weisser weisses weissen blanco blanca blanc blanche branco branca', 'purple violett lila morado morada roxo'],
  ['left_side left_hand left_button linke linken linker links izquierdo izquierda gauche esquerdo esquerda', 'right_side right_hand right_button rechte rechten rechter rechts derecho derecha droite direito direita'],
  ['paypal', 'visa mastercard', 'amex american_express', 'apple_pay', 'google_pay', 'klarna', 'cash bargeld barzahlung efectivo especes dinheiro', 'bank_transfer uberweisung transferencia virement', 'direct_debit lastschrift domiciliacion prelevement debito_direto', 'instalment instalments installment installments raten ratenzahlung plazos plusieurs_fois prestacoes parcelas', 'bizum', 'mb_way multibanco'],
  ['whatsapp', 'live_chat chat', 'telegram', 'fax'],
  ['cet cest mez mesz', 'gmt utc bst', 'est_time edt eastern', 'pst pdt', 'cst cdt'],
  ['keep continue weiterhin continuar continue siga sigue continuez continue', 'stop stopping aufhoren cesser cessez arreter parar pare'],
  ['android', 'iphone ios', 'windows', 'macos mac_os', 'linux'], ['chrome', 'firefox', 'safari'],
  ['dhl', 'ups', 'fedex', 'dpd', 'hermes evri', 'gls', 'royal_mail', 'correos', 'seur', 'colissimo la_poste', 'chronopost', 'mondial_relay', 'ctt'],
  ['spring fruhling fruhjahr primavera printemps', 'summer sommer* verano ete verao', 'autumn herbst* otono automne outono', 'winter* invierno hiver inverno'],
];

interface Member { group: number; member: number }
let table: { words: Map<string, Member>; stems: [string, Member][] } | undefined;

function members(): NonNullable<typeof table> {
  if (table) return table;
  const all = GROUPS.flatMap((texts, group) => texts.flatMap((text, member) => text.split(' ').map((word): [string, Member] => [word, { group, member }])));
  table = { words: new Map(all.filter(([word]) => !word.endsWith('*'))), stems: all.filter(([word]) => word.endsWith('*')).map(([word, one]) => [word.slice(0, -1), one]) };
  return table;
}

/** The members that a folded text names, as `group/member`. */
function namedIn(folded: string): Set<string> {
  const { words, stems } = members();
  const said = folded.match(/[\p{L}\d]+/gu) ?? [];
  const found = new Set<string>();
  said.forEach((word, at) => {
    const one = words.get(word) ?? words.get(`${word}_${said[at + 1] ?? ''}`) ?? stems.find(([stem]) => word.startsWith(stem))?.[1];
    if (one) found.add(`${one.group}/${one.member}`);
  });
  return found;
}

/** The group of verbs. */
const VERBS = `${GROUPS.findIndex(([one = '']) => one.startsWith('keep '))}/`;
const SEASONS = `${GROUPS.length - 1}/`;
const groupOf = (key: string): string => key.slice(0, key.indexOf('/') + 1);

/** A colour, a side, a way to pay, a system or a carrier that stands nowhere, while a source names another of its kind. */
export const findRivalFacts: Check = ({ body, sources, ticket, language }) => {
  const said = namedIn(fold(body).replaceAll('ß', 'ss'));
  if (said.size === 0) return [];
  const given = namedIn(fold(sources.map(({ title, text }) => `${title}\n${text}`).join('\n')).replaceAll('ß', 'ss'));
  const asked = namedIn(fold(`${ticket.subject}\n${ticket.message}`).replaceAll('ß', 'ss'));
  const onOneMatter = (folded: string, key: string): boolean => {
    if (![VERBS, SEASONS].includes(groupOf(key))) return true;
    const words = new Set(contentWords(folded));
    return sentencesOf(sources.map(({ text }) => text).join('\n')).some((one) => [...namedIn(one.folded)].some((other) => groupOf(other) === groupOf(key)) && contentWords(one.folded).filter((word) => words.has(word)).length > 1);
  };
  return [...said].filter((key) => !given.has(key) && !asked.has(key) && [...given].some((other) => groupOf(other) === groupOf(key))).flatMap((key) => {
    const sentence = sentencesOf(body).find(({ folded, text }) => namedIn(folded).has(key) && !denies(folded, language) && !/\?\s*$/.test(text));
    // "Stop the programme" is no rival of "if water keeps running": the two must speak of one matter.
    if (sentence && !onOneMatter(sentence.folded, key)) return [];
    return sentence ? [{ blocker: 'unsupported_claim' as const, check: 'fact', words: sentence.text.trim(), missing: `${NOWHERE}: a source names another` }] : [];
  });
};
