import { decideBuiltin } from '../../../src/adapters/builtin/escalation/decision.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { tellsOwnPassword } from '../../../src/triage/escalation/own_password.ts';
import { ticketOf } from '../../contracts/engine.ts';

const routeOf = (message: string) => decideBuiltin(ticketOf(message), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') }).route;

test.each([
  "I can't log in, it says wrong password. I've reset it twice, and still no.", "I can't log in, it says my password is incorrect even though I just changed it.", "I can't log in anymore since I changed my password.",
  "I can't sign in, it keeps saying invalid password even though I reset it this morning.", "I can't log in, my password isn't working.", 'I can’t log in to the app. I changed my password yesterday and now it says incorrect password.',
  'Ich kann mich nicht anmelden, es heißt immer falsches Passwort, obwohl ich es gerade geändert habe.', 'Seit ich mein Passwort geändert habe, kann ich mich nicht mehr anmelden.',
  'Desde que cambié la contraseña no puedo entrar.', "Depuis que j'ai changé mon mot de passe je ne peux plus me connecter.", 'Desde que troquei a senha não consigo entrar.',
])('a password that is refused is no breach: %s', (message) => {
  expect(routeOf(message)).toBe('auto_reply');
});

test.each([
  "I can't log in, it says wrong password, and I didn't change it.", "Wrong password, and there's an order I don't know.", 'My password was changed at 4 this morning and the e-mail address too.', 'Someone changed the password, it says incorrect password now.',
  'Falsches Passwort, und meine Mailadresse ist auch eine andere.', 'Jemand hat mein Passwort geändert.', 'Mein Passwort wurde geändert, ich komme nicht mehr rein.', 'They changed my password, I can’t log in.', 'On a changé mon mot de passe cette nuit.', 'Me han cambiado la contraseña.', 'Trocaram a minha senha.', 'Aparecem três entregadores na conta, troquei a senha e ela trocou de novo sozinha.', 'I changed my password and a minute later it changed again by itself.', 'Contraseña incorrecta y alguien ha comprado con mi tarjeta.', 'Mot de passe incorrect, et ce n’est pas moi qui l’ai changé.', 'Senha incorreta, e apareceu um pedido que não fiz.',
])('but what more is told may be: %s', (message) => {
  expect(tellsOwnPassword(message)).toBe(false);
});
