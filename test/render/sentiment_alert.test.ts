/** The Slack message of Analyze Sentiment: readable, and beyond the ticket's reach. */
import type { SentimentAnswer } from '../../src/ports/engine.ts';
import { sentimentAlert } from '../../src/render/sentiment_alert.ts';
import { ticketOf } from '../contracts/engine.ts';

const answer: SentimentAnswer = {
  sentiment: 'negative', score: -0.8, confidence: 0.9, emotion: 'anger', urgency: 'high', reasoning: 'The words show anger.', evidence: 'I am furious', language: 'en', engine: 'builtin', warnings: [],
};

test('label, emotion, urgency, who, the words and the thought', () => {
  const ticket = ticketOf('I am furious', { ticketId: 'T-7', subject: 'Lamp', customerName: 'Ana' });
  expect(sentimentAlert(ticket, answer, false)).toBe(':red_circle: *Negative* (anger) · urgency *high*\nT-7 · Ana · Lamp\n> I am furious\nThe words show anger.');
});

test('what is not known leaves no empty line, what is ordinary is not said', () => {
  expect(sentimentAlert(ticketOf('x', { ticketId: '' }), { ...answer, sentiment: 'neutral', emotion: 'none', urgency: 'normal', evidence: '' }, true)).toBe(':white_circle: *Neutral* · please review\nThe words show anger.');
});

test('control characters, mark-up and length are tamed', () => {
  const text = sentimentAlert(ticketOf('x', { subject: `<!here> *bold* ${'long '.repeat(100)}` }), { ...answer, evidence: 'a\nb <https://x|y>', reasoning: 'The words “*now*\u202E 👩‍🔧” show anger.' }, false);
  expect(text).toContain('“\u200B*now\u200B* 👩‍🔧” show anger.');
  expect(text).not.toMatch(/\u202E/);
  expect(text).not.toContain('<');
  expect(text.split('\n')).toHaveLength(4);
  expect(text.length).toBeLessThan(400);
});
