import { InputError, isAway } from './errors.ts';
import type { GoogleAccess, SheetPlace } from './adapters/google_sheets/transport.ts';
import type { EngineChoice } from './fields.ts';
import type { Deadline } from './ports/deadline.ts';
import type { Engine, ReplyTemplate } from './ports/engine.ts';
import type { KnowledgeBase } from './ports/knowledge_base.ts';
import type { PassageReader } from './ports/passage_reader.ts';
import type { TicketSource } from './ports/ticket_source.ts';

/** What the connection holds; every value is text, blank or missing where the person left it out. */
export type AuthData = Record<string, string | undefined>;

/**
 * Stand-ins for the ports that have no account-free adapter in what ships. The demo fills them with its own files;
 * in a zap they stay empty.
 */
export const standIns: { ticketSource?: TicketSource; knowledgeBase?: KnowledgeBase } = {};

/** Text in Zapier; `zapier-platform invoke` hands a pasted key file over as the object it describes. */
export const filled = (value: unknown): string => (typeof value === 'string' ? value.trim() : value ? JSON.stringify(value) : '');

/** The engine this step asks, picked from the zap's choice and what is connected. Loads only that engine's code. */
async function pickEngine(authData: AuthData, choice: EngineChoice): Promise<Engine> {
  const apiKey = filled(authData.gemini_api_key);
  if (choice.engine === 'gemini' && !apiKey) {
    throw new InputError('This step is set to Gemini, but the connection has no Gemini API key. Add the key to the connection, or choose “Built-in” in the field “Engine”.');
  }
  if (choice.engine === 'builtin' || !apiKey) return builtinEngine();
  const { createGeminiEngine } = await import('./adapters/gemini/engine.ts');
  return createGeminiEngine({ apiKey, model: choice.model, maskPersonalData: choice.maskPersonalData === true });
}

/** Whether a step's choice and keys lead to Gemini. */
export const mayAskGemini = (authData: AuthData, choice: EngineChoice): boolean => choice.engine !== 'builtin' && filled(authData.gemini_api_key) !== '';

/** What reads the sentences around a hit of the escalation rules: the built-in model, whichever engine the zap has chosen. */
export async function passageReader(): Promise<PassageReader> {
  const { passageReader: reader } = await import('./adapters/builtin/escalation/opinion.ts');
  return reader;
}

/** What a folded word means, by numbers that are the same in five languages: the built-in lexicon, whichever engine the zap has chosen. */
export async function wordMeanings(): Promise<(word: string) => readonly number[]> {
  const { meaningsOf } = await import('./adapters/builtin/words/lexicon.ts');
  return (word) => meaningsOf(word);
}

/** What a ticket is about: told without a vendor, whichever engine the zap has chosen. */
export const ticketLabels = () => import('./adapters/builtin/products/ticket_labels.ts');

/** Calls made side by side under one deadline, and a deadline that can be called off. */
export const sharedCalls = () => import('./adapters/attempt.ts');

/** What speaks against sending a reply that another engine wrote. */
export async function builtinDoubts() {
  const { withDoubts } = await import('./adapters/builtin/replies/draft_doubts.ts');
  return withDoubts;
}

/** The models that the connection's Gemini key may use, for a dropdown. Throws InputError where there is no key. */
export async function geminiModels(authData: AuthData, deadline: Deadline) {
  const apiKey = filled(authData.gemini_api_key);
  if (!apiKey) throw new InputError('This connection has no Gemini API key. Add one to choose a model, or leave the field blank.');
  const { modelChoices } = await import('./adapters/gemini/models.ts');
  return modelChoices(apiKey, deadline);
}

/** The indexes of the connection's Pinecone project that can hold knowledge (dense, in vectors form, ready), for a dropdown. Throws InputError where there is no key. */
export async function pineconeIndexes(authData: AuthData, deadline: Deadline) {
  const apiKey = filled(authData.pinecone_api_key);
  if (!apiKey) throw new InputError('This connection has no Pinecone API key. Add one to choose an index, or leave the field blank.');
  const { indexChoices } = await import('./adapters/pinecone/index_host.ts');
  return indexChoices(apiKey, deadline);
}

/** The whole decision of an escalation as the built-in engine makes it. */
export async function builtinDecision() {
  const { decideBuiltin } = await import('./adapters/builtin/escalation/decision.ts');
  return decideBuiltin;
}

export async function builtinEngine(): Promise<Engine> {
  const { createBuiltinEngine } = await import('./adapters/builtin/engine.ts');
  return createBuiltinEngine();
}

/** Milliseconds the built-in engine needs to be loaded and to answer in place of Gemini, on a slow machine. */
const STAND_IN_MS = 4_000;

/**
 * Asks the chosen engine; where Gemini cannot answer and the zap allows it, the built-in engine stands in, for which time is
 * kept. `stoodIn` says which sentence to show as a warning, `""` when the chosen engine answered.
 */
export async function askEngine<Answer>(
  authData: AuthData, choice: EngineChoice, deadline: Deadline, ask: (engine: Engine, deadline: Deadline) => Promise<Answer>,
): Promise<{ answer: Answer; stoodIn: string }> {
  const engine = await pickEngine(authData, choice);
  if (choice.ifUnavailable !== 'builtin' || engine.name === 'builtin') return { answer: await ask(engine, deadline), stoodIn: '' };
  const { sooner } = await import('./adapters/attempt.ts');
  try {
    return { answer: await ask(engine, sooner(deadline, STAND_IN_MS)), stoodIn: '' };
  } catch (error) {
    if (!isAway(error, 'gemini')) throw error;
    return { answer: await ask(await builtinEngine(), deadline), stoodIn: 'Gemini was not available; the built-in engine answered.' };
  }
}

/** One for each event, whose bundle is a new object: what a step has read of a customer is not asked for a second time. */
const pineconeByEvent = new WeakMap<AuthData, KnowledgeBase>();

async function pineconeOf(authData: AuthData): Promise<KnowledgeBase> {
  const { createPineconeKnowledgeBase } = await import('./adapters/pinecone/knowledge_base.ts');
  const knowledge = pineconeByEvent.get(authData) ?? createPineconeKnowledgeBase({
    apiKey: filled(authData.pinecone_api_key), indexName: filled(authData.pinecone_index), geminiApiKey: filled(authData.gemini_api_key),
    host: filled(authData.pinecone_host), dimension: Number(authData.pinecone_dimension) || 0, metric: filled(authData.pinecone_metric),
  });
  pineconeByEvent.set(authData, knowledge);
  return knowledge;
}

/** Where knowledge comes from: Pinecone, the zap's knowledge worksheet, the demo's stand-in, or nothing. */
export async function pickKnowledgeBase(authData: AuthData, sheets: KnowledgeSheets, deadline: Deadline): Promise<KnowledgeBase> {
  if (standIns.knowledgeBase) return standIns.knowledgeBase;
  if (filled(authData.pinecone_api_key) && filled(authData.pinecone_index)) return pineconeOf(authData);
  if (sheets.knowledge || sheets.corrections) {
    const { createSheetKnowledgeBase } = await import('./adapters/google_sheets/knowledge_base.ts');
    return createSheetKnowledgeBase(await googleAccess(authData, deadline), sheets);
  }
  const { createEmptyKnowledgeBase } = await import('./adapters/builtin/empty_knowledge_base.ts');
  return createEmptyKnowledgeBase();
}

/** The team's own reply templates, where the zap names a worksheet of them. */
export async function pickTemplates(authData: AuthData, sheet: SheetPlace | null, deadline: Deadline): Promise<ReplyTemplate[]> {
  if (!sheet) return [];
  const { readReplyTemplates } = await import('./adapters/google_sheets/knowledge_base.ts');
  return readReplyTemplates(await googleAccess(authData, deadline), sheet, deadline);
}

/** The worksheets a zap names as knowledge, each as `spreadsheet` id or URL plus worksheet; blank where none. */
export interface KnowledgeSheets {
  knowledge: SheetPlace | null;
  corrections: SheetPlace | null;
}

export async function pickTicketSource(authData: AuthData, deadline: Deadline): Promise<TicketSource> {
  if (standIns.ticketSource) return standIns.ticketSource;
  if (!filled(authData.google_service_account)) {
    throw new InputError('New Ticket, and every step that reads a sheet, needs Google Sheets: add a Google service account key to this connection, then choose a spreadsheet.');
  }
  const access = await googleAccess(authData, deadline);
  const { createGoogleTicketSource } = await import('./adapters/google_sheets/ticket_source.ts');
  return createGoogleTicketSource(access);
}

/** One for each event: what is known of a spreadsheet is known by it. */
const googleByEvent = new WeakMap<AuthData, GoogleAccess>();

/** The access token of the session exchange, or a fresh one where the exchange left none. */
async function googleAccess(authData: AuthData, deadline: Deadline): Promise<GoogleAccess> {
  const access = googleByEvent.get(authData) ?? await newAccess(authData, deadline);
  googleByEvent.set(authData, access);
  return access;
}

async function newAccess(authData: AuthData, deadline: Deadline): Promise<GoogleAccess> {
  const accessToken = filled(authData.google_access_token);
  if (accessToken) return { accessToken, clientEmail: filled(authData.google_client_email) };
  if (!filled(authData.google_service_account)) {
    throw new InputError('This step reads a Google Sheet: add a Google service account key to this connection.');
  }
  const { mintAccessToken } = await import('./adapters/google_sheets/access_token.ts');
  return mintAccessToken(filled(authData.google_service_account), deadline);
}
