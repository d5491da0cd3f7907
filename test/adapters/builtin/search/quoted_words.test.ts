import { createMemoryKnowledgeBase } from '../../../../src/adapters/builtin/memory_knowledge_base.ts';
import { quotedIn } from '../../../../src/adapters/builtin/search/quoted_words.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';

test.each([
  ['a code of a display', 'es blinkt nur "E21", keine Unterstützung', ['e21']],
  ['what a display shows in capitals', 'me sale LOW SALT desde ayer', ['LOW SALT']],
  ['no number of an order', 'where is order FJ-482138812', []],
  ['no capitals of who shouts', 'MY PARCEL HAS NOT COME', []],
  ['no bare figure', 'it took 45 minutes and 30 km', []],
])('%s', (_what, text, expected) => expect([...quotedIn(text)]).toEqual(expected));

const entry = (id: string, title: string, solution: string) => ({ id, kind: 'article' as const, title, problem: title, solution, product: '', url: '' });
const SHEET = [
  entry('codes', 'Fehlercodes auf dem Display', 'E10: Geschwindigkeitssensor prüfen.\nE21: Kontakt zum Akku gestört. Akku abnehmen und Kontakte reinigen.'),
  entry('range', 'Welche Reichweite hat das Rad?', 'Mit Kindern etwa 40 km am Berg.'), entry('kids', 'Kinder mitnehmen', 'Ab zehn Monaten, immer mit Gurt und Helm, auch auf dem Weg zur Kita.'),
];
const ask = async (message: string, sheet = SHEET, product = '') => (await createMemoryKnowledgeBase(sheet)
  .recall({ text: message, product, limit: 5, customerEmail: '', historyDays: 0, deadline: createDeadline(), ticket: { subject: '', message } })).passages;

test('the one entry that holds a code of the ticket is near and likely, whatever else is told', async () => {
  const [first] = await ask('Wollte heute die Kinder in die Kita bringen und es blinkt nur E21. Hab das Rad mit den Kindern den Berg hochgeschoben.');
  expect(first).toMatchObject({ id: 'codes', chance: expect.closeTo(0.7, 1) });
  expect(first!.score).toBeGreaterThanOrEqual(0.19);
});

test('where two entries hold the code, or it is the product’s own, it says nothing', async () => {
  const twins = [...SHEET, entry('codes2', 'Codes der Heizung', 'E21: Wasser fehlt.')];
  const message = 'Wollte heute die Kinder in die Kita bringen und es blinkt nur E21.';
  for (const passages of [await ask(message, twins), await ask(message, SHEET, 'Rad E21')]) for (const { id, chance = 0 } of passages) if (id.startsWith('codes')) expect(chance).toBeLessThan(0.69);
});
