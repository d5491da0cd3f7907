import type { Check } from './checked_reply.ts';
import { contentWords, denies, plainWords, sentencesOf } from './sentences.ts';

const PLAN = 'plan|plans|package|edition|tier|account|subscription|membership|tariff|Tarif|Paket|Abo|Edition|forfait|abonnement|offre|formule|plano|pacote|assinatura|tarifa|paquete|suscripción|modalidad';
/** "Starter plan", "Tarif Basis", "plan Pro". */
const NAMED = new RegExp(String.raw`(?<!\p{L})(?:${PLAN})s? [«"“„]?(\p{Lu}[\p{L}\p{N}]+)|(?<!\p{L})(\p{Lu}[\p{L}\p{N}]+)[ -](?:${PLAN})(?!\p{L})`, 'giu');
const RESERVED = /\b(?:only|available|included|exclusive\w*|reserved|from the|nur|verfugbar|enthalten|erst ab|vorbehalten|solo|disponible\w*|incluid\w+|exclusiv\w+|a partir del|seulement|uniquement|reserve\w*|inclus\w*|a partir du|apenas|disponive\w+|a partir do)\b/;
const EVERY = /\b(?:every|all|any|both|alle[nr]?|jede[mnrs]?|todos|todas|cualquier|tous|toutes|chaque|ambos|qualquer)\b/;

/** Plan names of a text, folded; a name begins with a capital. */
function plansIn(text: string): string[] {
  return [...text.matchAll(NAMED)].map((match) => match[1] ?? match[2] ?? '').filter((name) => /^\p{Lu}/u.test(name)).map((name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}

const ONLY = /(?<!\p{L})(?:only|nur|ausschliesslich|solo|solamente|unicamente|exclusivamente|seulement|uniquement|ne .{1,40} qu'|apenas|so(?= (?:esta|e|em|na|no|para|pode))|somente)(?!\p{L})/u;
const NAME = /(?<=[\p{Ll},:] )\p{Lu}[\p{L}\p{M}]{2,}/gu;
const namesIn = (text: string): string[] => plainWords((text.match(NAME) ?? []).join(' '));

/** A feature that a source keeps for certain plans, granted to one that it does not name. */
export const findReservedFeatures: Check = ({ body, sources, language }) => {
  const all = sentencesOf(sources.map(({ text }) => text).join('\n'));
  const reserved = all.filter(({ folded, text }) => RESERVED.test(folded) && !EVERY.test(folded) && /(?<=[\p{Ll},:] )\p{Lu}/u.test(text));
  if (reserved.length === 0) return [];
  const holds = (folded: string, word: string): boolean => contentWords(folded).includes(word);
  // "Phone support in Angola" where it is "only available in Portugal", and Angola is known.
  const placeOf = (text: string, folded: string): string => {
    const only = reserved.filter((sentence) => ONLY.test(sentence.folded) && !namesIn(sentence.text).some((name) => holds(folded, name)));
    return only.length === 0 ? '' : namesIn(text).find((name) => all.some((sentence) => holds(sentence.folded, name)) && !only.some((sentence) => holds(sentence.folded, name))) ?? '';
  };
  return sentencesOf(body).flatMap(({ text, folded }) => {
    if (/\?\s*$/.test(text) || denies(folded, language)) return [];
    const [plan] = plansIn(text);
    const key = contentWords(plan ?? '')[0] ?? (language === 'de' ? '' : placeOf(text, folded));
    if (!key) return [];
    const feature = contentWords(folded).filter((word) => word !== key);
    const granted = all.filter((sentence) => holds(sentence.folded, key) || EVERY.test(sentence.folded));
    const kept = reserved.find((sentence) => !holds(sentence.folded, key) && feature.filter((word) => holds(sentence.folded, word)).length > 1
      && feature.some((word) => holds(sentence.folded, word) && !granted.some((other) => holds(other.folded, word))));
    return kept ? [{ blocker: 'unsupported_claim' as const, check: 'plan', words: text.trim(), missing: 'a source has this for other plans' }] : [];
  });
};
