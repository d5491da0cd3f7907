/** Questions that share an entry's words and ask for what it does not hold, and the same kinds of question to entries that hold it. */
import { lackingIn } from '../../../../src/adapters/builtin/replies/asks_for.ts';
import { asksOtherwise } from '../../../../src/adapters/builtin/replies/asks_otherwise.ts';
import { foldFully } from '../../../../src/triage/text/characters.ts';
import { leastMilliseconds } from '../../../cpu_clock.ts';

const lacks = (question: string, answered: string): boolean => lackingIn([foldFully(question)], foldFully(answered)).length > 0;

const VOUCHERS = 'Gift vouchers: bought on our site from £10, sent by e-mail within minutes.';
const GUTSCHEINE = 'Gutscheine gibt es ab 20 € auf unserer Seite, sie kommen per Mail.';
test.each([
  ['Can I pay with a gift voucher?', VOUCHERS], ['Kann ich mit einem Gutschein bezahlen?', GUTSCHEINE], ['¿Puedo pagar el pedido con un cheque regalo?', 'Los cheques regalo llegan por correo y caducan al año.'],
  ['Puis-je payer ma commande avec une carte cadeau ?', 'Cartes cadeaux : dès 20 €, envoyées par e-mail.'], ['Posso pagar com um cartão de oferta?', 'Os cartões de oferta compram-se no site.'],
  ['How much do you pay for a bike in part exchange?', 'Part exchange: bring the bike, we value it while you wait.'], ['Quanto pagam de direitos de autor?', 'Os direitos são pagos em Março. Valores abaixo de 20 € passam para o semestre seguinte.'],
  ['Dão vacinas?', 'O cão tem de estar vacinado. Traga o boletim de vacinas.'], ['¿Dan cupones?', 'Cupones: se usa uno por pedido.'], ['Donnez-vous des chatons ?', 'Vaccins du chiot et du chaton : 92 $ par visite.'],
  ['Posso vender o uniforme usado?', 'O uniforme vende-se na loja online.'], ['Do you buy vans?', 'What is in the van: kitchen gear and gas.'], ['Kann ich Ihnen mein altes Rad verkaufen?', 'Alte Räder: nehmen Sie vorher den Akku heraus.'],
  ['How do I become a personal trainer at your gym?', 'Personal training: £45 for 60 minutes.'], ['A que horas é o almoço?', 'O almoço marca-se no portal até às 9h do próprio dia.'], ['¿El segundo cambio es gratis?', 'El primer cambio es gratis dentro de los 30 días.'],
  ['How much is a class?', 'Classes open in the app 6 days ahead at 8am.'], ['Was kostet das Probewohnen?', 'Ein Hund darf bis zu 14 Tage zur Probe bei Ihnen wohnen.'], ['How do I change the name on an old invoice?', 'Change the name under Billing. It holds from the next invoice on.'],
  ['Can I be a guest twice a week?', 'Members may bring one guest twice a month. Others buy a day pass.'], ['Wie entferne ich einen Freund?', 'Für jeden Freund, den du einlädst, bekommst du 100 Kristalle.'], ['Puis-je rapporter un médicament ?', 'Commandez 48 heures d’avance.'],
  ['Can I return the van in another town?', 'Return before 10.30am. Late return costs £30 an hour.'], ['Peut-on passer de la formule Solo à la formule Confort ?', '4 séances par an en formule Solo, 6 en formule Confort.'], ['Il me faudrait encore une heure, possible ?', 'Annuler : gratuit jusqu’à 6 heures avant.'],
  ['Can you give my dog the kennel cough vaccination?', 'Dogs need kennel cough at least 14 days before arrival. Bring the card.'],
  ['Combien d’années durent les bouchons ?', 'Bouchons sur mesure : 95 € la paire, prêts en 10 jours.'], ['How long will the soles last?', 'New soles: £45, ready in 5 days.'], ['¿Qué bicis de segunda mano tenéis ahora en talla M?', 'Salen revisadas por el taller y con garantía.'],
  ['Which used saws do you have at the moment?', 'Used saws are serviced and carry a guarantee.'], ['Faites-vous le bilan pour un enfant de 4 ans ?', 'Bilan gratuit, environ 45 minutes.'], ['Macht ihr die Massage auch für ein Kind?', 'Massage: 45 Minuten, 60 €.'],
])('“%s” is not answered by “%s”', (question, answered) => expect(lacks(question, answered)).toBe(true));

test.each([
  ['Can I pay with a gift voucher?', 'Gift vouchers: enter the code at checkout.'], ['Kann ich mit einem Gutschein bezahlen?', 'Gutscheine lösen Sie an der Kasse ein.'], ['¿Puedo pagar con Bizum?', 'Formas de pago: tarjeta y Bizum.'], ['Peut-on payer par virement ?', 'Carte ou virement.'], ['Posso pagar com MB Way?', 'Aceitamos MB Way e cartão.'],
  ['How much do you pay for a bike in part exchange?', 'We pay £120 to £200 as credit.'], ['Dão descontos a estudantes?', 'Estudantes têm 10 % de desconto.'], ['¿Dan clases los sábados?', 'Damos clases de lunes a sábado.'],
  ['Can I sell you my old bike?', 'We buy used bikes up to 8 years old.'], ['Compram livros usados?', 'Retomas: compramos livros em bom estado.'], ['How do I become a member?', 'Fill in the form.'], ['What time do you open?', 'Open from 9am to 5pm.'], ['A que horas fecham?', 'Segunda a sexta, das 9h às 18h30.'],
  ['¿La segunda prenda tiene descuento?', 'Cada prenda adicional tiene un 10 %.'], ['Was kostet die Karte?', 'Die Karte ist kostenlos.'], ['Combien coûte le ménage ?', 'Ménage complet : 70 €.'], ['How much does delivery cost?', 'Delivery is free.'], ['Where do I find an old invoice?', 'Under Billing, the next invoice and all old ones.'],
  ['How do I change the name on my invoice?', 'Change it under Billing. It holds from the next invoice on.'], ['Can I come three times a week?', 'Standard: unlimited visits.'], ['How do I remove a card?', 'Under Payments, tap Delete.'], ['Puis-je rendre un livre ?', 'Retour sous 14 jours.'], ['Can I return it in another shop?', 'Bring it to any of our shops.'],
  ['It no longer works, what now?', 'Restart the modem.'], ['Can I keep it longer?', 'You may renew a loan twice.'],
  ['Can you give me a date?', 'Tuesdays and Fridays.'],
  ['How long does the course last?', 'Six weeks, one evening each.'], ['Combien de temps dure la visite ?', 'La visite dure une heure.'], ['Which bikes do you have in stock?', 'The list of what is available is on our website.'], ['Is it for children too?', 'From age 6.'], ['Avez-vous des casques pour enfants ?', 'Casques adultes et enfants : 5 €.'],
])('“%s” may be answered by “%s”', (question, answered) => expect(lacks(question, answered)).toBe(false));

const entry = (title: string, solution: string) => ({ id: 'A1', kind: 'article' as const, title, problem: title, solution, product: '', issue: '', url: '', score: 0.5 });
const otherwise = (message: string, title: string, solution: string): string[] => asksOtherwise({ ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' }, [message], '', entry(title, solution));

test('an entry on one topic waits where a question without a word of it names things that it does not say', () => {
  expect(otherwise('Do you have a ground-floor room with a walk-in shower?', 'Dogs', 'Two ground-floor rooms take one dog each, £12 a night.')).not.toEqual([]);
  expect(otherwise('Does the insurance cover my luggage?', 'Insurance and excess', 'Full cover with £1,000 excess. Tyres are never covered.')).not.toEqual([]);
  expect(otherwise('Do you have ground-floor rooms for two dogs?', 'Dogs', 'Two ground-floor rooms take one dog each, £12 a night.')).toEqual([]);
  expect(otherwise('Does the insurance cover tyres?', 'Insurance and excess', 'Full cover with £1,000 excess. Tyres are never covered.')).toEqual([]);
});

const OFTEN = 'The customer asks how often; the passage does not say.';
test.each([
  ['¿Cada cuánto hay que hacer la revisión completa?', 'Revisión completa', '85 €, de 4 a 5 días laborables.'], ['Wie oft muss der Filter gewechselt werden?', 'Filter', '12 €, passend für beide Modelle.'],
  ['How frequently is the filter changed?', 'Filter', 'Simply order one, it is only £12.'],
])('“%s” is not answered by “%s: %s”', (question, title, solution) => expect(otherwise(question, title, solution)).toContain(OFTEN));
test.each([
  ['How often should I descale it?', 'Descaling', 'Every two months.'], ['Wie oft wird gereinigt?', 'Reinigung', 'Wöchentlich, montags.'], ['¿Cada cuánto pasa el camión?', 'Camión', 'Pasa una vez al mes.'],
])('“%s” may be answered by “%s: %s”', (question, title, solution) => expect(otherwise(question, title, solution)).not.toContain(OFTEN));

test('a hostile question of 200 kB is read within a second', () => {
  for (const text of ['pay a b c d ', 'kann ich a ', 'how much 7 € ', 'mit a b ']) expect(leastMilliseconds((round) => lackingIn([`${round} ${text.repeat(20_000 / text.length)}`], text.repeat(200_000 / text.length)))).toBeLessThan(1000);
});
