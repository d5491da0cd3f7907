import { tellsLittle } from '../../../../src/adapters/builtin/replies/tells_little.ts';
import { leastMilliseconds } from '../../../cpu_clock.ts';

const told = (message: string, subject = '', customerName = ''): boolean => tellsLittle({ subject, message, customerName });

test.each([
  ['again', "Hi it's still not working, same as before. Please sort it out."], ['Frage zum Rad', 'Hallo,\nich hab da ein Problem mit meinem Rad, das ist irgendwie komisch seit letzter Woche. Was kann man da machen?\nDanke\nM. Seidel'],
  ['no va', 'no va. lo he mirado todo. que hago?\ngracias'], ['Question', "Bonjour, je n'y arrive pas, pouvez vous m'aider svp ?"], ['ajuda', 'deu erro aqui de novo. me ajuda'],
  ['Frage zu meinem Rad', 'Hallo, an meinem Rad stimmt was nicht, das fühlt sich komisch an. Können Sie mir da bitte weiterhelfen?\nUwe Stein'], ['No me deja', 'Lo he intentado varias veces y nada, no me deja. ¿Me lo miráis? Yolanda'], ['ça bug', 'Bonjour, depuis hier ça ne fait plus comme avant. Pouvez-vous faire le nécessaire ? Merci. Mme Roussel'],
  ['toujours pareil', 'Bonjour, ça ne marche toujours pas, merci de faire le nécessaire. Cdlt'],
])('“%s | %s” tells nearly nothing', (subject, message) => expect(told(message, subject)).toBe(true));

test.each([
  ['a thing named last', 'Hallo, geht nicht mehr. Kaffeemaschine Siemens'], ['a thing and what it does', 'The battery has problems, it does not charge.'], ['a question', 'Quand sort la prochaine saison ?'], ['no trouble', 'Danke, bis bald!'],
  ['a refund', 'Refund please, urgent'], ['an invoice', 'Rechnung stimmt nicht'], ['a refund in Portuguese', 'O reembolso não chegou, resolvam'],
  ['a code', 'Problem: E21'], ['no fault', 'Hallo, klappt das jetzt so wie besprochen?'], ['no fault in English', 'Does that work for you?'], ['two things', 'Ich habe ein Problem mit der Rechnung vom Shop.'], ['a long story', `It is a problem ${'and so on and on '.repeat(10)}`],
])('%s is told', (_why, message) => expect(told(message)).toBe(false));

test('the name of who writes names nothing', () => {
  expect(told('Fatima Souza\nI have a problem, please help', '', 'Fatima Souza')).toBe(true);
  expect(told('Fatima Souza\nI have a problem, please help')).toBe(false);
});

test('a hostile message of 200 kB is read within a second', () => {
  expect(leastMilliseconds((round) => told(`problem ${round}\n${'A. '.repeat(66_000)}`), 1000)).toBeLessThan(1000);
});
