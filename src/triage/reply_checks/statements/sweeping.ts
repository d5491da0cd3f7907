import { foldFully } from '../../text/characters.ts';
import { keptOfSentences, late } from '../../text/kept_readings.ts';
import { sourcesText, type Check } from '../checked_reply.ts';
import { contentWords, denies, isQuestion, sentencesOf } from '../../text/sentences.ts';

/** What waives every limit, in five languages; a reply may only say it where a source says the like. */
const SWEEPING: [kind: string, form: RegExp, borne?: RegExp][] = [
  ['around the clock', /(?:(?<![\p{L}\d])24 ?\/ ?7(?!\d)|(?<![\p{L}\d])24 ?h? ?\/ ?24|\b(?:around the clock|day and night|round the clock|24 hours a day|rund um die uhr|tag und nacht|24 stunden (?:am tag|taglich)|(?:las )?24 horas(?: (?:al|por|do) dia|, los 7 dias)|las 24 horas|dia y noche|24 heures sur 24|jour et nuit|dia e noite)\b)/gu, /24 ?\/ ?7|24 ?h|24 hours|24 stunden|24 horas|24 heures|around the clock|round the clock|rund um die uhr|day and night|tag und nacht|dia y noche|jour et nuit|dia e noite/],
  ['any time', /\b(?:at any (?:time|moment)|any ?time (?:you (?:like|want|wish)|and)|whenever you (?:like|want|wish)|for as long as you (?:like|want|wish)|jederzeit|zu jeder zeit|wann immer sie|so lange sie (?:wollen|mochten)|wann sie (?:wollen|mochten)|en cualquier momento|cuando (?:quiera|lo desee)|todo el tiempo que (?:quiera|desee)|el tiempo que (?:quiera|desee)|a tout moment|n'importe quand|quand vous (?:voulez|le souhaitez)|aussi longtemps que vous|as often as you (?:like|want|wish)|as (?:much|many(?: \w+)?) as you (?:like|want|wish)|so oft sie (?:wollen|mochten)|beliebig (?:oft|lange|viele)|(?:tantas veces|cuantas veces) (?:como )?(?:quiera|desee)|autant (?:de fois )?que vous|quantas vezes quiser|a qualquer (?:momento|altura|hora)|quando quiser|pelo tempo que quiser|o tempo que quiser)\b/g],
  ['nothing asked', /\b(?:without (?:any )?(?:prior )?(?:notice|receipt|invoice|appointment|booking|giving (?:any |a )?reasons?|proof|reason)|no questions asked|(?:no|without) (?:notice|receipt|invoice|proof) (?:is )?(?:needed|required|necessary)|ohne (?:vorherige )?(?:voranmeldung|anmeldung|kundigungsfrist|frist|beleg|kaufbeleg|rechnung|quittung|termin|angabe von grunden|nachweis|wenn und aber)|sin (?:necesidad de )?(?:avisar|aviso(?: previo)?|preaviso|factura|recibo|ticket|cita(?: previa)?|justificante|dar explicaciones)|sans (?:preavis|prevenir|facture|recu|ticket|justificatif|rendez-vous|motif)|sem (?:necessidade de )?(?:avisar|aviso(?: previo)?|pre-aviso|fatura|recibo|talao|marcacao|comprovativo|justificacao))\b/g],
  ['in every case', /\b(?:whether or not|regardless of|no matter (?:what|how|which|whether|where)|in (?:any|every|all) (?:cases?|conditions?|events?)|under (?:any|all) circumstances|without exception|in jedem (?:fall|zustand)|egal,? (?:ob|wie|in|was|welche\w*|wann|wo|wer|fur)|ganz gleich|unabhangig (?:von|davon)|ausnahmslos|ohne ausnahme|so oder so|en (?:ningun|cualquier|todo|todos los) casos?|sea(?:n)? (?:cual|cuales) (?:sea|sean|fuere)|independientemente|da igual|sin excepcion|dans tous les cas|en toutes? circonstances?|quel(?:le)?s? que soi(?:t|ent)|peu importe|sans exception|independamment|que vous [^.!?,;]{3,60} ou (?:non|pas)|em (?:qualquer|todos os|nenhum) casos?|seja(?:m)? (?:qual|quais) for(?:em)?|tanto faz|sem excecao|quer [^.!?,;]{3,60} quer nao|quantas vezes)\b/g, /\b(?:whether|regardless|no matter|any|every|all cases|always|egal|gleich|unabhangig|jede[mnrs]?|immer|cualquier|tod[oa]s|siempre|independientemente|ningun|tou(?:s|te|tes|jours)|quel\w*|importe|qualquer|tod[oa]s|sempre|independentemente|nenhum)\b/],
];

/** What sets a limit: a figure or a condition. */
const LIMITS = /\d|(?<!\p{L})(?:only|once|until|before|after|unless|provided|within|nur|einmal|bis|vor|nach|sofern|innerhalb|solo|una vez|hasta|antes|despues|dentro|seulement|une fois|jusqu|avant|apres|dans les|apenas|so|uma vez|ate|depois|apos)(?!\p{L})/u;
const LEAST_SHARED = 2;
/** Of a sentence this short one word tells what it speaks of. */
const LEAST_WORDS = 4;

/** What of a folded sentence waives a limit first, of each kind. */
const waiversIn = keptOfSentences((folded) => SWEEPING.flatMap(([kind, form, borne = form]) => { const [match] = [...folded.matchAll(form)]; return match ? [{ kind, form, borne, match }] : []; }));

/** Words that waive a limit ("at any time", "without notice", "everywhere") where no source waives it. */
export const findSweeping: Check = ({ body, sources, language }) => {
  let read: { limits: boolean; words: Set<string> }[] | undefined;
  const sentences = () => (read ??= sentencesOf(sources.map(({ text }) => text).join('\n')).map((one) => ({ limits: LIMITS.test(one.folded), words: new Set(contentWords(one.folded)) })));
  // "At any time" waives a limit only where the sources set one on the same matter.
  const limited = (folded: string): boolean => { const said = contentWords(folded); return sentences().some(({ limits, words }) => limits && said.filter((word) => words.has(word)).length >= LEAST_SHARED); };
  const spoken = (folded: string, least = LEAST_SHARED): boolean => { const said = contentWords(folded); return sentences().some(({ words }) => (said.length < LEAST_WORDS ? 1 : least) <= said.filter((word) => words.has(word)).length); };
  const given = late(() => foldFully(sourcesText(sources)));
  return sentencesOf(body).flatMap(({ text, folded }) => {
    if (isQuestion(text)) return [];
    return waiversIn(folded).flatMap(({ kind, form, borne, match }) => {
      // "Not at any time" waives nothing; "without notice" is its own denial.
      if (given().search(borne) >= 0 || denies(folded.replace(form, ' '), language)) return [];
      if (kind === 'any time' && !limited(folded)) return [];
      // "We are glad to help either way": of nothing that a source speaks of.
      if (kind === 'in every case' && !spoken(folded, 1)) return [];
      return [{ blocker: 'unsupported_claim' as const, check: 'over-general', words: text.slice(match.index, match.index + match[0].length), missing: 'waives a limit that no source waives' }];
    });
  });
};
