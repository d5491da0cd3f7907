import { fold } from '../../../triage/text/characters.ts';
import { late } from '../../../triage/text/kept_readings.ts';
import { brandOf, namedIn, ownWordsOf } from '../products/about_product.ts';
import { namingWordsOf } from './evidence.ts';
import type { Found, SearchIndex } from './retrieval.ts';
import { isHowTo, isPlainHowTo, needsNoSteps, reportsFault, saysHow, tellsFault } from '../replies/told_faults.ts';

/** What is weighed: an entry as far as it tells whether it answers. */
export interface Weighable {
  kind: 'article' | 'solved_ticket';
  title: string;
  problem: string;
  solution: string;
  product?: string;
}

/** What was asked: a ticket, or one question of it without a subject. */
export interface Asked {
  subject: string;
  message: string;
  /** The product that it names, where that is known; else `""`. */
  product: string;
}

/** What speaks for an entry, as numbers of about one. */
export interface Signs {
  /** The likeness by words and pieces of words. */
  likeness: number;
  /** The same beside the nearest entry's. */
  lead: number;
  /** How much of what is said stands in the entry, and how much of the subject. */
  evidence: number;
  ofSubject: number;
  /** The likeness of what both mean, in whatever words, and how far it is ahead of any other entry's or behind the nearest. */
  meaning: number;
  meaningLead: number;
  /** How much is said at all: the more, the more is shared by chance. */
  length: number;
  /** Filed under a product that is named; under one while another is named. */
  named: number;
  otherNamed: number;
  /** Steps that nobody asked for; no word of a fault where one is told; steps where they are asked for. */
  idleSteps: number;
  noFault: number;
  steps: number;
}

type Weights = Record<keyof Signs, number> & { bias: number };

/** `npm run train:answers` finds them: the log odds of an entry beside none are their sum. */
const WEIGHTS = {
  own: { likeness: 1.01, lead: 0.47, evidence: 1.64, ofSubject: 0.05, meaning: -0.27, meaningLead: 0.87, length: 0.82, named: -0.19, otherNamed: -2.55, idleSteps: -1.05, noFault: -0.19, steps: 0.57, bias: -2.62 },
  across: { likeness: 0.55, lead: 1.91, evidence: 1.69, ofSubject: 1.82, meaning: 0.95, meaningLead: 0.07, length: 1.4, named: -0.03, otherNamed: -1.69, idleSteps: -0.58, noFault: -0.47, steps: 0, bias: -7.58 },
} satisfies Record<string, Weights>;
type Side = keyof typeof WEIGHTS;

/** An entry that may answer, by its place in the index; `across`: in another language than what was asked. */
export interface Candidate { place: number; side: Side; signs: Signs }

const MOST_BY_LIKENESS = 12;
const MOST_BY_EVIDENCE = 8;
const MOST_BY_MEANING = 6;

/** What words mean brings no entry nearer than this: to a draft for a person. */
const MOST_LIFTED = 0.2;

/** The likeness of what was found, `factor` times, what its words mean counted no further than to a draft for a person. */
export const likenessOf = ({ score, byWords }: Pick<Found, 'score' | 'byWords'>, factor = 1): number =>
  Math.min(1, byWords === undefined ? score * factor : Math.max(byWords * factor, Math.min(MOST_LIFTED, score * factor)));

/** How near what was found lies, by place, in the language of the question and in others. */
export type Likeness = Record<Side, ReadonlyMap<number, number>>;

/** The places of the highest scores above nought, highest first. */
function highest(scores: Float32Array, most: number, allowed: (place: number) => boolean): number[] {
  const found: number[] = [];
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place]!;
    if (score <= 0 || (found.length === most && score <= scores[found[most - 1]!]!) || !allowed(place)) continue;
    let at = Math.min(found.length, most - 1);
    for (; at > 0 && scores[found[at - 1]!]! < score; at -= 1) found[at] = found[at - 1]!;
    found[at] = place;
  }
  return found;
}

/** Reads the signs for what may answer. Entries in another language than the question are left out where none was found. */
export function createSigns(entries: readonly Weighable[], index: SearchIndex): (asked: Asked, likeness: Likeness) => Candidate[] {
  const products = [...new Set(entries.map(({ product = '' }) => product.trim()).filter(Boolean))];
  const brand = brandOf(products);
  // What an entry is by itself, read when it first may answer.
  const readings = entries.map(({ title, problem, solution, product = '' }) => late(() => (
    { filed: fold(product.trim()), howTo: isHowTo(title), plainHowTo: isPlainHowTo({ title, problem }), faults: tellsFault(`${title}\n${solution}`) })));
  const known = products.map((product) => ({ folded: fold(product), own: ownWordsOf(product, brand) }));
  return (asked, likeness) => {
    const said = `${asked.subject}\n${asked.message}`;
    const { evidence, isOther } = index.weigh(said);
    const ofSubject = asked.subject ? index.weigh(asked.subject).evidence : undefined;
    const isNamed = namedIn(said), given = fold(asked.product.trim());
    const named = new Set(known.filter(({ folded, own }) => folded === given || isNamed(own)).map(({ folded }) => folded));
    const faulty = reportsFault(asked), how = saysHow(asked), length = Math.log1p(namingWordsOf(said).length);
    const idle = late(() => needsNoSteps(asked));
    const meant = index.meant(said);
    const signsOf = (place: number, own: number, most: number, [first, second]: number[]): Signs[] => {
      const entry = readings[place]?.();
      if (!entry) return [];
      const { filed } = entry;
      return [{
        likeness: own * 10, lead: most > 0 ? own / most : 0, evidence: evidence[place]! / 10, ofSubject: (ofSubject?.[place] ?? 0) / 5, length,
        meaning: meant[place]! * 4, meaningLead: (meant[place]! - Math.max(0, meant[(place === first ? second : first) ?? place]!)) * 4,
        named: named.has(filed) ? 1 : 0, otherNamed: filed !== '' && named.size > 0 && !named.has(filed) ? 1 : 0,
        idleSteps: entry.plainHowTo && idle() ? 1 : 0, noFault: faulty && !entry.faults ? 1 : 0, steps: how && entry.howTo ? 1 : 0,
      }];
    };
    const candidatesOn = (side: Side): Candidate[] => {
      const near = [...likeness[side]].sort((a, b) => b[1] - a[1]).slice(0, MOST_BY_LIKENESS);
      if (side === 'across' && near.length === 0) return [];
      const ofSide = (place: number): boolean => isOther(place) === (side === 'across');
      const byMeaning = highest(meant, MOST_BY_MEANING, ofSide);
      const places = new Set([...near.map(([place]) => place), ...highest(evidence, MOST_BY_EVIDENCE, ofSide), ...byMeaning]);
      return [...places].flatMap((place) => {
        if (entries[place]?.solution.trim() === '') return [];
        return signsOf(place, likeness[side].get(place) ?? 0, near[0]?.[1] ?? 0, byMeaning).map((signs) => ({ place, side, signs }));
      });
    };
    return [...candidatesOn('own'), ...candidatesOn('across')];
  };
}

const SIGNS = ['likeness', 'lead', 'evidence', 'ofSubject', 'meaning', 'meaningLead', 'length', 'named', 'otherNamed', 'idleSteps', 'noFault', 'steps'] as const satisfies (keyof Signs)[];

/** The signs in the order of the weights, for whoever learns them. */
export const listed = (signs: Signs): number[] => SIGNS.map((sign) => signs[sign]);

/** The log odds of an entry with these signs beside none; kept from overflowing. */
const logOdds = ({ side, signs }: Candidate): number => Math.min(20, SIGNS.reduce((sum, sign) => sum + WEIGHTS[side][sign] * signs[sign], WEIGHTS[side].bias));

/** How likely each of some is chosen, by its log odds beside none (conditional logit, McFadden 1974): 0 to 1. */
export function sharesOf(logsOfOdds: readonly number[]): number[] {
  const odds = logsOfOdds.map(Math.exp);
  const all = 1 + odds.reduce((sum, own) => sum + own, 0);
  return odds.map((own) => own / all);
}

/** How likely each candidate is the answer, beside the others and none: by place. */
export function chancesOf(candidates: readonly Candidate[]): Map<number, { chance: number; side: Side }> {
  const shares = sharesOf(candidates.map(logOdds));
  return new Map(candidates.map(({ place, side }, at) => [place, { chance: shares[at]!, side }]));
}
