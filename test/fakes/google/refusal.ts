/** An answer of the fake: what goes over the wire. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** JSON unless it is a text. */
  body: unknown;
}

/** A refusal in the form Google gives it; thrown by the fake's parts, answered by its server. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super('refused');
    this.reply = reply;
  }
}

/** `google.rpc.Status` as Sheets answers. */
export function sheetsRefusal(status: number, state: string, message: string, details: unknown[] = []): Refusal {
  return new Refusal({ status, body: { error: { code: status, message, status: state, ...(details.length > 0 ? { details } : {}) } } });
}

/** The older form that Drive v3 answers. */
export function driveRefusal(status: number, reason: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { errors: [{ domain: 'usageLimits', reason, message }], code: status, message } } });
}

export const invalidArgument = (message: string): Refusal => sheetsRefusal(400, 'INVALID_ARGUMENT', message);

export const callerDenied = (): Refusal => sheetsRefusal(403, 'PERMISSION_DENIED', 'The caller does not have permission');

export const unauthenticated = (): Refusal => sheetsRefusal(401, 'UNAUTHENTICATED',
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.');

export function apiDisabled(api: 'Google Sheets API' | 'Google Drive API'): Refusal {
  const service = api === 'Google Sheets API' ? 'sheets.googleapis.com' : 'drive.googleapis.com';
  return sheetsRefusal(403, 'PERMISSION_DENIED',
    `${api} has not been used in project 123456789 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/${service}/overview?project=123456789 then retry.`,
    [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED', domain: 'googleapis.com', metadata: { service } }]);
}

export const readQuota = (retryDelay = ''): Refusal => sheetsRefusal(429, 'RESOURCE_EXHAUSTED',
  "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:123456789'.",
  [
    { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'RATE_LIMIT_EXCEEDED', domain: 'googleapis.com', metadata: { quota_unit: '1/min/{project}/{user}' } },
    ...(retryDelay ? [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay }] : []),
  ]);
