import type { Passage } from '../../../ports/knowledge_base.ts';
import { sentencesOf } from '../../../triage/text/sentences.ts';
import { fold } from '../../../triage/text/characters.ts';
import { namesIn } from '../../../triage/replies/ticket_questions.ts';
import { namesSomething, stemOf } from '../words/kin.ts';
import { wordCount } from './reply_frame.ts';
import { createSearchIndex } from '../search/retrieval.ts';
import { wordsOf } from '../words/words.ts';

/** An answer of so many words is read whole; of a longer one, in at least so many parts, what was asked for. */
const LONG = 80;
const FEWEST_PARTS = 3;
/** A first part this short says for whom or what all the others hold. */
const LONGEST_PREMISE = 16;
/** A part this near to the nearest is told too; where none lies nearer than this, nothing tells which part is meant. */
const NEARLY_AS_NEAR = 0.5;
const LEAST_NEAR = 0.1;

const ITEM = /^\s*(?:[-*•–]|\d{1,2}[.)])\s/;
/** "3. …": where a paragraph stands between, it still goes on from "2. …". */
const LATER_ITEM = /^(?!1[.)])\d{1,2}[.)]\s/;
const HOLDS_ITEM = /^ *\d{1,2}[.)]\s/m;
const HEADING = /^[^\n]{2,70}[^\n.!?:;,…]$/;
/** "Then …", "If that does not help, …": goes on from the part before. */
const GOES_ON = /^(?:(?:step|schritt|paso|étape|etape|passo) (?:[2-9]|1\d)\b|then|after that|afterwards|next,|otherwise|if (?:that|this|it|they|not)\b|danach|dann|anschließend|sonst|andernfalls|hilft|falls (?:das|nicht)|wenn (?:das|nicht)|después|luego|de lo contrario|si (?:eso|no|sigue)\b|ensuite|puis|sinon|si cela|depois|em seguida|caso contrário|se (?:isso|não)\b)/i;

/** For a person to see: what was left out may hold a condition. */
export const PARTLY = 'The draft tells only what fits of a longer article; see whether the rest is needed.';

/** An article in the parts that make sense alone: a heading with what stands below it, a list with what leads to it, what goes on with what it goes on from. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  const titled: boolean[] = [];
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n+/).map((one) => one.trim()).filter(Boolean)) {
    while (LATER_ITEM.test(block) && parts.length > 1 && !HOLDS_ITEM.test(parts.at(-1)!)) {
      const told = parts.pop()!;
      titled.pop();
      parts.push(`${parts.pop()!}\n\n${told}`);
    }
    const before = parts.at(-1);
    const isHeading = HEADING.test(block) && !ITEM.test(block);
    const underHeading = titled.at(-1) === true;
    // "Open the app", "Press Pair": one such line behind another is no heading of its own, but goes on.
    if (before !== undefined && isHeading && underHeading && HEADING.test(before.split('\n').at(-1) ?? '')) parts[parts.length - 1] = `${before}\n\n${block}`;
    else if (before !== undefined && !isHeading && (underHeading || ITEM.test(block) || before.endsWith(':') || GOES_ON.test(block))) parts[parts.length - 1] = `${before}${HEADING.test(before) ? ':\n' : '\n\n'}${block}`;
    else {
      parts.push(block);
      titled.push(isHeading);
    }
  }
  return parts;
}

/** A heading tells more than what stands below it. */
const indexOf = (parts: string[]) => createSearchIndex(parts.map((text) => ({ parts: [{ text, weight: 1 }, { text: /^[^\n]{2,70}:\n/.exec(text)?.[0] ?? '', weight: 1 }] })));

/** Whether a part of a long answer names all that one more question names. */
export function tellsAlong({ solution }: Passage, question: string): boolean {
  const stems = (text: string): string[] => wordsOf(text).filter(namesSomething).map(stemOf);
  const asked = namesIn(fold(question)).filter(namesSomething).map(stemOf);
  return asked.length > 0 && wordCount(solution) > LONG && partsOf(solution).map((part) => new Set(stems(part))).some((told) => asked.every((stem) => told.has(stem)));
}

/**
 * A passage with what of its answer was asked for, the same passage where it is short, of one piece, or nothing tells which part is
 * meant. `asked`: the ticket, or each of its questions that this passage answers.
 */
export function excerptOf(passage: Passage, asked: string[]): Passage {
  if (wordCount(passage.solution) <= LONG) return passage;
  const parts = partsOf(passage.solution);
  if (parts.length < FEWEST_PARTS) return passage;
  const index = indexOf(parts);
  const kept = new Set(wordCount(parts[0]!) <= LONGEST_PREMISE ? [0] : []);
  for (const question of asked) {
    const found = index.search(question, parts.length, parts.length);
    const nearest = Math.max(0, ...found.map(({ score }) => score));
    if (nearest < LEAST_NEAR) return passage;
    for (const { place, score } of found) if (score >= nearest * NEARLY_AS_NEAR) kept.add(place);
  }
  return kept.size === parts.length ? passage : { ...passage, solution: parts.filter((_part, at) => kept.has(at)).join('\n\n') };
}

/** Fewer words than this of a longer answer are its opening and no answer. */
const FEWEST_FIRST = 15;

/** What a text says first, in whole sentences and at most so many words, no question at the end, whose answer would be missing; `""` where that would break off a list, or say next to nothing. */
function firstOf(text: string, most: number): string {
  let kept = '';
  for (const { to } of sentencesOf(text)) {
    if (wordCount(text.slice(0, to)) > most) break;
    if (!/\?\s*$/.test(text.slice(0, to))) kept = text.slice(0, to);
  }
  const rest = text.slice(kept.length).trimStart();
  return wordCount(kept) < FEWEST_FIRST || /:\s*$/.test(kept) || ITEM.test(rest.split('\n')[0] ?? '') ? '' : kept.trim();
}

/** A passage with an answer of at most so many words: what of it was asked for, else what it says first; undefined where neither is short and whole. */
export function shortOf(passage: Passage, asked: string[], most: number): Passage | undefined {
  const told = excerptOf(passage, asked);
  if (wordCount(told.solution) <= most) return told;
  const solution = firstOf(told.solution, most);
  return solution === '' ? undefined : { ...told, solution };
}
