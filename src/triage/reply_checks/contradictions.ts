import { fold } from '../text/characters.ts';
import { NOWHERE, type Check } from './checked_reply.ts';
import { nearness } from './nearness.ts';
import { CONDITION, contentWords, denies, INSTEAD, otherSideOf, searchable, sentencesOf, withoutAddresses, type Sentence } from './sentences.ts';
import { waives } from './sweeping.ts';

const LEAST_WORDS = 2;
/** "On the children's menu, …" affirms nothing yet. */
const LEAST_AFFIRMED = 3;
const LEAST_SHARED = 0.75;
/** What denies a sentence speaks of most of it; a clause alone meets what is said of something else. */
const LEAST_NEAR = 0.5;
/** Of so few words of a denial none may be missing: "no limit" is not the "no" to what is unlimited. */
const FEW_WORDS = 3;
/** "We refund it only where …" says the same as "not unless". */
const LIMITED = /(?<!\p{L})(?:only|nur|solo|solamente|unicamente|seulement|uniquement|apenas|somente)(?!\p{L})/u;
/** A request contradicts nothing. */
const REQUEST = /^\W*(?:please|bitte|por favor|merci de|veuillez|s'il vous plait)\b/;
/** German "während" turns only behind a comma: "während des Kurses" is a time. */
const TURN = /[,:;–—]\s+|\s(?:but|however|while|whereas|aber|jedoch|sondern|pero|sino|mientras|mais|tandis|mas|porem|enquanto)\s/g;
const AND = /\s(?:and|und|y|et|e)\s/g;
/** A clause of no more words than this ("the blades not") leans on the one before it. */
const ELLIPTIC = 2;

/** "The deposit lapses", "avoid bleach": denied without a "no". */
const LAPSES = /(?<!\p{L})(?:waived|lapses?|(?<!to )avoid|entfallt|entfallen|vermeiden sie|vermeide|evite[ns]?|evitez)(?!\p{L})/u;
/** What was so up to a limit: "it is no longer free" keeps to "free until the day before". */
const NO_LONGER = /(?<!\p{L})(?:no longer|any ?more|nicht mehr|kein\w* (?:\p{L}+ )?mehr|ya no|ja nao|nao (?:\p{L}+ ){1,3}mais|(?:n'|ne )\p{L}+ plus)(?!\p{L})/u;
const LIMIT = /(?<!\p{L})(?:until|up to|before|within|bis|vor|innerhalb|hasta|antes|dentro|jusqu|avant|dans les|ate|depois|after|nach|despues|apres)(?!\p{L})/u;

/** What only says that something may be is nothing that two clauses share. */
const MAY = /^(?:kann|kannst|konn|konnt|darf|darfst|durf|can|may|pued|peut|pouvez|pode|pod)$/;

interface Clause {
  text: string;
  words: string[];
  denied: boolean;
  /** What its "no" is said of: the words right behind it; every word in German, where it stands last, and where there is none. */
  scope: string[];
}

const NO = /(?<![\p{L}-])(?:not|no|never|cannot|nor|without|pas|jamais|aucune?|ne|n'|sans|ni|nunca|sin|ningun[oa]?|nao|nem|sem|nenhuma?)(?!\p{L})|n't(?!\p{L})/gu;
/** Words behind a "no" that it may be said of. */
const SCOPE = 1;
/** Letters behind a "no" that are read for them: a source of nothing but "without" is read once, not once for each. */
const REACH = 400;

function scopeOf(text: string, language: string): string[] {
  const free = [...text.matchAll(/(?<![a-z])([a-z]{1,40})-free(?!\p{L})/gu)].flatMap(([, what = '']) => contentWords(what));
  if (free.length > 0) return free;
  const all = [...text.matchAll(NO)].filter(({ index }) => contentWords(text.slice(index, index + REACH)).length > 0);
  if (language === 'de' || all.length === 0) return contentWords(text);
  return all.flatMap(({ 0: no, index }) => contentWords(text.slice(index + no.length, index + no.length + REACH)).filter((word) => word !== 'pas' && word !== 'ne').slice(0, SCOPE));
}

/** "Not fit" and "unfit" say the same. */
const holds = (words: Set<string>, word: string): boolean => words.has(word) && !words.has(`un${word}`.slice(0, 6));

/** The clauses of a sentence, parted at turns, and at "and" where both sides say something of their own. */
function clausesOf(sentence: Sentence, language: string): Clause[] {
  // Portuguese "é" is no "e".
  const folded = sentence.text.length === sentence.folded.length ? [...sentence.folded].map((letter, at) => (sentence.text[at] === 'é' && sentence.text[at - 1] === ' ' && sentence.text[at + 1] === ' ' ? 'x' : letter)).join('') : sentence.folded;
  const pieces = folded.split(TURN).flatMap((piece) => {
    const parts = piece.split(AND);
    return parts.length > 1 && parts.every((part) => contentWords(part).length > ELLIPTIC) ? parts : [piece];
  });
  return pieces.map((text) => ({ text, words: [...new Set(contentWords(text))].filter((word) => !MAY.test(word)), denied: denies(text, language) || LAPSES.test(text), scope: scopeOf(text, language) })).filter(({ words }) => words.length > 0);
}

interface Given {
  words: Set<string>;
  denied: boolean;
  conditional: boolean;
  sentence: Sentence;
  /** What the clause is about, where it leans on the one before: all of it must be meant. */
  own: string[];
  scope: string[];
}

/** What the sources say, clause by clause and sentence by sentence. */
function givenBy(text: string, language: string): Given[] {
  return sentencesOf(text).flatMap((sentence) => {
    const conditional = CONDITION.test(sentence.folded);
    const clauses = clausesOf(sentence, language);
    const whole: Given = { words: new Set(contentWords(sentence.folded)), denied: denies(sentence.folded, language) || LAPSES.test(sentence.folded), conditional, sentence, own: [], scope: scopeOf(sentence.folded, language) };
    const parted = clauses.map((clause, place): Given => {
      const before = clauses[place - 1];
      const leans = clause.words.length <= ELLIPTIC && clause.denied && before && !before.denied;
      return { words: new Set(leans ? [...clause.words, ...before.words] : clause.words), denied: clause.denied, conditional, sentence, own: leans ? clause.words : [], scope: leans ? [] : clause.scope };
    });
    return clauses.length > 1 ? [...parted, whole] : [whole];
  });
}

const LEAST_LETTERS = 4;

/** Prefixes that turn a word into its opposite; a Romance one turns only what is said of a thing: "carga" is no opposite of "descarga". */
const UN = ['un', 'non', 'in', 'im'];
const DES = ['des', 'de'];
const PARTICIPLE = /^[a-z]{4,}(?:ad[oa]s?|id[oa]s?|ees?|ert[oa]s?)$/;
const ADJECTIVE = /(?:ed|en|t|able|ible|ivel|iveis|bar|bares?|ant|ent|e?n|[aei]d[oa]s?|lich\w*|ig\w*)$/;

/** "Worn" where the sources know "unworn" alone. */
function opposites(text: string): (folded: string) => string | undefined {
  const known = new Set(fold(text).match(/\p{L}+/gu) ?? []);
  // "The method you used" is no "used" item.
  return (folded) => (folded.replace(/(?<!\p{L})(?:you|we|they|i) (?:have |had )?\p{L}+/gu, ' ').match(/\p{L}+/gu) ?? []).find((word) => word.length >= LEAST_LETTERS && !known.has(word)
    && ((ADJECTIVE.test(word) && UN.some((prefix) => known.has(prefix + word))) || (PARTICIPLE.test(word) && DES.some((prefix) => known.has(prefix + word)))));
}

/**
 * A clause that says yes where the nearest clause of a source says no, or the other way round. Only for clauses that share
 * most of their words with one of a source: a rough check that would rather miss than cry wolf.
 */
export const findContradictions: Check = ({ body, sources, language }) => {
  // "…/do-not-sell" denies nothing.
  const text = sources.map((source) => withoutAddresses(source.text)).join('\n');
  if (text === '') return [];
  const given = givenBy(text, language);
  const written = searchable(text);
  const unlike = opposites(text);
  // "Switch it off" stands letter for letter in "Do not switch it off".
  const copied = (sentence: Sentence): boolean => written.includes(searchable(sentence.text)) && sentencesOf(text).some((one) => searchable(one.text).includes(searchable(sentence.text).trim()) && denies(one.folded, language) === denies(sentence.folded, language));
  return sentencesOf(body).flatMap((sentence) => {
    if (REQUEST.test(sentence.folded) || LIMITED.test(sentence.folded) || INSTEAD.test(sentence.folded) || /\?\s*$/.test(sentence.text) || copied(sentence)) return [];
    const opposite = denies(sentence.folded, language) ? undefined : unlike(`${sentence.folded}`);
    if (opposite) return [{ blocker: 'unsupported_claim' as const, check: 'contradiction', words: opposite, missing: 'the source says the opposite of this word' }];
    if (nearness(sentence.folded, text) < LEAST_NEAR) return [];
    const isOtherSide = otherSideOf(sentence.folded);
    // Past the limit: "with two days to go".
    const past = NO_LONGER.test(sentence.folded) && /\d/.test(sentence.text);
    const sameSide = given.filter((one) => !isOtherSide(one.sentence.folded) && !(past && LIMIT.test(one.sentence.folded)));
    const against = clausesOf(sentence, language).find((clause) => contradicts(clause, sameSide, written) && !repeats(clause, sentence, given));
    return against ? [{ blocker: 'unsupported_claim' as const, check: 'contradiction', words: sentence.text.trim(), missing: `${NOWHERE}: the nearest source says the opposite` }] : [];
  });
};

/** "The Home plan costs 5 €, but has no trial" where a source says so of the Home plan: what a clause is said of stands before it in its sentence. */
const repeats = ({ words, denied, scope }: Clause, sentence: Sentence, given: Given[]): boolean => {
  const around = contentWords(sentence.folded).filter((word) => !words.includes(word));
  return denied && given.some((one) => one.denied && !one.conditional && scope.some((word) => holds(one.words, word)) && around.some((word) => one.words.has(word)));
};

function contradicts({ text, words, denied, scope }: Clause, given: Given[], written: string): boolean {
  if (LAPSES.test(text) || words.length < (denied ? LEAST_WORDS : LEAST_AFFIRMED) || (denied && waives(text)) || written.includes(searchable(text))) return false;
  // "Bowl and blades go into the dishwasher" where "the bowl does, the blades not".
  const excepted = given.some((one) => one.own.length > 0 && one.denied && !one.conditional && !denied && one.own.every((word) => words.includes(word)) && words.filter((word) => one.words.has(word)).length / words.length >= LEAST_SHARED);
  if (excepted) return true;
  const shared = given.filter(({ own }) => own.length === 0 || own.some((word) => words.includes(word))).map((one) => ({ ...one, share: words.filter((word) => one.words.has(word)).length / words.length }));
  const best = Math.max(0, ...shared.map(({ share }) => share));
  if (best < (denied && words.length <= FEW_WORDS ? 1 : LEAST_SHARED)) return false;
  const nearest = shared.filter(({ share }) => share > best - 0.2);
  const meets = (one: Given): boolean => (denied ? scope.some((word) => holds(one.words, word)) : one.scope.length === 0 || one.scope.some((word) => words.includes(word) && holds(one.words, word)));
  return nearest.some(meets) && !nearest.some((one) => one.conditional || one.denied === denied);
}
