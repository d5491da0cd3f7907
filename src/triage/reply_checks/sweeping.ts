import { fold } from '../text/characters.ts';
import { keptOfSentences, late } from '../text/kept_readings.ts';
import { NOWHERE, type Check } from './checked_reply.ts';
import { contentWords, denies, sentencesOf } from './sentences.ts';

/** What waives every limit, in five languages; a reply may only say it where a source says the like. */
const SWEEPING: [kind: string, form: RegExp, borne?: RegExp][] = [
  ['around the clock', /(?:(?<![\p{L}\d])24 ?\/ ?7(?!\d)|(?<![\p{L}\d])24 ?h? ?\/ ?24|\b(?:around the clock|day and night|round the clock|24 hours a day|rund um die uhr|tag und nacht|24 stunden (?:am tag|taglich)|(?:las )?24 horas(?: (?:al|por|do) dia|, los 7 dias)|las 24 horas|dia y noche|24 heures sur 24|jour et nuit|dia e noite)\b)/gu, /24 ?\/ ?7|24 ?h|24 hours|24 stunden|24 horas|24 heures|around the clock|round the clock|rund um die uhr|day and night|tag und nacht|dia y noche|jour et nuit|dia e noite/],
  ['every day', /\b(?:every (?:single )?day|seven days a week|7 days a week|an jedem tag|jeden tag (?:erreichbar|fur sie|geoffnet)|taglich (?:von|zwischen|fur sie|geoffnet|erreichbar)|(?:sieben|7) tage (?:die|in der) woche|todos los dias|cada dia de la semana|tous les jours|7 jours sur 7|7 ?j ?\/ ?7|todos os dias)\b/g, /every day|daily|seven days|7 days|24 ?\/ ?7|jeden tag|taglich|tage die woche|tage in der woche|todos los dias|diari|a diario|lunes a domingo|tous les jours|quotidien|chaque jour|7 ?j|7 jours|lundi au dimanche|todos os dias|segunda a domingo|monday (?:to|through|-|–) sunday|montag(?:s)? bis sonntag|mo-so|mon-sun/],
  ['no commitment', /\b(?:monatlich kundbar|jederzeit kundbar|ohne (?:mindest)?(?:vertrags)?laufzeit|ohne vertragsbindung|cancel (?:monthly|any month)|no (?:contract|commitment|minimum term)|without (?:any )?(?:commitment|contract)|sin permanencia|sin compromiso|sans engagement|sem (?:fidelizacao|compromisso))\b/g, /commitment|minimum term|contract|monatlich kundbar|jederzeit|laufzeit|bindung|permanencia|compromis|engagement|fideliza|any time|a tout moment|cualquier momento|qualquer (?:momento|altura)|kundigungsfrist von einem monat/],
  ['everything', /\b(?:covers everything|everything is covered|all (?:damage|costs) (?:is|are) covered|alle schaden|deckt alles|alles abgedeckt|cubre todo|todo esta cubierto|couvre tout|tout est couvert|cobre tudo|tudo esta coberto)\b/g],
  ['any time', /\b(?:at any (?:time|moment)|any ?time (?:you (?:like|want|wish)|and)|whenever you (?:like|want|wish)|for as long as you (?:like|want|wish)|jederzeit|zu jeder zeit|wann immer sie|so lange sie (?:wollen|mochten)|wann sie (?:wollen|mochten)|en cualquier momento|cuando (?:quiera|lo desee)|todo el tiempo que (?:quiera|desee)|el tiempo que (?:quiera|desee)|a tout moment|n'importe quand|quand vous (?:voulez|le souhaitez)|aussi longtemps que vous|as often as you (?:like|want|wish)|as (?:much|many(?: \w+)?) as you (?:like|want|wish)|so oft sie (?:wollen|mochten)|beliebig (?:oft|lange|viele)|(?:tantas veces|cuantas veces) (?:como )?(?:quiera|desee)|autant (?:de fois )?que vous|quantas vezes quiser|a qualquer (?:momento|altura|hora)|quando quiser|pelo tempo que quiser|o tempo que quiser)\b/g],
  ['nothing asked', /\b(?:without (?:any )?(?:prior )?(?:notice|receipt|invoice|appointment|booking|giving (?:any |a )?reasons?|proof|reason)|no questions asked|(?:no|without) (?:notice|receipt|invoice|proof) (?:is )?(?:needed|required|necessary)|ohne (?:vorherige )?(?:voranmeldung|anmeldung|kundigungsfrist|frist|beleg|kaufbeleg|rechnung|quittung|termin|angabe von grunden|nachweis|wenn und aber)|sin (?:necesidad de )?(?:avisar|aviso(?: previo)?|preaviso|factura|recibo|ticket|cita(?: previa)?|justificante|dar explicaciones)|sans (?:preavis|prevenir|facture|recu|ticket|justificatif|rendez-vous|motif)|sem (?:necessidade de )?(?:avisar|aviso(?: previo)?|pre-aviso|fatura|recibo|talao|marcacao|comprovativo|justificacao))\b/g],
  ['always', /\b(?:always (?:allowed|welcome|possible|included|available|accepted|works?)|immer (?:willkommen|erlaubt|moglich|inbegriffen|verfugbar|dabei)|siempre (?:se )?(?:permitid\w+|bienvenid\w+|posible|incluid\w+|disponible|acept\w+|es posible)|toujours (?:permis\w*|bienvenu\w*|possible\w*|inclus\w*|disponible\w*|accept\w+)|sempre (?:permitid\w+|bem-vind\w+|possivel|incluid\w+|disponivel|aceit\w+))\b/g],
  ['everywhere', /\b(?:everywhere|anywhere|worldwide|all over the world|uberall|weltweit|in der ganzen welt|en todas partes|en todo el mundo|a todo el mundo|en cualquier lugar|partout|dans le monde entier|em todo o (?:lado|mundo)|em qualquer lugar|para todo o mundo)\b/g],
  ['at once', /\b(?:(?:the|on the) same day|am (?:selben|gleichen) tag|el mismo dia|le jour meme|no mesmo dia)\b/g, /same[ -]day|(?:selben|gleichen) tag|mismo dia|jour[ -]meme|mesmo dia/],
  ['immediately', /\b(?:is|are|be|takes? effect|becomes?|applies|ends?|starts?|ist|sind|wird|wirkt|erfolgt|gilt|endet|es|son|tiene|surte|finaliza|sera|est|sont|prend|e|sao|tem|produz|termina) (?:[\p{L}']+ ){0,3}(?:immediate(?:ly)?|instant(?:ly|aneous)?|sofort\w*|umgehend\w*|unverzuglich|inmediat\w+|al instante|de inmediato|immediat\w*|instantane\w*|imediat\w*|de imediato)\b/gu, /immediat|instant|sofort|umgehend|unverzuglich|inmediat|al momento|imediat|directly|straight away|right away|at once|as soon as/],
  ['in every case', /\b(?:whether or not|regardless of|no matter (?:what|how|which|whether|where)|in (?:any|every|all) (?:cases?|conditions?|events?)|under (?:any|all) circumstances|without exception|in jedem (?:fall|zustand)|egal,? (?:ob|wie|in|was|welche\w*|wann|wo|wer|fur)|ganz gleich|unabhangig (?:von|davon)|ausnahmslos|ohne ausnahme|so oder so|en (?:ningun|cualquier|todo|todos los) casos?|sea(?:n)? (?:cual|cuales) (?:sea|sean|fuere)|independientemente|da igual|sin excepcion|dans tous les cas|en toutes? circonstances?|quel(?:le)?s? que soi(?:t|ent)|peu importe|sans exception|independamment|que vous [^.!?,;]{3,60} ou (?:non|pas)|em (?:qualquer|todos os|nenhum) casos?|seja(?:m)? (?:qual|quais) for(?:em)?|tanto faz|sem excecao|quer [^.!?,;]{3,60} quer nao|quantas vezes)\b/g, /\b(?:whether|regardless|no matter|any|every|all cases|always|egal|gleich|unabhangig|jede[mnrs]?|immer|cualquier|tod[oa]s|siempre|independientemente|ningun|tou(?:s|te|tes|jours)|quel\w*|importe|qualquer|tod[oa]s|sempre|independentemente|nenhum)\b/],
  ['even so', /\b(?:even (?:if|when|without|(?:though|after) you)|(?:auch|selbst) (?:wenn|ohne)|incluso (?:si|sin)|meme (?:si|sans|apres)|(?<!\b[oa]s? )mesmo (?:que|se|sem))\b/g, /\b(?:even|regardless|whether|auch|selbst|sogar|unabhangig|egal|incluso|aunque|independientemente|meme|quel\w*|mesmo|ainda que|independentemente)\b/],
  ['without end', /\b(?:for life|lifetime|lebenslang\w*|unbegrenzt\w*|unbefristet\w*|de por vida|ilimitad\w+|a vie|illimite\w*|vitalici\w+|unlimited)\b/g],
];

/** What sets a limit: a figure or a condition. */
const LIMITS = /\d|(?<!\p{L})(?:only|once|until|before|after|unless|provided|within|nur|einmal|bis|vor|nach|sofern|innerhalb|solo|una vez|hasta|antes|despues|dentro|seulement|une fois|jusqu|avant|apres|dans les|apenas|so|uma vez|ate|depois|apos)(?!\p{L})/u;
/** "Everywhere except …", "partout dans l'Union européenne": the limit stands right behind it. */
const EXCEPT = /^[ ,]*(?:except|but|in the|within|ausser|mit ausnahme|bis auf|in der|in den|innerhalb|salvo|excepto|menos|en la|en el|dentro|sauf|hormis|a l'exception|dans (?:l'|la |le |les )|exceto|a excecao|na |no |nas |nos )/;
const LEAST_SHARED = 2;
/** Of a sentence this short one word tells what it speaks of. */
const LEAST_WORDS = 4;

/** A sentence without the clause that opens at a place: "even if it was not locked" denies nothing of the rest. */
function withoutClause(folded: string, from: number): string {
  const end = folded.slice(from).search(/[,;:]/);
  return folded.slice(0, from) + (end < 0 ? '' : folded.slice(from + end));
}

/** Whether a folded text waives a limit; denying that it is waived denies nothing else. */
export const waives = (folded: string): boolean => SWEEPING.some(([, form]) => folded.search(form) >= 0);

/** What of a folded sentence waives a limit first, of each kind. */
const waiversIn = keptOfSentences((folded) => SWEEPING.flatMap(([kind, form, borne = form]) => { const [match] = [...folded.matchAll(form)]; return match ? [{ kind, form, borne, match }] : []; }));

/** Words that waive a limit ("at any time", "without notice", "everywhere") where no source waives it. */
export const findSweeping: Check = ({ body, sources, language }) => {
  let read: { limits: boolean; words: Set<string> }[] | undefined;
  const sentences = () => (read ??= sentencesOf(sources.map(({ text }) => text).join('\n')).map((one) => ({ limits: LIMITS.test(one.folded), words: new Set(contentWords(one.folded)) })));
  // "At any time" waives a limit only where the sources set one on the same matter.
  const limited = (folded: string): boolean => { const said = contentWords(folded); return sentences().some(({ limits, words }) => limits && said.filter((word) => words.has(word)).length >= LEAST_SHARED); };
  const spoken = (folded: string, least = LEAST_SHARED): boolean => { const said = contentWords(folded); return sentences().some(({ words }) => (said.length < LEAST_WORDS ? 1 : least) <= said.filter((word) => words.has(word)).length); };
  const given = late(() => fold(sources.map(({ title, text }) => `${title}\n${text}`).join('\n')).replaceAll('ß', 'ss'));
  return sentencesOf(body).flatMap(({ text, folded }) => {
    if (/\?\s*$/.test(text)) return [];
    return waiversIn(folded).flatMap(({ kind, form, borne, match }) => {
      // "Not at any time" waives nothing; "without notice" is its own denial.
      if (given().search(borne) >= 0 || denies(kind === 'even so' ? withoutClause(folded, match.index) : folded.replace(form, ' '), language)) return [];
      // "Even though you are upset" waives nothing.
      if (kind === 'even so' && !contentWords(folded.slice(match.index + match[0].length)).some((word) => sentences().some(({ words }) => words.has(word)))) return [];
      if (kind === 'any time' && !limited(folded)) return [];
      // "No need to come back to us": only what a source speaks of is needed or reached there.
      if (kind === 'everywhere' && !spoken(folded)) return [];
      // "We are glad to help either way": of nothing that a source speaks of.
      if (kind === 'in every case' && !spoken(folded, 1)) return [];
      if (kind === 'everywhere' && EXCEPT.test(folded.slice(match.index + match[0].length))) return [];
      return [{ blocker: 'unsupported_claim' as const, check: 'over-general', words: text.slice(match.index, match.index + match[0].length), missing: NOWHERE }];
    });
  });
};
