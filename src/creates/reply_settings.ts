import { DEFAULT_STYLE, readBoolean, readList, readNumber, readText } from '../fields.ts';
import type { ReplyStyle } from '../ports/engine.ts';
import type { KnowledgeSheets } from '../services.ts';
import type { MappedDecision } from '../triage/reply_gate.ts';

/** From this reply confidence on a reply may go out by itself, where the zap does not say otherwise. */
export const DEFAULT_MIN_CONFIDENCE = 0.7;
export const DEFAULT_HISTORY_DAYS = 90;

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
  templates: { spreadsheet: string; worksheet: string } | null;
}

/** Lines of a list whose entries may hold commas. */
const readLines = (inputData: Record<string, unknown>, key: string): string[] => {
  const value = inputData[key];
  const parts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[\n;]/);
  return parts.map((part) => part.trim()).filter(Boolean);
};

/** How like the ticket a passage must be, where the zap says so; undefined where it does not. */
export function readLeastScore(inputData: Record<string, unknown>): number | undefined {
  const said = readNumber(inputData, 'min_similarity', Number.NaN, 0, 1);
  return Number.isNaN(said) ? undefined : said;
}

const sheetOf = (inputData: Record<string, unknown>, worksheetKey: string) => {
  const spreadsheet = readText(inputData, 'knowledge_spreadsheet');
  return spreadsheet ? { spreadsheet, worksheet: readText(inputData, worksheetKey) } : null;
};

/** The knowledge worksheet; the first one of the spreadsheet, unless the spreadsheet is there for its templates alone. */
const knowledgeSheet = (inputData: Record<string, unknown>) =>
  (readText(inputData, 'template_sheet') && !readText(inputData, 'knowledge_sheet') ? null : sheetOf(inputData, 'knowledge_sheet'));

/** Everything Draft Reply is told beside the ticket; what is blank takes its stated default. */
export function readReplySettings(inputData: Record<string, unknown>): ReplySettings {
  return {
    mapped: { shouldEscalate: readBoolean(inputData, 'should_escalate'), autoReplyAllowed: readBoolean(inputData, 'auto_reply_allowed') },
    whenEscalated: readText(inputData, 'when_escalated') === 'empty' ? 'empty' : 'halt',
    allowAutoSend: readBoolean(inputData, 'allow_auto_send') === true,
    minConfidence: readNumber(inputData, 'min_confidence', DEFAULT_MIN_CONFIDENCE, 0, 1),
    leastScore: readLeastScore(inputData),
    historyDays: Math.round(readNumber(inputData, 'history_days', DEFAULT_HISTORY_DAYS, 0, 3650)),
    style: {
      tone: readText(inputData, 'tone') || DEFAULT_STYLE.tone,
      signature: readText(inputData, 'signature') || DEFAULT_STYLE.signature,
      companyName: readText(inputData, 'company_name') || DEFAULT_STYLE.companyName,
      maxWords: Math.round(readNumber(inputData, 'max_words', DEFAULT_STYLE.maxWords, 20, 1000)),
      instructions: readText(inputData, 'instructions'),
      neverMention: readList(inputData, 'never_mention'),
    },
    products: readLines(inputData, 'products'),
    sheets: { knowledge: knowledgeSheet(inputData), corrections: null },
    templates: readText(inputData, 'template_sheet') ? sheetOf(inputData, 'template_sheet') : null,
  };
}
