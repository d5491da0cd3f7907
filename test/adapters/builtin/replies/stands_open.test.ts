import { asksForDeed, brokenLink, unknownNames } from '../../../../src/adapters/builtin/replies/stands_open.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';

test.each([
  ['Please cancel my order.', true], ['Bitte stornieren Sie meine Bestellung.', true], ['Cancelen mi pedido, por favor.', true], ['Envíenme otra factura.', true], ['Merci de m’envoyer l’étiquette.', true], ['Veuillez annuler ma commande.', true],
  ['Enviem-me outra chave.', true], ['Can you cancel my order?', false], ['Please send me instructions.', false], ['Please tell me how to cancel.', false], ['Merci d’avance.', false], ['Bitte um Antwort.', false],
  ['Can you please change my address?', true], ['I would like you to cancel my order.', true], ['Cancel my subscription.', true], ['Por favor, cancele mi pedido.', true], ['¿Podrían enviarme la factura?', true], ['Pode me enviar outra chave?', true],
  ['Ich bitte um Stornierung.', true], ['Please update me on my order.', false], ['How do I cancel my order?', false],
])('“%s” asks for something to be done: %p', (message, deed) => expect(asksForDeed(message)).toBe(deed));

test.each([
  ['The link in your email goes round and round.', true], ['Der Link in Ihrer Mail funktioniert nicht.', true], ['El enlace que me habéis mandado no va.', true], ['J’ai cliqué sur le lien de votre mail et j’obtiens « Erreur 404 ».', true], ['J’ai suivi le lien de votre mail. J’obtiens une erreur 404.', true],
  ['O link que me enviaram não abre.', true], ['The owner sent me a link and it says expired.', false], ['La propriétaire m’a envoyé une invitation, le lien dit « expiré ».', false], ['Your email was helpful, the lamp does not work.', false], ['Thank you for the link in your mail.', false],
  ['I opened the link in your email. It says not found.', true], ['Thanks for the link in your reply. My lamp still does not work.', false],
])('“%s” tells of a link of ours that leads nowhere: %p', (message, broken) => expect(brokenLink(message)).toBe(broken));

const HOME: Passage = { id: '1', kind: 'article', title: 'Does the Latch work with Apple Home?', problem: '', solution: 'Yes, with the Bridge.', product: 'Latch', issue: '', url: '', score: 0.3 };
test.each([
  ['Does it work with Alexa?', 'en', ['Alexa']], ['Est-il compatible avec Alexa ou Google Assistant ?', 'fr', ['Alexa', 'Google']], ['Does it work with Apple HomeKit?', 'en', []], ['Does the Latch of Moss need it?', 'en', []],
  ['Is it safe for my cat Luna?', 'en', []], ['Geht das mit Alexa?', 'de', []], ['Does it work with NFC?', 'en', []],
  ['Can I return it in December?', 'en', []], ['Do you deliver on Saturdays or in Switzerland?', 'en', []], ['Livrez-vous en Suisse ?', 'fr', []], ['Hi Ana, does it work with Apple Home?', 'en', []], ['Bonjour Paul, est-il compatible avec Alexa ?', 'fr', ['Alexa']],
  ['Hi does it work with Alexa, please?', 'en', ['Alexa']], ['Oi isso funciona com a Alexa, por favor?', 'pt', ['Alexa']], ['Good morning Support Team, does it work with Alexa?', 'en', ['Alexa']],
])('“%s” (%s) names beside the passage: %p', (question, language, names) => expect(unknownNames([question], language, HOME, 'Moss')).toEqual(names));
