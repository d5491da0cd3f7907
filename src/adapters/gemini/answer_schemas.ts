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

const SENTIMENT_FIELDS = {
  reasoning: text, evidence: text, sentiment: oneOf(SENTIMENTS), score: number, confidence: number,
  emotion: oneOf(EMOTIONS), urgency: oneOf(URGENCIES), language: text,
};
const ESCALATION_FIELDS = {
  reasoning: text, quote: text, escalate: boolean, reason: oneOf([...MODEL_REASONS, 'none']),
  severity: oneOf(SEVERITIES), plain_rule_applies: boolean, confidence: number,
};

export const SENTIMENT_SCHEMA = object(SENTIMENT_FIELDS);
export const ESCALATION_SCHEMA = object(ESCALATION_FIELDS);

/** What both questions call by the same name gets another one in an answer to both. */
const RENAMED_IN_BOTH: Readonly<Record<string, string>> = { reasoning: 'escalation_reasoning', confidence: 'escalation_confidence' };

const renamed = ([name, schema]: [string, Schema]): [string, Schema] => [RENAMED_IN_BOTH[name] ?? name, schema];

/** Sentiment and escalation in one flat object: the rules of each part then stand as they are, but for two names. */
export const TICKET_SCHEMA = object({ ...SENTIMENT_FIELDS, ...Object.fromEntries(Object.entries(ESCALATION_FIELDS).map(renamed)) });

/** The escalation's part of an answer to both questions, under the names it has alone. */
export function escalationPart(answer: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(ESCALATION_FIELDS).map((name) => [name, answer[RENAMED_IN_BOTH[name] ?? name]]));
}

export const REPLY_STATUSES = ['drafted', 'clarify', 'none'] as const;

export const REPLY_SCHEMA = object({
  status: oneOf(REPLY_STATUSES), body: text, used_passages: { type: SchemaType.ARRAY, items: text }, confidence: number, language: text,
});
