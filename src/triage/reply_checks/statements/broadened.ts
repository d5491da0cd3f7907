import { keptOfSentences, late } from '../../text/kept_readings.ts';
import { claim, type Check } from '../checked_reply.ts';
import { contentWords, denies, isQuestion, sentencesOf } from '../../text/sentences.ts';

/** What speaks of every one of a kind: "any of our rooms", "jede Reservierung", "toutes nos formules", "tanto si … como si". Periods and chances ("any questions") are no kinds. */
const EVERY = /(?<!\p{L})(?:(?:any|all|every)(?: of (?:our|the))? (?!second|other|time|case|event|questions?|further|the best|rights|day|month|year|week|night|hour)(?:of our |our |the |your )?[a-z]{3,}|including (?:yours|your)|whether (?:you|it|they|he|she)[^.]{3,60} or (?:[a-z]+)|alle[nrsm]? (?:unsere[rnsm]? )?[a-z]{4,}|jede[nrms]? (?:unserer |der )?(?!tag|monat|jahr|woche|zeit|fall|nacht|stunde|weitere|frage)[a-z]{4,}|egal,? (?:ob|welch|wie)|ob [^.,]{3,40} oder [^.,]{3,40}|auch (?:ihr|dein)[a-z]* |(?:cualquiera|tod[oa]s) (?:de )?(?:nuestr[oa]s |los |las |sus )?(?!dias|meses|anos|horas)[a-z]{4,}|tanto si|incluid[oa] (?:el|la) (?:suy|tuy)[oa]|n'importe que(?:l|lle)s? [a-z]{4,}|tous (?:nos|les) (?!jours|mois|ans)[a-z]{4,}|toutes (?:nos|les) [a-z]{4,}|y compris (?:le|la) (?:votre|tien[a-z]*)|que vous [^.,]{3,50} ou (?:[a-z]+)|(?:qualquer|tod[oa]s) (?:[oa]s? )?(?:noss[oa]s |seus |suas )?(?!dias|meses|anos|horas|hora)[a-z]{4,}|incluindo [oa] (?:seu|sua)|quer [^.,]{3,50} quer)(?!\p{L})/gu;
/** What sets a limit in a source. */
const LIMITS = /(?<!\p{L})(?:only|except|excluding|but not|cannot|can't|not (?:for|on|in|available|included)|do not|does not|nur|ausser|ausgenommen|nicht|solo|solamente|unicamente|excepto|salvo|no (?=a |para|en |se |es |son |los? |las? |el |incl|admit|valen?)|seulement|uniquement|sauf|hors|ne|pas|so|apenas|somente|exceto|nao)(?!\p{L})/u;
/** What takes some out again, in a source and in a reply. */
const EXCEPT = /(?<!\p{L})(?:except|excluding|apart from|but|ausser|ausgenommen|bis auf|excepto|salvo|menos|sauf|hors|hormis|exceto)(?!\p{L})/u;
/** "All cards that are not personalised" are not all. */
const NARROWED = /^,? (?:that|which|who|die|der|das) /;
/** Content words of a source's limit that a reply's sentence must say. */
const LEAST_SHARED = 2;

/** The kinds of which a folded sentence says every one, by the last word of each. */
const kindsIn = keptOfSentences((folded) => [...folded.matchAll(EVERY)].map((match) => ({ from: match.index, to: match.index + match[0].length, head: contentWords(match[0].split(' ').at(-1) ?? ''), said: contentWords(match[0]) })));

/** A reply that gives every one of a kind what a source limits to some: "any of our rooms", where dogs may stay in garden rooms only. */
export const findBroadened: Check = ({ body, sources, language }) => {
  const given = late(() => sources.flatMap(({ text }) => sentencesOf(text)).map(({ folded }) => ({ folded, words: new Set(contentWords(folded)) })));
  return sentencesOf(body).flatMap(({ text, folded }) => {
    if (isQuestion(text)) return [];
    const [kind] = kindsIn(folded);
    if (!kind || denies(folded, language) || EXCEPT.test(folded.slice(kind.from)) || NARROWED.test(folded.slice(kind.to))) return [];
    const words = contentWords(folded);
    const isLimited = given().some((one) => LIMITS.test(one.folded) && new Set(words.filter((word) => one.words.has(word))).size >= LEAST_SHARED);
    const isGiven = given().some((one) => !EXCEPT.test(one.folded) && kindsIn(one.folded).some(({ said }) => kind.head.length === 0 || kind.head.some((word) => said.includes(word))));
    return isLimited && !isGiven ? [claim('over-general', text.slice(kind.from, kind.to), 'a source limits this to some')] : [];
  }).slice(0, 1);
};
