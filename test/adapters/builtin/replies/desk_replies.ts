import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Desk, Told } from '../../../../src/scripts/evaluate/desks.ts';
import { bareEnvironment } from '../../../started_processes.ts';

const root = resolve(__dirname, '../../../..');
const source = (path: string): string => JSON.stringify(pathToFileURL(resolve(root, 'src', path)).href);
const pathOf = (name: string): string => resolve(root, 'data/retrieval', `${name}.json`);

export const readDesks = (name: string): Desk[] => JSON.parse(readFileSync(pathOf(name), 'utf8'));

/** Draft Reply, or Triage Ticket with the escalation's own judgement, with automatic sending on. */
const STEPS = {
  draft: `const { draftReply } = await import(${source('steps/drafting.ts')});
    const step = (inputData) => draftReply({ authData: {}, deadline: createDeadline(), inputData: { ...inputData, should_escalate: false, auto_reply_allowed: true, when_escalated: 'empty' } });`,
  triage: `const { triageTicket } = await import(${source('steps/ticket_triage.ts')});
    const step = (inputData) => triageTicket({ authData: {}, deadline: createDeadline(), inputData });`,
};

/** The reply to each ticket by its id; in a process of its own, where many replies take a quarter of the time. */
export function repliesOf(name: string, step: keyof typeof STEPS): Map<string, Told> {
  const program = `
const { createDeadline } = await import(${source('zapier/deadline.ts')});
const { readDesks, repliesOf } = await import(${source('scripts/evaluate/desks.ts')});
${STEPS[step]}
const told = [];
for (const desk of readDesks(${JSON.stringify(pathOf(name))})) told.push(...await repliesOf(desk, (inputData) => step({ ...inputData, engine: 'builtin' })));
process.stdout.write(JSON.stringify(told));
`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program], { encoding: 'utf8', env: bareEnvironment() });
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
  const replyTo = (id: string): Told => told.get(id) ?? { route: '', status: '', template: '', can: false, ids: [], text: '', note: '', blockers: [] };
  return {
    desks, tickets, replyTo,
    isRight: ({ id, answers }: Ticket): boolean => Array.isArray(answers) && [...answers].sort().join() === [...replyTo(id).ids].sort().join(),
    answered: (): Ticket[] => tickets.filter(({ id }) => replyTo(id).status === 'drafted' && replyTo(id).ids.length > 0),
    isWrong: ({ id, answers }: Ticket): boolean => !Array.isArray(answers) || replyTo(id).ids.some((used) => !answers.includes(used)),
  };
}
