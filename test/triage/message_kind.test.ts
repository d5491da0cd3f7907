import { readFileSync } from 'node:fs';
import { messageKind, type MessageKind } from '../../src/triage/ticket_text.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

const CASES: [MessageKind, string, string][] = [
  ['blank', '', '  \n\u00A0'],
  ['blank', ' - ', '...'],
  ['ordinary', 'Lamp broken', ''],
  ['ordinary', '', '???'],
  ['auto_reply', 'Automatic reply: Your order', 'Thank you for your mail. I am on annual leave.'],
  ['auto_reply', 'Automatische Antwort: Ihre Bestellung', 'Vielen Dank für Ihre Nachricht.'],
  ['auto_reply', 'Réponse automatique : Votre commande', 'Je suis en congés.'],
  ['auto_reply', 'Respuesta automática: Su pedido', 'Estoy de vacaciones.'],
  ['auto_reply', 'Resposta automática: Seu pedido', 'Estou de férias.'],
  ['auto_reply', 'Out of office', 'I will return on Monday.'],
  ['auto_reply', 'Re: survey', 'Hello,\nI am out of the office until 3 December with limited access to e-mail. For urgent matters call Ann.'],
  ['auto_reply', '', 'Guten Tag, ich bin bis zum 5. Dezember nicht im Büro. In dringenden Fällen wenden Sie sich an Frau Moll.'],
  ['auto_reply', '', "Bonjour, je suis absente jusqu'au 4 décembre. En cas d'urgence, contactez ma collègue."],
  ['auto_reply', '', 'Hola: estoy fuera de la oficina hasta el 4 de diciembre. Para asuntos urgentes, llame a Marta.'],
  ['auto_reply', '', 'Olá, estou de férias até o dia 4 de dezembro. Em caso de urgência, fale com o Rui.'],
  ['auto_reply', '', 'Ich bin bis zum 5. Dezember nicht da. Meine Vertretung ist Frau Moll.'],
  ['auto_reply', '', 'Suis en congé du 5 au 19, je lirai mes mails au retour. Urgences : voir avec Marjolaine.'],
  ['auto_reply', '', 'On annual leave until 5 May, back on the 6th. Ask my colleague Tom.'],
  ['ordinary', '', "En congé jusqu'au 12, livrez chez la voisine svp."],
  ['ordinary', '', 'Im Urlaub bis 5. Mai, bitte danach liefern.'],
  ['ordinary', '', "I'm on holiday until Monday and my card has been blocked."],
  ['ordinary', '', "I'm on holiday until Monday. My card has been blocked."],
  ['ordinary', '', 'Estoy de vacaciones hasta el lunes y no me funciona la tarjeta.'],
  ['ordinary', '', 'Estou de férias até ao dia 5. O meu cartão foi bloqueado.'],
  ['ordinary', '', "Je suis en congé jusqu'au 12 mais ma livraison arrive demain."],
  ['ordinary', '', 'Ich bin bis Montag im Urlaub, zurück am Dienstag. Meine Heizung meldet F3.'],
  ['auto_reply', '', 'I am on annual leave until 5 May. My colleague Tom will help.'],
  ['auto_reply', '', 'Hola: estoy fuera de la oficina hasta el mes que viene.'],
  ['auto_reply', '', 'Olá, estou de férias até ao dia 5 do mês que vem.'],
  ['ordinary', '', "Je suis en congé jusqu'au 12. Mes cartes sont bloquées."],
  ['ordinary', 'AZ 4 C 212/24', 'Wir zeigen die Vertretung von Frau Selk an und fordern Sie auf, bis zum 3. des Monats 2.870 EUR zu zahlen; andernfalls ist Klage geboten.'],
  ['auto_reply', 'RE: ticket', 'This is an automated response. Please do not reply.'],
  ['bounce', 'Undeliverable: Your invoice', ''],
  ['bounce', 'Delivery Status Notification (Failure)', 'Address not found'],
  ['bounce', 'Unzustellbar: Ihre Rechnung', ''],
  ['bounce', '', "This is the mail system at host mx1. I'm sorry to have to inform you that your message could not be delivered. 550 5.1.1 user unknown"],
  ['thanks_only', '', 'Thanks, solved!'],
  ['thanks_only', 'Re: Hub', 'Thank you so much for the quick help, it works perfectly now. Best regards, Priya'],
  ['thanks_only', '', 'Vielen Dank für die schnelle Hilfe, alles erledigt!'],
  ['thanks_only', '', "Merci beaucoup, c'est réglé."],
  ['thanks_only', '', 'Muchas gracias, ya funciona todo.'],
  ['thanks_only', '', 'Obrigada, deu tudo certo!'],
  ['ordinary', '', 'Thanks, it works now, but one more question: can I pair two phones?'],
  ['ordinary', '', 'Thanks for nothing.'],
  ['ordinary', '', 'Thanks for sending the wrong lamp again.'],
  ['ordinary', '', 'Danke, aber das Gerät ist noch immer defekt.'],
  ['ordinary', '', "Merci, j'attends toujours mon remboursement."],
  ['ordinary', '', 'Gracias, pero no llegó el pedido.'],
  ['ordinary', '', 'Obrigado, mas não funciona.'],
  ['ordinary', '', 'I got your auto reply three times and still no human.'],
  ['ordinary', 'Your automatic reply', 'Your automatic reply says two days. It has been nine.'],
  ['ordinary', 'Automatic reply does not stop', 'Your hub sends me an automatic reply for each e-mail.'],
  ['ordinary', 'Out of office', "I'm out of office next week, can you deliver on the 12th instead?"],
  ['ordinary', '', "I'm out of the office on Friday. Please deliver on Thursday."],
  ['ordinary', 'Delivery failed', 'The courier says the delivery failed because nobody was in.'],
  ['ordinary', 'Entrega fallida', 'El mensajero dice que no se pudo entregar el paquete.'],
  ['ordinary', '', "I'm on holiday until Friday, please hold the parcel until then."],
  ['ordinary', '', 'Ich bin bis Freitag im Urlaub, bitte schicken Sie das Paket nicht vorher zurück.'],
  ['ordinary', '', 'Ich bin bis Freitag zu Hause, bitte liefern Sie vorher.'],
];

/** By a reader of the code: customers whom nobody would have seen. The kinds stand beside them by hand. */
const NOT_THANKS_ALONE: [subject: string, message: string][] = [
  // The request stands in the subject.
  ['Please cancel order 4711', 'Thank you'], ['Where is my refund?', 'Thanks'], ['Lamp broken on arrival', 'Thanks, Anna'], ['How do I reset my password?', 'Thanks in advance'],
  ['Rechnung 4711 fehlt', 'Danke'], ['Bitte Lieferadresse ändern', 'Vielen Dank'], ['¿Dónde está mi pedido?', 'Gracias'], ['Où est ma commande ?', "Merci d'avance"],
  ['Onde está meu pedido?', 'Obrigado'], ['[Ticket 77] Refund order 4711', 'Thanks'], ['Refund please', 'Thanks'], ['Re: invoice', 'Many thanks in advance'],
  // A word with a capital that names nobody.
  ...['Still Broken', 'Smoke', 'Hacked', 'Cancel Order', 'Leaking', 'Refund', 'Not Working', 'Wrong Colour', 'Missing Parts', 'Lawyer', 'Unacceptable'].map((said): [string, string] => ['', `Thanks. ${said}.`]),
  ...['Kündigung', 'Defekt', 'Storno', 'Rauch', 'Falsche Farbe', 'Kaputt', 'Unverschämt'].map((said): [string, string] => ['', `Danke. ${said}.`]),
  ...['Incendio', 'Reembolso', 'Cancelar', 'Defectuoso', 'Roto'].map((said): [string, string] => ['', `Gracias. ${said}.`]),
  ...['Remboursement', 'Cassé', 'Annulation'].map((said): [string, string] => ['', `Merci. ${said}.`]),
  ...['Cancelar', 'Quebrado', 'Reembolso'].map((said): [string, string] => ['', `Obrigado. ${said}.`]),
  ['', 'Thanks, Broken'], ['', 'Danke, Storno'], ['', 'Merci, Remboursement'], ['', 'Gracias, Roto'], ['', 'Obrigada, Defeituoso'], ['', 'Thanks Unacceptable Service'], ['', 'Thanks!\nHacked'],
  ['', 'Solved. Not.'], ['', 'Received. Broken.'], ['', 'Já funciona. Falta o reembolso.'],
  // Courteous words alone may ask, too.
  ['', 'Perfect. Refund.'], ['', 'Thanks. Refund please.'], ['', 'Perfect, order it'], ['', 'Please help. Thanks.'], ['', 'The problem is back again. Thanks'], ['', 'Vielen Dank. Geld zurück bitte.'],
  ['', 'It worked for a day. Thanks'], ['', 'Hat gestern noch funktioniert. Danke'], ['', 'Ça a marché une journée. Merci'],
];

const OF_CUSTOMERS_UNDER_A_MACHINES_SUBJECT: [subject: string, message: string][] = [
  ['Automatic reply', 'Why do I get an automatic reply every time? Help me'],
  ['Automatische Antwort', 'Warum bekomme ich jedes Mal eine automatische Antwort?'],
  ['Réponse automatique', 'Pourquoi toujours une réponse automatique ?'],
  ['Respuesta automática', '¿Por qué siempre recibo una respuesta automática?'],
  ['Resposta automática', 'Por que recebo sempre uma resposta automática?'],
  ['Returned mail', 'The returned mail item was my lamp. Refund it.'],
  ['Mail delivery failed', 'Your mails to me bounce. Use my other address.'],
  ['', 'Estoy de vacaciones hasta el lunes. Entréguenlo después.'],
  ['', 'Je suis absent jusqu’au 12. Livrez après.'],
];

/** Labelled by hand: what must stay what it is. */
const STILL: [MessageKind, string, string][] = [
  ['thanks_only', '', 'Thanks Tom Jones'], ['thanks_only', '', 'Danke, Anna'], ['thanks_only', '', 'Thanks for the quick refund!\nAnna'], ['thanks_only', '', 'Merci beaucoup Élodie, le colis est arrivé.'],
  ['thanks_only', '', 'Gracias a Marisol por la paciencia.'], ['thanks_only', '', 'Obrigado pela ajuda, João'], ['thanks_only', '(no subject)', 'Thank you!'], ['thanks_only', 'Thank you', 'Thanks for your help. Best regards, Priya Nair'],
  ['thanks_only', 'Re: Where is my refund?', 'Thanks'], ['thanks_only', 'AW: Rechnung', 'Danke, hat geklappt'], ['thanks_only', '[#4711] Re: lamp', 'Got the replacement, thanks!'], ['thanks_only', 'Problem solved', 'Thanks'],
  ['thanks_only', '', 'The parcel arrived yesterday, thank you. Have a nice day!'], ['thanks_only', '', 'Danke für die Hilfe, das Ticket kann geschlossen werden.'],
  ['auto_reply', 'Automatic reply: lamp', 'I am out of the office. Do you need help at once? Call my colleague.'], ['auto_reply', 'Automatic reply', 'Thank you for your message. We answer within two days.'],
  ['bounce', 'Undeliverable: Your lamp', 'Your message to a@shop.example could not be delivered. 550 5.1.1 user unknown. Original: Re: my lamp'],
];

interface LabelledKind { id: string; kind: MessageKind; subject: string; message: string }

const LABELLED: LabelledKind[] = readFileSync(new URL('../../data/cleaning/kinds.jsonl', `file://${__dirname}/`), 'utf8')
  .trim().split('\n').map((line) => JSON.parse(line));

describe('messageKind', () => {
  it.each(LABELLED)('tells $id, $subject, by its label', ({ kind, subject, message }) => {
    expect(messageKind({ subject, message })).toBe(kind);
  });

  it.each(CASES)('says %s of "%s" / "%s"', (kind, subject, message) => {
    expect(messageKind({ subject, message })).toBe(kind);
  });

  it.each(NOT_THANKS_ALONE)('takes no thanks in "%s" / "%s" for all of it', (subject, message) => {
    expect(messageKind({ subject, message })).toBe('ordinary');
  });

  it.each(OF_CUSTOMERS_UNDER_A_MACHINES_SUBJECT)('knows a customer in "%s" / "%s"', (subject, message) => {
    expect(messageKind({ subject, message })).toBe('ordinary');
  });

  it.each(STILL)('still says %s of "%s" / "%s"', (kind, subject, message) => {
    expect(messageKind({ subject, message })).toBe(kind);
  });

  it('takes no notice of how long a hostile text is', () => {
    const pieces = ['i am ', 'thanks ', '. ', 'your message to ', '?'];
    expect(leastMilliseconds((round) => pieces.forEach((piece) => messageKind({ subject: piece.repeat(40_000 + round), message: piece.repeat(40_000) })), 1000)).toBeLessThan(1000);
  });
});

test('what is kept of one ticket tells nothing of another with the same message, or the same subject', () => {
  const message = 'I am out of the office until Monday. For urgent matters write to the desk.';
  const other = 'The lamp flickers when it is dimmed. What can I do?';
  const asked: [string, string][] = [['Automatic reply: Lamp', message], ['Automatic reply: Lamp', other], ['Lamp', other], ['Lamp', ''], ['', '']];
  const once = asked.map(([subject, text]) => messageKind({ subject, message: text }));
  expect(asked.toReversed().map(([subject, text]) => messageKind({ subject, message: text })).toReversed()).toEqual(once);
  expect(once[0]).toBe('auto_reply');
  expect(once[2]).toBe('ordinary');
  expect(once[4]).toBe('blank');
});
