import { asksInGeneral, questionsOf } from '../../../src/triage/replies/ticket_questions.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

const wordsOf = (message: string): string[] => questionsOf({ message }).map(({ words }) => words);

test.each([
  ['How much does a ride cost? And from what age can my daughter ride?', ['How much does a ride cost?', 'from what age can my daughter ride?']],
  ['How much does a ride cost, and from what age can my daughter ride?', ['How much does a ride cost', 'from what age can my daughter ride?']],
  ['Drei Fragen: Was kostet eine Fahrt? Wie lange kann ich reservieren? Und bekomme ich eine Rechnung?', ['Was kostet eine Fahrt?', 'Wie lange kann ich reservieren?', 'bekomme ich eine Rechnung?']],
  ['Quisiera saber qué cubre el plan y si puedo pagar a plazos.', ['qué cubre el plan', 'si puedo pagar a plazos.']],
  ['Gostaria de saber quanto custa um implante e se posso pagar em prestações.', ['quanto custa um implante', 'se posso pagar em prestações.']],
  ['Combien coûte la formule Team, et peut-on donner un accès à notre comptable ?', ['Combien coûte la formule Team', 'peut-on donner un accès à notre comptable ?']],
  ['¿Cuánto cuesta la ortodoncia y hacéis descuento con el Plan Familia?', ['¿Cuánto cuesta la ortodoncia', 'hacéis descuento con el Plan Familia?']],
  ['Acceptez-vous les chèques et livrez-vous en Corse ?', ['Acceptez-vous les chèques', 'livrez-vous en Corse ?']],
  ['1. How do I add my logo?\n2. Can I send reminders?\n3. Which currencies are there?', ['How do I add my logo?', 'Can I send reminders?', 'Which currencies are there?']],
  ['Comment créer une facture et l’envoyer par e-mail ?', ['Comment créer une facture', 'Comment l’envoyer par e-mail ?']],
  ['Como posso mudar a morada e receber a fatura?', ['Como posso mudar a morada', 'Como receber a fatura?']],
  ['Ab wann gilt der neue Tarif und verlieren wir dann die Urlaubsanträge?', ['Ab wann gilt der neue Tarif', 'verlieren wir dann die Urlaubsanträge?']],
  ['I would like to know the price of both boxes. I would also like to know if there is a discount for students.', ['the price of both boxes.', 'if there is a discount for students.']],
  ['Quería saber cuánto cuesta la consulta, mi gata tiene 7 meses. Y también qué tengo que llevar.', ['cuánto cuesta la consulta, mi gata tiene 7 meses.', 'también qué tengo que llevar.']],
  ['Was kostet eine Fahrt und außerdem wie lange darf ich reservieren?', ['Was kostet eine Fahrt', 'wie lange darf ich reservieren?']],
  ['cuanto cuesta una limpieza y si entra con sanitas', ['cuanto cuesta una limpieza', 'si entra con sanitas']],
])('“%s” asks several things', (message, expected) => expect(wordsOf(message)).toEqual(expected));

test.each([
  'Olá, como vocês estão? Qual é o prazo de entrega para Portugal?',
  'Quería saber cuánto cuesta la consulta de mi gata, tiene 7 meses.', '¿Cómo cambio la cita de ayer y mujer?', 'Comment changer de papier et d’encre ?',
  'How do I reserve a bike?', 'The lamp flickers. What can I do? Can you help me?', 'It does not start, and when I press the button nothing happens.', 'Wie besprochen schicke ich Ihnen die Rechnung und das Foto.',
  'Where is my parcel? Is that normal?', 'Hallo, kann ich meinen Pass pausieren, während ich im Urlaub bin?', 'I tried this:\n1. Switched it off.\n2. Pressed the button.', '', '???', '¿?',
])('“%s” asks one thing or none', (message) => expect(wordsOf(message)).toEqual([]));

test('a question that names little leans on what was told before it', () => {
  const [first, second] = questionsOf({ message: 'Quería pedir una primera cita para mi marido. ¿Cuánto cuesta y cuánto dura?' });
  expect(first?.search).toContain('primera cita');
  expect(second).toEqual({ words: 'cuánto dura?', search: 'cuánto dura? Quería pedir una primera cita para mi marido.' });
});

test('a hostile text is read in time', () => {
  const texts = ['and what '.repeat(20_000), '?'.repeat(100_000), ', y cuanto'.repeat(20_000), '1. '.repeat(50_000)];
  expect(leastMilliseconds((round) => texts.forEach((text) => questionsOf({ message: `${round} ${text}` })), 5000)).toBeLessThan(5000);
});

test.each([['How do I cancel?', true], ['Kann man die Rechnung ändern?', true], ['Can you send me my invoice?', false], ['My lamp is broken.', false], ['¿Pueden revisarlo?', false]])('“%s” is a question in general: %p', (message, general) => expect(asksInGeneral(message)).toBe(general));

test('what stands behind “or” is one alternative, and each side of “¿… y …?” asks', () => {
  expect(wordsOf('¿Puedo cambiar la dirección o tengo que cancelarlo y hacerlo otra vez?')).toEqual([]);
  expect(wordsOf('¿Me lo recogéis y cuánto me costaría?')).toEqual(['¿Me lo recogéis', 'cuánto me costaría?']);
  expect(wordsOf('¿Con esa edad qué carnet puede sacarse y qué precio tiene?')).toEqual([]);
  expect(wordsOf('¿Cómo puedo crear una factura y enviarla al cliente?')).toHaveLength(2);
});
