/** What makes a table look better than it is must be said; what is sound must not be suspected. */
import { createLabelAudit } from '../../src/insight/label_audit.ts';

interface Row { text?: string; label: string; group?: string; cells?: Record<string, string> }

function audit(rows: Row[], columns = ['topic', 'agent', 'id']): string[] {
  const made = createLabelAudit(columns);
  rows.forEach(({ text, label, group = '', cells = {} }, at) => made.add({ text: text ?? `message number ${at}`, label, group, cells }));
  return made.warnings();
}

const LABELS = ['negative', 'neutral', 'positive'] as const;
const rows = (n: number, make: (at: number, label: string) => Row): Row[] =>
  Array.from({ length: n }, (_, at) => make(at, LABELS[at % 3] ?? 'neutral'));

test('a column that gives the label away is named', () => {
  const warnings = audit(rows(90, (at, label) => ({ label, cells: { topic: `${label} ${at % 2}`, agent: `agent ${at % 4}`, id: String(at) } })));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('“topic” predicts the label perfectly (6 values)');
});

test('one exception in ninety rows does not hide it', () => {
  const warnings = audit(rows(90, (at, label) => ({ label: at === 1 ? 'positive' : label, cells: { topic: label } })));
  expect(warnings.join()).toContain('“topic” predicts the label in 98.9 % of the rows');
});

test('ids, free text, rare remarks and unrelated columns are not suspected', () => {
  expect(audit(rows(90, (at, label) => ({ label, cells: { id: String(at), topic: `t${at % 5}`, agent: at < 20 ? label : '' } })))).toEqual([]);
});

test('a column that is filled in for one label alone gives it away, whatever stands in it', () => {
  const warnings = audit(Array.from({ length: 90 }, (_, at) => ({ label: at % 3 ? 'false' : 'true', cells: { topic: at % 3 ? '' : `as told on page ${at}`, agent: at % 3 ? '' : `cause ${at % 2}` } })));
  expect(warnings).toEqual(['topic', 'agent'].map((column) => expect.stringContaining(`“${column}” predicts the label perfectly (by being filled in or blank)`)));
});

test('nor does blank hide one whose values tell the rest', () => {
  expect(audit(rows(90, (_at, label) => ({ label, cells: { topic: label === 'neutral' ? '' : label } }))).join()).toContain('“topic” predicts the label perfectly (2 values)');
});

test('a column is not suspected where nearly all rows have one label anyway', () => {
  expect(audit(Array.from({ length: 400 }, (_, at) => ({ label: at < 390 ? 'negative' : 'neutral', cells: { topic: `t${at % 5}` } })))).toEqual([]);
});

test('a class of few rows is named', () => {
  expect(audit([...rows(60, (_at, label) => ({ label: label === 'positive' ? 'neutral' : label })), { label: 'positive' }])).toEqual(['The label “positive” has only 1 row: its figures say little.']);
});

test('duplicates are counted whatever their case and punctuation, across groups and labels', () => {
  const more = [
    { text: 'It broke, again!', label: 'negative', group: 'a' }, { text: 'it broke again', label: 'neutral', group: 'b' },
    { text: 'Thanks', label: 'neutral', group: 'a' }, { text: 'thanks', label: 'neutral', group: 'a' }, { text: 'THANKS!', label: 'neutral', group: 'a' },
  ];
  expect(audit([...rows(60, (_at, label) => ({ label })), ...more])).toEqual([
    '2 texts stand in the table more than once (5 rows): duplicates straddle any random split.',
    '1 of them stands in more than one group: they straddle a grouped split, too.',
    '1 of them bears different labels.',
  ]);
});
