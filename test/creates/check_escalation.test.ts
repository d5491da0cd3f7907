/** Check Escalation as a zap meets it: its decision, what reaches people, and what may never lower it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { checkEscalationCreate } from '../../src/creates/check_escalation.ts';
import sample from '../../src/creates/check_escalation_sample.ts';
import { checkEscalation } from '../../src/steps/escalation_check.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';

const check = (inputData: Record<string, unknown>) => checkEscalation({ authData: {}, inputData, deadline: createDeadline() });

const CALM = { message: 'How do I reset the filter light on my air purifier?', subject: 'Filter light', customer_name: 'Jo Lind', customer_email: 'jo@lind.example' };
const FIRE = { message: 'My charger caught fire last night.', subject: 'Fire', customer_name: 'Ana Souza', customer_email: 'ana@souza.example', ticket_ref: 'T-7', created_at: '2026-11-14T09:12:00+01:00' };

test('the sample is what the rules answer on that sample ticket', async () => {
  const rows: Record<string, string>[] = parse(readFileSync(join(__dirname, '../../data/demo/tickets.csv')), { columns: true, bom: true });
  const row = rows.find((candidate) => candidate['Ticket ID'] === sample.ticket_id);
  const answer = await check({ ticket_ref: sample.ticket_id, subject: row?.Subject, message: row?.Message, customer_name: row?.['Customer name'], customer_email: row?.['Customer e-mail'], created_at: row?.['Created at'], product: row?.Product });
  // After a change to the rules: npm run samples writes it anew.
  expect(answer).toEqual(sample);
});

test('every key of the sample is declared, and nothing else', () => {
  expect(checkEscalationCreate.operation.outputFields.map(({ key }) => key).sort()).toEqual(Object.keys(sample).sort());
});

test('a fire goes to a human, with the words that say so, and no answer may go out by itself', async () => {
  expect(await check(FIRE)).toMatchObject({
    should_escalate: true, auto_reply_allowed: false, route: 'human', severity: 'critical', primary_reason: 'safety', decided_by: 'rule', matched_phrase: 'caught fire', engine: 'builtin',
  });
});

test('the Slack alert says who, what, why with the quote, how severe, since when, and links the row', async () => {
  const { slack_text } = await check({ ...FIRE, ticket_url: 'https://docs.google.com/spreadsheets/d/x/edit#gid=0&range=A7' });
  expect(slack_text.split('\n')).toEqual([
    ':rotating_light: *CRITICAL: Danger to people*', 'T-7 · Fire', 'From Ana Souza (ana@souza.example)', '> My charger caught fire last night.', 'Waiting since 14 Nov 2026, 09:12 UTC+1',
    '<https://docs.google.com/spreadsheets/d/x/edit#gid=0&amp;range=A7|Open the ticket>',
  ]);
});

test('nothing a ticket says reaches Slack as mark-up, and no link of its own becomes one', async () => {
  const { slack_text } = await check({ ...FIRE, customer_name: '<!channel> *Bob*', subject: '<https://evil.example|click> <@U123>', ticket_url: 'javascript:alert(1)' });
  expect(slack_text).not.toMatch(/<!|<@|<https|javascript/);
  expect(slack_text).toContain('&lt;!channel&gt;');
});

test('where the step has a tone (Triage Ticket), the acknowledgement is greeted as formally as the reply', async () => {
  const dated = { ...FIRE, message: 'Mein Ladegerät hat gestern Nacht Feuer gefangen.', customer_name: 'Frau Ana Souza' };
  expect((await check({ ...dated, tone: 'formal' })).acknowledgement_text).toMatch(/^Guten Tag Frau Souza,/);
  expect((await check({ ...dated, tone: 'friendly' })).acknowledgement_text).toMatch(/^Hallo Ana,/);
});

test('the hand-over holds the whole ticket, escaped', async () => {
  const { forward_html, forward_subject } = await check({ ...FIRE, message: `${FIRE.message}\n\n<script>alert(1)</script> & "more"`, subject: 'Fire\r\nBcc: all@evil.example' });
  expect(forward_html).toContain('My charger caught fire last night.');
  expect(forward_html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;');
  expect(forward_html).not.toContain('<script');
  expect(forward_subject).not.toMatch(/[\r\n]/);
});

test.each([
  ['en', 'My charger caught fire last night.', 'Hello Ana,'],
  ['de', 'Mein Ladegerät hat gestern Nacht Feuer gefangen.', 'Guten Tag Ana Souza,'],
  ['es', 'Anoche mi cargador se prendió fuego en la mesa.', 'Hola, Ana'],
  ['fr', 'Mon chargeur a pris feu hier soir sur la table.', 'Bonjour Ana,'],
  ['pt', 'O meu carregador pegou fogo ontem à noite na mesa.', 'Olá, Ana'],
])('the acknowledgement speaks %s and promises nothing', async (language, message, greeting) => {
  const answer = await check({ ...FIRE, message, subject: '' });
  expect(answer).toMatchObject({ language, primary_reason: 'safety' });
  expect(answer.acknowledgement_text).toContain(greeting);
  expect(answer.acknowledgement_text).not.toMatch(/refund|replace|within|hours|erstatt|ersetz|Stunden|reembols|horas|rembours|heures|our fault|unsere Schuld/i);
});

test.each([
  ['own account', 'Compras que no hice', 'Me acaban de llegar cuatro correos de tarjetas regalo compradas con mi cuenta. Además cambiaron la contraseña y ya no me deja entrar.', true],
  ['own account', '', 'jemand ist in meinem account!! mailadresse wurde auf irgendwas mit .ru geändert, ich hab das nicht gemacht.', true],
  ["others' data", "Dossier d'un autre assuré", "En cliquant sur « mes remboursements » je tombe sur ceux d'un monsieur de Perpignan, avec ses soins et son numéro de sécurité sociale.", false],
  ["others' data", '', 'Entrei para ver a minha apólice e apareceram-me os processos de sinistro de outros clientes, com relatórios médicos e tudo.', false],
])('%s: a new password is asked for where it helps (%s)', async (_what, subject, message, helps) => {
  const answer = await check({ subject, message });
  expect(answer.reasons).toContain('security_breach');
  expect(/contraseña|Passwort|mot de passe|dados de acesso/.test(answer.acknowledgement_text)).toBe(helps);
});

test.each(['The lamp caught fire. My address is 12 High Street.', 'My lawyer will sue you. My account manager lied to me.', 'Quiero hablar con una persona sobre mi cuenta.'])('no new password where nothing was broken into: %s', async (message) => {
  expect((await check({ subject: '', message })).acknowledgement_text).not.toMatch(/password|contraseña/);
});

test.each([{ subject: '', message: '' }, { subject: ' ', message: '\n\t' }])('a blank ticket goes to review: an attachment may say it all (%p)', async (blank) => {
  expect(await check(blank)).toMatchObject({ route: 'review', primary_reason: 'unreadable', should_escalate: false, auto_reply_allowed: false });
});

test('an ordinary question is left alone, and its keys are all there', async () => {
  const answer = await check(CALM);
  expect(answer).toMatchObject({ route: 'auto_reply', should_escalate: false, auto_reply_allowed: true, severity: 'none', primary_reason: '', reasons: [], acknowledgement_html: '' });
  expect(Object.values(answer).filter((value) => value === null || value === undefined)).toEqual([]);
});

describe('what a team may set', () => {
  test.each([
    ['a phrase of their own', { extra_phrases: ['filter light'] }, 'custom_phrase'],
    ['a VIP domain', { vip_domains: ['lind.example'] }, 'vip'],
    ['a VIP tier', { customer_tier: 'Enterprise', vip_tiers: 'enterprise' }, 'vip'],
    ['a due time that has passed', { due_at: '2020-01-01T00:00:00Z' }, 'sla'],
  ])('%s escalates', async (_case, settings, reason) => {
    expect(await check({ ...CALM, ...settings })).toMatchObject({ should_escalate: true, primary_reason: reason });
  });

  test('a VIP that the text claims to be is none', async () => {
    expect(await check({ ...CALM, vip_domains: ['bigcorp.example'], message: `${CALM.message} I am a VIP customer of bigcorp.example, tier Enterprise.` })).toMatchObject({ is_vip: false, should_escalate: false });
  });

  test('a phrase to ignore takes a hit back, and says so', async () => {
    const answer = await check({ ...FIRE, ignore_phrases: ['caught fire'] });
    expect(answer).toMatchObject({ should_escalate: false });
    expect(answer.suppressed_matches_text).toContain('safety: ignored phrase');
  });

  test.each([[['human_request']], ['Asks for a person'], ['outage; asks for a person'], [['Outage, HUMAN_REQUEST']]])('a reason switched off as %p does not fire', async (reasons_off) => {
    expect(await check({ message: 'I want to speak to a real person, please.', subject: '', reasons_off })).toMatchObject({ should_escalate: false });
  });

  test.each([
    [{ reasons_off: ['Danger to people', 'Fire'] }, /“Reasons to Switch Off” holds “Fire”.*Choose one of: safety, /],
    [{ refund_policy: 'sometimes' }, /“Escalate Refund Requests” holds “sometimes”.*never, when_angry, always/],
    [{ cancellation_policy: 'yes' }, /“Escalate Cancellations” holds “yes”.*never, when_angry, always/],
  ])('what is no option is named with the way out: %j', async (settings, sentence) => {
    await expect(check({ ...CALM, ...settings })).rejects.toThrow(sentence);
  });

  test.each([['never', false], ['when_angry', false], ['When the customer is angry', false], ['always', true], ['Always', true]])('a calm refund request with the policy “%s”', async (refund_policy, escalated) => {
    expect((await check({ message: 'Hello, I would like a refund for order 5521, please. The size does not fit.', subject: 'Refund', refund_policy })).should_escalate).toBe(escalated);
  });

  test('a rule in plain words without Gemini is said not to be checked', async () => {
    expect((await check({ ...CALM, plain_rule: 'Escalate when somebody mentions filters.' })).warnings_text).toMatch(/needs Gemini/);
  });
});

describe('refunds and cancellations', () => {
  const WANTED = ['I want a refund.', 'Ich möchte mein Geld zurück.', 'Quiero que me devuelvan el dinero.', 'Je veux être remboursé.', 'Quero o dinheiro de volta.', 'Please cancel my contract.'];
  test.each(WANTED)('%j goes to a person where a sentiment step has heard strong anger', async (message) =>
    expect(await check({ message, sentiment: 'negative', sentiment_score: '-0.9' })).toMatchObject({ route: 'human', severity: 'high', decided_by: 'policy' }));
  test.each([{}, { sentiment: 'negative' }, { sentiment: 'negative', sentiment_score: '-0.3' }, { sentiment: 'positive', sentiment_score: '0.9' }])('not where it says %j', async (more) => {
    for (const message of ['I want a refund.', 'Ich möchte mein Geld zurück.', 'Please cancel my contract.']) expect(await check({ message, ...more })).toMatchObject({ route: 'auto_reply' });
  });
  test('a calm sentence that a sentiment step takes for anger is passed over', async () => {
    const message = 'Não estou zangado nem nada, a sério. É só que mudei de cidade e quero terminar a mensalidade no fim de junho.';
    expect((await check({ message, sentiment: 'negative', sentiment_score: '-0.94' })).should_escalate).toBe(false);
  });

  test.each([
    [{ message: 'Could you kindly refund my order? Thank you!', refund_policy: 'always' }, 'Asks for a refund'],
    [{ message: 'I want a refund for order 5.', refund_policy: 'always' }, 'Asks for a refund'],
    [{ message: 'Please cancel my subscription, thanks.', cancellation_policy: 'always' }, 'Asks to cancel'],
  ])('%j that the zap always wants seen is not called angry, and nobody is pitied', async (asked, label) => {
    const out = await check(asked);
    expect(out).toMatchObject({ route: 'human', severity: 'medium', primary_reason_label: label, reasons_text: label });
    expect(out.slack_text).toContain(label);
    expect(out.forward_subject).toContain(label);
    expect(out.slack_text + out.forward_subject + out.forward_html).not.toMatch(/angry/i);
    expect(out.acknowledgement_text).toContain('We have received your message.');
    expect(out.acknowledgement_text).not.toMatch(/sorry/i);
  });
  test('what is demanded in anger still is', async () => {
    const out = await check({ message: 'This is an absolute disgrace, give me my money back right now!! I am furious.', refund_policy: 'always' });
    expect(out).toMatchObject({ primary_reason_label: 'Angry refund demand', severity: 'high' });
    expect(out.acknowledgement_text).toMatch(/sorry/i);
  });
});

describe('a setting that cannot be read is named', () => {
  test.each([
    [{ due_at: 'yesterday' }, /“Answer Due At” holds “yesterday”, which is no date/], [{ due_at: '05/12/2026 17:00' }, /“05\/12\/2026 17:00”/], [{ sentiment: 'rather upset' }, /“Sentiment” holds “rather upset”/],
    [{ vip_domains: 'big' }, /“VIP Domains” holds “big”, which is no domain/], [{ vip_domains: '(lind.example)' }, /“\(lind.example\)”, which is no domain/],
    [{ extra_phrases: ['data room', '🔥'] }, /“Phrases That Always Escalate” holds “🔥”, which has no word/], [{ ignore_phrases: '.*' }, /“Phrases to Ignore” holds “\.\*”/], [{ extra_phrases: 'data room | orion' }, /as one entry/], [{ repeated_contact_count: 'three' }, /“three”/],
  ])('%j', async (setting, said) => expect((await check({ ...CALM, ...setting })).warnings_text).toMatch(said));
  test.each([{ due_at: '2030-01-01' }, { due_at: '2030-01-01T17:00:00+01:00' }, { vip_domains: ['*.big.com', 'https://big.com', '@big.com'] }, { vip_domains: ['big.com, small.com'] }, { sentiment: 'Neutral' }, {}])('%j is none', async (setting) => expect((await check({ ...CALM, ...setting })).warnings).toEqual([]));
  test.each(['31.12.2020 17:00', '1. März 2021, 09:00', '03/25/2021', '5/3/2021 5:00 PM', '2021-03-05T17:00:00Z'])('an answer was due at %s', async (due_at) => expect(await check({ ...CALM, due_at })).toMatchObject({ route: 'human', primary_reason: 'sla', warnings: [] }));
  test.each(['05.01.2090 17:00', '2090-01-05', '5 Jan 2090'])('an answer is due at %s', async (due_at) => expect(await check({ ...CALM, due_at })).toMatchObject({ route: 'auto_reply', warnings: [] }));
  // V8 makes days of 2001 of them.
  test.each(['3', '48', 'Priority 1', 'FJ-1001'])('“%s” is no time that has passed', async (due_at) => expect(await check({ ...CALM, due_at })).toMatchObject({ route: 'auto_reply', warnings: [expect.stringContaining(due_at)] }));
  test.each(['negativ', 'Négatif', 'NEGATIVE'])('a sentiment mapped as “%s” weighs in', async (sentiment) => expect(await check({ message: 'I want my money back.', sentiment, sentiment_score: '-0.9' })).toMatchObject({ route: 'human', primary_reason: 'refund' }));
  test('tiers count in one entry too', async () => {
    expect(await check({ ...CALM, customer_tier: 'gold', vip_tiers: ['Enterprise, Gold'] })).toMatchObject({ primary_reason: 'vip' });
    expect(await check({ ...CALM, customer_tier: 'gold', vip_tiers: ['Enterprise', 'Goldfish'] })).toMatchObject({ is_vip: false });
  });
  test.each([[['data room, Project Orion'], 1], ['data room; Project Orion', 1], [['data room', 'Orion, Project'], 0], [['data room'], 0], ['data room\nProject Orion', 0], [['Orion,'], 0]])('phrases given as %j: %p words of warning', async (extra_phrases, said) => {
    const { warnings } = await check({ ...CALM, extra_phrases });
    expect(warnings).toEqual(said ? [expect.stringMatching(/“Phrases That Always Escalate” holds “data room. Project Orion” as one entry/)] : []);
  });
  test('an address among the domains is one person, and nobody else of that domain', async () => {
    expect(await check({ ...CALM, vip_domains: ['Jo@Lind.example', 'big.com'] })).toMatchObject({ route: 'human', primary_reason: 'vip', warnings: [] });
    expect(await check({ ...CALM, vip_domains: ['Ceo <ceo@lind.example>'] })).toMatchObject({ is_vip: false, warnings: [] });
    expect(await check({ ...CALM, vip_domains: ['*@lind.example'] })).toMatchObject({ is_vip: true });
  });
  test('a domain counts however it is written', async () => {
    for (const vip_domains of ['*.lind.example', 'https://lind.example/', '@lind.example', '“lind.example”', 'lind.example.', '- big.com\n- lind.example', 'big.com\tlind.example']) expect(await check({ ...CALM, vip_domains })).toMatchObject({ route: 'human', primary_reason: 'vip' });
  });
});
