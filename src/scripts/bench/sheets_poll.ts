/** Child of `sheets.ts`: starts the bundled app as Lambda does, polls one sheet some times, prints peak memory and median times. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import zapier from 'zapier-platform-core';
import { watchHttp } from './watched_http.ts';

const POLLS = 15;
const WARM_UP = 3;
/** Where memory is measured, without the clock. */
const MEMORY_POLLS = 5;

const given: unknown = JSON.parse(process.argv[2] ?? '{}');
const asked = { app: '', spreadsheet: '', accessToken: '', timed: false, ...(typeof given === 'object' ? given : {}) };

/** Time until an answer is here whole: the vendor's own and the wire's. */
let vendorMs = 0;
if (asked.timed) watchHttp(({ ms }) => { vendorMs += ms; });

/** Linux counts the parent's memory into `maxRSS` of a child; its own high-water mark does not. */
function peakMb(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const print = process.stdout.write.bind(process.stdout);
// Core prints a line of its own for each event.
process.stdout.write = () => true;
const { createAppHandler } = zapier as unknown as { createAppHandler: (app: unknown) => (event: object, context: object) => Promise<unknown> };
const handler = createAppHandler(createRequire(import.meta.url)(asked.app).default);
const poll = {
  command: 'execute', method: 'triggers.new_ticket.operation.perform', storeKey: 'bench',
  bundle: {
    inputData: { spreadsheet: asked.spreadsheet, worksheet: '0' }, authData: { google_service_account: 'unused: the token is still good', google_access_token: asked.accessToken },
    meta: { timezone: 'Europe/Berlin', page: 0, limit: -1 },
  },
};

await handler({ command: 'definition' }, {});
const times: { poll: number; vendor: number }[] = [];
for (let count = 0; asked.spreadsheet && count < (asked.timed ? POLLS + WARM_UP : MEMORY_POLLS); count += 1) {
  vendorMs = 0;
  const start = performance.now();
  await handler(poll, {});
  if (count >= WARM_UP) times.push({ poll: performance.now() - start, vendor: vendorMs });
}
const measured = { peakMb: peakMb(), pollMs: median(times.map(({ poll: ms }) => ms)), vendorMs: median(times.map(({ vendor }) => vendor)) };
print(`MEASURED ${JSON.stringify(measured)}\n`, () => process.exit(0));
