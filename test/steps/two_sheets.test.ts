/** Draft Reply reads the knowledge and the team's templates side by side: whatever fails, and in whatever order, one sentence, and nothing goes on behind it. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bareEnvironment } from '../started_processes.ts';

const source = (path: string): string => JSON.stringify(pathToFileURL(resolve(__dirname, '../../src', path)).href);

/** Milliseconds until the knowledge is read, and whether it fails; the templates fail always. */
const CASES = [[0, true], [100, true], [0, false], [100, false]];

/** In a process of its own: Node ends with an error where a rejection is handled by nobody. */
const PROGRAM = `
const { draftReply } = await import(${source('steps/drafting.ts')});
const { createDeadline } = await import(${source('zapier/deadline.ts')});
const { standIns } = await import(${source('services.ts')});
const { createMemoryKnowledgeBase } = await import(${source('adapters/builtin/memory_knowledge_base.ts')});
let underWay = 0;
const outcomes = [];
for (const [knowledgeAfter, knowledgeFails] of ${JSON.stringify(CASES)}) {
  const labelledTexts = async () => {
    underWay += 1;
    await new Promise((done) => setTimeout(done, knowledgeAfter));
    underWay -= 1;
    if (knowledgeFails) throw new Error('the knowledge cannot be read');
    return [];
  };
  standIns.knowledgeBase = { ...createMemoryKnowledgeBase([]), labelledTexts };
  // No Google key: the templates cannot be read, which is found out at once.
  const inputData = { message: 'The filter light stays red. What can I do?', template_sheet: 'Templates', knowledge_spreadsheet: 'x', knowledge_sheet: 'y' };
  const said = await draftReply({ authData: {}, inputData, deadline: createDeadline() }).then(() => 'drafted', ({ message }) => message);
  outcomes.push({ said, underWay });
  await new Promise((done) => setTimeout(done, knowledgeAfter + 20));
}
process.stdout.write(JSON.stringify(outcomes));
`;

test('one sentence, the knowledge’s first, no rejection that nobody handles, and no request left under way', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', PROGRAM], { encoding: 'utf8', env: bareEnvironment() });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  const [templates, knowledge] = ['add a Google service account key', 'the knowledge cannot be read'];
  expect(JSON.parse(stdout)).toEqual([knowledge, knowledge, templates, templates].map((said) => ({ said: expect.stringContaining(said), underWay: 0 })));
}, 60_000);
