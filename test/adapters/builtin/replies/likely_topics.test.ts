/** Which titles a customer may be shown as what a ticket may be about. */
import { topicOf } from '../../../../src/adapters/builtin/replies/likely_topics.ts';

test.each([
  ['Formas de pago', 'es', 'Formas de pago'], ['Acuerdo de pago', 'es', 'Acuerdo de pago'], ['Portes de envio', 'pt', 'Portes de envio'], ['Wie ändere ich meine Lieferadresse?', 'en', ''],
])('“%s” as a topic of a reply in %s', (title, language, topic) => expect(topicOf({ kind: 'article', title }, language)).toBe(topic));

test.each([
  'Address [click](https://evil.example/x)', 'Address <b>now</b>', 'Address\n- second line', 'Address {product}', 'Address **bold**', 'See www.evil.example', 'INTERNAL: refund rules', 'Draft: address', 'Nur intern: Adresse', 'Staff only - address', 'Do not tell: address', 'Vertraulich: Adresse', 'Copy of Address', 'DEPRECATED address', 'Address %name%', 'Address $name', 'Fish &amp; chips', '- Address', 'HTTPS://evil.example', 'evil.com address', 'Huele a gas', 'Es riecht nach Gas', 'Katze einschläfern', 'Carbon monoxide alarm', 'KB-00123 address', 'ADDRESS CHANGE',
  'My pet has died', 'Todesfall melden', 'Ha fallecido mi mascota', 'Décès d’un titulaire', 'Falecimento do titular', 'Odeur de gaz',
  'x', `Address ${'and so on '.repeat(12)}`, 'Adresse \u202eändern', 'Cómo cambiar la dirección de entrega de un pedido que todavía no ha salido',
])('“%s” is no topic to be shown', (title) => expect(topicOf({ kind: 'article', title }, 'en')).toBe(''));
test.each(['How do I change my address?', 'Delivery to Northern Ireland (mainland rates)', 'Cancelling within 14 days', 'When will I get my refund?', 'Files over 500 KB', 'Sizes up to XXXL', 'COVID19 rules for events', 'Draft beer at the bar', 'Recording a macro'])('“%s” is one', (title) => expect(topicOf({ kind: 'article', title }, 'en')).toBe(title));
