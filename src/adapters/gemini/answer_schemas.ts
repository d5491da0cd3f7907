import { type ResponseSchema, type Schema, SchemaType } from '@google/generative-ai';
import { EMOTIONS, ESCALATION_REASONS, SENTIMENTS, SEVERITIES, URGENCIES, type EscalationReason } from '../../ports/engine.ts';

/** Reasons a model may give; the others are told by the zap's settings or by code alone. */
const NOT_BY_MODEL: ReadonlySet<EscalationReason> = new Set(['vip', 'custom_phrase', 'low_confidence', 'unreadable', 'auto_reply', 'thanks_only']);
export const MODEL_REASONS = ESCALATION_REASONS.filter((reason) => !NOT_BY_MODEL.has(reason));

const oneOf = (values: readonly string[]): Schema => ({ type: SchemaType.STRING, format: 'enum', enum: [...values] });
const text: Schema = { type: SchemaType.STRING };
const number: Schema = { type: SchemaType.NUMBER };
const boolean: Schema = { type: SchemaType.BOOLEAN };

/** An object whose fields are all required and written in this order: the thought comes before the label. */
function object(properties: Record<string, Schema>): ResponseSchema {
  const names = Object.keys(properties);
  const schema = { type: SchemaType.OBJECT as const, properties, required: names, propertyOrdering: names };
  return schema;
}

export const SENTIMENT_SCHEMA = object({
  reasoning: text, evidence: text, sentiment: oneOf(SENTIMENTS), score: number, confidence: number,
  emotion: oneOf(EMOTIONS), urgency: oneOf(URGENCIES), language: text,
});

export const ESCALATION_SCHEMA = object({
  reasoning: text, quote: text, escalate: boolean, reason: oneOf([...MODEL_REASONS, 'none']),
  severity: oneOf(SEVERITIES), plain_rule_applies: boolean, confidence: number,
});

export const REPLY_STATUSES = ['drafted', 'clarify', 'none'] as const;

export const REPLY_SCHEMA = object({
  status: oneOf(REPLY_STATUSES), body: text, used_passages: { type: SchemaType.ARRAY, items: text }, confidence: number, language: text,
});
