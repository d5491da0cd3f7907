/** Pinecone's generated clients, as the build leaves them. What it left out is asked for by no step of the built zip: test/lambda/vendors.test.ts. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const CLIENT = `
class VectorOperationsApi extends Object {
    async queryVectorsRaw(asked) { return (0, index_1.QueryRequestToJSON)(asked); }
    /** Said of the next. */
    async updateVectorRaw(asked) { return (0, index_1.UpdateRequestToJSON)(asked); }
    async updateVector(asked) { return (await this.updateVectorRaw(asked)).value(); }
    async queryVectors(asked) { return (await this.queryVectorsRaw(asked)).value(); }
}
`;

/** What an expression over the build's functions gives, in Node itself: Jest cannot load the bundler's parser. */
function inNode(expression: string): { answer: unknown; failure: string } {
  const script = `import { askedModels, calledOnly } from ${JSON.stringify(join(root, 'src/scripts/build/called_operations.ts'))}; process.stdout.write(JSON.stringify(${expression}));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { encoding: 'utf8' });
  return status === 0 ? { answer: JSON.parse(stdout), failure: '' } : { answer: undefined, failure: stderr };
}

test('a client keeps the operations that are called, and everything around them', () => {
  expect(inNode(`Object.getOwnPropertyNames(new Function(calledOnly(${JSON.stringify(CLIENT)}) + '; return VectorOperationsApi;')().prototype)`).answer).toEqual(['constructor', 'queryVectorsRaw', 'queryVectors']);
});

test('a client of which nothing is called is one that has changed', () => {
  expect(inNode("calledOnly('class Other { async rerank() {} }')").failure).toContain('holds no operation');
});

test('of the data plane the models of queries are asked for, and those of documents are not', () => {
  const { answer } = inNode(`[...askedModels(${JSON.stringify(join(root, 'node_modules/@pinecone-database/pinecone/dist/pinecone-generated-ts-fetch/db_data'))})]`);
  expect(answer).toEqual(expect.arrayContaining(['QueryRequestToJSON', 'QueryResponseFromJSON', 'UpsertRequestToJSON', 'FetchResponseFromJSON', 'ListResponseFromJSON']));
  expect(JSON.stringify(answer)).not.toMatch(/Document|SearchRecords|"Update/);
});
