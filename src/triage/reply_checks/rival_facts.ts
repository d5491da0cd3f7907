import { fold } from '../text/characters.ts';
import { NOWHERE, type Check } from './checked_reply.ts';
import { denies, sentencesOf } from './sentences.ts';

/** Small facts of which one stands for another: each line a group, each word list one member in five languages, folded stems. */
const GROUPS: string[][] = [
  ['red rot\\w{0,2} roj[oa]s? rouges? vermelh[oa]s?', 'green grun\\w{0,2} verdes? verte?s?', 'blue blau\\w{0,2} azul(?:es)? bleue?s?', 'yellow gelb\\w{0,2} amarill[oa]s? jaunes? amarel[oa]s?', 'orange naranja laranja', 'white weiss\\w{0,2} blanc[oa]s? blanche?s? branc[oa]s?', 'purple violett? lila morad[oa] roxo'],
  ['left links? linke\\w? izquierd[oa] gauche esquerd[oa]', 'right(?= (?:side|hand|button|arrow|earbud|corner)) rechts? rechte\\w? derech[oa] droite direit[oa]'],
  ['paypal', 'visa mastercard', 'amex american express', 'apple pay', 'google pay', 'klarna', 'cash bargeld barzahlung efectivo especes dinheiro', 'bank transfer uberweisung transferencia virement', 'direct debit lastschrift domiciliacion prelevement debito direto', 'instal\\w+ raten\\w* plazos plusieurs fois prestacoes parcelas', 'bizum', 'mb way multibanco'],
  ['whatsapp', 'live chat chat', 'telegram', 'fax'],
  ['cet cest mez mesz', 'gmt utc bst', 'est edt eastern', 'pst pdt pacific', 'cst cdt'],
  ['android', 'iphone ios', 'windows', 'macos mac os', 'linux'], ['chrome', 'firefox', 'safari', 'edge'],
  ['dhl', 'ups', 'fedex', 'dpd', 'hermes evri', 'gls', 'royal mail', 'correos', 'seur', 'colissimo la poste', 'chronopost', 'mondial relay', 'ctt'],
  ['spring fruhling fruhjahr primavera printemps', 'summer sommer\\w* verano ete verao', 'autumn herbst\\w* otono automne outono', 'winter\\w* invierno hiver inverno'],
];

/** A member by its words; its expression is compiled when a text first holds one of the stems, for that costs more than all the rest of a first reply's check. */
interface Member {
  words: string[];
  stems: string[];
  form?: RegExp;
}

/** What of a word every form of it begins with. */
const stemOf = (word: string): string => word.replace(/.\?.*|[[({\\].*/, '');

let read: Member[][] | undefined;
const groups = (): Member[][] => read ??= GROUPS.map((members) => members.map((written) => {
  const words = written.split(/ (?=[a-z])(?!(?:pay|way|fois|transfer|debit|direto|chat|mail|relay|poste|express|os)\b)/);
  return { words, stems: words.map(stemOf) };
}));

function stands(member: Member, text: string): boolean {
  if (!member.stems.some((stem) => text.includes(stem))) return false;
  member.form ??= new RegExp(`(?<![\\p{L}\\d])(?:${member.words.join('|')})(?![\\p{L}\\d])`, 'u');
  return member.form.test(text);
}

/** A colour, a side, a way to pay, a system or a carrier that stands nowhere, while a source names another of its kind. */
export const findRivalFacts: Check = ({ body, sources, ticket, language }) => {
  const given = fold(sources.map(({ title, text }) => `${title}\n${text}`).join('\n')).replaceAll('ß', 'ss');
  const asked = fold(`${ticket.subject}\n${ticket.message}`).replaceAll('ß', 'ss');
  const said = fold(body).replaceAll('ß', 'ss');
  return groups().flatMap((members) => {
    const strange = members.filter((member) => stands(member, said) && !stands(member, given) && !stands(member, asked));
    if (strange.length === 0 || !members.some((member) => stands(member, given))) return [];
    const sentence = sentencesOf(body).find(({ folded, text }) => strange.some((member) => stands(member, folded)) && !denies(folded, language) && !/\?\s*$/.test(text));
    return sentence ? [{ blocker: 'unsupported_claim' as const, check: 'fact', words: sentence.text.trim(), missing: `${NOWHERE}: a source names another` }] : [];
  });
};
