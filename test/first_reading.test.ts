/** The first text of a process is read as any later one: what is looked up for the first time while a text is read must not come between. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const script = join(__dirname, 'first_readings.ts');
interface Read { all: Record<string, unknown[]> }

/** What each reader says of each text where one reader was asked about one text before anything else. */
async function after(reader: string, at: number): Promise<Read['all']> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, reader, String(at)], { timeout: 60_000 });
  return (JSON.parse(stdout) as Read).all;
}

let usual: Read['all'] = {};
// Plain English, of which each word is looked up in one way: nothing of it can come between.
beforeAll(async () => { usual = await after('rules', 6); }, 90_000);

test('the texts are read at all', () => {
  expect(usual.rules).toMatchObject([{ route: 'human' }, { route: 'human' }, { route: 'human' }, { route: 'human' }, { route: 'human' }, {}, { route: 'auto_reply' }]);
  expect(usual.words?.[3]).toEqual(['donaudampfschifffahrtsgesellschaft', 'ass', 'igst', 'du', 'und', 'das', 'ladegerat', 'hat', 'feuer', 'gefangen']);
});

test.each([
  ['rules', 0], ['rules', 1], ['rules', 2], ['rules', 4], ['words', 5], ['sentiment', 4], ['opinion', 4], ['language', 1],
])('first of all %s of text %i', async (reader, at) => {
  expect(await after(reader, at)).toEqual(usual);
}, 90_000);
