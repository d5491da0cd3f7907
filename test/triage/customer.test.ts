import { customerOf } from '../../src/triage/customer.ts';
import { customerAddress, sendsForMany } from '../../src/triage/customer_address.ts';

test.each([
  ['Ana Souza', 'Ana@Souza.example', { name: 'Ana Souza', firstName: 'Ana', email: 'ana@souza.example' }],
  ['Souza, Ana', '', { name: 'Ana Souza', firstName: 'Ana', email: '' }],
  ['Dr. Jörg Weiß', 'mailto:j.weiss@example.org', { name: 'Dr. Jörg Weiß', firstName: 'Jörg', email: 'j.weiss@example.org' }],
  ['Dra. Amparo Llácer', '', { name: 'Dra. Amparo Llácer', firstName: 'Amparo', email: '' }],
  ['ana souza', '', { name: 'ana souza', firstName: 'Ana', email: '' }],
  ['Ana Souza <ana@souza.example>', '', { name: 'Ana Souza', firstName: 'Ana', email: 'ana@souza.example' }],
  ['', '"Ana Souza" <ana@souza.example>', { name: 'Ana Souza', firstName: 'Ana', email: 'ana@souza.example' }],
  ['ana@souza.example', '', { name: '', firstName: '', email: 'ana@souza.example' }],
  ['Lamps, Inc', 'x', { name: 'Lamps, Inc', firstName: '', email: '' }],
  ['', '', { name: '', firstName: '', email: '' }],
  ['ana@mail.example; bo@mail.example', '', { name: '', firstName: '', email: 'ana@mail.example' }],
  ['Ana Souza <ana@mail.example>, Bo <bo@mail.example>', '', { name: 'Ana Souza', firstName: 'Ana', email: 'ana@mail.example' }],
  ['', 'Souza, Ana <ana@mail.example>; Bo <bo@mail.example>', { name: 'Ana Souza', firstName: 'Ana', email: 'ana@mail.example' }],
  ['Souza, Ana', 'ana@mail.example, bo@mail.example', { name: 'Ana Souza', firstName: 'Ana', email: 'ana@mail.example' }],
  ['"Souza, Ana (ana@home.example)" <ana@mail.example>', '', { name: 'Ana Souza', firstName: 'Ana', email: 'ana@mail.example' }],
  ['-', 'ana@mail.example', { name: '', firstName: '', email: 'ana@mail.example' }],
  ['李', 'ana@mail.example', { name: '李', firstName: '', email: 'ana@mail.example' }],
])('%s and %s', (name, email, customer) => {
  expect(customerOf(name, email)).toEqual(customer);
});

test.each([
  ['ana@mail.example <bo@mail.example>', 'bo@mail.example'], ['"ana@mail.example" <bo@mail.example>', 'bo@mail.example'], ['"<ana@mail.example>" <Bo@mail.example>', 'bo@mail.example'],
  ['"<ana@mail.example>" bo@mail.example', 'bo@mail.example'], ['Ana [mailto:ana@mail.example]', 'ana@mail.example'],
  ['"ana@mail.example"', 'ana@mail.example'], ['<mailto:ana@mail.example>', 'ana@mail.example'], ['ana@mail.example, bo@mail.example', ''], ['Ana <ana@mail.example>; Bo <bo@mail.example>', ''],
  ['ana@mail.example ANA@mail.example', 'ana@mail.example'], ['ana@mail.example [mailto:ana@mail.example]', 'ana@mail.example'],
])('whose history: %s is that of %j', (cell, address) => expect(customerAddress(cell)).toBe(address));

test.each([
  'noreply@forms.example', 'No-Reply@shop.example', 'no_reply@shop.example', 'no.reply@shop.example', 'noreply+4711@shop.example', 'noreply2@shop.example', 'forms-receipts-noreply@google.example',
  'do-not-reply@shop.example', 'donotreply@shop.example', 'dont-reply@shop.example', 'please-do-not-reply@shop.example', 'noresponse@shop.example',
  'nicht-antworten@laden.example', 'bittenichtantworten@laden.example', 'keine-antwort@laden.example', 'no-responder@tienda.example', 'nocontestar@tienda.example',
  'nao-responda@loja.example', 'não-responder@loja.example', 'ne-pas-repondre@boutique.example', 'nepasrépondre@boutique.example', 'pasdereponse@boutique.example',
  'MAILER-DAEMON@mail.example', 'postmaster@mail.example', 'bounces+77-ana=mail.example@send.example', 'auto-reply@shop.example',
  'notifications@typeform.example', 'wordpress@shop.example', 'contact-form@shop.example', 'form-submission@squarespace.example', 'kontaktformular@laden.example', 'formulaire@boutique.example', 'formulario@tienda.example',
  '"Ana Souza" <noreply@forms.example>', 'ana@mail.example via Forms <noreply@forms.example>', '<mailto:noreply@forms.example>',
])('%s sends for many and is nobody\u2019s', (cell) => {
  expect(sendsForMany(cell)).toBe(true);
  expect(customerAddress(cell)).toBe('');
});

test.each([
  'bruno.reply@mail.example', 'noa.reply@mail.example', 'reply@reply.example', 'ana@noreply.example', 'ana@forms.example', 'formann@mail.example', 'bouncer@club.example', 'no@mail.example', 'ana.bounce@mail.example',
  'wordpressfan@mail.example', 'm.antwort@mail.example', 'support@shop.example', 'info@shop.example', 'reformes@mail.example', 'juno-repliers@mail.example',
])('%s is somebody\u2019s', (cell) => {
  expect(sendsForMany(cell)).toBe(false);
  expect(customerAddress(cell)).toBe(cell);
});

test('who calls himself no-reply, and writes from an address of his own, is somebody', () => {
  expect(customerAddress('"noreply@forms.example" <ana@mail.example>')).toBe('ana@mail.example');
  expect([sendsForMany(''), sendsForMany('noreply'), sendsForMany('no-reply@a.example, ana@mail.example')]).toEqual([false, false, false]);
});

test('an address in the name of a sender is neither name nor address', () => {
  expect(customerOf('', '"ana@mail.example" <bo@mail.example>')).toEqual({ name: '', firstName: '', email: 'bo@mail.example' });
});
