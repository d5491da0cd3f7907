import { customerOf } from '../../src/triage/customer.ts';
import { customerAddress } from '../../src/triage/customer_address.ts';

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
])('%s and %s', (name, email, customer) => {
  expect(customerOf(name, email)).toEqual(customer);
});

test.each([
  ['ana@mail.example <bo@mail.example>', 'bo@mail.example'], ['"ana@mail.example" <bo@mail.example>', 'bo@mail.example'], ['"<ana@mail.example>" <Bo@mail.example>', 'bo@mail.example'],
  ['"<ana@mail.example>" bo@mail.example', 'bo@mail.example'], ['Ana [mailto:ana@mail.example]', 'ana@mail.example'],
  ['"ana@mail.example"', 'ana@mail.example'], ['<mailto:ana@mail.example>', 'ana@mail.example'], ['ana@mail.example, bo@mail.example', ''], ['Ana <ana@mail.example>; Bo <bo@mail.example>', ''],
  ['ana@mail.example ANA@mail.example', 'ana@mail.example'], ['ana@mail.example [mailto:ana@mail.example]', 'ana@mail.example'],
])('whose history: %s is that of %j', (cell, address) => expect(customerAddress(cell)).toBe(address));

test('an address in the name of a sender is neither name nor address', () => {
  expect(customerOf('', '"ana@mail.example" <bo@mail.example>')).toEqual({ name: '', firstName: '', email: 'bo@mail.example' });
});
