import type { Finding } from '../auto_send.ts';
import { fold } from '../text/characters.ts';
import type { Check, CheckedReply } from './checked_reply.ts';
import { findContradictions } from './contradictions.ts';
import { findDeeds } from './deeds.ts';
import { findDeniedPairs } from './denied_pairs.ts';
import { assets } from './doubt.asset.ts';
import { featuresOf, readKnown, type Features, type Known } from './doubt_features.ts';
import { findOtherCases } from './other_cases.ts';
import { findPromises } from './promises.ts';
import { findReasons } from './reasons.ts';
import { findReservedFeatures } from './reserved_features.ts';
import { findRivalFacts } from './rival_facts.ts';
import { contentWords, sentencesOf, type Sentence } from './sentences.ts';
import { findSweeping } from './sweeping.ts';
import { COURTESY, findUnfounded } from './unfounded.ts';

/** Checks by cues of language: each hears what most of the time is wrong, and what stands around it tells how surely. */
const CUES: Check[] = [findPromises, findDeeds, findUnfounded, findSweeping, findReasons, findContradictions, findDeniedPairs, findReservedFeatures, findOtherCases, findRivalFacts];

/** How likely a sentence is a fault before a cue in it counts, by check; and before it is one without a cue. Chosen on hands left out of the learning. */
const BARS: Record<string, number> = { promise: 0.02, unfounded: 0.02, 'over-general': 0.02, reason: 0.3 };
const OTHER_BAR = 0;
const ALONE = 0.4;
/** Of so few sentences none stands out. */
const LEAST_SENTENCES = 3;

/** A logistic model: what each thing noticed weighs, and a constant. */
export interface DoubtModel {
  bias: number;
  weights: Record<string, number>;
}

let shipped: DoubtModel | undefined;
const readShipped = (): DoubtModel => (shipped ??= JSON.parse(new TextDecoder().decode(assets.weights?.() ?? new Uint8Array())) as DoubtModel);

/** How likely a sentence with these features is one that no source bears, from 0 to 1. */
export function doubtOf(features: Features, { bias, weights }: DoubtModel = readShipped()): number {
  return 1 / (1 + Math.exp(-Object.entries(features).reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), bias)));
}

/** A sentence of a reply with what the cues found in it; what is noticed of it is read when it is asked for. */
export interface Doubted {
  sentence: Sentence;
  findings: Finding[];
  features: () => Features;
}

const holds = ({ text }: Sentence, { words }: Finding): boolean => text.includes(words) || words.includes(text.trim());

/** Each sentence of a reply with the cues' findings in it and what is noticed of it; and the findings that no one sentence holds. */
export function readDoubts(reply: CheckedReply): { sentences: Doubted[]; elsewhere: Finding[] } {
  const found = CUES.flatMap((check) => check(reply));
  const all = sentencesOf(reply.body);
  let known: Known | undefined;
  const sentences = all.map((sentence, at): Doubted => {
    const findings = found.filter((finding) => holds(sentence, finding));
    const features = (): Features => ({ ...featuresOf(sentence, { at, of: all.length }, known ??= readKnown(reply)), ...Object.fromEntries(findings.map(({ check }) => [`found ${check}`, 1])) });
    return { sentence, findings, features };
  });
  return { sentences, elsewhere: found.filter((finding) => !all.some((sentence) => holds(sentence, finding))) };
}

/** Sentences as new as this are looked at though no cue heard them; a greeting, a question and courtesy never are: most replies hold none, and read no table. */
const LEAST_NEW_WORDS = 3, LEAST_NEW = 0.5;

/** Which sentences are mostly made of words that neither the ticket nor a source has. */
function strangers({ sources, ticket, ownWords, language }: CheckedReply): (sentence: Sentence) => boolean {
  let text = '';
  let known: Set<string> | undefined;
  const stem = (word: string): string => word.slice(0, STEM);
  return ({ text: written, folded }) => {
    if (/\?\s*$/.test(written) || COURTESY.test(folded)) return false;
    if (!known) {
      text = fold([ticket.subject, ticket.message, ...ownWords, ...sources.flatMap((source) => [source.title, source.text, source.url])].join('\n')).replaceAll('ß', 'ss');
      known = new Set(contentWords(text).map(stem));
    }
    const words = contentWords(folded).map(stem);
    const fresh = words.filter((word) => !known?.has(word) && !(language === 'de' && word.length >= STEM && text.includes(word))).length;
    return fresh >= LEAST_NEW_WORDS && fresh >= LEAST_NEW * words.length;
  };
}
const STEM = 5;

/**
 * Promises, deeds, waived limits, contradictions and additions: what the cues of each find, where the sentence around it does not speak
 * against it; and sentences that no cue hears but that are, by all that is noticed of them, most likely invented.
 */
export const findDoubtful: Check = (reply) => {
  const { sentences, elsewhere } = readDoubts(reply);
  const isStrange = strangers(reply);
  return [...elsewhere, ...sentences.flatMap(({ sentence, findings, features }): Finding[] => {
    const alone = findings.length === 0;
    if (alone && (sentences.length < LEAST_SENTENCES || !isStrange(sentence))) return [];
    const doubt = doubtOf(features());
    if (!alone) return findings.filter(({ check }) => doubt > (BARS[check] ?? OTHER_BAR));
    return doubt > ALONE ? [{ blocker: 'unsupported_claim', check: 'unfounded', words: sentence.text.trim(), missing: 'is hardly borne out by the ticket or a source' }] : [];
  })];
};
