import { isUnaskedHowTo, reportsFault, tellsFault } from '../../../../src/adapters/builtin/replies/told_faults.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';
import type { Ticket } from '../../../../src/ports/ticket.ts';

const ticket = (message: string, subject = ''): Ticket => ({ ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' });
const passage = (title: string): Passage => ({ id: '1', kind: 'article', title, problem: title, solution: 'Press the button.', product: '', issue: '', url: '', score: 0.3 });

test.each([
  'The drawer won’t close any more.', 'The light is still red.', 'It keeps beeping at night.', 'There is a puddle under the machine.', 'Nothing happens when I press it.',
  'It makes a grinding noise.', 'My invoice has the wrong name on it.', 'I never received the link.', 'Auf der Rechnung steht der falsche Name.', 'Je ne reçois jamais le lien.', 'L’import échoue.', 'O código é inválido.', 'No he recibido el correo.',
  'Das Display lässt sich nicht mehr einschalten.', 'Die Maschine ist undicht.', 'Wenn ich drücke, tut sich nichts.', 'La pantalla no me deja entrar.', 'La cafetera gotea.', 'Me da un error al pagar.',
  'Le bouton reste grisé.', 'La machine ne démarre plus.', 'L’imprimante est en panne.', 'A máquina não liga.', 'I ordered the Starter Box but received the Barista Box.', 'Ich habe Farbe 12 bestellt, aber Farbe 21 bekommen.', 'Pedí el azul pero me ha llegado el rojo.', 'J’ai commandé le bleu mais j’ai reçu le rouge.', 'Pedi o azul mas recebi o vermelho.', 'A aplicação não grava nada.', 'O ecrã deixou de responder.',
])('“%s” tells of a fault', (message) => expect(tellsFault(message)).toBe(true));

test.each([
  'Das Set kam gestern und hängt schon am Balkon.', 'Gibt es das Sofa in Grau?', 'Tengo poca agua en casa, ¿puedo usar otra?', 'Où acheter une plante verte ?', 'Avez-vous une coque grise ?',
  'A que horas é a partida?', 'What am I missing?', 'I ordered it on Monday and received it yesterday.', 'I ordered the wrong size, can I swap it?', 'How long does delivery take?', 'I still have a question about the invoice.', 'I would like to stop my subscription.', 'Ich brauche den Tarif nicht mehr, wie kündige ich?',
  'Ya no necesito el plan, ¿cómo lo cancelo?', 'Je ne sais pas comment faire.', 'Já não quero a caixa na próxima semana.', 'Do you deliver to Leeds?',
])('“%s” does not', (message) => expect(tellsFault(message)).toBe(false));

test.each([
  ['The kettle leaks from below.', 'How do I descale the kettle?', true], ['I changed the filter and the light is still red.', 'How do I change the filter?', true],
  ['Cuando guardo, da error.', '¿Cómo guardo una receta?', true], ['Quand je clique, le bouton reste gris.', 'Comment créer une facture ?', true],
  ['How do I descale the kettle?', 'How do I descale the kettle?', false], ['Ich möchte meinen Vertrag kündigen.', 'Wie kündige ich?', false],
  ['The kettle leaks.', 'How long does the kettle take to boil?', false], ['The hub won’t connect.', 'The hub does not connect', false], ['Se ha roto la tapa.', '¿Cómo cambio una tapa rota?', false],
])('“%s” beside “%s”: steps that nobody asked for: %p', (message, title, unasked) => expect(isUnaskedHowTo(ticket(message), passage(title))).toBe(unasked));

test('who asks how reports no fault alone', () => {
  expect(reportsFault(ticket('The plate won’t budge, how do I get it off?'))).toBe(false);
  expect(reportsFault(ticket('The plate won’t budge.'))).toBe(true);
});
