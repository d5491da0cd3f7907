/** Dangers, threats and strangers in an account that one phrase alone tells: whoever takes a phrase out for its bytes hears of it here. */
import { decideBuiltin } from '../../../src/adapters/builtin/escalation/decision.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { ticketOf } from '../../contracts/engine.ts';

test.each([
  ['Your driver punched me by the door and walked off.', 'safety'],
  ['Customers are calling in, screaming that the app is offline.', 'outage'],
  ['I will deal with him my way, have words with that driver outside.', 'abusive_or_threat'],
  ['Wir stecken im Lift fest, gibt es jemanden, der uns rausholt?', 'safety'],
  ['Mitten in der Prüfung ist die Plattform abgestürzt.', 'outage'],
  ['Ich statte euch bald einen Besuch ab, den ihr nie vergesst.', 'abusive_or_threat'],
  ['Mi madre resbaló en su tienda y la muñeca tiene un hueso roto.', 'safety'],
  ['Mi hijo salió del parque de bolas y la muñeca la trae rota.', 'safety'],
  ['Mi hija se cayó sobre la muñeca y tiene el brazo roto.', 'safety'],
  ['Vais a saber quién soy yo.', 'abusive_or_threat'],
  ['Mi antiguo socio todavía puede leer y borrar los correos.', 'security_breach'],
  ["J'ai trouvé un logiciel espion installé sur mon téléphone par votre appli.", 'security_breach'],
  ['Qui est ce monsieur Dupont sur mon compte ?', 'security_breach'],
  ['Lembram do fiscal que apareceu na vala? Deviam lembrar.', 'abusive_or_threat'],
])('“%s” goes to a person', (message, reason) => {
  const { route, findings } = decideBuiltin(ticketOf(message), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') });
  expect(route).toBe('human');
  expect(findings.map((finding) => finding.reason)).toContain(reason);
});

test.each([
  'Haben Sie eine Sauna, und gibt es einen Lift, in dem man nicht lange fest steht?',
  'La muñeca que pedí llegó con el brazo roto.',
])('“%s” does not', (message) => {
  expect(decideBuiltin(ticketOf(message), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') }).route).not.toBe('human');
});
