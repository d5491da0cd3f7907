import { fold } from '../text/characters.ts';
import type { CheckedReply } from './checked_reply.ts';
import { commitmentOf } from './commitments.ts';
import { setsCondition } from './conditions.ts';
import { marksIn, otherSide, sidesOf } from './reply_words.ts';
import { clausesIn, contentWords, denies, sentencesOf, type Sentence } from './sentences.ts';

/** What is noticed of one sentence of a reply, by name; most are 0 or 1, shares lie between. */
export type Features = Record<string, number>;

/** What a sentence does; of those behind the bar a source may bear the like. */
const MARKS = ['adds', 'too', 'meanwhile', 'coming', 'we', 'can', 'has', 'sorry', 'thanks', 'hopes', 'knows', 'helps', 'asks', 'cannot', 'then'];
const BORNE_MARKS = ['person', 'free', 'gift', 'now', 'sure', 'always', 'only', 'must', 'without', 'device', 'documents', 'if'];
/** Stems meet at so many letters. */
const STEM = 5;
/** Of fewer sentences none greets or signs. */
const LEAST_SENTENCES = 4;
/** Counts are read up to these. */
const MOST_NEW = 10, MOST_ASKED = 6, MOST_WORDS = 12;
/** A share that stands for a clause's least likeness. */
const LEAST_BACK = 0.3;

const stemsOf = (folded: string): string[] => [...new Set(contentWords(folded).map((word) => word.slice(0, STEM)))];
const plain = (text: string): string => fold(text).replaceAll('ß', 'ss');
const when = (test: boolean): number => (test ? 1 : 0);

/** A clause or sentence of a source. */
interface Given {
  /** Its stems with its title's. */
  words: Set<string>;
  own: Set<string>;
  denied: boolean;
  condition: boolean;
  marks: Set<string>;
}

/** What sources and ticket say, read once for a reply. */
export interface Known {
  language: string;
  source: string;
  ticket: string;
  sourceWords: Set<string>;
  ticketWords: Set<string>;
  sourceMarks: Set<string>;
  ticketMarks: Set<string>;
  sentences: Given[];
  clauses: Given[];
  commitments: Set<number>;
}

function given(folded: string, title: string[], language: string): Given {
  const own = new Set(stemsOf(folded));
  return { own, words: new Set([...own, ...title]), denied: denies(folded, language), condition: setsCondition(folded), marks: marksIn(folded) };
}

const commitmentsOf = (folded: string): number[] => (folded.match(/[a-z]{3,}/g) ?? []).flatMap((word) => commitmentOf(word) ?? []);

export function readKnown({ sources, ticket, language }: Pick<CheckedReply, 'sources' | 'ticket' | 'language'>): Known {
  const source = plain(sources.map(({ title, text, url }) => `${title}\n${text}\n${url}`).join('\n'));
  const asked = plain(`${ticket.subject}\n${ticket.message}`);
  const read = sources.flatMap(({ title, text }) => { const words = stemsOf(plain(title)); return sentencesOf(text).map(({ folded }) => ({ folded, words })); });
  return {
    language, source, ticket: asked,
    sourceWords: new Set(stemsOf(source)), ticketWords: new Set(stemsOf(asked)), sourceMarks: marksIn(source), ticketMarks: marksIn(asked),
    sentences: read.map(({ folded, words }) => given(folded, words, language)),
    clauses: read.flatMap(({ folded, words }) => clausesIn(folded).map((clause) => given(clause, words, language))),
    commitments: new Set(commitmentsOf(source)),
  };
}

/** The clause or sentence that shares most of these stems, and what part of them. */
function nearest(words: string[], among: Given[]): { one: Given | undefined; share: number; back: number } {
  let one: Given | undefined;
  let most = 0;
  for (const other of among) {
    const shared = words.filter((word) => other.words.has(word)).length;
    if (shared > most) { most = shared; one = other; }
  }
  const back = one && one.own.size > 0 ? words.filter((word) => one.own.has(word)).length / one.own.size : 0;
  return { one, share: words.length > 0 ? most / words.length : 1, back };
}

/** How a clause stands to the clause of a source it is told from: whether it turns its words or its "no" round. */
function turned(clause: string, known: Known): Features {
  const words = stemsOf(clause);
  const { one, share, back } = nearest(words, known.clauses);
  if (!one) return {};
  const close = share * Math.max(back, LEAST_BACK);
  const marks = marksIn(clause);
  const opposed = sidesOf(marks).filter((side) => one.marks.has(otherSide(side)) && !one.marks.has(side) && !marks.has(otherSide(side)));
  const denied = denies(clause, known.language);
  return {
    opposite: when(opposed.length > 0) * close, oppositeFar: when(opposed.some((side) => !known.sourceMarks.has(side))),
    denies: when(denied && !one.denied) * close, affirms: when(!denied && one.denied) * close,
  };
}

/** What marks a sentence bears, and which of them no source bears. */
function marked(marks: Set<string>, newShare: number, { one, back }: { one: Given | undefined; back: number }, known: Known): Features {
  const features: Features = {};
  for (const mark of [...MARKS, ...BORNE_MARKS]) {
    if (!marks.has(mark)) continue;
    Object.assign(features, { [mark]: 1, [`${mark} new`]: newShare });
    if (!BORNE_MARKS.includes(mark)) continue;
    if (!known.sourceMarks.has(mark)) Object.assign(features, { [`${mark} unborne`]: 1, [`${mark} unheard`]: when(!known.ticketMarks.has(mark)) });
    if (one && !one.marks.has(mark)) features[`${mark} strange`] = back;
  }
  return features;
}

/** What is noticed of a sentence of a reply: how much of it stands nowhere, what it turns round, and what its words do. */
export function featuresOf({ text, folded }: Sentence, place: { at: number; of: number }, known: Known): Features {
  const words = stemsOf(folded);
  // German joins words: "Filterkorb" is known where "Filter" is.
  const stands = (word: string, list: Set<string>, whole: string): boolean => list.has(word) || (known.language === 'de' && word.length >= STEM && whole.includes(word));
  const inSource = words.filter((word) => stands(word, known.sourceWords, known.source));
  const inTicket = words.filter((word) => !inSource.includes(word) && stands(word, known.ticketWords, known.ticket));
  const novel = words.length - inSource.length - inTicket.length;
  const newShare = words.length > 0 ? novel / words.length : 0;
  const near = nearest(words, known.sentences);
  const condition = setsCondition(folded);
  const unowed = commitmentsOf(folded).some((kind) => !known.commitments.has(kind));
  const features: Features = {
    newShare, covered: near.share, back: near.back, novel: Math.min(novel, MOST_NEW) / 5, known: Math.min(inSource.length, MOST_NEW) / 5, length: Math.min(words.length, MOST_WORDS) / 6, asked: Math.min(inTicket.length, MOST_ASKED) / 3,
    none: when(inSource.length === 0), oneKnown: when(inSource.length === 1), mostlyNew: when(newShare >= 0.6 && inSource.length > 0 && novel > 2), allNew: when(newShare >= 0.8 && novel > 2),
    ...(place.of < LEAST_SENTENCES ? {} : { first: when(place.at === 0), second: when(place.at === 1), last: when(place.at === place.of - 1), lastButOne: when(place.at === place.of - 2), early: when(place.at < 3) }),
    question: when(/\?\s*$/.test(text)), exclaims: when(/!\s*$/.test(text)), short: when(words.length < 2), figures: when(/\d/.test(text)), address: when(/https?:|\.example|@/.test(text)),
    denied: when(denies(folded, known.language)), condition: when(condition), conditionLost: when(!condition && near.one?.condition === true) * near.back,
    unowed: when(unowed), unowedNew: when(unowed) * newShare,
    ...marked(marksIn(folded), newShare, near, known),
  };
  for (const clause of clausesIn(folded)) for (const [name, value] of Object.entries(turned(clause, known))) features[name] = Math.max(features[name] ?? 0, value);
  return features;
}
