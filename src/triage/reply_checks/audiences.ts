import { fold } from '../text/characters.ts';
import { claim, type Check } from './checked_reply.ts';
import { conditionOf } from './conditions.ts';
import type { Figure } from './figures.ts';
import { keyOf, keysIn, readClauses, type ReadClause } from './read_clauses.ts';
import { supports } from './same_figure.ts';
import { languageOf, readReply, supportOf, ticketText } from './support.ts';
import type { ReadText } from './values.ts';

/** "Someone who has never subscribed" is a new subscriber. */
const NEW = /^(?:new|neu|neue|neuen|nuev|nuevo|nouv|nouvea|novo|novos|primer|first|erst)/;
/** Who is young, and what says that somebody is. */
const YOUNG = /^(?:menor|under|child|kids|kinde|kind|jugen|moins|enfan|crian|nino|junio|teen|minor|mineu|jeune|jovem|joven)/;
const CHILD = /(?<!\p{L})(?:child\w*|kids?|sons?|daughters?|baby|kind\w*|sohn|tochter|hij[oa]s?|nin[oa]s?|peques?|fils|filles?|enfants?|filh[oa]s?|crianc\w*|bebe|nieto|neto|\d{1,3} (?:years?|jahre?|anos?|ans))(?!\p{L})/u;
/** What tells age, trade or home in other words: who speaks of it may be of any such group. */
const OF_ONESELF = /(?<!\p{L})(?:stud[iy]\p{L}*|uni\p{L}*|etud\p{L}*|fac|estud\p{L}*|faculdade|escol\p{L}*|school|ecole|lycee|schule|retir\p{L}*|pension\p{L}*|rente\p{L}*|jubil\p{L}*|aposent\p{L}*|\d{1,3} (?:years?|jahre?|anos?|ans)|mothers?|mutter|madre|mere|mae|fathers?|vater|padre|pere|pai|grand\p{L}*|oma|opa|abuel[oa]s?|avos?|new|neu\p{L}*|first|erste\p{L}*|never|nie|nunca|jamais|primera?|premiere?|primeira|live|lives|wohn\p{L}*|vivo|vivimos|habit\p{L}*|moro|moramos|work|arbeit\p{L}*|trabaj\p{L}*|travail\p{L}*|trabalh\p{L}*)(?!\p{L})/u;
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

/** "No soy del club", "habe noch keine Karte", "Mitglied bin ich nicht": the words that a ticket's "no" is said of. */
const NO = /(?<!\p{L})(?:not|no|never|without|nicht|kein\w*|nie|ohne|nunca|sin|pas|jamais|aucune?|sans|nao|nem|sem|nenhuma?|n't)(?!\p{L})/u;
const REACH = 40;
const refusedIn = ({ text }: ReadClause): Set<string> => { const at = NO.exec(text); return at ? keysIn(/^\W*$/.test(text.slice(at.index + at[0].length)) ? text : text.slice(at.index, at.index + REACH)) : new Set(); };

const isValued = ({ figures, times, none, free }: ReadClause): boolean => figures.length + times.length + none.size > 0 || free;
const sharedBy = (one: ReadClause, rule: ReadClause): number => [...one.words].filter((word) => rule.words.has(word)).length;

/** The rules that a clause of a reply rests on: of those that say the same, the ones that share most words with it. */
function bearing(one: ReadClause, rules: ReadClause[], foreign: boolean[]): ReadClause[] {
  const isNear = (rule: ReadClause): boolean => {
    const shared = sharedBy(one, rule);
    // Of another language no word is shared: what it says of a price or a time is found by that.
    if (foreign[rule.source]) return one.free || one.figures.some(({ unit }) => unit !== undefined);
    return isValued(one) ? shared > 0 : shared >= LEAST_WORDS && shared >= LEAST_ALIKE * Math.min(one.words.size, rule.words.size - rule.audience.size);
  };
  const right = rules.filter((rule) => asserts(one, rule) && isNear(rule));
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

/** The ticket's words, those that it denies of itself apart. */
const wordsOfTicket = (ticket: ReadClause[]): { affirmed: Set<string>; refused: Set<string> } => {
  const refused = new Set(ticket.flatMap((one) => [...refusedIn(one)]));
  return { refused, affirmed: new Set(ticket.flatMap((one) => { const no = refusedIn(one); return [...one.words].filter((word) => !no.has(word)); })) };
};

/** The clauses of an article, read once in each language: replies of many tickets stand on the same. */
const articles = new WeakMap<readonly Figure[], Map<string, ReadClause[]>>();

function clausesOf(article: ReadText, language: string): ReadClause[] {
  const known = articles.get(article.figures) ?? new Map<string, ReadClause[]>();
  const clauses = known.get(language) ?? readClauses(article, language).filter(({ from }) => from >= article.title.length);
  articles.set(article.figures, known.set(language, clauses));
  return clauses;
}

/** What a source says of members, holders of a card, one plan or one country, said of a customer who is not told to be of them. */
export const findAudiences: Check = (reply) => {
  const { language, body } = reply;
  const support = supportOf(reply);
  const { sources } = support;
  const rules = sources.flatMap((one, source) => clausesOf(one, language).map((clause): ReadClause => ({ ...clause, source })));
  if (rules.length === 0) return [];
  if (!ALL.test(fold(body)) && rules.every(({ audience }) => audience.size === 0)) return [];
  const titles = sources.map(({ title }) => keysIn(fold(title)));
  const foreign = sources.map(({ text }) => languageOf(text, language) !== language);
  const claims = readClauses(readReply(reply), language);
  const ticket = readClauses({ text: ticketText(reply), figures: [] }, language);
  const { affirmed, refused } = wordsOfTicket(ticket);
  const isYoung = CHILD.test(fold(`${ticketText(reply)}\n${body}`));
  const tellsOfOneself = OF_ONESELF.test(fold(ticketText(reply)));
  const whole = new Set(claims.flatMap(({ words }) => [...words]));
  /** The words of a rule's audience that belong to no other's. */
  const tellingOf = (rule: ReadClause, words: Set<string>): string[] => [...words].filter((word) => word.length >= LEAST_LETTERS
    && !rules.some(({ audience }) => audience.has(word) && [...audience].some((one) => !rule.audience.has(one))));

  /** "A bunk is 21 €. Climbers pay 14 €": a price of everyone, of which the reply says nothing. */
  const isUsual = (rule: ReadClause, rival: ReadClause): boolean => rival.audience.size === 0 && rule.figures.some(({ unit }) => unit?.family === 'money') && Math.abs(rival.place - rule.place) < NEAR
    && rival.figures.some((figure) => figure.unit?.family === 'money' && !claims.some(({ figures }) => figures.some((other) => supports(figure, other))));

  /** Whether a clause leaves out for whom its rule is true, and whether it is plain that this customer is of the others. */
  function leavesOut(one: ReadClause, rule: ReadClause): { isOut: boolean; isPlain: boolean } {
    const ours = tellingOf(rule, rule.audience);
    const unbound = ours.length === 0 && unbounds(one, rule, claims, rules);
    if (ours.length === 0) return { isOut: unbound, isPlain: unbound };
    const beside = claims.filter(({ place }) => place === one.place || place === one.place - 1);
    const isSaid = (word: string): boolean => (isYoung && YOUNG.test(word)) || beside.some(({ words }) => words.has(word)) || affirmed.has(word) || (refused.has(word) && [...rule.words].some((other) => NEW.test(other)));
    if (ours.some(isSaid) || (foreign[rule.source] && [...beside, ...ticket].some(({ audience }) => audience.size > 0))) return { isOut: false, isPlain: false };
    const rivals = rules.filter((other) => other.source === rule.source && Math.abs(other.place - rule.place) <= NEAR && !asserts(one, other));
    const isOnIt = (rival: ReadClause): boolean => [...one.words].some((word) => rival.words.has(word)) || (one.free && Math.abs(rival.place - rule.place) < NEAR && rival.figures.some(({ unit }) => unit?.family === 'money'));
    const isMeant = (rival: ReadClause): boolean => isOnIt(rival)
      && [...rival.audience, ...rival.places].some((word) => !ours.includes(word) && !rule.words.has(word) && (affirmed.has(word) || whole.has(word)));
    const isPlain = rivals.some((rival) => (rival.others && Math.abs(rival.place - rule.place) < NEAR) || isMeant(rival))
      || ours.some((word) => refused.has(word)) || ALL.test(one.text)
      || (!ours.some((word) => whole.has(word) || titles[rule.source]?.has(word)) && (tellingOf(rule, rule.members).length > 0 || (!tellsOfOneself && tellingOf(rule, rule.people).length > 0) || (foreign[rule.source] === true && rivals.some((rival) => isUsual(rule, rival)))));
    return { isOut: true, isPlain };
  }

  const found = claims.filter((one) => {
    if (/\?\s*$/.test(one.sentence.text)) return false;
    const near = bearing(one, rules, foreign).map((rule) => leavesOut(one, rule));
    return near.every(({ isOut }) => isOut) && near.some(({ isPlain }) => isPlain);
  });
  return found.slice(0, 1).map(({ sentence }) => claim('over-general', sentence.text.trim(), 'a source says this of some only, and this customer is not known to be one of them'));
};
