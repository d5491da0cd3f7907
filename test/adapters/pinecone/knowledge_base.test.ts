import { createPineconeKnowledgeBase } from '../../../src/adapters/pinecone/knowledge_base.ts';
import { customerPrefix, withinBytes } from '../../../src/adapters/pinecone/records.ts';
import { customerRecords, similarityOf } from '../../../src/adapters/pinecone/retrieval.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { correction, daysAgo, knowledgeBaseContract, solved } from '../../contracts/knowledge_base.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../../fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../../fakes/pinecone/server.ts';

let gemini: FakeGemini;
let pinecone: FakePinecone;
let count = 0;

beforeAll(async () => {
  gemini = await startFakeGemini();
  pinecone = await startFakePinecone();
  process.env.GEMINI_BASE_URL = gemini.url;
  process.env.PINECONE_CONTROLLER_URL = pinecone.url;
});
afterEach(() => { gemini.reset(); pinecone.reset(); });
afterAll(async () => {
  delete process.env.GEMINI_BASE_URL;
  delete process.env.PINECONE_CONTROLLER_URL;
  await Promise.all([gemini.close(), pinecone.close()]);
});

/** A fresh index and a knowledge base over it, its place known as after a connection. */
function open({ dimension = 768, metric = 'cosine', geminiApiKey = GEMINI_KEY }: { dimension?: number; metric?: string; geminiApiKey?: string } = {}) {
  count += 1;
  const name = `kb-${count}`;
  pinecone.addIndex({ name, dimension, metric });
  const settings = { apiKey: PINECONE_KEY, indexName: name, geminiApiKey, host: `${pinecone.url}/host/${name}`, dimension, metric };
  return { name, settings, knowledgeBase: createPineconeKnowledgeBase(settings), stores: true };
}
const query = (text: string, product = '') => ({ text, product, limit: 3, deadline: createDeadline() });

knowledgeBaseContract('Pinecone with Gemini embeddings', () => open());
knowledgeBaseContract('Pinecone with its hosted embedding', () => open({ dimension: 1024, geminiApiKey: '' }));
knowledgeBaseContract('Pinecone by euclidean distance', () => open({ metric: 'euclidean' }));
knowledgeBaseContract('Pinecone by dot product', () => open({ metric: 'dotproduct' }));

describe('requests', () => {
  test('recall: one embedding as a question, two queries, one list and one fetch', async () => {
    const { knowledgeBase } = open();
    await knowledgeBase.addSolvedTicket(solved(), createDeadline());
    gemini.requests.length = 0;
    pinecone.requests.length = 0;
    const { passages, history } = await knowledgeBase.recall({ ...query('Water runs out under the coffee machine'), customerEmail: 'ana@mail.example', historyDays: 30 });
    expect(passages).toHaveLength(1);
    expect(history).toHaveLength(1);
    expect(gemini.requests.map(({ path }) => path)).toEqual(['/v1beta/models/gemini-embedding-2:embedContent']);
    expect(gemini.requests[0]?.body.content.parts[0].text).toMatch(/^task: search result \| query: /);
    expect(gemini.requests[0]?.body.outputDimensionality).toBe(768);
    expect(pinecone.requests.map(({ path }) => path.replace(/^\/host\/[^/]+/, '')).sort()).toEqual(['/query', '/query', '/vectors/fetch', '/vectors/list']);
    expect(pinecone.asked('/query').map(({ body }) => body.namespace).sort()).toEqual(['articles', 'solved_tickets']);
  });

  test('recall of an unknown customer fetches nothing; without history it does not even list', async () => {
    const { knowledgeBase } = open();
    await knowledgeBase.recall({ ...query('A leak'), customerEmail: 'new@mail.example', historyDays: 30 });
    expect(pinecone.asked('/vectors/fetch')).toHaveLength(0);
    await knowledgeBase.recall({ ...query('A leak'), customerEmail: 'new@mail.example', historyDays: 0 });
    expect(pinecone.asked('/vectors/list')).toHaveLength(1);
  });

  test('documents are embedded as documents, corrections alike on both sides', async () => {
    const { knowledgeBase } = open();
    await knowledgeBase.addSolvedTicket(solved(), createDeadline());
    await knowledgeBase.recordCorrection(correction(), createDeadline());
    await knowledgeBase.nearestCorrections('The machine leaks', 3, createDeadline());
    expect(gemini.requests.map(({ body }) => body.content.parts[0].text.split(' | ')[0])).toEqual(['title: Coffee machine leaks', 'task: classification', 'task: classification']);
  });

  test('hosted embedding tells question and passage apart', async () => {
    const { knowledgeBase } = open({ dimension: 1024, geminiApiKey: '' });
    await knowledgeBase.addSolvedTicket(solved(), createDeadline());
    await knowledgeBase.search(query('A leak'));
    expect(pinecone.asked('/embed').map(({ body }) => body.parameters.input_type)).toEqual(['passage', 'query']);
    expect(gemini.requests).toHaveLength(0);
  });

  test('what stands there unchanged is neither embedded nor written again', async () => {
    const { knowledgeBase } = open();
    await knowledgeBase.addSolvedTicket(solved(), createDeadline());
    gemini.requests.length = 0;
    pinecone.requests.length = 0;
    await knowledgeBase.addSolvedTicket(solved(), createDeadline());
    expect(gemini.requests).toHaveLength(0);
    expect(pinecone.asked('/vectors/upsert')).toHaveLength(0);
  });

  test('an index whose place is not known is looked up once', async () => {
    const { settings } = open();
    const knowledgeBase = createPineconeKnowledgeBase({ ...settings, host: '', dimension: 0, metric: '' });
    await knowledgeBase.search(query('A leak'));
    await knowledgeBase.search(query('A leak'));
    expect(pinecone.requests.filter(({ path }) => path.startsWith('/indexes/'))).toHaveLength(1);
  });
});

describe('what comes back', () => {
  test('nothing about another thing: the threshold holds', async () => {
    const { knowledgeBase } = open();
    await knowledgeBase.addSolvedTicket(solved(), createDeadline());
    expect(await knowledgeBase.search(query('Your invoice names the wrong company'))).toEqual([]);
  });

  test('a contact without a date is history, the last of it', async () => {
    const { knowledgeBase } = open();
    await knowledgeBase.addSolvedTicket(solved({ ticketId: 'undated', createdAt: '' }), createDeadline());
    await knowledgeBase.addSolvedTicket(solved({ ticketId: 'recent', createdAt: daysAgo(3) }), createDeadline());
    await knowledgeBase.addSolvedTicket(solved({ ticketId: 'old', createdAt: daysAgo(300) }), createDeadline());
    expect((await knowledgeBase.history('ana@mail.example', 30, createDeadline())).map(({ ticketId }) => ticketId)).toEqual(['recent', 'undated']);
  });

  test.each([['javascript:alert(1)', ''], ['https://help.example.com/a b', ''], [' https://help.example.com/a ', 'https://help.example.com/a'], [`https://help.example.com/${'a'.repeat(3000)}`, '']])('of a record that another hand stored, the address %j is %j', async (url, given) => {
    const { knowledgeBase } = open();
    pinecone.inject({ kind: 'answer', status: 200, body: { matches: [{ id: 'a', score: 0.9, metadata: { solution: 'Turn it off.', url } }] } }, undefined, ({ path }) => path.endsWith('/query'));
    expect((await knowledgeBase.search(query('A lamp'))).map((passage) => passage.url)).toEqual([given]);
  });

  test('matches of an odd kind do no harm: no number, no id, no text, the same twice, over one', async () => {
    const { knowledgeBase } = open();
    const metadata = { kind: 'article', solution: 'Turn it off and on.', title: null, problem: 5, tags: ['a'] };
    pinecone.inject({ kind: 'answer', status: 200, body: { matches: [
      { id: 'nan', score: 'NaN', metadata }, { id: 'none', metadata }, { id: 'null', score: null, metadata: null }, { score: 0.99, metadata },
      { id: 'good', score: 1.0000002, metadata, more: { of: 'this' } }, { id: 'good', score: 0.9, metadata: { ...metadata, solution: 'Another text.' } }, { id: 'strange', score: 0.99, metadata: { note: 'of another app' } },
    ] } }, undefined, ({ path }) => path.endsWith('/query'));
    expect(await knowledgeBase.search(query('A lamp'))).toEqual([{ id: 'good', kind: 'article', title: '', problem: '', solution: 'Turn it off and on.', product: '', issue: '', url: '', score: 1 }]);
  });

  test('what is not indexed yet is neither an error nor stored twice', async () => {
    const { knowledgeBase, name } = open();
    pinecone.indexingDelay = 60_000;
    expect(await knowledgeBase.addSolvedTicket(solved(), createDeadline())).toMatchObject({ status: 'added' });
    expect(await knowledgeBase.addSolvedTicket(solved(), createDeadline())).toMatchObject({ status: 'added' });
    await knowledgeBase.recordCorrection(correction(), createDeadline());
    expect((await knowledgeBase.recall({ ...query('Water runs out under the coffee machine'), customerEmail: 'ana@mail.example', historyDays: 30 }))).toEqual({ passages: [], history: [] });
    const { namespaces } = pinecone.index(name);
    expect([...namespaces].map(([space, records]) => [space, records.size]).sort()).toEqual([['about', 1], ['corrections', 1], ['solved_tickets', 1]]);
  });

  test('another product ranks lower, its score stays', async () => {
    const { knowledgeBase } = open();
    await knowledgeBase.addSolvedTicket(solved({ ticketId: 'A', product: 'BrewMate' }), createDeadline());
    await knowledgeBase.addSolvedTicket(solved({ ticketId: 'B', product: 'LumaDesk', problem: 'Water runs out under the lamp after every brew.', solution: 'Dry the foot of the lamp.' }), createDeadline());
    const ids = async (product: string) => (await knowledgeBase.search(query('Water runs out under the coffee machine after every brew', product))).map(({ id }) => id);
    expect(await ids('')).toEqual(['A', 'B']);
    expect(await ids('lumadesk')).toEqual(['B', 'A']);
  });

  test('of contradicting corrections that are equally near the last one comes first', async () => {
    const { knowledgeBase } = open();
    await knowledgeBase.recordCorrection(correction({ ticketId: 'old', sentiment: 'positive', correctedAt: daysAgo(9) }), createDeadline());
    await knowledgeBase.recordCorrection(correction({ ticketId: 'new', sentiment: 'negative', correctedAt: daysAgo(1) }), createDeadline());
    const examples = await knowledgeBase.nearestCorrections('The coffee machine leaks again, well done.', 5, createDeadline());
    expect(examples.map(({ sentiment }) => sentiment)).toEqual(['negative', 'positive']);
  });

  test('similarity of each metric, by hand: unit vectors 60 degrees apart', () => {
    expect(similarityOf('cosine', 0.5)).toBe(0.5);
    expect(similarityOf('dotproduct', 0.5)).toBe(0.5);
    expect(similarityOf('euclidean', 1)).toBe(0.5); // squared distance 2 - 2 cos 60° = 1
    expect(similarityOf('cosine', -0.2)).toBe(0);
    for (const metric of ['cosine', 'euclidean', 'dotproduct']) expect(similarityOf(metric, undefined)).toBe(0);
  });
});

describe('another model\'s index', () => {
  const mismatch = { name: 'VendorError', problem: 'embedding_mismatch' };
  test('is refused before writing, in either direction, and nothing is written or embedded', async () => {
    const { settings, knowledgeBase } = open({ dimension: 1024, geminiApiKey: '' });
    await knowledgeBase.addSolvedTicket(solved(), createDeadline());
    const upserts = pinecone.asked('/vectors/upsert').length;
    const other = createPineconeKnowledgeBase({ ...settings, geminiApiKey: GEMINI_KEY });
    await expect(other.addSolvedTicket(solved({ ticketId: 'X' }), createDeadline())).rejects.toMatchObject(mismatch);
    await expect(other.addSolvedTicket(solved({ ticketId: 'X' }), createDeadline())).rejects.toThrow(/multilingual-e5-large instead of gemini-embedding-2/);
    expect(pinecone.asked('/vectors/upsert')).toHaveLength(upserts);
    expect(gemini.requests).toHaveLength(0);
  });

  test('is refused on reading too', async () => {
    const { settings, knowledgeBase } = open({ dimension: 1024, geminiApiKey: '' });
    await knowledgeBase.addSolvedTicket(solved(), createDeadline());
    await expect(createPineconeKnowledgeBase({ ...settings, geminiApiKey: GEMINI_KEY }).search(query('A leak'))).rejects.toMatchObject(mismatch);
  });

  test('records of nobody we know are not written beside', async () => {
    const { name, knowledgeBase } = open();
    pinecone.index(name).namespaces.set('articles', new Map([['x', { values: new Array(768).fill(0.1), metadata: { text: 'theirs' }, visibleAt: 0 }]]));
    await expect(knowledgeBase.addSolvedTicket(solved(), createDeadline())).rejects.toMatchObject(mismatch);
    expect(await knowledgeBase.search(query('anything'))).toEqual([]);
  });

  test('without a Gemini key an index of other dimensions is refused before any request', async () => {
    await expect(open({ dimension: 768, geminiApiKey: '' }).knowledgeBase.search(query('A leak'))).rejects.toMatchObject(mismatch);
    expect(pinecone.requests).toHaveLength(0);
  });
});

describe('what is stored', () => {
  test('no personal data, no greeting, no name left blank, every step; model and dimension beside every record', async () => {
    const { name, knowledgeBase } = open();
    await knowledgeBase.addSolvedTicket(solved({
      problem: 'Hello,\nwater runs out under the machine. Call me on +49 151 23456789 or ana@mail.example.\n\nKind regards\nAna Souza',
      solution: 'Hi <name>,\n\nclean the seal ring, {{first_name}}, and press it back. Your tracking number is <tracking_number>.\n\nBest regards\nThe team',
    }), createDeadline());
    const [stored] = [...(pinecone.index(name).namespaces.get('solved_tickets') ?? [])];
    const [id, record] = stored ?? [];
    expect(id).toMatch(/^cust_[0-9a-f]{24}#[0-9a-f]{16}$/);
    expect(record?.metadata).toMatchObject({
      problem: 'water runs out under the machine. Call me on [PHONE] or [EMAIL].', solution: 'clean the seal ring, and press it back. Your tracking number is <tracking_number>.',
      embedding_model: 'gemini-embedding-2', embedding_dimension: 768,
    });
    expect(JSON.stringify([gemini.requests, pinecone.requests].map((all) => all.map(({ body }) => body)))).not.toMatch(/ana@mail|23456789|Souza/);
  });

  test.each([
    ['We will get back to you shortly. Thank you for your patience.'], ['Vielen Dank für Ihre Nachricht. Wir melden uns in Kürze bei Ihnen.'],
    ['Gracias por escribirnos. Nos pondremos en contacto con usted.'], ['Merci de votre message. Nous reviendrons vers vous rapidement.'], ['Obrigada! Entraremos em contato em breve.'],
  ])('an answer that says nothing is refused: %s', async (solution) => {
    expect(await open().knowledgeBase.addSolvedTicket(solved({ solution }), createDeadline())).toMatchObject({ status: 'refused', reason: 'The solution only promises an answer.' });
    expect(pinecone.requests).toHaveLength(0);
  });

  test('long texts stay within bytes, cut between characters', async () => {
    const { name, knowledgeBase } = open();
    await knowledgeBase.addSolvedTicket(solved({ problem: '漏水'.repeat(5000), solution: '🔧 ключ '.repeat(5000) }), createDeadline());
    const [record] = [...(pinecone.index(name).namespaces.get('solved_tickets')?.values() ?? [])];
    expect(Buffer.byteLength(JSON.stringify(record?.metadata))).toBeLessThan(10_000);
    expect(JSON.stringify(record?.metadata)).not.toContain('\\ufffd');
    expect(withinBytes('aä漢🔧', 3)).toBe('aä');
    expect(withinBytes('aä漢🔧', 5)).toBe('aä');
    expect(withinBytes('aä漢🔧', 6)).toBe('aä漢');
    expect(withinBytes('aä漢🔧', 9)).toBe('aä漢');
    expect(withinBytes('aä漢🔧', 10)).toBe('aä漢🔧');
  });

  test('customers: case, blanks and the domain\'s width do not matter; dots and plus signs do', () => {
    expect(customerPrefix(' Ana Souza <Ana.S@MAIL.example> ')).toBe(customerPrefix('ana.s@mail.example'));
    expect(customerPrefix('ana@ｍail.example')).toBe(customerPrefix('ANA@mail.example'));
    expect(customerPrefix('a.na@mail.example')).not.toBe(customerPrefix('ana@mail.example'));
    expect(customerPrefix('ana+1@mail.example')).not.toBe(customerPrefix('ana@mail.example'));
    expect(customerPrefix('not an address')).toBe('');
  });
});

test('of a customer with more records than one list carries, the newest is found wherever its id stands', async () => {
  const ids = Array.from({ length: 230 }, (_, at) => `c-${String(at).padStart(3, '0')}`);
  const list = (from: number) => ({ ids: ids.slice(from, from + 100), next: from + 100 < ids.length ? String(from + 100) : '' });
  const index = {
    listPage: async (_space: string, _prefix: string, _limit: number, _time: unknown, token = '') => list(Number(token)),
    fetch: async (_space: string, asked: string[]) => asked.map((id) => ({ id, metadata: {} })),
  };
  const read = async (remaining: number) => (await customerRecords(index as never, 'ana@mail.example', { ...createDeadline(), remaining: () => remaining })).map(({ id }) => id);
  expect(await read(20_000)).toEqual(ids);
  // The question itself needs the rest of the time.
  expect(await read(5_000)).toEqual(ids.slice(0, 100));
});
