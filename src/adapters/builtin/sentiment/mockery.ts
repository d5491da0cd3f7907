import type { Clause, Signals } from './clause.ts';

/** A cry is this short and this glad: "Great,", "Tolle Wurst." */
const CRY_WORDS = 2, CRY_GLAD = 2.4;
/** What mocks beside a trouble alone is as short: "Que maravilha,", "qué bonito detalle". */
export const MOCK_WORDS = 4;
/** Longest greeting that may stand before a cry, in words. */
const GREETING_WORDS = 3;
/** From here on a clause praises. */
export const PRAISE = 1.5;

const saysNothing = ({ positive, negative, defects, alarms, words }: Clause): boolean => positive + negative + defects + alarms === 0 && words <= GREETING_WORDS;
const isCry = ({ positive, negative, question, words, mocks }: Clause): boolean =>
  !question && (mocks === 'perhaps' ? words <= MOCK_WORDS : words <= CRY_WORDS && positive >= CRY_GLAD && negative === 0);

/**
 * The clause of a negative message, which begins at `from`, that mocks; undefined where none surely does. Beside words that are never meant as they
 * stand, and only where `isUnnamed`, no word naming a feeling, that is a cry of praise that the message opens or ends with, where nothing else in it
 * is praised and no "but" parts good from bad.
 */
export function mockingClause({ clauses }: Signals, from: number, isUnnamed: boolean): Clause | undefined {
  const own = clauses.filter(({ start }) => start >= from);
  const sure = own.find(({ mocks }) => mocks === 'always') ?? clauses.find(({ mocks }) => mocks === 'always');
  if (sure || !isUnnamed || own.length < 2 || own.some(({ afterContrast }) => afterContrast)) return sure;
  const cry = [own.find((clause) => !saysNothing(clause)), own.at(-1)].find((clause) => clause && isCry(clause));
  return cry && own.every((clause) => clause === cry || clause.positive <= PRAISE) ? cry : undefined;
}

/** Words of a sentence that tells what is mocked; a shorter one needs its neighbour. */
const TELLING_WORDS = 6;

/** The clauses between two ends of sentences that a clause stands in. */
function sentenceAround(clauses: Clause[], at: number): [first: number, last: number] {
  let first = at, last = at;
  while (clauses[first - 1]?.closes === false) first -= 1;
  while (last < clauses.length - 1 && clauses[last]?.closes === false) last += 1;
  return [first, last];
}

/** The stretches that a mocking clause of the message from `from` on may be quoted in, the more telling first: with the sentence it mocks, its own sentence, by itself. */
export function mockedStretches(signals: Signals, clause: Clause, from: number): Pick<Clause, 'start' | 'end'>[] {
  const clauses = signals.clauses.filter(({ start }) => start >= from || clause.start < from);
  const [first, last] = sentenceAround(clauses, clauses.indexOf(clause));
  const stretch = (one: number, other: number) => ({ start: clauses[one]?.start ?? clause.start, end: clauses[other]?.end ?? clause.end });
  const words = clauses.slice(first, last + 1).reduce((sum, each) => sum + each.words, 0);
  const isShort = words <= TELLING_WORDS && clauses.length > last - first + 1;
  const wider = first === 0 ? stretch(first, sentenceAround(clauses, last + 1)[1]) : stretch(sentenceAround(clauses, first - 1)[0], last);
  return [...(isShort ? [wider] : []), stretch(first, last), clause];
}
