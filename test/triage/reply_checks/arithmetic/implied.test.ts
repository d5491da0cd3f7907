import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';

/** Checks that stop a body, given a ticket and a source; expected values are reckoned by hand. */
const found = (language: string, message: string, source: string, body: string) => checkReply({
  body, language, ticket: { subject: '', message }, ownWords: [], instructions: '', neverMention: [],
  sources: [{ title: 'Page', text: source, url: '' }],
}).map(({ check }) => check);

describe('a count that no figure tells multiplies only what has a price for each', () => {
  const KEYS = 'The deposit is 50 €. Both keys must come back.';
  const FLOORS = 'Livraison sans ascenseur : 19 € par étage.';
  const PAINT = 'Eggshell: recoat after 6 hours. Below 15 °C allow double.';
  test.each([
    ['en', 'How much is the deposit?', KEYS, 'The deposit is 100 €.', ['amount']],
    ['en', 'How much is the deposit?', KEYS, 'The deposit is 25 €.', ['amount']],
    ['en', 'My couple of questions: how much is the deposit?', 'The deposit is 50 €.', 'The deposit is 25 €.', ['amount']],
    ['de', 'Ich habe ein paar Fragen: Wie hoch ist die Kaution?', 'Die Kaution beträgt 50 €.', 'Die Kaution beträgt 100 €.', ['amount']],
    ['en', 'I live on the third floor. What is delivery?', 'Delivery costs 30 €.', 'Delivery costs 90 €.', ['amount']],
    ['en', 'Both lamps broke. How long is the warranty?', 'The warranty lasts 2 years.', 'The warranty lasts 4 years.', ['duration']],
    ['en', 'I have 3 cats. What does the door cost?', 'The cat door costs 40 €.', 'The cat door costs 120 €.', ['amount']],
    ['en', 'What would I pay next year?', 'The plan costs 10 € a month.', 'The plan costs 120 € a month.', ['amount']],
    ['en', 'What would I pay next year?', 'The plan costs 10 € a month.', 'The plan costs 120 € a year.', []],
    ['en', 'I have 3 cats. What do the doors cost?', 'A cat door costs 40 €.', 'Three doors cost 120 €.', []],
    ['pt', 'Comprei dois ingressos, 45 reais cada.', 'O valor é devolvido em 7 dias.', 'Os 90 reais são devolvidos em 7 dias.', []],
    ['en', 'I need both lamps. What do they cost?', 'A lamp costs 40 €.', 'Together they cost 80 €.', []],
    ['de', 'Was kostet die Umschreibung?', 'Eine Umschreibung kostet 110 € je Strecke.', 'Für Hin- und Rückflug sind es 220 €.', []],
    ['fr', 'Frigo américain, 3e sans ascenseur.', FLOORS, 'Comptez 19 € par étage, donc 57 € pour un troisième.', []],
    ['fr', 'Frigo américain, 3e sans ascenseur.', FLOORS, 'Comptez 19 € par étage, donc 76 € pour un troisième.', ['amount']],
    ['fr', 'Ma mutuelle coûte 1 248 € par an. Payer tous les mois ?', 'Le paiement mensuel est possible.', 'Cela fait 104 € par mois.', []],
    ['en', 'When can I recoat? It is cold.', PAINT, 'Allow double, so give it 12 hours.', []],
    ['en', 'When can I recoat? It is cold.', PAINT, 'Recoat after 12 hours.', ['duration']],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect(found(language, message, source, body)).toEqual(checks);
  });
});

describe('the days between two dates tell what has passed, and grant no time', () => {
  const FREE = 'Free of charge up to 14 days before check-in.';
  test.each([
    ['de', 'Bestellt am 3. Mai, geliefert am 20. Mai.', 'Rückgabe innerhalb von 14 Tagen.', 'Sie können die Ware innerhalb von 17 Tagen zurückgeben.', ['duration']],
    ['de', 'Bestellt am 3. Mai, geliefert am 20. Mai.', 'Rückgabe innerhalb von 14 Tagen.', 'Sie können die Ware 17 Tage lang zurückgeben.', ['duration']],
    ['de', 'Eingereicht am 2. April, heute ist der 20. April.', 'Das dauert bis zu 30 Arbeitstage.', 'Seit dem 2. April sind 18 Kalendertage vergangen.', []],
    ['en', 'Booked for 20 June, cancelled 2 June.', FREE, 'It is free up to 18 days before check-in.', ['duration']],
    ['en', 'Booked for 20 June, cancelled 2 June.', FREE, 'You can cancel free of charge 18 days before check-in.', ['duration']],
    ['en', 'Booked for 20 June, cancelled 2 June.', FREE, 'Your cancellation came 18 days before check-in, so it is free of charge.', []],
    ['es', 'El curso empieza el 7 de octubre, me doy de baja el 25 de septiembre.', 'Baja con al menos 15 días.', 'Entre el 25 de septiembre y el 7 de octubre hay 12 días.', []],
    ['pt', 'Comprei no dia 3, hoje é dia 8.', 'Desista em até 7 dias.', 'Do dia 3 ao dia 8 foram cinco dias.', []],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect(found(language, message, source, body)).toEqual(checks);
  });

  // 1 June 2026 is a Monday: 80 days on is Thursday, 3 weekdays later; 80 days before is a Friday.
  test.each([['Thursday', []], ['Friday', []], ['Sunday', ['date']]])('eighty days from a Monday is a %s', (weekday, checks) => {
    expect(found('en', 'It arrives on Monday.', 'The inspection is 80 days away.', `The inspection is on a ${weekday}.`)).toEqual(checks);
  });
});

describe('what lies back, is left over or is about as long needs no source; what is granted does', () => {
  const SHOP = 'Returns within 10 days. We open from 9:00 to 18:30. The film lasts 55 minutes.';
  test.each([
    ['en', 'My order came on Tuesday, it is Friday now.', SHOP, 'Three days have gone by since Tuesday.', []],
    ['en', 'My order came on Tuesday, it is Friday now.', SHOP, 'Returns are accepted within three days.', ['duration']],
    ['fr', 'La livraison était la semaine dernière.', 'Retour sous 10 jours.', 'Une semaine après, vous êtes dans les temps.', []],
    ['fr', 'La livraison était la semaine dernière.', 'Retour sous 10 jours.', 'Vous pouvez le retourner pendant une semaine.', ['duration']],
    ['de', 'Ich komme um 18:10 Uhr an.', 'Wir haben von 9 bis 18:30 Uhr geöffnet.', 'Dann bleiben noch zwanzig Minuten.', []],
    ['de', 'Ich komme um 18:10 Uhr an.', 'Wir haben von 9 bis 18:30 Uhr geöffnet.', 'Dann bleiben noch fünfzig Minuten.', ['duration']],
    ['es', 'Lo uso desde hace 2 años y medio.', 'La garantía es de 3 años.', 'Por tiempo le quedaría medio año.', []],
    ['pt', 'Quanto dura?', 'A viagem dura 55 minutos.', 'Demora menos de uma hora.', []],
    ['pt', 'Quanto dura?', 'A viagem dura 55 minutos.', 'Demora uma hora.', ['duration']],
    ['de', 'Darf er zurück?', 'Rückgabe innerhalb von 100 Tagen.', 'Das sind gut drei Monate.', []],
    ['de', 'Darf er zurück?', 'Rückgabe innerhalb von 100 Tagen.', 'Das sind gut vier Monate.', ['duration']],
    ['en', 'Can I leave?', "Cancel with 4 weeks' notice.", 'The notice is four weeks.', []],
    ['de', 'Was bekomme ich?', 'Dafür gibt es 30 Freiminuten.', 'Eine halbe Stunde gibt es gratis.', ['amount']],
    ['de', 'Was bekomme ich?', 'Fürs Tanken gibt es 30 Freiminuten gratis.', 'Eine halbe Stunde gibt es gratis.', []],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect(found(language, message, source, body)).toEqual(checks);
  });
});

describe('days and times that follow from others need no source', () => {
  const SPLINT = 'Cada férula se lleva 2 semanas. Revisión cada 6 semanas, los lunes o los jueves.';
  test.each([
    // 12 January 2026 is a Monday; two and six weeks on are Mondays too.
    ['es', 'Empecé el lunes 12 de enero de 2026.', SPLINT, 'La segunda se la pone el lunes 26 de enero.', []],
    ['es', 'Empecé el lunes 12 de enero de 2026.', SPLINT, 'La segunda se la pone el martes 27 de enero.', ['date']],
    // Two weeks from 3 May are 17 May, and three days on are 20 May.
    ['en', 'It came on 3 May.', 'Fit it after 2 weeks. Check it 3 days later.', 'Fit it on 17 May and check it on 22 May.', ['date']],
    // The second Tuesday of September 2026 is the 8th.
    ['fr', 'Nous sommes le 2 septembre 2026.', 'Le coffret part le deuxième mardi du mois.', 'Il part le mardi 8.', []],
    ['fr', 'Nous sommes le 2 septembre 2026.', 'Le coffret part le deuxième mardi du mois.', 'Il part le mardi 9.', ['number']],
    // A day that nobody counted from.
    ['en', 'Where is it?', 'Open Monday to Thursday. Prices as of 1 June 2026.', 'Your parcel arrives on Thursday, 18 June 2026.', ['date']],
    ['en', 'Where is it?', 'Open Monday to Thursday. Prices as of 1 June 2026.', 'Your repair is ready on Tuesday the 16th.', ['number']],
    ['en', 'Her lesson is this afternoon at four.', 'Lessons last 30 minutes.', 'You have until four o’clock.', []],
    ['en', 'Her lesson is this afternoon at four.', 'Lessons last 30 minutes.', 'You have until five o’clock.', ['time']],
    ['pt', 'O ônibus sai às 14:20.', 'Embarque 30 minutos antes.', 'Esteja no embarque às dez para as duas.', []],
    ['pt', 'O ônibus sai às 14:20.', 'Embarque 30 minutos antes.', 'Esteja no embarque às vinte para as duas.', ['time']],
    ['fr', 'J’ai bloqué ma carte hier à midi.', 'Le blocage est réversible pendant 48 heures.', 'C’est réversible jusqu’à demain midi.', []],
    ['fr', 'J’ai bloqué ma carte hier à midi.', 'Le blocage est réversible pendant 48 heures.', 'Nous vous répondrons demain.', ['promise']],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect([...new Set(found(language, message, source, body))]).toEqual(checks);
  });
});

describe('what a word announces as a result may be reckoned from the sources', () => {
  test.each([
    ['fr', 'Que dois-je ?', 'Trois corrections sont comprises, les suivantes coûtent 8 € chacune.', 'La quatrième et la cinquième coûtent 8 €, soit 16 € pour les 2.', []],
    ['en', 'What do I pay?', 'The course costs 50 €, members 20 % off.', 'The course costs 50 €, so you pay 40 €.', []],
    ['en', 'What do I pay?', 'The course costs 50 €, members 20 % off.', 'The course costs 50 €, so you pay 60 €.', ['amount']],
    ['de', 'Seit Montag ist alles tot, heute ist Samstag.', 'Ab dem dritten Tag gibt es für jeden vollen Tag 5 €.', 'Es sind drei Tage, also 15 €.', []],
    ['de', 'Seit Montag ist alles tot, heute ist Samstag.', 'Ab dem dritten Tag gibt es für jeden vollen Tag 5 €.', 'Es sind drei Tage, also 18 €.', ['amount']],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect([...new Set(found(language, message, source, body))]).toEqual(checks);
  });
});

describe('a rule may be told from its other side, and not turned round', () => {
  const RULE = 'Assembly is free above 400 €. Photos are not accepted above 10 MB.';
  test.each([
    ['en', RULE, 'Under the rule, up to 400 € assembly has its price.', []], ['en', RULE, 'Up to 400 € assembly is free.', ['amount']],
    ['en', RULE, 'Photos of up to 10 MB are accepted.', []], ['en', RULE, 'Photos of up to 10 MB are not accepted.', ['number']],
    ['de', 'Kündbar mit mindestens 6 Wochen Frist.', 'Mit höchstens 6 Wochen Frist ist das nicht möglich.', []],
    ['de', 'Kündbar mit mindestens 6 Wochen Frist.', 'Kündbar mit höchstens 6 Wochen Frist.', ['duration']],
  ])('%s “%s” — “%s”: %p', (language, source, body, checks) => {
    expect([...new Set(found(language, '', source, body))]).toEqual(checks);
  });
});

describe('a rule on one side of a limit denies all the more of that side, and of what has no limit', () => {
  test.each([
    ['en', 'We do not accept returns after 30 days.', 'We accept returns after 30 days.'],
    ['en', 'Dogs are not allowed in the pool area before 8 pm.', 'Dogs are allowed in the pool area.'],
  ])('%s “%s” — “%s”', (language, source, body) => {
    expect(found(language, '', source, body)).toContain('contradiction');
  });
  test.each(['Up to 400 € you will not be charged for assembly.', 'Up to 400 € there is no assembly fee.'])('“%s” grants what is granted above alone', (body) => {
    expect(found('en', '', 'Assembly is free above 400 €.', body)).toContain('amount');
  });
});

describe('to pass a request on promises nothing; to grant it does', () => {
  test.each([
    ['en', 'We have passed your message on to our accounts team.', []], ['en', 'We have cancelled your order.', ['promise']],
    ['de', 'Ich habe das an die Buchhaltung weitergereicht.', []], ['de', 'Ich habe den Betrag storniert.', ['promise']],
    ['es', 'Lo he pasado a la clínica.', []], ['es', 'He cancelado su pedido.', ['promise']],
    ['fr', 'J’ai transmis votre demande à la caisse.', []], ['fr', 'J’ai annulé votre commande.', ['promise']],
    ['pt', 'Já encaminhei o assunto à responsável.', []], ['pt', 'Já cancelei o seu pedido.', ['promise']],
  ])('%s “%s”: %p', (language, body, checks) => {
    expect([...new Set(found(language, '', 'Unser Laden, our shop, la tienda, la boutique, a loja.', body))]).toEqual(checks);
  });
});

describe('what is free, what is an amount and what is a code', () => {
  test.each([
    ['de', '', 'Die Lieferung kostet 5 €.', 'Die Lieferung ist umsonst.', ['amount']],
    ['de', '', 'Die Lieferung kostet 5 €.', 'Die Lieferung bekommen Sie umsonst.', ['amount']],
    ['de', '', 'Die Lieferung kostet 5 €.', 'Die Lieferung ist nicht umsonst.', []],
    ['de', '', 'Die Lieferung ist kostenlos.', 'Die Lieferung ist umsonst.', []],
    ['de', '', 'Der Laden ist montags zu.', 'Es tut uns leid, dass Sie umsonst gekommen sind.', []],
    ['en', 'I paid 30 euros for 2 and then 50 more people came.', 'We refund what was paid.', 'You get 50 € back.', ['amount']],
    ['es', 'Mi cita es el 12 de mayo de 2026.', 'Las citas duran una hora.', 'Su cita del 12-05-2026 está confirmada.', []],
    ['es', 'Mi cita es el 12 de mayo de 2026.', 'Las citas duran una hora.', 'Su cita del 12 05 2026 está confirmada.', []],
    ['es', 'Mi cita es el 12 de mayo de 2026.', 'Las citas duran una hora.', 'Su cita del 13-05-2026 está confirmada.', ['date']],
    ['en', 'The report of 2024/2025?', 'Reports cover one season.', 'The report 2024-2025 is online.', []],
    ['en', 'My order 2024-88213?', 'Orders are numbered.', 'We have found order 2024-88214.', ['code']],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect(found(language, message, source, body)).toEqual(checks);
  });
});

describe('no day that a ticket names tells when something will be there or how long it takes', () => {
  test.each([
    ['en', 'I came on Monday and again on Wednesday.', 'Repairs are done in our workshop.', 'The repair will take 3 days.', ['duration']],
    ['de', 'Ich war am Montag und am Mittwoch da.', 'Reparaturen macht unsere Werkstatt.', 'Die Reparatur dauert zwei Tage.', ['duration']],
    ['fr', 'Je suis venu lundi et mercredi.', 'Les réparations se font à l’atelier.', 'La réparation prend deux jours.', ['duration']],
    ['en', 'I came on Monday and again on Wednesday.', 'Repairs are done in our workshop.', 'You came again two days later.', []],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect(found(language, message, source, body)).toEqual(checks);
  });
});
