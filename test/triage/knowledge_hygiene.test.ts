import { cleanKnowledge } from '../../src/triage/knowledge_hygiene.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

const clean = (solution: string, problem = 'The lamp flickers.') => cleanKnowledge({ title: 'Flicker', problem, solution });

test.each([
  ['greeting, signature and name placeholder', 'Hi <name>,\n\nTighten the bulb, {{first_name}}, by a quarter turn.\n\nBest regards,\nTom from Example', 'Tighten the bulb, by a quarter turn.'],
  ['German letter', 'Sehr geehrte Frau [Nachname],\n\nbitte drehen Sie die Lampe fest.\n\nMit freundlichen Grüßen\nIhr Team', 'bitte drehen Sie die Lampe fest.'],
  ['a sender\'s own address', 'Restart the lamp and write to tom@team.example if it stays.', 'Restart the lamp and write to [EMAIL] if it stays.'],
  ['a link is no placeholder', 'Open [the guide](https://help.example.com/x) and follow step 4.2.', 'Open [the guide](https://help.example.com/x) and follow step 4.2.'],
  ['a list keeps its lines', '1. Unplug it.\n2. Wait.\n\n- Plug it in.', '1. Unplug it.\n2. Wait.\n\n- Plug it in.'],
  ['names in every place where somebody is addressed', 'Thanks <name>! Hold the key, <first_name>. Then restart it, [Customer Name]!\n%FIRSTNAME%, wait a minute.\n<agent>', 'Thanks! Hold the key. Then restart it!\nwait a minute.'],
  ['a Spanish letter', 'Estimado [Nombre del cliente]:\n\nGire la bombilla, {nombre}, un cuarto de vuelta.\n\nAtentamente,\n[Nombre del agente]', 'Gire la bombilla, un cuarto de vuelta.'],
  ['a French letter', 'Bonjour {{prénom}},\n\nTournez l\'ampoule, <prénom>.\n\nCordialement\n[Nom de l\'agent]', 'Tournez l\'ampoule.'],
  ['a Portuguese letter', 'Prezada [Nome do cliente],\n\nRode a lâmpada, {nome}, um quarto de volta.\n\nAtenciosamente\n<agente>', 'Rode a lâmpada, um quarto de volta.'],
])('%s', (_what, solution, expected) => {
  expect(clean(solution)).toMatchObject({ solution: expected, refused: '' });
});

test.each(['See above.', 'siehe oben', 'To be defined', '#REF!'])('“%s” is still to be written', (solution) => expect(clean(solution).refused).toBe('The solution is still to be written.'));

/** Keys, buttons, commands and blanks: none of them costs its sentence. */
test.each([
  'Open the app. Click [Save] and close the window. Then restart the lamp.', 'Unplug the printer. Hold <F8> while you plug it in again. Choose Reset in the menu.', 'Press <Enter>. Then press <Ctrl>+<S>. The lamp restarts.',
  'Open Settings > Account.\nClick [Reset password].\nEnter the code from the e-mail.', 'Öffnen Sie die App. Tippen Sie auf [Speichern]. Starten Sie die Lampe neu.', 'Abra la aplicación. Pulse [Guardar]. Reinicie la lámpara.',
  'Ouvrez l\'application. Appuyez sur [Enregistrer]. Redémarrez la lampe.', 'Abra a aplicação. Toque em [Guardar]. Reinicie o candeeiro.', 'Run the command: `sudo rm {file}` in the terminal. Then restart the service.',
  'Set the address to http://{ip}/admin and log in. Then choose Reset.', 'Hold the key for 5 s. If x<y and y>z then stop. Done is shown.', 'Put {{first_name}} where the name should stand. Then save the template.',
  'Open the file in [File name] and choose <Address>. Then wait.',
])('nothing is cut out of “%s”', (solution) => {
  expect(clean(solution)).toMatchObject({ solution, refused: '', warning: '' });
});

test.each([
  ['Restart the lamp. Your parcel number is <tracking_num>. Wait five minutes.', '“<tracking_num>”'], ['Enter your {order_number} in the form. We ship the part then.', '“{order_number}”'],
  ['Ihre Sendungsnummer lautet [Sendungsnummer]. Starten Sie die Lampe neu.', '“[Sendungsnummer]”'], ['Su pedido llega el {fecha}. Encienda la lámpara.', '“{fecha}”'], ['Votre colis arrive le [date]. Allumez la lampe.', '“[date]”'],
  ['A encomenda chega em <data>. Ligue o candeeiro.', '“<data>”'], ['I have asked <agent> to call you. Restart the lamp.', '“<agent>”'], ['Restart the lamp and write to tom@team.example if it stays.', '“[EMAIL]”'],
])('“%s” is kept whole, and it is said that a reply will not tell %s by itself', (solution, blank) => {
  const { warning, refused, solution: kept } = clean(solution);
  expect({ kept, refused }).toEqual({ kept: solution.replace('tom@team.example', '[EMAIL]'), refused: '' });
  expect(warning).toContain(`The solution holds ${blank}, left blank`);
});

test('keys stay in an answer that was pasted as HTML, and the mail program\'s signature goes', () => {
  expect(clean('<p>Press <Ctrl>+<S>, then <b>wait</b> for <F8>.</p><div class="gmail_signature">Tom<br>Example Ltd</div>').solution).toBe('Press <Ctrl>+<S>, then wait for <F8>.');
});

test('what is cleaned twice is what was cleaned once', () => {
  const { refused: _refused, warning: _warning, ...once } = clean('Hi <name>,\nPress <Ctrl>+<S>. Write to tom@team.example, <name>.\nYour number is <tracking_num>.\nKind regards\nTom');
  expect(cleanKnowledge(once)).toMatchObject(once);
});

test('an answer that only greets, signs and promises is refused', () => {
  expect(clean('Hello <name>,\nwe have forwarded your request. Sorry for the delay.\nKind regards').refused).toBe('The solution only promises an answer.');
});

test('a promise beside a real answer does not cost it', () => {
  expect(clean('Thank you for waiting. Hold the reset key for ten seconds until the ring is white.').refused).toBe('');
});

test('a missing title is taken from the problem, a missing problem from the title', () => {
  expect(cleanKnowledge({ title: '', problem: 'The ring blinks\nthree times.', solution: 'Take off the metal case.' })).toMatchObject({ title: 'The ring blinks three times.' });
  expect(cleanKnowledge({ title: 'Ring blinks', problem: '', solution: 'Take off the metal case.' })).toMatchObject({ problem: 'Ring blinks' });
});

test.each([['<name> '.repeat(30_000)], ['Hi <name>, '.repeat(20_000)], ['your [name], '.repeat(15_000)], ['{{a '.repeat(40_000)], ['<a'.repeat(80_000)], ['[a b '.repeat(40_000)], ['%A'.repeat(80_000)], ['We will '.repeat(25_000)]])('hostile text takes less than a second', (text) => {
  expect(leastMilliseconds((round) => clean(`${round} ${text}`), 1000)).toBeLessThan(1000);
});
