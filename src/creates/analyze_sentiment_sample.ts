import type { SentimentOutput } from './sentiment_analysis.ts';

/** What the built-in engine answers on sample ticket FJ-1009; `npm run samples` writes this file. */
const sample: SentimentOutput = {
  "ticket_id": "FJ-1009",
  "sentiment": "negative",
  "score": -1,
  "confidence": 0.99,
  "confidence_level": "high",
  "emotion": "worry",
  "urgency": "critical",
  "reasoning": "The customer's words “I am quite shaken” show worry.",
  "evidence": "I am quite shaken",
  "needs_review": false,
  "language": "en",
  "slack_text": ":red_circle: *Negative* (worry) · urgency *critical*\nFJ-1009 · Ingrid Solheim · Burning smell from lamp\n> I am quite shaken\nThe customer's words “I am quite shaken” show worry.",
  "engine": "builtin",
  "warnings": [],
  "warnings_text": ""
};

export default sample;
