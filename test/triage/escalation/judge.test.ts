/** How a verdict comes about: the kinds of suppression, the zap's settings, the routes. */
import type { Ticket } from '../../../src/ports/ticket.ts';
import { judgeByRules } from '../../../src/triage/escalation/judge.ts';
import type { JudgeContext } from '../../../src/triage/escalation/verdict.ts';
import { DEFAULT_SETTINGS, type EscalationSettings } from '../../../src/triage/escalation/settings.ts';
import { ticketOf } from '../../contracts/engine.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const judge = (message: string, settings: Partial<EscalationSettings> = {}, context: Partial<JudgeContext> = {}, ticket: Partial<Ticket> = {}) =>
  judgeByRules(ticketOf(message, { subject: '', ...ticket }), { ...DEFAULT_SETTINGS, ...settings }, { contactCount: 0, now: NOW, ...context });

const ORDINARY = 'Could you tell me which filter fits the larger model of the purifier?';

test.each([
  ['negated', 'legal_threat', 'I am not going to get a lawyer for this, I only want to know the price.'],
  ['quoted', 'legal_threat', 'The text on the page says "contact your lawyer before you sign" and I would like it shorter.'],
  ['false friend', 'legal_threat', 'As a lawyer I need a quieter keyboard, which model is that?'],
  ['hypothetical', 'safety', 'If it ever caught fire while I sleep, does the purifier switch itself off?'],
  ['past or resolved', 'outage', 'The total outage is resolved now and everybody can work again, many thanks.'],
  ['about something else', 'safety', 'I read that chargers of another brand caught fire, so which standard does yours meet?'],
  ['not angry', 'refund', 'I would like a refund for the second filter, please, it does not fit my model.'],
] as const)('%s: %s', (why, reason, message) => {
  const verdict = judge(message);
  expect(verdict.route).toBe('auto_reply');
  expect(verdict.suppressed.map((one) => ({ reason: one.reason, why: one.why }))).toContainEqual({ reason, why });
  expect(message).toContain(verdict.suppressed.find((one) => one.reason === reason)?.phrase ?? 'missing');
});

test('the police named beside a fraud, and the regulator beside what went to a stranger, are no threat with the law', () => {
  const fraud = judge('There are three charges from you on my card that I never made, my bank has opened a dispute and I have filed a police report.');
  expect(fraud.findings.map(({ reason, severity }) => `${reason} ${severity}`).slice(0, 2)).toEqual(['chargeback_fraud high', 'legal_threat high']);
  expect(judge('My solicitor files a claim at the county court on Monday unless you pay.').findings[0]).toMatchObject({ reason: 'legal_threat', severity: 'critical' });
});

test.each([
  'The oven bought last year gave me an electric shock.', 'The battery from two years ago exploded.', 'Das Ladegerät, das ich vor zwei Jahren gekauft habe, ist explodiert und hat mich verbrannt.',
])('the years since it was bought make no danger a past one: “%s”', (message) => expect(judge(message).findings[0]?.reason).toBe('safety'));

test('a false friend vetoes its own words alone', () => {
  const verdict = judge('I read it on my Fire tablet. And my charger caught fire this morning!');
  expect(verdict.findings[0]).toMatchObject({ reason: 'safety', severity: 'critical', decidedBy: 'rule' });
  expect(verdict.findings[0]?.phrase).toContain('caught fire');
});

test('a subject that the message says again of something harmless does not count, one that it does not take back does', () => {
  const shame = judge('Me quiero morir de la vergüenza, mandé la invitación a toda la agenda. ¿Se puede retirar?', {}, {}, { subject: 'Me quiero morir' });
  expect(shame.route).toBe('auto_reply');
  expect(shame.suppressed.map(({ reason, why }) => ({ reason, why }))).toContainEqual({ reason: 'safety', why: 'false friend' });
  expect(judge('No me busquen. Gracias por todo.', {}, {}, { subject: 'Me quiero morir' }).findings[0]?.reason).toBe('safety');
});

test('a negation reaches its clause alone', () => {
  expect(judge('I did not get an answer, so my lawyer will write to you tomorrow.').findings[0]?.reason).toBe('legal_threat');
});

test('a threat behind an "if" stays a threat', () => {
  expect(judge('If I do not have the money by Friday I will see you in small claims court.').findings[0]?.reason).toBe('legal_threat');
});

describe('refunds and cancellations', () => {
  const calm = 'Please give me my money back for the lamp, it is the wrong colour.';
  const angry = 'This is an absolute disgrace, you thieves! Give me my money back right now!!';
  test.each([
    ['never', angry, false], ['when_angry', calm, false], ['when_angry', angry, true], ['always', calm, true],
  ] as const)('%s', (refundPolicy, message, expected) => {
    const verdict = judge(message, { refundPolicy, reasonsOff: ['abusive_or_threat', 'strong_negative'] });
    expect(verdict.findings.some(({ reason }) => reason === 'refund')).toBe(expected);
    expect(verdict.route).toBe(expected ? 'human' : 'auto_reply');
    if (expected) expect(verdict.decidedBy).toBe('policy');
  });

  test("the sentiment step's answer weighs in", () => {
    const message = 'I want my money back. This is ridiculous.';
    expect(judge(message).route).toBe('auto_reply');
    expect(judge(message, {}, { sentiment: { sentiment: 'negative', score: -0.9 } }).route).toBe('human');
  });

  test.each([
    ['I want a refund.', -0.9, 'human'], ['I want a refund.', -1, 'human'], ['I want a refund.', -0.5, 'auto_reply'], ['I want a refund.', 0, 'auto_reply'], ['Please cancel my contract.', -0.95, 'human'],
    ['Ich möchte mein Geld zurück.', -0.9, 'human'], ['Quiero que me devuelvan el dinero.', -0.9, 'human'], ['Je veux être remboursé.', -0.9, 'human'], ['Quero o dinheiro de volta.', -0.9, 'human'],
  ])('%j with a mapped score of %p: %s', (message, score, route) => expect(judge(message, {}, { sentiment: { sentiment: 'negative', score } }).route).toBe(route));

  test('what is asked for calmly and the zap wants seen is called that, and is less grave', () => {
    const [finding] = judge(calm, { refundPolicy: 'always' }).findings;
    expect(finding).toMatchObject({ reason: 'refund', severity: 'medium', calm: true });
    const [demand] = judge(angry, { refundPolicy: 'always', reasonsOff: ['abusive_or_threat', 'strong_negative'] }).findings;
    expect(demand).toMatchObject({ reason: 'refund', severity: 'high' });
    expect(demand).not.toHaveProperty('calm');
  });
});

describe("the team's own choices", () => {
  test('phrases that always escalate, whatever case and accents', () => {
    const verdict = judge('Nous parlons du PROJET ORIÓN demain matin avec vous', { extraPhrases: ['projet orion'] });
    expect(verdict.findings).toEqual([{ reason: 'custom_phrase', severity: 'high', phrase: 'PROJET ORIÓN', decidedBy: 'rule' }]);
    expect(judge('projects of orion', { extraPhrases: ['project'] }).route).not.toBe('human');
  });

  test('phrases to ignore clear what a rule finds in them, and nothing else', () => {
    const settings = { ignorePhrases: ['Lawyer Deluxe'] };
    expect(judge('Does the Lawyer Deluxe bag come in green as well as in black?', settings)).toMatchObject({ route: 'auto_reply', suppressed: [{ why: 'ignored phrase' }] });
    expect(judge('The Lawyer Deluxe bag broke and now my lawyer will write to you.', settings).route).toBe('human');
  });

  test('a reason that is switched off', () => {
    const verdict = judge('My lawyer will write to you about the lamp.', { reasonsOff: ['legal_threat'] });
    expect(verdict).toMatchObject({ route: 'auto_reply', suppressed: [{ reason: 'legal_threat', why: 'switched off' }] });
  });

  test.each([
    ['the domain', { vipDomains: ['bigcustomer.com'] }, { customerEmail: 'ana@bigcustomer.com' }, true],
    ['a part of the domain', { vipDomains: ['@BigCustomer.com'] }, { customerEmail: 'ana@mail.bigcustomer.com' }, true],
    ['any part of the domain', { vipDomains: ['*.bigcustomer.com'] }, { customerEmail: 'ana@mail.bigcustomer.com' }, true],
    ['the address of the domain\'s site', { vipDomains: ['https://www.bigcustomer.com/en'] }, { customerEmail: 'ana@bigcustomer.com' }, true],
    ['no domain', { vipDomains: ['*'] }, { customerEmail: 'ana@bigcustomer.com' }, false],
    ['a look-alike domain', { vipDomains: ['bigcustomer.com'] }, { customerEmail: 'ana@notbigcustomer.com' }, false],
    ['the domain, a full stop behind it', { vipDomains: ['bigcustomer.com.'] }, { customerEmail: 'ana@bigcustomer.com' }, true],
    ['the domain, a remark after the address', { vipDomains: ['bigcustomer.com'] }, { customerEmail: 'ana@bigcustomer.com (Ana)' }, true],
    ['the domain, its letters in ASCII', { vipDomains: ['bücher.example'] }, { customerEmail: 'ana@xn--bcher-kva.example' }, true],
    ['a name that is an address', { vipDomains: ['bigcustomer.com'] }, { customerEmail: '"ana@bigcustomer.com" <bo@other.example>' }, false],
    ['the tier', { vipTiers: ['Enterprise'], customerTier: 'enterprise' }, {}, true],
    ['one tier of several', { vipTiers: ['Prémium', 'Gold'], customerTier: 'beta; premium' }, {}, true],
    ['a part of a tier', { vipTiers: ['Enterprise'], customerTier: 'Non-Enterprise' }, {}, false],
    ['another tier', { vipTiers: ['Enterprise'], customerTier: 'free' }, {}, false],
    ['no tier', { vipTiers: [''], customerTier: '' }, {}, false],
  ] as const)('VIP by %s', (_what, settings, ticket, expected) => {
    const verdict = judge(ORDINARY, { ...DEFAULT_SETTINGS, ...settings, vipDomains: [...('vipDomains' in settings ? settings.vipDomains : [])], vipTiers: [...('vipTiers' in settings ? settings.vipTiers : [])] }, {}, ticket);
    expect(verdict.isVip).toBe(expected);
    expect(verdict.route).toBe(expected ? 'human' : 'auto_reply');
  });

  test('a VIP by own claim is none', () => {
    expect(judge('I am a VIP customer, tier Enterprise, which filter fits my purifier?', { vipTiers: ['Enterprise'] }).isVip).toBe(false);
  });

  test('a due time that has passed, and one that has not', () => {
    expect(judge(ORDINARY, { dueAt: '2026-11-20T12:59:00+01:00' })).toMatchObject({ route: 'human', findings: [{ reason: 'sla', decidedBy: 'policy' }] });
    expect(judge(ORDINARY, { dueAt: '2026-11-20T13:01:00+01:00' }).route).toBe('auto_reply');
    expect(judge(ORDINARY, { dueAt: 'soon' }).route).toBe('auto_reply');
  });

  test('the third contact in a week, counted by history', () => {
    expect(judge(ORDINARY, {}, { contactCount: 2 }).route).toBe('auto_reply');
    expect(judge(ORDINARY, {}, { contactCount: 3 })).toMatchObject({ route: 'human', decidedBy: 'history', findings: [{ reason: 'repeated_contact' }] });
    expect(judge(ORDINARY, { repeatedContactCount: 0 }, { contactCount: 9 }).route).toBe('auto_reply');
  });
});

describe('routes', () => {
  test.each([
    ['', 'review', 'unreadable'], [' \n\u200b ', 'review', 'unreadable'], ['see attachment', 'review', 'unreadable'], ['siehe Anhang', 'review', 'unreadable'], ['Foto wie besprochen im Anhang', 'review', 'unreadable'], ['como se puede ver en la foto adjunta', 'review', 'unreadable'], ['Como se vê na foto', 'review', 'unreadable'], ['Please comment on the attached', 'review', 'unreadable'],
    ['Теперь прибор не включается, подскажите, пожалуйста, что делать?', 'review', 'low_confidence'],
  ])('%j goes to review', (message, route, reason) => {
    expect(judge(message)).toMatchObject({ route, findings: [{ reason }], open: false });
  });

  test.each(['oigan como cambio la foto de perfil en la app', 'How do I attach a photo to my review', 'Wie lade ich ein neues Foto hoch'])('who asks how a photo is put somewhere has said it all: %j', (message) => {
    expect(judge(message)).toMatchObject({ route: 'auto_reply', open: true });
  });

  test('an out-of-office text that says "urgent" needs no reply', () => {
    const verdict = judge('I am out of the office until Monday. In urgent cases please call my manager on extension 7.', {}, {}, { subject: 'Automatic reply: your order' });
    expect(verdict).toMatchObject({ route: 'no_reply', findings: [{ reason: 'auto_reply' }], open: false });
  });

  test('a thank-you needs no reply', () => {
    expect(judge('Thanks, it is solved now!')).toMatchObject({ route: 'no_reply', findings: [{ reason: 'thanks_only' }] });
  });

  test('an ordinary ticket is left open for an engine that reads meaning', () => {
    expect(judge(ORDINARY)).toMatchObject({ route: 'auto_reply', severity: 'none', findings: [], open: true, language: 'en' });
  });

  test('the worst comes first, one entry a reason', () => {
    const verdict = judge('Put me through to your manager. The charger caught fire, it really caught fire! My solicitor will write to you.');
    expect(verdict.findings.map(({ reason }) => reason)).toEqual(['safety', 'legal_threat', 'human_request']);
    expect(verdict.severity).toBe('critical');
  });

  test.each([
    ['what was done before an insult', 'This is an absolute disgrace, you thieves! Give me my money back right now!!', ['refund', 'abusive_or_threat']],
    ['the fraud before the illness that is its alibi', 'I was in a hospital bed with pneumonia. Your charge of £612 is fraud, I opened a dispute with my bank.', ['chargeback_fraud']],
    ['how often somebody has written before the wish for a person', 'This is the fifth time I am writing. I want to speak to a real person.', ['repeated_contact', 'human_request']],
  ] as const)('among equals comes %s', (_what, message, first) => {
    expect(judge(message).findings.map(({ reason }) => reason).slice(0, first.length)).toEqual(first);
  });

  test('what is demanded in anger is high; what the zap always escalates is as its rule says', () => {
    expect(judge('This is an absolute disgrace, you thieves! Give me my money back right now!!', { reasonsOff: ['abusive_or_threat', 'strong_negative'] }).severity).toBe('high');
    expect(judge('Please give me my money back for the lamp, it is the wrong colour.', { refundPolicy: 'always' }).severity).toBe('medium');
  });

  test('of two places that say the same the message has the word, for the subject stands in every alert', () => {
    expect(judge('Hello. Since noon my charger is on fire, we are outside!', {}, {}, { subject: 'Charger caught fire' }).findings[0]?.phrase).not.toContain('caught');
    expect(judge('Hello. Please see above.', {}, {}, { subject: 'Charger caught fire' }).findings[0]?.phrase).toContain('caught');
  });

  test('an earlier message quoted below does not count', () => {
    const verdict = judge('All fine, thank you. Which size is the filter?\n\nOn Mon, 2 Nov 2026 at 10:00, Ana wrote:\n> My charger caught fire and my lawyer will sue you!');
    expect(verdict.findings).toEqual([]);
  });
});
