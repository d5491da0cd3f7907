import type { CheckedReply } from './checked_reply.ts';

/** What stands in a source for something to be put in: "[number]", "<pupil number>", "XXXX", "00000-000", or a form that an example shows. */
const GAP = /\[[^\][\n]{2,40}\]|<[^<>\n]{2,40}>|\{[^{}\n]{2,40}\}|(?<![\p{L}\d])(?:X{3,}|#{3,}|_{3,}|0{3,}(?:-0{2,})*|N{3,}|9{4,})(?![\p{L}\d])/u;
const RUNS = /\p{L}+|\d+/gu;
const isDigits = (run: string): boolean => /^\d/.test(run);

/**
 * Whether a code or a label is a source's form with what the ticket gives put in, "P-20887" of "P-<pupil number>": its digits are the
 * ticket's, and its letters the source's.
 */
export function filledIn({ ticket, sources }: Pick<CheckedReply, 'ticket' | 'sources'>): (words: string) => boolean {
  const forms = sources.map(({ text }) => text).filter((text) => GAP.test(text));
  if (forms.length === 0) return () => false;
  const letters = new Set(forms.flatMap((text) => text.match(RUNS) ?? []).filter((run) => !isDigits(run)));
  const given = new Set(`${ticket.subject}\n${ticket.message}`.match(/\d(?:[ .,/_-]?\d)*/g)?.map((run) => run.replace(/\D/g, '')));
  return (words) => {
    const runs: string[] = words.match(RUNS) ?? [];
    const digits = runs.filter(isDigits);
    return digits.length > 0 && (given.has(digits.join('')) || digits.every((run) => given.has(run))) && runs.every((run) => isDigits(run) || letters.has(run));
  };
}
