import { createMemoryKnowledgeBase } from '../../../../src/adapters/builtin/memory_knowledge_base.ts';
import { trainLabelModel } from '../../../../src/adapters/builtin/products/label_model.ts';
import { mentionedProduct, namedProduct } from '../../../../src/adapters/builtin/products/product_classifier.ts';
import { createSearchIndex } from '../../../../src/adapters/builtin/search/retrieval.ts';
import { run } from '../../../../src/scripts/evaluate/retrieval.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';

const texts = ['Reset the filter light', 'Return a parcel and get the money back', 'Das Konto ist gesperrt', 'La pulsera no se sincroniza'];
const index = createSearchIndex(texts.map((text) => ({ parts: [{ text, weight: 1 }] })));

test.each([['filter lights', 0], ['refund for a returned package', 1], ['Kontosperrung', 2], ['sincronizar pulsera', 3], ['sincronizacion de mi pulcera', 3]])('“%s” finds text %d', (question, place) => {
  expect(index.search(question, 1)[0]?.place).toBe(place);
});

test('scores lie between 0 and 1, best first; nothing shared finds nothing', () => {
  const found = index.search('filter money konto', 4);
  expect(found.every(({ score }, at) => score > 0 && score <= 1 && score <= (found[at - 1]?.score ?? 1))).toBe(true);
  expect(index.search('zzqqxx', 4)).toEqual([]);
  expect(createSearchIndex([]).search('x', 3)).toEqual([]);
});

test('on the question and answer pairs: better than plain BM25 and than word and character tf-idf, also against answers alone and in every language by the first place', async () => {
  const { json } = await run({ data: '', limit: Number.POSITIVE_INFINITY });
  type Measures = { recall_at_1: number; recall_at_5: number; mrr: number };
  type Part = Measures & { baselines: Record<string, Measures>; by_language: Record<string, Record<string, Measures>> };
  const records = json as unknown as Part;
  const answers = json.answers_alone as Part;
  for (const { part, name } of [records, answers].flatMap((one) => Object.keys(one.baselines).map((baseline) => ({ part: one, name: baseline })))) {
    expect(part.recall_at_1).toBeGreaterThan(part.baselines[name]?.recall_at_1 ?? 1);
    expect(part.mrr).toBeGreaterThan(part.baselines[name]?.mrr ?? 1);
  }
  for (const { recall_at_5 } of Object.values(answers.baselines)) expect(answers.recall_at_5).toBeGreaterThan(recall_at_5);
  for (const own of Object.values(answers.by_language)) for (const baseline of Object.keys(answers.baselines)) expect(own['this app']?.recall_at_1).toBeGreaterThan(own[baseline]?.recall_at_1 ?? 1);
});

test('on other help desks than the sample’s: at or above word and character tf-idf, with the questions of the sheet and by answers alone', async () => {
  const { json } = await run({ data: `${__dirname}/../../../../data/retrieval/help_desks.jsonl`, limit: Number.POSITIVE_INFINITY });
  type Measures = { recall_at_1: number; recall_at_5: number; mrr: number };
  for (const part of [json, json.answers_alone] as unknown as (Measures & { baselines: Record<string, Measures> })[]) {
    for (const baseline of Object.values(part.baselines)) {
      for (const measure of ['recall_at_1', 'recall_at_5', 'mrr'] as const) expect(part[measure]).toBeGreaterThanOrEqual(baseline[measure]);
    }
  }
});

test('the knowledge base keeps to its threshold, stores once, and replaces', async () => {
  const knowledge = createMemoryKnowledgeBase([]);
  const deadline = createDeadline();
  const ticket = { ticketId: '7', title: 'Filter', problem: 'The filter light of my purifier stays red.', solution: 'Hold the filter button for seven seconds until the light turns green.', product: 'AeroPure', issue: 'filter', url: '', customerEmail: '', createdAt: '' };
  const statuses = [];
  for (const one of [ticket, ticket, { ...ticket, solution: 'Press the filter button twice and wait until the light turns green.' }]) statuses.push((await knowledge.addSolvedTicket(one, deadline)).status);
  expect(statuses).toEqual(['added', 'unchanged', 'updated']);
  expect((await knowledge.search({ text: 'the filter light is red', product: '', limit: 3, deadline }))[0]?.solution).toContain('twice');
  expect(await knowledge.search({ text: 'concert tickets in Rome', product: '', limit: 3, deadline })).toEqual([]);
});

test('a named product is found by its aliases; two alike are nobody', () => {
  const products = ['BrewMate = coffee machine, brewer', 'LumaDesk = lamp'].map(namedProduct);
  expect(mentionedProduct(products, { subject: '', message: 'my coffee machines leak' }).label).toBe('BrewMate');
  expect(mentionedProduct(products, { subject: 'Brew Mate', message: '' }).label).toBe('BrewMate');
  expect(mentionedProduct(products, { subject: '', message: 'lamp and brewer' }).label).toBe('');
  expect(mentionedProduct(products, { subject: '', message: 'hello' })).toEqual({ label: '', confidence: 0 });
});

test('a label model learns from three examples a label, and is unsure of what it never saw', () => {
  const model = trainLabelModel([
    ['my card was stolen', 'lost'], ['I lost the card', 'lost'], ['card is missing', 'lost'],
    ['change my pin', 'pin'], ['set a new pin code', 'pin'], ['different pin please', 'pin'],
    ['where is my refund', 'refund'], ['money back not received', 'refund'], ['refund pending', 'refund'],
  ].map(([text = '', label = '']) => ({ text, label })));
  expect(model.predict('somebody robbed my card').label).toBe('lost');
  expect(model.predict('how to alter the pin').label).toBe('pin');
  expect(model.predict('the reimbursement has not come').label).toBe('refund');
  expect(model.predict('zxqv').confidence).toBeLessThan(0.3);
  expect(trainLabelModel([]).predict('x')).toEqual({ label: '', confidence: 0 });
});

test('a column with a name of its own for nearly each row is no label', () => {
  const rows = Array.from({ length: 400 }, (_, at) => ({ text: `where is item number ${at}`, label: `item ${at}` }));
  expect(trainLabelModel(rows).labels).toEqual([]);
  expect(trainLabelModel([...rows, ...['my card was stolen', 'I lost the card'].map((text) => ({ text, label: 'lost' }))]).labels).toEqual(['lost']);
});
