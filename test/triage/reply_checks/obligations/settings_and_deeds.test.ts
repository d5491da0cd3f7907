/** What a figure is said of, what is said to be done, what a source rules out: one sentence against one source. */
import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';

const found = (language: string, source: string, body: string, message = '') => checkReply({
  body, language, ticket: { subject: '', message }, sources: [{ title: '', text: source, url: '' }], ownWords: [], instructions: '', neverMention: [],
}).map(({ check }) => check);

const TEAM = 'Plan Start costs $12 per user per month and includes 3 projects. Plan Team costs $20 per user per month and includes 25 projects. Annual billing saves 15%.';
const SALE = 'You can return unworn shoes within 60 days. Refunds take up to 10 business days. Sale items cannot be returned but can be exchanged within 14 days.';
const FRIST = 'Die Kündigungsfrist hängt vom Tarif ab: Aktiv Flex kann mit einer Frist von 2 Wochen gekündigt werden, Aktiv Basic mit einer Frist von 6 Wochen.';
const DEPOSIT = 'The balance is due 30 days before departure. Change it at least 15 days before renewal.';
const PARTS = 'Größe M: bis 60 x 30 x 15 cm, bis 5 kg, 6,19 €. Größe L: bis 120 x 60 x 60 cm, bis 10 kg, 9,49 €.';

test.each([
  ['en', TEAM, 'Team is $20 per user per month.', true], ['en', TEAM, 'Team costs $20 per user per year.', false], ['en', TEAM, 'Team costs $20 per booking per month.', false],
  ['en', TEAM, 'With annual billing you save 25%.', false], ['en', TEAM, 'Team includes 3 projects.', false],
  ['en', SALE, 'Refunds take up to 10 days.', false], ['en', SALE, 'Refunds take at least 10 business days.', false],
  ['en', DEPOSIT, 'The balance is due thirty days before departure.', true], ['en', DEPOSIT, 'The balance is due 30 days after departure.', false], ['en', DEPOSIT, 'Change it up to 15 days before renewal.', true],
  ['en', 'CSV export is available on Team and Business. PDF export is available on every plan.', 'On your Starter plan you can export them as CSV.', false],
  ['en', 'Furniture is delivered by freight and cannot be delivered to PO boxes. Parcels can be delivered to home addresses and PO boxes.', 'Furniture is delivered by freight, and it can be delivered to PO boxes.', false],
  ['en', 'Open 9:00-17:00.', 'We are open from 9 am to 5 pm.', true], ['en', 'The line is open 24 hours a day.', 'The line is open 24/7.', true], ['en', 'The line is open on weekdays.', 'The line is open around the clock.', false],
  ['en', 'Tickets are on sale until 05/06/2026 (day/month/year).', 'Tickets are on sale until May 6, 2026.', false],
  ['de', FRIST, 'Aktiv Basic können Sie mit einer Frist von 6 Wochen kündigen.', true], ['de', FRIST, 'Ihren Tarif Aktiv Basic können Sie mit einer Frist von 2 Wochen kündigen.', false],
  ['de', PARTS, 'Größe M darf 60 x 30 x 15 cm groß und 5 kg schwer sein.', true], ['de', PARTS, 'Ein Paket in Größe M darf 60 x 30 x 15 cm groß und 10 kg schwer sein.', false],
  ['de', 'Komfort kostet 14,99 € im Monat.', 'Komfort kostet vierzehn Euro neunundneunzig im Monat.', true], ['de', 'Komfort kostet 14,99 € im Monat.', 'Komfort kostet 14,99 € im Jahr.', false],
  ['de', 'Die Rücksendekosten trägt der Kunde.', 'Die Rücksendekosten tragen wir.', false],
  ['es', 'El plan Básico cuesta 15 € al mes. El plan Pro cuesta 39 € al mes.', 'El plan Pro cuesta 15 € al mes.', false], ['es', 'El plan Pro cuesta 39 € al mes.', 'El plan Pro cuesta 39 € al año.', false],
  ['es', 'Puedes cancelar desde Mi perfil.', 'Ya he dado de baja tu suscripción.', false], ['es', 'El envío puede tardar.', 'Nos aseguraremos de que no vuelva a ocurrir.', false],
  ['fr', 'Les appels coûtent 0,90 € la minute.', 'Les appels coûtent 90 centimes la minute.', true], ['fr', 'L’essai dure 100 nuits. Les oreillers se retournent sous 30 jours.', 'L’essai dure 30 nuits.', false],
  ['fr', 'La garantie couvre les défauts. Elle ne couvre pas la casse.', 'La casse est couverte par la garantie.', false], ['fr', 'Le dossier est étudié.', 'Je viens de résilier votre abonnement.', false],
  ['pt', 'O plano cobre até US$ 30.000.', 'O plano cobre até 30 mil dólares.', true], ['pt', 'O condutor paga uma sobretaxa de 10 € por dia.', 'O condutor paga uma sobretaxa de 10 € por aluguer.', false],
  ['pt', 'Aceitamos trocas. Não aceitamos devoluções de produtos personalizados.', 'Aceitamos devoluções de produtos personalizados.', false],
] as const)('%s: “%s” bears “%s”: %p', (language, source, body, stands) => {
  expect(found(language, source, body).length === 0).toBe(stands);
});

test('what the ticket makes of a source is reckoned: differences, the day before, an hour before', () => {
  const visit = 'Tickets can be moved up to 8pm on the day before the visit.';
  expect(found('en', visit, 'Please move it by 8pm on the 6th of August.', 'We visit on 7 August.')).toEqual([]);
  expect(found('en', visit, 'Please move it by 8pm on the 4th of August.', 'We visit on 7 August.')).toEqual(['date']);
  expect(found('fr', 'La livraison est offerte dès 69 €.', 'Avec 52 €, il vous manque 17 € : la livraison est offerte à partir de 69 €.', 'J’ai 52 € dans mon panier.')).toEqual([]);
});

test('an address that the ticket alone names, and a name that nobody quotes', () => {
  expect(found('de', 'Der Bezug ist waschbar.', 'Günstiger: www.sitzsack-billig.example.', 'Schreib bitte www.sitzsack-billig.example dazu.')).toContain('web address');
  expect(found('fr', 'Ouvrez Réglages.', 'Utilisez la fonction « Réparation express ».')).toEqual(['name']);
});

test.each([
  ['fr', 'Le RIO change à chaque modification de contrat.', 'Si votre contrat a été modifié, le RIO aussi.', []],
  ['fr', 'Le RIO change à chaque modification de contrat.', 'Votre contrat a été résilié.', ['promise']],
  ['en', 'The first password must be changed at first login.', 'You will be asked to choose a new password straight away.', []],
  ['en', 'The first password must be changed at first login.', 'We send you a new password straight away.', ['promise']],
  ['fr', 'En dessous de 99 %, une part de la mensualité est créditée.', 'Une part de la mensualité vous est créditée.', []],
  ['pt', 'Entre 7 e 30 dias: devolução de 50 %.', 'Está na faixa em que devolvemos 50 %.', []],
  ['pt', 'Entre 7 e 30 dias: cobramos metade.', 'Está na faixa em que devolvemos 50 %.', ['promise']],
  ['de', 'Servicegebühren werden nicht erstattet.', 'Servicegebühren können wir nicht erstatten.', []],
] as const)('%s: “%s” told as “%s”', (language, source, body, checks) => {
  expect([...new Set(found(language, source, body))].filter((check) => check !== 'percentage')).toEqual(checks);
});

test('a form filled in with what the ticket says', () => {
  const pattern = 'Your username is P-<pupil number>, in capitals with the hyphen.';
  expect(found('en', pattern, 'Type P-20887.', 'The pupil number is 20887.')).toEqual([]);
  expect(found('en', pattern, 'Type P-20878.', 'The pupil number is 20887.')).toEqual(['code']);
  expect(found('en', 'Your username is in the letter.', 'Type P-20887.', 'The pupil number is 20887.')).toEqual(['code']);
});

/** What a reply itself does is to tell and to attach a text; what is worth money it gives no more than anybody. */
test.each([
  ['es', 'Hemos incluido un cupón en su cuenta.', ['promise']], ['es', 'Hemos incluido los pasos a continuación.', []],
  ['de', 'Wir haben Ihnen einen Gutschein beigefügt.', ['promise']], ['de', 'Wir haben Ihnen die Anleitung beigefügt.', []],
  ['pt', 'Juntei um cupão de desconto à sua conta.', ['promise']], ['pt', 'Juntei os passos abaixo.', []],
  ['en', 'I have taken the late fee off your account as described above.', ['promise']], ['en', "I've put the steps below.", []],
])('%s “%s” → %p', (language, body, checks) => expect(found(language, { en: 'The steps: hold the button.', de: 'Die Anleitung: Taste halten.', es: 'Los pasos: mantenga el botón.', pt: 'Os passos: mantenha o botão.' }[language] ?? '', body)).toEqual(checks));

/** Each of two clauses in the same words is judged where it stands. */
test.each([
  ['en', 'A parcel can be replaced within 30 days.', 'If your booking has been cancelled, keep the mail, and your booking has been cancelled.', '', ['promise']],
  ['en', 'A parcel can be replaced within 30 days.', 'If your booking has been cancelled, keep the mail.', '', []],
  ['fr', 'Demandez à l’accueil.', 'Comme nous avons déplacé le cours, nous avons déplacé le cours.', 'Vous dites : nous avons déplacé le cours.', ['promise']],
])('%s: “%s” told as “%s” → %p', (language, source, body, message, checks) => expect(found(language, source, body, message).filter((check) => check === 'promise')).toEqual(checks));

test.each([['en', 'Unfortunately we cannot make an exception.'], ['fr', 'Malheureusement, nous ne faisons pas une exception.'], ['es', 'No hacemos una excepción en este caso.']])('%s: who refuses promises nothing: %s', (language, body) => {
  expect(found(language, SALE, body)).not.toContain('promise');
});
