import { EMOTIONS, type Emotion } from '../../../ports/engine.ts';
import { frontCoded, isLatin1 } from '../../../triage/text/front_coded.ts';
import { unitsOf } from '../../../triage/text/hashed_lines.ts';
import { hashOf } from '../../../triage/text/hashed_words.ts';
import { packed } from '../../../triage/text/packed.ts';
import { ROLES, URGENCY_GROUPS } from './lexicon.ts';

/**
 * A lexicon file: the group's name, then its entries, blank between them. A trailing `*` makes a stem, `_` joins the words
 * of an expression. Groups that carry feeling are named `<emotion> <intensity>`, intensity -4 to 4; the others are ROLES, and
 * `mockery` and `hearsay` beside `sarcasm`.
 */
export type LexiconFile = Record<string, string>;

/** Accents off, lower case, apostrophes gone: what the tokenizer makes of a word. */
const folded = (word: string): string => word.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase();

interface Group { role: number; intensity: number; emotion: number; urgency: number }

const FEELING = ROLES.indexOf('feeling'), FUNCTION = ROLES.indexOf('function'), SARCASM = ROLES.indexOf('sarcasm');
/** What says the opposite: what mocks wherever it stands, what does so beside a trouble alone, and what only doubts. */
const SARCASTIC: Readonly<Record<string, Emotion>> = { mockery: 'frustration', sarcasm: 'delight', hearsay: 'none' };
const isEmotion = (name: string): name is Emotion => EMOTIONS.some((emotion) => emotion === name);

/** Reads a group's name; throws on a name no one knows, so that a typing error in the data cannot pass. */
function readGroup(name: string): Group {
  const [first = '', intensity = ''] = name.split(' ');
  const urgency = URGENCY_GROUPS.findIndex((group) => group === first) + 1;
  if (urgency) return { role: 0, intensity: 0, emotion: EMOTIONS.indexOf('none'), urgency };
  if (isEmotion(first)) return { role: FEELING, intensity: Number(intensity), emotion: EMOTIONS.indexOf(first), urgency: 0 };
  const said = SARCASTIC[first];
  if (said) return { role: SARCASM, intensity: 0, emotion: EMOTIONS.indexOf(said), urgency: 0 };
  const role = ROLES.findIndex((known) => known === first);
  if (role < 0) throw new Error(`The sentiment lexicon has a group "${name}" that no rule reads.`);
  return { role, intensity: 0, emotion: EMOTIONS.indexOf('none'), urgency: 0 };
}

/** What the same word in a second group adds: an urgency to a role, any other role to a bare function word. */
function merged(known: Group, added: Group): Group {
  if (known.role === 0 || known.role === FUNCTION) return { ...(added.role === 0 ? known : added), urgency: known.urgency || added.urgency };
  return { ...known, urgency: known.urgency || added.urgency };
}

/** The terms of all files; of a word that stands in two groups the first role holds. */
function termsOf(files: LexiconFile[]): [term: string, group: Group][] {
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
  return [...terms];
}

const kindOf = ({ role, intensity, emotion, urgency }: Group): number => ((role * 16 + intensity + 8) * 16 + emotion) * 16 + urgency;
const wordsIn = (term: string): number => term.split('_').length;

/** Which list a term stands in: words of Latin-1, others (emoji), and expressions, the longer ones last and so first in their chain. */
const listOf = (term: string): number => (wordsIn(term) > 1 ? wordsIn(term) : Number(!isLatin1(term)));

/** Words by what they do and by their letters; expressions in the order of the files. */
const inOrder = (terms: [string, Group][]): [string, Group][] =>
  terms.toSorted(([a, ofA], [b, ofB]) => listOf(a) - listOf(b) || (wordsIn(a) > 1 ? 0 : kindOf(ofA) - kindOf(ofB) || (a < b ? -1 : 1)));

/** Throws where two words, or two stems, have one hash: the lexicon would know but one of them. */
function assertApart(terms: readonly string[]): void {
  const words = terms.filter((term) => !term.includes('_'));
  for (const alike of [words.filter((word) => !word.endsWith('*')), words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1))]) {
    if (new Set(alike.map((word) => hashOf(word))).size !== alike.length) throw new Error('Two words of the sentiment lexicon have the same hash.');
  }
}

/** A lexicon, compiled from its files, as bytes for `readLexicon`. */
export function lexiconBytes(files: LexiconFile[]): Uint8Array {
  const terms = inOrder(termsOf(files));
  const groups = terms.map(([, group]) => group), words = terms.map(([term]) => term);
  assertApart(words);
  const { low, high } = unitsOf(words.filter((word) => listOf(word) > 0).map((word) => `${word} `).join(''));
  return packed([
    Uint8Array.from(groups, ({ role }) => role), Int8Array.from(groups, ({ intensity }) => intensity), Uint8Array.from(groups, ({ emotion }) => emotion),
    Uint8Array.from(groups, ({ urgency }) => urgency), Uint8Array.from(words, wordsIn),
    frontCoded(words.filter((word) => listOf(word) === 0)), low, high,
  ]);
}
