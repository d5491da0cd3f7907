import { readFileSync } from 'node:fs';
import { UsageError } from './usage_error.ts';

const UNREADABLE: Record<string, string> = {
  ENOENT: 'does not exist', EISDIR: 'is a folder, not a file', EACCES: 'may not be read', EPERM: 'may not be read', ENOTDIR: 'does not exist',
};

/** First bytes of what people pick by mistake, and what to do about it. */
const SIGNATURES: [bytes: number[], sentence: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'is an Excel workbook or a zip archive, not a text file: save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an old Excel workbook, not a text file: save the sheet as CSV'],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF, not a text file'],
  [[0x1f, 0x8b], 'is compressed: unpack it first'],
];

const PROBED_BYTES = 65_536;
/** Shares of control characters that no text reaches: stricter where the bytes are not even UTF-8. */
const MOST_CONTROLS = { utf8: 0.3, other: 0.03 };

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(`${path} ${UNREADABLE[code] ?? `cannot be read (${code})`}.`);
  }
}

function decoded(bytes: Buffer): { text: string; utf8: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), utf8: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), utf8: true };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), utf8: true };
  } catch {
    // Excel on Windows still saves “CSV” in the old code page.
    return { text: new TextDecoder('windows-1252').decode(bytes), utf8: false };
  }
}

/**
 * The text of a file: UTF-8 or UTF-16 by its mark, otherwise Windows-1252; no byte order mark, line ends as they stand.
 * Throws `UsageError` where there is no such file, or it is empty or no text.
 */
export function readTextFile(path: string): string {
  const bytes = bytesOf(path);
  const [, sentence] = SIGNATURES.find(([signature]) => signature.every((byte, index) => bytes[index] === byte)) ?? [];
  if (sentence) throw new UsageError(`${path} ${sentence}.`);
  const { text, utf8 } = decoded(bytes);
  const probe = text.slice(0, PROBED_BYTES);
  // eslint-disable-next-line no-control-regex
  const controls = probe.match(/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (controls > probe.length * MOST_CONTROLS[utf8 ? 'utf8' : 'other']) throw new UsageError(`${path} is a binary file, not a text file.`);
  if (text.trim() === '') throw new UsageError(`${path} is empty.`);
  return text;
}
