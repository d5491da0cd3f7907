import { found } from './found.ts';

/** A rule kept for some, what a customer of them may be told, and the same said to one who is not, written by hand. */
test.each([
  // The source names the others.
  ['en', 'Members of the Rowing Circle leave their boat in the shed until 8 pm. Other rowers take theirs out by 5 pm.', 'You can leave the boat in the shed until 8 pm.', 'I am a member. Until when can my boat stay?', 'Until when can my boat stay?'],
  ['es', 'Los socios del Club Nieve suben en telesilla gratis. Los demás esquiadores pagan 9 € por subida en telesilla.', 'El telesilla es gratis.', 'Soy socia. ¿Qué vale el telesilla?', '¿Qué vale el telesilla?'],
  ['fr', 'Les adhérents empruntent la remorque sans frais. Les autres clients paient la remorque 12 €.', 'La remorque est gratuite.', 'Je suis adhérente, combien coûte la remorque ?', 'Combien coûte la remorque ?'],
  ['pt', 'Sócios do clube guardam o caiaque até as 20h. Os outros remadores guardam o caiaque até as 17h.', 'Pode guardar o caiaque até as 20h.', 'Sou sócia. Até que horas guardo o caiaque?', 'Até que horas guardo o caiaque?'],
  // The customer says not to be one.
  ['de', 'Die Schlüsselgebühr beträgt 20 €. Inhaber der Inselkarte zahlen keine Schlüsselgebühr.', 'Sie zahlen keine Schlüsselgebühr.', 'Ich habe die Inselkarte. Fällt die Schlüsselgebühr an?', 'Ich habe keine Inselkarte. Fällt die Schlüsselgebühr an?'],
  // The customer has the other plan.
  ['es', 'Con tarifa Brisa se lleva un perro sin coste; con tarifa Calma el perro cuesta 7 €.', 'El perro viaja sin coste.', 'Tengo la tarifa Brisa y un perro.', 'Tengo la tarifa Calma y un perro.'],
  // Everyone, where a rule sets a limit.
  ['es', 'El grabado es gratuito en relojes de más de 200 €. En otros casos cuesta 15 €.', 'El grabado es gratuito en relojes de más de 200 €.', '¿Graban relojes?', ''],
])('%s: “%s” lets “%s” be told to “%s”', (language, source, body, one, other) => {
  expect(found(language, source, body, one)).not.toContain('over-general');
  if (other) expect(found(language, source, body, other)).toContain('over-general');
});

test.each([
  ['es', 'El grabado es gratuito en relojes de más de 200 €.', 'El grabado es gratuito en todos los relojes.', 'El grabado es gratuito en todos los relojes de más de 200 €.'],
  ['pt', 'Há bicicleta de cortesia se a oficina demorar mais de 4 dias.', 'Há sempre uma bicicleta de cortesia.', 'Há sempre uma bicicleta de cortesia se a oficina demorar mais de 4 dias.'],
  ['de', 'Dienstags gibt es 5 % Rabatt mit der Kundenkarte.', 'Rabatt von 5 % gibt es für alle.', 'Rabatt von 5 % gibt es für alle mit der Kundenkarte.'],
  ['en', 'Students with a valid card get 20% off the season ticket.', 'Everyone gets 20% off the season ticket.', 'All students get 20% off the season ticket.'],
])('%s: “%s” is not for all', (language, source, wrong, right) => {
  expect(found(language, source, wrong, '')).toContain('over-general');
  expect(found(language, source, right, '')).not.toContain('over-general');
});

test.each([
  // A source of another language: the price tells which rule is meant.
  ['fr', 'La noche en cabaña cuesta 25 €. Los montañeros pagan 17 € por la noche.', 'La nuit vous coûte 17 €.', 'La nuit vous coûte 25 €, 17 € pour les montañeros.', 'Quel est le prix ?'],
  ['en', 'Inhaber der Seekarte dürfen ihr Boot ohne Aufpreis mitnehmen.', 'You may bring your boat at no extra charge.', 'With the Seekarte you may bring your boat at no extra charge.', 'May we bring the boat?'],
  ['pt', 'Members of the Kite Circle get free repairs in the shop.', 'Consertamos gratuitamente na loja.', 'Como membro do Kite Circle, consertamos gratuitamente na loja.', 'Consertam pipas?'],
  // Whoever is said to have something is a group, and a child is young.
  ['es', 'Los clientes con tarjeta Azul no pagan la revisión y tienen bici de préstamo. La revisión dura dos días.', 'Mientras tanto tienes una bici de préstamo.', 'Con tu tarjeta Azul tienes una bici de préstamo.', '¿Cuánto dura la revisión?'],
  ['es', 'Los menores de 12 entran gratis con zumo. Los socios del Club Duna llevan un acompañante gratis.', 'Tu hermano entra gratis como acompañante.', 'Tu hijo entra gratis, con zumo.', 'Somos dos.'],
])('%s: “%s” bears no “%s”, but “%s”', (language, source, wrong, right, message) => {
  expect(found(language, source, wrong, message)).toContain('over-general');
  expect(found(language, source, right, message)).not.toContain('over-general');
});

test('who holds a card may say so in other words, and a reply may make it a condition', () => {
  expect(found('en', 'Cardholders leave their bags in the locker. Other guests pay $5 for the locker.', 'You can leave your bags in the locker.', 'I have your card, may I leave my bags in the locker?')).not.toContain('over-general');
  expect(found('en', 'Holders of a bus pass travel free. Other passengers pay $2.', 'If you have a bus pass, you travel free.', 'What is the fare?')).not.toContain('over-general');
});

test.each([
  ['de', 'Innerhalb Deutschlands ist der Versand kostenlos. Nach Dänemark kostet er 8 €.', 'Der Versand nach Bremen ist kostenlos.', 'Ich wohne in Bremen.'],
  ['es', 'Dentro de España el envío es gratuito. A Francia cuesta 7 €.', 'El envío a Sevilla es gratuito.', 'Vivo en Sevilla.'],
  ['en', 'Within Britain delivery is free. To Ireland it costs £7.', 'Delivery to Leeds is free.', 'I live in Leeds.'],
])('%s: “%s” may be told of a town as “%s”', (language, source, body, message) => {
  expect(found(language, source, body, message)).not.toContain('over-general');
});

test('a customer within the country needs not say so', () => {
  const source = 'Ab 50 € ist der Versand innerhalb Deutschlands kostenlos. Nach Italien kostet er 11 €.';
  expect(found('de', source, 'Ab 50 € ist der Versand kostenlos.', 'Was kostet der Versand nach Kiel?')).not.toContain('over-general');
  expect(found('de', source, 'Ab 50 € ist der Versand kostenlos.', 'Was kostet der Versand nach Italien?')).toContain('over-general');
});

test('other matters are no other people', () => {
  expect(found('en', 'Groups pay a 30% deposit; other enquiries go to the desk.', 'A deposit of 30% is due.', 'We are twelve, what is the deposit?')).not.toContain('over-general');
});

test('what holds for everyone as well needs no group', () => {
  expect(found('en', 'Members get free parking. On Sundays everybody gets free parking.', 'Parking is free.', 'Is parking free?')).not.toContain('over-general');
});

test('a group that the sentence before names is meant', () => {
  expect(found('en', 'Subscribers get a free tote bag. Other readers pay $8 for the tote bag.', 'As one of our subscribers you are in luck. The tote bag is free.', 'How much is the tote bag?')).not.toContain('over-general');
});
