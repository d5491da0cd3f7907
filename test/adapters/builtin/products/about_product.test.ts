import { brandOf, tellsOf } from '../../../../src/adapters/builtin/products/about_product.ts';

const tells = (asked: string, product: string, title: string, solution: string) => tellsOf({ title, problem: '', solution, product }, asked);

test.each([
  ['names the asked product too', 'Nest Basic', 'Nest Pro', 'Can I pause?', 'You can pause Pro, and Nest Basic as well.', true],
  ['names it in its title', 'Porto Explorer', 'Porto', 'What does the Explorer cost?', 'It costs 12 euros.', true],
  ['uses its name as a common word', 'Nest Basic', 'Nest Pro', 'How do I cancel?', 'Tap Cancel. The basic steps are the same on the web.', false],
  ['uses it where a sentence begins', 'Nest Basic', 'Nest Pro', 'How do I cancel?', 'Tap Cancel. Basic steps follow.', false],
  ['names only what both share', 'Nest Basic', 'Nest Pro', 'How do I cancel Nest?', 'Tap Cancel.', false],
])('whether an entry tells of another product that %s', (_why, asked, product, title, solution, told) => expect(tells(asked, product, title, solution)).toBe(told));
test('a product written small is known however it is written', () => expect(tells('ebike', 'Anual', 'Price', 'A ride on an ebike costs 2 euros.')).toBe(true));
test('a name of two words is told by both, or by the one that no other product shares', () => {
  const entry = { title: '¿Qué incluye?', problem: '', solution: 'En Santander y en Gijón incluye lo mismo.', product: 'Abono Joven' };
  expect(tellsOf(entry, 'Brisa Santander')).toBe(false);
  expect(tellsOf(entry, 'Brisa Santander', brandOf(['Brisa Santander', 'Brisa Gijón', 'Abono Joven']))).toBe(true);
  expect(tellsOf(entry, 'Brisa Santander', brandOf(['Brisa Santander', 'brisa santander', 'Brisa Gijón', 'Abono Joven']))).toBe(true);
  expect(tellsOf({ ...entry, solution: 'Brisa lo incluye.' }, 'Brisa Santander', brandOf([], 'Brisa'))).toBe(false);
});
