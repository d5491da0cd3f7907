import { analyzeTicket } from '../../adapters/builtin/sentiment/analysis.ts';
import { createMemoryKnowledgeBase } from '../../adapters/builtin/memory_knowledge_base.ts';
import type { Model } from '../../adapters/builtin/sentiment/model.ts';
import { CORRECTIONS_ASKED } from '../../steps/sentiment_analysis.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { evaluate, seededRandom, type Judged } from '../../insight/evaluation.ts';
import { SENTIMENTS } from '../../ports/engine.ts';
import type { KnowledgeBase } from '../../ports/knowledge_base.ts';
import type { Recording, Split } from './stream.ts';

const DEADLINE = createDeadline(24 * 3_600_000);

/** What Record Correction stores of each label, one ticket id for each person. */
async function record(store: KnowledgeBase, ticket: Split['stream'][number], labels: ReturnType<Recording>): Promise<void> {
  for (const [person, sentiment] of labels.entries()) {
    await store.recordCorrection({ ticketId: `${ticket.source} ${ticket.id} ${person}`, subject: '', message: ticket.text, sentiment, thought: '', correctedAt: '' }, DEADLINE);
  }
}

/** Macro-F1 on the held-out tickets as Analyze Sentiment would answer them with what is stored now. */
async function macroF1(model: Model, store: KnowledgeBase, heldOut: Split['heldOut']): Promise<number> {
  const rows: Judged[] = [];
  for (const { text, sentiment } of heldOut) {
    const ticket = { ticketId: '', subject: '', message: text, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
    const corrections = await store.nearestCorrections(text, CORRECTIONS_ASKED, DEADLINE);
    rows.push({ actual: sentiment, predicted: analyzeTicket(ticket, corrections, model).sentiment });
  }
  return evaluate(SENTIMENTS, rows).macroF1;
}

/** Macro-F1 after so many tickets of the stream, for each point. */
export async function learningCurve(model: Model, { stream, heldOut }: Split, recording: Recording, points: readonly number[], seed: number): Promise<number[]> {
  const store = createMemoryKnowledgeBase([]);
  const random = seededRandom(seed);
  const curve: number[] = [];
  let seen = 0;
  for (const point of points) {
    for (const ticket of stream.slice(seen, point)) await record(store, ticket, recording(ticket, random));
    seen = Math.max(seen, point);
    curve.push(await macroF1(model, store, heldOut));
  }
  return curve;
}
