/**
 * Reads texts by each of the readers that keep lists for one text at a time, in a process of its own: `node first_readings.ts READER AT`
 * asks that reader about that text before anything else, then all of them about all texts, and prints the answers of these.
 */
import { escalationOpinion } from '../src/adapters/builtin/escalation/opinion.ts';
import { analyzeTicket } from '../src/adapters/builtin/sentiment/analysis.ts';
import { judgeByRules } from '../src/triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../src/triage/escalation/settings.ts';
import { tokenise, wordsOf } from '../src/triage/escalation/tokens.ts';
import { detectLanguage } from '../src/triage/language.ts';
import { cleanTicketText, messageKind } from '../src/triage/ticket_text.ts';

/** Contractions, letters that fold to two, words longer than a lexicon spells, letters beyond Latin-1: what is looked up while the text is read. */
const TEXTS = [
  "I don't know how, but someone hacked my account",
  'Mein Großvater ist gestorben.',
  'Cœur brisé: mon père est décédé',
  'Donaudampfschifffahrtsgesellschaft? aß igst du, und das Ladegerät hat Feuer gefangen',
  '“Ścieżka” – the charger caught fire; it wasn’t me: 😡 :-( #fail www.example.com',
  'Ο φορτιστής κάηκε σήμερα and I can’t log in any more',
  'Which filter fits the small lamp?',
];

const ticket = (message: string) => ({ ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' });
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  words: (text) => wordsOf(tokenise(text)),
  rules: (text) => judgeByRules(ticket(text), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') }),
  sentiment: (text) => analyzeTicket(ticket(text), []),
  opinion: (text) => escalationOpinion(ticket(text)),
  cleaned: (text) => [cleanTicketText(text), messageKind({ subject: text, message: text })],
  language: detectLanguage,
};

const [reader = '', at = ''] = process.argv.slice(2);
const first = READERS[reader]?.(TEXTS[Number(at)] ?? '');
const all = Object.fromEntries(Object.entries(READERS).map(([name, read]) => [name, TEXTS.map((text, place) => (name === reader && place === Number(at) ? first : read(text)))]));
process.stdout.write(JSON.stringify({ all }));
