/** Child of `sheets.ts`: starts the app, polls one sheet some times, and prints its peak memory and median times. */
import { readFileSync } from 'node:fs';
import { createAppTester } from 'zapier-platform-core';
import App from '../../../index.ts';
import { newTicketTrigger } from '../../triggers/new_ticket.ts';

const POLLS = 15;
const WARM_UP = 3;

const asked: unknown = JSON.parse(process.argv[2] ?? '{}');
const { spreadsheet, accessToken } = { spreadsheet: '', accessToken: '', ...(typeof asked === 'object' ? asked : {}) };

/** Time until an answer is here whole: the vendor's own and the wire's. */
let vendorMs = 0;
const network = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const start = performance.now();
  const response = await network(input, init);
  const body = await response.arrayBuffer();
  vendorMs += performance.now() - start;
  return new Response(body, { status: response.status, headers: response.headers });
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const run = createAppTester(App);
const bundle = {
  inputData: { spreadsheet, worksheet: '0' },
  authData: { google_service_account: 'unused: the token is still good', google_access_token: accessToken },
  meta: { timezone: 'Europe/Berlin', page: 0, limit: -1 },
};

// An idle app has run one step that asks no vendor.
await run(((_z: unknown) => ({ id: 1 })) as never, bundle as never);
const times: { poll: number; vendor: number }[] = [];
for (let count = 0; spreadsheet && count < POLLS + WARM_UP; count += 1) {
  vendorMs = 0;
  const start = performance.now();
  await run(newTicketTrigger.operation.perform as never, bundle as never);
  if (count >= WARM_UP) times.push({ poll: performance.now() - start, vendor: vendorMs });
}

/** Linux counts the parent's memory into `maxRSS` of a child; its own high-water mark does not. */
function peakMb(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

const measured = { peakMb: peakMb(), pollMs: median(times.map(({ poll }) => poll)), vendorMs: median(times.map(({ vendor }) => vendor)) };
process.stdout.write(`MEASURED ${JSON.stringify(measured)}\n`);
process.exit(0);
