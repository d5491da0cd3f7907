import { StepError } from './container_pool.ts';
import { STEP_LABELS, type Journey, type Run, type StepOutput } from './journey.ts';

/** What the team of the demo typed into the steps once. */
export interface ZapSettings {
  company_name: string;
  products: string[];
  gemini_model: string;
}

const TICKET = {
  message: '{{new_ticket.message}}',
  subject: '{{new_ticket.subject}}',
  customer_name: '{{new_ticket.customer_name}}',
  customer_email: '{{new_ticket.customer_email}}',
  ticket_ref: '{{new_ticket.ticket_id}}',
  created_at: '{{new_ticket.created_at}}',
  product: '{{new_ticket.product}}',
  engine: 'automatic',
  gemini_model: '{{settings.gemini_model}}',
  if_gemini_unavailable: 'retry',
} as const;

/**
 * The demo's zap: its actions in order, and what a person would map in the Zap editor.
 * After Check Escalation, its Slack message goes out where `route` is human or review: there Draft Reply halts by itself.
 */
const ZAP_STEPS = [
  { key: 'analyze_sentiment', inputs: TICKET },
  {
    key: 'check_escalation',
    inputs: { ...TICKET, sentiment: '{{analyze_sentiment.sentiment}}', ticket_url: '{{new_ticket.row_url}}', company_name: '{{settings.company_name}}' },
  },
  {
    key: 'draft_reply',
    inputs: {
      ...TICKET, should_escalate: '{{check_escalation.should_escalate}}', auto_reply_allowed: '{{check_escalation.auto_reply_allowed}}',
      when_escalated: 'halt', allow_auto_send: 'true', company_name: '{{settings.company_name}}', products: '{{settings.products}}',
    },
  },
] as const;

/** Runs one step of the app with these inputs, throttled ones again; rejects with `StepError`. */
export type RunStep = (method: string, inputData: StepOutput) => Promise<{ output: StepOutput; retries: number }>;

const REFERENCE = /^\{\{(\w+)\.(\w+)\}\}$/;

/** A mapped input as Zapier delivers it: the value of the earlier step's output, or the typed text. */
function mapped(template: string, outputs: Record<string, StepOutput | null>): unknown {
  const [, step, key] = REFERENCE.exec(template) ?? [];
  return step && key ? (outputs[step]?.[key] ?? '') : template;
}

function inputsOf(inputs: Record<string, string>, journey: Journey, settings: ZapSettings): StepOutput {
  const { new_ticket, analyze_sentiment, check_escalation, draft_reply } = journey;
  const outputs = { new_ticket, analyze_sentiment, check_escalation, draft_reply, settings: { ...settings } };
  return Object.fromEntries(Object.entries(inputs).map(([key, template]) => [key, mapped(template, outputs)]));
}

/** Errors after which no step can work: the connection itself is refused. */
const isConnectionRefused = (error: unknown): boolean => error instanceof StepError && error.name === 'ExpiredAuthError';

const ended = (key: string, error: StepError): { halted: string; failed: boolean } =>
  (error.name === 'HaltedError'
    ? { halted: error.sentence, failed: false }
    : { halted: `${STEP_LABELS[key]} failed: ${error.sentence}`, failed: true });

/** A row before its first action. `why` says why New Ticket did not fire for it, `""` where it did. */
export function beginRun(rowNumber: number, ticketId: string, newTicket: StepOutput, why: string): Run {
  return {
    journey: { ticket_id: ticketId, new_ticket: newTicket, analyze_sentiment: {}, check_escalation: {}, draft_reply: null, halted: why },
    rowNumber, haltedBy: why ? 'new_ticket' : '', failed: false, retries: 0,
  };
}

/**
 * Takes one ticket through the actions, step by step, until one halts or fails: that ends this run, as in Zapier.
 * Throws only where the connection is refused.
 */
export async function runActions(run: Run, settings: ZapSettings, runStep: RunStep): Promise<Run> {
  if (run.journey.halted) return run;
  const journey = { ...run.journey };
  let retries = run.retries;
  for (const { key, inputs } of ZAP_STEPS) {
    try {
      const done = await runStep(`creates.${key}.operation.perform`, inputsOf(inputs, journey, settings));
      journey[key] = done.output;
      retries += done.retries;
    } catch (error) {
      if (!(error instanceof StepError) || isConnectionRefused(error)) throw error;
      const end = ended(key, error);
      return { ...run, journey: { ...journey, halted: end.halted }, haltedBy: key, failed: end.failed, retries };
    }
  }
  return { ...run, journey, retries };
}
