/** What is asked back, and of whom nothing is asked: labelled by hand. */
import { writeReply } from '../../../../src/adapters/builtin/replies/reply_writer.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { DEFAULT_STYLE } from '../../../../src/fields.ts';

const write = (language: string, message: string, subject = '') => writeReply({
  ticket: { ticketId: '', subject, message, customerName: '', customerEmail: 'ida@example.com', createdAt: '', product: '', url: '' },
  language, product: '', issue: '', passages: [], history: [], style: { ...DEFAULT_STYLE, maxWords: 300, instructions: '', neverMention: ['Kowloon'] }, deadline: createDeadline(),
});

test.each([
  ['en', 'Please cancel my subscription after the March issue and confirm it in writing.'], ['de', 'Hiermit kündige ich meinen Vertrag zum 31.12., bitte um Bestätigung.'], ['es', 'Quiero dar de baja la suscripción a fin de mes, cancelen el cobro.'], ['fr', 'Je souhaite résilier mon abonnement à la fin du mois, merci de l’annuler.'], ['pt', 'Quero cancelar a assinatura a partir de junho, confirmem o cancelamento.'],
  ['en', 'I cannot log in: the password reset mail does not arrive, I have looked in spam.'], ['de', 'Ich kann mich nicht anmelden, die Mail zum Zurücksetzen des Passworts kommt nicht an.'], ['es', 'No puedo iniciar sesión, el correo para restablecer la contraseña no llega.'], ['fr', 'Impossible de me connecter, le lien pour réinitialiser le mot de passe n’arrive pas.'], ['pt', 'Não consigo entrar na conta, o e-mail para redefinir a palavra-passe não chega.'],
  ['en', 'We received invoice A-771 twice, by mail and by post. There is only one payment due?'], ['fr', 'J’ai vu que le prix a baissé depuis hier, peut-on ajuster le paiement ?'], ['es', 'En la app de contabilidad, ¿dónde está el filtro de cargos y cobros?'], ['pt', 'Queria mudar a data do débito direto do pagamento para dia 8.'],
  ['en', 'Love the app. The only thing missing is a dark mode, the white screen is a bit much. Any plans?'], ['es', 'Le hacéis la compra a mi vecina desde la app. No abre la puerta desde el lunes.'],
  ['de', 'Ihr Paketbote hat mir ein Paket für die Nachbarin gegeben, sie ist verreist.'], ['en', 'My parcel, order 55091, could it be delivered on Friday instead?'], ['de', 'Wo finde ich die Kundennummer?'], ['en', 'can i pay half now half on collection'],
  ['en', 'My hub cannot connect to the Wi-Fi, I have restarted it and tried another phone.'], ['de', 'Mein Akku lädt nicht, auch mit einem anderen Kabel an einer anderen Steckdose wird er nicht geladen.'],
])('%s: asked for nothing: “%s”', async (language, message) => {
  expect(await write(language, message)).toMatchObject({ status: 'drafted', template: expect.stringMatching(/hand_on|feature_request/) });
});

test.each([
  ['en', 'My parcel has not arrived, where is it?', 'Could you send us your order number?'], ['de', 'Mein Paket ist nicht angekommen.', 'Wie lautet die Bestellnummer?'], ['fr', 'Mon colis n’est pas arrivé.', 'numéro de commande ?'],
  ['en', 'I cannot log in, it says something about the password.', 'What exactly do you see'], ['es', 'No puedo iniciar sesión con mi contraseña.', '¿qué aparece exactamente'], ['pt', 'Não consigo entrar na conta, a palavra-passe não dá.', 'dados de acesso'],
  ['en', 'My parcel arrived damaged, the box was crushed.', 'your order number and a photo'], ['en', 'My order 48213 arrived damaged, the box was crushed.', 'a photo of what arrived'], ['en', 'My order arrived damaged, the box was crushed, photo attached.', 'Could you send us your order number?'],
  ['en', 'The app crashes while the map is loading.', 'Which phone'], ['de', 'Die App stürzt ab, sobald ich die Automation öffne.', 'welches Telefon'],
])('%s: what a colleague needs next is asked: “%s”', async (language, message, asked) => {
  expect(await write(language, message)).toMatchObject({ status: 'clarify', body: expect.stringContaining(asked) });
});

test.each([
  ['en', 'the other one', 'Hi what about the other one? Thanks x', 'Could you describe briefly what you need'], ['de', 'klappt das?', 'Hallo, klappt das jetzt so wie besprochen? Gruß', 'Worum geht es genau'],
  ['es', 'duda', 'Hola, tengo una duda con lo mío, a ver si me podéis decir algo cuando podáis. Gracias', '¿de qué se trata exactamente'], ['pt', 'meu café', 'oi, é sobre o meu café. me respondam por favor', 'descrever'],
])('%s: who names nothing, and tells of no fault, is asked what they need: “%s”', async (language, subject, message, asked) => {
  expect(await write(language, message, subject)).toMatchObject({ status: 'clarify', usedPassages: [], body: expect.stringContaining(asked) });
});

test('a customer’s subject is not read back', async () => {
  expect((await write('en', 'Tuesday or Thursday would do for the two of us, whichever has room.', 'brother')).body).toBe('Thank you for your message.\n\nA colleague will look at your message personally. If you would like to add anything, simply reply to this message.');
});

test.each([
  ['en', 'Please add two seats from 1 July, PO number 7731. Bill as usual.'], ['en', 'Please add my brother in law to booking LK-3309.'], ['en', 'The bulk edit is a killer feature. When is it coming to the mobile app?'],
  ['de', 'Bitte fügen Sie zwei Plätze hinzu, Wunsch unserer Buchhaltung.'], ['es', 'Me gustaría que añadan a mi hermano a la reserva LK-3309.'], ['fr', 'Merci d’ajouter deux places, c’est l’idée de mon chef.'], ['pt', 'Gostaria que incluíssem o meu irmão na reserva LK-3309.'],
])('%s: an order or a question is no suggestion: “%s”', async (language, message) => {
  expect((await write(language, message)).body).not.toMatch(/Suggestions|Anregungen|Sugerencias|suggestions|Sugestões/);
});

test('Portuguese words are those of both countries', async () => {
  const { default: pt } = await import('../../../../data/templates/pt.json', { with: { type: 'json' } });
  const { default: greetings } = await import('../../../../data/templates/greetings.json', { with: { type: 'json' } });
  const told = [...Object.values(pt), ...Object.values(greetings.pt), ...Object.values(pt.issues).flatMap((issue) => Object.entries(issue).flatMap(([key, value]) => (key === 'cues' ? [] : JSON.stringify(value))))].filter((text) => typeof text === 'string');
  expect(told.length).toBeGreaterThan(30);
  for (const text of told) expect(text).not.toMatch(/equip[ea]|você|senha|palavra-passe|rastrea?(?:mento|io)|aplica(?:tivo|ção)|telemóvel|celular|(?<!qu)(?:a|e|i)ndo\b|regist(?:r)?ad/i);
});
