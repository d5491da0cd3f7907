import { createPrivateKey } from 'node:crypto';
import { VendorError } from '../../errors.ts';
import { isRecord } from '../json.ts';

/** The two parts of a service account's JSON key that this app uses. `token_uri` and the rest are never read. */
export interface ServiceAccount {
  clientEmail: string;
  /** PKCS#8 in PEM, with real line breaks. */
  privateKey: string;
}

const malformed = (said: string) => new VendorError('google_sheets', 'malformed_key', { said });

/**
 * A key file as people paste it, made JSON again: raw line breaks inside a text become `\n`, a `\n` written out between
 * the fields becomes a blank, and the curly quotes of a word processor become straight ones.
 */
function repaired(text: string): string {
  let inText = false;
  let out = '';
  const source = text.replace(/[\u201c\u201d\u201e]/g, '"');
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '\\') {
      const next = source.charAt(at + 1);
      out += inText ? char + next : 'nrt'.includes(next) ? ' ' : next;
      if (!inText && next === '"') inText = !inText;
      at += 1;
    } else {
      if (char === '"') inText = !inText;
      out += inText && char === '\n' ? '\\n' : char === '\r' ? '' : char;
    }
  }
  return out;
}

function parsed(text: string): unknown {
  for (const attempt of [() => text, () => repaired(text), () => repaired(text.replaceAll('\\"', '"'))]) {
    try {
      const value: unknown = JSON.parse(attempt());
      return typeof value === 'string' && value !== text ? parsed(value.trim()) : value;
    } catch {
      // The next way of reading it.
    }
  }
  return undefined;
}

/**
 * Reads a pasted service account key: the JSON file's content, also with a leading blank, escaped line breaks, or as one
 * quoted text. Throws `malformed_key` with what it is instead; the message never holds a piece of the key.
 */
export function readServiceAccount(pasted: string): ServiceAccount {
  const key = parsed(pasted.replace(/^\uFEFF/, '').trim());
  if (!isRecord(key)) throw malformed("it is not the content of a service account's JSON key file");
  if (isRecord(key.installed) || isRecord(key.web)) throw malformed('it is an OAuth client, not a service account; create a key under “Service accounts” in Google Cloud');
  if (key.type !== 'service_account') throw malformed('its “type” is not “service_account”');
  const { client_email: clientEmail, private_key: privateKey } = key;
  if (typeof clientEmail !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(clientEmail.trim())) throw malformed('its “client_email” is missing');
  if (typeof privateKey !== 'string' || !privateKey.includes('BEGIN PRIVATE KEY')) throw malformed('its “private_key” is missing or cut off');
  const pem = `${privateKey.replaceAll('\\n', '\n').trim()}\n`;
  if (!isRsaKey(pem)) throw malformed('its “private_key” is damaged');
  return { clientEmail: clientEmail.trim(), privateKey: pem };
}

/** Node's own words about a bad key are not passed on: they differ by version and may quote it. */
function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
