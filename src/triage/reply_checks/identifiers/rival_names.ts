import { fold } from '../../text/characters.ts';
import type { Check } from '../checked_reply.ts';
import { contentWords, isQuestion, sentencesOf } from '../../text/sentences.ts';

/** Two or three capitalised words or figures in a row: Quillbooks Pro, Mixa 500. */
const NAME = /(?<![\p{L}\p{N}])(?!(?:In|On|At|For|The|Your|With|Our|To|From|By|If|Im|Bei|Mit|Für|Der|Die|Das|Ihr|Ihre|Zum|Am|En|El|La|Los|Las|Su|Con|Para|Por|Le|Les|Au|Aux|Du|Des|Pour|Votre|Vos|De|Em|No|Na|Nos|Nas|O|A|Os|As|Seu|Sua|Ao|Do|Da) )\p{Lu}[\p{L}\p{M}\p{N}]+(?: (?:\p{Lu}[\p{L}\p{M}\p{N}]*|\d{1,4})(?![\p{L}\p{N},.]\d)){1,2}/gu;
const LEAST_SHARED = 0.55;
const LEAST_WORDS = 3;

const head = (name: string): string => name.split(' ')[0] ?? '';
const tail = (name: string): string => name.split(' ').at(-1) ?? '';
/** Names as written, and their last two words alone: "In Tabula Pro" opens a sentence. */
const namesIn = (text: string): string[] => [...new Set((text.match(NAME) ?? []).flatMap((name) => [name, name.split(' ').slice(-2).join(' ')]))].map((name) => fold(name));

/** Names of one family that differ behind their first word: editions, models, plans. */
function families(text: string): Set<string> {
  const byHead = new Map<string, Set<string>>();
  for (const name of namesIn(text)) byHead.set(head(name), (byHead.get(head(name)) ?? new Set()).add(name));
  return new Set([...byHead.values()].filter((names) => names.size > 1).flatMap((names) => [...names]));
}

/** What a source says of one model, edition or plan, said of another of the same family. */
export const findRivalNames: Check = ({ body, sources }) => {
  const rivals = families(sources.map(({ text }) => text).join('\n'));
  if (rivals.size === 0) return [];
  const own = (folded: string): string[] => [...rivals].filter((name) => folded.includes(name));
  const given = sources.flatMap(({ text }) => sentencesOf(text)).map(({ folded }) => ({ names: own(folded), words: new Set(contentWords(folded)) }));
  return sentencesOf(body).flatMap(({ text, folded }) => {
    const names = own(folded);
    const [name] = names;
    if (!name || names.some((other) => !other.includes(name) && !name.includes(other)) || isQuestion(text)) return [];
    const ofName = new Set(contentWords([...rivals].join(' ')));
    const words = [...new Set(contentWords(folded))].filter((word) => !ofName.has(word));
    if (words.length < LEAST_WORDS) return [];
    const share = (known: Set<string>) => words.filter((word) => known.has(word)).length / words.length;
    const best = (fits: (ofSentence: string[]) => boolean) => Math.max(0, ...given.filter(({ names: others }) => fits(others)).map(({ words: known }) => share(known)));
    const theirs = best((others) => others.length > 0 && !others.includes(name) && others.some((other) => head(other) === head(name)) && !others.some((other) => other !== name && !name.includes(tail(other)) && folded.includes(tail(other))));
    const ours = best((others) => others.length === 0 || others.includes(name));
    return theirs >= LEAST_SHARED && theirs > ours + 0.2
      ? [{ blocker: 'unsupported_claim' as const, check: 'name', words: text.trim(), missing: 'a source says this of another model, edition or plan' }] : [];
  });
};
