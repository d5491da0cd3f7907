import { quoted, toReader, underOwnQuestion } from '../../../../src/adapters/builtin/replies/answer_text.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';

const shown = (title: string, solution: string, kind: Passage['kind'] = 'article') =>
  underOwnQuestion({ id: '1', kind, title, problem: title, solution, product: '', issue: '', url: '', score: 0.3 });

const LONG_ANSWER = 'La photo n’a pas assez de pixels pour la taille choisie, elle risque d’être floue une fois imprimée. Réduisez le cadre, ou reprenez le fichier d’origine.';

test.each([
  ['a long yes', 'Puis-je payer en plusieurs fois ?', `Oui, ${LONG_ANSWER}`],
  ['a yes that the sentence hangs on', '¿Puedo reservar una bici?', 'Sí, con el abono: diez minutos.'],
  ['a no, which says to what', '¿Hay que dejar fianza con el abono?', 'No. El abono no lleva fianza.'],
  ['a bare figure', 'Quelle est la garantie du Duo ?', '3 ans à partir de la date d’achat.'],
  ['a list', 'Which medicines cannot go into the pouch?', 'Liquids, inhalers and creams.'],
])('%s stands under what it was asked', (_why, title, solution) => expect(shown(title, solution)).toBe(`${title}\n${solution}`));

test('a title that asks without its mark gets it, and French sets a blank before either', () => {
  expect(shown('Can I get a refund', 'Within 30 days.')).toBe('Can I get a refund?\nWithin 30 days.');
  expect(shown('Carte cadeau', 'Dès 20 €, elle arrive par courriel dans la journée.')).toBe('Carte cadeau :\nDès 20 €, elle arrive par courriel dans la journée.');
});

test('a topic that the answer does not name stands above it', () => {
  expect(shown('Tarjeta regalo', 'Desde 20 €, llega por correo electrónico.')).toBe('Tarjeta regalo:\nDesde 20 €, llega por correo electrónico.');
  const hours = 'From 9 to 5. On bank holidays and in the week after Christmas both shops stay closed, so please order before that.';
  expect(shown('Opening hours', hours)).toBe(`Opening hours:\n${hours}`);
});

test.each([
  ['an answer that says again what was asked', 'How much is delivery for Private?', 'Delivery of Private orders costs £3.95.', 'Delivery of Private orders costs £3.95.'],
  ['steps', 'Wie kündige ich?', 'Unter „Konto“ auf „Kündigen“ tippen.', 'Unter „Konto“ auf „Kündigen“ tippen.'],
  ['what helps against a fault', 'The door does not open, what can I do?', 'Press it again.', 'Press it again.'],
  ['an answer that is long enough to tell what it is about', 'Que veut dire le triangle orange sur ma photo ?', LONG_ANSWER, LONG_ANSWER],
  ['a topic that the answer names', 'Delivery costs', 'Delivery is £4.', 'Delivery is £4.'],
  ['what a customer says', 'My new glasses feel wrong', 'Give your eyes two weeks.', 'Give your eyes two weeks.'],
  ['a sentence', 'We do not ship to islands.', 'Only to the mainland.', 'Only to the mainland.'],
])('%s stands alone', (_why, title, solution, text) => expect(shown(title, solution)).toBe(text));
test.each([['No. 7 filters fit both pumps.'], ['Returns are free for 30 days. The customer pays later ones.'], ['Der Kunde trägt 4.90 € für die Rücksendung.']])('a rule of an article is told whole: %s', (solution) => {
  expect(shown('How do I return parts?', solution)).toBe(solution);
});
test('a note on another customer is left out to its end, behind a point within a figure too', () => {
  expect(toReader({ kind: 'solved_ticket', solution: 'Press it for ten seconds. The customer paid 4.90 € for a new one. Then it works.' })).toBe('Press it for ten seconds. Then it works.');
});
test('what another customer asked is not shown', () => expect(shown('Is Ana’s lamp covered?', 'Yes, for 2 years.', 'solved_ticket')).toBe('For 2 years.'));

test.each([
  ['was my card 4111 1111 1111 1111 charged?', 'Was my card … charged?'], ['Is evil.example/login yours, or www.evil.example?', 'Is … yours, or …'], ['Can\u202E you help?', 'Can you help?'],
  ['Does the Aero® pump fit Windows™ too?', 'Does the Aero® pump fit Windows™ too?'], ['Danke 🙂 Passt sie auch?', 'Passt sie auch?'],
  ['Does ana@mail.example still work?', 'Does … still work?'], ['My password is hunter2, why does it fail?', ''], ['How do I change my password?', 'How do I change my password?'],
  ['Guten Tag, passt die Kiste durch den Briefschlitz?', 'Passt die Kiste durch den Briefschlitz?'], ['Hi can I change my address, please?', 'Hi can I change my address, please?'],
])('%j is told again as %j', (words, told) => expect(quoted(words)).toBe(told));

test('a French heading has a blank before its colon, an English one none', () => {
  expect(toReader({ kind: 'article', solution: '## Frais\nLe port coûte 5 € en France et il est offert dès 50 € d’achat.' })).toBe('Frais :\nLe port coûte 5 € en France et il est offert dès 50 € d’achat.');
  expect(toReader({ kind: 'article', solution: '## Costs\nThe postage is £5 and it is free over £50.' })).toBe('Costs:\nThe postage is £5 and it is free over £50.');
});
