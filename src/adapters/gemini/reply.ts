import { randomBytes } from 'node:crypto';
import type { ReplyDraft, ReplyQuestion } from '../../ports/engine.ts';
import type { PastContact, Passage } from '../../ports/knowledge_base.ts';
import { detectLanguage } from '../../triage/language.ts';
import type { Vault } from '../../triage/personal_data.ts';
import { shortenToTokens } from '../../triage/token_budget.ts';
import { REPLY_SCHEMA, REPLY_STATUSES } from './answer_schemas.ts';
import { languageOf, memberOf, share, textOf } from './field_readers.ts';
import { knowledgePart, REPLY_RULES, replyTask, ticketPart, type PromptPassage } from './prompts.ts';
import { harmless, nameFor, readTicketFor } from './reading.ts';
import { tidyBody } from './reply_body.ts';
import { breaksOff, formFaults, runsInCircles } from './reply_form.ts';
import { generateJson, type GeminiAccess } from './transport.ts';

const PASSAGES = 8;
const CONTACTS = 5;
/** Tokens of one passage's solution and of the other texts: enough for a whole article, bounded for a hostile one. */
const SOLUTION_TOKENS = 1500;
const PROBLEM_TOKENS = 400;
/** Highest confidence that is left where no passage was used, where the language is another, or where the ticket was cut. */
const CEILINGS = { nothingUsed: 0.3, otherLanguage: 0.4, shortened: 0.8 };

interface Known {
  passages: PromptPassage[];
  history: PastContact[];
  idOf: Map<string, Passage>;
}

/** What is known, bounded, masked, and under short names: an id of ours means nothing to a model and is easily misspelt. */
function known(question: ReplyQuestion, vault: Vault): Known {
  const cut = (text: string, tokens: number) => vault.mask(shortenToTokens(harmless(text), tokens).text);
  // Of several questions each has its own nearest; the first few of each come before what the whole ticket is near to.
  const each = (question.questions ?? []).flatMap((one) => one.passages.slice(0, 2));
  const chosen = [...new Map([...each, ...question.passages].map((passage) => [passage.id, passage])).values()].slice(0, PASSAGES);
  const idOf = new Map(chosen.map((passage, at) => [`P${at + 1}`, passage]));
  const passages = [...idOf].map(([id, { kind, title, problem, solution, product, url }]) => ({
    id, kind, title: cut(title, PROBLEM_TOKENS), problem: cut(problem, PROBLEM_TOKENS), solution: cut(solution, SOLUTION_TOKENS), product: nameFor(product, vault), url,
  }));
  const history = question.history.slice(0, CONTACTS).map((contact) => ({
    ...contact, subject: cut(contact.subject, PROBLEM_TOKENS), problem: cut(contact.problem, PROBLEM_TOKENS), solution: cut(contact.solution, PROBLEM_TOKENS),
  }));
  return { passages, history, idOf };
}

function usedPassages(answer: Record<string, unknown>, idOf: Map<string, Passage>): Passage[] {
  const names = [answer.used_passages].flat().flatMap((name) => textOf(name).toUpperCase().match(/\bP\d{1,2}\b/g) ?? []);
  return [...new Set(names)].flatMap((name) => idOf.get(name) ?? []);
}

/** A letter of any script, or a digit. */
const HAS_WORD = /[0-9A-Za-z\u00c0-\u1fff\u3040-\ud7ff]/;

/** Whether an answer is a reply at all, and, while another can be asked for, one that is whole. */
function isReply({ status, body }: Record<string, unknown>, isLast: boolean): boolean {
  if (memberOf(REPLY_STATUSES, status) === undefined || typeof body !== 'string') return false;
  if (memberOf(REPLY_STATUSES, status) === 'none') return true;
  const plain = tidyBody(body);
  return HAS_WORD.test(plain) && (isLast || !(breaksOff(plain) || runsInCircles(plain)));
}

/** One request: a reply written from passages and history alone. Throws VendorError. */
export async function writeReply(access: GeminiAccess, engine: string, question: ReplyQuestion, vault: Vault): Promise<ReplyDraft> {
  const read = readTicketFor(question.ticket, vault);
  const { passages, history, idOf } = known(question, vault);
  const ticket = { ...read, product: nameFor(question.product, vault), issue: nameFor(question.issue, vault) };
  const { answer, blocked } = await generateJson(access, {
    system: REPLY_RULES, schema: REPLY_SCHEMA,
    parts: [knowledgePart(passages, history), ticketPart(ticket, randomBytes(9).toString('hex'), replyTask(question))],
  }, isReply, question.deadline);
  const blank: ReplyDraft = { status: 'none', body: '', usedPassages: [], template: '', confidence: 0, language: question.language, engine, warnings: read.warnings };
  if (!answer) return { ...blank, refused: true, warnings: [...read.warnings, `Gemini would not answer this ticket (${blocked}). A person should.`] };
  const status = memberOf(REPLY_STATUSES, answer.status) ?? 'none';
  const used = usedPassages(answer, idOf);
  // Links of unused passages are dropped too: a reply links to what it was written from.
  const body = status === 'none' ? '' : vault.unmask(tidyBody(textOf(answer.body), used.map(({ url }) => url)));
  if (!body) return { ...blank, confidence: share(answer.confidence, 0) };
  const faults = formFaults(tidyBody(textOf(answer.body)), status, question.style.maxWords);
  const told = detectLanguage(body);
  const language = told.confidence >= 0.7 && told.language ? told.language : languageOf(answer.language) || question.language;
  const ceilings = [
    status === 'drafted' && used.length === 0 ? CEILINGS.nothingUsed : 1,
    question.language && language !== question.language ? CEILINGS.otherLanguage : 1,
    read.warnings.length > 0 ? CEILINGS.shortened : 1,
  ];
  return {
    status, body, usedPassages: used.map(({ id }) => id), template: '', language, engine, warnings: [...read.warnings, ...faults], doubted: faults.length > 0,
    confidence: Math.round(Math.min(share(answer.confidence, 0), ...ceilings) * 100) / 100,
  };
}
