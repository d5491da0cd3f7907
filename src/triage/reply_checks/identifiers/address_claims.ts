import type { Finding } from '../../replies/auto_send.ts';
import { addressKey, codeKey, findCodes, findEmails, findPartedCodes, findUrls, ownHostOf, unspelled, type Mention } from './addresses.ts';
import { fold } from '../../text/characters.ts';
import { late } from '../../text/kept_readings.ts';
import { claim, MOST_READ, NOWHERE, ticketText, type CheckedReply } from '../checked_reply.ts';
import { isEnding } from './numbered_cases.ts';
import { clausesIn, sentenceOf, sentencesOf, type Sentence } from '../../text/sentences.ts';
import type { Support } from '../attribution/support.ts';

/** "hillsidebakery.example": the customer's own domain, named in passing. */
const BARE_DOMAIN = /^(?!www\.)[\w-]+(?:\.[\w-]+)+$/;
/** A code this long is known where its letters and digits stand in a row, whatever parts them. */
const LONG_CODE = 5;

/** "E14-Sockel": German joins a code to what it tells of. */
const COMPOUND = /-\p{Lu}\p{Ll}{4,}$/u;

/** "That address is not ours": who warns of a page sends nobody there. */
const WARNS = /(?<!\p{L})(?:(?:is|are|was) not (?:one of )?(?:ours?|from us)|isn't (?:ours?|from us)|does(?: not|n't) (?:belong|come from)|(?:do not|don't|never) (?:open|click|use|visit|enter|log)|nicht (?:von uns|unsere?|zu uns)|keine (?:seite|adresse) von uns|(?:offnen|nutzen|klicken) sie .{0,40}(?:nicht|keinesfalls)|no (?:es|son) (?:nuestr|de nuestr|una? [\p{L} ]{1,20}nuestr)|no (?:pertenece|procede|abra|pulse|entre|haga clic)|n'est pas (?:l[ae]s? )?(?:notre|a nous|un[e]? (?:de nos|page))|n'appartient pas|ne (?:l'ouvrez|cliquez|vous connectez) pas|nao (?:e|sao) (?:noss|d[oa] noss)|nao (?:pertence|abra|clique|entre)|nao tem (?:nada a ver|(?:nenhuma |qualquer )?relacao) co(?:m|nn?osco)|no tiene (?:nada que ver|(?:ninguna )?relacion(?: alguna)?) con|n'a (?:rien a voir|aucun (?:lien|rapport)) avec|hat nichts mit|nothing to do with|(?:old|former|ancienne?|alte[rn]?|antigu?[oa]) (?:page|address|site|link|adresse|seite|enlace|pagina|direccion|lien|endereco) \u00a7 (?:\p{L}+ ){0,2}(?:clos|shut|no longer|schlie(?:ss|ß)|abgeschalt|nicht mehr|cierr|cerr|ya no|ferm|supprim|n'existe|encerr|ja nao))/u;

/** What a firm calls a part of its own host. Any other name may be the firm itself at a provider that holds strangers too: "plum.zendesk.com". */
const SUBDOMAIN = /^(?:www|help|helpcenter|support|docs|faq|kb|status|estado|etat|statut|my|app|shop|store|blog|info|portal|account|hilfe|ayuda|soporte|aide|assistance|ajuda|suporte|apoio)\.(?=[\w-]{4,}\.\w+$)/;

/** Stands for an address in a clause, whose dots and colons part nothing. */
const IT = '\u00a7';
const GOES_ON = /(?<!\p{L})(?:and|or|und|oder|y|o|et|ou|(?<!nao )e)(?!\p{L})/u;

/** Whether the clause of an address warns of that address, and not of a thing named beside it. */
function isWarnedOf(mention: Mention, sentence: Sentence, language: string): boolean {
  const at = mention.from - sentence.from;
  const said = `${fold(sentence.text.slice(0, at))}${IT}${fold(sentence.text.slice(at + mention.words.length))}`.replace(` ${IT},`, ` ${IT}`).replace(`, ${IT}`, ` ${IT}`);
  const clause = clausesIn(said).find((one) => one.includes(IT)) ?? '';
  return WARNS.test(clause) && !GOES_ON.test(language === 'pt' ? clause.replace(/ o /g, ' ') : clause);
}

/** The web addresses that a customer names and that stand at or below the host of a source, or of which a reply warns: neither is an invention, and no link is made of them. */
function askedAbout(reply: CheckedReply): (mention: Mention) => boolean {
  const asked = new Set(findUrls(ticketText(reply)).map(({ words }) => addressKey(words)));
  // A source's text may name strangers' sites.
  const hosts = [...new Set(reply.sources.map(({ url }) => ownHostOf(url).replace(SUBDOMAIN, '')))].filter(Boolean);
  const sentences = sentencesOf(reply.body);
  const isOurs = (host: string): boolean => hosts.some((one) => host === one || host.endsWith(`.${one}`));
  return (mention) => {
    const sentence = sentenceOf(sentences, mention);
    return asked.has(addressKey(mention.words)) && (isOurs(ownHostOf(mention.words)) || (sentence !== undefined && isWarnedOf(mention, sentence, reply.language)));
  };
}

/** "+44 141 555 0188" of "0141 555 0188": a country's code, of one to three digits, in place of the nought. */
const LEAST_NATIONAL = 8;
const isAbroad = (words: string, codes: ReadonlySet<string>): boolean => { const key = codeKey(words); return /^(?:\+|00)/.test(words) && /^\d{9,15}$/.test(key) && [1, 2, 3].some((length) => { const national = key.slice(length); return national.length >= LEAST_NATIONAL && (codes.has(`0${national}`) || (national.length === SPANISH && codes.has(national))); }); };
const SPANISH = 9;

/** "BR772041" of BR7720419: a code that lost its last digits, and stands nowhere by itself. */
function cutOffIn(raw: string): (words: string) => boolean {
  const runs = late((): string[] => raw.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return (words) => {
    const end = words.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu)?.at(-1) ?? '';
    return end.length >= LEAST_OF_END && !runs().includes(end) && runs().some((run) => run.startsWith(end) && /\d\d/.test(run.slice(end.length - 1, end.length + 1)));
  };
}
const LEAST_OF_END = 4;

/** "P-<pupil number>", "{YYYY}-{NNNN}": a form that a reply may fill in with what ticket and sources say. */
const PATTERN = /[<{[][\p{L} _-]{2,40}[>}\]]|(?<!\p{L})(?:Y{4}|J{4}|A{4}|N{3,}|X{2,}|0{3,}|#{2,})(?!\p{L})/u;
const FREE_FIGURE = /(?<![\p{L}\p{N}-])\d[\p{L}\p{N}]*(?![\p{L}\p{N}-])/gu;
function filledIn(raw: string): (words: string) => boolean {
  const said = late(() => (PATTERN.test(raw) ? new Set([...raw.match(FREE_FIGURE) ?? [], ...raw.match(/\p{L}+/gu) ?? []]) : undefined));
  return (words) => { const parts = words.match(/[\p{L}\p{N}]+/gu) ?? []; return parts.length > 1 && parts.every((part) => said()?.has(part)); };
}

/** Web addresses, e-mail addresses and codes that stand nowhere. */
export function addressFindings(reply: CheckedReply, support: Support): Finding[] {
  const { body, language, sources, ownWords } = reply;
  const read = unspelled(body, false);
  const hosts = new Set(findUrls(read).map(({ words }) => words));
  const [saidUrls, saidEmails, saidCodes] = [findUrls(body).filter(({ words }) => hosts.has(words)), findEmails(read), findCodes(body)];
  if (saidUrls.length + saidEmails.length + saidCodes.length === 0) return [];
  const { raw } = support;
  // An address that the ticket alone names is a stranger's.
  const own = [...ownWords, ...sources.flatMap(({ title, text, url }) => [title, text.slice(0, MOST_READ), url])].join('\n');
  const isAsked = late(() => askedAbout(reply));
  const urls = new Set([...findUrls(own), ...findUrls(unspelled(own, true))].map(({ words }) => addressKey(words)));
  const emails = new Set([...findEmails(raw), ...findEmails(unspelled(raw, true))].map(({ words }) => words.normalize('NFKC').toLowerCase()));
  const codes = new Set([...findCodes(raw).map(({ words }) => words), ...findPartedCodes(raw)].map(codeKey));
  const [isFilledIn, isCutOff] = [filledIn(raw), cutOffIn(raw)];
  const joined = raw.normalize('NFKC').replace(/[^\p{L}\p{N}.]/gu, '').toLowerCase();
  const plain = joined.replaceAll('.', '');
  const masked = [...saidUrls, ...findEmails(body)];
  const isKnown = (written: string): boolean => { const key = codeKey(written); return codes.has(key) || isAbroad(written, codes) || (key.length >= LONG_CODE && !isCutOff(written) && (joined.includes(key) || plain.includes(key.replaceAll('.', '')))); };
  return [
    ...saidUrls.filter(({ words }) => !urls.has(addressKey(words)) && !(BARE_DOMAIN.test(words) && raw.includes(words))).filter((mention) => !isAsked()(mention))
      .map(({ words }) => claim('web address', words, raw.includes(words) ? 'stands in the ticket alone' : NOWHERE)),
    ...saidEmails.filter(({ words }) => !emails.has(words.normalize('NFKC').toLowerCase())).map(({ words }) => claim('e-mail address', words)),
    ...saidCodes.filter(({ from, to }) => !masked.some((mention) => mention.from < to && from < mention.to))
      .filter(({ words, from }) => !(isEnding(body, from) && [...codes].some((code) => code.endsWith(codeKey(words)))))
      .filter(({ words }) => !isKnown(words) && !isFilledIn(words) && !(language === 'de' && COMPOUND.test(words) && isKnown(words.replace(COMPOUND, ''))))
      .map(({ words }) => claim('code', words)),
  ];
}
