import type { Figure } from './figures.ts';

const AND = /(?<!\p{L})(?:and|und|sowie|y|e|et)(?!\p{L})/u;
const OR = /(?<!\p{L})(?:or|oder|beziehungsweise|bzw|o|ou)(?!\p{L})/u;
/** "Four or more boxes" */
const MORE = /(?:or more|oder mehr|o mas|ou plus|ou mais)(?!\p{L})/u;
const NEAR = 30;

/** Two figures that a source joins by "and" and the reply by "or": "ab 15 Monaten und 76 cm". The words between, or `""`. */
export function joinedOtherwise(reply: { figures: Figure[]; folded: string }, sources: () => { figures: Figure[]; folded: string }[], same: (given: Figure, claimed: Figure) => boolean): string {
  const between = (folded: string, left: Figure | undefined, right: Figure): string => (left && right.from - left.to < NEAR ? folded.slice(left.to, right.from) : '');
  for (const [at, right] of reply.figures.entries()) {
    const left = reply.figures[at - 1];
    if (!left || left.mate === right || left.unit?.family === right.unit?.family || !OR.test(between(reply.folded, left, right)) || /[.!?]/.test(between(reply.folded, left, right)) || MORE.test(reply.folded.slice(left.to, right.from + 12))) continue;
    for (const source of sources()) {
      const place = source.figures.findIndex((figure, index) => same(figure, right) && index > 0 && same(source.figures[index - 1] ?? figure, left));
      const other = source.figures[place];
      if (other && AND.test(between(source.folded, source.figures[place - 1], other))) return reply.folded.slice(left.from, right.to);
    }
  }
  return '';
}

