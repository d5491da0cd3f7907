import { asResponse, guardedAnswer } from '../guarded_fetch.ts';
import { redirected } from '../loopback.ts';

const SHEETS = 'https://sheets.googleapis.com';
const DRIVE = 'https://www.googleapis.com/drive';
const TOKEN = 'https://oauth2.googleapis.com/token';
/** Bytes of one answer: a thousand rows whose cells are as full as Sheets allows (50,000 characters) are some 50 MB. */
const MOST_BYTES = 96 * 1024 * 1024;

/** A redirect of the token address may name the fake's host alone; the path is then Google's. */
function tokenAddress(): string {
  const address = redirected('GOOGLE_TOKEN_URL', TOKEN);
  return new URL(address).pathname === '/' ? `${address}/token` : address;
}

function addressOf(url: string): string {
  if (url === TOKEN) return tokenAddress();
  if (url.startsWith(`${SHEETS}/`)) return redirected('GOOGLE_SHEETS_URL', SHEETS) + url.slice(SHEETS.length);
  if (url.startsWith(`${DRIVE}/`)) return redirected('GOOGLE_DRIVE_URL', 'https://www.googleapis.com') + url.slice('https://www.googleapis.com'.length);
  throw new TypeError('This address is not one of Google Sheets, Drive or token.');
}

/**
 * The one way out to Google, handed to every googleapis client. Its own transport (node-fetch) fails under Zapier's HTTP
 * patch and in Jest. Knows three addresses
 * and follows no redirect, so that neither key nor token can reach another host, whatever the pasted key or a server says;
 * and a body without end is not read on.
 */
export const googleFetch: typeof fetch = async (input, init) => {
  const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
  return asResponse(await guardedAnswer(addressOf(url), init, MOST_BYTES));
};

/**
 * Options of every googleapis client: our fetch, no retries (gaxios would try four times and stretch every deadline),
 * and no proxy lookup (gaxios would import a proxy agent that fetch does not use).
 */
export const CLIENT_OPTIONS = {
  fetchImplementation: googleFetch,
  retry: false,
  retryConfig: { retry: 0, noResponseRetries: 0 },
  noProxy: [/./],
};
