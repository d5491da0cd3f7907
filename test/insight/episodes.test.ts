/** Detection on small histories made by hand, and the stated false-alarm rate on simulated ones. */
import { byDate, everyEpisode, findEpisodes } from '../../src/insight/episodes.ts';
import { recurringIssue } from '../../src/insight/recurring_issue.ts';
import { DEFAULT_WATCH } from '../../src/insight/rises.ts';
import type { HistoryTicket } from '../../src/insight/ticket_history.ts';
import { seeded } from '../../src/scripts/simulate_incidents/random.ts';
import { simulateHistory } from '../../src/scripts/simulate_incidents/simulated_history.ts';

const DAY = 20_000;
let count = 0;
const ticket = (day: number, product: string, issue: string, terms: string[] = [], customer = `c${(count += 1)}`): HistoryTicket => {
  const at = (DAY + day) * 86_400_000 + 36_000_000 + count * 1_000;
  return { rowNumber: count, url: '', ticketId: '', subject: '', message: terms.join(' '), customer, createdAt: new Date(at).toISOString().replace('Z', '+00:00'), at, day: DAY + day, product, issue, terms };
};
/** Two tickets of each of four topics every day. */
const calm = (days: number): HistoryTicket[] => Array.from({ length: days }, (_unused, day) => ['A', 'B'].flatMap((product) => ['x', 'y'].flatMap((issue) => [ticket(day, product, issue), ticket(day, product, issue)]))).flat();
const incident = (from: number, days: number, aDay: number, terms = ['e7']) => Array.from({ length: days * aDay }, (_unused, at) => ticket(from + Math.floor(at / aDay), 'A', 'x', terms));
const found = (tickets: HistoryTicket[]) => findEpisodes(byDate(tickets));

test('a calm desk is quiet', () => {
  expect(found(calm(120))).toEqual([]);
});

test('a new error code is heard of with its fourth ticket, once, while it lasts', () => {
  const episodes = found([...calm(100), ...incident(80, 15, 4)]);
  expect(episodes).toHaveLength(1);
  expect(episodes[0]).toMatchObject({ key: 'term:e7', detectedDay: DAY + 80, count: 4 });
  expect(episodes[0]?.members).toHaveLength(60);
});

test('later tickets change neither its id nor its name', () => {
  const all = [...calm(110), ...incident(80, 20, 4)];
  const named = [81, 85, 99, 109].map((until) => {
    const tickets = byDate(all.filter(({ day }) => day <= DAY + until));
    const [episode] = findEpisodes(tickets);
    if (!episode) throw new Error('not found');
    const { id, topic } = recurringIssue(episode, tickets, 7);
    return { id, topic };
  });
  expect(new Set(named.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(named[0]?.topic).toBe('A: x (E7)');
});

test('an incident in several wordings and on any product is one episode, and is not called by one product', () => {
  // The first tickets share words two by two only; three of the first four happen to name product A.
  const wordings = [['blank', 'page'], ['white', 'screen'], ['blank', 'page', 'white'], ['white', 'screen', 'blank']];
  const products = ['A', 'A', 'B', 'A', 'C', 'D', 'E', 'B', 'C', 'D'];
  const everyday = ['A', 'B', 'C', 'D', 'E'].map((product) => Array.from({ length: 100 }, (_unused, day) => ['x', 'y'].map((issue) => ticket(day, product, issue))).flat()).flat();
  const planted = Array.from({ length: 40 }, (_unused, at) => ticket(80 + Math.floor(at / 5), products[at % products.length] ?? '', at % 2 ? 'x' : 'y', wordings[at % 4]));
  const tickets = byDate([...everyday, ...planted]);
  const episodes = findEpisodes(tickets);
  expect(episodes).toHaveLength(1);
  expect(episodes[0]?.members.length).toBeGreaterThanOrEqual(30);
  const issue = episodes[0] && recurringIssue(episodes[0], tickets, 7);
  expect(issue?.product).toBe('');
  expect(issue?.topic).toMatch(/blank|page|white|screen/);
});

/** Episodes of a desk of forty topics, so that each product with issue is narrow, with these tickets besides. */
const wide = (planted: HistoryTicket[]) => everyEpisode(byDate([
  ...Array.from({ length: 100 }, (_unused, day) => ['A', 'B', 'C', 'D', 'E'].flatMap((product) => ['q', 'r', 's', 't', 'u', 'v', 'x', 'y'].map((issue) => ticket(day, product, issue, ['everyday'])))).flat(), ...planted,
]));
const told = (product: string, terms: string[], aDay: number) => Array.from({ length: 8 * aDay }, (_unused, at) => ticket(80 + Math.floor(at / aDay), product, 'x', terms));

test('one incident in wordings that share no word fires once: its product and issue tell that it is one', () => {
  const usual = Array.from({ length: 80 }, (_unused, day) => ticket(day, 'A', 'x', ['everyday']));
  expect(wide([...usual, ...told('A', ['steam', 'gone'], 2), ...told('A', ['dampf', 'fehlt'], 2)]).map(({ key }) => key)).toHaveLength(1);
});

test('one incident in two languages fires once: they share no word, but the product and the days', () => {
  const usual = Array.from({ length: 80 }, (_unused, day) => [ticket(day, 'A', 'x', ['everyday']), ticket(day, 'A', 'x', ['everyday'])]).flat();
  const written = (message: string, terms: string[]) => told('A', terms, 2).map((one, at) => ({ ...one, issue: ['q', 'r', 's', 't'][at % 4] ?? '', message }));
  const [english, german, other] = [written('There is a crack in the rail of my rower and it pinched my finger.', ['crack', 'rail']), written('Die Schiene hat einen Riss und ich habe mich geklemmt.', ['schiene', 'riss']), written('My rower squeaks with every stroke that I pull.', ['squeaks', 'stroke'])];
  expect(wide([...usual, ...english, ...german])).toHaveLength(1);
  expect(wide([...usual, ...english, ...other])).toHaveLength(2);
});

test('what grows as a whole with a word that told of it first does not fire again', () => {
  // A fifth of A's x always speak of steam; when all of them grow, steam is heard of first.
  const usual = Array.from({ length: 80 }, (_unused, day) => [0, 1, 2, 3, 4].map((at) => ticket(day, 'A', 'x', [at === 0 ? 'steam' : 'everyday']))).flat();
  const grown = Array.from({ length: 8 }, (_unused, day) => Array.from({ length: 20 }, (_other, at) => ticket(80 + day, 'A', 'x', [at < 7 ? 'steam' : 'everyday']))).flat();
  const [first, ...more] = wide([...usual, ...grown]);
  expect([first?.key, more.length]).toEqual(['term:steam', 0]);
});

test.each([
  ['of two products', told('A', ['steam'], 4), told('B', ['leak'], 4)],
  ['of one product and issue, each with its error code', told('A', ['e7', 'stops'], 4), told('A', ['e9', 'beeps'], 4)],
])('two incidents that begin on one day, %s, are both told', (_name, one, other) => {
  const episodes = wide([...one, ...other]);
  expect(episodes).toHaveLength(2);
  expect(new Set(episodes.flatMap(({ founders }) => founders)).size).toBe(episodes.reduce((sum, { founders }) => sum + founders.length, 0));
});

test('the order of the rows does not matter', () => {
  const all = [...calm(100), ...incident(80, 10, 5)];
  expect(found([...all].reverse())).toEqual(found(all));
});

test('one customer who writes ten times is no recurring issue', () => {
  expect(found([...calm(100), ...Array.from({ length: 10 }, (_unused, at) => ticket(80 + Math.floor(at / 5), 'A', 'x', ['e7'], 'same'))])).toEqual([]);
});

test('without two weeks of past nothing is called an issue', () => {
  expect(found([...calm(18), ...incident(12, 6, 10)])).toEqual([]);
});

test('a sale that triples everything is no issue of its own', () => {
  const busy = Array.from({ length: 5 }, (_unused, at) => calm(1).flatMap((one) => [1, 2, 3].map(() => ticket(80 + at, one.product, one.issue)))).flat();
  expect(found([...calm(100), ...busy])).toEqual([]);
});

test('after four quiet weeks the same topic is a new episode with another id', () => {
  const tickets = byDate([...calm(200), ...incident(70, 5, 6), ...incident(170, 5, 12)]);
  const ids = findEpisodes(tickets).filter(({ key }) => key === 'term:e7').map((episode) => recurringIssue(episode, tickets, 7).id);
  expect(new Set(ids).size).toBe(2);
});

test('the stated false-alarm rate is held on simulated desks without incidents', () => {
  let alarms = 0;
  const histories = 6;
  for (let number = 0; number < histories; number += 1) {
    alarms += findEpisodes(simulateHistory({ days: 147, perDay: 40, products: 5, issues: 10, growthPerWeek: 0.02, dispersion: 20, incidents: [] }, seeded(4_000 + number)).tickets).length;
  }
  // 21 weeks each, one alarm in twelve weeks accepted: 10.5 in all.
  expect(alarms).toBeLessThanOrEqual(Math.floor(histories * 21 * DEFAULT_WATCH.falseAlarmsPerWeek));
});

test('planted incidents of ten a day are heard of within three days', () => {
  const plan = { perDay: 10, growingDays: 3, lastsDays: 21, kind: 'new_code' } as const;
  const delays = [1, 2, 3, 4].map((seed) => {
    const { tickets, incidents } = simulateHistory({ days: 147, perDay: 40, products: 5, issues: 10, growthPerWeek: 0.02, dispersion: 20, incidents: [plan] }, seeded(seed));
    const [planted] = incidents;
    const episode = findEpisodes(tickets).find(({ founders }) => founders.filter((place) => planted?.places.has(place)).length >= founders.length / 2);
    return episode && planted ? episode.detectedDay - planted.firstDay : Number.POSITIVE_INFINITY;
  });
  expect(Math.max(...delays)).toBeLessThanOrEqual(3);
});
