/** What must hold for every text, however hostile: one property for each place where a stranger's text comes in or goes out. */
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { trainLabelModel } from '../../adapters/builtin/products/label_model.ts';
import { analyzeTicket } from '../../adapters/builtin/sentiment/analysis.ts';
import { readAnswer } from '../../adapters/gemini/answer.ts';
import { opinionOf } from '../../adapters/gemini/escalation.ts';
import { readTicketFor } from '../../adapters/gemini/reading.ts';
import { sentimentAnswer } from '../../adapters/gemini/sentiment.ts';
import { termsOf, wordsIn } from '../../insight/terms.ts';
import type { SentimentAnswer } from '../../ports/engine.ts';
import { SENTIMENTS, SEVERITIES } from '../../ports/engine.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { forwardHtml, slackAlert } from '../../render/handover.ts';
import { renderReply } from '../../render/email.ts';
import { sentimentAlert } from '../../render/sentiment_alert.ts';
import { judgeByRules } from '../../triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../../triage/escalation/settings.ts';
import { cleanKnowledge } from '../../triage/knowledge_hygiene.ts';
import { createVault } from '../../triage/personal_data.ts';
import { checkReply } from '../../triage/reply_checks/check_reply.ts';
import { columnKeys } from '../../triage/ticket_table/column_names.ts';
import { COLUMN_ROLES, findColumns } from '../../triage/ticket_table/ticket_columns.ts';
import { readTicketDates } from '../../triage/ticket_table/ticket_dates.ts';
import { ticketIds } from '../../triage/ticket_table/ticket_identity.ts';
import { cleanTicketText, messageKind } from '../../triage/ticket_text.ts';
import { readCsvText } from '../demo/csv_file.ts';
import { UsageError } from '../demo/usage_error.ts';
import { hostileText } from './texts.ts';

const claim = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

const ticketOf = (subject: string, message: string, customerName = '', customerEmail = ''): Ticket =>
  ({ ticketId: 'T-1', subject, message, customerName, customerEmail, createdAt: '2026-11-20T12:00:00Z', product: '', url: '' });

const NOW = new Date('2026-11-21T12:00:00Z');

/** Tags and attributes that our own HTML is made of. */
const OWN_TAG = /^<(?:\/?(?:div|p|ul|ol|li|a|table|tr|th|td|i|b|span|strong)|br|tbody)(?: (?:style|dir|lang|start|href|role|scope)="[^"<>]*")*>$/;
const foreignTag = (html: string): string | undefined => [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag).find((tag) => !OWN_TAG.test(tag));

/** Slack's control signs that our own mark-up never holds when a ticket has no link. */
const slackIsTame = (text: string): boolean => !/<|(?<!^)>(?! )/m.test(text.replace(/^> /gm, '')) && !/&(?!amp;|lt;|gt;)/.test(text);

export const cleaning = fc.property(hostileText(), hostileText(3), (raw, subject) => {
  const { message } = cleanTicketText(raw);
  claim(typeof message === 'string' && message.length <= raw.length * 4 + 100, 'cleaning made a text longer');
  claim(['customer', 'auto_reply', 'bounce', 'thanks_only', 'blank'].includes(messageKind({ subject, message })) || typeof messageKind({ subject, message }) === 'string', 'no kind');
  claim(raw.trim() === '' || message.trim() !== '' || !/\p{L}{3}/u.test(raw) || /[<>|&]|--|wrote|schr|From|Von|Sent|CONF|Original/i.test(raw), `cleaning took everything of ${JSON.stringify(raw)}`);
});

export const rules = fc.property(hostileText(), hostileText(2), (message, subject) => {
  const verdict = judgeByRules(ticketOf(subject, message), DEFAULT_SETTINGS, { contactCount: 0, now: NOW });
  claim(['human', 'review', 'auto_reply', 'no_reply'].includes(verdict.route), 'no route');
  claim((verdict.route === 'human') === (verdict.severity !== 'none'), 'severity and route disagree');
  const whole = `${subject}\n${message}`;
  // An attack's hidden text is shown decoded: as it stands nobody could read it.
  for (const { phrase, reason } of verdict.findings) claim(reason === 'prompt_injection' || phrase === '' || whole.includes(phrase) || cleanTicketText(message).message.includes(phrase) || `${subject}\n\n${cleanTicketText(message).message}`.includes(phrase), `“${phrase}” is no piece of the ticket`);
});

const columns = fc.property(fc.array(hostileText(2), { minLength: 1, maxLength: 12 }), (headers) => {
  const { columns: found } = findColumns(headers);
  const used = COLUMN_ROLES.map((role) => found[role]).filter((index) => index >= 0);
  claim(used.every((index) => index < headers.length) && new Set(used).size === used.length, 'a column has two roles or does not exist');
  const keys = columnKeys(headers);
  claim(keys.length === headers.length && new Set(keys).size === keys.length && keys.every((key) => /^column_[a-z0-9_]+$/.test(key) && !key.includes('__')), `keys ${keys.join()}`);
});

const csv = fc.property(fc.array(fc.array(hostileText(2), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
  const tidy = rows.map((row) => row.map((cell) => `x${cell.replace(/\p{Surrogate}/gu, '').replaceAll('\u0000', '')}`));
  const table = readCsvText('fuzz.csv', stringify([['Message', 'Subject'], ...tidy], { delimiter, quoted: true }));
  claim(JSON.stringify(table.rows) === JSON.stringify(tidy), 'a cell changed on its way through CSV');
});

const brokenCsv = fc.property(hostileText(12), (text) => {
  try {
    readCsvText('fuzz.csv', text);
  } catch (error) {
    claim(error instanceof UsageError && error.message.length < 3_000, `not a sentence: ${String(error)}`);
  }
});

const dates = fc.property(fc.array(hostileText(2), { maxLength: 5 }), (cells) => {
  const read = readTicketDates(cells, { timeZone: 'Europe/Berlin', locale: 'de_DE' });
  claim(read.length === cells.length && read.every((date) => date === '' || !Number.isNaN(Date.parse(date))), `no date: ${read.join()}`);
});

const identity = fc.property(fc.array(fc.record({ ticketId: hostileText(1), customerEmail: hostileText(1), customerName: hostileText(1), createdAt: hostileText(1), subject: hostileText(1), message: hostileText(2) }), { maxLength: 6 }), (contents) => {
  const ids = ticketIds(contents).filter(Boolean);
  claim(new Set(ids).size === ids.length, 'two rows with one id');
  claim(JSON.stringify(ticketIds([...contents].reverse()).filter(Boolean).sort()) === JSON.stringify([...ids].sort()), 'order changes ids');
});

const email = fc.property(hostileText(), hostileText(2), hostileText(2), hostileText(2), (body, subject, customerName, signature) => {
  const { html, text, subject: head } = renderReply({ body, subject, customerName, signature, companyName: '', language: 'en', tone: 'friendly', allowedUrls: ['https://help.shop.example/a'] });
  claim(foreignTag(html) === undefined, `a foreign tag: ${foreignTag(html)}`);
  claim([...html.matchAll(/href="([^"]*)"/g)].every((match) => match[1] === 'https://help.shop.example/a'), 'a foreign link');
  claim(!/[\r\n\u0000]/.test(head) && /^Re: (?!re:)/i.test(head), `subject ${JSON.stringify(head)}`);
  claim(!text.includes('\u0000'), 'NUL in the text');
});

const slack = fc.property(hostileText(), hostileText(2), hostileText(2), hostileText(3), (message, subject, customerName, quote) => {
  const ticket = ticketOf(subject, message, customerName, customerName);
  const answer: SentimentAnswer = { sentiment: 'negative', score: -1, confidence: 1, emotion: 'anger', urgency: 'high', reasoning: quote, evidence: quote, language: 'en', engine: 'builtin', warnings: [] };
  const handover = { ticket, route: 'human' as const, severity: 'high' as const, reasons: [{ reason: 'legal_threat' as const, label: 'Legal threat', quote }], suppressedText: quote, history: [], contactCount: 2 };
  for (const text of [sentimentAlert(ticket, answer, true), slackAlert(handover)]) claim(slackIsTame(text), `Slack mark-up from a ticket: ${JSON.stringify(text)}`);
  claim(foreignTag(forwardHtml(handover)) === undefined, `a foreign tag: ${foreignTag(forwardHtml(handover))}`);
  claim(!/<a\b/.test(forwardHtml(handover)), 'a link from a ticket');
});

const anyJson = fc.jsonValue({ maxDepth: 4 });
const answerText = fc.oneof(hostileText(4), fc.record({ sentiment: fc.oneof(fc.constantFrom(...SENTIMENTS), anyJson), score: anyJson, confidence: anyJson, evidence: hostileText(2), reasoning: hostileText(2), emotion: anyJson, urgency: anyJson, language: anyJson, escalate: fc.oneof(fc.boolean(), anyJson), reason: anyJson, severity: anyJson, quote: hostileText(2), plain_rule_applies: anyJson }, { requiredKeys: [] }).map((answer) => JSON.stringify(answer)));
const response = fc.oneof(anyJson, fc.record({ candidates: fc.oneof(anyJson, fc.array(fc.record({ content: fc.oneof(anyJson, fc.record({ parts: fc.oneof(anyJson, fc.array(fc.record({ text: fc.oneof(answerText, anyJson), thought: fc.oneof(fc.boolean(), anyJson) }, { requiredKeys: ['text'] }))) })), finishReason: fc.oneof(fc.constantFrom('STOP', 'MAX_TOKENS', 'SAFETY', 'OTHER', 'constructor', '__proto__'), anyJson) }))), promptFeedback: anyJson, usageMetadata: anyJson }, { requiredKeys: [] }));

const modelAnswers = fc.property(response, hostileText(), (given, message) => {
  const read = readAnswer(JSON.parse(JSON.stringify(given)));
  const vault = createVault(true);
  const ticket = readTicketFor(ticketOf('', message), vault);
  const generated = read.kind === 'answer' ? { answer: read.answer, blocked: '' } : { answer: undefined, blocked: 'fuzz' };
  const feeling = sentimentAnswer(generated as Parameters<typeof sentimentAnswer>[0], 'gemini/fuzz', ticket, vault);
  claim(SENTIMENTS.includes(feeling.sentiment) && feeling.score >= -1 && feeling.score <= 1 && feeling.confidence >= 0 && feeling.confidence <= 1, `shape ${JSON.stringify(feeling)}`);
  claim(feeling.evidence === '' || message.includes(feeling.evidence) || cleanTicketText(message).message.includes(feeling.evidence), `evidence ${JSON.stringify(feeling.evidence)} is not in the ticket`);
  const opinion = opinionOf(generated as Parameters<typeof opinionOf>[0], 'gemini/fuzz', '', ticket, vault);
  claim(SEVERITIES.includes(opinion.severity) && opinion.confidence >= 0 && opinion.confidence <= 1, `shape ${JSON.stringify(opinion)}`);
});

const masking = fc.property(hostileText(), (text) => {
  const vault = createVault(true);
  claim(vault.unmask(vault.mask(text)) === text || /\[(?:EMAIL|PHONE|CARD|ACCOUNT)_/.test(text), 'masking is not undone');
});

const replyChecks = fc.property(hostileText(), hostileText(), hostileText(4), (body, message, source) => {
  const found = checkReply({ body, ticket: { subject: '', message }, language: 'en', sources: [{ title: '', text: source, url: '' }], ownWords: [], instructions: source, neverMention: ['x'] });
  claim(found.every(({ blocker, words, missing }) => Boolean(blocker) && typeof words === 'string' && missing !== ''), 'a finding without words');
});

const knowledge = fc.property(hostileText(), hostileText(), hostileText(2), (problem, solution, title) => {
  const cleaned = cleanKnowledge({ title, problem, solution });
  claim(typeof cleaned.refused === 'string' && typeof cleaned.solution === 'string', 'no shape');
});

const shapeOfFeeling = (feeling: SentimentAnswer): boolean => SENTIMENTS.includes(feeling.sentiment) && feeling.score >= -1 && feeling.score <= 1 && feeling.confidence >= 0 && feeling.confidence <= 1 && feeling.reasoning !== '';

const builtinSentiment = fc.property(hostileText(), hostileText(2), hostileText(4), (message, subject, corrected) => {
  const corrections = [{ id: 'c', subject: '', message: corrected, sentiment: 'positive' as const, thought: '', origin: 'correction' as const, similarity: 0 }];
  const feeling = analyzeTicket(ticketOf(subject, message), corrections);
  claim(shapeOfFeeling(feeling), `shape ${JSON.stringify(feeling)}`);
  claim(feeling.evidence === '' || message.includes(feeling.evidence) || subject.includes(feeling.evidence), `evidence ${JSON.stringify(feeling.evidence)} is not in the ticket`);
});

const search = fc.property(fc.array(hostileText(3), { minLength: 1, maxLength: 4 }), hostileText(3), (texts, query) => {
  const model = trainLabelModel([...texts, 'the lamp flickers', 'my parcel is late'].map((text, index) => ({ text, label: index % 2 === 0 ? 'constructor' : 'parcel' })));
  const { label, confidence } = model.predict(query);
  claim(['', 'constructor', 'parcel'].includes(label) && confidence >= 0 && confidence <= 1, `guess ${label} ${confidence}`);
});

const history = fc.property(hostileText(4), (text) => {
  claim(termsOf(wordsIn(text)).every((term) => term !== ''), 'an empty term');
});

export const PROPERTIES = {
  builtinSentiment, search, history, cleaning, rules, columns, csv, brokenCsv, dates, identity, email, slack, modelAnswers, masking, replyChecks, knowledge,
};
