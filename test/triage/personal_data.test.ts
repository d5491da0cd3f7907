import fc from 'fast-check';
import { createVault, isIban, passesLuhn, withoutPersonalData } from '../../src/triage/personal_data.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

// Numbers from the vendors' own test pages and from the IBAN registry's examples.
test.each(['4111111111111111', '5555555555554444', '378282246310005', '6011111111111117', '3530111333300000'])('Luhn holds for the test card %s', (digits) => {
  expect(passesLuhn(digits)).toBe(true);
  expect(passesLuhn(digits.replace(/.$/, (last) => String((Number(last) + 1) % 10)))).toBe(false);
});

test.each(['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606', 'ES9121000418450200051332', 'PT50000201231234567890154', 'BR1800360305000010009795493C1'])('the registry\'s example %s is an IBAN', (iban) => {
  expect(isIban(iban)).toBe(true);
  expect(isIban(iban.replace(/..$/, '00').replace(/^(..)../, '$199'))).toBe(false);
});

test.each([
  ['write to ana.souza+shop@mail.example.com today', 'write to [EMAIL] today'],
  ['e-mail: José.Núñez@correo.example.', 'e-mail: [EMAIL].'],
  ['my card 4111 1111 1111 1111 was charged', 'my card [CARD] was charged'],
  ['card 4111-1111-1111-1111', 'card [CARD]'],
  ['IBAN DE89 3704 0044 0532 0130 00 please', 'IBAN [ACCOUNT] please'],
  ['IBAN: gb29nwbk60161331926819.', 'IBAN: [ACCOUNT].'],
  ['call +49 151 23456789 now', 'call [PHONE] now'],
  ['call 0049 (0)151 2345678', 'call [PHONE]'],
  ['tel. 0151/23456789', 'tel. [PHONE]'],
  ['(555) 123-4567 is mine', '[PHONE] is mine'],
  ['ring 555-123-4567 please', 'ring [PHONE] please'],
  ['meu celular: 11 98765-4321', 'meu celular: [PHONE]'],
  ['mon portable 06 12 34 56 78.', 'mon portable [PHONE].'],
  ['my phone is 5551234567', 'my phone is [PHONE]'],
  ['llámame al 612 345 678', 'llámame al [PHONE]'],
  ['ligue para 912345678', 'ligue para [PHONE]'],
  ['ich bin erreichbar unter 1512345678', 'ich bin erreichbar unter [PHONE]'],
  ['1-800-555-0199 or 1 212 555 0199', '[PHONE] or [PHONE]'],
  ['sort code 12-34-56', 'sort code [ACCOUNT]'],
  ['BLZ 100 200 30', 'BLZ [ACCOUNT]'],
  ['Kontonummer 532013000', 'Kontonummer [ACCOUNT]'],
  ['account number: 12345678', 'account number: [ACCOUNT]'],
  // A telephone behind a date, and telephones that are parted as dates are.
  ['05/11/2026 10:30 call 0151/2345678', '05/11/2026 10:30 call [PHONE]'],
  ['am 05.11.2026 0151 2345678', 'am 05.11.2026 [PHONE]'],
  ['seit 01.12.2026 0049 151 2345678', 'seit 01.12.2026 [PHONE]'],
  ['mobil seit 06.12.2026 unter 0151 2345678', 'mobil seit 06.12.2026 unter [PHONE]'],
  ['appelez le 06.12.34.56.78', 'appelez le [PHONE]'],
  ['06/12/34/56/78 ou 06.12.34 56 78', '[PHONE] ou [PHONE]'],
  ['01.02.03 04 05', '[PHONE]'],
  ['sort code 12-03-56', 'sort code [ACCOUNT]'],
  ['my number is 0123-4567-89', 'my number is [PHONE]'],
  ['part number +49 151 2345678', 'part number [PHONE]'],
  ['Port : 06 12 34 56 78', 'Port : [PHONE]'], ['Port 06.12.34.56.78', 'Port [PHONE]'], ['06.12.2034 567890', '[PHONE]'], ['01.02.2003 04 05 06', '[PHONE]'], ['Tel 05.06.1977 8899', 'Tel [PHONE]'],
  ['Order part numbers by phone: 0151 2345678', 'Order part numbers by phone: [PHONE]'],
])('%s', (text, masked) => {
  expect(withoutPersonalData(text)).toBe(masked);
});

test.each([
  'Firmware 4.2.1 of 09.11.2026 and 2026-11-09', 'Order 4711-0815 was 1.299,00 €', 'Error E7 since 10/11/2026', 'FJ-1001 and INV-2026-000123', 'costs 12345678 points',
  'between 8:00 and 18:30', 'card 1234 5678 9012 3456 is no card', 'see https://help.example.com/a/0123456', 'the 2.4 and 5 GHz bands, 192.168.178.1',
  'Open 05/11/2026 10:30', 'on 05.11.26 10:30, or 05/11/2026 10h30', 'am 05.11.2026, 8:00 Uhr', 'tel 05/11/2026 10:30', 'vom 05.11. - 07.11. und 01.11.-30.11.2026',
  'The part number is 0123-4567-89.', 'Artikelnummer 0815 4711 22 passt.', 'Ersatzteilnummer: 0123-4567-89', 'número de pieza 0123-4567-89', 'référence de la pièce : 0123-4567-89', 'numéro d’article 0123-4567-89',
  'código da peça: 0123-4567-89', 'Use port 0443 8080 9090.',
  'serial LD12345678901234', 'v1.0.0.0-beta, 100 000 000 users',
])('left alone: %s', (text) => {
  expect(withoutPersonalData(text)).toBe(text);
});

test('the same original gets the same word, another one another; unmasking brings them back', () => {
  const vault = createVault(true);
  expect(vault.mask('a@x.example, b@x.example, a@x.example')).toBe('[EMAIL_1], [EMAIL_2], [EMAIL_1]');
  expect(vault.mask('again b@x.example')).toBe('again [EMAIL_2]');
  expect(vault.unmask('Hello [EMAIL_2], not [EMAIL_9].')).toBe('Hello b@x.example, not [EMAIL_9].');
  expect(vault.unmask('as models write it: [email_1], \\[EMAIL\\_2\\]')).toBe('as models write it: a@x.example, b@x.example');
});

test('masking and unmasking any text gives it back', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('a@b.example', '4111 1111 1111 1111', '+49 151 23456789', 'DE89370400440532013000', '[EMAIL_1', 'tel: 0123456789'));
  fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
    const text = pieces.join(' ');
    fc.pre(!/\[(?:EMAIL|PHONE|CARD|ACCOUNT)_\d+\]/.test(text));
    const vault = createVault(true);
    expect(vault.unmask(vault.mask(text))).toBe(text);
  }));
});

test.each([['05.11.2026 '.repeat(18_000)], ['05.11.'.repeat(33_000)], ['a'.repeat(200_000)], ['1'.repeat(200_000)], ['1 '.repeat(100_000)], ['a@'.repeat(100_000)], ['a.'.repeat(100_000)], ['DE89 '.repeat(40_000)], ['+49 '.repeat(50_000)], ['tel '.repeat(50_000)], ['(12) '.repeat(40_000)], ['@a-'.repeat(66_000)], ['a@b.co '.repeat(28_000)]])('200 kB of hostile text take less than a second', (text) => {
  expect(leastMilliseconds(() => withoutPersonalData(text), 1000)).toBeLessThan(1000);
});
