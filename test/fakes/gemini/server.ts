/**
 * Gemini's API on loopback: refuses what the real one refuses (`request_rules.ts`), and answers as a plain stand-in for a
 * model would, or as a test says.
 */
import { wordsEmbedding } from '../words_embedding.ts';
import { startFaultyServer, type Answer, type FaultyServer, type RecordedRequest } from '../faulty_server.ts';
import { embedProblem, generateProblem } from './request_rules.ts';
import { answerAsModel } from './stand_in_model.ts';

export const GEMINI_KEY = 'AQ.fake-gemini-key-0123456789';

const MODELS = ['gemini-2.5-flash-lite', 'gemini-2.5-flash', 'gemini-3.5-flash-lite', 'gemini-3.5-flash', 'gemini-3.6-flash', 'gemini-3.7-flash', 'gemini-3.8-flash', 'gemini-4-argon', 'gemini-flash-latest'];
const EMBEDDERS = ['gemini-embedding-001', 'gemini-embedding-2'];

export interface FakeGemini extends FaultyServer {
  /** Replaces the stand-in: given the request, the whole response body. `null` brings the stand-in back. */
  respond(with_: ((request: RecordedRequest) => unknown) | null): void;
  /** Requests of one method: `generateContent`, `embedContent`, `batchEmbedContents`, `models`. */
  asked(method: string): RecordedRequest[];
}

const refuse = (code: number, status: string, message: string, details?: object[]): Answer =>
  ({ status: code, body: { error: { code, message, status, ...(details && { details }) } } });

/** A whole response around the model's text. */
export const spoken = (text: string, finishReason = 'STOP') => ({
  candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason, index: 0 }],
  usageMetadata: { promptTokenCount: 900, candidatesTokenCount: 80, totalTokenCount: 980 }, modelVersion: 'fake',
});

/** gemini-embedding-2 knows its task from words before the text; without them a vector points elsewhere. */
function embedding(model: string, body: any): { values: number[] } {
  const text: string = body.content.parts.map(({ text: words }: any) => words).join(' ');
  const dimension = body.outputDimensionality ?? 3072;
  const prefix = /^(?:title: .*? \| text: |task: (?:search result|classification|sentence similarity) \| query: )/s.exec(text)?.[0] ?? '';
  const title = /^title: (.*?) \| text: /s.exec(prefix)?.[1] ?? '';
  const words = `${title === 'none' ? '' : title} ${text.slice(prefix.length)}`;
  const ready = model === 'gemini-embedding-2' ? prefix !== '' : body.taskType !== undefined;
  const values = wordsEmbedding(words, `${model}${ready ? '' : ':untold'}`, dimension);
  return { values: model === 'gemini-embedding-001' && dimension < 3072 ? values.map((value) => value * 0.7) : values };
}

function models(request: RecordedRequest): Answer {
  const size = Number(request.query.get('pageSize') ?? 50);
  const all = [...MODELS.map((name) => ({ name: `models/${name}`, displayName: name.replace('gemini', 'Gemini'), supportedGenerationMethods: ['generateContent', 'countTokens'] })),
    ...EMBEDDERS.map((name) => ({ name: `models/${name}`, displayName: name, supportedGenerationMethods: ['embedContent'] }))];
  return { status: 200, body: { models: all.slice(0, size), ...(size < all.length && { nextPageToken: 'next' }) } };
}

export async function startFakeGemini(port = 0): Promise<FakeGemini> {
  let responder: ((request: RecordedRequest) => unknown) | null = null;
  const answer = (request: RecordedRequest): Answer => {
    if (request.query.has('key') || request.headers.authorization) return refuse(400, 'INVALID_ARGUMENT', 'Multiple authentication credentials received.');
    const key = request.headers['x-goog-api-key'];
    if (!key) return refuse(403, 'PERMISSION_DENIED', "Method doesn't allow unregistered callers.");
    if (key !== GEMINI_KEY) {
      return refuse(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID', domain: 'googleapis.com' }]);
    }
    if (request.method === 'GET' && request.path === '/v1beta/models') return models(request);
    const [, model = '', method = ''] = /^\/v1beta\/models\/([^/:]+):(\w+)$/.exec(request.path) ?? [];
    const known = method === 'generateContent' ? MODELS : EMBEDDERS;
    if (!known.includes(model)) return refuse(404, 'NOT_FOUND', `models/${model} is not found for API version v1beta, or is not supported for ${method}.`);
    if (request.body === undefined) return refuse(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received.');
    if (method === 'generateContent') {
      const problem = generateProblem(model, request.body);
      if (problem) return refuse(400, 'INVALID_ARGUMENT', problem);
      return { status: 200, body: responder ? responder(request) : spoken(JSON.stringify(answerAsModel(request.body))) };
    }
    if (method === 'embedContent') {
      const problem = embedProblem(request.body);
      return problem ? refuse(400, 'INVALID_ARGUMENT', problem) : { status: 200, body: { embedding: embedding(model, request.body) } };
    }
    const requests: any[] = request.body.requests ?? [];
    if (requests.length === 0) return refuse(400, 'INVALID_ARGUMENT', '* BatchEmbedContentsRequest.requests: requests is not specified');
    if (requests.length > 100) return refuse(400, 'INVALID_ARGUMENT', '* BatchEmbedContentsRequest.requests: at most 100 requests can be in one batch');
    const problem = requests.map(embedProblem).find(Boolean) ?? requests.find(({ model: own }) => own !== `models/${model}`);
    if (problem) return refuse(400, 'INVALID_ARGUMENT', typeof problem === 'string' ? problem : 'The model of a request differs from the batch.');
    return { status: 200, body: { embeddings: requests.map((each) => embedding(model, each)) } };
  };
  const server = await startFaultyServer(answer, port);
  return {
    ...server,
    respond: (with_) => { responder = with_; },
    asked: (method) => server.requests.filter(({ path }) => (method === 'models' ? path.endsWith('/models') : path.endsWith(`:${method}`))),
    reset: () => { server.reset(); responder = null; },
  };
}
