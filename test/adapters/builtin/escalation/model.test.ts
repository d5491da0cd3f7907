/** The built-in escalation model: its arithmetic by hand, its learning by the condition of an optimum, and what may not be overruled. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { BUCKETS, gramsOf } from '../../../../src/adapters/builtin/escalation/grams.ts';
import { isHeld, readableText, readEscalationWeights, scoreOf, speaksFor, ticketScore, tollOf, tollOfBrevity, type EscalationWeights, type ModelReason } from '../../../../src/adapters/builtin/escalation/model.ts';
import { escalationOpinion, passageReader } from '../../../../src/adapters/builtin/escalation/opinion.ts';
import { windowsOf } from '../../../../src/adapters/builtin/escalation/windows.ts';
import { draftReply } from '../../../../src/steps/drafting.ts';
import { checkEscalation } from '../../../../src/steps/escalation_check.ts';
import { triageTicket } from '../../../../src/steps/ticket_triage.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import type { EscalationOpinion, EscalationReason } from '../../../../src/ports/engine.ts';
import { deskRows } from '../../../../src/scripts/train_escalation/desk_rows.ts';
import { learn, logitOf } from '../../../../src/scripts/train_escalation/regression.ts';
import { judgeByRules } from '../../../../src/triage/escalation/judge.ts';
import { raise } from '../../../../src/triage/escalation/opinion.ts';
import { DEFAULT_SETTINGS } from '../../../../src/triage/escalation/settings.ts';
import type { Suppression } from '../../../../src/triage/escalation/suppression.ts';
import { ticketOf } from '../../../contracts/engine.ts';
import { leastMilliseconds } from '../../../cpu_clock.ts';

const NO_WEIGHTS = { pairs: '', step: 0.01, bias: 0 };

/** Ways and bytes for one weight of 100 at each of these places, ways longer than a byte bridged. */
function pairsOf(places: Iterable<number>): string {
  const ways: number[] = [], bytes: number[] = [];
  let last = -1;
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    for (; place - last > 255; last += 255) { ways.push(255); bytes.push(0); }
    ways.push(place - last);
    bytes.push(100);
    last = place;
  }
  return Buffer.from([...ways, ...bytes]).toString('base64');
}

/** A model that knows one word, as the second of two reasons. */
function weightsOf(word: string, bias: number): EscalationWeights {
  const { words, letters } = gramsOf(word, '', 0);
  const known = [...new Set([...words.buckets, ...letters.buckets])].sort((a, b) => a - b);
  const weights: EscalationWeights = {
    person: { pairs: pairsOf(known), step: 0.01, bias }, bars: { ticket: 0, sentence: 0 }, barsOf: {}, threshold: 0.9, thresholds: {}, held: { grave: 0, other: 0 }, lowest: 0.3, calibration: [[0, 0], [1, 1]],
    reasons: { outage: { ...NO_WEIGHTS, bias: 0.1 }, safety: { pairs: pairsOf(Array.from(words.buckets, (bucket) => known.indexOf(bucket))), step: 0.01, bias: 0 } },
  };
  return weights;
}

const modelOf = (word: string, bias: number) => readEscalationWeights(weightsOf(word, bias));

test('each kind of n-gram has its own length, whatever the text repeats', () => {
  const lengthOf = ({ values }: { values: Float32Array }) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  const plain = gramsOf('zumble zumble wex', '', 0);
  expect(lengthOf(plain.words)).toBeCloseTo(0.8, 5);
  expect(lengthOf(plain.letters)).toBeCloseTo(1, 5);
  // Concepts of a language that has them come on top, √(0.8² + 0.5²), and so does the feeling, half as long as it is strong.
  expect(lengthOf(gramsOf('my lawyer', 'en', 0).words)).toBeCloseTo(Math.sqrt(0.89), 5);
  expect(lengthOf(gramsOf('zumble', '', -0.6).words)).toBeCloseTo(Math.sqrt(0.64 + 0.09), 5);
  expect(gramsOf('zumble', '', 0.6).words.buckets.at(-1)).not.toBe(gramsOf('zumble', '', -0.6).words.buckets.at(-1));
  expect(gramsOf('...', 'en', 0).letters.buckets).toHaveLength(0);
});

test('the same idea in two languages is the same concept', () => {
  const only = (text: string, language: string) => new Set(gramsOf(text, language, 0).words.buckets.slice(1));
  const shared = [...only('lawyer', 'en')].filter((bucket) => only('avocat', 'fr').has(bucket) && only('Anwalt', 'de').has(bucket));
  expect(shared).toHaveLength(1);
});

test('a text without a known word has the score of the constants alone', () => {
  expect(scoreOf(modelOf('zzz', -2), gramsOf('', '', 0))).toEqual({ score: -1.9, reason: 'outage' });
});

test('words with weights raise the score and tell the reason; the loudest sentence counts beside the whole', () => {
  const model = modelOf('smoulder', -2);
  // A word alone has length 0.8, its letters together 1, each bucket with a weight of 1: the sums by hand.
  const of = (text: string) => gramsOf(text, '', 0);
  const letters = of('smoulder').letters.values.reduce((sum, value) => sum + value, 0);
  expect(scoreOf(model, of('smoulder'))).toEqual({ score: expect.closeTo(-2 + 0.8 + letters + 0.8, 3), reason: 'safety' });
  expect(scoreOf(model, of('invoice')).reason).toBe('outage');
  const sentences = ['Good morning.', 'The plug began to smoulder!', 'Thanks a lot'];
  const ticket = { whole: of(sentences.join(' ')), sentences: sentences.map(of), pairs: [] };
  const { score } = scoreOf(model, ticket.whole), second = scoreOf(model, of('The plug began to smoulder!')).score;
  expect(ticketScore(model, ticket)).toEqual({ score: expect.closeTo(0.8 * score + 0.2 * second, 6), reason: 'safety', loudest: 1 });
  expect(ticketScore(model, { ...ticket, sentences: [] })).toMatchObject({ score, loudest: -1 });
  // Twice as many sentences as are free cost 3.5 · ln 2, twelve and more 3.5 · ln 4.
  const longer = (times: number) => ticketScore(model, { ...ticket, sentences: Array.from({ length: times }, () => ticket.sentences).flat() }).score;
  expect(longer(1) - longer(2)).toBeCloseTo(2.4260, 4);
  expect(longer(1) - longer(20)).toBeCloseTo(4.8520, 4);
});

test('a reason may be believed sooner or later than the others', () => {
  const bars = { threshold: 0, thresholds: { outage: -1, human_request: 2 } };
  const speaks = ([reason, score]: [ModelReason, number]): boolean => speaksFor(bars, { reason, score });
  const cases: [ModelReason, number][] = [['sla', 0], ['sla', -0.1], ['outage', -1], ['outage', -1.1], ['human_request', 2], ['human_request', 1.9]];
  expect(cases.map(speaks)).toEqual([true, false, true, false, true, false]);
});

test('of a ticket of less than 40 words the model must be surer by a quarter a word, of the shortest by 5', () => {
  const of = (words: number): number => tollOfBrevity(Array.from({ length: words }, () => 'word').join(' '));
  expect([200, 40, 39, 30, 14, 1].map(of)).toEqual([0, 0, 0.25, 2.5, 5, 5]);
  const bars = { threshold: -2, thresholds: {}, held: { grave: -4, other: -3 } };
  expect([0, 1, 1.5].map((toll) => speaksFor(bars, { reason: 'safety', score: -1 }, toll))).toEqual([true, true, false]);
  expect([0, 1, 1.5].map((toll) => isHeld(bars, { reason: 'safety', score: -3 }, toll))).toEqual([true, true, false]);
});

test('of a ticket that asks something the model alone must be surer by 3', () => {
  const told = Array.from({ length: 40 }, () => 'word').join(' ');
  expect([told, `${told}?`, 'word?'].map(tollOf)).toEqual([0, 3, 8]);
});

test('a text is read by its sentences, letter for letter, and two by two', () => {
  expect(windowsOf('Hi! The plug smoulders now. What shall I do?\nIt is hot')).toEqual({
    sentences: ['The plug smoulders now.', 'What shall I do?', 'It is hot'], pairs: ['The plug smoulders now. What shall I do?', 'What shall I do? It is hot'],
  });
  expect(windowsOf('The plug smoulders now.')).toEqual({ sentences: [], pairs: [] });
});

test('weights of another size, or of a reason nobody knows, are refused', () => {
  const weights = weightsOf('zzz', 0);
  const ways = BUCKETS / 255 + 2;
  const tooFar = Buffer.concat([Buffer.alloc(ways, 255), Buffer.alloc(ways)]).toString('base64');
  expect(() => readEscalationWeights({ ...weights, person: { ...NO_WEIGHTS, pairs: tooFar } })).toThrow('npm run train:escalation');
  // A reason's places are the buckets that the person's regression knows: of one that knows none there is no first.
  expect(() => readEscalationWeights({ ...weights, person: NO_WEIGHTS })).toThrow('npm run train:escalation');
  expect(() => readEscalationWeights({ ...weights, reasons: { weather: NO_WEIGHTS } })).toThrow('weather');
});

test('learning ends at the optimum: there the slope of ½|w|² + cost · Σ log loss is 0', () => {
  const rows = ['fire in the hall', 'smoke and fire', 'when do you open', 'a blue lamp please', 'the lamp is on fire sale'];
  const examples = rows.map((text, at) => ({ grams: gramsOf(text, '', 0).letters, isMember: at < 2 }));
  const cost = 8;
  const linear = learn(examples, cost, BUCKETS);
  const slope = Float64Array.from(linear.weights);
  for (const { grams, isMember } of examples) {
    const error = cost * (1 / (1 + Math.exp(-logitOf(linear, grams))) - (isMember ? 1 : 0));
    grams.buckets.forEach((bucket, at) => { slope[bucket] = (slope[bucket] ?? 0) + error * (grams.values[at] ?? 0); });
  }
  expect(slope.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(1e-3);
  expect(linear.weights.some((weight) => Math.abs(weight) > 0.1)).toBe(true);
});

const BREACH = 'Someone in another country has got into my account and changed the delivery address, I can see two orders I never placed.';

test('the shipped model hears a break-in, quotes it and grades it', () => {
  expect(escalationOpinion(ticketOf(BREACH))).toMatchObject({
    escalate: true, reason: 'security_breach', severity: 'critical', engine: 'builtin', plainRuleApplies: false,
    quote: 'Someone in another country has got into my account and changed the delivery address, I can see two orders I never placed.',
  });
});

test.each(['Does the lamp come in white?', 'Which filter fits the small model, and what does it cost?', 'Danke, alles bestens angekommen.', '', '   ', '😡'])('the shipped model leaves %j alone', (message) => {
  expect(escalationOpinion(ticketOf(message))?.escalate ?? false).toBe(false);
});

test('a hostile 200 kB is read in a moment', () => {
  escalationOpinion(ticketOf('A first ticket loads the weights.'));
  expect(readableText('', 'no '.repeat(70_000)).length).toBeLessThanOrEqual(1500);
  const read = (round: number) => ['no '.repeat(70_000 + round), `<p>${'>'.repeat(200_000 + round)}`].forEach((text) => escalationOpinion(ticketOf(text)));
  expect(leastMilliseconds(read, 500)).toBeLessThan(500);
});

test('what the rules took back, a model may still raise; what the team switched off or wants passed over, it may not', () => {
  const open = judgeByRules(ticketOf('The lamp flickers.'), DEFAULT_SETTINGS, { contactCount: 0, now: new Date(0) });
  const opinion = { escalate: true, reason: 'safety', severity: 'critical', quote: 'lamp', plainRuleApplies: false, confidence: 0.97, engine: 'builtin', warnings: [] } as const;
  const said = { ...opinion, warnings: [] };
  const suppressed = { ...open, suppressed: [{ reason: 'safety', phrase: 'fire', why: 'negated' } as const] };
  expect(raise(open, said, DEFAULT_SETTINGS)).toMatchObject({ route: 'human', decidedBy: 'model', severity: 'critical' });
  expect(raise(suppressed, said, DEFAULT_SETTINGS)).toMatchObject({ route: 'human', suppressed: suppressed.suppressed });
  expect(raise(open, said, { ...DEFAULT_SETTINGS, reasonsOff: ['safety'] })).toEqual(open);
  const ignored = { ...open, suppressed: [{ reason: 'safety', phrase: 'fire', why: 'ignored phrase' } as const] };
  expect(raise(ignored, said, DEFAULT_SETTINGS)).toEqual(ignored);
  expect(raise(ignored, { ...said, engine: 'gemini/x' }, DEFAULT_SETTINGS).route).toBe('human');
});

test('what cannot be ruled out is held for a person to read, with the words and what it may be; a reason switched off holds nothing', () => {
  const open = judgeByRules(ticketOf('The lamp flickers.'), DEFAULT_SETTINGS, { contactCount: 0, now: new Date(0) });
  const said = { escalate: false, reason: 'safety', severity: 'none', quote: 'lamp', plainRuleApplies: false, confidence: 0.2, engine: 'builtin', warnings: [] } satisfies EscalationOpinion;
  const held = { route: 'review', severity: 'none', decidedBy: 'model', findings: [{ reason: 'low_confidence', phrase: 'lamp', doubt: 'safety' }], warnings: ['Held for a person to read: “Danger to people” cannot be ruled out.'] };
  expect(raise(open, said, DEFAULT_SETTINGS)).toMatchObject(held);
  expect(raise(open, { ...said, escalate: true, confidence: 0.49, engine: 'gemini/x' }, DEFAULT_SETTINGS)).toMatchObject(held);
  expect(raise(open, { ...said, escalate: true, confidence: 0.49 }, DEFAULT_SETTINGS).route).toBe('human');
  expect(raise(open, said, { ...DEFAULT_SETTINGS, reasonsOff: ['safety'] })).toEqual(open);
  expect(raise(open, { ...said, reason: '', quote: '' }, DEFAULT_SETTINGS)).toEqual(open);
});

test('a grave phrase that was taken for an ordinary sentence is looked at; other phrases, what is taken back for better reasons, and what Gemini has read are not', () => {
  const open = judgeByRules(ticketOf('The lamp flickers.'), DEFAULT_SETTINGS, { contactCount: 0, now: new Date(0) });
  const nothing = { escalate: false, reason: '', severity: 'none', quote: '', plainRuleApplies: false, confidence: 0.05, engine: 'builtin', warnings: [] } satisfies EscalationOpinion;
  const withHit = (reason: EscalationReason, why: Suppression) => ({ ...open, suppressed: [{ reason, phrase: 'flickers', why }] });
  const routeOf = (reason: EscalationReason, why: Suppression, engine = 'builtin') => raise(withHit(reason, why), { ...nothing, engine }, DEFAULT_SETTINGS).route;
  expect(routeOf('safety', 'an ordinary sentence')).toBe('review');
  expect(routeOf('repeated_contact', 'an ordinary sentence')).toBe('auto_reply');
  expect(routeOf('safety', 'negated')).toBe('auto_reply');
  expect(routeOf('safety', 'an ordinary sentence', 'gemini/x')).toBe('auto_reply');
  // What the model says of a reason that is switched off hides no other.
  const ofOutage = { ...nothing, escalate: true, reason: 'outage', confidence: 0.9 } as const;
  expect(raise(withHit('safety', 'an ordinary sentence'), ofOutage, { ...DEFAULT_SETTINGS, reasonsOff: ['outage'] })).toMatchObject({ route: 'review', findings: [{ phrase: 'flickers' }] });
});

/** Tickets to open desks with odd numbers, which nothing learned from, that the rules leave open and the model holds: whichever these are today. */
async function heldByModel(): Promise<{ inputData: { subject: string; message: string }; alone: Awaited<ReturnType<typeof checkEscalation>> }[]> {
  const rows = deskRows().filter(({ hand }) => hand === 'odd').slice(0, 600);
  const checked = await Promise.all(rows.map(async ({ subject, message }) => ({
    inputData: { subject, message }, alone: await checkEscalation({ authData: {}, inputData: { subject, message }, deadline: createDeadline() }),
  })));
  return checked.filter(({ alone: { route, decided_by } }) => route === 'review' && decided_by === 'model');
}

test('what the model holds no machine answers, the same in Check Escalation and Triage Ticket, which keeps its draft for whoever reads it', async () => {
  const held = await heldByModel();
  expect(held.length).toBeGreaterThan(0);
  for (const { inputData, alone } of held.slice(0, 3)) {
    expect(alone).toMatchObject({ should_escalate: false, auto_reply_allowed: false, severity: 'none', primary_reason: 'low_confidence', reasons: ['low_confidence'] });
    expect(`${inputData.subject}\n${inputData.message}`).toContain(alone.matched_phrase);
    expect(alone.warnings_text).toMatch(/^Held for a person to read: “[^”]+” cannot be ruled out\.$/);
    const whole = await triageTicket({ authData: {}, inputData: { ...inputData, allow_auto_send: 'true', min_confidence: '0' }, deadline: createDeadline() });
    expect(whole).toMatchObject({ route: 'review', auto_reply_allowed: false, can_auto_send: false, primary_reason: 'low_confidence' });
    expect(whole.reply_text).not.toBe('');
    expect(whole.blockers).toContain('in_review');
    expect(whole.warnings_text).toContain(alone.warnings_text);
    await expect(draftReply({ authData: {}, inputData: { ...inputData, should_escalate: alone.should_escalate, auto_reply_allowed: alone.auto_reply_allowed }, deadline: createDeadline() }))
      .rejects.toThrow('does not allow an automatic reply');
    // “Should Escalate” alone is no, and tells nothing of the review.
    const halfTold = await draftReply({ authData: {}, inputData: { ...inputData, should_escalate: alone.should_escalate, allow_auto_send: 'true', min_confidence: '0' }, deadline: createDeadline() });
    expect(halfTold.blockers).toContain('in_review');
  }
});

test('a passage that speaks for a person by itself bears a hit out whatever the ticket says; a doubtful one leans on the ticket', () => {
  const loud = 'The charger caught fire and burned my hand.', praise = 'Thank you so much, everything is perfect and I love it. ';
  const doubtful = { around: ['What colours does it have?'], statement: '' };
  expect(passageReader(praise.repeat(20) + loud, 'en')({ around: [loud], statement: '' }, 'safety')).toBe(true);
  expect(passageReader(loud, 'en')(doubtful, 'safety')).toBe(true);
  expect(passageReader(`${praise}What colours does it have?`, 'en')(doubtful, 'safety')).toBe(false);
});

test('a sentence that could be a whole message needs no more than a message of its length', () => {
  const mail = 'I placed order 48213 on the third, two sets of towels and a bath mat. When will the second parcel be sent, and can I still change the address?';
  const [statement, question] = ['Second-degree burns from your heating pad.', 'What colours does the heating pad have?'];
  expect(passageReader(mail, 'en')({ around: [mail], statement: '' }, 'safety')).toBe(false);
  expect(passageReader(mail, 'en')({ around: [mail], statement }, 'safety')).toBe(true);
  expect(passageReader(mail, 'en')({ around: [mail], statement: question }, 'safety')).toBe(false);
});

/** Labelled tickets that must go to a person, that the rules leave open and the model raises: whichever these are today. */
function heardByModelAlone(): Record<string, string>[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(__dirname, '../../../../data/escalation/training.csv')), { columns: true, bom: true });
  return rows.filter(({ subject = '', message = '', should_escalate }) => {
    const ticket = ticketOf(message, { subject });
    if (should_escalate !== 'true' || escalationOpinion(ticket)?.escalate !== true) return false;
    const { open, suppressed } = judgeByRules(ticket, DEFAULT_SETTINGS, { contactCount: 0, now: new Date() });
    return open && suppressed.length === 0;
  });
}

test('what rules leave open the model raises, the same in Check Escalation and Triage Ticket', async () => {
  const rows = heardByModelAlone().slice(0, 3);
  expect(rows.length).toBeGreaterThan(0);
  for (const { subject, message } of rows) {
    const asked = { authData: {}, inputData: { subject, message, plain_rule: 'Escalate mentions of boats.' }, deadline: createDeadline() };
    const alone = await checkEscalation(asked);
    expect(alone).toMatchObject({ route: 'human', decided_by: 'model', engine: 'builtin', auto_reply_allowed: false });
    // A rule in plain words stays unchecked by the built-in engine, and is said to be.
    expect(alone.warnings_text).toContain('needs Gemini');
    const { route, primary_reason, severity, matched_phrase, decided_by, auto_reply_allowed, status } = await triageTicket(asked);
    expect({ route, primary_reason, severity, matched_phrase, decided_by, auto_reply_allowed }).toEqual({
      route: alone.route, primary_reason: alone.primary_reason, severity: alone.severity, matched_phrase: alone.matched_phrase,
      decided_by: alone.decided_by, auto_reply_allowed: alone.auto_reply_allowed,
    });
    expect(status).toBe('none');
    expect(`${subject}\n${message}`).toContain(alone.matched_phrase);
  }
});
