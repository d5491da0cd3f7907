import { fold } from '../text/characters.ts';
import { findEmails, findCodes, codeKey } from './addresses.ts';
import { findTimes } from './dates.ts';
import { familyOf, type ReadText } from './figure_places.ts';
import type { Figure } from './figures.ts';
import { isUnit } from './units.ts';
import { contentWords, sentencesOf, type Sentence } from './sentences.ts';

/** Something a text says of something: an amount, a time, a telephone number, an e-mail address. */
export interface Value {
  kind: string;
  from: number;
  to: number;
  /** Whether another says the same. */
  same: (other: Value) => boolean;
  key: string;
  /** Where the other end of its range stands. */
  mate?: number;
}

/** A value of a source with the words it is said of. */
export interface Labelled extends Value {
  label: Set<string>;
  /** The words before the colon that names its case: "Silver Duo: 8 alterations". */
  lead: Set<string>;
  title: Set<string>;
  source: number;
  sentence: number;
}

const LEAD = /^\s*([^:.!?\n]{2,60}): /u;
const MOST_OF_A_LEAD = 7;
const SEPARATES = /[,;]|(?<!\p{L})(?:and|und|y|e|et)(?!\p{L})/u;
const CODE_KIND = 'code';
/** "HardOil Matt" and "HardWax Matt": names of two words or more, of one family by how they begin. */
const TWIN_NAME = /(?<!\p{L}|[.!?\n] ?)\p{Lu}\p{Ll}{2,15}(?:\p{Lu}\p{Ll}{2,15})?(?: (?:\p{Lu}[\p{L}\p{M}]{1,15}|[A-Z]{1,3}(?!\p{L}))){1,2}|(?<!\p{L})\p{Lu}\p{Ll}{2,15}\p{Lu}\p{Ll}{2,15}(?: \p{Lu}[\p{L}\p{M}]{1,15}){1,2}/gu;
const FAMILY = 4;

/** "Flâneur 2": a number names a case only behind a name. */
const NAMED_NUMBER = /(?<=(?<!\p{L})\p{Lu}[\p{L}\p{M}]{1,20} )\d{1,4}(?![\p{L}\d]|[.,]\d)/gu;
const NAME_BEFORE = /(?<!\p{L})\p{Lu}[\p{L}\p{M}]{1,20} $/u;
/** Words that only say where a case begins or ends. */
const BOUNDING = /^(?:from|sinc|desd|desde|ab|seit|depui|partir|bis|until|hasta|ate|above|over|under|uber|unter|more|less|mehr|menos|mas|moins|mais|minim|maxim|hochst|mindes)$/;
const WEEKEND = /week-ends?|wochenend\w*|fin(?:es)? de semana|fi(?:m|ns) de semana/g;

/** Words and numbers that tell cases apart; a lone capital ("Size M") is a name as well. */
function tellingWords(written: string): string[] {
  const folded = fold(written).replaceAll('ß', 'ss').replace(WEEKEND, 'weekend');
  return [...contentWords(folded).filter((word) => !isUnit(word) && !BOUNDING.test(word)), ...(written.match(NAMED_NUMBER) ?? []), ...(written.match(/(?<![\p{L}\p{N}.'’])[B-DF-HJ-NP-XZ](?![\p{L}\p{N}.'’])|(?<=\p{L} )E(?![\p{L}\p{N}.'’])/gu) ?? []).map((letter) => `~${letter}`)];
}

/** "Hum 2000" is a name, not two thousand of something. */
const isName = (text: string, { unit, from }: Figure): boolean => !unit && NAME_BEFORE.test(text.slice(Math.max(0, from - 22), from));

const ofFigures = (text: string, figures: Figure[], same: (one: Figure, other: Figure) => boolean): (Value & { figure: Figure })[] => figures
  .filter((figure) => !figure.weak && figure.raw.length > 0 && (figure.unit || figure.setting.noun) && !isName(text, figure))
  .map((figure) => ({ kind: `${familyOf(figure)}:${figure.unit?.factor ?? ''}`, from: figure.from, to: figure.to, figure, key: '', ...(figure.mate ? { mate: figure.mate.from } : {}), same: (other: Value) => 'figure' in other && same((other as Value & { figure: Figure }).figure, figure) }));

/** Every value of a text that may stand beside the wrong word. */
export function valuesOf({ text, raw = text, figures }: ReadText, same: (one: Figure, other: Figure) => boolean): Value[] {
  const keyed = (kind: string, from: number, to: number, key: string): Value => ({ kind, from, to, key, same: (other) => other.kind === kind && other.key === key });
  const emails = findEmails(raw);
  return [
    ...ofFigures(text, figures, same),
    ...emails.map(({ words, from, to }) => keyed('e-mail address', from, to, words.toLowerCase())),
    ...findCodes(raw).filter(({ words }) => words.replace(/\D/g, '').length >= 7).map(({ words, from, to }) => keyed(CODE_KIND, from, to, codeKey(words))),
    ...[...text.matchAll(TWIN_NAME)].map((match) => keyed(`name:${fold(match[0]).slice(0, FAMILY)}`, match.index, match.index + match[0].length, fold(match[0]))),
    ...findTimes(text).map(({ minutes, start, end }) => keyed('time', start, end, String(minutes[0]))),
  ].sort((one, other) => one.from - other.from);
}

/** The label that opens a sentence; empty where none does. */
const leadOf = ({ text }: Sentence): string => { const lead = LEAD.exec(text)?.[1] ?? ''; return lead.trim().split(/\s+/).length <= MOST_OF_A_LEAD ? lead : ''; };

/** What stands before a value, from the one of its kind before it; what stands behind it where nothing does. */
function labelOf(value: Value, sentence: Sentence, values: Value[]): { label: string; lead: string } {
  const inside = values.filter(({ kind, from, to }) => kind === value.kind && from >= sentence.from && to <= sentence.to);
  const before = inside.filter(({ to }) => to <= value.from).at(-1);
  const start = (before?.to ?? sentence.from) - sentence.from;
  const piece = sentence.text.slice(start, value.from - sentence.from);
  // Of a list only the piece behind the mark is this value's; a colon in it names a case of its own.
  const own = before ? piece.slice(piece.search(SEPARATES) + 1) : piece;
  const lead = own.includes(':') ? own.slice(0, own.lastIndexOf(':')) : leadOf(sentence);
  const label = tellingWords(own).length > 0 ? own : sentence.text.slice(value.to - sentence.from).split(/[,;.]/u, 1)[0] ?? '';
  return { label, lead };
}

/** Every value of the sources with its words: dear for a long price list, and so made once for all that ask. */
export function labelled(texts: ReadText[], same: (one: Figure, other: Figure) => boolean): Labelled[] {
  return texts.flatMap((text, source) => {
    const values = valuesOf(text, same);
    const title = new Set(tellingWords(text.title));
    // The title is the first line.
    return sentencesOf(text.text).flatMap((sentence, number) => values.filter(({ from, to }) => from >= Math.max(text.title.length, sentence.from) && to <= sentence.to)
      .map((value): Labelled => { const { label, lead } = labelOf(value, sentence, values); return { ...value, source, title, sentence: number, lead: new Set(tellingWords(lead)), label: new Set(tellingWords(label)) }; }));
  });
}

const HALF = 0.5;
const CONTACT = /^(?:code|e-mail address)$/;
/** Labels no longer than this name a case; longer ones are sentences, which must speak of one thing. */
const SHORT_LABEL = 4;
/** Both ends of a range, or of a list of times, are said of one thing. */
const together = (one: Labelled, rival: Labelled): boolean => one.source === rival.source && one.sentence === rival.sentence && (one.kind === 'time' || one.mate === rival.from || rival.mate === one.from);
const related = (one: Labelled, rival: Labelled): boolean => [...one.label].some((word) => rival.label.has(word)) || (one.source === rival.source && one.label.size <= SHORT_LABEL && rival.label.size <= SHORT_LABEL);

export interface Placed {
  value: Value;
  /** The word by which another is meant; `""` where the value stands beside its own case. */
  meant: string;
}

const without = (words: Set<string>, others: Set<string>): string[] => [...words].filter((word) => !others.has(word));
const joined = (...sets: Set<string>[]): Set<string> => new Set(sets.flatMap((words) => [...words]));

/** The word by which ticket and reply mean the rival and not this value's case; `""` where they do not. */
function meansOther(one: Labelled, rival: Labelled, said: Set<string>): string {
  if (rival.kind !== one.kind || together(one, rival)) return '';
  const isSaid = (word: string): boolean => said.has(word);
  const cased = one.lead.size > 0 && rival.lead.size > 0 && (without(one.lead, rival.lead).length > 0 || without(rival.lead, one.lead).length > 0);
  if (cased) {
    const [ours, theirs] = [without(one.lead, rival.lead), without(rival.lead, one.lead)];
    if (one.source !== rival.source && ![...one.lead].some((word) => rival.lead.has(word)) || ours.some(isSaid)) return '';
    // "Silver" where "Silver Duo" is not named, and "Silver Duo" where it is.
    if (theirs.length > 0) return theirs.every(isSaid) && (ours.length > 0 || [...rival.lead].every(isSaid)) ? theirs[0] ?? '' : '';
    return [...rival.lead].every(isSaid) ? [...rival.lead][0] ?? '' : '';
  }
  const contact = CONTACT.test(one.kind);
  const apart = one.source !== rival.source;
  if (apart && !contact && ![...one.title].some((word) => rival.title.has(word))) return '';
  if (!apart && !contact && !related(one, rival)) return '';
  const [ours, theirs] = apart ? [joined(one.label, one.title), joined(rival.label, rival.title)] : [one.label, rival.label];
  const [own, other] = [without(ours, theirs), without(theirs, ours)];
  if (own.length === 0 || own.some(isSaid) || theirs.size === 0) return '';
  const fits = other.length === 0 ? [...theirs].every(isSaid) : other.filter(isSaid).length >= HALF * other.length;
  return fits ? other.find(isSaid) ?? [...theirs][0] ?? '' : '';
}

/**
 * Values of a reply that a source says of a neighbour: of "Silver Duo" where ticket and reply speak of "Silver", of Göttingen where they
 * speak of Kassel. A value is misplaced where none of the words that set its case apart is said near it or in the ticket, while those of
 * a rival's are.
 */
export function placesOfValues(reply: ReadText, known: Labelled[], ticket: string, same: (one: Figure, other: Figure) => boolean): Placed[] {
  if (known.length < 2) return [];
  const asked = tellingWords(ticket);
  const sentences = sentencesOf(reply.text);
  const own = valuesOf(reply, same);
  // "6, 12 or 20 litres" names all three.
  const mentioned = [...own, ...reply.figures.filter(({ unit, setting, weak }) => !unit && !setting.noun && !weak).map((figure): Value & { figure: Figure } => ({ kind: '', from: figure.from, to: figure.to, key: '', figure, same: () => false }))];
  return own.flatMap((value): Placed[] => {
    const right = known.filter((one) => value.same(one));
    if (right.length === 0) return [];
    const at = sentences.findIndex(({ from, to }) => from <= value.from && value.from < to);
    const [start, end] = [sentences[Math.max(0, at - 1)]?.from ?? 0, sentences[at]?.to ?? reply.text.length];
    // "6.90 € a month" speaks of no monthly plan.
    const behind = tellingWords(reply.text.slice(value.to, end)).filter((word) => !word.startsWith('@'));
    const said = new Set([...tellingWords(reply.text.slice(start, value.from)), ...behind, ...asked, ...reply.figures.filter(({ from, weak }) => !weak && from >= start && from < end && from !== value.from).flatMap(({ raw }) => raw.map(String))]);
    const rivals = known.filter((one) => !right.some((other) => other.same(one)) && !mentioned.some((other) => one.same(other)));
    let meant = '';
    const all = right.every((one) => rivals.some((rival) => { const word = meansOther(one, rival, said); meant ||= word; return word !== ''; }));
    if (all && meant) return [{ value, meant }];
    const named = ({ lead }: Labelled): boolean => lead.size > 0 && [...lead].every((word) => said.has(word));
    // Where two cases are named, their values may have been swapped: other checks look at what stands closest.
    const placed = right.some((one) => named(one) && !known.some((rival) => rival.kind === one.kind && !right.includes(rival) && named(rival)));
    return placed ? [{ value, meant: '' }] : [];
  });
}

/**
 * Figures of the sources that a reply cannot reckon with: it names another of their kind from the same source, and neither it nor the
 * ticket says a word of what these are said of.
 */
export function unnamed(reply: ReadText, known: Labelled[], ticket: string, same: (one: Figure, other: Figure) => boolean): Set<Figure> {
  const own = valuesOf(reply, same);
  const said = new Set([...tellingWords(reply.text), ...tellingWords(ticket)]);
  const named = known.filter((one) => own.some((other) => one.same(other)));
  const passed = known.filter((one) => !named.includes(one) && named.some((other) => other.kind === one.kind && other.source === one.source && !without(joined(one.label, one.lead), joined(other.label, other.lead)).some((word) => said.has(word))));
  return new Set(passed.flatMap((one) => ('figure' in one ? [(one as Labelled & { figure: Figure }).figure] : [])));
}
