import type { EscalationOutput } from './escalation_check.ts';
const sample = {} as EscalationOutput;
export default sample;
