/** The Slack message of Analyze Sentiment: readable, and beyond the ticket's reach. */
import type { SentimentAnswer } from '../../src/ports/engine.ts';
import { sentimentAlert } from '../../src/render/sentiment_alert.ts';
import { ticketOf } from '../contracts/engine.ts';

const answer: SentimentAnswer = {
  sentiment: 'negative', score: -0.8, confidence: 0.9, emotion: 'anger', urgency: 'high', reasoning: 'The words show anger.', evidence: 'I am furious', language: 'en', engine: 'builtin', warnings: [],
};

test('feeling, subject, who, the words and the thought, since when and the link', () => {
  const ticket = ticketOf('Again the lamp flickers. I am furious that nobody answers me. Please call.', {
    ticketId: 'T-7', subject: 'Lamp', customerName: 'Ana', customerEmail: 'ana@mail.example', createdAt: '2026-11-14T09:12:00+01:00', url: 'https://desk.example/t/7',
  });
  expect(sentimentAlert(ticket, { ...answer, reasoning: "The customer's words “I am furious” show anger." }, false)).toBe([
    ':red_circle: *Negative* (anger) · urgency *high*', 'T-7 · Lamp', 'From Ana (ana@mail.example)', '> I am furious that nobody answers me.',
    "The customer's words show anger.", 'Waiting since 14 Nov 2026, 09:12 UTC+1', '<https://desk.example/t/7|Open the ticket>',
  ].join('\n'));
});

test.each([
  ['few words', 'Bom dia! Troquei o filtro e a luz vermelha não apaga, já esperei uma hora. Pode ser?', 'Pode ser?'],
  ['no words', 'The parcel says delivered, but there is nothing at the door.', ''],
  ['the subject alone', 'The jumper bobbled after two washes, by hand.', 'A bit disappointed with it'],
])('where the evidence is %s the message tells what it is about', (_why, message, evidence) => {
  expect(sentimentAlert(ticketOf(message, { subject: 'A bit disappointed with it' }), { ...answer, evidence }, false)).toContain(`\n> ${message}\n`);
});

test('who is unsure shows no red circle', () => {
  expect(sentimentAlert(ticketOf('x'), { ...answer, confidence: 0.5 }, true)).toMatch(/^:large_orange_circle: \*Negative\*/);
});

test('what is not known leaves no empty line, what is ordinary is not said', () => {
  expect(sentimentAlert(ticketOf(' ', { ticketId: '', customerName: '', customerEmail: '', product: '', subject: '', createdAt: '', url: '' }), { ...answer, sentiment: 'neutral', emotion: 'none', urgency: 'normal', evidence: '' }, true)).toBe(':white_circle: *Neutral* · please review\nFrom Unknown customer\nThe words show anger.');
});

test('control characters, mark-up and length are tamed', () => {
  const text = sentimentAlert(ticketOf('x', { subject: `<!here> *bold* ${'long '.repeat(100)}` }), { ...answer, evidence: 'a\nb <https://x|y>', reasoning: 'The words “*now*\u202E 👩‍🔧” show anger.' }, false);
  expect(text).toContain('“\u200B*now\u200B* 👩‍🔧” show anger.');
  expect(text).not.toMatch(/\u202E/);
  expect(text).not.toContain('<');
  expect(text.split('\n').length).toBeLessThanOrEqual(7);
  expect(text.length).toBeLessThan(400);
});
