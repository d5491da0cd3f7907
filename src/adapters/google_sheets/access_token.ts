import { auth } from 'googleapis/build/src/apis/sheets/index.js';
import type { Deadline } from '../../ports/deadline.ts';
import { ask } from './request.ts';
import { CLIENT_OPTIONS } from './google_fetch.ts';
import { readServiceAccount, type ServiceAccount } from './service_account.ts';
import { createGoogleTransport, type GoogleAccess } from './transport.ts';

/** Reading and, for the corrections sheet, appending; and the names of shared files for the dropdown. */
const SCOPES = ['https://www.googleapis.com/auth/spreadsheets', 'https://www.googleapis.com/auth/drive.metadata.readonly'];

function exchange({ clientEmail, privateKey }: ServiceAccount, signal: AbortSignal) {
  const client = new auth.JWT({
    email: clientEmail, key: privateKey, scopes: SCOPES, transporterOptions: { ...CLIENT_OPTIONS, signal },
  });
  return client.authorize().then((credentials) => ({ data: { ...credentials } }));
}

/**
 * Exchanges a service account key for an access token: one request, RS256-signed, to Google's own token address.
 * Throws `malformed_key`, `bad_key` or `key_blocked` for a key to be mended, otherwise what kept Google from answering.
 */
export async function mintAccessToken(serviceAccountJson: string, deadline: Deadline): Promise<GoogleAccess> {
  const account = readServiceAccount(serviceAccountJson);
  const accessToken = await ask({
    send: (signal) => exchange(account, signal),
    read: ({ access_token: token }) => (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) ? token : undefined),
    context: { api: 'token', clientEmail: account.clientEmail, spreadsheet: '', worksheet: '', writes: false },
    repeatable: true,
  }, deadline);
  return { accessToken, clientEmail: account.clientEmail };
}

/**
 * The connection test: the key can be read, and its token is accepted by Drive (one request for one file name).
 * Throws the refusal that names what to do.
 */
export async function testGoogleAccess(serviceAccountJson: string, accessToken: string, deadline: Deadline): Promise<void> {
  const { clientEmail } = readServiceAccount(serviceAccountJson);
  const access = accessToken ? { accessToken, clientEmail } : await mintAccessToken(serviceAccountJson, deadline);
  await createGoogleTransport(access).listSpreadsheets({ pageToken: '', search: '', pageSize: 1 }, deadline);
}
