/** Bytes of one answer, unpacked, that are read at most: the largest honest one, a hundred vectors of 3,072 numbers a line each, takes some 8 MB. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A body read to its end under the request's own signal; `""` for one beyond the bound, which is as good as no answer. */
async function boundedText(response: Response, mostBytes: number): Promise<string> {
  // By a reader, and not by `for await`: that lets the body go at its end, for which Node makes an error with a trace, and a context to make it in.
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > mostBytes) {
      await reader?.cancel();
      return '';
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * One request that carries a key: a redirect is an error, for `fetch` would take a key in a header of its own along to
 * whatever host it is sent to; and neither a body without end nor a small one that unpacks into gigabytes is read whole.
 */
export async function guardedFetch(fetcher: typeof fetch, address: Parameters<typeof fetch>[0], init?: RequestInit, mostBytes = MOST_BYTES): Promise<Response> {
  return (await guardedAnswer(fetcher, address, init, mostBytes)).response;
}

/** The same, beside the text of its body: to read it twice, a response would have to be parted in two streams. */
export async function guardedAnswer(fetcher: typeof fetch, address: Parameters<typeof fetch>[0], init?: RequestInit, mostBytes = MOST_BYTES): Promise<{ response: Response; text: string }> {
  const response = await fetcher(address, { ...init, redirect: 'error' });
  const { status, statusText, headers } = response;
  const text = await boundedText(response, mostBytes);
  const bodyless = status === 204 || status === 205 || status === 304;
  return { response: new Response(bodyless ? null : text, { status, statusText, headers }), text };
}

/**
 * The delay that an answer asks for, where an SDK that drops the headers still finds it: behind the words of the status.
 */
async function withDelayInStatus(answered: Promise<Response>): Promise<Response> {
  const response = await answered;
  const delay = response.headers.get('retry-after');
  if (response.ok || !delay || !/^[\w ,:.+-]{1,40}$/.test(delay)) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.text(), { status, statusText: `${statusText} ${DELAY_MARK}${delay}`.trim(), headers });
}

const DELAY_MARK = 'retry-after=';
/** What `guardGlobalFetch` left of a Retry-After header in an error's `statusText`; `""` where there was none. */
export const delayInStatus = (statusText: string): string => statusText.split(DELAY_MARK)[1] ?? '';

/** By a name that all share: each chunk of the zip carries its own copy of this file. */
const GUARDED = Symbol.for('support-triage.guarded-fetch');

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
      (init?.headers instanceof Headers && init.headers.has(header) ? withDelayInStatus(guardedFetch(outer, address, init)) : outer(address, init)),
    has: (_outer, key) => key === GUARDED || key in outer,
  });
}
