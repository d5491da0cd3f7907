import { solutionText } from '../../triage/solution_text.ts';

/** "Yes.", "Not at all:": an answer to the passage's own question, which may not be the ticket's. */
const ANSWER_WORD = /^(?:yes|no|not at all|of course|certainly|ja|nein|natürlich|gar nicht|keineswegs|sí|no|claro(?: que sí)?|en absoluto|por supuesto|oui|non|bien sûr|pas du tout|sim|não|claro que sim|de modo nenhum)[.,:!;]\s+(?=\S)/iu;

/** "The customer told us that …": a note about somebody else, no answer to whoever reads it. */
const ABOUT_ANOTHER = /(?:^|(?<=[.!?]\s))(?:the (?:customer|client)|der kunde|die kundin|(?:el|la) client[ea]|le client|la cliente|[oa] cliente)\s[^.!?\n]{1,300}[.!?]?/gimu;

/** A passage's solution as it may open an answer to another question. */
export function answerText(solution: string): string {
  const whole = solutionText(solution);
  const text = whole.replace(ABOUT_ANOTHER, '').replace(/ {2,}/g, ' ').trim() || whole;
  const rest = text.replace(ANSWER_WORD, '');
  return rest === text ? text : rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}

/** The bridge ends in a colon: before a line that ends in one too, it would say the same twice. */
export const bridgeFor = (bridge: string, answer: string): string => (/:\s*$/.test(answer.split('\n')[0] ?? '') ? '' : bridge);
