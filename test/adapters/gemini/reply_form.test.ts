import { breaksOff, formFaults, runsInCircles } from '../../../src/adapters/gemini/reply_form.ts';

test.each([
  'Click on Forgot password and enter your e-mail address. The link is valid for', 'Click on Forgot password and', 'Click on Forgot password. Then open the mail we sent', 'Please follow these steps:', 'Open Settings,', 'Do this:\n\n1. Open Settings.\n2. Click on Billing and',
  'Klicken Sie auf „Passwort vergessen“ und', 'Klicken Sie auf „Passwort vergessen“. Der Link gilt für', 'So geht es:\n- App öffnen\n- Auf Konto tippen und Ihre',
  'Pulse “He olvidado la contraseña” y', 'Pulse el botón. El enlace vale para', 'Cliquez sur le bouton. Le lien est valable pour', 'Appuyez sur Compte puis sur le', 'Clique no botão. O link vale por', 'Abra as Configurações e clique em',
])('breaks off: %j', (body) => expect(breaksOff(body)).toBe(true));

// The lines with a name or a wish end drafts of data/grounding as people write them.
test.each([
  'Click on Forgot password.', 'Does that help?', 'That was it! 👍', 'See https://lumo.example/help', 'See [the guide](https://lumo.example/help)', 'Write to help@lumo.example', 'Click on “Save”', 'Click on Save :)',
  'Do this:\n\n- Open Settings\n- Switch it on', 'So geht es:\n1. Deckel abnehmen\n2. Gerät einschalten\n3. Schalten Sie es ein', 'Faites ainsi :\n- Ouvrez le capot\n- Retirez-les', 'Haga esto:\n- Pulse los dos', 'Our address:\nLumo Returns, 12 Harbour Street, Bristol BS1 4RN, United Kingdom, care of the Lumo workshop',
  'It takes two days.\n\nThe Lumo team', 'Das dauert zwei Tage.\nIhr Lumo-Team', 'Das dauert zwei Tage. VG', 'Das dauert zwei Tage. Viele Grüße aus Berlin', 'It takes two days.\n\nHope to see you both soon', 'Se hace desde la app.\nUn abrazo del Taller Barro Vivo', 'El directo queda grabado.\n¡Buen provecho! El equipo de Sartén Feliz', "Réservez à l'avance.\nAu plaisir de vous accueillir au moulin", 'Depois já não é possível.\nObrigado em nome da Casa dos Gatos',
  'リンクは一時間有効です。',
])('is whole: %j', (body) => expect(breaksOff(body)).toBe(false));

const PAIR = 'Click on Forgot password and enter your e-mail address. The link is valid for one hour.';
test.each([
  [`${PAIR} ${PAIR}`, true], ['Click Click Click Click Click Click Click Click', true], ['Open the settings page.\n\nOpen the settings page.', true], [PAIR, false],
  ['Monday from 9 am to 5 pm, Tuesday from 9 am to 5 pm, Friday from 9 am to 3 pm.', false], ['Very, very, very good.', false],
  ['On the iPhone:\n1. Open Settings and tap your name.\n2. Tap Sign out.\nOn Android:\n1. Open Settings and tap your name.\n2. Tap Accounts.', false],
])('%j runs in circles: %p', (body, does) => expect(runsInCircles(body)).toBe(does));

test('too long, and more than one question back, are told in words', () => {
  expect(formFaults(Array.from({ length: 76 }, (_, at) => `word${at}`).join(' ').concat('.'), 'drafted', 50)).toEqual(["Gemini's reply has 76 words; “Most Words” allows 50."]);
  expect(formFaults(Array.from({ length: 75 }, (_, at) => `word${at}`).join(' ').concat('.'), 'drafted', 50)).toEqual([]);
  expect(formFaults('Thanks. Which app do you use? And which phone?', 'clarify', 150)).toEqual(['Gemini asks more than one thing back.']);
  for (const one of ['Thanks. Which app do you use: the one for iPhones or the one for Android?', '¿Cuál es el modelo, el de mesa o el de pie?', 'Do you mean https://lumo.example/a?b=1, or something else?']) expect(formFaults(one, 'clarify', 150)).toEqual([]);
});
