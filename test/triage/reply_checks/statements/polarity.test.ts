import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';

const found = (language: string, source: string, body: string, message = ''): string[] => checkReply({
  body, language, ticket: { subject: '', message }, sources: [{ title: '', text: source, url: '' }], ownWords: [], instructions: '', neverMention: [],
}).map(({ check }) => check);

/** Each source with what contradicts it and what keeps to it, written by hand. */
test.each([
  // What a source rules out, affirmed.
  ['en', 'The garden is open all year. Barbecues are not allowed on the terrace.', 'Barbecues are fine on the terrace too.', 'Barbecues are not allowed on the terrace.'],
  ['es', 'El bono vale en todas las salas. No incluye los estrenos.', 'El bono incluye también los estrenos.', 'El bono vale en todas las salas, salvo los estrenos.'],
  ['pt', 'Aceitamos cartão e dinheiro. Cheques não são aceites.', 'Também aceitamos cheques.', 'Aceitamos cartão e dinheiro, mas cheques não.'],
  // What a source allows, denied.
  ['fr', 'Le plafond peut être relevé dans l’application.', 'Le plafond ne peut pas être relevé.', 'Le plafond peut être relevé dans l’application.'],
  ['en', 'The seats can be reserved online.', 'The seats cannot be reserved online.', 'Unfortunately the seats can be reserved online only.'],
  // What a source requires, called needless; "no more than" needs one.
  ['en', 'Collecting a parcel requires photo ID.', 'You do not need photo ID for the parcel.', 'You need no more than photo ID for the parcel.'],
  ['de', 'Für die Abholung ist ein Ausweis erforderlich.', 'Einen Ausweis brauchen Sie nicht.', 'Mehr als einen Ausweis brauchen Sie nicht.'],
  // "É" is no "and".
  ['pt', 'Envie o aparelho com a fatura.', 'A fatura não é necessária.', 'A fatura é necessária.'],
  ['pt', 'É exigido um atestado médico.', 'Não precisa de atestado.', 'Precisa de um atestado médico.'],
])('%s: “%s” is contradicted by “%s”, not by “%s”', (language, source, wrong, right) => {
  expect(found(language, source, wrong)).toContain('contradiction');
  expect(found(language, source, right)).not.toContain('contradiction');
});

test('a need of which no source speaks, and one that a source waives, may be denied', () => {
  expect(found('en', 'Screws are replaced in every branch, no appointment needed.', 'You do not need an appointment.')).toEqual([]);
  expect(found('fr', 'Un sachet de vis est offert par meuble.', 'Pas besoin d’acheter des vis.')).toEqual([]);
});
