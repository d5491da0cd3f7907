/** What New Ticket costs on sheets of 1,000 to 1,000,000 rows; `npm run bench` prints it. */
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FakeGoogle } from '../../../test/fakes/google/server.ts';
import type { RowStore } from '../../../test/fakes/google/workbook.ts';
import { archiveChunks } from '../build/archives.ts';
import { bundleApp } from '../build/bundle.ts';

export interface SheetCost {
  /** What was measured, for example `1,000,000 rows, to the grid's end`. */
  sheet: string;
  rows: number;
  /** Without the token exchange. */
  requests: number;
  kilobytes: number;
  /** Median of one warm poll, and its part beyond waiting for the vendor's answers, in milliseconds. */
  pollMs: number;
  beyondVendorMs: number;
  /** Peak resident memory of five polls above the same app after a start without one, in MiB. */
  memoryAboveIdleMb: number;
}

const HEADER = ['Ticket ID', 'Customer name', 'Customer e-mail', 'Created at', 'Subject', 'Message', 'Status', 'Owner'];
const MINUTE_MS = 60_000;

/** A sheet of tickets that came every ten minutes until now, made row by row: a million rows as arrays would not be idle. */
function ticketRows(count: number): RowStore {
  const now = Date.now();
  return {
    length: count,
    at: (index) => (index === 0 ? HEADER : [
      `T-${index}`, `Customer ${index % 5000}`, `c${index % 5000}@example.org`, new Date(now - (count - index) * 10 * MINUTE_MS).toISOString(),
      `Lamp ${index}`, `Message of ticket ${index}: the lamp flickers when it is dimmed, and I would like to know what to do.`, 'new', '',
    ]),
  };
}

const SHEETS: [name: string, rows: number, spare: number][] = [
  ['1,000 rows', 1_000, 0],
  ['10,000 rows', 10_000, 0],
  ['100,000 rows', 100_000, 0],
  ["1,000,000 rows, to the grid's end", 1_000_000, 0],
  ['1,000,000 rows, 400 spare', 999_600, 400],
  ['1,000,000 rows, half of them blank', 500_000, 500_000],
];

interface Measured {
  peakMb: number;
  pollMs: number;
  vendorMs: number;
}

const root = resolve(import.meta.dirname, '../../..');
/** Inside node_modules, so that the bundle finds core, and git and the zips do not find the bundle. */
const BUNDLE = join(root, 'node_modules/.cache/bench-sheets');

const run = promisify(execFile);

/** One fresh process with the bundled app; `spreadsheet` `""` measures it idle. */
async function measure(environment: Record<string, string>, asked: { app: string; spreadsheet: string; accessToken: string; timed: boolean }): Promise<Measured> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'sheets_poll.ts'), JSON.stringify(asked)], {
    env: { ...process.env, ...environment }, maxBuffer: 1 << 26,
  });
  const line = stdout.split('\n').find((text) => text.startsWith('MEASURED ')) ?? 'MEASURED {}';
  return { peakMb: 0, pollMs: 0, vendorMs: 0, ...JSON.parse(line.slice('MEASURED '.length)) };
}

/** Polls each sheet in a process of its own against a fake Google in this one. Takes about half a minute. */
export async function benchSheets(): Promise<SheetCost[]> {
  // The app as it ships: compiling TypeScript in the measured process would count as its memory.
  await bundleApp(BUNDLE);
  archiveChunks(BUNDLE);
  const app = join(BUNDLE, 'app.cjs');
  const fake = await new FakeGoogle().start();
  try {
    const idle = await measure(fake.environment(), { app, spreadsheet: '', accessToken: '', timed: false });
    const costs: SheetCost[] = [];
    for (const [sheet, rows, spare] of SHEETS) {
      const { id } = fake.add({ tabs: [{ rows: ticketRows(rows), rowCount: rows + spare, columnCount: HEADER.length }] });
      fake.calls.length = 0;
      const asked = { app, spreadsheet: id, accessToken: fake.tokens.grant() };
      const { peakMb } = await measure(fake.environment(), { ...asked, timed: false });
      const { pollMs, vendorMs } = await measure(fake.environment(), { ...asked, timed: true });
      const polls = fake.calls.filter(({ url }) => !url.includes('/values')).length;
      const total = (of: 'rows' | 'bytes') => Math.round(fake.calls.reduce((sum, call) => sum + call[of], 0) / polls);
      costs.push({
        sheet, rows: total('rows'), requests: Math.round(fake.calls.length / polls), kilobytes: Math.round(total('bytes') / 1000),
        pollMs, beyondVendorMs: Math.max(0, pollMs - vendorMs), memoryAboveIdleMb: Math.max(0, peakMb - idle.peakMb),
      });
    }
    return costs;
  } finally {
    await fake.stop();
  }
}
