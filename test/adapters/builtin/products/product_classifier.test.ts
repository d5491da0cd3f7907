/** Which of a team's products a ticket names. */
import { mentionedProduct, namedProduct } from '../../../../src/adapters/builtin/products/product_classifier.ts';

const PRODUCTS = ['LumaDesk', 'LumaDesk Pro', 'iPhone 15', 'iPhone 15 Pro Max', 'Kettle One = kettle, Wasserkocher', 'Kettle Cleaner'].map(namedProduct);
const named = (message: string, subject = '') => mentionedProduct(PRODUCTS, { subject, message }).label;

test.each([
  ['The LumaDesk Pro flickers.', 'LumaDesk Pro'], ['Meine Lumadesk-Pro flackert', 'LumaDesk Pro'], ['Mi LUMA DESK PRO parpadea', 'LumaDesk Pro'], ['Mon iPhone 15 Pro Max ne charge plus', 'iPhone 15 Pro Max'], ['O Kettle Cleaner chegou aberto', 'Kettle Cleaner'],
  ['The LumaDesk flickers.', 'LumaDesk'], ['iPhone 15, screen cracked', 'iPhone 15'], ['My kettle leaks', 'Kettle One'], ['Meine Wasserkocher tropfen', 'Kettle One'],
])('“%s” names %s', (message, product) => expect(named(message)).toBe(product));

test.each(['What is the difference between the LumaDesk and the LumaDesk Pro?', 'My iPhone 15 and my LumaDesk are broken', 'Hello'])('“%s” names none alone', (message) => expect(named(message)).toBe(''));

test('what stands in the subject weighs more, and one name said often no more than three times', () => {
  expect(named('It stands beside my LumaDesk.', 'LumaDesk Pro')).toBe('LumaDesk Pro');
  expect(mentionedProduct(PRODUCTS, { subject: '', message: `${'LumaDesk '.repeat(5_000)} LumaDesk Pro` }).confidence).toBeLessThan(0.8);
});

test('a text of nothing but names is read in no time', () => {
  const many = Array.from({ length: 300 }, (_, at) => namedProduct(`Lamp ${at}`)), from = process.cpuUsage().user;
  mentionedProduct([...many, namedProduct('Lamp')], { subject: '', message: 'Lamp 1 '.repeat(20_000) });
  expect(process.cpuUsage().user - from).toBeLessThan(500_000);
});
