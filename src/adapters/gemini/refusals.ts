import { VendorError, type Problem, type RefusalDetail } from '../../errors.ts';
import { delayInStatus } from '../guarded_fetch.ts';
import { isRecord } from '../json.ts';
import { retryAfterSeconds } from '../retry_after.ts';

/** What is left of an HTTP error: the SDK keeps status and `details`, and loses the error's own status word. */
interface HttpFailure {
  status: number;
  message: string;
  details: Detail[];
  /** The Retry-After header, or `""`. */
  retryAfter: string;
}

interface Detail {
  reason?: string;
  retryDelay?: string;
  violations?: { quotaId?: string }[];
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function readDetail(value: unknown): Detail {
  if (!isRecord(value)) return {};
  const violations = Array.isArray(value.violations) ? value.violations.filter(isRecord).map(({ quotaId }) => ({ quotaId: textOf(quotaId) ?? '' })) : [];
  return { reason: textOf(value.reason) ?? '', retryDelay: textOf(value.retryDelay) ?? '', violations };
}

/** The parts of an HTTP failure, whether the SDK threw it or our own fetch met it. */
export function httpFailure(status: number, message: string, details: unknown, retryAfter: string): HttpFailure {
  return { status, message, retryAfter, details: Array.isArray(details) ? details.map(readDetail) : [] };
}

/** Seconds the vendor asked to wait: `RetryInfo.retryDelay` ("36s"), else "retry in 36.5s" in its words, else the header. */
function delayOf({ details, message, retryAfter }: HttpFailure): number | undefined {
  const delay = details.find(({ retryDelay }) => retryDelay)?.retryDelay ?? /retry in (\d{1,6}(?:\.\d{1,9})?)s/i.exec(message)?.[1] ?? '';
  const seconds = Number.parseFloat(delay);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.ceil(seconds) || 1, 3600) : retryAfterSeconds(retryAfter);
}

/** Google's own reason word, such as `API_KEY_SERVICE_BLOCKED`: never more of its text, which may quote the request. */
const reasonOf = ({ details }: HttpFailure): string => details.map(({ reason }) => reason ?? '').find((reason) => /^[A-Z][A-Z0-9_]{2,60}$/.test(reason)) ?? '';

function tooMany(failure: HttpFailure): [Problem, RefusalDetail] {
  const quotas = failure.details.flatMap(({ violations }) => violations ?? []).map(({ quotaId }) => quotaId ?? '').join(' ');
  if (/per ?day/i.test(`${quotas} ${quotas ? '' : failure.message}`)) return ['daily_quota', {}];
  // A limit of nothing will not pass by waiting: the plan or the region does not include this model.
  if (/limit: 0(?!\d)/i.test(failure.message)) return ['billing', { said: 'the plan includes no requests to this model' }];
  if (/billing|spend(?:ing)? (?:limit|cap)|prepa(?:id|yment)|credits/i.test(failure.message) && !/per ?minute/i.test(quotas)) {
    // Google ends every free-tier message with "check your plan and billing details": only other talk of money counts.
    const withoutFormula = failure.message.replace(/please check your plan and billing details/i, '');
    if (/billing|spend(?:ing)? (?:limit|cap)|prepa(?:id|yment)|credits/i.test(withoutFormula)) return ['billing', {}];
  }
  const seconds = delayOf(failure);
  return ['throttled', seconds === undefined ? {} : { retryAfterSeconds: seconds }];
}

function badRequest(failure: HttpFailure): [Problem, RefusalDetail] {
  const reason = reasonOf(failure);
  if (/^API_KEY_(?:INVALID|EXPIRED)$/.test(reason) || /api key (?:not valid|expired|not found)/i.test(failure.message)) return ['bad_key', {}];
  if (/location is not supported/i.test(failure.message)) return ['billing', { said: 'Gemini is not offered in this region' }];
  if (/billing/i.test(failure.message)) return ['billing', { said: 'billing is not switched on for this project' }];
  if (/exceeds the maximum number of tokens|input token count|payload size exceeds/i.test(failure.message)) return ['too_large', {}];
  return ['refused', { said: reason || 'HTTP 400' }];
}

function forbidden(failure: HttpFailure): [Problem, RefusalDetail] {
  if (/reported as leaked/i.test(failure.message)) return ['bad_key', {}];
  const reason = reasonOf(failure);
  if (reason === 'BILLING_DISABLED') return ['billing', { said: 'billing is not switched on for this project' }];
  return ['key_blocked', { said: reason === 'SERVICE_DISABLED' ? 'the Gemini API is not switched on in its project' : reason || 'HTTP 403' }];
}

/** Gemini's refusal of an HTTP status, by status, reason word and quota; never holds the vendor's free text. */
export function refusalOf(failure: HttpFailure, model: string): VendorError {
  const [problem, detail] = ((): [Problem, RefusalDetail] => {
    switch (failure.status) {
      case 400: return badRequest(failure);
      case 401: return ['bad_key', {}];
      case 402: return ['billing', {}];
      case 403: return forbidden(failure);
      case 404: return model ? ['model_retired', { subject: model }] : ['refused', { said: 'HTTP 404' }];
      case 408: case 504: return ['timeout', {}];
      case 413: return ['too_large', {}];
      case 429: return tooMany(failure);
      // Two at once, another server meant, too early, given up midway: the same request may pass a moment later.
      case 409: case 421: case 425: case 499: return ['unavailable', withDelay(failure)];
      default: return failure.status >= 500 ? ['unavailable', withDelay(failure)] : failure.status < 400 ? ['nonsense', {}] : ['refused', { said: `HTTP ${failure.status}` }];
    }
  })();
  return new VendorError('gemini', problem, detail);
}

const withDelay = (failure: HttpFailure): RefusalDetail => {
  const seconds = delayOf(failure);
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
};

/** Whatever the SDK threw, as a VendorError. Its classes all share one name, hence the look at their parts. */
export function geminiRefusal(error: unknown, model: string): VendorError {
  if (isRecord(error) && typeof error.status === 'number') {
    return refusalOf(httpFailure(error.status, textOf(error.message) ?? '', error.errorDetails, delayInStatus(textOf(error.statusText) ?? '')), model);
  }
  // By name: an error may come from another realm, where `instanceof` says no.
  const name = isRecord(error) ? error.name : '';
  const message = isRecord(error) ? textOf(error.message) ?? '' : '';
  if (name === 'SyntaxError' || (name === 'TypeError' && !/fetch|network|terminated/i.test(message))) return new VendorError('gemini', 'nonsense');
  return new VendorError('gemini', 'unreachable');
}

/** Whether a 400 is about the thinking knob, or about a schema the server will not serve: both are asked again without it. */
export function adjustable(error: unknown): 'thinking' | 'schema' | '' {
  if (!isRecord(error) || error.status !== 400 || typeof error.message !== 'string') return '';
  if (/thinking/i.test(error.message)) return 'thinking';
  return /too many states|response_?schema|responseSchema/i.test(error.message) ? 'schema' : '';
}
