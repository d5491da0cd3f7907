import { fold } from './characters.ts';
import { ofLines, ofThreads } from './phrases.ts';

const verbs = ofThreads.phrasesOf('wrote_before', 'wrote_after');
const ofQuoted = ofLines.beginningsOf('of_quoted');

/** Lines of a log, a console or a config: a time, a level, a prompt, a path, a code, an assignment. */
const CONSOLE = /^\s*(?:\[?\d{1,4}[:/.-]\d{2}|\[[a-z]{3,9}\]|(?:error|warn(?:ing)?|info|debug|fatal|traceback|exception|caused by|npm|git|sudo|curl|ping|at )\b|[$#%]\s|[a-z]:\\|\/\w|\w{1,20}=)|[{};=\\]|=>|::|\w\(\)|^\s*import\s\w|\b0x[\da-f]|\b(?:errno|code|exit|status|stage|retry|err)[ _:-]{0,2}\d|[a-z]_[a-z]|\b\w{2,30}\.(?:dll|exe|js|py|java|log|sys|php):?\d{0,6}\b/;

/** A shell's line (`$ curl …`, `C:\\> ping …`). */
const PROMPT = /^\s*(?:[$#%]\s[a-z]|[A-Za-z]:\\)/;
/** Words of a step in a menu's path ("> Network > Reset"), one a line. */
const MOST_STEP_WORDS = 3;

/** What stands around lines that begin with `>`, nothing else of a thread being near. */
export interface QuoteSurroundings {
  /** The last lines with words before them, the nearest last. */
  before: string[];
  /** Whether the nearest of them stands right above, no blank line between. */
  adjoins: boolean;
  /** The first line with words after them, or `""`. */
  after: string;
  /** Whether a colon leads in every run of marked lines: where only the first has one, it leads in answers between quotations. */
  allLed: boolean;
}

/**
 * Whether lines marked by `>` were typed by the customer (a log, an error, a text they speak of) rather than quoted by a
 * mail program: they are led in by a colon, look like a console's, or the words after them refer to them.
 */
export function isTyped(lines: string[], { before, adjoins, after, allLed }: QuoteSurroundings): boolean {
  const lead = fold(before.at(-1) ?? '').trimEnd();
  const attributed = /@|\b(?:19|20)\d\d\b|\d{1,2}:\d{2}/.test(lead) || verbs.isIn(lead);
  if ((lead.endsWith(':') && !attributed && allLed) || before.some((line) => PROMPT.test(line))) return true;
  const shown = lines.map((line) => fold(line)).filter((line) => /[\p{L}\p{N}]/u.test(line));
  if (attributed && lead.endsWith(':')) return false;
  // "The screen shows / > Tray 2 empty / although it is full": a sentence that goes on behind the marked lines.
  const goesOn = !attributed && /[\p{L}\p{N}]$/u.test(lead) && lead.split(/\s+/).length >= 3 && after.trim() !== '';
  if (goesOn && shown.every((line) => !/[.?!]\s*$/.test(line))) return true;
  const isStep = (line: string): boolean => line.trim().split(/\s+/).length <= MOST_STEP_WORDS && !/[.?!,]\s*$/.test(line);
  if (adjoins && !attributed && shown.length > 1 && shown.every(isStep)) return true;
  if (CONSOLE.test(fold(after))) return true;
  const referred = fold(after).trimStart();
  if (ofQuoted.at(referred, 0) && !shown.some((line) => /\?\s*$/.test(line))) return true;
  return shown.length > 0 && shown.filter((line) => CONSOLE.test(line) && !/[?]\s*$/.test(line)).length * 2 >= shown.length;
}
