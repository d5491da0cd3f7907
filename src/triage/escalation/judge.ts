import type { EscalationReason, Sentiment, Severity } from '../../ports/engine.ts';
import type { BearsOut, PassageReader } from '../../ports/passage_reader.ts';
import { SUPPORTED_LANGUAGES, type Ticket } from '../../ports/ticket.ts';
import type { DetectedLanguage } from '../language.ts';
import { cleanTicketText, messageKind, type MessageKind } from '../ticket_text.ts';
import { ANGRY, angerOf, VERY_ANGRY } from './anger.ts';
import { findInjection } from './injection.ts';
import type { Match } from './matcher.ts';
import { circumstancesOf, type EscalationContext } from './circumstances.ts';
import { passagesOf } from './passages.ts';
import { inReview } from './opinion.ts';
import { findPhrases } from './own_phrases.ts';
import { behindItsCause, bySeverity, worseOf } from './reasons.ts';
import { ruleBook, steeringPhrases, type ContextEntry, type Rule } from './rule_book.ts';
import type { EscalationSettings } from './settings.ts';
import { isSpelledBeyondReach } from './spelled_out.ts';
import { suppressionOf, surroundingsOf, TALKED_DOWN, type Suppression } from './suppression.ts';
import { ticketLanguage } from './ticket_language.ts';
import { tokenise, type TokenText } from './tokens.ts';
import { dangerAlone, dangerBelow } from './told_alone.ts';

export type Route = 'human' | 'review' | 'auto_reply' | 'no_reply';
export type DecidedBy = 'rule' | 'model' | 'history' | 'policy';

/** One thing that speaks for a person, and the customer's own words that say so. */
export interface EscalationFinding {
  reason: EscalationReason;
  severity: Severity;
  /** An exact piece of the cleaned ticket, or `""` for what no text says (history, VIP, a due time). */
  phrase: string;
  decidedBy: DecidedBy;
  /** True where a refund or a cancellation is asked for without anger, and the zap wants each seen. */
  calm?: boolean;
  /** What a model cannot rule out, where that is why the ticket is held for a person to read. */
  doubt?: EscalationReason;
}

export interface SuppressedFinding {
  reason: EscalationReason;
  phrase: string;
  why: Suppression;
}

export interface EscalationVerdict {
  route: Route;
  severity: Severity;
  /** What counts, worst first, one entry a reason; holds `unreadable`, `auto_reply`… where the route is not `human`. */
  findings: EscalationFinding[];
  suppressed: SuppressedFinding[];
  decidedBy: DecidedBy;
  contactCount: number;
  isVip: boolean;
  injectionSuspected: boolean;
  /** ISO 639-1, or `""`. */
  language: string;
  /** 0 calm, from 3 on angry; see `anger.ts`. */
  anger: number;
  /** True where rules found nothing, so that an engine that reads meaning may be asked. */
  open: boolean;
  warnings: string[];
}

/** What is known beside the ticket itself. */
export interface JudgeContext extends EscalationContext {
  sentiment?: { sentiment: Sentiment | ''; score: number };
  /** Makes what reads the words around each hit; without it every hit counts. */
  reader?: PassageReader;
}

/**
 * Decides by rules alone whether a person must take this ticket: steps 1 to 5 and 7 of `docs/escalation.md`.
 * Pure and synchronous; linear in the length of the text; never throws on any text.
 */
export function judgeByRules(ticket: Ticket, settings: EscalationSettings, context: JudgeContext): EscalationVerdict {
  const { message, isWhole, below } = cleanTicketText(ticket.message);
  const kind = messageKind({ subject: ticket.subject, message });
  const read = readingOf(ticket.subject.slice(0, LONGEST_SUBJECT), withinReach(message), settings, context);
  if (message.length > LONGEST_READ || !isWhole) read.isCut = true;
  const injection = findInjection(ticket, read.counted.some((hit) => hit.entry.reason === 'prompt_injection'));
  const findings = [...read.findings, ...injection, ...circumstancesOf(ticket, settings, context)].filter(({ reason }) => !settings.reasonsOff.includes(reason));
  const judged = verdict({ kind, read, findings: behindItsCause(worstOfEach(findings)), context, injectionSuspected: injection.length > 0 || read.counted.some((hit) => hit.entry.reason === 'prompt_injection') });
  const danger = judged.route === 'human' || isAutomatic(kind) ? undefined : dangerAlone(message, read) ?? dangerBelow(below, (text) => readingOf('', text, settings, context));
  return danger ? inReview(judged, danger) : judged;
}

const isAutomatic = (kind: MessageKind): boolean => kind === 'auto_reply' || kind === 'bounce';

/** Characters of the cleaned text that are read: its beginning and its end. */
const LONGEST_READ = 24_000;
const LONGEST_END = 6_000;
const LONGEST_SUBJECT = 1_000;

/** A text that is too long to be read whole is a log or an attack: its beginning and its end are read, and it is never answered by itself. */
const withinReach = (message: string): string =>
  (message.length <= LONGEST_READ ? message : `${message.slice(0, LONGEST_READ - LONGEST_END)}\n\n${message.slice(-LONGEST_END)}`);

interface Reading {
  text: TokenText;
  language: DetectedLanguage;
  counted: Match<Rule>[];
  findings: EscalationFinding[];
  suppressed: SuppressedFinding[];
  anger: number;
  /** True where the ticket tries to steer whoever reads it. */
  isAttack: boolean;
  /** Where the message begins in the text. */
  messageFrom: number;
  /** Reads the words around a hit; without it every hit counts. */
  bearsOut: BearsOut | undefined;
  /** Hits whose surroundings were read. */
  asked: number;
  /** Longer than what is read. */
  isCut: boolean;
  /** Holds more disguised words, or beginnings of phrases, than are tried. */
  isTangled: boolean;
}

/** From this confidence on only the ticket's own language is read. */
const SURE_OF_LANGUAGE = 0.8;

/** Languages whose rules are read: the ticket's own; English beside one we do not speak (such a ticket goes to review anyhow); all where it cannot be told. */
function languagesFor({ language, supported, confidence }: DetectedLanguage, words: number): string[] {
  if (words === 0) return [];
  if (confidence < SURE_OF_LANGUAGE || language === '') return [...SUPPORTED_LANGUAGES];
  return [supported ? language : 'en'];
}

function readingOf(subject: string, message: string, settings: EscalationSettings, context: JudgeContext): Reading {
  const title = subject.trim() === '' ? '' : `${subject}\n\n`;
  const text = tokenise(title + message);
  const language = ticketLanguage(text, message.length > 12 ? message : text.original);
  const languages = languagesFor(language, text.numbers.length);
  const found = languages.map((code) => ruleBook(code).phrases.find(text));
  const steering = steeringPhrases().find(text);
  const hits: Match<Rule>[] = [];
  for (const { matches } of found) for (const match of matches) if (match.entry.reason !== 'prompt_injection' && speaks(match, language)) hits.push(match);
  const all = steering.matches.length > 0 ? [...hits, ...steering.matches] : hits;
  const around = all.length === 0 ? [] : [...new Set(all.map(({ entry }) => entry.language))].flatMap((code) => ruleBook(code).context.find(text).matches);
  const ignored = findPhrases(text, settings.ignorePhrases);
  const reading: Reading = { text, language, counted: [], findings: [], suppressed: [], anger: 0, isAttack: false, messageFrom: title.length, bearsOut: context.reader?.(text.original, language.language), asked: 0, isCut: false, isTangled: isSpelledBeyondReach(text) || [...found, steering].some(({ stepsLeft }) => stepsLeft === 0) };
  const surroundings = surroundingsOf(around, text);
  const whyNot = (hit: Match<Rule>) => (ignored.some((span) => span.from <= hit.to && hit.from <= span.to) ? 'ignored phrase' : suppressionOf(hit, text, surroundings));
  reading.isAttack = steering.matches.some((hit) => whyNot(hit) === '');
  const judged = all.map((hit) => ({ hit, why: whyNot(hit) }));
  for (const { hit, why: own } of judged) {
    const why = own === '' && isInSubject(hit, text, subject) ? whyOfBody(hit, judged, text, subject) : own;
    if (why === '' || (reading.isAttack && TALKED_DOWN.has(why))) reading.counted.push(hit);
    else reading.suppressed.push({ reason: hit.entry.reason, phrase: pieceOf(text, hit), why });
  }
  applyPolicies(reading, settings, context, languages, around);
  for (const span of findPhrases(text, settings.extraPhrases)) reading.findings.push({ reason: 'custom_phrase', severity: 'high', phrase: pieceOf(text, span), decidedBy: 'rule' });
  return reading;
}

const isInSubject = (hit: Match<Rule>, text: TokenText, subject: string): boolean => (text.starts[hit.from] ?? 0) < subject.length;
/** A word or two of the subject: a title, not a sentence. */
const isTitleWord = (hit: Match<Rule>): boolean => hit.to - hit.from < 2;

/**
 * Why a hit of the subject does not count: where the message has hits of the same reason and all are taken back, so is a title of a word or two;
 * a longer one only where the message says its words again, of something harmless (“Me quiero morir”, then “Me quiero morir de la vergüenza”).
 */
function whyOfBody(title: Match<Rule>, judged: readonly { hit: Match<Rule>; why: Suppression | '' }[], text: TokenText, subject: string): Suppression | '' {
  const isShort = isTitleWord(title), words = pieceOf(text, title).toLowerCase();
  const ofBody = judged.filter(({ hit }) => hit.entry.reason === title.entry.reason && !isInSubject(hit, text, subject) && (isShort || words.includes(pieceOf(text, hit).toLowerCase())));
  return ofBody.every(({ why }) => (isShort ? why !== '' : why === 'false friend')) ? (ofBody[0]?.why ?? '') : '';
}

/** A single word counts only in the ticket's own language ("die", "sue"); several in a row speak for themselves. */
const speaks = (match: Match<Rule>, { language, supported }: DetectedLanguage): boolean =>
  match.to > match.from || !supported || match.entry.language === language;

const pieceOf = (text: TokenText, span: { from: number; to: number }): string => text.original.slice(text.starts[span.from], text.ends[span.to]);

/** Refund, cancellation and strong feelings: as the zap chose, by default only in anger. */
function applyPolicies(reading: Reading, settings: EscalationSettings, context: JudgeContext, languages: string[], around: Match<ContextEntry>[]): void {
  const policies: Partial<Record<EscalationReason, string>> = { refund: settings.refundPolicy, cancellation: settings.cancellationPolicy, strong_negative: 'when_angry' };
  if (reading.counted.some((hit) => policies[hit.entry.reason])) reading.anger = angerPoints(reading, context, languages, around);
  const isAngry = reading.anger >= ANGRY, inWords = reading.anger - (isToldAngry(context) ? ANGRY : 0);
  // The subject stands in an alert anyhow: among equals a sentence of the message tells more.
  const inOrder = [...reading.counted].sort((a, b) => Number((reading.text.starts[a.from] ?? 0) < reading.messageFrom) - Number((reading.text.starts[b.from] ?? 0) < reading.messageFrom));
  for (const hit of inOrder) {
    const { reason, severity } = hit.entry;
    const policy = policies[reason];
    const phrase = pieceOf(reading.text, hit);
    if (policy === 'never') reading.suppressed.push({ reason, phrase, why: 'switched off' });
    else if (policy === 'when_angry' && reading.anger < (reason === 'strong_negative' && severity === 'medium' ? VERY_ANGRY : ANGRY)) reading.suppressed.push({ reason, phrase, why: 'not angry' });
    else if (settings.reasonsOff.includes(reason)) reading.suppressed.push({ reason, phrase, why: 'switched off' });
    else if (policy !== 'always' && !(reason === 'refund' && inWords > 0) && !isSupported(hit, reading)) reading.suppressed.push({ reason, phrase, why: 'an ordinary sentence' });
    // What counts in anger alone is as grave as its anger.
    else reading.findings.push({ reason, severity: policy && isAngry ? 'high' : severity, phrase, decidedBy: policy ? 'policy' : 'rule', ...(policy && !isAngry && { calm: true }) });
  }
}

/**
 * Whether a sentiment step has heard strong anger, which makes a refund or a cancellation one demanded in anger where its sentence bears it out: a
 * step hears it in many a calm “wrong colour” too. Money asked back in words that are angry, or a little so and heard as strong anger, needs nobody's word: of those in angry words on hands left out none was ordinary.
 */
const isToldAngry = ({ sentiment }: JudgeContext): boolean => sentiment?.sentiment === 'negative' && sentiment.score <= -0.6;

/** A digit or a sign among letters: "h4cked", "1d1ot", "sc@m". */
const DISGUISED = /\p{L}[\d@$]|[\d@$]\p{L}{2}/u;

/** Hits of one text whose surroundings are read; of 28,800 messages none had more than 16. What more a log or an attack has counts as it stands: a reading takes most of a millisecond where it is the first. */
const MOST_ASKED = 40;

/**
 * Whether the sentences around a hit bear it out. An attempt to steer needs nobody's word, nor does a word in disguise, and a ticket
 * that tries to steer gets no benefit of the doubt.
 */
function isSupported(hit: Match<Rule>, reading: Reading): boolean {
  const { text, isAttack, messageFrom, bearsOut } = reading;
  if (!bearsOut || isAttack || hit.entry.always || hit.entry.sure || hit.entry.reason === 'prompt_injection') return true;
  if (text.spelledOut.size > 0 || DISGUISED.test(pieceOf(text, hit))) return true;
  return ++reading.asked > MOST_ASKED || bearsOut(passagesOf(text, hit, messageFrom), hit.entry.reason);
}

/** Very negative words weigh 2 each; that a sentiment step has heard strong anger is enough by itself, that it has heard none takes one such word back. */
function angerPoints(reading: Reading, context: JudgeContext, languages: string[], around: Match<ContextEntry>[]): number {
  const cleared = (from: number, to: number) => around.some(({ entry, from: first, to: last }) => first <= to && from <= last
    && entry.kind === 'false_friend' && (entry.reason === 'strong_negative' || entry.reason === 'abusive_or_threat'));
  const contempt = new Set(reading.counted.filter((hit) => hit.entry.reason === 'strong_negative').map((hit) => `${hit.entry.language}:${hit.phrase}`)).size;
  const stated = isToldAngry(context) ? ANGRY : context.sentiment?.sentiment === 'positive' ? -2 : 0;
  const words = languages.flatMap((code) => ruleBook(code).anger.find(reading.text).matches);
  return angerOf(reading.text, words, cleared) + 2 * contempt + stated;
}

/** One finding a reason: the worst, and among equals the first in the text. */
function worstOfEach(findings: EscalationFinding[]): EscalationFinding[] {
  if (findings.length < 2) return findings;
  const worst = new Map<EscalationReason, EscalationFinding>();
  for (const finding of findings) {
    const known = worst.get(finding.reason);
    if (!known || bySeverity(finding, known) < 0) worst.set(finding.reason, finding);
  }
  return [...worst.values()].sort(bySeverity);
}

interface Evidence {
  kind: MessageKind;
  read: Reading;
  findings: EscalationFinding[];
  context: JudgeContext;
  injectionSuspected: boolean;
}

function verdict({ kind, read, findings, context, injectionSuspected }: Evidence): EscalationVerdict {
  const routed = isAutomatic(kind) || findings.length === 0 ? withoutFindings(kind, read) : { route: 'human' as const, findings };
  const severity = routed.route === 'human' ? findings.reduce<Severity>((worst, finding) => worseOf(worst, finding.severity), 'none') : 'none';
  return {
    route: routed.route, findings: routed.findings, severity, suppressed: distinct(read.suppressed),
    decidedBy: routed.findings[0]?.decidedBy ?? 'rule', contactCount: context.contactCount, isVip: findings.some(({ reason }) => reason === 'vip'),
    injectionSuspected, language: read.language.language, anger: read.anger, open: routed.route === 'auto_reply',
    warnings: [
      ...(read.isCut ? ['The text is too long to be read whole; only its beginning and its end were checked.'] : []),
      ...(read.isTangled ? ['The text holds too many disguised or repeated words to be checked whole.'] : []),
    ],
  };
}

/** Fewer words than this, all of them about an attachment, say that the matter is in the attachment. */
const ATTACHMENT_WORDS = 10;
const ATTACHED = /\b(?:attach\w*|anhang|anbei|anlage|adjunt\w*|pi[eè]ces? jointes?|ci-joint\w*|anexos?|anexad\w*|screenshots?|captura|capture|bildschirmfoto|foto|photo)\b/i;
/** Who asks how something is done asks in full, though it is done with a photo: “how do I change the profile photo”. */
const ASKS_HOW = /\b(?:how (?:do|can|to)|wie (?:kann|geht|(?:änder|lad|füg|bekomm|stell|lösch|mach)\w*)|c[oó]mo (?:se (?!(?:puede |pode )?(?:ver? |vê ))|posso|puedo|(?:cambi|sub|pong|hag|borr|mud|fa[çz]|troc|coloc|envi)\w*)|comment (?:je|on (?:peut|fait|met|chang|ajout|envo|supprim)|puis|faire|(?:chang|mett|ajout|envoy|supprim)\w*))/i;

/** Where nothing speaks for a person: nobody to answer, nothing to read, a language the rules do not know, or an ordinary ticket. */
function withoutFindings(kind: MessageKind, read: Reading): { route: Route; findings: EscalationFinding[] } {
  const say = (route: Route, reason: EscalationReason) => ({ route, findings: [{ reason, severity: 'none' as const, phrase: '', decidedBy: 'rule' as const }] });
  if (isAutomatic(kind)) return say('no_reply', 'auto_reply');
  const words = read.text.numbers.length;
  if (kind === 'blank' || words === 0) return say('review', 'unreadable');
  if (kind === 'thanks_only') return say('no_reply', 'thanks_only');
  if (words <= ATTACHMENT_WORDS && ATTACHED.test(read.text.original) && !ASKS_HOW.test(read.text.original)) return say('review', 'unreadable');
  if (read.isCut || read.isTangled || (!read.language.supported && (read.language.language !== '' || words < 3))) return say('review', 'low_confidence');
  return { route: 'auto_reply', findings: [] };
}

function distinct(suppressed: SuppressedFinding[]): SuppressedFinding[] {
  if (suppressed.length < 2) return suppressed;
  const seen = new Map(suppressed.map((entry) => [`${entry.reason}:${entry.why}`, entry]));
  return [...seen.values()];
}
