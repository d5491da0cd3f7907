import { claim, type Check } from './checked_reply.ts';
import type { Figure } from './figures.ts';
import { contentWords, denies, inside, MAY, MORE_BEFORE, sentencesOf } from './sentences.ts';
import { readReply, supportOf } from './support.ts';
import { sameCurrency } from './units.ts';

const LEAST_SHARED = 2;
const sameMeasure = (one: Figure, other: Figure): boolean => one.unit !== undefined && one.unit.family === other.unit?.family && (!one.unit.currency || sameCurrency(one.unit.currency, other.unit.currency ?? 'ANY'));
const valueOf = ({ values }: Figure): number => Math.max(...values);

/** A rule that refuses what is more than a figure, and the figures of a sentence that are more. */
export const findBounds: Check = (reply) => {
  const { body, language } = reply;
  const { sources } = supportOf(reply);
  const refusals = sources.flatMap(({ text, figures }) => sentencesOf(text).filter(({ folded }) => denies(folded, language)).flatMap((sentence) => figures
    .filter((figure) => inside(sentence)(figure) && figure.raw.length > 0 && MORE_BEFORE.test(sentence.folded.slice(0, figure.from - sentence.from)))
    .map((figure) => ({ figure, words: new Set(contentWords(sentence.folded)) }))));
  if (refusals.length === 0) return [];
  const own = readReply(reply);
  return sentencesOf(body).flatMap((sentence) => {
    if (/\?\s*$/.test(sentence.text) || denies(sentence.folded, language) || !MAY.test(sentence.folded)) return [];
    const words = contentWords(sentence.folded);
    const figures = own.figures.filter((figure) => inside(sentence)(figure) && figure.raw.length > 0 && figure.bound === '');
    const against = refusals.find((rule) => words.filter((word) => rule.words.has(word)).length >= LEAST_SHARED && figures.some((figure) => sameMeasure(rule.figure, figure) && valueOf(figure) > valueOf(rule.figure)));
    return against ? [claim('contradiction', sentence.text.trim(), 'a source refuses what is more than a figure that this is more than')] : [];
  });
};
