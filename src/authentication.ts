import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import { InputError } from './errors.ts';
import { filled as filledValue, sharedCalls, type AuthData } from './services.ts';
import { step } from './zapier/step.ts';

const filled = (authData: AuthData, key: string): string => filledValue(authData[key]);

/** Pinecone needs both halves; one alone is a mistake, not a choice. */
function pineconeIndex(authData: AuthData): string {
  const key = filled(authData, 'pinecone_api_key');
  const index = filled(authData, 'pinecone_index');
  if (key && !index) throw new InputError('A Pinecone API key is given but no Pinecone index. Type the name of the index, or leave both blank.');
  if (index && !key) throw new InputError('A Pinecone index is given but no Pinecone API key. Paste the key, or leave both blank.');
  return index;
}

/** The session exchange: does once what no step should do again. */
const exchange = step(async (_z: ZObject, bundle: Bundle, deadline) => {
  const authData: AuthData = bundle.authData;
  const index = pineconeIndex(authData);
  const serviceAccount = filled(authData, 'google_service_account');
  const { sideBySide } = await sharedCalls();
  const [google, pinecone] = await sideBySide(deadline, [
    async (shared) => (serviceAccount
      ? (await import('./adapters/google_sheets/access_token.ts')).mintAccessToken(serviceAccount, shared)
      : { accessToken: '', clientEmail: '' }),
    async (shared) => (index
      ? (await import('./adapters/pinecone/index_host.ts')).resolveIndex(filled(authData, 'pinecone_api_key'), index, shared)
      : { host: '', dimension: 0, metric: '' }),
  ]);
  return {
    google_access_token: google.accessToken,
    google_client_email: google.clientEmail,
    pinecone_host: pinecone.host,
    pinecone_dimension: pinecone.dimension ? String(pinecone.dimension) : '',
    pinecone_metric: pinecone.metric,
  };
});

/** One cheap call for each credential that is present, side by side; the first that fails is named. */
const test = step(async (_z: ZObject, bundle: Bundle, deadline) => {
  const authData: AuthData = bundle.authData;
  const index = pineconeIndex(authData);
  const gemini = filled(authData, 'gemini_api_key');
  const google = filled(authData, 'google_service_account');
  const { sideBySide } = await sharedCalls();
  await sideBySide(deadline, [
    async (shared) => gemini && (await import('./adapters/gemini/models.ts')).testGeminiKey(gemini, shared),
    async (shared) => index && (await import('./adapters/pinecone/index_host.ts')).resolveIndex(filled(authData, 'pinecone_api_key'), index, shared),
    async (shared) => google && (await import('./adapters/google_sheets/access_token.ts')).testGoogleAccess(google, filled(authData, 'google_access_token'), shared),
  ]);
  const connected = [gemini && 'Gemini', index && `Pinecone ${index}`, google && (filled(authData, 'google_client_email') || 'Google Sheets')];
  return { connected: connected.filter(Boolean).join(', ') || 'Built-in engine (no keys)' };
});

export const authentication = {
  type: 'session',
  test,
  connectionLabel: '{{connected}}',
  sessionConfig: { perform: exchange },
  fields: [
    {
      key: 'google_service_account', label: 'Google Service Account Key', type: 'text', required: false,
      helpText: 'For New Ticket and every sheet: the content of the service account’s JSON key file. Create one in [Google Cloud](https://console.cloud.google.com/iam-admin/serviceaccounts), paste it whole, from `{` to `}`, and share your sheet with its `client_email`. Leave blank if you do not use sheets.',
    },
    {
      key: 'gemini_api_key', label: 'Gemini API Key', type: 'password', required: false,
      helpText: 'For the Gemini engine, which reads your tickets at Google: create a key in [Google AI Studio](https://aistudio.google.com/apikey), for example `AIza…`. Use a paid key for customer data: Google may use what a free key sends to improve its products. Leave blank for the built-in engine.',
    },
    {
      key: 'pinecone_api_key', label: 'Pinecone API Key', type: 'password', required: false,
      helpText: 'For a large knowledge base, in which tickets’ texts are looked up: copy a key from the [Pinecone console](https://app.pinecone.io/organizations/-/projects/-/keys), for example `pcsk_…`. Leave blank if you use a knowledge worksheet or none.',
    },
    { key: 'pinecone_index', label: 'Pinecone Index', type: 'string', required: false, helpText: 'Only with a Pinecone API key: the name of your index as the [Pinecone console](https://app.pinecone.io/organizations/-/projects/-/indexes) shows it, for example `support-kb`.' },
    { key: 'google_access_token', label: 'Google Access Token', type: 'password', required: false, computed: true, helpText: 'Made by itself from the key above ([service accounts](https://console.cloud.google.com/iam-admin/serviceaccounts)).' },
    { key: 'google_client_email', label: 'Google Client Email', type: 'string', required: false, computed: true },
    { key: 'pinecone_host', label: 'Pinecone Host', type: 'string', required: false, computed: true },
    { key: 'pinecone_dimension', label: 'Pinecone Dimension', type: 'string', required: false, computed: true },
    { key: 'pinecone_metric', label: 'Pinecone Metric', type: 'string', required: false, computed: true },
  ],
} satisfies Authentication;
