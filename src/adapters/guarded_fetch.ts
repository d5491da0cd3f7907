import { request, type Answer } from './http_request.ts';

/** Bytes of one answer, unpacked, that are read at most: the largest honest one, a hundred vectors of 3,072 numbers a line each, takes some 8 MB. */
const MOST_BYTES = 16 * 1024 * 1024;

type Address = Parameters<typeof fetch>[0];

/**
 * One request that carries a key: a redirect is an error, for `fetch` would take a key in a header of its own along to
 * whatever host it is sent to; and neither a body without end nor a small one that unpacks into gigabytes is read whole.
 */
export const guardedAnswer = (address: Address, init: RequestInit = {}, mostBytes = MOST_BYTES): Promise<Answer> =>
  request(typeof address === 'object' && 'url' in address ? address.url : address, init, mostBytes);

/** For an SDK that wants what `fetch` gives: it has the parts that each of them takes. */
export const asResponse = (answer: object): Response => answer as Response;

/**
 * The delay that an answer asks for, where an SDK that drops the headers still finds it: behind the words of the status.
 */
async function withDelayInStatus(answered: Promise<Answer>): Promise<Answer> {
  const answer = await answered;
  const delay = answer.headers.get('retry-after');
  if (answer.ok || !delay || !/^[\w ,:.+-]{1,40}$/.test(delay)) return answer;
  return { ...answer, statusText: `${answer.statusText} ${DELAY_MARK}${delay}`.trim() };
}

const DELAY_MARK = 'retry-after=';
/** What `guardGlobalFetch` left of a Retry-After header in an error's `statusText`; `""` where there was none. */
export const delayInStatus = (statusText: string): string => statusText.split(DELAY_MARK)[1] ?? '';

/** By a name that all share: each chunk of the zip carries its own copy of this file. */
const GUARDED = Symbol.for('support-triage.guarded-fetch');

const holds = (headers: RequestInit['headers'], name: string): boolean => headers !== undefined && 'has' in headers && typeof headers.has === 'function' && headers.has(name) === true;

/**
 * Guards whatever goes through the global `fetch` with this header. For an SDK that can be given neither a `fetch` nor a
 * word on redirects; every other request passes untouched. A proxy, and not a function around it: where core wraps
 * `fetch` (the app's flag `skipHttpPatch` keeps it from that), it marks its wrapper and gives the marked one each event's
 * logger. A function without the mark would be wrapped again in every event of a warm container, and each request logged
 * once more to every event before, of whatever account.
 */
export function guardGlobalFetch(header: string): void {
  const outer = globalThis.fetch;
  if (GUARDED in outer) return;
  globalThis.fetch = new Proxy(outer, {
    apply: (_outer, _this, [address, init]: Parameters<typeof fetch>) =>
      (holds(init?.headers, header) ? withDelayInStatus(guardedAnswer(address, init)).then(asResponse) : outer(address, init)),
    has: (_outer, key) => key === GUARDED || key in outer,
  });
}
