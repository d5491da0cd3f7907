import { listOf, outcomeOf, STEP_LABELS, textOf, type Outcome, type Run } from './journey.ts';

export interface Count {
  name: string;
  count: number;
}

export interface Summary {
  tickets: number;
  outcomes: Record<Outcome, number>;
  sentiments: Count[];
  languages: Count[];
  /** Why tickets went to a person, by the reason's label. */
  escalated: Count[];
  reviewed: Count[];
  /** What keeps the other drafts from going out, by blocker. */
  blockers: Count[];
  /** Why runs did not go through. */
  stopped: Count[];
  engines: Count[];
  retries: number;
  seconds: number;
}

/** How often each name occurs, most frequent first; blank ones left out. */
function counted(names: string[]): Count[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

const reasonOf = ({ journey: { check_escalation: decision } }: Run): string =>
  textOf(decision, 'primary_reason_label') || textOf(decision, 'primary_reason').replaceAll('_', ' ');

function stopOf({ haltedBy, failed }: Run): string {
  if (haltedBy === 'new_ticket') return 'New Ticket did not fire';
  return `${STEP_LABELS[haltedBy] ?? haltedBy} ${failed ? 'failed' : 'halted'}`;
}

/** Figures of a whole run of the demo. */
export function summarize(runs: Run[], seconds: number): Summary {
  const outcomes: Record<Outcome, number> = { human: 0, review: 0, sendable: 0, waiting: 0, no_reply: 0, stopped: 0 };
  for (const run of runs) outcomes[outcomeOf(run)] += 1;
  const of = (outcome: Outcome) => runs.filter((run) => outcomeOf(run) === outcome);
  return {
    tickets: runs.length,
    outcomes,
    sentiments: counted(runs.map(({ journey }) => textOf(journey.analyze_sentiment, 'sentiment'))),
    languages: counted(runs.map(({ journey }) => textOf(journey.analyze_sentiment, 'language'))),
    escalated: counted(of('human').map(reasonOf)),
    reviewed: counted(of('review').map(reasonOf)),
    blockers: counted(of('waiting').flatMap(({ journey }) => listOf(journey.draft_reply, 'blockers'))),
    stopped: counted(of('stopped').map(stopOf)),
    engines: counted(runs.map(({ journey }) => textOf(journey.draft_reply, 'engine') || textOf(journey.analyze_sentiment, 'engine'))),
    retries: runs.reduce((sum, run) => sum + run.retries, 0),
    seconds,
  };
}

/** Why a ticket ended where it did, for the table. */
export function whyLine(run: Run): string {
  const { draft_reply: draft, halted } = run.journey;
  switch (outcomeOf(run)) {
    case 'human':
    case 'review':
      return reasonOf(run) || halted;
    case 'waiting':
      return `${textOf(draft, 'status') === 'clarify' ? 'asks back: ' : ''}${listOf(draft, 'blockers').map((blocker) => blocker.replaceAll('_', ' ')).join(', ')}`;
    case 'stopped':
      return halted;
    default:
      return reasonOf(run);
  }
}
