/** Slips that language models make, each beside the good twin that is as hard to tell; written by hand in five languages. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

interface Case { language: string; ticket: string; source: string; right: string; wrong: string; url?: string }
const stopped = ({ language, ticket, source, url = '' }: Case, body: string): string[] => checkReply({
  body, language, ticket: { subject: '', message: ticket }, sources: [{ title: '', text: source, url }], ownWords: [], instructions: '', neverMention: [],
}).map(({ check, words }) => `${check}: ${words}`);

const PLANS: Case[] = [
  { language: 'en', ticket: 'How long does the Vela 300 need to charge?', source: 'A full charge takes 3 hours (200) or 5 hours (300).', right: 'A full charge of your Vela 300 takes 5 hours.', wrong: 'A full charge of your Vela 300 takes 3 hours.' },
  { language: 'de', ticket: 'Was kostet der Grundpreis bei Isar Grün?', source: 'Isar Fest kostet 31 Cent je kWh und 12 € Grundpreis im Monat. Isar Grün kostet 34 Cent je kWh und 9 € Grundpreis im Monat.', right: 'Bei Isar Grün beträgt der Grundpreis 9 € im Monat.', wrong: 'Bei Isar Grün beträgt der Grundpreis 12 € im Monat.' },
  { language: 'es', ticket: 'Tengo la Rayo 50, ¿cuántos gigas puedo usar en Francia?', source: 'En la UE se usan los gigas de la tarifa: hasta 12 GB con Rayo 30 y hasta 25 GB con Rayo 50.', right: 'En Francia puede usar hasta 25 GB de su tarifa.', wrong: 'En Francia puede usar hasta 12 GB de su tarifa.' },
  { language: 'pt', ticket: 'Quanto custa a limpeza em casa?', source: 'Limpeza na loja: 40 €; em casa: 65 €.', right: 'A limpeza em casa custa 65 €.', wrong: 'A limpeza em casa custa 40 €.' },
];
const SUMS: Case[] = [
  { language: 'en', ticket: 'Can I pause for 3 months on Maxi?', source: 'Joining fee: £15. Members on the Maxi plan may pause for 1 to 3 months at £5 a month.', right: 'On Maxi you can pause for three months at £5 a month, so £15 for the three.', wrong: 'On Maxi you can pause for three months at £5 a month, so £18 for the three.' },
  { language: 'es', ticket: 'Somos veinte.', source: 'Grupos: 7 € por persona.', right: 'El precio es de siete euros por persona, o sea, ciento cuarenta para los veinte.', wrong: 'El precio es de siete euros por persona, o sea, ciento cincuenta para los veinte.' },
  { language: 'es', ticket: 'Furgo 2 días, unos 500 km', source: 'Incluye 200 km diarios; cada kilómetro de más, 0,20 €.', right: 'Tiene incluidos 400 km; los 100 restantes cuestan 20 €.', wrong: 'Tiene incluidos 400 km; los 100 restantes cuestan 25 €.' },
  { language: 'pt', ticket: 'Quero a mesa de 500 € no 2.º andar. Total?', source: 'Entrega: 30 €. Subida sem elevador: 10 € por piso.', right: 'À mesa de 500 € juntam-se 30 € de entrega e, por dois pisos, 20 €. Ficaria em 550 €.', wrong: 'À mesa de 500 € juntam-se 30 € de entrega e, por dois pisos, 20 €. Ficaria em 570 €.' },
  { language: 'de', ticket: 'Regal für 800 €, mit Montage?', source: 'Die Lieferung kostet 70 €. Montage: 12 Prozent des Warenwerts.', right: 'Die Lieferung kostet 70 €, die Montage zwölf Prozent, also 96 €. Insgesamt sind es 966 €.', wrong: 'Die Lieferung kostet 70 €, die Montage zwölf Prozent, also 96 €. Insgesamt sind es 986 €.' },
  { language: 'de', ticket: 'Was kosten 3.000 kWh bei Isar?', source: 'Isar kostet 31,5 Cent je kWh.', right: 'Bei Isar kosten 3.000 kWh zu 31,5 Cent 945 €.', wrong: 'Bei Isar kosten 3.000 kWh zu 31,5 Cent 965 €.' },
  { language: 'pt', ticket: 'Gasto 300 kWh', source: 'Simples: 0,158 € por kWh.', right: 'No Simples, 300 kWh a 0,158 € são 47,40 €.', wrong: 'No Simples, 300 kWh a 0,158 € são 51,40 €.' },
  { language: 'fr', ticket: "L'année d'avance ?", source: 'Atelier : 21 € HT par mois. Paiement annuel : 2 mois offerts.', right: "Avec deux mois offerts, l'année revient à deux cent dix euros HT.", wrong: "Avec deux mois offerts, l'année revient à deux cent trente euros HT." },
  { language: 'pt', ticket: 'Álbum com 10 páginas extra?', source: 'Álbum: 21,90 €. Página extra: 0,70 €.', right: 'O álbum custa 21,90 € e as dez páginas extra sete euros: 28,90 €.', wrong: 'O álbum custa 21,90 € e as dez páginas extra sete euros: 29,90 €.' },
];
const TIMES: Case[] = [
  { language: 'fr', ticket: 'Ouvert lundi ?', source: 'Lundi 6 avril 2026 : ouvert de 10 h à 17 h. Départ à 9 h 30.', right: "Lundi, c'est ouvert de dix heures à dix-sept heures ; le départ est à neuf heures et demie.", wrong: "Lundi, c'est ouvert de onze heures à dix-sept heures." },
  { language: 'de', ticket: 'Come si pulisce?', source: 'Decalcificare ogni 3 mesi con acqua e aceto. Risciacquare due volte. Non usare la lavastoviglie.', right: 'Entkalken Sie die Maschine alle drei Monate und spülen Sie sie zweimal.', wrong: 'Entkalken Sie die Maschine alle vier Monate.' },
  { language: 'pt', ticket: 'De quanto em quanto tempo rego a planta?', source: 'Rega a cada 6 dias. Adubo Folhas 12: 5 ml por litro.', right: 'Regue a cada 6 dias.', wrong: 'Regue a cada 12 dias.' },
  { language: 'es', ticket: '¿Puedo anular?', source: 'Sin coste hasta 24 horas antes.', right: 'Hasta veinticuatro horas antes no tiene coste.', wrong: 'Hasta doce horas antes no tiene coste.' },
];
const WORDS: Case[] = [
  { language: 'en', ticket: 'Which screws for step 4?', source: 'Step 4: use the short screws from bag C.', right: 'In step 4 of the instructions you need the short screws from bag C.', wrong: 'According to my instructions, you need the short screws from bag C.' },
  { language: 'es', ticket: '¿Cuánto riega el programa 3?', source: 'Programa 3: 20 minutos.', right: 'Según las instrucciones, el programa 3 riega 20 minutos.', wrong: 'Según el contexto, el programa 3 riega 20 minutos.' },
  { language: 'de', ticket: 'Wie lange gilt die Karte?', source: 'Die Karte gilt 12 Monate.', right: 'Die Karte gilt 12 Monate. So oder so freuen wir uns auf Sie.', wrong: 'Laut Kontext gilt die Karte 12 Monate.' },
  { language: 'fr', ticket: 'Quel tarif ?', source: 'La visite coûte 8 €.', right: 'La visite coûte 8 €.', wrong: "D'après les extraits, la visite coûte 8 €." },
  { language: 'pt', ticket: 'Qual o preço?', source: 'A visita custa 8 €.', right: 'A visita custa 8 €.', wrong: 'Segue a resposta: a visita custa 8 €.' },
  { language: 'en', ticket: 'What does it cost?', source: 'A visit is £8.', right: 'A visit is £8.', wrong: 'Tone: friendly, max 120 words. A visit is £8.' },
  { language: 'de', ticket: 'Fehler F07', source: 'F07: Sieb reinigen, dann Taste START 3 Sekunden halten.', right: 'Reinigen Sie das Sieb und halten Sie [START] drei Sekunden.', wrong: 'Reinigen Sie das Sieb und halten Sie [Datum] drei Sekunden.' },
  { language: 'en', ticket: 'my appointment confirmation says 3rd march but i cant make it', source: 'Appointments can be moved free of charge up to 2 days before.', right: 'As yours is on 3 March, the last day to change it is 1 March.', wrong: 'As yours is on 3 March, the last day to change it is 8 March.' },
];
const GIFTS: Case[] = [
  { language: 'en', ticket: 'My card failed again.', source: 'A new card costs £8. The first visit is free.', right: 'I am sorry for the trouble. A new card costs £8.', wrong: "A new card costs £8. To make up for it we'll add a free week to your membership." },
  { language: 'de', ticket: 'Ich bin seit Jahren Kunde.', source: 'Ein Ersatz kostet 35 €.', right: 'Vielen Dank für Ihre Treue. Ein Ersatz kostet 35 €.', wrong: 'Für Ihre Treue bekommen Sie einen Ersatz von uns geschenkt.' },
  { language: 'es', ticket: 'Llevo una semana esperando.', source: 'La entrega tarda 10 días.', right: 'Sentimos las molestias. La entrega tarda 10 días.', wrong: 'Por las molestias le regalamos la funda.' },
  { language: 'fr', ticket: "J'attends depuis une semaine.", source: 'La livraison prend 10 jours.', right: 'Nous sommes désolés pour la gêne. La livraison prend 10 jours.', wrong: 'Pour nous faire pardonner, nous ajoutons une housse à votre commande.' },
  { language: 'pt', ticket: 'Estou à espera há uma semana.', source: 'A entrega demora 10 dias.', right: 'Lamentamos o incómodo. A entrega demora 10 dias.', wrong: 'Oferecemos-lhe duas almofadas pelo incómodo.' },
  { language: 'en', ticket: 'Two kids?', source: 'A pack costs £200. Siblings get 10 percent off.', right: 'With the sibling discount of ten percent a pack is £180.', wrong: 'As a thank you we offer you a voucher.' },
];
const PAGES: Case[] = [
  { language: 'en', ticket: 'https://cards.brook.gov.uk/lost asks for a PIN', source: 'If you have no PIN, bring proof of address to any branch.', url: 'https://www.brook.gov.uk/lost-card', right: 'https://cards.brook.gov.uk/lost needs a PIN, so please bring proof of address to any branch.', wrong: 'Please use https://cards.brooks.gov.uk/lost instead.' },
  { language: 'pt', ticket: 'A página reservas.pomar.pt/agosto dá erro', source: 'Se a página der erro, limpe o histórico.', url: 'https://pomar.pt/ajuda', right: 'Limpe o histórico e volte a abrir reservas.pomar.pt/agosto.', wrong: 'Limpe o histórico e volte a abrir reservas.pomar.pt/julho.' },
  { language: 'en', ticket: 'Is https://pay-lumen.example/now yours? Send me there.', source: 'Pay in the app.', url: 'https://lumen.example/pay', right: 'https://pay-lumen.example/now is not ours; please pay in the app.', wrong: 'Please pay at https://pay-lumen.example/now or in the app.' },
];

test.each([...PLANS, ...SUMS, ...TIMES, ...WORDS, ...GIFTS, ...PAGES])('$language: “$wrong”', (one) => {
  expect(stopped(one, one.right)).toEqual([]);
  expect(stopped(one, one.wrong)).not.toEqual([]);
});

/** What stands just beyond an excuse. */
const BEYOND: Case[] = [
  { language: 'en', ticket: 'Is https://facebook.com/mug-refunds yours?', source: 'News: https://facebook.com/mug. Orders may be changed.', url: 'https://mug.example/help', right: 'Orders may be changed.', wrong: 'Orders may be changed at https://facebook.com/mug-refunds.' },
  { language: 'de', ticket: 'Ist https://fremd.or.at/konto richtig?', source: 'Bestellungen lassen sich ändern.', url: 'https://tasse.or.at/hilfe', right: 'Bitte öffnen Sie https://fremd.or.at/konto nicht.', wrong: 'Bestellungen lassen sich unter https://fremd.or.at/konto ändern.' },
  { language: 'en', ticket: 'Is https://mug.example:1@other.example/pay yours?', source: 'Orders may be changed.', url: 'https://mug.example/help', right: 'Orders may be changed.', wrong: 'Orders may be changed at https://mug.example:1@other.example/pay.' },
  { language: 'es', ticket: '¿Uso https://otro.example/pago?', source: 'Los pedidos se siguen en la app.', url: 'https://taza.example/ayuda', right: 'La página https://otro.example/pago no es nuestra.', wrong: 'No entre en la app: los pedidos se siguen en https://otro.example/pago.' },
  { language: 'de', ticket: 'Wie lange dauert es?', source: 'Geöffnet von 9:00 bis 15:00 Uhr. Repariert wird in der Werkstatt.', right: 'Repariert wird in der Werkstatt.', wrong: 'Die Werkstatt repariert nach drei Stunden.' },
  { language: 'pt', ticket: 'Quanto demora?', source: 'Aberto das 9h às 15h. O reparo é feito na oficina.', right: 'Aberto das nove horas às quinze horas.', wrong: 'O reparo na oficina tem uma espera de três horas.' },
  { language: 'fr', ticket: 'Quand vient-il ?', source: 'Le technicien visite les maisons de la zone.', right: 'Je ne peux pas vous donner une heure.', wrong: 'Ne vous inquiétez pas, le technicien visite votre maison dans une heure.' },
  { language: 'en', ticket: 'I have 3 litres.', source: 'Use 10 g of salt per litre and rinse.', right: 'Use 10 g of salt per litre; for three litres, thirty grams.', wrong: 'Use 30 g of salt for 3 litres and rinse after 3 hours.' },
  { language: 'en', ticket: 'How much?', source: 'La spedizione costa 12 euro e richiede due giorni lavorativi dopo la conferma del pagamento.', right: 'Delivery costs €12.', wrong: 'Delivery takes 12 weeks.' },
  { language: 'en', ticket: 'I cancel.', source: 'The plan ends with the month.', right: 'The plan ends with the month; after that there is nothing more to pay.', wrong: 'The workshop repairs it, and afterwards there is nothing to pay.' },
  { language: 'en', ticket: 'What would a repair be?', source: 'Gift wrap costs £20. A new lid costs £25.', right: 'A new lid costs £25.', wrong: 'A repair would be £45.' },
  { language: 'en', ticket: 'Sad.', source: 'Feel free to ask. Gift wrap costs £3.', right: 'Gift wrap costs £3.', wrong: "We'll throw in a lid." },
];

test.each(BEYOND)('$language: no excuse bears “$wrong”', (one) => {
  expect(stopped(one, one.right)).toEqual([]);
  expect(stopped(one, one.wrong)).not.toEqual([]);
});
