/** What sounds harmless and stands on nothing: limits waived, claims granted, the wrong customer, the wrong edition. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

const REPAIRS: Record<string, string> = {
  en: 'Send the device with the invoice to our workshop. Repairs take 10 working days. Delivery is free for orders above 50 euros. We open on Saturdays from 9:00 to 14:00. On Sundays we are closed. In Tabula Pro, open Reports and choose Export to CSV. Tabula Lite shows reports on the screen.',
  de: 'Senden Sie das Gerät mit der Rechnung an unsere Werkstatt. Frühstück gibt es von 7 bis 10:30 Uhr. Hunde sind auf Anfrage erlaubt.',
  es: 'Envíe el aparato con la factura al taller. Puede congelar la cuota si avisa antes del día 20. Abrimos los sábados de 9:00 a 14:00.',
  fr: 'Envoyez l’appareil avec la facture. La cuve passe au lave-vaisselle, les lames non.',
  pt: 'Envie o aparelho com a fatura. Pode mudar de turma até 7 dias antes do início.',
};
const TICKETS: Record<string, string> = { en: 'What now?\nMoira Keane', de: 'Was nun?\nThekla Brandt', es: '¿Qué hago?\nMarisol Peña', fr: 'Que faire ?\nSolène', pt: 'O que faço?\nRui' };
const found = (language: string, body: string, message = TICKETS[language] ?? '') => checkReply({
  body, language, ticket: { subject: '', message }, sources: [{ title: '', text: REPAIRS[language] ?? '', url: '' }], ownWords: [], instructions: '', neverMention: [],
}).map(({ check }) => check);

test.each([
  ['en', 'You can return it at any time without notice.', 'over-general'],
  ['en', 'The invoice is not required.', 'contradiction'],
  ['en', 'In Tabula Lite, open Reports and choose Export to CSV.', 'name'],
  ['en', 'Dear Stephen,\n\nsend the device with the invoice to our workshop.', 'name'],
  ['en', 'Your money is on its way back to you.', 'promise'],
  ['fr', 'Vous avez droit à un remboursement.', 'promise'], ['pt', 'Tem direito a reembolso.', 'promise'], ['es', 'Le corresponde un reembolso.', 'promise'],
  ['en', 'As instructed, I only use the sources below.', 'instructions'],
  ['de', 'Hunde sind immer willkommen, ganz ohne Voranmeldung.', 'over-general'],
  ['de', 'Die Kosten übernehmen wir.', 'promise'],
  ['de', 'Ein Kurier holt das Gerät bei Ihnen ab.', 'promise'],
  ['es', 'Puede congelar la cuota todo el tiempo que quiera, sin avisar.', 'over-general'],
  ['es', 'Estimado señor Vidal:\n\nenvíe el aparato con la factura al taller.', 'name'],
  ['es', 'No tendrá que pagar nada.', 'promise'],
  ['es', 'Ya hemos bloqueado su tarjeta.', 'promise'],
  ['fr', 'Nous prenons les frais à notre charge.', 'promise'],
  ['pt', 'Pode mudar de turma a qualquer momento.', 'over-general'],
  ['pt', 'Dei prioridade ao seu caso.', 'promise'],
])('%s: “%s” is stopped by “%s”', (language, body, check) => {
  expect(found(language, body)).toContain(check);
});

test.each([
  ['en', 'Delivery is free for orders above 50 euros.', undefined],
  ['en', 'For your order of 72 euros, delivery is free.', 'My order is 72 euros. What about delivery?'],
  ['en', 'Dear Moira,\n\nsend the device with the invoice to our workshop.', undefined],
  ['en', 'Hi Ann,\n\nsend the device with the invoice to our workshop.', 'what now?'],
  ['en', 'Tabula Lite shows reports on the screen.', undefined],
  ['de', 'Frühstück gibt es von sieben bis halb elf.', undefined],
  ['de', 'Guten Tag Frau Brandt,\n\nHunde sind auf Anfrage erlaubt.', undefined],
  ['es', 'Los sábados abrimos de 9 a 14 h.', undefined],
  ['fr', 'Oui, la cuve passe au lave-vaisselle, mais pas les lames.', undefined],
  ['pt', 'Não pode mudar de turma a qualquer momento, só até 7 dias antes do início.', undefined],
])('%s: “%s” stands', (language, body, message) => {
  expect(found(language, body, message)).toEqual([]);
});
