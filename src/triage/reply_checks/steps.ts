import type { Check } from './checked_reply.ts';
import { wordsOf } from './sentences.ts';

/** A numbered step of a source: "2. Let the water cool down." */
const STEP = /(?<![\d.,])(\d{1,2})[.)] (?=\p{Lu})/gu;
const LEAST_STEPS = 3;
/** How much of a step's words a reply must say for it to be told, and how many steps it must tell to be telling the way. */
const TOLD = 0.4;
const LEAST_TOLD = 2;

/** The numbered steps of a text in order; none where it numbers fewer than three. */
function stepsOf(text: string): string[] {
  const marks = [...text.matchAll(STEP)].filter((match, at) => Number(match[1]) === at + 1);
  if (marks.length < LEAST_STEPS) return [];
  return marks.map(({ 0: mark, index }, at) => {
    const step = text.slice(index + mark.length, marks[at + 1]?.index ?? text.length).trim();
    return at === marks.length - 1 ? step.split(/(?<=[.!?])\s/, 1)[0] ?? step : step;
  });
}

/** A way that is told without a step which a source puts before the ones told: "unplug the machine" is not for the reader to guess. */
export const findStepsLeftOut: Check = ({ body, ticket, sources }) => {
  const ways = sources.map(({ text }) => stepsOf(text)).filter(({ length }) => length > 0);
  if (ways.length === 0) return [];
  const said = new Set(wordsOf(body));
  const done = new Set(wordsOf(`${ticket.subject}\n${ticket.message}`));
  return ways.flatMap((way) => {
    const steps = way.map((step) => ({ step, words: [...new Set(wordsOf(step))] }));
    const told = steps.map(({ words }) => words.length > 0 && words.filter((word) => said.has(word)).length >= TOLD * words.length);
    if (told.filter(Boolean).length < LEAST_TOLD) return [];
    const left = steps.find(({ words }, at) => at < told.lastIndexOf(true) && words.length > 1 && !words.some((word) => said.has(word)) && words.filter((word) => done.has(word)).length < TOLD * words.length);
    return left ? [{ blocker: 'unsupported_claim' as const, check: 'step', words: left.step, missing: 'is left out, though a source puts it before steps that the reply tells' }] : [];
  });
};
