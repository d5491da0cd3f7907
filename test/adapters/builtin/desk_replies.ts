import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A knowledge sheet and the raw tickets to it, labelled by their writer before they were run. */
export interface Desk {
  lang: string;
  /** `answers`: the entries that answer; `ask`: which of several is meant is to be asked; `none`: no entry answers; `human`: a person takes it at once. */
  tickets: { id: string; lang: string; answers: string[] | 'ask' | 'none' | 'human' }[];
}
export interface Told { route: string; status: string; can: boolean; ids: string[]; text: string; blockers: string[] }

const root = resolve(__dirname, '../../..');
const source = (path: string): string => JSON.stringify(pathToFileURL(resolve(root, 'src', path)).href);
const pathOf = (name: string): string => resolve(root, 'data/retrieval', `${name}.json`);

export const readDesks = (name: string): Desk[] => JSON.parse(readFileSync(pathOf(name), 'utf8'));

/** Draft Reply, or Triage Ticket with the escalation's own judgement, with automatic sending on. */
const STEPS = {
  draft: `const { draftReply } = await import(${source('creates/drafting.ts')});
    const step = (inputData) => draftReply({ authData: {}, deadline: createDeadline(), inputData: { ...inputData, should_escalate: false, auto_reply_allowed: true, when_escalated: 'empty' } });`,
  triage: `const { triageTicket } = await import(${source('creates/ticket_triage.ts')});
    const step = (inputData) => triageTicket({ authData: {}, deadline: createDeadline(), inputData });`,
};

/** The reply to each ticket by its id; in a process of its own, where many replies take a quarter of the time. */
export function repliesOf(name: string, step: keyof typeof STEPS): Map<string, Told> {
  const program = `
const { readFileSync } = await import('node:fs');
const { createDeadline } = await import(${source('deadline.ts')});
const { standIns } = await import(${source('services.ts')});
const { createMemoryKnowledgeBase } = await import(${source('adapters/builtin/memory_knowledge_base.ts')});
${STEPS[step]}
const told = [];
for (const { company, products, entries, tickets } of JSON.parse(readFileSync(${JSON.stringify(pathOf(name))}, 'utf8'))) {
  standIns.knowledgeBase = createMemoryKnowledgeBase(entries.map(({ id, question, answer, product, url }) => ({ id, kind: 'article', title: question, problem: question, solution: answer, product, url })));
  for (const { id, subject, message, customer_name } of tickets) {
    const inputData = { subject, message, customer_name, company_name: company, products: products.map(({ name, aliases }) => name + ' = ' + aliases.join(', ')), allow_auto_send: true, engine: 'builtin' };
    const { route = '', status, can_auto_send: can, sources, reply_text: text, blockers } = await step(inputData);
    told.push([id, { route, status, can, ids: sources.map((one) => one.id), text, blockers }]);
  }
}
process.stdout.write(JSON.stringify(told));
`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program], { encoding: 'utf8', env: { PATH: process.env.PATH } });
  if (stderr) throw new Error(stderr);
  return new Map(JSON.parse(stdout));
}

/** What the tests ask of a file of desks: its tickets, and what became of each. Registers the run, once for the file. */
export function deskReplies(name: string, step: keyof typeof STEPS) {
  type Ticket = Desk['tickets'][number];
  const desks = readDesks(name);
  const tickets = desks.flatMap((desk) => desk.tickets);
  let told: Map<string, Told>;
  beforeAll(() => { told = repliesOf(name, step); }, 120_000);
  const replyTo = (id: string): Told => told.get(id) ?? { route: '', status: '', can: false, ids: [], text: '', blockers: [] };
  return {
    desks, tickets, replyTo,
    isRight: ({ id, answers }: Ticket): boolean => Array.isArray(answers) && [...answers].sort().join() === [...replyTo(id).ids].sort().join(),
    answered: (): Ticket[] => tickets.filter(({ id }) => replyTo(id).status === 'drafted' && replyTo(id).ids.length > 0),
    isWrong: ({ id, answers }: Ticket): boolean => !Array.isArray(answers) || replyTo(id).ids.some((used) => !answers.includes(used)),
  };
}
