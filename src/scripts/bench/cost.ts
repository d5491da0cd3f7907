/**
 * What Gemini's part of a ticket costs at list prices, beside a zap that chains single-purpose AI steps: `npm run bench -- cost` writes
 * docs/cost.md. Input tokens are counted from the requests; how long answers are is assumed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchActions, LETTERS_A_TOKEN, sampleTickets, type ActionCost } from './actions.ts';
import { markdownTable } from './readme.ts';

/** Dollars for a million tokens in and out: Google's list prices of November 2026. */
const PRICES: readonly [model: string, input: number, output: number][] = [
  ['gemini-3.5-flash-lite (default)', 0.3, 2.5], ['gemini-2.5-flash-lite', 0.1, 0.4], ['gemini-3.5-flash', 1.5, 9],
];

/** Tokens of an answer: JSON with a sentence of reasoning and a quote; a reply of some 110 words. */
const ANSWER = { judgement: 110, reply: 220, word: 4 };

/** Instructions of a chained zap as people write them, one step a question; each step sends the ticket again. */
const CHAIN: readonly [step: string, prompt: string, answer: number][] = [
  ['sentiment', 'You are a support analyst. Classify the sentiment of the following support ticket as positive, neutral or negative. Consider sarcasm. Answer with one word only.', ANSWER.word],
  ['emotion', 'You are a support analyst. Name the main emotion in the following support ticket: anger, frustration, disappointment, worry, confusion, gratitude, delight or none. Answer with one word only.', ANSWER.word],
  ['urgency', 'You are a support analyst. Rate the urgency of the following support ticket as low, normal, high or critical, by what the customer says about deadlines and consequences. Answer with one word only.', ANSWER.word],
  ['escalation', 'You are a support lead. Decide whether a human must take the following support ticket now: safety, security, legal threats, outages, privacy complaints, threats to go public, chargebacks, requests for a manager, repeated contact, abuse, vulnerable customers, angry refund or cancellation demands. Answer as JSON with escalate, reason, severity and a quote.', 40],
  ['language', 'Detect the language of the following support ticket. Answer with the two-letter code only.', ANSWER.word],
  ['reply', 'You are a friendly support agent. Write a reply of at most 120 words to the following support ticket, in the customer’s language, using only the help articles below. Do not promise refunds or discounts. If the articles do not answer it, ask one question.', ANSWER.reply],
];

interface Spent { way: string; 'Zapier tasks': number; 'model requests': number; 'tokens in': number; 'tokens out': number }

const sumOf = (costs: readonly ActionCost[], names: readonly string[]) => names.reduce((sum, name) => {
  const cost = costs.find(({ action }) => action === `${name}, Gemini`);
  return { requests: sum.requests + (cost?.requests ?? 0), tokens: sum.tokens + (cost?.tokensIn ?? 0) };
}, { requests: 0, tokens: 0 });

function chained(): Spent {
  const tickets = sampleTickets();
  const ticketTokens = tickets.reduce((sum, { subject = '', message = '' }) => sum + subject.length + message.length, 0) / tickets.length / LETTERS_A_TOKEN;
  const tokens = CHAIN.reduce((sum, [, prompt]) => sum + prompt.length / LETTERS_A_TOKEN + ticketTokens, 0);
  return { way: 'six single-purpose AI steps', 'Zapier tasks': CHAIN.length, 'model requests': CHAIN.length, 'tokens in': Math.round(tokens), 'tokens out': CHAIN.reduce((sum, [, , answer]) => sum + answer, 0) };
}

export async function benchCost(): Promise<object[]> {
  const costs = await benchActions();
  const one = sumOf(costs, ['Triage Ticket']);
  const three = sumOf(costs, ['Analyze Sentiment', 'Check Escalation', 'Draft Reply']);
  const spent: Spent[] = [
    { way: 'Triage Ticket', 'Zapier tasks': 1, 'model requests': one.requests, 'tokens in': one.tokens, 'tokens out': 2 * ANSWER.judgement + ANSWER.reply },
    { way: 'Analyze Sentiment, Check Escalation, Draft Reply', 'Zapier tasks': 3, 'model requests': three.requests, 'tokens in': three.tokens, 'tokens out': 2 * ANSWER.judgement + ANSWER.reply },
    chained(),
    { way: 'any of ours with the built-in engine', 'Zapier tasks': 1, 'model requests': 0, 'tokens in': 0, 'tokens out': 0 },
  ];
  const priced = spent.map((way) => ({ ...way, ...Object.fromEntries(PRICES.map(([model, input, output]) => [`$ a 1,000 tickets, ${model}`, Number(((way['tokens in'] * input + way['tokens out'] * output) / 1000).toFixed(2))])) }));
  const tokens = costs.filter(({ tokensIn }) => tokensIn > 0).map(({ action, requests, tokensIn, tokensFixed }) => ({ action, requests, 'tokens in': tokensIn, 'of them the same for every ticket': tokensFixed }));
  writeFileSync(join(import.meta.dirname, '../../../docs/cost.md'), page(tokens, priced));
  return priced;
}

const page = (tokens: object[], priced: object[]): string => `# What a ticket costs with Gemini
This page is written by \`npm run bench -- cost\`, from the requests that the built app sends for the first 30 sample tickets. Tokens are letters divided by ${LETTERS_A_TOKEN}, Google's rule of thumb; prices are Google's list prices of November 2026, without the discount of its implicit cache. The built-in engine asks no model and costs nothing.

## Tokens a request
${markdownTable(tokens)}

Instructions and answer schema stand first and are the same for every ticket, so that Google's implicit cache can serve them; the ticket comes last. Rules decide before a model is asked, and a ticket that they escalate asks for no reply: the averages hold that.

## A thousand tickets
${markdownTable(priced)}

The last row but one is a zap as people build it from general AI steps: ${CHAIN.map(([step]) => step).join(', ')}, each with a short prompt of its own (they stand in src/scripts/bench/cost.ts) and the ticket sent again, without articles, examples, checks or rules. Its prompts are shorter than ours, which hold the labelling guide and the rules about what a ticket may not order; it takes six Zapier tasks a ticket where Triage Ticket takes one. Its answers are a word each, but for escalation and the reply; ours are assumed to be as long as they usually are (${ANSWER.judgement} tokens a judgement with its reason and quote, ${ANSWER.reply} a reply).
`;
