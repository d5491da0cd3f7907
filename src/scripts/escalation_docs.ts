/** `npx node src/scripts/escalation_docs.ts [--check]`: writes docs/escalation.md anew from the rules, so that what is said is what is done, or says whether it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ESCALATION_REASONS, type EscalationReason } from '../ports/engine.ts';
import { decideBuiltin } from '../adapters/builtin/escalation/decision.ts';
import { REASON_LABELS } from '../triage/escalation/reasons.ts';
import { RULES } from '../triage/escalation/rule_files.ts';
import { DEFAULT_SETTINGS } from '../triage/escalation/settings.ts';
import { readJsonLines } from './json_lines.ts';

interface Case { id: string; lang: string; kind: string; subject: string; message: string; should_escalate: boolean; reason: string }

const ROOT = resolve(import.meta.dirname, '../..');
const LANGUAGES: Record<string, string> = { en: 'English', de: 'German', es: 'Spanish', fr: 'French', pt: 'Portuguese' };
const KINDS: Record<string, string> = {
  negated: 'Denied', false_friend: 'Only looks like it', hypothetical_or_past: 'Supposed, past or settled', quoted: 'Somebody else’s words', ordinary: 'Ordinary',
};

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const table = (head: string[], rows: string[][]): string => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`)].join('\n');

const phrasesOf = (language: string, reason: EscalationReason): number => {
  const rules = RULES.find((candidate) => candidate.language === language);
  return Object.values(rules?.phrases[reason] ?? {}).reduce((sum, phrases) => sum + (phrases?.length ?? 0), 0);
};

const judged = (one: Case) => decideBuiltin(
  { ticketId: '', subject: one.subject, message: one.message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' },
  DEFAULT_SETTINGS, { contactCount: 0, now: new Date(0) });

/** What is caught: the reasons, how many phrases each language has, one example from the contract cases. */
function caught(cases: Case[]): string {
  const reasons = ESCALATION_REASONS.filter((reason) => RULES.some((rules) => rules.phrases[reason]));
  const example = (reason: string): string => cases.find((one) => one.should_escalate && one.reason === reason && one.lang === 'en')?.message ?? '';
  return table(['reason', 'in alerts', ...RULES.map(({ language }) => language), 'example'],
    reasons.map((reason) => [`\`${reason}\``, REASON_LABELS[reason], ...RULES.map(({ language }) => String(phrasesOf(language, reason))), example(reason)]));
}

/** What is deliberately not caught, with what was found in it and why it does not count. */
function passedOver(cases: Case[]): string {
  return Object.entries(KINDS).map(([kind, title]) => {
    const rows = RULES.flatMap(({ language }) => cases.filter((one) => one.kind === kind && one.lang === language).slice(0, 3))
      .map((one) => [LANGUAGES[one.lang] ?? one.lang, one.message, judged(one).suppressed.map(({ reason, why }) => `${reason}: ${why}`).join('; ')]);
    return `### ${title}\n${table(['language', 'message', 'passed over'], rows)}`;
  }).join('\n\n');
}

const page = (cases: Case[]): string => `# What is escalated, and what is not
This page is written by \`npx node src/scripts/escalation_docs.ts\` from \`data/escalation/rules.*.json\` and \`test/contracts/escalation_cases.jsonl\`.

## How it decides
1. The text is read as a person would read it: case, accents, look-alike letters, zero-width characters, digits and signs used as letters, spaced letters and common slips are undone; quoted threads, signatures and disclaimers are set aside. What is shown as the matched phrase is the customer's own text.
2. Phrases of the ticket's language are looked for, and instructions to an AI in all languages.
3. A phrase does not count where a false friend covers its words, where it stands in quotation marks, where it is denied in its clause, supposed (“if it caught fire…”), long past, settled, or about another maker's product. A threat behind an “if” stays a threat. A ticket that tries to steer whoever reads it loses these excuses.
4. Refunds, cancellations and strong feelings count only where the text is angry, or as the zap chooses. A **Sentiment** that is mapped into Check Escalation decides it too: a negative one with a score of -0.6 or below is anger enough, where the sentence of the demand bears it out; Triage Ticket goes by the text.
5. The built-in model reads the sentence of a phrase, the words beside it, and the whole ticket. Where all of them read like an ordinary message (“Where do I find the chargeback report?”), the phrase is shown as passed over: *an ordinary sentence*. The sentence by itself is enough, so that nothing said around it can talk a threat down, and a short one that could be a whole message (“Der Trockner brennt!”) needs less to be believed; phrases in disguise, attempts to steer an AI, the team's own phrases and what the team wants “always” need nobody's word.
6. Tickets that the rules leave open are read by the built-in model or, if the zap uses it, by Gemini. It can add an escalation, never remove one.
7. Whatever was passed over is shown with its reason.

## What is caught
Numbers are phrases per language; most stand for hundreds of wordings.

${caught(cases)}

Beside the text: \`vip\` (tier or domain given by the zap, never claimed by the ticket), \`repeated_contact\` from the history of the same customer, \`sla\` when the time an answer is due has passed, the team's own phrases (\`custom_phrase\`), and a rule in plain words (\`custom_rule\`, Gemini only).

## Where nothing speaks for a person
Blank or attachment only: \`review\`, reason \`unreadable\`. A language the rules do not know, or a text too long, or with too many disguised words, to be read whole: \`review\`, reason \`low_confidence\`. What the built-in model does not raise but cannot rule out either, and where it took a phrase of danger, of a breach, of a threat or of the law for an ordinary sentence without being sure of it: \`review\`, reason \`low_confidence\`, with the sentence, and an alert and a warning that say what it may be; Triage Ticket still drafts a reply to it, which does not go out by itself. Automatic replies, bounces and thank-yous: \`no_reply\`.

## What is deliberately not caught
${passedOver(cases)}

## Adding a phrase
One line in \`data/escalation/rules.<language>.json\` under its reason and severity, and a line of each kind (positive, negated, false friend, past, quoted) in \`test/contracts/escalation_cases.jsonl\`. \`npm test\` checks the file against its schema and reads every phrase.

| write | to find |
|---|---|
| \`small claims court\` | these words in this order |
| \`speak to (a manager\\|the boss)\` | either group of words; without brackets the bar parts whole phrases |
| \`on [bloody] fire\` | the word in square brackets may be missing |
| \`speak {2} manager\` | up to two other words in between, within the sentence |
| \`burn*\`, \`*anwalt\`, \`*klage*\` | words that begin with, end with or hold this |
| \`solicitor~\` | one slip of the keyboard is forgiven |
| \`@lawyer\` | any entry of the list “lawyer” in the same file |
| \`smoke & @device & !detector\` | all in one sentence, near each other, in any order; what follows ! must not stand there |
| \`… #always\`, \`… #statement\` | counts even where denied or quoted; does not count in a question |
| \`… #sure\` | counts whatever the built-in model makes of the sentence, and beside a question in it; not where denied, supposed, past or quoted |
`;

const cases = readJsonLines<Case>(resolve(ROOT, 'test/contracts/escalation_cases.jsonl'));
const file = resolve(ROOT, 'docs/escalation.md'), text = page(cases);
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('docs/escalation.md is not what the rules say: run npx node src/scripts/escalation_docs.ts.\n');
  process.exitCode = 1;
}
