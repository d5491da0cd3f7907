import { isPlainlyGlad, isPraiseAlone, openingThanks } from '../../../../src/adapters/builtin/replies/needs_no_answer.ts';
import { leastMilliseconds } from '../../../cpu_clock.ts';

/** What a message is, told by hand: praise alone, or anything that needs an answer. */
type Kind = 'praise' | 'other';
const CASES: [language: string, kind: Kind, message: string][] = [
  ['en', 'praise', 'Just wanted to say thank you, the new kettle is wonderful and your lady on the phone was so kind. Please tell her so!'],
  ['de', 'praise', 'Ich wollte mich nur herzlich bedanken: Die Lampe ist wunderschön und der Versand war superschnell. Weiter so!'],
  ['es', 'praise', '¡Muchísimas gracias! La cafetera es una maravilla y el servicio excelente. Estoy encantada.'],
  ['fr', 'praise', 'Je voulais simplement vous remercier : votre équipe est formidable et la livraison a été très rapide. Bravo !'],
  ['pt', 'praise', 'Queria só agradecer o atendimento maravilhoso da Joana. O sofá é lindo, adorei!'],
  ['en', 'other', 'Thank you so much, the kettle is wonderful! Do you also sell a red one?'],
  ['de', 'other', 'Vielen Dank, die Lampe ist wunderschön! Könnten Sie mir bitte noch die Rechnung schicken?'],
  ['es', 'other', '¡Gracias, la cafetera es una maravilla! Quisiera pedir otra igual para mi madre.'],
  ['fr', 'other', 'Merci, votre équipe est formidable ! Je voudrais aussi changer mon adresse.'],
  ['pt', 'other', 'Obrigada, o sofá é lindo! Gostaria de comprar mais duas almofadas.'],
  ['en', 'other', 'I love the app, great work. It would be lovely to have a dark mode.'],
  ['de', 'other', 'Die App ist großartig, ich bin begeistert. Schön wäre noch ein dunkler Modus.'],
  ['es', 'other', 'Me encanta la aplicación, enhorabuena. Ojalá saquen pronto un modo oscuro.'],
  ['en', 'other', 'Great service, thank you. The second speaker does not work either.'],
  ['de', 'other', 'Toller Service, vielen Dank! Leider ist die Scheibe kaputt angekommen.'],
  ['es', 'other', 'Excelente servicio, gracias. El horno no funciona desde ayer.'],
  ['fr', 'other', 'Service excellent, merci. Le four ne marche plus depuis hier.'],
  ['pt', 'other', 'Excelente atendimento, obrigado. O forno não liga desde ontem.'],
  ['en', 'other', 'Thanks for nothing. Third week without internet.'],
  ['de', 'other', 'Herzlichen Glückwunsch, schon wieder eine Stunde in der Warteschleife.'],
  ['es', 'other', 'Enhorabuena, otra vez el paquete en casa del vecino.'],
  ['fr', 'other', 'Bravo, encore un train supprimé.'],
  ['pt', 'other', 'Parabéns, mais uma entrega atrasada.'],
  ['en', 'other', 'There is smoke coming out of the kettle.'],
  ['de', 'other', 'Es riecht verbrannt, wenn die Lampe an ist.'],
];

test.each(CASES)('%s, %s: %s', (language, kind, message) => expect(isPraiseAlone({ subject: '', message }, language)).toBe(kind === 'praise'));

test.each([
  ['en', 'Thank you for the "free" delivery, it was lovely to pay for it.'], ['en', 'Thanks, the flight was wonderful, only my suitcase got lost.'],
  ['de', 'Danke für die tolle Verspätung, es war herrlich am Bahnsteig.'], ['es', 'Gracias, una maravilla de retraso.'], ['fr', 'Merci pour ce magnifique retard.'], ['pt', 'Obrigado pelo lindo atraso.'],
])('mockery in %s is no praise: %s', (language, message) => expect(isPraiseAlone({ subject: '', message }, language)).toBe(false));

/** Praise that leads up to a harm, an empty box or an order, and mockery of what went wrong. */
test.each([
  ['en', 'Thanks a lot! My kitchen is now under water because of your hose.'], ['en', 'Thank you for the wonderful bike. The brakes gave way downhill, luckily nobody was hurt.'], ['en', 'Thanks for the great support! Tell me when my parcel comes.'],
  ['en', 'Great product! My daughter swallowed one of the little magnets, she seems fine, thank you.'], ['en', 'Thanks so much for charging me twice, really generous of you.'],
  ['de', 'Herzlichen Dank für die schöne Lampe, sie riecht nach verschmortem Plastik.'], ['de', 'Tolle Jacke, danke! Der Reißverschluss ging beim ersten Tragen auf und zu Bruch.'],
  ['es', 'Muchísimas gracias por la cafetera, echa humo cada mañana.'], ['es', 'Gracias por todo, encantada. Mi hijo se ha cortado con el borde.'],
  ['fr', 'Merci infiniment pour ce magnifique colis vide.'], ['fr', 'Super séjour, merci ! Ma fille a mangé une noix cachée dans le gâteau, elle est allergique.'],
  ['pt', 'Obrigada pela linda lâmpada, cheira a queimado.'], ['pt', 'Adorei o berço, obrigada! A grade soltou-se e o bebé quase caiu.'],
])('thanks in %s that lead up to something are no praise alone: %s', (language, message) => expect(isPraiseAlone({ subject: '', message }, language)).toBe(false));
test.each([
  ['en', 'I love my new bike, the best I have ever had. Thank you all!'], ['de', 'Die Lampe ist wunderschön geworden, wir freuen uns jeden Abend darüber. Danke!'], ['es', '¡Muchísimas gracias por la atención, estoy encantada con la cafetera!'],
  ['fr', 'Merci infiniment pour votre gentillesse, le séjour était magnifique !'], ['pt', 'Muito obrigada, adorei a lâmpada e o atendimento foi excelente!'], ['en', 'Thank you so much, wonderful service. Please tell Lena!'],
  ['en', 'The lad who fitted our blinds was brilliant, polite and quick. Please pass it on to his boss.'], ['de', 'Die Lampe ist wunderbar geworden, richten Sie es bitte Ihrer Azubine aus. Danke!'], ['es', 'Quería felicitar a Yesenia, de la caja 5: un encanto de mujer, encantada con ella.'],
  ['fr', 'Un grand merci à votre livreur, toujours un mot gentil. Transmettez-lui, s’il vous plaît.'], ['pt', 'O técnico arranjou a máquina e ainda explicou tudo ao meu neto, excelente. Muito obrigada!'],
])('thanks in %s are praise: %s', (language, message) => expect(isPraiseAlone({ subject: '', message }, language)).toBe(true));

test('words that mean "but" in a neighbour’s language do not count', () => {
  expect(isPraiseAlone({ subject: '', message: 'Amei a luminária, é mais bonita que na foto, muito obrigada!' }, 'pt')).toBe(true);
  expect(isPraiseAlone({ subject: '', message: "J'adore la lampe, mais merci quand même de rester aussi gentils !" }, 'fr')).toBe(false);
});

test.each([
  ['Glad, nothing asked', 'The new sleep charts are brilliant and I adore them. A pint for whoever drew them', true],
  ['A fault that is surely over', 'Thank you so much, the broken kettle was replaced within a day, wonderful service, I am delighted!', true],
  ['A question', 'Lovely lamp, wonderful. Where is the switch?', false],
  ['Trouble', 'The lamp flickers and nobody answers me.', false],
])('%s → plainly glad: %s', (_what, message, glad) => expect(isPlainlyGlad({ subject: '', message })).toBe(glad));

test.each([
  ['Thank you, that makes our day! We pass your words on.\nIf you like:\n- leave a review', 'Thank you, that makes our day! We pass your words on.'],
  ['Vielen Dank, das freut uns sehr!', 'Vielen Dank, das freut uns sehr!'],
  ['¡Muchas gracias! Nos alegra el día.', '¡Muchas gracias! Nos alegra el día.'],
  ['Thank you for your interest: the reward is 10 %.', ''],
  ['Thank you! Would you leave a review?', ''],
  ['Thank you! See https://example.com.', ''],
  ['Leave a review on the product page.', ''],
  ['', ''],
])('of %p a thank-you takes %p', (solution, thanks) => expect(openingThanks({ kind: 'article', solution })).toBe(thanks));

test('long hostile texts are read in a moment', () => {
  for (const piece of ['thanks nur einfach mal ', 'wollte ich mich ', 'je voulais juste ', 'please tell ', 'hatte ich ', 'on en ']) {
    expect(leastMilliseconds((round) => isPraiseAlone({ subject: `${round}`, message: `Thank you, wonderful! ${piece.repeat(3000)}` }, 'en'), 1500)).toBeLessThan(1500);
  }
});
