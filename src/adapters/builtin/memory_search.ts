import type { LabelledExample } from '../../ports/engine.ts';
import type { Correction, KnowledgeBase, LabelledText, Passage, PassageQuery, PastContact, Recalled } from '../../ports/knowledge_base.ts';
import { LEAST_CHANCE } from '../../triage/replies/answer_likeness.ts';
import { customerAddress } from '../../triage/customer_address.ts';
import { codeKey, findCodes } from '../../triage/reply_checks/identifiers/addresses.ts';
import { brandOf, tellsOf } from './products/about_product.ts';
import { chancesOf, createSigns, likenessOf } from './search/answer_chance.ts';
import { quotedIn } from './search/quoted_words.ts';
import { createSearchIndex, type SearchIndex } from './search/retrieval.ts';

/** One thing the team knows: an article, or a ticket that a person solved. Unknown is `""` or missing. */
export interface KnowledgeEntry {
  id: string;
  kind: Passage['kind'];
  title: string;
  problem: string;
  solution: string;
  product?: string;
  issue?: string;
  url?: string;
  /** Solved tickets: whose it was and when, for the history of that customer alone. */
  customerEmail?: string;
  createdAt?: string;
  ticketId?: string;
}

export interface MemoryKnowledgeOptions {
  /** `memory` unless said otherwise. */
  name?: string;
  corrections?: readonly Correction[];
}

/**
 * The least likeness of a passage worth showing. Set where, on the sample knowledge, nineteen of twenty questions about
 * something else find nothing (`npm run evaluate -- --task retrieval` prints the curve).
 */
export const LEAST_LIKENESS = 0.13;
const OTHER_PRODUCT = 0.6;
const SAME_PRODUCT = 1.1;
const SAME_CODE = 1.4;
const OTHER_CODE = 0.95;
/** Passages in another language than the question, behind those in its own. */
const MOST_ACROSS = 3;
/** Of what a ticket may be about, more than are named: not every title can be shown. */
const MOST_LIKELIEST = 20;
/** An entry that alone holds what a ticket quotes letter for letter is its answer, however few words they share otherwise. */
const QUOTED_LIKENESS = 0.25;
const QUOTED_CHANCE = 0.7;
const DAY_MS = 86_400_000;

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

const passageOf = (entry: KnowledgeEntry, score: number): Passage => ({
  id: entry.id, kind: entry.kind, title: entry.title, problem: entry.problem, solution: entry.solution,
  product: entry.product ?? '', issue: entry.issue ?? '', url: entry.url ?? '', score: rounded(score),
});

/** Passages of another named product rank lower unless they tell of this one too, those of the same one a little higher. */
function productFactor(asked: string, { product = '', ...entry }: KnowledgeEntry, brand: ReadonlySet<string>): number {
  if (!asked || !product) return 1;
  if (folded(asked) === folded(product)) return SAME_PRODUCT;
  return tellsOf({ ...entry, product }, asked, brand) ? 1 : OTHER_PRODUCT;
}

const known = new WeakMap<KnowledgeEntry, Set<string>>();

/** Read when an entry is first found, then kept with it. */
function codesOf(entry: KnowledgeEntry): Set<string> {
  const kept = known.get(entry) ?? new Set(findCodes(`${entry.title}\n${entry.problem}\n${entry.solution}`).map(({ words }) => codeKey(words)));
  known.set(entry, kept);
  return kept;
}

/** An error code or model of the question that an entry names, or does not. */
function codeFactor(codes: string[], own: Set<string>): number {
  if (codes.length === 0) return 1;
  return codes.some((code) => own.has(code)) ? SAME_CODE : OTHER_CODE;
}

/** The place of the one entry that holds what is quoted; none where several do, or none. */
function holderOf(quoted: ReadonlySet<string>, places: readonly number[], entries: readonly KnowledgeEntry[]): number | undefined {
  if (quoted.size === 0) return undefined;
  const holding = places.filter((place) => { const { title, problem, solution } = entries[place]!; return [...quotedIn(`${title}\n${problem}\n${solution}`)].some((words) => quoted.has(words)); });
  return holding.length === 1 ? holding[0] : undefined;
}

type Chances = ReturnType<typeof chancesOf>;

/** Gives one entry the chance of what is quoted, and takes it off the others. */
function raise(chances: Chances, holder: number, side: 'own' | 'across'): void {
  const { chance } = chances.get(holder) ?? { chance: 0 };
  if (chance >= QUOTED_CHANCE) return;
  for (const [place, other] of chances) chances.set(place, { ...other, chance: other.chance * (1 - QUOTED_CHANCE) / (1 - chance) });
  chances.set(holder, { chance: QUOTED_CHANCE, side });
}

/** What of an entry is searched, and how much each part weighs. */
export const searchable = (entry: Pick<KnowledgeEntry, 'title' | 'problem' | 'solution' | 'product' | 'issue'>) => ({
  parts: [
    { text: entry.title, weight: 1.5 },
    { text: entry.problem, weight: 1.5 },
    { text: entry.solution, weight: 1 },
    { text: `${entry.product ?? ''} ${(entry.issue ?? '').replaceAll('_', ' ')}`, weight: 0.5 },
  ],
});

function contactOf(entry: KnowledgeEntry): PastContact {
  return { ticketId: entry.ticketId ?? entry.id, createdAt: entry.createdAt ?? '', subject: entry.title, problem: entry.problem, solution: entry.solution, url: entry.url ?? '' };
}

/** A list held in memory, as it is: what a knowledge worksheet, the demo and the tests are searched by. */
export function createMemorySearch(entries: readonly KnowledgeEntry[], options: MemoryKnowledgeOptions = {}): Omit<KnowledgeBase, 'addSolvedTicket' | 'recordCorrection'> {
  const corrections = options.corrections ?? [];
  let entryIndex: SearchIndex | undefined;
  let correctionIndex: SearchIndex | undefined;
  let labelled: LabelledText[] | undefined;
  let brand: Set<string> | undefined;
  let readSigns: ReturnType<typeof createSigns> | undefined;

  const find = async ({ text, product, limit, leastScore = LEAST_LIKENESS, ticket }: Omit<PassageQuery, 'deadline'>): Promise<Omit<Recalled, 'history'>> => {
    const index = entryIndex ??= createSearchIndex(entries.map(searchable));
    const own = product ? brand ??= brandOf(entries.map((entry) => entry.product ?? '')) : new Set<string>();
    const codes = findCodes(text).map(({ words }) => codeKey(words));
    const likeness = { own: new Map<number, number>(), across: new Map<number, number>() };
    const found = index.search(text, limit * 3 + 10, limit).flatMap(({ place, across, ...near }) => {
      const entry = entries[place];
      if (!entry) return [];
      likeness[across ? 'across' : 'own'].set(place, likenessOf(near));
      return [{ place, ...passageOf(entry, likenessOf(near, productFactor(product, entry, own) * codeFactor(codes, codesOf(entry)))), ...(across && { across }) }];
    });
    const chances = ticket ? chancesOf((readSigns ??= createSigns(entries, index))({ ...ticket, product }, likeness)) : undefined;
    const ofProduct = quotedIn(product);
    const holder = holderOf(new Set([...quotedIn(text)].filter((words) => !ofProduct.has(words))), found.map(({ place }) => place), entries);
    if (holder !== undefined && chances) raise(chances, holder, likeness.own.has(holder) ? 'own' : 'across');
    const weighed = found.map(({ place, score, ...passage }): Passage => ({ ...passage, score: place === holder ? Math.max(score, QUOTED_LIKENESS) : score, ...(chances && { chance: rounded(chances.get(place)?.chance ?? 0) }) }));
    const near = weighed.filter((passage) => passage.score >= leastScore).sort((a, b) => b.score - a.score);
    if (!chances) return { passages: near.slice(0, limit) };
    const across = near.filter((passage) => passage.across).slice(0, MOST_ACROSS);
    const told = [...near.filter((passage) => !passage.across).slice(0, Math.max(1, limit - across.length)), ...across].slice(0, limit);
    const byChance = [...chances].sort((a, b) => b[1].chance - a[1].chance);
    const beside = byChance.filter(([place, { chance }]) => chance >= LEAST_CHANCE && told.every(({ id }) => id !== entries[place]!.id));
    const passageAt = ([place, { chance, side }]: (typeof byChance)[number]): Passage => ({ ...passageOf(entries[place]!, likeness[side].get(place) ?? 0), chance: rounded(chance), ...(side === 'across' && { across: true }) });
    return { passages: [...told, ...beside.map(passageAt)], likeliest: byChance.slice(0, MOST_LIKELIEST).map(passageAt) };
  };

  const history = async (customerEmail: string, days: number): Promise<PastContact[]> => {
    const address = customerAddress(customerEmail);
    if (!address || days <= 0) return [];
    const since = Date.now() - days * DAY_MS;
    return entries
      .filter((entry) => entry.kind === 'solved_ticket' && entry.customerEmail && customerAddress(entry.customerEmail) === address)
      .filter((entry) => !entry.createdAt || !(Date.parse(entry.createdAt) < since))
      .sort((a, b) => (Date.parse(b.createdAt ?? '') || 0) - (Date.parse(a.createdAt ?? '') || 0))
      .map(contactOf);
  };

  return {
    name: options.name ?? 'memory',
    leastLikeness: LEAST_LIKENESS,
    search: async (query) => (await find(query)).passages,
    history: (customerEmail, days) => history(customerEmail, days),
    async recall(query) {
      const [found, contacts] = await Promise.all([find(query), history(query.customerEmail, query.historyDays)]);
      return { ...found, history: contacts };
    },
    async nearestCorrections(text, limit): Promise<LabelledExample[]> {
      correctionIndex ??= createSearchIndex(corrections.map(({ subject, message }) => ({ parts: [{ text: subject, weight: 1 }, { text: message, weight: 1 }] })));
      return correctionIndex.search(text, limit).flatMap(({ place, score }) => {
        const correction = corrections[place];
        if (!correction) return [];
        const { ticketId, subject, message, sentiment, thought } = correction;
        return [{ id: ticketId, subject, message, sentiment, thought, origin: 'correction' as const, similarity: score }];
      });
    },
    async labelledTexts(): Promise<LabelledText[]> {
      // One list: a model trained from it is kept with it.
      labelled ??= entries.map(({ title, problem, product = '', issue = '' }) => ({ text: `${title}\n${problem}`, product, issue }));
      return labelled;
    },
  };
}
