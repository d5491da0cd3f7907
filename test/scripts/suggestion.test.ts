/** Examples are kept only where they help rows that had no part in choosing them. */
import type { LabelledRow } from '../../src/scripts/evaluate/labelled_rows.ts';
import { describeSuggestion, suggestExamples, type LabelWith } from '../../src/scripts/evaluate/suggestion.ts';

const row = (message: string, label: string, group = ''): LabelledRow => ({ cells: [], subject: '', message, label, group });
const tableOf = (rows: LabelledRow[]) => ({ async *rows() { yield* rows; } });

/** Calls everything neutral that is not plain praise; learns "meh means negative" from any example that says so. */
const learner: LabelWith = async ({ message }, examples) => {
  if (message.startsWith('great')) return 'positive';
  return message.startsWith('meh') && examples.some((example) => example.message.startsWith('meh') && example.sentiment === 'negative') ? 'negative' : 'neutral';
};

const ROWS = Array.from({ length: 60 }, (_, at) => row(`${['meh', 'great', 'where'][at % 3]} ${at}`, ['negative', 'positive', 'neutral'][at % 3] ?? ''));

test('an example that helps is found, tried on held-out rows and kept', async () => {
  const suggestion = await suggestExamples(tableOf(ROWS), 3, learner);
  expect(suggestion.kept.map(({ message, sentiment }) => [message.slice(0, 3), sentiment])).toEqual([['meh', 'negative']]);
  expect(suggestion.after).toBe(1);
  // negative 0 of 20, neutral 20 right of 40 called so, positive all: (0 + 2/3 + 1) / 3 where both halves are alike.
  expect(suggestion.before).toBeLessThan(0.7);
  expect(describeSuggestion(suggestion)).toContain('kept:');
});

/** The rows that examples are chosen by: all that are asked about before any example is tried. */
function watched(answer: (row: LabelledRow, examples: number, isChoosing: boolean) => string): { choosing: Set<LabelledRow>; labelWith: LabelWith } {
  const choosing = new Set<LabelledRow>();
  let tried = false;
  return {
    choosing,
    labelWith: async (asked, { length }) => {
      tried ||= length > 0;
      if (!tried) choosing.add(asked);
      return answer(asked, length, choosing.has(asked));
    },
  };
}

test('an example that only helps the rows it was chosen by is not kept', async () => {
  const { labelWith } = watched((asked, examples, isChoosing) => (examples > 0 ? (isChoosing ? asked.label : 'positive') : asked.message.startsWith('meh') ? 'neutral' : asked.label));
  const suggestion = await suggestExamples(tableOf(ROWS), 2, labelWith);
  expect(suggestion.tried).toBe(1);
  expect(suggestion.after).toBeLessThan(suggestion.before);
  expect(suggestion.kept).toEqual([]);
  expect(describeSuggestion(suggestion)).toContain('not kept');
});

test('where nothing is wrong nothing is suggested', async () => {
  const suggestion = await suggestExamples(tableOf(ROWS), 2, async ({ label }) => label);
  expect(suggestion).toMatchObject({ kept: [], tried: 0, before: 1, after: 1 });
});

test('rows of one group stay on one side', async () => {
  const grouped = ROWS.map((one, at) => ({ ...one, group: `customer ${at % 8}` }));
  const { choosing, labelWith } = watched((asked) => (asked.message.startsWith('meh') ? 'neutral' : asked.label));
  await suggestExamples(tableOf(grouped), 1, labelWith);
  const groupsOf = (rows: LabelledRow[]) => new Set(rows.map(({ group }) => group));
  const [mine, theirs] = [groupsOf([...choosing]), groupsOf(grouped.filter((one) => !choosing.has(one)))];
  expect(mine.size).toBeGreaterThan(0);
  expect(theirs.size).toBeGreaterThan(0);
  expect([...mine].filter((group) => theirs.has(group))).toEqual([]);
});
