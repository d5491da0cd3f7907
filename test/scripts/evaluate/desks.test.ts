/** What counts as a right reply to a labelled ticket, and what a file of desks must hold. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fateOf, namedIn, readDesks, runDesks } from '../../../src/scripts/evaluate/desks.ts';

const told = (more: Partial<Parameters<typeof fateOf>[0]>) => ({ route: 'auto_reply', status: 'drafted', template: 'en/other', can: false, ids: [], text: '', note: '', blockers: [], ...more });

test.each([
  [['row-2'], ['row-2'], 'right'], [['row-3', 'row-2'], ['row-2', 'row-3'], 'right'], [['row-2'], ['row-2', 'row-3'], 'in part'], [['row-2', 'row-4'], ['row-2'], 'wrong'], [['row-2'], 'ask', 'wrong'], [['row-2'], 'none', 'wrong'],
])('a draft from %j, where %j is right, is %s', (ids, answers, fate) => expect(fateOf(told({ ids }), answers as string[])).toBe(fate));

test.each([
  [{ status: 'clarify', ids: ['row-2'] }, 'asked back'], [{ status: 'none', route: 'human' }, 'to a person'], [{ status: 'drafted' }, 'nothing'], [{ status: 'drafted', template: 'en/hand_on' }, 'asked back'], [{ status: 'none', route: 'review' }, 'nothing'],
])('%j is %s', (more, fate) => expect(fateOf(told(more), ['row-2'])).toBe(fate));

test('of what is asked back it is counted what names entries or tells their answers, and rightly', () => {
  const entries = ['1', '2', '3', '4', '5'].map((id) => ({ id, answer: `We close at ${id} o'clock. Yes.\nOn Sundays the gate ${id} stays shut.` }));
  const asked = (ids: string[], more = {}) => told({ status: 'clarify', route: 'review', ids, ...more });
  expect(namedIn([
    { told: asked(['1', '2', '3']), answers: ['2'] as string[] }, { told: asked(['1', '2'], { text: "Closing:\nWe close at 1\no'clock. Yes." }), answers: ['4'] as string[] }, { told: asked([], { text: "We close at 1 o'clock.", note: 'On Sundays the gate 1 stays shut.' }), answers: ['1'] as string[] },
    { told: asked(['5'], { text: 'May help:\n\nOn Sundays the gate 5 stays shut.' }), answers: ['5'] as string[] }, { told: asked(['3', '4', '5']), answers: 'none' as const },
    { told: asked(['3', '4']), answers: 'human' as const }, { told: told({ ids: ['1'] }), answers: ['1'] as string[] },
  ].map((one) => ({ ...one, entries })))).toEqual({ asked_back: 4, in_note: 1, with_choices: 3, right_among: 2, with_answers: 2, right_told: 1, choices: 2.2, without_answer: 1, for_a_person: 1 });
});

const file = (content: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'desks-')), 'desks.json');
  writeFileSync(path, content);
  return path;
};

test.each([['[{', 'cannot be read as JSON'], ['[]', 'needs desks'], ['[{"company":"A","entries":[],"tickets":[{"id":"a","message":"b","answers":"maybe"}]}]', 'desk 1 is none']])('%s is refused', (content, why) => expect(() => readDesks(file(content))).toThrow(why));

test('a small desk is read from a line, what nothing answers with it', () => {
  const path = file('').replace(/json$/, 'jsonl');
  writeFileSync(path, `${JSON.stringify({ company: 'Moss', lang: 'pt', kind: 'viveiro', entries: [{ id: '1', question: 'Entregas', answer: 'Às terças.' }], asks: [{ text: 'Quando chega?', answer: '1' }, { text: 'Vendem vasos?', answer: null }] })}\n`);
  expect(readDesks(path)).toMatchObject([{ company: 'Moss', tickets: [{ lang: 'pt', message: 'Quando chega?', answers: ['1'] }, { message: 'Vendem vasos?', answers: 'none' }] }]);
});

test('a desk is counted by its labels', async () => {
  const desk = {
    company: 'Moss', lang: 'en', products: [], entries: [{ id: 'row-2', question: 'Where is your shop?', answer: 'Our shop is at 4 Mill Lane in York, open from Monday to Saturday.' }],
    tickets: [{ id: 'a-1', lang: 'en', subject: '', message: 'Where is your shop?', answers: ['row-2'] }, { id: 'a-2', lang: 'en', subject: '', message: 'Do you sponsor the local brass band?', answers: 'none' }],
  };
  const { json } = await runDesks({ data: file(JSON.stringify([desk])), engine: 'builtin', model: '', limit: Number.POSITIVE_INFINITY });
  expect(json).toMatchObject({ n: 2, desks: { answerable: { right: { n: 1 } }, none: { 'asked back': { n: 1 } } } });
});
