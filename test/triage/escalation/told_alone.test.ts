/** A danger in a few words of its own, most of all below the sign-off, where names and titles stand. Expected values by hand. */
import { passageReader } from '../../../src/services.ts';
import { judgeByRules } from '../../../src/triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { cleanTicketText } from '../../../src/triage/ticket_text.ts';
import { ticketOf } from '../../contracts/engine.ts';

async function judged(message: string, settings: Partial<typeof DEFAULT_SETTINGS> = {}) {
  const reader = await passageReader();
  return judgeByRules(ticketOf(message, { subject: '' }), { ...DEFAULT_SETTINGS, ...settings }, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z'), reader });
}

/** By a reader of the code: each was answered by itself, or by nobody. */
test.each([
  'Hi\n\nThanks\n\nAnna\n\nThe charger caught fire',
  'How long does delivery take?\n\nBest regards\nAnna\n\nSmoke came out of the lamp',
  'How do I descale the kettle?\n\nRegards,\nTom\n\nURGENT KETTLE ON FIRE',
  'How do I reset my password?\n--\nsomeone hacked my account',
  'Wie setze ich mein Passwort zurück?\n\nGruß\nAnna\n\nMein Konto wurde gehackt',
  'Die Lampe geht nicht an. Was kann ich tun?\n\nGruß\nAnna\n\nStecker brennt',
  'Die Lampe geht nicht an. Was kann ich tun?\n\nViele Grüße\nAnna\n\nHand verbrannt',
  'La lámpara no se enciende. ¿Qué puedo hacer?\n\nUn saludo\nAna\n\nEnchufe quemado',
  'La lampe ne s’allume pas. Que faire ?\n\nCordialement\n\nAnne\n\nLe chargeur a brûlé',
  'La lampe ne s’allume pas. Que faire ?\n\nCordialement\nAnne\n\nBrûlure à la main',
  'A lâmpada não liga. O que faço?\n\nAtenciosamente\n\nAna\n\nO carregador pegou fogo',
])('a person reads %j, as it came and as New Ticket hands it on', async (raw) => {
  for (const message of [raw, cleanTicketText(raw).message]) expect(['human', 'review']).toContain((await judged(message)).route);
});

/** The cleaning takes these lines for names; the rules read them all the same. */
test.each([
  'Please send the invoice.\n\nThanks\nTom\n\nGas leak kitchen', 'Please send the invoice.\n\nThanks\nTom\n\nBaby swallowed battery', 'Bitte Rechnung schicken.\n\nDanke\nAnna\n\nGasgeruch im Keller',
  'Please send the invoice.\n\nRegards\nTom\n\nAccount taken over', 'Envíen la factura.\n\nUn saludo\nAna\n\nOlor a gas', 'Envoyez la facture.\n\nCordialement\nAnne\n\nOdeur de gaz', 'Envie a fatura.\n\nAtenciosamente\nAna\n\nCheiro de gás', 'Thanks\nTom\nGas leak kitchen',
])('a person reads %j as it came', async (raw) => {
  expect((await judged(raw)).route).toBe('review');
});

test('what is held says what cannot be ruled out, in the line that tells it, and a reason switched off stays off', async () => {
  const raw = 'Please send the invoice.\n\nThanks\nTom\n\nGas leak kitchen';
  expect(await judged(raw)).toMatchObject({ route: 'review', severity: 'none', open: false, findings: [{ reason: 'low_confidence', phrase: 'Gas leak kitchen', doubt: 'safety' }] });
  expect((await judged(raw, { reasonsOff: ['safety'] })).route).toBe('auto_reply');
});

/** Titles, firms and small print as they stand below mails. */
test.each([
  'Tom Fields\nFire Safety Officer\nLeeds', 'Tom Fields\nAttorney at Law\nLeeds', 'Tom Fields\nFraud Prevention Manager\nAcme Ltd\nTel 123 4567', 'Tom Fields\nHead of Claims and Returns',
  'Anna Moll\nRechtsanwältin\nAmtsgericht Hamburg HRB 1', 'Anna Moll\nBrandschutzbeauftragte\nFeuerwehr Moll GmbH', 'Anna Moll\nNotfallsanitäterin', 'Anne Morel\nAvocate à la cour\nParis', 'Ana Gil\nAbogada\nProtección contra incendios',
  'Ana Reis\nAdvogada\nDelegacia de Polícia', 'Tom\n\nThis e-mail and any attachments are confidential and intended solely for the addressee. Unauthorised use is prohibited and may lead to legal action.', 'Ann Lee\nSuicide Prevention Trust', 'Anna Moll\nFreiwillige Feuerwehr Altdorf', 'Anna\n\nDiese E-Mail ist vertraulich. Unbefugte Weitergabe ist strafbar.',
])('a signature holds nothing up: %j', async (signature) => {
  for (const mail of ['Please send the invoice for May.\n\nRegards\n', 'Which bulb fits the lamp?\n\nThanks\n']) expect((await judged(mail + signature)).route).toBe('auto_reply');
});

test('what answers by itself is not held for what stands below it', async () => {
  expect((await judged('I am out of the office until 3 December. For urgent matters call Ann.\n\nRegards\nTom\n\nGas leak kitchen')).route).toBe('no_reply');
});
