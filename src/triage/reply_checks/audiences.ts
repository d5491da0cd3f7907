import { claim, type Check } from './checked_reply.ts';
import { conditionOf } from './conditions.ts';
import { keyOf, readClauses, type ReadClause } from './read_clauses.ts';
import { supports } from './same_figure.ts';
import { languageOf, readText, supportOf, ticketText } from './support.ts';

/** "Someone who has never subscribed" is a new subscriber. */
const NEW = /^(?:new|neu|neue|neuen|nuev|nuevo|nouv|nouvea|novo|novos|primer|first|erst)/;
const LEAST_LETTERS = 4;
/** Sentences between a rule and its other side. */
const NEAR = 2;
/** Of a claim without a value: how many of its words a rule must share. */
const LEAST_WORDS = 2, LEAST_ALIKE = 0.6;
/** How much of a condition must be said for it to be kept. */
const LEAST_KEPT = 0.5;
/** What says something of everyone. */
const ALL = /(?<!\p{L})(?:all|every|any(?! (?:time|further|more|other))|always|everyone|anyone|alle[nrms]?|jede[nrms]?|immer|stets|todos|todas|cualquier\w*|siempre|tous|toutes|toujours|n'importe quel\w*|qualquer|sempre)(?!\p{L})/u;

/** Whether a clause says what another says: the same value, that it is free, that there is none of it, or the same yes or no. */
function asserts(one: ReadClause, rule: ReadClause): boolean {
  if (one.none.size > 0 && !one.free) return [...one.none].some((word) => rule.none.has(word));
  if (one.denied !== rule.denied) return false;
  if (one.free) return rule.free;
  if (one.figures.length > 0) return one.figures.some((figure) => rule.figures.some((other) => supports(other, figure)));
  return one.times.length === 0 || one.times.some((time) => rule.times.includes(time));
}

const isValued = ({ figures, times, none, free }: ReadClause): boolean => figures.length + times.length + none.size > 0 || free;
const sharedBy = (one: ReadClause, rule: ReadClause): number => [...one.words].filter((word) => rule.words.has(word)).length;

/** The rules that a clause of a reply rests on: of those that say the same, the ones that share most words with it. */
function bearing(one: ReadClause, rules: ReadClause[]): ReadClause[] {
  const least = isValued(one) ? 1 : Math.max(LEAST_WORDS, LEAST_ALIKE * one.words.size);
  const right = rules.filter((rule) => asserts(one, rule) && sharedBy(one, rule) >= least);
  const best = Math.max(0, ...right.map((rule) => sharedBy(one, rule)));
  return right.filter((rule) => sharedBy(one, rule) === best);
}

/** Whether a clause says of all what its rule bounds by a figure or a condition that its sentence leaves out. */
function unbounds(one: ReadClause, rule: ReadClause, claims: ReadClause[], rules: ReadClause[]): boolean {
  if (!ALL.test(one.text) || one.denied || one.figures.length > 0) return false;
  const bounds = rules.filter(({ sentence }) => sentence === rule.sentence).flatMap(({ figures }) => figures.filter(({ bound }) => bound !== ''));
  const condition = conditionOf(rule.sentence.folded).map(keyOf);
  const own = claims.filter(({ sentence }) => sentence === one.sentence);
  const kept = own.some(({ figures }) => figures.some((figure) => bounds.some((bound) => figure.unit?.family === bound.unit?.family)))
    || (condition.length > 0 && condition.filter((word) => own.some(({ words }) => words.has(word))).length >= LEAST_KEPT * condition.length);
  return bounds.length + condition.length > 0 && !kept;
}

/** The ticket's words, those of its clauses that deny something apart: "no soy del club". */
function wordsOfTicket(ticket: ReadClause[]): { affirmed: Set<string>; refused: Set<string> } {
  const wordsOf = (no: boolean): Set<string> => new Set(ticket.filter(({ denied }) => denied === no).flatMap(({ words }) => [...words]));
  return { affirmed: wordsOf(false), refused: wordsOf(true) };
}

/** What a source says of members, holders of a card, one plan or one country, said of a customer who is not told to be of them. */
export const findAudiences: Check = (reply) => {
  const { language, body } = reply;
  const support = supportOf(reply);
  const rules = support.texts.filter(({ origin }) => origin === 'source').flatMap((one, at) => readClauses(one, language, at).filter(({ from }) => from >= one.title.length));
  const claims = readClauses(readText(body, language || languageOf(body, 'en'), 'reply'), language);
  const { affirmed, refused } = wordsOfTicket(readClauses({ text: ticketText(reply), figures: [] }, language));
  const whole = new Set(claims.flatMap(({ words }) => [...words]));
  /** The words of a rule's audience that belong to no other's. */
  const tellingOf = (rule: ReadClause, words: Set<string>): string[] => [...words].filter((word) => word.length >= LEAST_LETTERS
    && !rules.some(({ audience }) => audience.has(word) && [...audience].some((one) => !rule.audience.has(one))));

  function leavesOut(one: ReadClause, rule: ReadClause): boolean {
    const ours = tellingOf(rule, rule.audience);
    if (ours.length === 0) return unbounds(one, rule, claims, rules);
    const beside = claims.filter(({ place }) => place === one.place || place === one.place - 1);
    const isSaid = (word: string): boolean => beside.some(({ words }) => words.has(word)) || affirmed.has(word) || (refused.has(word) && [...rule.words].some((other) => NEW.test(other)));
    if (ours.some(isSaid)) return false;
    const rivals = rules.filter((other) => other.source === rule.source && Math.abs(other.place - rule.place) <= NEAR && !asserts(one, other));
    const isMeant = (rival: ReadClause): boolean => [...one.words].some((word) => rival.words.has(word))
      && [...rival.audience].some((word) => !ours.includes(word) && !rule.words.has(word) && (affirmed.has(word) || whole.has(word)));
    return rivals.some((rival) => (rival.others && Math.abs(rival.place - rule.place) < NEAR) || isMeant(rival))
      || ours.some((word) => refused.has(word)) || ALL.test(one.text)
      || (tellingOf(rule, rule.people).length > 0 && !ours.some((word) => whole.has(word)));
  }

  const found = claims.filter((one) => {
    if (/\?\s*$/.test(one.sentence.text)) return false;
    const near = bearing(one, rules);
    return near.length > 0 && near.every((rule) => leavesOut(one, rule));
  });
  return found.slice(0, 1).map(({ sentence }) => claim('over-general', sentence.text.trim(), 'a source says this of some only, and this customer is not known to be one of them'));
};
