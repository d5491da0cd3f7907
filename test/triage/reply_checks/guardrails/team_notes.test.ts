/** Notes of a team to itself stand in many a list of answers: no customer is sent one. */
import { leastMilliseconds } from '../../../cpu_clock.ts';
import { findings } from '../found.ts';

const notes = (body: string) => findings('en', body, body).filter(({ check }) => check === 'team_note').map(({ words }) => words);

test.each([
  ['INTERNAL: Use an E14 bulb.', 'INTERNAL:'], ['[internal] Dealers get E14 bulbs.', 'internal]'], ['Use an E14 bulb.\n(Internal note: ask Tom.)', 'Internal note:'], ['Outdated! Use an E14 bulb.', 'Outdated!'], ['Use an E14 bulb.\nTODO: add the link', 'TODO:'],
  ['Use an E14 bulb. TODO: add the link', 'TODO:'], ['Nur intern: Wir verwenden E14.', 'Nur intern:'], ['Veraltet! Bitte E14 verwenden.', 'Veraltet!'], ['Nota interna: usar E14.', 'Nota interna:'], ['Note interne : culot E14.', 'Note interne :'], ['[uso interno] lâmpada E14', 'uso interno]'],
  ['Do not tell customers: we use E14 bulbs.', 'Do not tell customers'], ['The code is 12. For internal use only.', 'For internal use only'], ['Der Rabatt gilt. Nicht an Kunden weitergeben.', 'Nicht an Kunden weitergeben'], ['No decir al cliente que hay descuento.', 'No decir al cliente'],
  ['Ne pas dire au client que le stock est vide.', 'Ne pas dire au client'], ['Não informar ao cliente o prazo.', 'Não informar ao cliente'],
  ['Ask the customer for a photo.', 'Ask the customer'], ['Escalate this ticket, then wait.', 'Escalate this ticket'], ['Use E14. Then tell the customer to wait.', 'Then tell the customer'], ['Escalate to tier 2.', 'Escalate to tier 2'], ['Den Kunden bitten, ein Foto zu senden.', 'Den Kunden bitten'], ['Dem Kunden mitteilen, dass es dauert.', 'Dem Kunden mitteilen'],
  ['Pedir al cliente una foto.', 'Pedir al cliente'], ['Demander au client une photo.', 'Demander au client'], ['Pedir ao cliente uma foto.', 'Pedir ao cliente'],
])('“%s” is no text for a customer', (body, words) => expect(notes(body)).toEqual([words]));

test.each([
  'Use an E14 bulb with up to 40 W.', 'The internal battery lasts five hours: charge it at night.', 'Choose Storage > Internal, then Format.', 'Internal: 64 GB\nExternal: 128 GB', 'It has much storage. Internal: 64 GB.', 'The customer pays the return.', 'As a customer you can ask the customer service.', 'Please ask our customer service for a photo.',
  'Never share your password with anybody.', 'Do not share the code with customers of yours.', 'To do this, open the menu.', 'Incluye todo: cable y base.', 'Der interne Speicher: 64 GB.', 'Der Kunde zahlt die Rücksendung.', 'Bitte fragen Sie unseren Kundendienst.', 'Kunden fragen oft danach.',
  'El cliente paga la devolución.', 'Le client paie le retour.', 'O cliente paga a devolução.', 'Update outdated firmware!', 'Your old lamp: bring it back.', 'Ask customers of yours to sign.', 'We inform the customer by e-mail.', 'If the case is open, tell us.', 'Transfer the ticket to a friend in the app.', 'Tell the client to reconnect in its settings.', 'Kunden sagen, es hilft.',
])('“%s” is one', (body) => expect(notes(body)).toEqual([]));

test('a hostile body costs no time', () => {
  const bodies = ['(internal '.repeat(6_000), '\n'.repeat(60_000), 'ask the '.repeat(8_000), 'for internal note use only '.repeat(2_500), `${' '.repeat(60_000)}internal`];
  expect(leastMilliseconds((round) => bodies.forEach((body) => notes(`${body}${round}`)), 2_000)).toBeLessThan(2_000);
});
