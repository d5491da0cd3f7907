/** A vendor's refusal for who sits at a command line: there is no connection to open and no Zapier to run it again. */
import { remedyFor, VENDORS, type Problem, type Vendor, type VendorError } from '../../errors.ts';

const KEYS: Record<Vendor, string> = { gemini: 'GEMINI_API_KEY', pinecone: 'PINECONE_API_KEY', google_sheets: 'the service account key' };
const PLACE = 'the environment or the file .env';

const OWN: Partial<Record<Problem, (vendor: Vendor, detail: VendorError['detail']) => string>> = {
  bad_key: (vendor) => `The ${VENDORS[vendor]} key in ${KEYS[vendor]} is not accepted. Put a valid one into ${PLACE}.`,
  key_blocked: (vendor, { said }) => `The ${VENDORS[vendor]} key in ${KEYS[vendor]} is valid but not allowed to do this${said ? ` (${said})` : ''}. Lift its restrictions, or put a new one into ${PLACE}.`,
  malformed_key: (vendor, { said }) => `The ${VENDORS[vendor]} key in ${KEYS[vendor]} cannot be read${said ? `: ${said}` : ''}. Copy it again exactly as ${VENDORS[vendor]} gave it.`,
  index_missing: (_vendor, { subject }) => `The Pinecone index “${subject ?? ''}” was not found. Correct PINECONE_INDEX in ${PLACE}, or add --create to “import” to make it.`,
};

const AGAIN = 'Run the same command again: what is stored is not embedded twice.';

/** The sentence to print, with the way out at a command line. */
export function sentenceHere(error: VendorError): string {
  const own = OWN[error.problem]?.(error.vendor, error.detail);
  if (own) return own;
  const plain = error.message.replace('Replay the run once that is done; nothing is lost.', AGAIN);
  return remedyFor(error) === 'retry_later' ? plain.replace('Zapier will run this step again by itself.', AGAIN) : plain;
}
