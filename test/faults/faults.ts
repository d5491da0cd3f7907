/** The faults of the matrix, and what each must become: Zapier's error, words of the sentence, seconds it may take. */
import type { Fault } from '../fakes/faulty_server.ts';

export type ErrorName = 'ThrottledError' | 'ExpiredAuthError' | 'RefreshAuthError' | 'AppError' | 'no error';

export interface Expected {
  error: ErrorName;
  /** Must stand in the sentence shown (or in `warnings_text` where there is no error). */
  says: string;
  /** Seconds at most. */
  within: number;
  /** Seconds Zapier waits before it runs the step again, where the vendor named them. */
  delay?: number;
}

export interface Case {
  what: string;
  fault: Fault;
  gemini?: Expected;
  pinecone?: Expected;
  google?: Expected;
}

const geminiError = (status: number, state: string, message: string, details?: object[]): Fault =>
  ({ kind: 'answer', status, body: { error: { code: status, message, status: state, ...(details && { details }) } } });
const pineconeError = (status: number, message: string, headers?: Record<string, string>): Fault =>
  ({ kind: 'answer', status, body: { code: 3, message, details: [] }, ...(headers && { headers }) });
const info = (reason: string): object => ({ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' });
const quota = (quotaId: string): object => ({ '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId, quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests' }] });
const retryInfo = (retryDelay: string): object => ({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay });

const later = (says: string, within: number, delay = 60): Expected => ({ error: 'ThrottledError', says, within, delay });
const stop = (says: string): Expected => ({ error: 'AppError', says, within: 3 });
const reconnect = (says: string): Expected => ({ error: 'ExpiredAuthError', says, within: 3 });
/** Two attempts of 12 s (Gemini) or 5 s (Pinecone), and the pause between them. */
const TWICE = { gemini: 24.9, pinecone: 12, google: 24.9 };
/** Two quick attempts. */
const QUICK = 4;

/** Faults of the line: the same for everybody. */
const LINE: Case[] = [
  { what: 'reset before the answer', fault: { kind: 'reset' }, gemini: later('Gemini could not be reached.', QUICK), pinecone: later('Pinecone could not be reached.', QUICK), google: later('Google Sheets could not be reached.', QUICK) },
  { what: 'reset in the middle of the body', fault: { kind: 'reset_mid_body' }, gemini: later('Gemini', QUICK), pinecone: later('Pinecone could not be reached.', QUICK), google: later('Google Sheets could not be reached.', QUICK) },
  { what: 'no headers', fault: { kind: 'slow_headers' }, gemini: later('Gemini did not answer in time.', TWICE.gemini), pinecone: later('Pinecone did not answer in time.', TWICE.pinecone), google: later('Google Sheets did not answer in time.', TWICE.google) },
  { what: 'a byte now and then, no end', fault: { kind: 'slow_drip', body: '{"candidates":[{"content":{"parts":[{"text":"' }, gemini: later('Gemini did not answer in time.', TWICE.gemini), pinecone: later('Pinecone did not answer in time.', TWICE.pinecone), google: later('Google Sheets did not answer in time.', TWICE.google) },
  { what: 'the connection half closed', fault: { kind: 'half_closed' }, gemini: later('Gemini could not be reached.', QUICK), pinecone: later('Pinecone could not be reached.', QUICK), google: later('Google Sheets could not be reached.', QUICK) },
  { what: 'a body without end', fault: { kind: 'endless' }, gemini: later('Gemini sent an answer that cannot be used.', 8), pinecone: later('Pinecone sent an answer that cannot be used.', 8), google: later('Google Sheets sent an answer that cannot be used.', 12) },
  { what: 'a redirect to elsewhere', fault: { kind: 'redirect', location: 'http://127.0.0.1:9/elsewhere' }, gemini: later('Gemini could not be reached.', QUICK), pinecone: later('Pinecone could not be reached.', QUICK), google: later('Google Sheets could not be reached.', QUICK) },
  { what: 'broken gzip', fault: { kind: 'bytes', body: Buffer.from('no gzip at all'), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }, gemini: later('Gemini could not be reached.', QUICK), pinecone: later('Pinecone could not be reached.', QUICK), google: later('Google Sheets could not be reached.', QUICK) },
  { what: '200 with an error inside', fault: { kind: 'answer', status: 200, body: { error: { code: 500, message: 'TICKET-WORDS', status: 'INTERNAL' } } }, gemini: later('Gemini sent an answer that cannot be used.', QUICK), pinecone: later('Pinecone sent an answer that cannot be used.', QUICK), google: later('Google Sheets sent an answer that cannot be used.', QUICK) },
  { what: '408', fault: { kind: 'answer', status: 408, body: {} }, gemini: later('Gemini did not answer in time.', QUICK), pinecone: later('Pinecone did not answer in time.', QUICK), google: later('Google Sheets did not answer in time.', QUICK) },
  { what: '413', fault: { kind: 'answer', status: 413, body: {} }, gemini: stop('The ticket is too large for Gemini.'), pinecone: stop('The ticket is too large for Pinecone.'), google: stop('Google Sheets') },
  ...[409, 425, 499].map((status): Case => ({ what: `${status}, which may pass`, fault: { kind: 'answer', status, body: {} }, gemini: later('Gemini is not available at the moment.', QUICK), pinecone: later('Pinecone is not available at the moment.', QUICK) })),
  { what: '304 without a question', fault: { kind: 'answer', status: 304, body: '' }, gemini: later('Gemini sent an answer that cannot be used.', QUICK), pinecone: later('Pinecone sent an answer that cannot be used.', QUICK) },
  { what: '500', fault: { kind: 'answer', status: 500, body: { error: { code: 500, message: 'Internal error', status: 'INTERNAL' } } }, gemini: later('Gemini is not available at the moment.', QUICK), pinecone: later('Pinecone is not available at the moment.', QUICK), google: later('Google Sheets is not available at the moment.', QUICK) },
  { what: '503', fault: { kind: 'answer', status: 503, body: { error: { code: 503, message: 'This model is currently experiencing high demand.', status: 'UNAVAILABLE' } } }, gemini: later('Gemini is not available at the moment.', QUICK), pinecone: later('Pinecone is not available at the moment.', QUICK), google: later('Google Sheets is not available at the moment.', QUICK) },
  { what: '503 with HTML', fault: { kind: 'answer', status: 503, body: '<html>Bad gateway</html>' }, gemini: later('Gemini is not available at the moment.', QUICK), pinecone: later('Pinecone is not available at the moment.', QUICK), google: later('Google Sheets is not available at the moment.', QUICK) },
  { what: 'HTML instead of JSON', fault: { kind: 'answer', status: 200, body: '<html>Welcome to the hotel Wi-Fi</html>' }, gemini: later('Gemini sent an answer that cannot be used.', QUICK), pinecone: later('Pinecone sent an answer that cannot be used.', QUICK), google: later('Google Sheets sent an answer that cannot be used.', QUICK) },
  { what: 'truncated JSON', fault: { kind: 'truncated', body: '{"matches":[{"id":"a","sc' }, gemini: later('Gemini sent an answer that cannot be used.', QUICK), pinecone: later('Pinecone sent an answer that cannot be used.', QUICK), google: later('Google Sheets sent an answer that cannot be used.', QUICK) },
  { what: 'an empty 200', fault: { kind: 'truncated', body: '' }, gemini: later('Gemini sent an answer that cannot be used.', QUICK), pinecone: later('Pinecone sent an answer that cannot be used.', QUICK), google: later('Google Sheets sent an answer that cannot be used.', QUICK) },
  { what: 'a wrong shape: {}', fault: { kind: 'answer', status: 200, body: {} }, gemini: later('Gemini sent an answer that cannot be used.', QUICK), pinecone: later('Pinecone sent an answer that cannot be used.', QUICK), google: later('Google Sheets sent an answer that cannot be used.', QUICK) },
  { what: 'a wrong shape: a list', fault: { kind: 'answer', status: 200, body: [{ matches: 3 }] }, gemini: later('Gemini sent an answer that cannot be used.', QUICK), pinecone: later('Pinecone sent an answer that cannot be used.', QUICK), google: later('Google Sheets sent an answer that cannot be used.', QUICK) },
  { what: 'a wrong shape: null', fault: { kind: 'truncated', body: 'null' }, gemini: later('Gemini sent an answer that cannot be used.', QUICK), pinecone: later('Pinecone sent an answer that cannot be used.', QUICK), google: later('Google Sheets sent an answer that cannot be used.', QUICK) },
];

const GEMINI: Case[] = [
  { what: '400 bad key', fault: geminiError(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [info('API_KEY_INVALID')]), gemini: reconnect('The Gemini key in this connection is not accepted.') },
  { what: '400 key expired', fault: geminiError(400, 'INVALID_ARGUMENT', 'API key expired. Please renew the API key.', [info('API_KEY_INVALID')]), gemini: reconnect('The Gemini key in this connection is not accepted.') },
  { what: '400 other', fault: geminiError(400, 'INVALID_ARGUMENT', 'Invalid value at \'contents\': "TICKET-WORDS"'), gemini: stop('Gemini refused the request: HTTP 400.') },
  { what: '400 region', fault: geminiError(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'), gemini: stop('Gemini refuses because of billing or region') },
  { what: '401', fault: geminiError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials. Expected OAuth 2 access token', [info('ACCESS_TOKEN_TYPE_UNSUPPORTED')]), gemini: reconnect('The Gemini key in this connection is not accepted.') },
  { what: '403 service blocked', fault: geminiError(403, 'PERMISSION_DENIED', 'Requests to this API are blocked.', [info('API_KEY_SERVICE_BLOCKED')]), gemini: reconnect('valid but not allowed to do this (API_KEY_SERVICE_BLOCKED)') },
  { what: '403 API switched off', fault: geminiError(403, 'PERMISSION_DENIED', 'Generative Language API has not been used in project 1', [info('SERVICE_DISABLED')]), gemini: reconnect('the Gemini API is not switched on') },
  { what: '403 leaked key', fault: geminiError(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'), gemini: reconnect('not accepted') },
  { what: '403 other', fault: geminiError(403, 'PERMISSION_DENIED', 'The caller does not have permission'), gemini: reconnect('valid but not allowed to do this') },
  { what: '404 model', fault: geminiError(404, 'NOT_FOUND', 'models/x is not found for API version v1beta'), gemini: stop('“gemini-3.5-flash-lite” does not exist or was retired. Choose another model') },
  { what: '429 per minute with a delay', fault: geminiError(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check your plan and billing details.', [quota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier'), retryInfo('36.4s')]), gemini: later('Gemini asks to slow down.', 3, 37) },
  { what: '429 per minute without a delay', fault: geminiError(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).', [quota('GenerateRequestsPerMinutePerProjectPerModel')]), gemini: later('Gemini asks to slow down.', 3) },
  { what: '429 without details', fault: { kind: 'answer', status: 429, body: 'slow down' }, gemini: later('Gemini asks to slow down.', 3) },
  { what: '429 with a delay in its header alone', fault: { kind: 'answer', status: 429, body: '', headers: { 'retry-after': '21' } }, gemini: later('Gemini asks to slow down.', 3, 21) },
  { what: '429 per day', fault: geminiError(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check your plan and billing details.', [quota('GenerateRequestsPerDayPerProjectPerModel-FreeTier'), retryInfo('12s')]), gemini: stop('The Gemini quota for today is used up.') },
  { what: '429 limit of nothing', fault: geminiError(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check your plan and billing details. Quota exceeded for metric: generate_content_free_tier_requests, limit: 0', [quota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier'), retryInfo('5s')]), gemini: stop('the plan includes no requests to this model') },
  { what: '429 spend limit', fault: geminiError(429, 'RESOURCE_EXHAUSTED', 'Your project has exceeded its monthly spending cap.'), gemini: stop('Gemini refuses because of billing') },
  { what: '504', fault: geminiError(504, 'DEADLINE_EXCEEDED', 'Deadline expired'), gemini: later('Gemini did not answer in time.', QUICK) },
  { what: '418, a status nobody expects', fault: { kind: 'answer', status: 418, body: {} }, gemini: stop('Gemini refused the request: HTTP 418.') },
  { what: 'blocked prompt', fault: { kind: 'answer', status: 200, body: { promptFeedback: { blockReason: 'SAFETY' } } }, gemini: { error: 'no error', says: 'Gemini would not read this ticket (safety).', within: 3 } },
  ...['SAFETY', 'PROHIBITED_CONTENT', 'BLOCKLIST', 'SPII', 'LANGUAGE', 'RECITATION'].map((finishReason): Case => ({
    what: `finish reason ${finishReason}`, fault: { kind: 'answer', status: 200, body: { candidates: [{ finishReason }] } },
    gemini: { error: 'no error', says: `Gemini would not read this ticket (${finishReason.toLowerCase().replace('_', ' ')}).`, within: QUICK },
  })),
  ...['MAX_TOKENS', 'OTHER', 'MALFORMED_FUNCTION_CALL', 'MALFORMED_RESPONSE', 'UNEXPECTED_TOOL_CALL', 'TOO_MANY_TOOL_CALLS', 'IMAGE_SAFETY', 'CONTINUATION', 'FINISH_REASON_UNSPECIFIED', 'SOMETHING_NEW'].map((finishReason): Case => ({
    what: `finish reason ${finishReason}`, fault: { kind: 'answer', status: 200, body: { candidates: [{ finishReason, content: { role: 'model', parts: [{ text: '{"sentiment":"posi' }] } }] } },
    gemini: later('Gemini sent an answer that cannot be used.', QUICK),
  })),
];

const PINECONE: Case[] = [
  { what: '400 other', fault: pineconeError(400, 'Invalid request: "TICKET-WORDS"'), pinecone: stop('Pinecone refused the request: HTTP 400.') },
  { what: '401', fault: { kind: 'answer', status: 401, body: 'Invalid API Key' }, pinecone: reconnect('The Pinecone key in this connection is not accepted.') },
  { what: '402', fault: pineconeError(402, 'Payment required'), pinecone: stop('Pinecone refuses because of billing') },
  { what: '403', fault: pineconeError(403, 'Forbidden'), pinecone: reconnect('valid but not allowed to do this') },
  { what: '403 plan', fault: pineconeError(403, 'Request failed. You reached the quota of your plan, upgrade to continue.'), pinecone: stop('Pinecone refuses because of billing or region: the plan\'s limits are reached.') },
  { what: '404', fault: pineconeError(404, 'Index not found'), pinecone: stop('was not found. Check the name of the index') },
  { what: '404 unknown namespace', fault: pineconeError(404, 'Namespace not found'), pinecone: { error: 'no error', says: '', within: 3 } },
  { what: '429 with a delay', fault: pineconeError(429, 'Too many requests', { 'retry-after': '17' }), pinecone: later('Pinecone asks to slow down.', 3, 17) },
  { what: '429 without a delay', fault: pineconeError(429, 'Too many requests'), pinecone: later('Pinecone asks to slow down.', 3) },
  { what: '429 monthly units', fault: pineconeError(429, "Request failed. You've reached your read unit limit for the current month (1000000). To continue reading data, upgrade your plan."), pinecone: stop("the plan's monthly units are used up") },
  { what: 'dimension mismatch', fault: pineconeError(400, 'Vector dimension 768 does not match the dimension of the index 1536'), pinecone: stop('was filled by another embedding model (vectors of 768 dimensions for an index of 1536)') },
];

const googleError = (status: number, state: string, message: string, details?: object[]): Fault =>
  ({ kind: 'answer', status, body: { error: { code: status, message, status: state, ...(details && { details }) } } });

const GOOGLE: Case[] = [
  { what: '401 token run out', fault: googleError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.'), google: { error: 'RefreshAuthError', says: 'has run out and is being renewed', within: 3 } },
  { what: '401 as no kind of text', fault: { kind: 'answer', status: 401, body: 'run out', headers: { 'content-type': 'application/octet-stream' } }, google: { error: 'RefreshAuthError', says: 'has run out and is being renewed', within: 3 } },
  { what: '429 as a problem, its delay in the header', fault: { kind: 'answer', status: 429, body: { title: 'Too Many Requests' }, headers: { 'content-type': 'application/problem+json', 'retry-after': '33' } }, google: later('Google Sheets asks to slow down.', 3, 33) },
  { what: '403 not shared', fault: googleError(403, 'PERMISSION_DENIED', 'The caller does not have permission'), google: stop('is not shared with this connection. Share the sheet with bot@p.iam.gserviceaccount.com') },
  { what: '403 Sheets API switched off', fault: googleError(403, 'PERMISSION_DENIED', 'Google Sheets API has not been used in project 1 before or it is disabled.', [info('SERVICE_DISABLED')]), google: stop('The Google Sheets API is not switched on') },
  { what: '404 spreadsheet', fault: googleError(404, 'NOT_FOUND', 'Requested entity was not found.'), google: stop('was not found. It may have been deleted') },
  { what: '400 Excel file', fault: googleError(400, 'FAILED_PRECONDITION', 'This operation is not supported for this document'), google: stop('is an Excel file, not a Google Sheet') },
  { what: '429 read quota with a delay', fault: googleError(429, 'RESOURCE_EXHAUSTED', "Quota exceeded for quota metric 'Read requests'", [info('RATE_LIMIT_EXCEEDED'), retryInfo('28s')]), google: later('Google Sheets asks to slow down.', 3, 28) },
  { what: '429 with a delay in its header alone', fault: { kind: 'answer', status: 429, body: '', headers: { 'retry-after': '21' } }, google: later('Google Sheets asks to slow down.', 3, 21) },
  { what: '429 read quota without a delay', fault: googleError(429, 'RESOURCE_EXHAUSTED', "Quota exceeded for quota metric 'Read requests'", [info('RATE_LIMIT_EXCEEDED')]), google: later('Google Sheets asks to slow down.', 3) },
];

export const CASES: Case[] = [...LINE, ...GEMINI, ...PINECONE, ...GOOGLE];
