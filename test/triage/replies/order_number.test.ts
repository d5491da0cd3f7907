import { holdsOrderNumber, orderNumberIn } from '../../../src/triage/replies/order_number.ts';

test.each([
  'My order 48213 has not come.', 'Order number: FJ-48213', 'order no. 48213', 'The order number is 48213', 'order #ORD-48213', 'Meine Bestellnummer lautet 48213', 'Bestellung Nr. 48213 ist weg', 'Auftragsnummer 48213',
  'Mi pedido n.º 48213 no llega', 'El número de pedido es 48213', 'commande n° 48213', 'Ma commande numéro CF48213', 'O pedido 48213 não chegou', 'a encomenda nº 48213',
])('%s: it names its order', (text) => expect(holdsOrderNumber(text)).toBe(true));

test.each([
  'Where is my order?', 'My order of 2026 has not come.', 'order 2026', 'I placed the order on 12.11.2026', 'My order, call me on 0151 2345678', 'An order 1200 € above', 'pedido de 1200 euros', 'Bestellung vom 03.11.2026', 'in order to 10000 steps', 'reorder 48213', '',
])('%s: it names none', (text) => expect(holdsOrderNumber(text)).toBe(false));

test.each([
  ['Where is order 114-1234567-7654321?', '114-1234567-7654321'], ['order no12345', '12345'], ['Bestellnummer: FJ-48213.', 'FJ-48213'], ['Mi pedido n.º 48213, por favor', '48213'], ['Where is it?', ''],
])('%s: told as it is written, “%s”', (text, number) => expect(orderNumberIn(text)).toBe(number));
