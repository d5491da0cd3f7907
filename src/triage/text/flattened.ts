import { fold } from './characters.ts';
import { anyOf } from './phrases.ts';

/** A line this long is a body that lost its line breaks (a sheet's cell, a form's field) or a paragraph. */
const LONG = 30;
/** A signature stands within so many letters of the end, small print included. */
const TAIL = 20_000;
const CLOSERS = new RegExp(
  `(?<=[.!?…)"”»]\\s{1,3})(?:${anyOf('sign_offs')})(?=[,!.]?\\s+\\p{L})|(?<=\\s)${anyOf('device_lines')}\\s(?:[\\p{L}]{1,12}\\s){0,3}${anyOf('device_names')}(?![\\p{L}\\p{N}])|(?<=\\s)p\\.?\\s?[sd]\\.?\\s?:`,
  'gu',
);

/** Line breaks put back before a sign-off, a device line or a postscript that stands inside a long line. */
export function unflattened(text: string): string {
  const from = text.lastIndexOf('\n', Math.max(0, text.length - TAIL)) + 1;
  return text.slice(0, from) + brokenUp(text.slice(from));
}

const brokenUp = (tail: string): string =>
  tail
    .split('\n')
    .map((line) => {
      if (line.length < LONG) return line;
      const folded = fold(line);
      let from = 0;
      const pieces: string[] = [];
      for (const closer of folded.matchAll(CLOSERS)) {
        pieces.push(line.slice(from, closer.index).trimEnd());
        from = closer.index;
      }
      return [...pieces, line.slice(from)].join('\n');
    })
    .join('\n');
