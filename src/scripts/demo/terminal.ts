import { styleText } from 'node:util';
import { SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import { OUTCOMES, outcomeOf, textOf, type Outcome, type Run } from './journey.ts';
import { whyLine, type Count, type Summary } from './summary.ts';

type Style = Parameters<typeof styleText>[0];

const OUTCOME_STYLES: Record<Outcome, Style> = { human: 'red', review: 'yellow', sendable: 'green', waiting: 'cyan', no_reply: 'gray', stopped: 'magenta' };
const SENTIMENT_STYLES: Record<string, Style> = { negative: 'red', neutral: 'gray', positive: 'green' };
/** More rows than a person scrolls through; the page holds them all. */
const MOST_ROWS = 400;
const NO_TERMINAL_COLUMNS = 132;
const ID_WIDTH = 12;
/** Ticket, language, sentiment, outcome, and the frame around five columns. */
const FIXED_COLUMNS = ID_WIDTH + 2 + 9 + 15 + 16;

/** Colours only where a person watches, and NO_COLOR is not set. */
const painted = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout, validateStream: true });

/** Ticket text as one line that cannot steer a terminal. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ').replace(/\s+/g, ' ').trim();

function cut(text: string, width: number): string {
  const characters = [...oneLine(text)];
  return characters.length <= width ? characters.join('') : `${characters.slice(0, Math.max(1, width - 1)).join('')}…`;
}

/** A bar on a terminal; elsewhere a line at every tenth, so that a log stays short. */
export function progressOf(total: number): { step(): void; stop(): void } {
  if (process.stdout.isTTY) {
    const bar = new SingleBar({ format: '  {bar} {value}/{total} tickets · {eta_formatted} left', barCompleteChar: '█', barIncompleteChar: '░', hideCursor: true, clearOnComplete: true });
    bar.start(total, 0);
    return { step: () => bar.increment(), stop: () => bar.stop() };
  }
  let done = 0;
  return {
    step() {
      done += 1;
      if (total >= 100 && done % Math.ceil(total / 10) === 0) console.log(`  ${done} of ${total} tickets`);
    },
    stop: () => undefined,
  };
}

function cells(run: Run, widths: { subject: number; why: number }): string[] {
  const { new_ticket: ticket, analyze_sentiment: sentiment } = run.journey;
  const outcome = outcomeOf(run);
  const feeling = textOf(sentiment, 'sentiment');
  return [
    cut(run.journey.ticket_id || `row ${run.rowNumber}`, ID_WIDTH),
    ...(widths.subject > 0 ? [cut(textOf(ticket, 'subject') || textOf(ticket, 'message_preview'), widths.subject)] : []),
    textOf(sentiment, 'language'),
    painted(SENTIMENT_STYLES[feeling] ?? 'gray', feeling),
    painted(OUTCOME_STYLES[outcome], OUTCOMES[outcome]),
    cut(whyLine(run), widths.why),
  ];
}

/** What each ticket came to, a line each; a narrow terminal does without the subject. */
export function ticketTable(runs: Run[]): string {
  const room = (process.stdout.columns ?? NO_TERMINAL_COLUMNS) - FIXED_COLUMNS;
  const subject = room >= 44 ? Math.floor((room - 3) * 0.45) : 0;
  const widths = { subject, why: Math.max(16, room - (subject > 0 ? subject + 3 : 0)) };
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  const table = new Table({
    head: ['Ticket', ...(subject > 0 ? ['Subject'] : []), 'La', 'Sentiment', 'Outcome', 'Why'],
    style: { head: colours ? ['bold'] : [], border: colours ? ['gray'] : [], compact: true },
  });
  for (const run of runs.slice(0, MOST_ROWS)) table.push(cells(run, widths));
  const rest = runs.length - MOST_ROWS;
  return `${table.toString()}${rest > 0 ? `\n  … and ${rest} more: see the page.` : ''}`;
}

const listed = (counts: Count[], most = 8): string => {
  const shown = counts.slice(0, most).map(({ name, count }) => `${name.replaceAll('_', ' ')} ${count}`).join(', ');
  return counts.length > most ? `${shown}, and ${counts.length - most} more` : shown;
};

const percent = (part: number, whole: number): string => (whole === 0 ? '' : ` (${Math.round((100 * part) / whole)} %)`);

/** The run in figures, a line each; lines with nothing to say are left out. */
export function summaryText(summary: Summary): string {
  const { outcomes, tickets } = summary;
  const lines: [label: string, text: string][] = [
    ['Sentiment', listed(summary.sentiments)],
    [OUTCOMES.human, outcomes.human ? `${outcomes.human}${percent(outcomes.human, tickets)}: ${listed(summary.escalated, 12)}` : '0'],
    [OUTCOMES.review, outcomes.review ? `${outcomes.review}${percent(outcomes.review, tickets)}: ${listed(summary.reviewed)}` : '0'],
    [OUTCOMES.sendable, `${outcomes.sendable}${percent(outcomes.sendable, tickets)} replies could be sent without a person`],
    ['Drafts to check', outcomes.waiting ? `${outcomes.waiting}${percent(outcomes.waiting, tickets)}, held back by: ${listed(summary.blockers)}` : '0'],
    [OUTCOMES.no_reply, outcomes.no_reply ? `${outcomes.no_reply} (automatic mails, plain thanks)` : ''],
    [OUTCOMES.stopped, outcomes.stopped ? `${outcomes.stopped}: ${listed(summary.stopped)}` : ''],
    ['Retried', summary.retries ? `${summary.retries} throttled step${summary.retries > 1 ? 's were' : ' was'} run again` : ''],
    ['Time', `${summary.seconds.toFixed(1)} s for ${tickets} tickets, engine ${listed(summary.engines) || 'none'}`],
  ];
  return lines.filter(([, text]) => text !== '').map(([label, text]) => `  ${painted('bold', label.padEnd(16))} ${text}`).join('\n');
}
