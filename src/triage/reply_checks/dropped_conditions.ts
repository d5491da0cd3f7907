import { keptOfSentences, late } from '../text/kept_readings.ts';
import { claim, type Check } from './checked_reply.ts';
import { findFigures } from './figures.ts';
import { keysIn } from './nearness.ts';
import { saidIn } from './new_matters.ts';
import { denies, sentencesOf, stemOf } from './sentences.ts';
import { readReply, supportOf } from './support.ts';

const IF = 'if|provided|as long as|unless|only|subject to|nur|wenn|sofern|falls|soweit|solange|vorausgesetzt|solo|siempre que|si|seulement|uniquement|a condition|sous reserve|s\'il|apenas|somente|desde que|mediante|caso';
/** What limits the statement before it: a condition, or the group to which it holds. "Se" is a condition in Portuguese alone, behind a comma or what is given. */
const LIMIT = new RegExp(String.raw`(?<!\p{L})(?:${IF}|so (?:se|para|com|em)|(?<=, |gratuit[ao]s? |custos? |possivel )se|res[eé]rv(?:ad[oa]s?|ee?s?) (?:aux?|a)|(?:to|for) (?:\p{L}+ ){0,2}(?:members|customers|subscribers|students|orders|purchases|stays|(?:those|anyone|people) who)|(?:an|fur) (?:\p{L}+ ){0,2}(?:mitglieder|kund\p{L}+|personen|inhaber\p{L}*)|para (?:\p{L}+ ){0,2}(?:soci|m[ie]+mbr|client|abonad|compras|pedidos|quien|quem|encomendas|assinant)\p{L}*|(?:aux|pour les|pour) (?:\p{L}+ )?(?:personnes|abonn|adheren|membres|clients|commandes)\p{L}*)(?!\p{L})`, 'gu');
/** What takes a condition up in a reply, in whatever words. */
const TAKEN_UP = new RegExp(String.raw`(?<!\p{L})(?:${IF}|so|except|when|once|depends|ausser|ausgenommen|sobald|bedingung|salvo|excepto|condicion|cuando|condition|reserve|sauf|hors|quand|exceto|quando)(?!\p{L})|, se `, 'u');
/** Limits of a sentence and sentences of a text that are looked at: one without an end holds thousands. */
const MOST_LIMITS = 3, MOST_SENTENCES = 300;
/** Of what is limited the reply must say so much, or a little less of more words; of the limit ticket and reply together no more than this. */
const LEAST_SHARED = 2, LEAST_SHARE = 0.6, LESS_SHARE = 0.5, MOST_TAKEN = 0.4, LEAST_WORDS = 2;

const matterIn = keptOfSentences((folded) => new Set([...keysIn(folded)].filter((key) => !key.startsWith('@'))));

interface Limited { what: string; limit: string; matter: ReadonlySet<string>; words: string[] }
/** Each limit of a folded sentence, up to the next mark, with what it limits: all before it, from the last colon on. */
const limitsIn = keptOfSentences((folded) => [...folded.matchAll(LIMIT)].slice(0, MOST_LIMITS).map(({ 0: opens, index }): Limited => {
  const what = folded.slice(folded.slice(0, index).search(/[^;:]*$/), index);
  const limit = opens + (/^.*?(?=[,;:] |\.?$)/su.exec(folded.slice(index + opens.length))?.[0] ?? '');
  return { what, limit, matter: matterIn(what), words: (limit.match(/\p{L}+/gu) ?? []).filter((word) => stemOf(word) !== '' && !TAKEN_UP.test(word)) };
}).filter(({ matter, words }) => matter.size >= LEAST_SHARED && words.length >= LEAST_WORDS));

/** A statement of a source's without the condition that limits it there, and of which neither the reply nor the ticket says a word. */
export const findDroppedConditions: Check = (reply) => {
  const { body, sources, ticket, language, meaningsOf } = reply;
  const stated = late(() => sentencesOf(body).slice(0, MOST_SENTENCES).filter(({ text, folded }) => /[.!;]\s*$/.test(text) && !TAKEN_UP.test(folded)).map((one) => ({ ...one, keys: matterIn(one.folded) })));
  const isSaid = late(() => saidIn({ ticket, sources: [{ title: '', text: body, url: '' }], ...(meaningsOf ? { meaningsOf } : {}) }));
  // "We book eight rooms" takes up "from 8 rooms".
  const figures = late(() => new Set([readReply(reply), ...supportOf(reply).texts.filter(({ origin }) => origin === 'ticket')].flatMap((read) => read.figures.filter(({ weak }) => !weak).flatMap(({ raw }) => raw))));
  const isTaken = ({ limit, words }: Limited): boolean => words.filter(isSaid()).length > MOST_TAKEN * words.length || findFigures(limit, language).some(({ weak, raw }) => !weak && raw.some((one) => figures().has(one)));
  for (const limited of sources.flatMap(({ text }) => sentencesOf(text).slice(0, MOST_SENTENCES)).flatMap(({ text, folded }) => limitsIn(folded).map((one) => ({ ...one, text })))) {
    const { what, matter } = limited;
    const said = stated().find(({ folded, keys }) => {
      const shared = [...matter].filter((key) => keys.has(key)).length;
      return shared >= LEAST_SHARED && shared >= (shared > LEAST_SHARED ? LESS_SHARE : LEAST_SHARE) * matter.size && denies(folded, language) === denies(what, language);
    });
    if (said && !isTaken(limited)) return [claim('condition', said.text.trim(), `a source says this on a condition: “${limited.text.trim()}”`)];
  }
  return [];
};
