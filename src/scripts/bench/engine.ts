/**
 * How fast the built-in sentiment reads, beside npm's sentiment packages in the same run on the same texts: tickets of about
 * 80 words a second on one core. `node src/scripts/bench/engine.ts`, or as part of `npm run bench`.
 */
import { pathToFileURL } from 'node:url';
import Table from 'cli-table3';
import { createBuiltinEngine } from '../../adapters/builtin/engine.ts';
import { createDeadline } from '../../deadline.ts';
import { packageScores } from '../evaluate/baselines.ts';
import { readSamples } from '../train_sentiment/samples.ts';

/** One contestant's figure: tickets a second, the best of the rounds (a shared machine only ever slows down). */
export interface Speed {
  name: string;
  ticketsPerSecond: number;
}

const WORDS = 80;
const TEXTS = 200;
const ROUNDS = 7;
/** Milliseconds of each round: long enough for the clock, short enough for a bench. */
const ROUND_MS = 400;

/** Real messages joined until each has 80 words, one language a text, on one line as New Ticket's preview has them. */
export function eightyWordTexts(): string[] {
  const english = readSamples().filter(({ language }) => language === 'en').map(({ text }) => text.replace(/\s+/g, ' ').replace(/[<&]/g, ' '));
  return Array.from({ length: TEXTS }, (_, at) => {
    let text = '';
    for (let next = at; text.split(' ').length < WORDS; next += 7) text += `${english[next % english.length]} `;
    return text.split(' ').slice(0, WORDS).join(' ');
  });
}

/** The same texts as mails: a greeting, the message in lines of twelve words, a sign-off and a signature. */
export const mailTexts = (): string[] => eightyWordTexts().map((text) =>
  `Hi there,\n\n${text.replace(/((?:\S+ ){12})/g, '$1\n')}\n\nKind regards,\nJordan Miles\n--\nJordan Miles\nOperations, Harbour Supplies\nTel. 020 7946 0123`);

export async function speedOf(name: string, work: (text: string) => unknown, all: string[]): Promise<Speed> {
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < ROUND_MS) {
      for (const text of all.slice(done % TEXTS, (done % TEXTS) + 20)) await work(text);
      done += 20;
    }
    best = Math.max(best, (done * 1000) / (performance.now() - start));
  }
  return { name, ticketsPerSecond: Math.round(best) };
}

/** Measures the built-in engine, through its port, and the packages, each alone. */
export async function benchEngine(): Promise<Speed[]> {
  const all = eightyWordTexts();
  const engine = createBuiltinEngine();
  const ticket = { ticketId: '', subject: '', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
  const deadline = createDeadline();
  const analyze = (message: string) => engine.analyzeSentiment({ ticket: { ...ticket, message }, corrections: [], deadline });
  const speeds = [await speedOf('built-in engine', analyze, all), await speedOf('built-in engine, the same as mails', analyze, mailTexts())];
  for (const { name, score } of packageScores()) speeds.push(await speedOf(name, score, all));
  return speeds;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const table = new Table({ head: [`sentiment, tickets of ${WORDS} words`, 'a second'], style: { head: [], border: [] }, colAligns: ['left', 'right'] });
  for (const { name, ticketsPerSecond } of await benchEngine()) table.push([name, ticketsPerSecond.toLocaleString('en')]);
  console.log(table.toString());
}
