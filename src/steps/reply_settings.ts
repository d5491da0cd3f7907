import { nameOf } from '../errors.ts';
import { DEFAULT_STYLE, isNeither, optionOf, readBoolean, readList, readText, takenAsOne, YES_OR_NO } from '../fields.ts';
import { NUMBERS, readExactly, readNumber, unreadNumbers } from '../number_fields.ts';
import type { ReplyStyle } from '../ports/engine.ts';
import type { KnowledgeBase } from '../ports/knowledge_base.ts';
import type { KnowledgeSheets } from '../services.ts';
import type { MappedDecision } from '../triage/replies/reply_gate.ts';

export interface ReplySettings {
  mapped: MappedDecision;
  whenEscalated: 'halt' | 'empty';
  allowAutoSend: boolean;
  minConfidence: number;
  historyDays: number;
  /** Undefined: what fits the way the knowledge is searched. */
  leastScore: number | undefined;
  style: ReplyStyle;
  /** One product a line, aliases after `=`. */
  products: string[];
  sheets: KnowledgeSheets;
  templates: KnowledgeSheets['knowledge'];
  /** What was filled in and could not be read, and what it is taken for. */
  warnings: string[];
}

/** How like the ticket a passage must be, where the zap says so; undefined where it does not. */
export function readLeastScore(inputData: Record<string, unknown>): number | undefined {
  const said = readNumber(inputData, 'min_similarity');
  return Number.isNaN(said) ? undefined : said;
}

/** No reply is as sure as this. */
const NEVER = 2;

/** The least confidence: a number from 0 to 1, or a percentage. What cannot be read lets nothing go out. */
function readMinConfidence(inputData: Record<string, unknown>): { minConfidence: number; warnings: string[] } {
  const { label, blank } = NUMBERS.min_confidence, minConfidence = readExactly(inputData, 'min_confidence') ?? blank;
  if (!Number.isNaN(minConfidence)) return { minConfidence, warnings: [] };
  return { minConfidence: NEVER, warnings: [`“${label}” holds “${nameOf(readText(inputData, 'min_confidence'))}”, which is no number from 0 to 1: no reply goes out by itself. Write for example 0.8.`] };
}

/** What may be chosen of an escalated ticket. */
export const ESCALATED_CHOICES = { halt: 'Stop the run here', empty: 'Go on with an empty reply' };

/** Check Escalation's decision as mapped. With one half of it unreadable, the other half may stop a reply and not let it go. */
function readMapped(inputData: Record<string, unknown>): MappedDecision {
  const shouldEscalate = readBoolean(inputData, 'should_escalate'), autoReplyAllowed = readBoolean(inputData, 'auto_reply_allowed');
  if (!isNeither(inputData, 'should_escalate') && !isNeither(inputData, 'auto_reply_allowed')) return { shouldEscalate, autoReplyAllowed };
  return { shouldEscalate: shouldEscalate || undefined, autoReplyAllowed: autoReplyAllowed === false ? false : undefined };
}

/** The yes-or-no fields that hold something else. */
const unreadAnswers = (inputData: Record<string, unknown>): string[] =>
  (['should_escalate', 'auto_reply_allowed', 'allow_auto_send'] as const).filter((key) => isNeither(inputData, key))
    .map((key) => `“${YES_OR_NO[key]}” holds “${nameOf(readText(inputData, key))}”, which is neither yes nor no: it is left out, and no reply goes out by itself.`);

/** What an escalated ticket does to the run; it stops it whatever else stands there. */
function readWhenEscalated(inputData: Record<string, unknown>): { whenEscalated: 'halt' | 'empty'; unknown: string[] } {
  const said = readText(inputData, 'when_escalated'), option = optionOf(said || 'halt', ESCALATED_CHOICES);
  if (option) return { whenEscalated: option, unknown: [] };
  return { whenEscalated: 'halt', unknown: [`“When Escalated” holds “${said.slice(0, 40)}”, which is no option of it: an escalated ticket stops the run. Choose halt or empty.`] };
}

const sheetOf = (inputData: Record<string, unknown>, worksheetKey: string, worksheet: string) => {
  const spreadsheet = readText(inputData, 'knowledge_spreadsheet');
  return spreadsheet ? { spreadsheet, worksheet: readText(inputData, worksheetKey), fields: { spreadsheet: 'Knowledge Spreadsheet', worksheet } } : null;
};

/** Pinecone comes first: who has named a worksheet as well must hear that nothing goes there, and nothing comes from it. */
export const unusedSheet = ({ name }: KnowledgeBase, sheet: KnowledgeSheets['knowledge']): string =>
  (name.startsWith('pinecone/') && sheet ? `This connection has Pinecone, so the worksheet in the field “${sheet.fields?.spreadsheet}” is not used.` : '');

/** The knowledge worksheet; the first one of the spreadsheet, unless the spreadsheet is there for its templates alone. */
const knowledgeSheet = (inputData: Record<string, unknown>) =>
  (readText(inputData, 'template_sheet') && !readText(inputData, 'knowledge_sheet') ? null : sheetOf(inputData, 'knowledge_sheet', 'Knowledge Worksheet'));

/** Everything Draft Reply is told beside the ticket; what is blank takes its stated default. */
export function readReplySettings(inputData: Record<string, unknown>): ReplySettings {
  const { minConfidence, warnings } = readMinConfidence(inputData), { whenEscalated, unknown } = readWhenEscalated(inputData);
  return {
    mapped: readMapped(inputData),
    whenEscalated,
    allowAutoSend: readBoolean(inputData, 'allow_auto_send') === true,
    minConfidence,
    leastScore: readLeastScore(inputData),
    historyDays: readNumber(inputData, 'history_days'),
    style: {
      tone: readText(inputData, 'tone') || DEFAULT_STYLE.tone,
      signature: readText(inputData, 'signature') || DEFAULT_STYLE.signature,
      companyName: readText(inputData, 'company_name') || DEFAULT_STYLE.companyName,
      maxWords: readNumber(inputData, 'max_words'),
      instructions: readText(inputData, 'instructions'),
      neverMention: readList(inputData, 'never_mention'),
    },
    // Other names of a product are parted by commas.
    products: readList(inputData, 'products', /[\n;]/),
    sheets: { knowledge: knowledgeSheet(inputData), corrections: null },
    templates: readText(inputData, 'template_sheet') ? sheetOf(inputData, 'template_sheet', 'Template Worksheet') : null,
    warnings: [...warnings, ...unreadAnswers(inputData), ...unreadNumbers(inputData, 'min_similarity', 'history_days', 'max_words'), ...takenAsOne(inputData, 'products', 'Products', /[\n;]/), ...unknown],
  };
}
