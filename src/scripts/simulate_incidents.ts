/**
 * How well Recurring Issue hears of planted incidents: simulated desks with weekday patterns, growth, week-to-week
 * variation and repeating customers; precision, recall (each with its 95 % interval) and delay beside the plain rule “more than N this week”.
 *
 *   node src/scripts/simulate_incidents.ts [--seed 2026] [--histories 100] [--others | --together]
 */
import { parseArgs } from 'node:util';
import { everyEpisode } from '../insight/episodes.ts';
import { DEFAULT_WATCH } from '../insight/rises.ts';
import { simulateHistory, type DeskPlan, type IncidentPlan, type SimulatedHistory } from './simulate_incidents/simulated_history.ts';
import { seeded } from './simulate_incidents/random.ts';
import { countInterval, shareInterval, type Interval } from './simulate_incidents/intervals.ts';

/** An alarm of either method: the day, and the tickets it points at. */
interface Alarm { day: number; places: number[] }

const SIZES: Record<string, IncidentPlan> = {
  'small, new code': { perDay: 1, growingDays: 5, lastsDays: 21, kind: 'new_code' },
  'medium, new code': { perDay: 3, growingDays: 5, lastsDays: 21, kind: 'new_code' },
  'large, new code': { perDay: 10, growingDays: 3, lastsDays: 21, kind: 'new_code' },
  'medium, known topic': { perDay: 3, growingDays: 5, lastsDays: 21, kind: 'known_topic' },
  'large, known topic': { perDay: 10, growingDays: 3, lastsDays: 21, kind: 'known_topic' },
};

/** Incidents of another hand than those that the method was made on. */
const SHAPES: Record<string, IncidentPlan> = {
  'slow ramp': { perDay: 6, growingDays: 28, lastsDays: 42, kind: 'known_topic' },
  'one day': { perDay: 10, growingDays: 1, lastsDays: 1, kind: 'new_code' },
  'one day, known topic': { perDay: 12, growingDays: 1, lastsDays: 1, kind: 'known_topic' },
  'two products': { perDay: 4, growingDays: 5, lastsDays: 21, kind: 'two_products' },
  'one language': { perDay: 4, growingDays: 5, lastsDays: 21, kind: 'second_language' },
};

/** One incident told in several wordings, and different ones that begin on the same day with one product, or with one product and issue. */
const TOGETHER: Record<string, IncidentPlan> = {
  'three wordings': { perDay: 6, growingDays: 5, lastsDays: 21, kind: 'three_wordings' },
  'first of two': { perDay: 4, growingDays: 5, lastsDays: 21, kind: 'new_code' },
  'second, other issue': { perDay: 4, growingDays: 5, lastsDays: 21, kind: 'new_code', beside: { place: 1, sameIssue: false } },
  'first of two, same issue': { perDay: 4, growingDays: 5, lastsDays: 21, kind: 'new_code' },
  'second, same issue': { perDay: 4, growingDays: 5, lastsDays: 21, kind: 'new_code', beside: { place: 3, sameIssue: true } },
};

/** Ten days of holidays, the rush after them, two public holidays, a week of sale. */
const CALENDAR: NonNullable<DeskPlan['special']> = [{ from: 84, days: 10, factor: 0.2 }, { from: 94, days: 3, factor: 1.8 }, { from: 125, days: 1, factor: 0.1 }, { from: 140, days: 1, factor: 0.1 }, { from: 160, days: 7, factor: 2.2 }];

const DESKS: Record<string, Omit<DeskPlan, 'incidents'>> = {
  '10 a day': { days: 210, perDay: 10, products: 4, issues: 8, growthPerWeek: 0.01, dispersion: 20 },
  '60 a day': { days: 210, perDay: 60, products: 6, issues: 12, growthPerWeek: 0.015, dispersion: 20 },
  '150 a day, growing': { days: 210, perDay: 150, products: 8, issues: 15, growthPerWeek: 0.03, dispersion: 20 },
};

/** Desks that `--others` judges, with the shapes above. */
const OTHER_DESKS: typeof DESKS = {
  '25 a day, two languages': { days: 210, perDay: 25, products: 4, issues: 8, growthPerWeek: 0.01, dispersion: 20, secondLanguage: 0.15 },
  '60 a day, holidays and sales': { days: 210, perDay: 60, products: 6, issues: 12, growthPerWeek: 0.015, dispersion: 20, secondLanguage: 0.15, special: CALENDAR },
  '60 a day, shrinking, moody topics': { days: 210, perDay: 60, products: 6, issues: 12, growthPerWeek: -0.02, dispersion: 6, secondLanguage: 0.15 },
};

/** Tickets before this day of the history are past alone: no method is judged on them. */
const JUDGED_FROM = 63;
/** An alarm is right if so many of the tickets it points at belong to one incident. */
const RIGHT_SHARE = 0.3;

/** What the trigger fires at most: of two topics that turn out to be one incident, both. */
const ours = ({ tickets }: SimulatedHistory): Alarm[] => everyEpisode(tickets, DEFAULT_WATCH).map(({ detectedDay, founders }) => ({ day: detectedDay, places: founders }));

/** Alarms once a product's issue has more than `limit` tickets in seven days, again once it has fallen below. */
function plainRule({ tickets }: SimulatedHistory, limit: number): Alarm[] {
  const alarms: Alarm[] = [];
  const recent = new Map<string, number[]>();
  const isUp = new Map<string, boolean>();
  for (const [place, { product, issue, day }] of tickets.entries()) {
    const key = `${product}|${issue}`;
    const own = [...(recent.get(key) ?? []).filter((other) => (tickets[other]?.day ?? 0) > day - 7), place];
    const wasUp = isUp.get(key) === true && own.length > limit;
    recent.set(key, own);
    isUp.set(key, own.length > limit);
    if (own.length > limit && !wasUp) alarms.push({ day, places: own });
  }
  return alarms;
}

interface Score { right: number; repeated: number; wrong: number; found: Map<string, { planted: number; heard: number; delays: number[] }>; weeks: number }

function judge(history: SimulatedHistory, alarms: Alarm[], names: string[], score: Score): void {
  const heard = new Map<number, number>();
  for (const { day, places } of alarms) {
    if (day < history.firstDay + JUDGED_FROM) continue;
    const at = history.incidents.findIndex((incident) => places.filter((place) => incident.places.has(place)).length >= RIGHT_SHARE * places.length);
    if (at < 0) { score.wrong += 1; continue; }
    if (heard.has(at)) { score.repeated += 1; continue; }
    score.right += 1;
    heard.set(at, day);
  }
  for (const [at, incident] of history.incidents.entries()) {
    const own = score.found.get(names[at] ?? '') ?? { planted: 0, heard: 0, delays: [] };
    const day = heard.get(at);
    own.planted += 1;
    if (day !== undefined) { own.heard += 1; own.delays.push(day - incident.firstDay); }
    score.found.set(names[at] ?? '', own);
  }
  score.weeks += (210 - JUDGED_FROM) / 7;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const shown = (value: number, digits = 2): string => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const within = ([from, to]: Interval, digits = 2): string => `(${shown(from, digits)}–${shown(to, digits)})`;
const share = (hits: number, of: number): string => `${shown(hits / Math.max(1, of))} ${within(shareInterval(hits, of))}`;

/** A method's figures on one desk, each with its 95 % interval. */
function figures({ quiet, busy }: { quiet: Score; busy: Score }, names: readonly string[]): string[] {
  const [from, to] = countInterval(quiet.wrong);
  const all = [...busy.found.values()];
  const sumOf = (of: (own: (typeof all)[number]) => number) => all.reduce((sum, own) => sum + of(own), 0);
  return [
    `${shown(quiet.wrong / quiet.weeks, 3)} ${within([from / quiet.weeks, to / quiet.weeks], 3)}`, share(busy.right, busy.right + busy.wrong), share(sumOf(({ heard }) => heard), sumOf(({ planted }) => planted)), String(busy.repeated),
    ...names.map((name) => { const own = busy.found.get(name); return own ? `${share(own.heard, own.planted)}, ${shown(median(own.delays), 0)}` : ''; }),
  ];
}

const { values } = parseArgs({ options: { seed: { type: 'string', default: '2026' }, histories: { type: 'string', default: '100' }, others: { type: 'boolean', default: false }, together: { type: 'boolean', default: false } } });
const [desks, sizes] = values.others ? [OTHER_DESKS, SHAPES] : [DESKS, values.together ? TOGETHER : SIZES];
const METHODS: Record<string, (history: SimulatedHistory) => Alarm[]> = {
  'Recurring Issue': ours, 'more than 5 this week': (history) => plainRule(history, 5), 'more than 15 this week': (history) => plainRule(history, 15), 'more than 30 this week': (history) => plainRule(history, 30),
};
const names = Object.keys(sizes);
const line = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

line(['desk', 'method', `false alarms a week without incidents (stated: ${shown(DEFAULT_WATCH.falseAlarmsPerWeek, 3)})`, 'precision', 'recall', 'fired again', ...names.map((name, at) => (at === 0 ? `${name}: recall, median days` : name))]);
line(['---', '---', ...names.map(() => '--:'), '--:', '--:', '--:', '--:']);
for (const [desk, plan] of Object.entries(desks)) {
  const scores = new Map(Object.keys(METHODS).map((method) => [method, { quiet: newScore(), busy: newScore() }]));
  for (let number = 0; number < Number(values.histories); number += 1) {
    const random = seeded(Number(values.seed) * 1_000 + number);
    const quiet = simulateHistory({ ...plan, incidents: [] }, random);
    const busy = simulateHistory({ ...plan, incidents: Object.values(sizes) }, random);
    for (const [method, alarmsOf] of Object.entries(METHODS)) {
      const own = scores.get(method);
      if (!own) continue;
      judge(quiet, alarmsOf(quiet), [], own.quiet);
      judge(busy, alarmsOf(busy), names, own.busy);
    }
  }
  for (const [method, score] of scores) line([desk, method, ...figures(score, names)]);
}

function newScore(): Score {
  return { right: 0, repeated: 0, wrong: 0, found: new Map(), weeks: 0 };
}
