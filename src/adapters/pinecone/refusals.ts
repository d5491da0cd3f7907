import { VendorError, type Problem, type RefusalDetail } from '../../errors.ts';
import { retryAfterSeconds } from '../retry_after.ts';

/** What the server sent last; the SDK's errors have no status, and 413 and 429 lose everything else too. */
export interface LastAnswer {
  /** 0 where no answer came. */
  status: number;
  retryAfter: string;
  body: string;
}

/** The server's own words, for recognising them; they are never shown. */
function words(body: string): string {
  return body.slice(0, 2000);
}

function delayed(last: LastAnswer): RefusalDetail {
  const seconds = retryAfterSeconds(last.retryAfter);
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}

/** True where a namespace, not the index, is what does not exist: it is as good as empty. */
export const isUnknownNamespace = (last: LastAnswer): boolean => last.status === 404 && /namespace/i.test(words(last.body));

function badRequest(last: LastAnswer, subject: string): [Problem, RefusalDetail] {
  const mismatch = /dimension (\d{1,6}) does not match the dimension of the index (\d{1,6})/i.exec(words(last.body));
  if (mismatch) return ['embedding_mismatch', { subject, said: `vectors of ${mismatch[1]} dimensions for an index of ${mismatch[2]}` }];
  if (/too (?:large|big)|exceeds? (?:the )?(?:max|limit)|2 ?MB|40 ?KB|40960/i.test(words(last.body))) return ['too_large', {}];
  if (/documents? (?:api|schema|plane)|schema/i.test(words(last.body))) return ['index_unfit', { subject, said: 'it is made for documents' }];
  return ['refused', { said: 'HTTP 400' }];
}

function tooMany(last: LastAnswer): [Problem, RefusalDetail] {
  if (/month|upgrade your plan/i.test(words(last.body))) return ['billing', { said: "the plan's monthly units are used up" }];
  return ['throttled', delayed(last)];
}

function forbidden(last: LastAnswer): [Problem, RefusalDetail] {
  if (/quota|max(?:imum)? .{0,40}(?:indexes|allowed|storage)|upgrade|billing/i.test(words(last.body))) return ['billing', { said: "the plan's limits are reached" }];
  return ['key_blocked', { said: 'HTTP 403' }];
}

function byStatus(last: LastAnswer, subject: string): [Problem, RefusalDetail] {
  switch (last.status) {
    case 400: return badRequest(last, subject);
    case 401: return ['bad_key', {}];
    case 402: return ['billing', {}];
    case 403: return forbidden(last);
    case 404: return ['index_missing', { subject }];
    case 408: return ['timeout', {}];
    case 413: return ['too_large', {}];
    case 429: return tooMany(last);
    // Two at once, another server meant, too early, given up midway: the same request may pass a moment later.
    case 409: case 421: case 425: case 499: return ['unavailable', delayed(last)];
    default: return last.status >= 500 ? ['unavailable', delayed(last)] : last.status < 400 ? ['nonsense', {}] : ['refused', { said: `HTTP ${last.status}` }];
  }
}

/** Whatever the SDK threw, as a VendorError, told by what the server sent. */
export function pineconeRefusal(error: unknown, last: LastAnswer, indexName: string): VendorError {
  if (last.status === 0) {
    const isOurs = error instanceof Error && (error.name === 'PineconeArgumentError' || error.name === 'PineconeConfigurationError');
    return isOurs ? new VendorError('pinecone', 'refused', { said: 'the request was not well formed' }) : new VendorError('pinecone', 'unreachable');
  }
  if (last.status >= 200 && last.status < 300) return new VendorError('pinecone', 'nonsense');
  const [problem, detail] = byStatus(last, indexName);
  return new VendorError('pinecone', problem, detail);
}
