/**
 * `npm run samples`: writes anew what the Zap editor shows before any key is entered, as the built-in engine answers it on a
 * sample ticket today. Run it after a change to rules, templates or engine; a test holds the file against the engine.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkEscalation } from '../creates/escalation_check.ts';
import { createDeadline } from '../deadline.ts';
import { SAMPLE_TICKET, sampleInput, writeSample } from './train_sentiment/action_sample.ts';
import { writeTriageSample } from './triage_sample.ts';

const escalation = await checkEscalation({ authData: {}, inputData: sampleInput(SAMPLE_TICKET), deadline: createDeadline() });
writeFileSync(resolve(import.meta.dirname, '../creates/check_escalation_sample.ts'), `import type { EscalationOutput } from './escalation_check.ts';

/** What Check Escalation answers on sample ticket ${SAMPLE_TICKET} by rules; \`npm run samples\` writes this file. */
const sample: EscalationOutput = ${JSON.stringify(escalation, null, 2)};

export default sample;
`);
await writeSample();
await writeTriageSample();
