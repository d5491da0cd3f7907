import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';

/** Checks that stop a body, given a ticket and a source with its title; expected values are reckoned by hand. */
const found = (language: string, message: string, sources: string | [string, string][], body: string) => checkReply({
  body, language, ticket: { subject: '', message }, ownWords: [], instructions: '', neverMention: [],
  sources: (typeof sources === 'string' ? [['Page', sources]] : sources).map(([title = '', text = '']) => ({ title, text, url: '' })),
}).map(({ check }) => check);

describe('what follows from known figures stands, what does not is stopped', () => {
  const SHIRTS = 'Camisa lavada: 2,80 €. Edredón: 16 €.';
  const HALL = 'Chair hire: £1.80 a day. Round table: £9 a day. Delivery to Leeds: £35.';
  const CANCEL = 'Free of charge up to 14 days before check-in. After that the first night is charged.';
  const GATE = 'The warranty lasts 4 years from purchase.';
  test.each([
    ['es', '¿Cuánto cuesta lavar 5 camisas?', SHIRTS, 'Las cinco camisas cuestan 14 €.', []],
    ['es', '¿Cuánto cuesta lavar 5 camisas?', SHIRTS, 'Las cinco camisas cuestan 15 €.', ['amount']],
    ['en', 'I need 60 chairs and 8 round tables in Leeds.', HALL, '60 chairs are £108.00, eight tables £72.00 and delivery £35.00. The total is £215.00.', []],
    ['en', 'I need 60 chairs and 8 round tables in Leeds.', HALL, '60 chairs are £108.00, eight tables £72.00 and delivery £35.00. The total is £205.00.', ['amount']],
    ['fr', 'Je garde le costume une semaine de plus.', 'Chaque journée supplémentaire coûte 11 € par jour.', 'Pour une semaine, cela fait 77 €, à 11 € par jour.', []],
    ['pt', 'Quero a armação Miragem.', 'Armação Miragem: 119 €. Com lentes, 20 % de desconto.', 'Com lentes, a Miragem fica por 95,20 €.', []],
    ['pt', 'Quero a armação Miragem.', 'Armação Miragem: 119 €. Com lentes, 20 % de desconto.', 'Com lentes, a Miragem fica por 95,90 €.', ['amount']],
    ['es', 'Me cobraron dos veces, 43,60 cada uno.', 'Los cobros dobles se devuelven en 7 días.', 'Los 43,60 € se devuelven en siete días.', []],
    ['en', 'Booked for 20 June, cancelled on 2 June.', CANCEL, 'You cancelled 18 days before check-in, so it is free.', []],
    ['en', 'Booked for 20 June, cancelled on 2 June.', CANCEL, 'You cancelled 13 days before check-in, so it is free.', ['duration']],
    ['en', 'Bought on 3 November 2022.', GATE, 'Your warranty of four years runs until 3 November 2026.', []],
    ['en', 'Bought on 3 November 2022.', GATE, 'Your warranty of four years runs until 3 November 2027.', ['date']],
    ['de', 'Montage ist am 2026-12-09.', 'Alles muss zwei Werktage vor der Montage fertig sein.', 'Bitte seien Sie zwei Werktage vorher fertig, also bis Montag, 7. Dezember.', []],
    ['de', 'Montage ist am 2026-12-09.', 'Alles muss zwei Werktage vor der Montage fertig sein.', 'Bitte seien Sie zwei Werktage vorher fertig, also bis Dienstag, 8. Dezember.', ['date']],
    ['de', 'Am 1. März kam die Lieferung. Bis wann kann ich widerrufen?', 'Sie können 14 Tage lang widerrufen, einschließlich des Tages der Lieferung.', 'Sie können bis einschließlich 14. März widerrufen.', []],
    ['de', 'Am 1. März kam die Lieferung. Bis wann kann ich widerrufen?', 'Sie können 14 Tage lang widerrufen, einschließlich des Tages der Lieferung.', 'Sie können bis 17. März widerrufen.', ['date']],
    ['en', 'How heavy in pounds?', 'One bag up to 20 kg.', 'One bag of up to 20 kg, which is about 44 pounds.', []],
    ['en', 'How heavy in pounds?', 'One bag up to 20 kg.', 'One bag of up to 20 kg, which is about 54 pounds.', ['amount']],
    ['de', 'Wird heiß.', 'Bis 45 °C ist normal.', 'Bis 45 °F ist normal.', ['number']],
    ['en', 'Wird heiß.', 'Up to 45 °C is normal.', 'Up to 113 °F is normal.', []],
    ['pt', 'Quanto dura?', 'A gravação dura 95 minutos.', 'A gravação dura uma hora e trinta e cinco minutos.', []],
    ['pt', 'Quanto dura?', 'A gravação dura 95 minutos.', 'A gravação dura uma hora e vinte e cinco minutos.', ['duration']],
    ['pt', 'Aluguer de 12 a 15 de maio.', 'A sobretaxa é de 10 € por dia.', 'A sobretaxa é de 10 € por aluguer.', ['amount']],
    ['en', 'Up to 10 MB?', 'Photos up to 10 MB.', 'Photos up to 10 KB.', ['number']],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect(found(language, message, source, body)).toEqual(checks);
  });
});

describe('a value stands beside the case that a source says it of', () => {
  const CLUB = 'Bronze: 2 alterations a year. Silver: 5 alterations a year. Silver Duo: 8 alterations a year for two people.';
  const NIGHT = 'Kassel: 0561 555 0190. Göttingen: 0551 555 0190.';
  const MAILS = 'For ring exchanges write to sizing@gold.example within 21 days. For repairs: bench@gold.example.';
  test.each([
    ['en', 'How many alterations are in Tailor Club Silver?', CLUB, 'Tailor Club Silver includes five alterations a year.', []],
    ['en', 'How many alterations are in Tailor Club Silver?', CLUB, 'Tailor Club Silver includes eight alterations a year.', ['number']],
    ['en', 'How many alterations are in Tailor Club Silver Duo?', CLUB, 'Tailor Club Silver Duo includes eight alterations a year.', []],
    ['de', 'Welche Nummer gilt nachts in Kassel?', NIGHT, 'In Kassel gilt 0561 555 0190.', []],
    ['de', 'Welche Nummer gilt nachts in Kassel?', NIGHT, 'In Kassel gilt 0551 555 0190.', ['code']],
    ['fr', 'Numéro du week-end ?', 'Semaine : 04 99 55 01 20. Week-end : 04 99 55 01 29.', 'Le week-end, appelez le 04 99 55 01 20.', ['code']],
    ['en', 'Wrong size ring, want to exchange.', MAILS, 'Please write to sizing@gold.example and ask for the exchange.', []],
    ['en', 'Wrong size ring, want to exchange.', MAILS, 'Please write to bench@gold.example and ask for the exchange.', ['e-mail address']],
    ['es', '¿Qué pegamento uso para la suela de la bota de montaña?', 'Suelas de montaña: PegaFlex Trek. Calzado de vestir: PegaFlex City.', 'Para botas de montaña, el indicado es PegaFlex City.', ['name']],
    ['es', '¿Qué pegamento uso para la suela de la bota de montaña?', 'Suelas de montaña: PegaFlex Trek. Calzado de vestir: PegaFlex City.', 'Para botas de montaña, el indicado es PegaFlex Trek.', []],
  ])('%s “%s” — “%s” — “%s”: %p', (language, message, source, body, checks) => {
    expect(found(language, message, source, body)).toEqual(checks);
  });

  test('of two sources on one matter the title tells', () => {
    const sources: [string, string][] = [['Dosis Waldhirsch', 'Tagesmenge: 190 g.'], ['Dosis Flussforelle', 'Tagesmenge: 170 g.']];
    expect(found('de', 'Wie viel Waldhirsch für einen Hund?', sources, 'Von Waldhirsch empfehlen wir 170 g am Tag.')).toEqual(['number']);
    expect(found('de', 'Wie viel Waldhirsch für einen Hund?', sources, 'Von Waldhirsch empfehlen wir 190 g am Tag.')).toEqual([]);
  });
});

describe('what holds in every case, by a near day or is on its way needs a source', () => {
  const MATTRESS = 'Matratzen nehmen wir auch benutzt zurück, sofern sie fleckenfrei sind.';
  test.each([
    ['de', MATTRESS, 'Wir nehmen die Matratze zurück, egal in welchem Zustand.', ['over-general']],
    ['de', MATTRESS, 'Wir nehmen die Matratze benutzt zurück, sofern sie fleckenfrei ist.', []],
    ['es', 'Asistencia 24 h: 952 555 640.', 'Tiene asistencia las 24 horas en el 952 555 460.', ['code']],
    ['es', 'El rollo está al revés.', 'Estimado NOMBRE_CLIENTE: el rollo está al revés.', ['placeholder']],
  ])('%s “%s” — “%s”: %p', (language, source, body, checks) => {
    expect(found(language, '', source, body)).toEqual(checks);
  });
});
