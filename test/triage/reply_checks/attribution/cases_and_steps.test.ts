import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';

const found = (language: string, message: string, source: string, body: string): string[] => checkReply({
  body, language, ticket: { subject: '', message }, sources: [{ title: 'Help', text: source, url: '' }], ownWords: [], instructions: '', neverMention: [],
}).map(({ check }) => check);

test.each([
  // What follows from figures that are known.
  ['fr', 'Deux adultes et deux enfants.', 'Plein tarif 12 €. De 6 à 17 ans : 5 €.', 'Vous paieriez 34 € : deux fois 12 € et deux fois 5 €.', true],
  ['fr', 'Deux adultes et deux enfants.', 'Plein tarif 12 €. De 6 à 17 ans : 5 €.', 'Vous paieriez 36 € : deux fois 12 € et deux fois 5 €.', false],
  ['de', 'Geliefert um 19:40 statt 18:30.', 'Ab 45 Minuten Verspätung gibt es 5 €.', 'Sie kam um 19:40 Uhr statt um 18:30 Uhr, also 70 Minuten zu spät.', true],
  ['pt', 'Só faz 9 km.', 'A autonomia é de 25 km.', 'Os 9 km são 36 % dos 25 km anunciados.', true],
  // What only the customer names, confirmed as owed.
  ['pt', 'Quando recebo o reembolso de R$ 180,00?', 'Reembolso de consultas em até 10 dias úteis.', 'O reembolso dos seus R$ 180,00 é feito em até dez dias úteis.', true],
  ['es', '¿Cuánto cuesta?', 'Cuesta $120 MXN por día.', 'Cuesta $120 USD por día.', false],
  // Courtesy owes nothing; a loan does.
  ['de', 'Wie geht das?', 'Öffnen Sie Auswertungen.', 'Gerne beschreiben wir Ihnen den Weg. Öffnen Sie Auswertungen.', true],
  ['fr', 'Ma trottinette est en panne.', 'Le moteur est remplacé en atelier.', 'Le moteur est remplacé en atelier. Nous vous prêterons une trottinette.', false],
  // Steps, and what a "no" is said of.
  ['en', 'Am I covered?', 'We pay if a doctor certifies you unfit to travel.', 'We pay if a doctor certifies that you are not fit to travel.', true],
  ['es', '¿Admite la AF-5?', 'La bandeja es compatible con la AF-7. No es compatible con la AF-5.', 'La bandeja se puede usar con su AF-5.', false],
] as const)('%s: “%s” / “%s” bears “%s”: %p', (language, message, source, body, stands) => {
  expect(found(language, message, source, body).length === 0).toBe(stands);
});
