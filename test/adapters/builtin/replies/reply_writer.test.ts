import { toReader } from '../../../../src/adapters/builtin/replies/answer_text.ts';
import { readBlocks } from '../../../../src/render/reply_body.ts';
import { writeReply } from '../../../../src/adapters/builtin/replies/reply_writer.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { DEFAULT_STYLE } from '../../../../src/fields.ts';
import type { ReplyQuestion } from '../../../../src/ports/engine.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';

const passage = (over: Partial<Passage>): Passage => ({
  id: 'A1', kind: 'article', title: 'Hub does not connect to the Wi-Fi', problem: 'The hub cannot connect to my new router.',
  solution: 'Hold the reset button until the ring blinks blue, then choose the new network in the app.', product: '', issue: '', url: '', score: 0.35, ...over,
});
const write = (message: string, passages: Passage[], over: Partial<ReplyQuestion> = {}) => writeReply({
  ticket: { ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' },
  language: 'en', product: '', issue: '', passages, history: [], style: { ...DEFAULT_STYLE, maxWords: 300, instructions: '', neverMention: [] }, deadline: createDeadline(), ...over,
});

test('the opening thanks, and says nothing of what is plain', async () => {
  const { body } = await write('My hub cannot connect to the new router, which Wi-Fi network does it need?', [passage({})]);
  expect(body).toMatch(/^Thank you for your message\.\n/);
});

test.each([
  ['article', 'Yes, in the app.', 'Yes, in the app.'], ['article', 'Hello, you choose it in the app.', 'You choose it in the app.'], ['article', 'Choose it in the app.\n\nSettings', 'Choose it in the app.\n\nSettings'],
  ['solved_ticket', 'Bonjour, il se trouve dans le menu.\n\nLéa', 'Il se trouve dans le menu.'], ['solved_ticket', 'Choose it in the app.\n\nHugo Petit', 'Choose it in the app.'], ['article', 'Hi <first name>, you find it in the app.', 'You find it in the app.'], ['article', 'Hi {{customer_name}},\n\nYou find it in the app.\n\nBest,\n[Agent name]', 'You find it in the app.'], ['article', 'Pay with:\n\nMerci\n- PayPal\n- card\n- cash', 'Pay with:\n\nMerci\n- PayPal\n- card\n- cash'],
] as const)('an %s is told without whom it was written to and by: %j', (kind, solution, told) => expect(toReader({ kind, solution })).toBe(told));

test('below an article’s own question its answer stands word for word', async () => {
  const [change, invoice] = [passage({ id: 'C', title: 'Can I change my address?', problem: 'Can I change my address?', solution: 'Yes, until the parcel has left.', score: 0.5 }), passage({ id: 'I', title: 'Where is my invoice?', problem: 'Where is my invoice?', solution: 'Under Account > Orders.', score: 0.5 })];
  const { body } = await write('Can I change my address? And where is my invoice?', [], { questions: [asking('Can I change my address?', [change]), asking('where is my invoice?', [invoice])] });
  expect(body).toContain('Can I change my address?\nYes, until the parcel has left.');
});

test('the opening is neutral where the matter is only the passages’ guess', async () => {
  const { body } = await write('how do i turn off that blue light at night', [passage({})], { issue: 'connection' });
  expect(body).toMatch(/^Thank you for your message\.\n/);
});

test('one word does not name a matter: who asks for the times of return sends nothing back', async () => {
  const { body } = await write('What are the pick-up and return times?', [passage({ title: 'Pick-up and return times', problem: 'Pick-up and return times', solution: 'Pick up from 2 pm to 5 pm, return it before 10.30 am.', score: 0.5 })]);
  expect(body).toMatch(/^Thank you for your message\.\n\nHere/);
});

test('an unhappy customer is told that we are sorry, whatever the matter', async () => {
  const { body } = await write('This is so frustrating and annoying: my hub cannot connect to the new router, I am really fed up with it.', [passage({})]);
  expect(body).toMatch(/^Thank you for your message\. We are sorry that this is causing you trouble\.\n/);
});

test.each([
  ['en', 'This is so frustrating and annoying: my hub cannot connect to the new router, I am really fed up with it.', /sorry/i],
  ['de', 'Das ist so frustrierend und ärgerlich: Mein Hub findet den neuen Router nicht, ich habe es wirklich satt!', /leid|bedauern/i],
  ['es', '¡Qué frustración, estoy harto! Mi hub no se conecta al router nuevo, es muy molesto.', /sentimos|lamentamos/i],
  ['fr', "C'est vraiment agaçant et frustrant : mon hub ne se connecte pas au nouveau routeur, j'en ai assez !", /désolés|regrettons/i],
  ['pt', 'Que frustração, estou farto! O meu hub não liga ao router novo, é muito irritante.', /lamentamos|sentimos|desculp/i],
])('a ticket that is held gets no regret for a nuisance (%s)', async (language, message, regret) => {
  expect((await write(message, [], { language })).body).toMatch(regret);
  const { body } = await write(message, [], { language, held: true });
  expect(body).not.toMatch(regret);
  expect(body.length).toBeGreaterThan(40);
});

test.each(['Please in this order:\n1. Hold the reset button.\n2. Choose the network.', 'Two ways lead back in:\n- the app\n- the button'])('no bridge before “%s”', async (solution) => {
  const { body } = await write('My hub cannot connect to the new router.', [passage({ solution })]);
  expect(body).not.toContain('Here is what we can tell you');
  expect(body).toContain(solution.split('\n')[0]);
});

test.each([['Yes. The pins are sold in the shop.', 'The pins are sold in the shop.'], ['Not at all: the plan goes on.', 'The plan goes on.'], ['Non, le hub se connecte seul.', 'Le hub se connecte seul.']])('“%s” answers the passage’s own question, not the ticket’s', async (solution, expected) => {
  const { body } = await write('My hub cannot connect to the new router.', [passage({ solution: `${solution} Hold the reset button until the ring blinks blue.` })]);
  expect(body).toContain(`\n${expected}`);
});

test('what was done for another customer is a draft, and says so', async () => {
  const article = await write('My hub cannot connect to the new router.', [passage({})]);
  const solved = await write('My hub cannot connect to the new router.', [passage({ kind: 'solved_ticket' })]);
  expect(solved.confidence).toBeLessThan(0.7);
  expect(article.confidence).toBeGreaterThanOrEqual(0.7);
  expect(solved.warnings.join(' ')).toContain('another customer');
});

test.each([['AeroPure', 'au sujet d’AeroPure.'], ['BrewMate', 'au sujet de BrewMate.']])('French of %s reads as French: %s', async (product, words) => {
  const { body } = await write('Comment puis-je nettoyer mon appareil ?', [], { language: 'fr', product, productNamed: true });
  expect(body).toContain(words);
});

test.each([['Manuelle Lymphdrainage', 'zum Thema Manuelle Lymphdrainage.'], ['Klasse B', 'zu Klasse B.'], ['BrewMate', 'zu BrewMate.']])('German of %s keeps the case: %s', async (product, words) => {
  const { body } = await write('Was gibt es da zu wissen?', [], { language: 'de', product, productNamed: true });
  expect(body).toContain(words);
});

test('a note about the customer of a solved ticket is not told to the next one', async () => {
  const solution = 'The charge is only reserved by the bank and disappears by itself within days. The customer told us that it was gone on the fifth day.';
  const { body } = await write('I was charged twice for the plan, one of them is pending.', [passage({ kind: 'solved_ticket', title: 'Charged twice for the plan', problem: 'The plan was charged twice, one is pending.', solution })]);
  expect(body).toContain('reserved by the bank');
  expect(body).not.toContain('The customer');
});

test.each([
  ['en', 'My parcel with order 48213 has not been delivered, where is it?', 'My parcel has not been delivered, where is it?', /order number/],
  ['de', 'Mein Paket mit der Bestellnummer 48213 wurde nicht geliefert, wo ist es?', 'Mein Paket wurde nicht geliefert, wo ist es?', /Bestellnummer/],
  ['es', 'Mi paquete del pedido 48213 no ha llegado, ¿dónde está la entrega?', 'Mi paquete no ha llegado, ¿dónde está la entrega?', /número de pedido/],
  ['fr', 'Mon colis de la commande n° 48213 n’est pas arrivé, où est la livraison ?', 'Mon colis n’est pas arrivé, où est la livraison ?', /numéro de commande/],
  ['pt', 'A minha entrega do pedido 48213 não chegou, onde está a encomenda?', 'A minha entrega não chegou, onde está a encomenda?', /número do pedido/],
])('%s: nobody is asked for the order number that the ticket holds, nor for what a colleague sees by it', async (language, named, unnamed, asks) => {
  const [known, unknown] = await Promise.all([named, unnamed].map((message) => write(message, [], { language })));
  expect(unknown).toMatchObject({ status: 'clarify', body: expect.stringMatching(asks) });
  expect(unknown?.body.match(/\?/g)).toHaveLength(1);
  expect(known).toMatchObject({ status: 'drafted', template: `${language}/hand_on` });
  expect(known?.body).not.toContain('?');
});

test('who tells of a courier and of no order of one’s own is not asked for its number', async () => {
  expect((await write('The courier is still waiting at the gate and the tracking shows him there.', [])).body).not.toContain('order number');
});

test.each([['en', 'You have charged me twice again, an absolute joke.'], ['de', 'Sie haben mir schon wieder zu viel abgebucht.'], ['es', 'Gracias por nada, me habéis cobrado de más otra vez.'], ['en', 'This is the THIRD week running that there is no coriander.'], ['en', 'URGENT!!! my order 88120 was supposed to be here for the party TODAY. where is it??']])('%s: and so is what is said to be too much: “%s”', async (language, message) => {
  expect((await write(message, [], { language })).body).toMatch(/We are sorry that|Wir bedauern|Lamentamos las/);
});

test.each([
  ['en', 'I broke my ankle skiing about ten years ago. Does the pole come with rubber feet?'], ['en', 'The one thing missing is a filter for my own notes.'], ['en', 'My code was entered wrong three times, my own fault. Until when is it locked?'], ['en', 'The order is not urgent, the handle has stopped turning is all.'],
  ['de', 'Vor zehn Jahren wurde mein Rad gestohlen, jetzt suche ich ein besseres Schloss.'], ['de', 'Beim Bausatz fehlte eine Schraube, ich habe eine eigene genommen.'], ['es', '¿A qué altura se cuelga el detector de monóxido?'], ['es', 'No hay manera de que el perro se trague la pastilla. ¿Existe en jarabe?'],
  ['fr', 'Dans le meuble il manque la poignée du bas. Le reste est monté, pas de souci.'], ['fr', 'Il y a deux ans on m’a volé mon sac, je cherche un cadenas.'], ['pt', 'Errei o código três vezes, culpa minha. Até quando fica bloqueado?'], ['pt', 'Fui assaltada pela gula, fazem de 2 kg para sábado?'],
])('%s: who complains of nothing is told no regret: “%s”', async (language, message) => {
  expect((await write(message, [], { language })).body).not.toMatch(/sorry|leid|bedauern|[Ll]amentamos|désolés|Sentimos/);
});

test('somebody in mourning may have an answer, and never by itself', async () => {
  const near = passage({ title: 'How do I end the policy of my cat?', problem: 'How do I end the policy of my cat?', solution: 'Write to us with the number of the policy of your cat; it ends on that day.', score: 0.6, chance: 0.95 });
  expect(await write('How do I end the policy of my cat?', [near])).toMatchObject({ status: 'drafted', doubted: false });
  expect(await write('My cat died. How do I end the policy of my cat?', [near])).toMatchObject({ status: 'drafted', doubted: true, body: expect.stringContaining('We are sorry to read this.') });
});

test.each([['en', 'Hello, it is about my cat.', 'describe briefly'], ['es', 'Buenas, quería preguntar una cosita.', '¿de qué se trata exactamente'], ['fr', 'Bonjour, c’est pour mon chat.', 'décrire brièvement'], ['de', 'Hallo, ich hätte eine Frage.', 'Worum geht es genau'], ['pt', 'Olá, queria perguntar uma coisa.', 'descrever brevemente'], ['en', '--\nHelen Brooks\nOffice Manager\nBrooks & Partner Ltd', 'describe briefly']])('%s: what it is about is asked where nothing is said: “%s”', async (language, message, asks) => {
  expect((await write(message, [], { language })).body).toContain(asks);
});

test.each([
  ['en', 'Perfect. Another box with no mince. Thanks a lot.'], ['en', 'Wonderful, a slug in the salad. Love it.'], ['en', 'We’d love the veggie menu for two instead. Thank you, you are brilliant!'], ['en', 'I need the receipt with the company’s name on it. Many thanks!'], ['en', 'Thanks for nothing.'], ['en', 'Oh brilliant, warm fish. My favourite. Well done everyone.'],
  ['de', 'Ich bräuchte die Rechnung auf die Firma, vielen Dank!'], ['de', 'Wir hätten gern das Menü für zwei, danke, ihr seid toll!'], ['es', 'Me vendría mejor el jueves, muchas gracias.'], ['es', 'Gracias por nada.'], ['fr', 'Je préférerais le jeudi, merci beaucoup.'], ['fr', 'Merci pour rien.'], ['pt', 'Queria a fatura em nome da empresa, muito obrigada!'], ['pt', 'Obrigado por nada.'],
])('%s: a wish or a sour word behind thanks is no praise: “%s”', async (language, message) => expect((await write(message, [], { language })).body).not.toMatch(/lovely|lesen wir sehr gern|Nos alegra|plaisir à lire|muito bom ler/));

test.each([['de', 'ihr habt mir zu viel abgebucht'], ['fr', 'Super, merci, mais je n’ai toujours rien reçu'], ['es', 'Mi pedido LU-90412 no ha llegado. El seguimiento dice «en tránsito» desde el día 3.']])('%s: what little is told is not asked again: “%s”', async (language, message) => expect((await write(message, [], { language })).body).not.toContain('?'));

test('a product that the ticket does not name is not said to be what it is about', async () => {
  const message = 'There is a charge of 1 € on my card, what is it?';
  expect((await write(message, [], { product: 'E-Cargo' })).body).not.toContain('E-Cargo');
  expect((await write(message, [], { product: 'E-Cargo', productNamed: true })).body).toContain('about E-Cargo');
});

test.each([
  ['en', 'I was charged twice for my plan.', /the date and the amount/], ['en', 'I was charged twice on 18 November.', /tell us the amount/],
  ['en', 'I was charged twice, 55 € each time.', /tell us the date/], ['fr', 'J’ai été débité deux fois de 55 €.', /la date/], ['pt', 'Cobraram duas vezes 55 €.', /a data/],
  ['de', 'Mir wurde am 18.11. zweimal abgebucht.', /Welcher Betrag/], ['es', 'El 18 de noviembre me cobraron dos veces.', /el importe/],
])('%s: “%s” is asked only for what it does not give', async (language, message, asks) => {
  const { status, body } = await write(message, [], { language });
  expect(status).toBe('clarify');
  expect(body).toMatch(asks);
  expect(body.match(/\?/g)).toHaveLength(1);
});

test.each([
  ['en', 'How do I correct an invoice that I have sent?', 'Thank you for your message.', 'A colleague will look at your message personally. If you would like to add anything, simply reply to this message.'],
  ['fr', 'Comment puis-je modifier une facture envoyée ?', 'Merci pour votre message.', 'Une personne de notre équipe examinera votre message personnellement. Si vous souhaitez ajouter quelque chose, répondez simplement à ce message.'],
  ['de', 'Kann man die Rechnung auch auf Englisch bekommen?', 'vielen Dank für die Nachricht.', 'Wir sehen uns die Nachricht persönlich an. Falls noch etwas zu ergänzen ist, genügt eine Antwort auf diese E-Mail.'],
  ['es', '¿Cuánto cuesta el plan para cuatro personas?', 'Gracias por el mensaje.', 'Una persona de nuestro equipo revisará el mensaje personalmente. Para añadir algo, basta con responder a este mensaje.'],
  ['pt', 'Quanto custa o plano para quatro pessoas?', 'Agradecemos a sua mensagem.', 'Um dos nossos colegas vai analisar a sua mensagem pessoalmente. Se quiser acrescentar algo, responda a esta mensagem.'],
])('%s: a plain question that nothing answers goes to a person, and nothing is asked: “%s”', async (language, message, thanks, handedOn) => {
  expect(await write(message, [], { language })).toMatchObject({ status: 'drafted', template: `${language}/hand_on`, doubted: true, body: `${thanks}\n\n${handedOn}`, warnings: [expect.stringContaining('a colleague looks at it')] });
});

test.each([
  ['en', 'The lid arrived on Monday and the hinge is bent to the left side, see my picture.', 'A colleague will look at your message personally.'],
  ['de', 'Am Montag lag die Kiste offen vor der Tür, vier Gläser sind ausgelaufen, Bild anbei.', 'Wir sehen uns die Nachricht persönlich an.'],
  ['es', 'La sudadera gris que dejé el lunes ahora es rosa, se pintó con algo.', 'Una persona de nuestro equipo revisará el mensaje personalmente.'],
  ['fr', 'J’ai laissé la clé chez la voisine du rez-de-chaussée comme convenu avec votre collègue.', 'Une personne de notre équipe examinera votre message personnellement.'],
  ['pt', 'Troquei de internet na semana passada e o gráfico das placas ficou zerado.', 'Um dos nossos colegas vai analisar a sua mensagem pessoalmente.'],
])('%s: nor is anything asked where all is told: “%s”', async (language, message, handedOn) => {
  const { body } = await write(message, [], { language });
  expect(body).toContain(handedOn);
  expect(body).not.toContain('?');
});

test.each([
  ['en', 'It does not work any more.', 'What exactly happens'], ['de', 'Das Gerät ist kaputt.', 'Was genau passiert'], ['es', 'El aparato no funciona.', '¿qué ocurre exactamente'],
  ['fr', 'L’appareil ne marche plus.', 'que se passe-t-il exactement'], ['pt', 'O aparelho não funciona.', 'o que acontece exatamente'],
])('%s: what happens is asked where it is not told: “%s”', async (language, message, asks) => expect((await write(message, [], { language })).body).toContain(asks));

test.each([
  ['en', 'I am no longer riding, so I have the bike for sale, and the charge of the battery lasts a day.'], ['de', 'Für meine Tochter suche ich ein Ladegerät, das auch im Zelt lädt.'],
  ['es', 'Kira es diabética y se pincha dos veces al día, la llevo el viernes.'], ['fr', 'Mon fils joue en formule junior et passe à la catégorie des grands.'], ['pt', 'O jeito dele não combina comigo, queria ter aula com outra pessoa.'],
])('%s: one word that tells a matter elsewhere asks for nothing of it: “%s”', async (language, message) => expect((await write(message, [], { language })).body).not.toContain('?'));

test.each([
  ['en', 'My father passed away in March, I would like to hand back his card.', 'We are sorry to read this.'], ['de', 'Mein Vater ist im März verstorben, ich möchte seine Karte zurückgeben.', 'Es tut uns leid, das zu lesen.'],
  ['es', 'Mi padre falleció en marzo y quiero devolver su tarjeta.', 'Lamentamos mucho lo ocurrido.'], ['fr', 'Mon père est décédé en mars, je souhaite rendre sa carte.', 'Nous sommes désolés de lire cela.'], ['pt', 'O meu pai faleceu em março e quero devolver o cartão dele.', 'Sentimos muito.'],
])('%s: a death is no trouble: “%s”', async (language, message, sorry) => expect((await write(message, [], { language })).body).toContain(` ${sorry}\n`));

test.each([
  ['en', 'We closed on the house! From next month on things should come to 48 Birch.'], ['de', 'Meeting dauert länger, den Bus um 15:10 krieg ich nie. Der danach wäre perfekt.'],
  ['es', 'Mi viejo cumple 70 y le encanta la crónica, quiero que le llegue a él.'], ['fr', 'Merci pour ces 4 belles années, mais on va en rester là.'], ['pt', 'No quarto dos fundos o sinal some, na sala é uma beleza.'],
])('%s: what sounds happy and is no praise is not thanked for: “%s”', async (language, message) => expect(await write(message, [], { language })).toMatchObject({ template: `${language}/hand_on`, doubted: true }));

test.each([
  ['en', 'The parcel came after all. Thank you so much, you are wonderful!', 'It is lovely to read that.'], ['de', 'Es hat alles geklappt, vielen Dank, ihr seid toll!', 'Das lesen wir sehr gern.'],
  ['es', 'Perfecto, ya ha llegado. Muchísimas gracias, sois un encanto.', 'Nos alegra mucho leerlo.'], ['fr', 'C’était bien l’aimant. Merci beaucoup, vous êtes formidables !', 'Cela fait très plaisir à lire.'], ['pt', 'Chegou tudo, muito obrigada, adorei!', 'É muito bom ler isso.'],
])('%s: praise alone is: “%s”', async (language, message, glad) => expect((await write(message, [], { language })).body).toContain(glad));

const PRICE = passage({ id: 'P', title: 'What does a ride cost?', problem: 'What does a ride cost?', solution: 'A ride costs 1 € and 0.15 € a minute.', url: 'https://help.bikes.example/prices', score: 0.5 });
const RESERVE = passage({ id: 'R', title: 'Reserving a bike', problem: 'How do I reserve a bike?', solution: 'Tap a bike on the map, then Reserve.', score: 0.5 });
const asking = (words: string, passages: Passage[]) => ({ words, search: words, passages });
const BOTH = 'How much does a ride cost? And how do I reserve a bike?';

test('of several questions each is answered, in the order asked, under its title', async () => {
  const { status, body, usedPassages, confidence } = await write(BOTH, [RESERVE], { questions: [asking('How much does a ride cost?', [PRICE, RESERVE]), asking('how do I reserve a bike?', [RESERVE, PRICE])] });
  expect(body).toBe([
    'Thank you for your message.', 'What does a ride cost?\nA ride costs 1 € and 0.15 € a minute.', 'You can read more here: https://help.bikes.example/prices',
    'Reserving a bike:\nTap a bike on the map, then Reserve.', 'If anything remains unclear, simply reply to this message.',
  ].join('\n\n'));
  expect({ status, usedPassages }).toEqual({ status: 'drafted', usedPassages: ['P', 'R'] });
  expect(confidence).toBeGreaterThanOrEqual(0.7);
});

test('where more stands is told once: not below an answer that names the page itself', async () => {
  const named = { ...PRICE, solution: `${PRICE.solution} See https://help.bikes.example/prices/.` };
  const bodyOf = async (of: Passage): Promise<string> => (await write('What does a ride cost?', [of])).body;
  expect((await bodyOf(named)).match(/https:/g)).toHaveLength(1);
  expect(await bodyOf({ ...named, url: 'https://help.bikes.example/passes' })).toContain('more here: https://help.bikes.example/passes');
});

test('a question that names what it asks about is not answered by what the sentence before it found', async () => {
  const asked = (words: string, lead: string) => ({ words, search: `${words} ${lead}`, passages: [RESERVE] });
  const both = { questions: [asking('how do I reserve a bike?', [RESERVE]), asked('and where can I park?', 'how do I reserve a bike?')] };
  expect((await write('How do I reserve a bike and where can I park?', [RESERVE], both)).body).toContain('- And where can I park?');
  const leaning = { questions: [both.questions[0]!, asked('and Klarna?', 'how do I reserve a bike?')] };
  expect((await write('How do I reserve a bike? And Klarna?', [RESERVE], leaning)).body).not.toContain('Klarna');
});

test('one answer to two questions is given once', async () => {
  const { body, usedPassages } = await write('What does a ride cost? And what does a minute of a ride cost?', [], { questions: [asking('What does a ride cost?', [PRICE]), asking('what does a minute of a ride cost?', [PRICE])] });
  expect(usedPassages).toEqual(['P']);
  expect(body.match(/0\.15/g)).toHaveLength(1);
  expect(body).not.toContain('What does a ride cost?');
});

test('a question is answered by what is likely rather than by what shares a word with it, and not by what is neither', async () => {
  const far = { ...RESERVE, id: 'F', score: 0.35 }, likely = { ...PRICE, score: 0.3, chance: 0.8 };
  const asked = (chance: number) => write(BOTH, [], { questions: [asking('How much does a ride cost?', [{ ...far, chance }, likely]), asking('how do I reserve a bike?', [{ ...RESERVE, chance: 0.9 }])] });
  expect((await asked(0.1)).usedPassages).toEqual(['P', 'R']);
  const unlikely = await write(BOTH, [{ ...RESERVE, chance: 0.4 }], { questions: [asking('How much does a ride cost?', [{ ...far, chance: 0.3 }]), asking('how do I reserve a bike?', [{ ...RESERVE, chance: 0.9 }])] });
  expect(unlikely.usedPassages).toEqual(['R']);
  expect(unlikely.body).toContain('- How much does a ride cost?');
});

test('what one question of several found by a word, and the whole ticket does not speak for, is not told', async () => {
  const asked = (asWhole: number) => write(BOTH, [{ ...RESERVE, chance: asWhole }], { questions: [asking('How much does a ride cost?', []), asking('how do I reserve a bike?', [{ ...RESERVE, chance: 0.6 }])] });
  expect((await asked(0.5)).usedPassages).toEqual(['R']);
  expect((await asked(0.2)).template).toBe('en/hand_on');
});

test('a draft of what is hardly likelier than not is told as what may be meant', async () => {
  const [unsure, sure] = await Promise.all([0.5, 0.7].map((chance) => write('How much does a ride cost?', [{ ...PRICE, chance }])));
  expect(unsure!.body).toContain('This may be what you are looking for:');
  expect(unsure!.body).toContain('If it is about something else');
  expect(sure!.body).toContain('Here is what we can tell you about this:');
});

test('for a question that found nothing else, what is likely to answer the ticket too is told', async () => {
  const both = (chance: number) => write(BOTH, [{ ...PRICE, chance: 0.5 }, { ...RESERVE, chance, score: 0.17 }], { questions: [asking('How much does a ride cost?', [{ ...PRICE, chance: 0.9 }]), asking('how do I reserve a bike?', [{ ...RESERVE, chance: 0.2, score: 0.16 }])] });
  expect((await both(0.35)).usedPassages).toEqual(['P', 'R']);
  expect((await both(0.35)).doubted).toBe(true);
  expect((await both(0.08)).usedPassages).toEqual(['P']);
});

test('a page whose address holds brackets is linked whole', async () => {
  const url = 'https://help.bikes.example/wiki/Price_(London)';
  const { body } = await write('How much does a ride cost?', [{ ...PRICE, url }]);
  expect(readBlocks(body, [url]).flatMap((block) => (block.kind === 'paragraph' ? block.lines.flat() : []))).toContainEqual({ kind: 'link', text: 'https://help.bikes.example/wiki/Price_%28London%29', url: 'https://help.bikes.example/wiki/Price_%28London%29' });
});

test('one page that answers two questions is linked once, below both', async () => {
  const more = { ...RESERVE, url: PRICE.url };
  const { body } = await write(BOTH, [], { questions: [asking('How much does a ride cost?', [PRICE]), asking('how do I reserve a bike?', [more])] });
  expect(body.match(/help\.bikes\.example/g)).toHaveLength(1);
  expect(body.indexOf('help.bikes')).toBeGreaterThan(body.indexOf('Tap a bike'));
});

test.each([
  ['en', 'But I did cancel in time, and now I am blocked.'], ['de', 'Aber ich habe doch rechtzeitig abgesagt, und jetzt bin ich gesperrt.'], ['es', 'Pero si cancelé a tiempo, no me parece normal.'], ['fr', 'J’avais annulé à temps, ce n’est pas normal.'], ['pt', 'Mas eu cancelei a tempo, não acho justo.'],
])('%s: who says that a rule was not kept is not told the rule: “%s”', async (language, message) => {
  const rule = passage({ title: 'Cancelling a class', problem: 'Cancelling a class', solution: 'Cancel two hours before, or you are blocked for three days.', score: 0.6, chance: 0.95 });
  expect((await write(message, [rule], { language })).template).toBe(`${language}/hand_on`);
});

test('what nothing answers is named, and left to a person', async () => {
  const { body, confidence, warnings } = await write(`${BOTH} Do you sell [helmets](https://evil.example/x)?`, [], { questions: [asking('How much does a ride cost?', [PRICE]), asking('do you sell [helmets](https://evil.example/x)?', [{ ...RESERVE, score: 0.13 }])] });
  expect(body).toContain('0.15 € a minute');
  expect(body).toContain('A colleague will look at this personally:\n- Do you sell helmets');
  expect(body).not.toContain('evil.example');
  expect(body).not.toContain('Tap a bike');
  expect(confidence).toBeLessThanOrEqual(0.5);
  expect(warnings.join(' ')).toContain('Left open');
});

test('an open question that holds a password is told to nobody, and a person answers all the same', async () => {
  const reply = await write(`${BOTH} My password is hunter2, do you sell helmets?`, [], { questions: [asking('How much does a ride cost?', [PRICE]), asking('My password is hunter2, do you sell helmets?', [])] });
  expect(reply).toMatchObject({ doubted: true, warnings: expect.arrayContaining([expect.stringContaining('Left open')]) });
  expect(`${reply.body} ${reply.warnings.join(' ')}`).not.toContain('hunter2');
});

test('of more than three questions the others are named', async () => {
  const questions = ['How much does a ride cost?', 'How do I reserve a bike?', 'What does a ride cost?', 'How do I reserve two bikes?'].map((words, at) => asking(words, [at % 2 === 0 ? PRICE : RESERVE]));
  expect((await write(questions.map(({ words }) => words).join(' '), [], { questions })).body).toContain('- How do I reserve two bikes?');
});

test('where none of several questions is answered, the whole ticket is looked at as before', async () => {
  const { template } = await write(BOTH, [], { questions: [asking('How much does a ride cost?', []), asking('how do I reserve a bike?', [])] });
  expect(template).toBe('en/hand_on');
});

test('a wish is not answered with what merely shares its words', async () => {
  const near = passage({ title: 'I lost my phone', problem: 'I lost my phone and cannot enter the code.', solution: 'Use one of your ten recovery codes.', score: 0.4 });
  const { status, body } = await write('It would be great if the app could scan receipts with the phone.', [near]);
  expect(status).toBe('drafted');
  expect(body).toBe('Thank you for your message. Suggestions like this help us.');
});

test('a question that mostly names other things than the passage does not go out, however near', async () => {
  const near = passage({ title: 'How do I change my phone number?', problem: 'How do I change my phone number?', solution: 'Open Profile, then Phone. You receive a code by SMS.', score: 0.5 });
  expect((await write('We are five friends. Can we rent 5 bikes with one phone?', [near])).confidence).toBeLessThan(0.7);
});

test('where nothing is filed by issue, a second answer nearly as near keeps the first from going out', async () => {
  const question = 'What does a ride cost?';
  const rival = passage({ id: 'R2', title: 'What does a ride cost at night?', problem: 'What does a ride cost at night?', solution: 'At night a ride costs 2 €.', score: PRICE.score - 0.01 });
  const alone = (await write(question, [{ ...PRICE, score: 0.23 }])).confidence;
  expect((await write(question, [{ ...PRICE, score: 0.23 }, { ...rival, score: 0.225 }])).confidence).toBeCloseTo(alone - 0.12);
  expect((await write(question, [{ ...PRICE, score: 0.23 }, { ...rival, score: 0.1 }])).confidence).toBe(alone);
});
