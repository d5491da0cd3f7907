import type { CheckedReply } from './checked_reply.ts';
import { setsCondition } from './conditions.ts';
import type { Figure } from './figures.ts';
import { sentencesOf } from './sentences.ts';
import type { ReadText } from './values.ts';

/** An amount from which something is free: "for orders above 50 euros", "ab 60 €", "dès 60 €". */
const FROM = /(?:above|over|from|more than|at least|exceeding|ab|uber|mindestens|a partir de|superiores? a|mas de|desde|des|plus de|superieures? a|acima de|mais de)\s*(?:the |de |d')?(?:€|eur |£|\$)?\s*$/u;

/** The amounts from which the sentence of a source that holds this "free" grants it; empty where it grants it to all. */
function thresholds({ text, figures }: ReadText, free: Figure): number[] {
  const sentence = sentencesOf(text).find(({ from, to }) => from <= free.from && free.from < to);
  if (!sentence) return [];
  return figures.filter((figure) => figure.unit?.family === 'money' && figure.raw.length > 0 && figure.from >= sentence.from && figure.to <= sentence.to)
    .filter((figure) => FROM.test(sentence.folded.slice(0, figure.from - sentence.from)))
    .flatMap(({ values }) => values);
}

/** Whether every source grants "free" from an amount only, of which the reply says nothing and which the ticket does not reach. */
export function dropsThreshold(free: Figure, own: ReadText, texts: ReadText[], reply: CheckedReply): boolean {
  const sentence = sentencesOf(reply.body).find(({ from, to }) => from <= free.from && free.from < to);
  if (!sentence || setsCondition(sentence.folded)) return false;
  const grants = texts.filter(({ origin }) => origin === 'source')
    .flatMap((text) => text.figures.filter((figure) => figure.raw.length === 0).map((figure) => thresholds(text, figure)));
  if (grants.length === 0 || grants.some((amounts) => amounts.length === 0)) return false;
  const least = Math.min(...grants.flat());
  const said = own.figures.some((figure) => figure.unit?.family === 'money' && figure.values.some((value) => value >= least));
  const reached = texts.some(({ origin, figures }) => origin === 'ticket' && figures.some((figure) => figure.unit?.family === 'money' && figure.raw.length > 0 && figure.values.some((value) => value >= least)));
  return !said && !reached;
}
