import { blockersOf, blockersText, BLOCKERS, type SendFacts } from '../../../src/triage/replies/auto_send.ts';
import { replyGate } from '../../../src/triage/replies/reply_gate.ts';

const clear: SendFacts = {
  allowed: true, escalationChecked: true, escalated: false, inReview: false, status: 'drafted', retrieved: 1, findings: [], confidence: 0.9,
  minConfidence: 0.7, doubted: false, refused: false, stoodIn: false, languageSupported: true,
};

test('nothing against it: it may go out', () => expect(blockersOf(clear)).toEqual([]));

test.each<[Partial<SendFacts>, string]>([
  [{ allowed: false }, 'not_switched_on'], [{ escalationChecked: false }, 'escalation_not_checked'], [{ escalated: true }, 'escalated'],
  [{ inReview: true }, 'in_review'], [{ status: 'none' }, 'no_reply_needed'], [{ status: 'none', refused: true }, 'engine_refused'], [{ retrieved: 0 }, 'nothing_retrieved'],
  [{ confidence: 0.69 }, 'low_confidence'], [{ doubted: true, minConfidence: 0 }, 'low_confidence'], [{ stoodIn: true }, 'engine_stood_in'], [{ languageSupported: false }, 'unsupported_language'],
  [{ findings: [{ blocker: 'unsupported_promise', check: 'promise', words: 'x', missing: 'y' }] }, 'unsupported_promise'],
])('%p → %s', (facts, blocker) => expect(blockersOf({ ...clear, ...facts })).toEqual([blocker]));

test('every blocker has a sentence that ends', () => {
  for (const blocker of BLOCKERS) expect(blockersText([blocker], [])).toMatch(/^[A-Z“].+\.$/);
});

test.each([
  ['human', undefined, undefined, true], ['human', false, true, true], ['auto_reply', true, undefined, true], ['auto_reply', undefined, false, true],
  ['auto_reply', false, true, false], ['review', false, true, false], ['auto_reply', undefined, undefined, false],
] as const)('rules %s, should_escalate %p, auto_reply_allowed %p: stopped %p', (route, shouldEscalate, autoReplyAllowed, stopped) => {
  expect(replyGate({ route, reasonText: 'Danger to people' }, { shouldEscalate, autoReplyAllowed }).stop !== '').toBe(stopped);
});
