import type { Finding } from '../auto_send.ts';
import type { Check, CheckedReply } from './checked_reply.ts';
import { findContradictions } from './contradictions.ts';
import { findDeeds } from './deeds.ts';
import { findDeniedPairs } from './denied_pairs.ts';
import { assets } from './doubt.asset.ts';
import { featuresOf, readKnown, type Features } from './doubt_features.ts';
import { findOtherCases } from './other_cases.ts';
import { findPromises } from './promises.ts';
import { findReasons } from './reasons.ts';
import { findReservedFeatures } from './reserved_features.ts';
import { findRivalFacts } from './rival_facts.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { findSweeping } from './sweeping.ts';
import { findUnfounded } from './unfounded.ts';

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

/** A sentence of a reply with what the cues found in it. */
export interface Doubted {
  sentence: Sentence;
  findings: Finding[];
  features: Features;
}

const holds = ({ text }: Sentence, { words }: Finding): boolean => text.includes(words) || words.includes(text.trim());

/** Each sentence of a reply with the cues' findings in it and what is noticed of it; and the findings that no one sentence holds. */
export function readDoubts(reply: CheckedReply): { sentences: Doubted[]; elsewhere: Finding[] } {
  const found = CUES.flatMap((check) => check(reply));
  const known = readKnown(reply);
  const all = sentencesOf(reply.body);
  const sentences = all.map((sentence, at): Doubted => {
    const findings = found.filter((finding) => holds(sentence, finding));
    return { sentence, findings, features: { ...featuresOf(sentence, { at, of: all.length }, known), ...Object.fromEntries(findings.map(({ check }) => [`found ${check}`, 1])) } };
  });
  return { sentences, elsewhere: found.filter((finding) => !all.some((sentence) => holds(sentence, finding))) };
}

/**
 * Promises, deeds, waived limits, contradictions and additions: what the cues of each find, where the sentence around it does not speak
 * against it; and sentences that no cue hears but that are, by all that is noticed of them, most likely invented.
 */
export const findDoubtful: Check = (reply) => {
  const { sentences, elsewhere } = readDoubts(reply);
  return [...elsewhere, ...sentences.flatMap(({ sentence, findings, features }): Finding[] => {
    const doubt = doubtOf(features);
    const kept = findings.filter(({ check }) => doubt > (BARS[check] ?? OTHER_BAR));
    if (kept.length > 0 || doubt <= ALONE || sentences.length < LEAST_SENTENCES) return kept;
    return [{ blocker: 'unsupported_claim', check: 'unfounded', words: sentence.text.trim(), missing: 'is hardly borne out by the ticket or a source' }];
  })];
};
