import type { SentimentOutput } from '../steps/sentiment_analysis.ts';

/** What the built-in engine answers on sample ticket FJ-1009; `npm run samples` writes this file. */
const sample: SentimentOutput = {
  "ticket_id": "FJ-1009",
  "sentiment": "negative",
  "score": -1,
  "confidence": 0.99,
  "confidence_level": "high",
  "emotion": "worry",
  "urgency": "high",
  "reasoning": "The customer's words “I am quite shaken” show worry.",
  "evidence": "I am quite shaken",
  "needs_review": false,
  "language": "en",
  "slack_text": ":red_circle: *Negative* (worry) · urgency *high*\nFJ-1009 · Burning smell from lamp\nFrom Ingrid Solheim (ingrid.solheim@nordvik.example)\n> I am quite shaken, my son does his homework at this desk.\nThe customer's words show worry.\nWaiting since 28 Aug 2026, 09:03 UTC+2",
  "engine": "builtin",
  "warnings": [],
  "warnings_text": ""
};

export default sample;
