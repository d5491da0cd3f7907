import type { ReplyDraft } from '../../ports/engine.ts';
import { takesLeave } from '../../triage/letter_formulas.ts';

/** How many times the words asked for a reply may have. */
const MOST_OVER = 1.5;

/** A sign or a small word behind which more must follow, in five languages; none that also ends an order (“Schalten Sie es ein”, “retirez-les”, “los dos”). */
const AWAITS_MORE = /(?:[,;:([{–—]|(?:^|\s)(?:and|or|the|your|our|und|oder|der|den|dem|eine[mn]?|Ihre?[mnr]?|y|el|los|las|una?|del|sus?|et|ou|les?|la|une|des|votre|os|sua?s?|seu|que))$/;
/** More of them, which may end what stands in a list (“the address it was sent to”). */
const AWAITS_IN_TEXT = /\s(?:for|to|of|with|from|für|mit|von|zu|auf|para|con|de|por|pour|avec|à|com|em)$/;
/** Whether a text ends in a word, and no address, whose last letter has a capital (other scripts end a sentence otherwise) or is a digit. */
function endsInWord(text: string): boolean {
  const word = text.slice(text.lastIndexOf(' ') + 1), last = word.slice(-1);
  return !/[@/.]/.test(word) && (/\d/.test(last) || last.toLowerCase() !== last.toUpperCase());
}

const LIST_ITEM = /^(?:\s|[-*•] |\d{1,3}[.)] )/;
/** Words of a line of its own that may be a name or a wish without a mark at its end, and of what may stand so behind a sentence ("Thanks"). */
const MOST_OF_A_WISH = 10, MOST_OF_THANKS = 2;

/** Whether a body ends in the middle of a sentence. A link, a list's item, an emoji, a name and a wish are ends. */
export function breaksOff(body: string): boolean {
  const lines = body.split('\n').filter((line) => line.trim() !== ''), last = lines.at(-1) ?? '', before = lines.at(-2)?.trimEnd(), end = last.trimEnd();
  if (AWAITS_MORE.test(end)) return true;
  if (LIST_ITEM.test(last) || before?.endsWith(':') || !endsInWord(end)) return false;
  if (AWAITS_IN_TEXT.test(end)) return true;
  const tail = end.split(/[.!?…]["”»)]*\s+/).at(-1) ?? '', wordsOf = (text: string) => text.split(/\s+/).length;
  if (before !== undefined && wordsOf(end) <= MOST_OF_A_WISH) return false;
  return tail === end || !(takesLeave(tail) || wordsOf(tail) <= MOST_OF_THANKS);
}

/** Words of a passage that nobody says twice in a row by chance, and of the longest that is looked for. */
const LEAST_REPEATED = 4, MOST_REPEATED = 200;

/** Whether a passage of four words or more stands twice in a row, as where a model runs in circles. Work: words times the longest passage. */
export function runsInCircles(body: string): boolean {
  const words = body.toLowerCase().split(/[\s.,;:!?]+/).filter(Boolean);
  for (let length = LEAST_REPEATED; length <= Math.min(MOST_REPEATED, words.length / 2); length += 1) {
    for (let at = length, run = 0; at < words.length; at += 1) {
      run = words[at] === words[at - length] ? run + 1 : 0;
      if (run === length) return true;
    }
  }
  return false;
}

/** What a person must look at in the form of a reply, a sentence each; `[]` where it is as it was asked for. */
export function formFaults(body: string, status: ReplyDraft['status'], mostWords: number): string[] {
  const words = body.match(/\S+/g)?.length ?? 0;
  const faults: [boolean, string][] = [
    [breaksOff(body), "Gemini's reply seems to break off at its end."],
    [runsInCircles(body), "Gemini's reply says the same twice in a row."],
    [words > mostWords * MOST_OVER, `Gemini's reply has ${words} words; “Most Words” allows ${mostWords}.`],
    [status === 'clarify' && (body.match(/[?？](?=[\s"”»)]|$)/g)?.length ?? 0) > 1, 'Gemini asks more than one thing back.'],
  ];
  return faults.flatMap(([holds, fault]) => (holds ? [fault] : []));
}
