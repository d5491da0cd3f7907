import { EMOTIONS, type Emotion } from '../../../ports/engine.ts';
import { hashOf, stepsOf } from '../../../triage/text/hashed_words.ts';
import { packed } from '../../../triage/text/packed.ts';
import { EMPTY, ROLES, URGENCY_GROUPS, type Entries } from './lexicon.ts';

/**
 * A lexicon file: the group's name, then its entries, blank between them. A trailing `*` makes a stem, `_` joins the words
 * of an expression. Groups that carry feeling are named `<emotion> <intensity>`, intensity -4 to 4; the others are ROLES.
 */
export type LexiconFile = Record<string, string>;

/** A lexicon as it is compiled: its words by hash, and the links of its expressions. */
interface Compiled {
  entries: Entries;
  exact: Map<number, number>;
  stems: Map<number, number>;
  expressions: Map<number, number>;
  chained: { next: number; rest: { hash: number; stem: number }[] }[];
}

/** Accents off, lower case, apostrophes gone: what the tokenizer makes of a word. */
const folded = (word: string): string => word.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase();

interface Group { role: number; intensity: number; emotion: number; urgency: number }

const FEELING = ROLES.indexOf('feeling'), FUNCTION = ROLES.indexOf('function');
const isEmotion = (name: string): name is Emotion => EMOTIONS.some((emotion) => emotion === name);

/** Reads a group's name; throws on a name no one knows, so that a typing error in the data cannot pass. */
function readGroup(name: string): Group {
  const [first = '', intensity = ''] = name.split(' ');
  const urgency = URGENCY_GROUPS.findIndex((group) => group === first) + 1;
  if (urgency) return { role: 0, intensity: 0, emotion: EMOTIONS.indexOf('none'), urgency };
  if (isEmotion(first)) return { role: FEELING, intensity: Number(intensity), emotion: EMOTIONS.indexOf(first), urgency: 0 };
  const role = ROLES.findIndex((known) => known === first);
  if (role < 0) throw new Error(`The sentiment lexicon has a group "${name}" that no rule reads.`);
  return { role, intensity: 0, emotion: EMOTIONS.indexOf('none'), urgency: 0 };
}

/** What the same word in a second group adds: an urgency to a role, any other role to a bare function word. */
function merged(known: Group, added: Group): Group {
  if (known.role === 0 || known.role === FUNCTION) return { ...(added.role === 0 ? known : added), urgency: known.urgency || added.urgency };
  return { ...known, urgency: known.urgency || added.urgency };
}

/** One lexicon out of its files; of a word that stands in two groups the first role holds. */
function compiled(files: LexiconFile[]): Compiled {
  const terms = new Map<string, Group>();
  for (const file of files) {
    for (const [name, list] of Object.entries(file)) {
      const group = readGroup(name);
      for (const raw of list.split(/\s+/)) {
        const term = folded(raw);
        const known = terms.get(term);
        if (term) terms.set(term, known ? merged(known, group) : group);
      }
    }
  }
  return fill([...terms]);
}

function fill(terms: [string, Group][]): Compiled {
  const size = terms.length;
  const lexicon: Compiled = {
    entries: { role: new Uint8Array(size), intensity: new Int8Array(size), emotion: new Uint8Array(size), urgency: new Uint8Array(size), words: new Uint8Array(size) },
    exact: new Map(), stems: new Map(), expressions: new Map(), chained: [],
  };
  // Longer expressions come last, and so first in their chain; all of them behind the words, so that a link's place tells its entry.
  terms.sort(([a], [b]) => a.split('_').length - b.split('_').length);
  terms.forEach(([term, group], entry) => {
    const words = term.split('_');
    lexicon.entries.role[entry] = group.role;
    lexicon.entries.intensity[entry] = group.intensity;
    lexicon.entries.emotion[entry] = group.emotion;
    lexicon.entries.urgency[entry] = group.urgency;
    lexicon.entries.words[entry] = words.length;
    if (words.length > 1) chain(lexicon, words);
    else if (term.endsWith('*')) lexicon.stems.set(hashOf(term.slice(0, -1)), entry);
    else lexicon.exact.set(hashOf(term), entry);
  });
  return lexicon;
}

function chain({ expressions, chained }: Compiled, [first = '', ...others]: string[]): void {
  const rest = others.map((word) => (word.endsWith('*') ? { hash: hashOf(word.slice(0, -1)), stem: word.length - 1 } : { hash: hashOf(word), stem: 0 }));
  const head = hashOf(first);
  const link = chained.push({ next: expressions.get(head) ?? EMPTY, rest }) - 1;
  expressions.set(head, link);
}

function sortedTable(numbers: ReadonlyMap<number, number>): [Int32Array, Uint16Array] {
  const sorted = [...numbers].sort(([a], [b]) => a - b);
  return [stepsOf(Int32Array.from(sorted, ([hash]) => hash)), Uint16Array.from(sorted, ([, number]) => number)];
}

/** A lexicon, compiled from its files, as bytes for `readLexicon`. */
export function lexiconBytes(files: LexiconFile[]): Uint8Array {
  const { entries, exact, stems, expressions, chained } = compiled(files);
  const rest = chained.flatMap((link) => link.rest);
  return packed([
    entries.role, entries.intensity, entries.emotion, entries.urgency, entries.words,
    ...[exact, stems, expressions].flatMap(sortedTable), Uint16Array.from(chained, ({ next }) => next + 1),
    Uint8Array.from(chained, (link) => link.rest.length),
    Int32Array.from(rest, ({ hash }) => hash), Uint8Array.from(rest, ({ stem }) => stem),
  ]);
}
