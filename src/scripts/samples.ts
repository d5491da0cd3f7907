/**
 * `npm run samples`: writes anew what the Zap editor shows before any key is entered, as the built-in engine answers it on
 * sample tickets today. Run it after a change to rules, weights, templates or engine; tests hold the files against the engine.
 */
import { writeEscalationSample, writeReplySamples, writeSentimentSample } from './samples/action_samples.ts';

await writeSentimentSample();
await writeEscalationSample();
await writeReplySamples();
