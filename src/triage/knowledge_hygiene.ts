import { BLANKS, valuesAskedFor, wordsOfBlank } from './blanks.ts';
import { greetingIn, onlyGreets, signOffAt } from './letter_formulas.ts';
import { withoutPersonalData } from './personal_data.ts';
import { saysNothing } from './says_nothing.ts';
import { fold } from './text/characters.ts';
import { cleanTicketText } from './ticket_text.ts';
import { isUnanswered } from './unanswered.ts';

/** A solved ticket or an article on its way into the knowledge base. */
export interface KnowledgeTexts {
  title: string;
  problem: string;
  solution: string;
}

/** Words that a blank for somebody's name is made of: "<first_name>", "[Nom du client]", "%NACHNAME%". */
const PERSON = /^(?:\p{L}*name|\p{L}*nome?|nombre|customer|client\p{L}?|kund\p{L}*|user|agente?|first|last|full|your|ihr|herr|frau|apellidos?|apelido|the|del?|du|d[oa])$/u;
/** "Thanks, <name>" without its comma. */
const THANKS = /(?:thanks|thank you|danke|vielen dank|sorry|gracias|merci|obrigad[oa])\s*$/u;
/** Words of a greeting before the name: "Sehr geehrte Frau …". */
const MOST_GREETING = 4;
/** Letters around a blank by which it is read: what comes behind it is its comma, or the end of its line. */
const AROUND = 80;

const namesAPerson = (blank: string): boolean => {
  const words = wordsOfBlank(blank);
  return words.length > 0 && words.every((word) => PERSON.test(word));
};

/** Whether a name stands here to address somebody: behind a greeting, or set off by commas. */
function addresses(before: string, after: string): boolean {
  const led = fold(before.split(/[.!?]\s/).at(-1) ?? '').trim();
  const ends = /^\s*(?:[,.!?;:]|$)/.test(after);
  return ((led === '' || led.endsWith(',') || THANKS.test(led)) && ends) || (greetingIn(led) > 0 && led.split(' ').length <= MOST_GREETING);
}

/** A line without the blanks by which it addresses somebody, each with its comma. What else it leaves blank stands: a step is worth more than a tidy line. */
function withoutAddress(line: string): string {
  return BLANKS.reduce((kept, blank) => kept.replace(blank, (words: string, ...rest: unknown[]) => {
    const at = Number(rest.find((each) => typeof each === 'number'));
    return namesAPerson(words) && addresses(kept.slice(Math.max(0, at - AROUND), at), kept.slice(at + words.length, at + words.length + AROUND)) ? '\u0000' : words;
  }), line).replace(/^\s*\u0000[\s,.!?;:]*|,?[^\S\n]*\u0000(?=\s*[,.!?;:]|\s*$)|(?<=[.!?]\s)\u0000\s*,\s*|\s*\u0000/gu, '').trim();
}

/** Greeting, sign-off and all that follows it, and blanks for a name taken off; personal data replaced by what it is. */
function tidied(text: string): string {
  const lines = cleanTicketText(text).message.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  // "Hi <name>," greets too: the blank stands for a name.
  const greeting = BLANKS.reduce((line, blank) => line.replace(blank, (words) => (namesAPerson(words) ? 'X' : words)), (lines[first] ?? '').trim());
  if (first >= 0 && onlyGreets(greeting)) lines.splice(0, first + 1);
  const kept = lines.map(withoutAddress);
  const end = signOffAt(kept, 4);
  if (end > 0) kept.length = end;
  return withoutPersonalData(kept.join('\n')).replace(/\n{3,}/g, '\n\n').trim();
}

/** What a person should know of a solution that is stored: a reply that tells a blank of it waits for a person. */
function warningOf(solution: string): string {
  const blanks = valuesAskedFor(solution);
  if (blanks.length === 0) return '';
  return `The solution holds ${blanks.map((blank) => `“${blank}”`).join(', ')}, left blank: a reply that would tell it waits for a person. Write it in if it is the same for every customer.`;
}

/**
 * Knowledge fit to answer other customers: cleaned, without greetings, signatures, blanks for a name and personal data. No step of it is
 * left out. `refused` says why it is not to be stored, `warning` what of it a reply cannot tell; `""` where neither is so.
 */
export function cleanKnowledge({ title, problem, solution }: KnowledgeTexts): KnowledgeTexts & { refused: string; warning: string } {
  const texts = { title: tidied(title).replace(/\s+/g, ' '), problem: tidied(problem), solution: tidied(solution) };
  const refused = !texts.title && !texts.problem ? 'The problem is blank.'
    : !texts.solution ? (solution.trim() ? 'Nothing is left of the solution without its greeting, blanks and signature.' : 'The solution is blank.')
      : isUnanswered(texts.solution) ? 'The solution is still to be written.' : saysNothing(texts.solution);
  return { ...texts, title: texts.title || texts.problem.replace(/\s+/g, ' ').slice(0, 80), problem: texts.problem || texts.title, refused, warning: refused ? '' : warningOf(texts.solution) };
}
