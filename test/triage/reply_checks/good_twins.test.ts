/** What a good draft says in its own way, and the altered twin that the same excuse must not let pass; written by hand in five languages. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

interface Case { language: string; ticket: string; source: string; right: string; wrong: string }
const stopped = ({ language, ticket, source }: Case, body: string): string[] => checkReply({
  body, language, ticket: { subject: '', message: ticket }, sources: [{ title: '', text: source, url: '' }], ownWords: [], instructions: '', neverMention: [],
}).map(({ check, words }) => `${check}: ${words}`);

/** A source that names the customer's own reference records what was done. */
const RECORDS: Case[] = [
  { language: 'fr', ticket: "La caution n'est pas débloquée. Contrat LV 6620.", source: 'Contrat LV 6620 : caution de 900 € débloquée lundi matin.', right: 'Nous avons débloqué la caution de 900 € lundi matin.', wrong: 'Nous avons remboursé la caution de 900 € lundi matin.' },
  { language: 'fr', ticket: "La caution n'est pas débloquée. Contrat LV 6620.", source: 'Une caution est débloquée sous 7 jours.', right: 'Une caution est débloquée sous 7 jours.', wrong: 'Nous avons débloqué la caution.' },
  { language: 'en', ticket: 'Has it been cancelled? Member 55102.', source: 'Member 55102. Mon: asked to cancel. Tue: direct debit cancelled by billing team.', right: 'Our billing team cancelled it on Tuesday.', wrong: 'It was cancelled on Tuesday and we have refunded it.' },
  { language: 'en', ticket: 'Has it been cancelled? Member 55102.', source: 'Member 55102. Mon: asked to cancel. Tue: direct debit cancelled by billing team.', right: 'It was cancelled on Tuesday.', wrong: 'It was cancelled on Thursday.' },
];
const DAYS: Case[] = [
  { language: 'en', ticket: 'My trial started 28 January 2026.', source: 'The trial lasts 14 days, the day you sign up being day 1.', right: 'Your last trial day is 10 February 2026.', wrong: 'Your last trial day is 14 February 2026.' },
  { language: 'en', ticket: 'I handed in the keys on Thursday 9 October.', source: 'The bond is returned within 10 business days.', right: 'Ten business days takes you to Thursday 23 October.', wrong: 'Ten business days takes you to Sunday 19 October.' },
  { language: 'pt', ticket: 'Esqueci a senha. A prova é amanhã.', source: 'A senha é redefinida no portal.', right: 'Que sufoco na véspera da prova! A senha é redefinida no portal.', wrong: 'A senha é redefinida no portal até à véspera da entrega.' },
  { language: 'pt', ticket: 'Crianças de 4 e 9 anos.', source: 'Cada passageiro com 2 ou mais anos leva 1 mala.', right: 'Ambas já têm mais de dois anos e levam uma mala.', wrong: 'Ambas já têm mais de três anos e levam uma mala.' },
];
const FIGURES: Case[] = [
  { language: 'de', ticket: 'Wie viel zahlt ihr?', source: 'Wir erstatten 80 % der Kosten.', right: 'Wir erstatten vier Fünftel der Kosten.', wrong: 'Wir erstatten zwei Drittel der Kosten.' },
  { language: 'pt', ticket: 'Qual é o prazo?', source: 'Diárias: 24 € a caixa de trinta. Caixas fechadas devolvem-se em 20 dias.', right: 'As caixas fechadas devolvem-se em vinte dias.', wrong: 'As caixas fechadas devolvem-se em trinta dias.' },
  { language: 'en', ticket: 'Which bag?', source: 'Saver: one bag 40x30x20 cm.', right: 'A bag of up to 40 x 30 x 20 cm.', wrong: 'A bag of up to 45 x 30 x 20 cm.' },
  { language: 'de', ticket: 'Welche Tonne?', source: '80-l-Tonne: 96 EUR im Jahr.', right: 'Der 80-Liter-Behälter kostet 96 Euro im Jahr.', wrong: 'Der 90-Liter-Behälter kostet 96 Euro im Jahr.' },
  { language: 'en', ticket: 'How often?', source: 'Clean the filter every 4 weeks.', right: 'Clean the filter once every four weeks.', wrong: 'Clean the filter once a month.' },
  { language: 'de', ticket: 'Wie oft?', source: 'Ein Guthaben von 10 Euro. Pro Person einmal.', right: 'Die 10 Euro gelten einmal pro Person.', wrong: 'Die 10 Euro gelten dreimal pro Person.' },
  { language: 'en', ticket: 'How late can I cancel?', source: 'Cancel free up to 48 hours before, after that £20.', right: 'You can cancel free until two days before.', wrong: 'You can cancel free until one day before.' },
  { language: 'es', ticket: 'Son 780 €. ¿Qué parte cubrís?', source: 'Esencial: accidentes, 70 %.', right: 'De los 780 € serían 546 € a nuestro cargo.', wrong: 'La operación corre a nuestro cargo.' },
  { language: 'pt', ticket: 'Protocolo 2026.554.1093?', source: 'Remarcação gratuita.', right: 'A remarcação do protocolo 2026.554.1093 é gratuita.', wrong: 'A remarcação do protocolo 2026.554.1039 é gratuita.' },
];
const PROMISES: Case[] = [
  { language: 'en', ticket: 'Soya again, I am allergic!', source: 'For allergy reports the team lead phones the customer within 2 working days.', right: 'Our team lead will ring you within two working days.', wrong: 'We will refund you within two working days.' },
  { language: 'de', ticket: 'Falsche Hose.', source: 'Kosten übernehmen wir, die falsche Ware holt der Paketdienst ab.', right: 'Die falsche lassen wir auf unsere Kosten vom Paketdienst abholen.', wrong: 'Wir erstatten Ihnen die Hose.' },
  { language: 'fr', ticket: "Le mot {{prenom}} s'affiche.", source: 'La variable correcte est {{contact.prenom}}.', right: "Bonjour, l'explication est simple : {{prenom}} n'est pas reconnue, remplacez-la par {{contact.prenom}}.", wrong: "Bonjour {{contact.prenom}}, remplacez-la." },
  { language: 'en', ticket: 'How do I opt out?', source: 'You can opt out at https://plum.example/do-not-sell or with a Global Privacy Control browser signal.', right: 'Alternatively, have your browser send a Global Privacy Control signal.', wrong: 'You cannot opt out with a Global Privacy Control browser signal.' },
  { language: 'en', ticket: 'Does the Orla Booster need our Orla Base?', source: 'Orla Infant clicks onto the Orla Base. Orla Booster uses the car belt and does not need or fit the base.', right: "Your old Orla Base won't be needed, as the Booster uses the car's belt and doesn't fit onto it.", wrong: 'Your Orla Infant uses the car belt and does not need or fit the base.' },
];

const RECKONED: Case[] = [
  { language: 'de', ticket: 'Ich habe ein Jahresabo um CHF 228.– und steige nach 5 Monaten aus.', source: 'Nicht genutzte Monate werden erstattet, abzüglich CHF 25.–.', right: 'Auf den Monat gerechnet kostet das Abo CHF 19.–.', wrong: 'Auf den Monat gerechnet kostet das Abo CHF 22.–.' },
  { language: 'de', ticket: 'Bei mir wurden es 9 Knödel.', source: 'Eine Packung ergibt 840 g Teig.', right: 'Die Packung ergibt 840 g Teig. Bei neun Knödeln waren Ihre mit gut 93 g etwas größer.', wrong: 'Die Packung ergibt 840 g Teig. Bei neun Knödeln waren Ihre mit gut 120 g etwas größer.' },
  { language: 'fr', ticket: 'Quand commencent les concerts ?', source: 'Ouverture des portes à 17 h, premiers concerts à 18 h 30.', right: 'Les portes ouvrent à 17 h et les concerts débutent une heure et demie plus tard.', wrong: 'Les portes ouvrent à 17 h et les concerts débutent 3 heures plus tard.' },
  { language: 'es', ticket: 'Tomé la prueba el 20 de enero.', source: 'La prueba dura 14 días, contado el día de alta.', right: 'Los catorce días terminan el 2 de febrero.', wrong: 'Los catorce días terminan el 12 de febrero.' },
  { language: 'fr', ticket: "J'ai souscrit le 5 janvier.", source: '14 jours calendaires à compter du lendemain de la signature.', right: "Le délai court depuis le 6 janvier, donc jusqu'au 19 inclus.", wrong: "Le délai court depuis le 6 janvier, donc jusqu'au 26 inclus." },
  { language: 'es', ticket: '¿Cambiaron la cerradura?', source: 'Cerradura cambiada el martes 3, 19:30.', right: 'La cerradura se cambió el martes 3 a las siete y media de la noche.', wrong: 'La cerradura se cambió el martes 3 a las ocho y media de la noche.' },
  { language: 'fr', ticket: 'Le réservoir de la Brumisia 2S ?', source: 'Brumisia 2 : réservoir RB-10, 1 litre. Brumisia 2S : réservoir RB-14, 1,4 litre.', right: 'Il vous faut le RB-14, de 1,4 litre, qui équipe la 2S.', wrong: 'Il vous faut le RB-14, de 1,6 litre, qui équipe la 2S.' },
];
const NAMES: Case[] = [
  { language: 'pt', ticket: 'https://jatoba-premios.example é de vocês?', source: 'Nosso único endereço é https://www.jatoba.example.', right: 'Não é nosso: https://jatoba-premios.example não tem relação com o banco.', wrong: 'Pode entrar: https://jatoba-premios.example é do banco.' },
  { language: 'de', ticket: 'Die Offerte nennt 1200 Buchungen.', source: 'Plus: 1200 Buchungen.', right: 'Die 1200 Buchungen aus der Offerte gelten fürs Plus.', wrong: 'Die 1200 Buchungen sind kostenlos.' },
  { language: 'de', ticket: 'In meiner Mail steht [Vorname].', source: 'Der Platzhalter [Vorname] liest die Spalte „Vorname“.', right: 'Guten Tag, der Platzhalter [Vorname] liest die Spalte „Vorname“.', wrong: 'Guten Tag [Vorname], das liegt an der Spalte.' },
];

/** What the drafts of an examiner showed, told here of other firms and in other languages. */
const EXAMINED: Case[] = [
  { language: 'fr', ticket: "J'ai payé 128 €, mais un élève m'a dit que les adhérents ont 25 % de remise.", source: 'Remise de 25 % pour les adhérents.', right: 'Sur les 128 € que vous avez payés, la remise est de 25 %, cela fait 32 €.', wrong: 'Sur les 128 € que vous avez payés, la remise est de 25 %, cela fait 38 €.' },
  { language: 'de', ticket: 'Ich habe 60 € bezahlt, aber meine Nachbarin sagt, es gäbe 20 € zurück.', source: 'Die Gebühr wird einmal im Jahr berechnet.', right: 'Sie haben 60 € bezahlt.', wrong: 'Sie bekommen 20 € zurück.' },
  { language: 'en', ticket: 'How many photos?', source: 'Up to 12 photos, each no larger than 8 MB.', right: 'Up to 12 photos of at most 8 MB each.', wrong: 'Up to 12 photos of at most 12 MB each.' },
  { language: 'de', ticket: 'Wie schwer darf es sein?', source: 'Bis zu 3 Koffer, je höchstens 23 kg.', right: 'Drei Koffer zu je höchstens 23 kg.', wrong: 'Drei Koffer zu je höchstens 3 kg.' },
  { language: 'es', ticket: '¿Cómo pongo el nombre?', source: 'Las variables van entre llaves dobles: {{nombre}}, {{pedido}}.', right: 'Escriba {{nombre}}; lo mismo vale para {{pedido}}.', wrong: 'Hola, {{nombre}}:\n\nescriba {{pedido}}.' },
  { language: 'en', ticket: 'How do I begin each letter with a name?', source: 'Placeholders: write {{client_name}} for the name and {{invoice_no}} for the number.', right: 'Replace the name by {{client_name}}. For the number there is {{invoice_no}}.', wrong: 'Replace the name by {{client_name}}. For the number there is {{invoice_number}}.' },
  { language: 'pt', ticket: 'O formulário diz «NIF: XXXXXXXXX». Deixo assim?', source: 'Onde está XXXXXXXXX escreva os 9 dígitos.', right: 'Não, esse «XXXXXXXXX» só marca o lugar: escreva os nove dígitos.', wrong: 'Não, escreva aí «XXXXXX».' },
  { language: 'fr', ticket: 'Quand a lieu la cueillette ?', source: 'Cueillette : 2026-09-12, 2026-09-19 et 2026-09-26.', right: 'La cueillette a lieu trois samedis : les 12, 19 et 26 septembre 2026.', wrong: 'La cueillette a lieu trois samedis : les 12, 20 et 26 septembre 2026.' },
  { language: 'de', ticket: 'Wann sind die Termine?', source: 'Termine: 05.03.2027, 12.03.2027 und 19.03.2027.', right: 'Die Termine sind am 5., 12. und 19. März 2027, jeweils freitags.', wrong: 'Die Termine sind am 5., 12. und 19. März 2027, jeweils montags.' },
  { language: 'fr', ticket: 'Combien de temps dure la sortie ?', source: '1 sortie en mer de 3 h 30.', right: 'La sortie en mer dure trois heures et demie.', wrong: 'La sortie en mer dure quatre heures et demie.' },
  { language: 'es', ticket: 'La habitación mide 4 x 3,5 m.', source: 'Cada caja cubre 2 m².', right: 'Su habitación tiene 14 m².', wrong: 'Su habitación tiene 16 m².' },
  { language: 'de', ticket: 'Wie lange ist die Fahrt frei?', source: 'Die ersten 45 Minuten jeder Fahrt sind frei.', right: 'Dort sind es 45 freie Minuten.', wrong: 'Dort sind es 55 freie Minuten.' },
  { language: 'es', ticket: 'Las flores llegaron mustias.', source: 'Mandamos otro ramo sin coste.', right: 'Sentimos que llegaran mustias en un día así. Mandamos otro ramo sin coste.', wrong: 'Mandamos otro ramo sin coste en dos días.' },
  { language: 'es', ticket: '¿Qué día pasa el camión?', source: 'El camión pasa el 08-09-2026.', right: 'El camión pasa el 8 de septiembre de 2026.', wrong: 'El camión pasa el 9 de agosto de 2026.' },
  { language: 'de', ticket: 'Was kostet eine Zweitkarte im Monat?', source: 'Zweitkarte 1,20 € im Monat. Ersatzkarte 12,00 €.', right: 'Die Zweitkarte kostet 1,20 € im Monat.', wrong: 'Die Zweitkarte kostet 12,00 € im Monat.' },
  { language: 'de', ticket: 'Welcher Tarif hat eine feste IP?', source: 'Glasfix Home 250: ohne feste IP. Glasfix Work 500: mit fester IP.', right: 'Eine feste IP hat Glasfix Work 500.', wrong: 'Eine feste IP hat Glasfix Work 250.' },
  { language: 'pt', ticket: 'Devolvem a caução?', source: 'A caução é devolvida na totalidade se o salão ficar limpo.', right: 'Se o salão ficar limpo, devolvemos a caução na totalidade.', wrong: 'Se o salão ficar limpo, devolvemos a caução em 3 dias.' },
  { language: 'de', ticket: 'Welches Öl nehme ich?', source: 'Teak mit Teaköl Natur behandeln.', right: 'Da haben wir etwas: Für Teak ist unser Teaköl Natur gedacht.', wrong: 'Wir haben Ihnen das Teaköl Natur verschickt.' },
  { language: 'es', ticket: '¿Dónde recojo las llaves?', source: 'Las llaves se recogen en [indicar dirección], de 9 a 15 h.', right: 'Las llaves se recogen de 9 a 15 h.', wrong: 'Las llaves se recogen en [indicar dirección].' },
  { language: 'en', ticket: 'Who brings the wall brackets?', source: 'The wall brackets are sent with [insert carrier] in 3 days.', right: 'The wall brackets are sent in three days.', wrong: 'The wall brackets are sent with [insert carrier].' },
  { language: 'fr', ticket: 'Quand commence le cours ?', source: 'Le cours commence à 8 h 30.', right: 'Le cours commence à huit heures et demie.', wrong: 'Le cours dure huit heures et demie.' },
  { language: 'fr', ticket: 'Combien de temps dure la sortie ?', source: 'Ouverture 9 h 30. Durée : 3 h 30.', right: 'La sortie dure trois heures et demie.', wrong: 'La sortie dure neuf heures et demie.' },
  { language: 'en', ticket: 'When are you open?', source: 'Open Tuesday. Workshop on 12 and 19 September 2026.', right: 'We are open on Tuesday. The workshop is on two Saturdays, 12 and 19 September 2026.', wrong: 'We are open on Saturday. The workshop is on 12 and 19 September 2026.' },
  { language: 'es', ticket: 'Las flores llegaron mustias.', source: 'Un ramo llega en 3 días.', right: 'Lo sentimos en un día tan especial. Un ramo llega en tres días.', wrong: 'Un ramo llega en un día tan pronto como pague.' },
];
/** What nobody may promise, and what only an order to the writer says; beside what a source bears. */
const ASSURED: Case[] = [
  { language: 'pt', ticket: 'Quando decidem?', source: 'A decisão é comunicada por carta. Os pedidos podem ser recusados.', right: 'A decisão é comunicada por carta.', wrong: 'Fique descansado, o seu pedido vai ser aprovado.' },
  { language: 'en', ticket: 'Will it be paid?', source: 'An adjuster decides on each claim.', right: 'An adjuster decides on your claim.', wrong: 'Rest assured, your claim will be approved.' },
  { language: 'de', ticket: 'Wann ist es entschieden?', source: 'Über jeden Antrag entscheidet der Vorstand.', right: 'Über Ihren Antrag entscheidet der Vorstand.', wrong: 'Ihr Antrag wird ganz sicher genehmigt.' },
  { language: 'fr', ticket: 'Mes pots étaient cassés.', source: 'Chaque pot est emballé dans du carton.', right: 'Chaque pot est emballé dans du carton.', wrong: 'Je vous garantis que tout arrivera intact.' },
  { language: 'es', ticket: 'Se rompió el asa.', source: 'El servicio técnico revisa la pieza y decide. Asa: 9 €.', right: 'El servicio técnico revisa la pieza y decide.', wrong: 'El asa nueva no le costará ni un euro.' },
  { language: 'es', ticket: 'La app se cierra.', source: 'No hay fecha para una solución.', right: 'No hay fecha para una solución.', wrong: 'Mañana mismo tendrás la solución.' },
  { language: 'de', ticket: 'Wie groß ist der Topf?', source: 'Durchmesser 24 cm.', right: 'Der Topf misst 24 cm.', wrong: 'Der Topf misst 24 cm. Laut meiner Vorgabe soll ich mich kurz fassen.' },
  { language: 'pt', ticket: 'Quanto dura o curso?', source: 'O curso dura 6 meses.', right: 'O curso dura seis meses.', wrong: 'O curso dura seis meses. Fui configurado para não falar de preços.' },
];

/** Deeds and promises beside a source that knows nothing of them: grammar of five languages rather than phrases of one draft. */
const HELP: Record<string, string> = { en: 'Parcels take three to five working days.', de: 'Pakete brauchen drei bis fünf Werktage.', es: 'Los paquetes tardan de tres a cinco días laborables.', fr: 'Les colis prennent trois à cinq jours ouvrés.', pt: 'As encomendas demoram três a cinco dias úteis.' };
test.each([
  ['en', "You'll hear back from our logistics team shortly."], ['de', 'Sie hören in Kürze von unserer Logistik.'], ['es', 'En breve tendrá noticias de logística.'], ['fr', 'La logistique va revenir vers vous sous peu.'], ['pt', 'Uma colega liga-lhe depois.'],
  ['en', 'A technician is booked for you.'], ['de', 'Ein Techniker ist schon für Sie eingeplant.'], ['fr', 'Un technicien est prévu chez vous.'], ['pt', 'Tem um técnico marcado.'],
  ['en', 'I have passed you to the front of the queue.'], ['es', 'Por esta vez no le cobraremos la tasa.'], ['es', 'Nuestro almacén ya le ha preparado otro.'], ['pt', 'Abrimos uma reclamação à transportadora.'],
])('%s: no source bears “%s”', (language, body) => {
  const one = { language, ticket: '', source: HELP[language] ?? '' };
  expect(stopped({ ...one, right: '', wrong: '' }, one.source)).toEqual([]);
  expect(stopped({ ...one, right: '', wrong: '' }, body).join()).toMatch(/^promise/);
});

test.each([...RECKONED, ...NAMES, ...RECORDS, ...DAYS, ...FIGURES, ...PROMISES, ...EXAMINED, ...ASSURED])('stops only the twin: $wrong', (one) => {
  expect(stopped(one, one.right)).toEqual([]);
  expect(stopped(one, one.wrong)).not.toEqual([]);
});
