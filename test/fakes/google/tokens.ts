import { createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Refusal } from './refusal.ts';

export const TOKEN_AUDIENCE = 'https://oauth2.googleapis.com/token';
export const SHEETS_SCOPE = 'https://www.googleapis.com/auth/spreadsheets';
export const DRIVE_SCOPE = 'https://www.googleapis.com/auth/drive.metadata.readonly';

interface Granted {
  scopes: string[];
  expiresAt: number;
}

const tokenRefusal = (status: number, error: string, description: string) => new Refusal({ status, body: { error, error_description: description } });

const decoded = (part: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
};

/** One service account and the tokens it was given. */
export class TokenDesk {
  readonly clientEmail = 'sheets-bot@support-triage.iam.gserviceaccount.com';
  readonly privateKey: string;
  /** Stands in for a key that was deleted in Google Cloud. */
  keyDeleted = false;
  accountMissing = false;
  lifetimeMs = 3_599_000;
  private readonly publicKey: KeyObject;
  private readonly granted = new Map<string, Granted>();

  constructor() {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.publicKey = pair.publicKey;
    this.privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  }

  /** The JSON file as Google Cloud hands it out; `token_uri` points where no request must ever go. */
  keyFile(changes: Record<string, unknown> = {}): string {
    return JSON.stringify({
      type: 'service_account', project_id: 'support-triage', private_key_id: '0f3c', private_key: this.privateKey, client_email: this.clientEmail,
      client_id: '1089', auth_uri: 'https://accounts.google.com/o/oauth2/auth', token_uri: 'https://evil.example/token', ...changes,
    }, null, 2);
  }

  /** RFC 7523: verifies the assertion and gives a token. */
  exchange(form: URLSearchParams): unknown {
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') throw tokenRefusal(400, 'unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type')}`);
    const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    if (decoded(header).alg !== 'RS256') throw tokenRefusal(400, 'invalid_grant', 'Bad Request');
    const { iss, scope, aud, iat, exp } = decoded(claims);
    if (iss !== this.clientEmail || this.accountMissing) throw tokenRefusal(400, 'invalid_grant', 'Invalid grant: account not found');
    const genuine = createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(this.publicKey, Buffer.from(signature, 'base64url'));
    if (!genuine || this.keyDeleted) throw tokenRefusal(400, 'invalid_grant', 'Invalid JWT Signature.');
    if (aud !== TOKEN_AUDIENCE) throw tokenRefusal(400, 'invalid_grant', 'Failed audience check. The right audience is https://oauth2.googleapis.com/token');
    const now = Date.now() / 1000;
    if (typeof iat !== 'number' || typeof exp !== 'number' || exp - iat > 3600 || iat > now + 300 || exp < now) {
      throw tokenRefusal(400, 'invalid_grant', 'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.');
    }
    const scopes = typeof scope === 'string' ? scope.split(' ') : [];
    if (scopes.length === 0 || scopes.some((one) => !one.startsWith('https://www.googleapis.com/auth/'))) throw tokenRefusal(400, 'invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
    const token = `ya29.c.fake-${this.granted.size + 1}-${Math.random().toString(36).slice(2, 12)}`;
    this.granted.set(token, { scopes, expiresAt: Date.now() + this.lifetimeMs });
    return { access_token: token, expires_in: Math.floor(this.lifetimeMs / 1000), token_type: 'Bearer' };
  }

  /** A token without the exchange, for tests of what comes after it. */
  grant(scopes: string[] = [SHEETS_SCOPE, DRIVE_SCOPE]): string {
    const token = `ya29.c.granted-${this.granted.size + 1}`;
    this.granted.set(token, { scopes, expiresAt: Date.now() + this.lifetimeMs });
    return token;
  }

  expireAll(): void {
    for (const grant of this.granted.values()) grant.expiresAt = 0;
  }

  /** What the Bearer token of a request allows; undefined for none or an old one. */
  scopesOf(authorization: string | undefined): string[] | undefined {
    const grant = this.granted.get(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
    return grant && grant.expiresAt > Date.now() ? grant.scopes : undefined;
  }
}
