import { VendorError, type Problem, type RefusalDetail } from '../../errors.ts';
import type { SheetFields } from '../../ports/ticket_source.ts';
import { isRecord, record, records, text } from '../json.ts';
import { retryAfterSeconds } from '../retry_after.ts';

/** What was being done when Google refused; it decides what a bare 403 or 404 means. */
export interface CallContext {
  api: 'Google Sheets API' | 'Google Drive API' | 'token';
  /** Address a sheet must be shared with. */
  clientEmail: string;
  /** Name or id of the spreadsheet the call is about, and its worksheet; `""` where none. */
  spreadsheet: string;
  worksheet: string;
  /** What the step calls the fields in which they were chosen. */
  fields?: SheetFields | undefined;
  /** True where the call writes: a 403 then means Viewer instead of Editor. */
  writes: boolean;
}

interface GoogleAnswer {
  status: number;
  message: string;
  state: string;
  reasons: string[];
  retryAfterSeconds: number | undefined;
  /** Error name of the token endpoint, such as `invalid_grant`. */
  tokenError: string;
}

function secondsOf(headers: unknown, details: Record<string, unknown>[]): number | undefined {
  const header = isRecord(headers) && typeof headers.get === 'function' ? text(headers.get('retry-after')) : '';
  const delay = details.map((detail) => /^(\d+(?:\.\d+)?)s$/.exec(text(detail.retryDelay))?.[1]).find(Boolean);
  return retryAfterSeconds(delay ?? header);
}

/** The parts of a gaxios error that tell refusals apart; undefined where no answer came. */
function answerOf(error: unknown): GoogleAnswer | undefined {
  const response: unknown = typeof error === 'object' && error !== null && 'response' in error ? error.response : undefined;
  if (!isRecord(response) || typeof response.status !== 'number') return undefined;
  const body = record(response.data);
  const said = record(body.error);
  const details = records(said.details);
  return {
    status: response.status,
    message: text(said.message) || text(body.error_description),
    state: text(said.status),
    reasons: [...details, ...records(said.errors)].map((part) => text(part.reason)).filter(Boolean),
    retryAfterSeconds: secondsOf(response.headers, details),
    tokenError: text(body.error),
  };
}

const RATE_REASONS = ['rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED', 'sharingRateLimitExceeded'];
const DAY_REASONS = ['dailyLimitExceeded', 'dailyLimitExceededUnreg', 'quotaExceeded'];

const has = (answer: GoogleAnswer, reasons: readonly string[]) => answer.reasons.some((reason) => reasons.includes(reason));

function quotaProblem(answer: GoogleAnswer): Problem | undefined {
  const perDay = has(answer, DAY_REASONS) || /per day|daily limit/i.test(answer.message);
  if (perDay && (answer.status === 429 || answer.status === 403)) return 'daily_quota';
  if (answer.status === 429 || has(answer, RATE_REASONS)) return 'throttled';
  return answer.status === 403 && /rate limit exceeded/i.test(answer.message) ? 'throttled' : undefined;
}

function forbiddenProblem(answer: GoogleAnswer, writes: boolean): Problem {
  if (has(answer, ['SERVICE_DISABLED', 'accessNotConfigured']) || /has not been used in project|it is disabled/i.test(answer.message)) return 'api_disabled';
  if (has(answer, ['BILLING_DISABLED'])) return 'billing';
  if (has(answer, ['CONSUMER_SUSPENDED', 'CONSUMER_INVALID'])) return 'key_blocked';
  if (has(answer, ['ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'insufficientPermissions'])) return 'refused';
  return writes ? 'read_only' : 'not_shared';
}

function badRequestProblem(answer: GoogleAnswer): Problem {
  if (/unable to parse range/i.test(answer.message)) return 'tab_missing';
  // The grid shrank between two calls of one poll; the next poll sees the new grid.
  if (/exceeds grid limits/i.test(answer.message)) return 'nonsense';
  if (/not supported for this document|office file/i.test(answer.message)) return 'not_a_google_sheet';
  if (/protected (?:cell|range|object)/i.test(answer.message)) return 'read_only';
  return 'refused';
}

function tokenProblem(answer: GoogleAnswer): Problem {
  if (answer.tokenError === 'invalid_grant') return /short-lived|timeframe|iat|exp\b/i.test(answer.message) ? 'refused' : 'bad_key';
  if (['invalid_client', 'unauthorized_client', 'disabled_client', 'deleted_client', 'access_denied'].includes(answer.tokenError)) return 'key_blocked';
  return answer.status === 401 || answer.status === 403 ? 'key_blocked' : 'refused';
}

function problemOf(answer: GoogleAnswer, context: CallContext): Problem {
  const quota = quotaProblem(answer);
  if (quota) return quota;
  if (answer.status >= 500) return answer.status === 504 ? 'timeout' : 'unavailable';
  if (answer.status === 408) return 'timeout';
  if (context.api === 'token') return tokenProblem(answer);
  if (answer.status === 401) return 'token_expired';
  if (answer.status === 403) return forbiddenProblem(answer, context.writes);
  if (answer.status === 404) return 'sheet_missing';
  return answer.status === 400 ? badRequestProblem(answer) : 'refused';
}

/** Where Google's own name for what is wrong helps. */
const SAID: ReadonlySet<Problem> = new Set<Problem>(['refused', 'key_blocked', 'billing']);

/**
 * A name such as PERMISSION_DENIED or invalid_grant: never Google's sentence, which may quote what was sent, and with it a
 * ticket.
 */
function nameOf({ reasons, state, tokenError, status }: GoogleAnswer): string {
  return [...reasons, tokenError, state].find((name) => /^[A-Za-z_]{3,60}$/.test(name)) ?? `HTTP ${status}`;
}

/** Refusals of a range that was right when the read began: a tab was renamed, or the grid shrank, between two calls. */
const CHANGED: ReadonlySet<Problem> = new Set<Problem>(['tab_missing', 'nonsense']);

/** `detail.said` of a refusal after which reading anew is worth a try. */
export const CHANGED_UNDERWAY = 'changed underway';

/** The refusal behind anything a googleapis call threw. */
export function googleRefusal(error: unknown, context: CallContext): VendorError {
  const answer = answerOf(error);
  if (!answer) return new VendorError('google_sheets', noAnswerProblem(error));
  const problem = problemOf(answer, context);
  const subject = problem === 'api_disabled' ? context.api : problem === 'tab_missing' ? context.worksheet : context.spreadsheet;
  const detail: RefusalDetail = { clientEmail: context.clientEmail, subject };
  if (context.fields) detail.field = problem === 'tab_missing' ? context.fields.worksheet : context.fields.spreadsheet;
  if (answer.status === 400 && CHANGED.has(problem)) detail.said = CHANGED_UNDERWAY;
  if (SAID.has(problem)) detail.said = nameOf(answer);
  if (answer.retryAfterSeconds !== undefined) detail.retryAfterSeconds = answer.retryAfterSeconds;
  return new VendorError('google_sheets', problem, detail);
}

function noAnswerProblem(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? text(error.code) : '';
  return code === 'TimeoutError' || code === 'AbortError' ? 'timeout' : 'unreachable';
}
