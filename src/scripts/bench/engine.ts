/**
 * How fast the built-in sentiment reads, beside npm's sentiment packages in the same run on the same texts: tickets of 80 words a
 * second on one core. `npx node src/scripts/bench/engine.ts`, or as part of `npm run bench`.
 */
import { pathToFileURL } from 'node:url';
import Table from 'cli-table3';
import { createBuiltinEngine } from '../../adapters/builtin/engine.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { packageScores } from '../evaluate/baselines.ts';
import { readSamples } from '../train_sentiment/samples.ts';

/** One contestant's figure: tickets a second, the best of the rounds (a shared machine only ever slows down). */
export interface Speed {
  name: string;
  ticketsPerSecond: number;
}

/** Reads one text after the other, from the first again behind the last. */
interface Contestant {
  name: string;
  work(text: string): unknown;
  texts: readonly string[];
}

const WORDS = 80;
const ROUNDS = 7;
/** Milliseconds of processor time that a contestant reads in each round. */
const ROUND_MS = 400;
/** Texts between two looks at the clock. */
const TEXTS_AT_ONCE = 20;

/**
 * The open messages of `data/`, joined by language to texts of 80 words, each on one line as New Ticket's preview has them and each
 * word used once; the languages in turns. Some 4,000 texts of 36,000 different words, for which the engine has 65,000 places, four
 * for each hash: words of one hash push each other out, so that most texts hold one it has to read anew.
 */
export function eightyWordTexts(): string[] {
  const words = new Map<string, string[]>();
  for (const { language, text } of readSamples()) {
    const all = words.get(language) ?? [];
    all.push(...text.replace(/[<&]/g, ' ').split(/\s+/).filter(Boolean));
    words.set(language, all);
  }
  const texts: { text: string; place: number }[] = [];
  for (const all of words.values()) {
    for (let at = 0; at + WORDS <= all.length; at += WORDS) texts.push({ text: all.slice(at, at + WORDS).join(' '), place: at / all.length });
  }
  return texts.sort((a, b) => a.place - b.place).map(({ text }) => text);
}

/** A text as a mail: a greeting, the message in lines of twelve words, a sign-off and a signature. */
const asMail = (text: string): string =>
  `Hi there,\n\n${text.replace(/((?:\S+ ){12})/g, '$1\n')}\n\nKind regards,\nJordan Miles\n--\nJordan Miles\nOperations, Harbour Supplies\nTel. 020 7946 0123`;

export const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function roundOf({ work, texts }: Contestant, first: number): Promise<{ done: number; perSecond: number }> {
  const start = processorMs();
  let done = 0;
  while (processorMs() - start < ROUND_MS) {
    for (let at = 0; at < TEXTS_AT_ONCE; at += 1) await work(texts[(first + done + at) % texts.length] ?? '');
    done += TEXTS_AT_ONCE;
  }
  return { done, perSecond: (done * 1000) / (processorMs() - start) };
}

/** All contestants in turns, so that the machine's slow phases meet each of them; one goes on in each round where it left off. */
export async function speedsOf(contestants: readonly Contestant[]): Promise<Speed[]> {
  const states = contestants.map((contestant) => ({ contestant, read: 0, best: 0 }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const state of states) {
      const { done, perSecond } = await roundOf(state.contestant, state.read);
      state.read += done;
      state.best = Math.max(state.best, perSecond);
    }
  }
  return states.map(({ contestant: { name }, best }) => ({ name, ticketsPerSecond: Math.round(best) }));
}

/** Measures the built-in engine, through its port, and the packages. */
export async function benchEngine(): Promise<Speed[]> {
  const lines = eightyWordTexts(), mails = lines.map(asMail);
  const engine = createBuiltinEngine();
  const ticket = { ticketId: '', subject: '', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
  const deadline = createDeadline();
  const analyze = (message: string) => engine.analyzeSentiment({ ticket: { ...ticket, message }, corrections: [], deadline });
  const readers = [{ name: 'built-in engine', work: analyze }, ...packageScores().map(({ name, score }) => ({ name, work: score }))];
  return speedsOf([
    ...readers.map((reader) => ({ ...reader, name: `${reader.name}, as mails`, texts: mails })),
    ...readers.map((reader) => ({ ...reader, texts: lines })),
  ]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const table = new Table({ head: [`sentiment, tickets of ${WORDS} words`, 'a second'], style: { head: [], border: [] }, colAligns: ['left', 'right'] });
  for (const { name, ticketsPerSecond } of await benchEngine()) table.push([name, ticketsPerSecond.toLocaleString('en')]);
  console.log(table.toString());
}
