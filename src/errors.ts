/** The vendors this app talks to, by the names a person knows them by. */
export const VENDORS = { gemini: 'Gemini', pinecone: 'Pinecone', google_sheets: 'Google Sheets' } as const;
export type Vendor = keyof typeof VENDORS;

/** What Zapier is to do about a refusal. */
export type Remedy =
  | 'reconnect' // ExpiredAuthError: the connection is asked for again
  | 'refresh' // RefreshAuthError: the session exchange runs again, then the step
  | 'retry_later' // ThrottledError: Zapier runs the step again after a delay
  | 'stop'; // an ordinary error, so that the run can be replayed

interface Refusal {
  remedy: Remedy;
  sentence: (name: string, detail: RefusalDetail) => string;
}

export interface RefusalDetail {
  /** Address a sheet must be shared with. */
  clientEmail?: string;
  /** Spreadsheet, tab, model, index or field the refusal is about. */
  subject?: string;
  /** What the step calls the field in which it was chosen. */
  field?: string;
  /** The vendor's own words, where they help and hold no secret. */
  said?: string;
  /** Seconds the vendor asked to wait. */
  retryAfterSeconds?: number;
}

const again = 'Zapier will run this step again by itself.';
const replay = 'Replay the run once that is done; nothing is lost.';
/** Longer than any name of a sheet, tab, column or model that a person means. */
const LONGEST_NAME = 60;

const isName = (text: string): boolean => text !== '' && text.length <= LONGEST_NAME && !/[\r\n@]/.test(text);

/** What a person typed or mapped into a field, to be named in a sentence. What is no name, such as a ticket's text in the wrong field, is not repeated. */
export const nameOf = (text: string): string => (isName(text) ? text : '…');
const quoted = (text = ''): string => (isName(text) ? ` “${text}”` : '');

/** Every refusal this app knows, in plain words: what is wrong, where, and the way out. */
const REFUSALS = {
  bad_key: { remedy: 'reconnect', sentence: (n) => `The ${n} key in this connection is not accepted. Open the connection in Zapier, paste a valid ${n} key, and reconnect.` },
  key_blocked: { remedy: 'reconnect', sentence: (n, d) => `The ${n} key in this connection is valid but not allowed to do this${d.said ? ` (${d.said})` : ''}. Lift the key's restrictions or create a new key, then reconnect.` },
  malformed_key: { remedy: 'reconnect', sentence: (n, d) => `The ${n} key in this connection cannot be read${d.said ? `: ${d.said}` : ''}. Paste it again exactly as ${n} gave it, then reconnect.` },
  token_expired: { remedy: 'refresh', sentence: (n) => `The access to ${n} has run out and is being renewed.` },
  throttled: { remedy: 'retry_later', sentence: (n) => `${n} asks to slow down. ${again}` },
  daily_quota: { remedy: 'stop', sentence: (n) => `The ${n} quota for today is used up. Raise the quota or wait until tomorrow. ${replay}` },
  billing: { remedy: 'stop', sentence: (n, d) => `${n} refuses because of billing or region${d.said ? `: ${d.said}` : ''}. Check the account's billing. ${replay}` },
  unavailable: { remedy: 'retry_later', sentence: (n) => `${n} is not available at the moment. ${again}` },
  unreachable: { remedy: 'retry_later', sentence: (n) => `${n} could not be reached. ${again}` },
  timeout: { remedy: 'retry_later', sentence: (n) => `${n} did not answer in time. ${again}` },
  nonsense: { remedy: 'retry_later', sentence: (n) => `${n} sent an answer that cannot be used. ${again}` },
  refused: { remedy: 'stop', sentence: (n, d) => `${n} refused the request${d.said ? `: ${d.said}` : ''}. Please tell us if this keeps happening.` },
  too_large: { remedy: 'stop', sentence: (n) => `The ticket is too large for ${n}. Shorten it, or map a shorter field.` },
  model_retired: { remedy: 'stop', sentence: (n, d) => `The ${n} model${quoted(d.subject)} does not exist or was retired. Choose another model in this step's field “Gemini Model”. ${replay}` },
  blocked: { remedy: 'stop', sentence: (n, d) => `${n} will not answer on this ticket${d.said ? ` (${d.said})` : ''}. A person should read it.` },
  not_shared: { remedy: 'stop', sentence: (_n, d) => `The spreadsheet${quoted(d.subject)} is not shared with this connection. Share the sheet with ${d.clientEmail || "the service account's address"} (Viewer is enough for reading, Editor for the corrections sheet).` },
  read_only: { remedy: 'stop', sentence: (_n, d) => `The spreadsheet${quoted(d.subject)} is shared for reading only, or protected. Share it with ${d.clientEmail || "the service account's address"} as Editor, and let that address edit what is protected, so that rows can be added.` },
  sheet_missing: { remedy: 'stop', sentence: (_n, d) => `The spreadsheet${quoted(d.subject)} was not found. It may have been deleted, or its address is mistyped: choose it again in the field “${d.field || 'Spreadsheet'}”.` },
  tab_missing: { remedy: 'stop', sentence: (_n, d) => `The worksheet${quoted(d.subject)} was not found in the spreadsheet. It may have been deleted: choose it again in the field “${d.field || 'Worksheet'}”.` },
  api_disabled: { remedy: 'stop', sentence: (_n, d) => `The ${d.subject || 'Google Sheets API'} is not switched on in the Google Cloud project of this service account. Switch it on in Google Cloud under “APIs & Services”, wait a minute, and try again.` },
  not_a_google_sheet: { remedy: 'stop', sentence: (_n, d) => `The file${quoted(d.subject)} is an Excel file, not a Google Sheet. Open it in Google Drive, choose File → Save as Google Sheets, and choose the new file here.` },
  index_missing: { remedy: 'stop', sentence: (_n, d) => `The Pinecone index${quoted(d.subject)} was not found. Check the name of the index in this connection.` },
  index_not_ready: { remedy: 'retry_later', sentence: (_n, d) => `The Pinecone index${quoted(d.subject)} is still being prepared. ${again}` },
  index_unfit: { remedy: 'stop', sentence: (_n, d) => `The Pinecone index${quoted(d.subject)} cannot be used here${d.said ? `: ${d.said}` : ''}. Choose an index that stores dense vectors (the “vectors” form).` },
  embedding_mismatch: { remedy: 'stop', sentence: (_n, d) => `The Pinecone index${quoted(d.subject)} was filled by another embedding model${d.said ? ` (${d.said})` : ''}. Use the key it was filled with, or import the knowledge again into a new index.` },
} satisfies Record<string, Refusal>;

export type Problem = keyof typeof REFUSALS;

/** Every refusal by name; the guide to what each message means is tested against them. */
export const PROBLEMS = Object.keys(REFUSALS) as Problem[];

/**
 * A vendor's refusal as the adapters throw it: never holds a key, a token or ticket text.
 * Recognised by name, not by `instanceof`: each SDK chunk of the zip carries its own copy of this class.
 */
export class VendorError extends Error {
  readonly vendor: Vendor;
  readonly problem: Problem;
  readonly detail: RefusalDetail;

  constructor(vendor: Vendor, problem: Problem, detail: RefusalDetail = {}) {
    super(REFUSALS[problem].sentence(VENDORS[vendor], detail));
    this.name = 'VendorError';
    this.vendor = vendor;
    this.problem = problem;
    this.detail = detail;
  }
}

export const isVendorError = (error: unknown): error is VendorError =>
  error instanceof Error && error.name === 'VendorError' && 'problem' in error;

export const remedyFor = (error: VendorError): Remedy => REFUSALS[error.problem].remedy;

/** Whether a vendor, or the one named, could not answer this time and may the next. */
export const isAway = (error: unknown, vendor?: VendorError['vendor']): boolean => isVendorError(error) && error.vendor === (vendor ?? error.vendor) && remedyFor(error) === 'retry_later';

/** Something the person in the editor can mend: a missing field, an unknown option. The message is the sentence shown. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

/** The run ends softly here, on purpose, and the zap stays on. The message is the reason shown. */
export class Halt extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Halt';
  }
}
