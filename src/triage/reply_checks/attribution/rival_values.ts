import { late } from '../../text/kept_readings.ts';
import { ratedBy, type Figure } from '../quantities/figures.ts';
import { supports } from '../quantities/same_figure.ts';
import { isNumber, scopeKey, scopesOf, type Scope } from './scopes.ts';
import { familyOf, valuesOf, type ReadText, type Value } from './values.ts';

/** The words of a scope, whatever their endings, periods among them; numbers are values themselves. */
const wordKeys = (...sets: ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap((words) => [...words].filter((word) => !isNumber(word)).map(scopeKey)));

/** Of what a source says around a value, so much must stand around the reply's; so many words, or this much more of a few. */
const LEAST_SAID = 0.34, LEAST_WORDS = 2, MOST_OF_FEW = 0.5;

/** Values of the sources that are looked at. */
const MOST_KNOWN = 400;

/** With those that are mostly something else, "neuf" and "once": asked for only where one of them may count something. */
const withWeak = (own: ReadText): Value[] => [...valuesOf(own), ...own.figures.filter(({ weak, unit, setting }) => weak && (unit || setting.noun)).map((figure): Value => ({ kind: familyOf(figure), from: figure.from, to: figure.to, key: '', figure }))].sort((one, other) => one.from - other.from);

/**
 * What a source says in the place of a figure that stands nowhere: a value of its kind, its unit and its rate, of which the source says
 * much of what the reply says of the figure, and which the reply does not give.
 */
export function rivalsIn(own: ReadText, claims: readonly Scope[], known: readonly Scope[], capitalsName: boolean): (figure: Figure) => readonly Figure[] {
  const byFigure = (scopes: readonly Scope[]): Map<Figure, Scope> => new Map(scopes.flatMap((scope) => (scope.value.figure ? [[scope.value.figure, scope] as const] : [])));
  const [plain, weak] = [late(() => byFigure(claims)), late(() => byFigure(scopesOf(own.text, own.figures, withWeak(own), '', 0, capitalsName)))];
  const said = (figure: Figure): Scope | undefined => (figure.weak ? weak() : plain()).get(figure);
  const found = new Map<Figure, readonly Figure[]>();
  let read: { one: Scope; there: Set<string> }[] | undefined;
  const keyed = (): { one: Scope; there: Set<string> }[] => (read ??= known.slice(0, MOST_KNOWN).map((one) => ({ one, there: wordKeys(one.own, one.label) })));
  return (figure) => {
    const before = found.get(figure);
    if (before) return before;
    const claim = said(figure);
    const here = claim ? wordKeys(claim.own, claim.label) : new Set<string>();
    const near = claim ? keyed().flatMap(({ one, there }) => {
      if (one.value.figure === undefined || one.value.figure.raw.length === 0 || claim.value.kind !== one.value.kind) return [];
      return [{ rival: one.value.figure, size: there.size, shared: [...there].filter((key) => here.has(key)).length }];
    }) : [];
    const most = Math.max(0, ...near.map(({ shared }) => shared));
    // A value that the reply gives and that is said as much of the same is what the figure is reckoned from.
    const rivals = most === 0 ? [] : near.filter(({ rival, size, shared }) => shared === most && shared >= LEAST_SAID * size && (shared >= LEAST_WORDS || shared >= MOST_OF_FEW * size)
      && rival.unit?.factor === figure.unit?.factor && ratedBy(rival) === ratedBy(figure)).map(({ rival }) => rival).filter((rival) => !own.figures.some((other) => supports(rival, other)));
    // "From twelve to seventeen" of a source's "12 to 15".
    const { mate } = figure;
    const ends = figure.end === 'high' && mate ? known.flatMap(({ value: { figure: one } }) => (one?.end === 'low' && one.mate && one.raw[0] === mate.raw[0] ? [one.mate] : [])) : [];
    if (rivals.length === 0 && ends.length > 0) { found.set(figure, ends); return ends; }
    found.set(figure, rivals);
    return rivals;
  };
}
