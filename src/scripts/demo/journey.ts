/** What a step gave, under the keys that a zap maps. */
export type StepOutput = Record<string, unknown>;

/** One input row on its way through the zap: what `--json` writes. A step that did not run is `{}`, Draft Reply `null`. */
export interface Journey {
  ticket_id: string;
  new_ticket: StepOutput;
  analyze_sentiment: StepOutput;
  check_escalation: StepOutput;
  draft_reply: StepOutput | null;
  /** Why the run ended before its last step, `""` where it did not. */
  halted: string;
}

/** What happened beside the answer. */
export interface Run {
  journey: Journey;
  /** 1-based number of the row in its file or sheet. */
  rowNumber: number;
  /** Key of the step that halted, or `""`. */
  haltedBy: string;
  /** True where a step failed instead of halting. */
  failed: boolean;
  /** Times a step was throttled and run again. */
  retries: number;
}

export const textOf = (output: StepOutput | null, key: string): string => {
  const value = output?.[key];
  return typeof value === 'string' ? value : '';
};

export const numberOf = (output: StepOutput | null, key: string): number => {
  const value = output?.[key];
  return typeof value === 'number' ? value : 0;
};

export const isTrue = (output: StepOutput | null, key: string): boolean => output?.[key] === true;

export const listOf = (output: StepOutput | null, key: string): string[] => {
  const value = output?.[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
};

/** The steps of the demo's zap by key, as the editor shows them. */
export const STEP_LABELS: Record<string, string> = {
  new_ticket: 'New Ticket', analyze_sentiment: 'Analyze Sentiment', check_escalation: 'Check Escalation', draft_reply: 'Draft Reply',
};

/** Where a ticket ended, in the words of the summary and the page's filters. */
export const OUTCOMES = {
  human: 'To a person',
  review: 'To review',
  sendable: 'Can go out',
  waiting: 'Draft to check',
  no_reply: 'No reply needed',
  stopped: 'Not finished',
} as const;
export type Outcome = keyof typeof OUTCOMES;

export function outcomeOf({ journey, failed }: Run): Outcome {
  const route = textOf(journey.check_escalation, 'route');
  if (failed || route === '') return 'stopped';
  if (route === 'human' || route === 'review' || route === 'no_reply') return route;
  if (isTrue(journey.draft_reply, 'can_auto_send')) return 'sendable';
  if (!journey.draft_reply) return 'review';
  return textOf(journey.draft_reply, 'status') === 'none' ? 'no_reply' : 'waiting';
}
