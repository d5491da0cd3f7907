/** A parcel that is said to be on its way where nothing tells that it was sent, and fault or liability that no source admits. */
import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';
import { findings, found } from '../found.ts';

const POLICY: Record<string, string> = {
  en: 'Defective kettles are replaced within two years of purchase. Please send a photo and the order number. Replacements are shipped within 3 working days.',
  de: 'Defekte Wasserkocher ersetzen wir binnen zwei Jahren ab Kauf. Bitte senden Sie ein Foto und die Bestellnummer. Ersatz wird binnen 3 Werktagen versandt.',
  es: 'Los hervidores defectuosos se sustituyen durante dos años desde la compra. Envíe una foto y el número de pedido. Los pedidos se envían en 3 días hábiles.',
  fr: 'Les bouilloires défectueuses sont remplacées pendant deux ans après l’achat. Envoyez une photo et le numéro de commande. Chaque remplacement est expédié sous 3 jours ouvrés.',
  pt: 'Chaleiras com defeito são substituídas durante dois anos após a compra. Envie uma foto e o número da encomenda. As encomendas são expedidas em 3 dias úteis.',
};
const MESSAGE: Record<string, string> = {
  en: 'My kettle broke after a month. Is a new one on its way? I sent you the photo yesterday.',
  de: 'Mein Wasserkocher ist nach einem Monat kaputt. Ist ein neuer unterwegs? Das Foto habe ich gestern geschickt.',
  es: 'Mi hervidor se rompió al mes. ¿Está en camino el nuevo? Ayer les mandé la foto.',
  fr: 'Ma bouilloire est tombée en panne après un mois. La nouvelle est-elle en route ? J’ai envoyé la photo hier.',
  pt: 'A minha chaleira avariou ao fim de um mês. A nova está a caminho? Ontem mandei a foto.',
};
const stopped = (language: string, body: string): string[] => found(language, POLICY[language] ?? '', body, MESSAGE[language]);

test.each([
  ['en', 'Your replacement is already on its way.'], ['en', "Good news: it's on its way to you."], ['en', 'Your order is now in transit.'],
  ['de', 'Ihr Ersatz wurde soeben auf den Weg gebracht.'], ['es', 'El paquete se encuentra ya en camino.'], ['fr', 'Le colis se trouve déjà en route.'],
  ['de', 'Ihr Ersatz ist bereits unterwegs.'], ['de', 'Gern bestätigen wir, dass Ihr neuer Wasserkocher schon unterwegs ist.'], ['de', 'Ein neuer Wasserkocher ist auf dem Weg zu Ihnen.'],
  ['es', 'Su pedido ya está en camino.'], ['es', 'El hervidor nuevo va de camino a su domicilio.'],
  ['fr', 'Votre remplacement est déjà en route.'], ['fr', 'La nouvelle bouilloire est en cours de livraison.'],
  ['pt', 'A sua encomenda já está a caminho.'], ['pt', 'A chaleira nova segue a caminho da sua casa.'],
])('%s: “%s” is on its way by no source', (language, body) => {
  expect(stopped(language, body)).toEqual(['promise']);
});

test('it names the words and what is missing', () => {
  expect(findings('en', POLICY.en ?? '', 'Your replacement is already on its way.', MESSAGE.en)).toEqual([
    { blocker: 'unsupported_promise', check: 'promise', words: 'is already on its way', missing: 'says that something is on its way, and no source tells that it was sent' },
  ]);
});

test.each([
  ['en', 'Order K-7712: replacement dispatched on 3 March.', 'Your replacement is already on its way.'],
  ['en', 'Your parcel was handed to the courier on Monday.', 'Your parcel is on its way.'],
  ['de', 'Der Ersatz wurde am 3. März verschickt.', 'Ihr Ersatz ist bereits unterwegs.'],
  ['es', 'El pedido ha sido enviado el 3 de marzo.', 'Su pedido ya está en camino.'],
  ['fr', 'Le remplacement a été expédié le 3 mars.', 'Votre remplacement est déjà en route.'],
  ['pt', 'A encomenda foi enviada a 3 de março.', 'A sua encomenda já está a caminho.'],
])('%s: “%s” bears “%s”', (language, source, body) => {
  expect(found(language, source, body)).toEqual([]);
});

test('what a source says word for word stands, though it tells of a rule', () => {
  expect(found('en', 'Every order is on its way within a day.', 'Every order is on its way within a day.')).toEqual([]);
});

test('what the customer tells of the parcel bears it, what they ask or sent themselves does not', () => {
  const body = 'Your parcel is on its way.';
  expect(found('en', POLICY.en ?? '', body, 'The tracking page says it was dispatched on Monday. When does it come?')).toEqual([]);
  expect(found('en', POLICY.en ?? '', body, 'Is it on its way?')).toEqual(['promise']);
  expect(found('en', POLICY.en ?? '', body, 'I sent the broken one back on Monday.')).toEqual(['promise']);
});

test('what was sent in another customer’s case bears nothing', () => {
  const reply = { body: 'Your replacement is already on its way.', language: 'en', ticket: { subject: '', message: 'My kettle broke.' }, ownWords: [], instructions: '', neverMention: [] };
  const source = { title: 'Broken kettle', text: 'Your new kettle was dispatched today.', url: '' };
  expect(checkReply({ ...reply, sources: [source] })).toEqual([]);
  expect(checkReply({ ...reply, sources: [{ ...source, anothersCase: true }] }).map(({ check }) => check)).toEqual(['promise']);
});

test.each([
  ['en', 'Once it is on its way, you get a tracking number.'], ['en', 'If your parcel is already on its way, we cannot change its address.'], ['en', '“Shipped” means that your order is on its way.'],
  ['en', 'The replacement is not on its way yet.'], ['en', 'Our shop is on the way to the station.'], ['en', 'Is your parcel on its way to us?'],
  ['de', 'Sobald das Paket unterwegs ist, erhalten Sie eine Nachricht.'], ['de', 'Ein Paket ist meist einige Tage unterwegs.'], ['de', 'Am Wochenende sind wir leider nicht unterwegs.'], ['de', 'Pakete, die schon unterwegs sind, können wir nicht umleiten.'], ['en', 'Parcels that are already on their way cannot be redirected.'],
  ['es', 'Cuando el paquete está en camino, recibe un aviso.'], ['es', 'Un paquete que está en camino no se puede cambiar.'], ['fr', 'Dès que le colis est en route, vous recevez un message.'],
  ['fr', 'Nous ne savons pas encore si le colis est en route.'], ['pt', 'Assim que a encomenda está a caminho, recebe um aviso.'], ['pt', 'A encomenda ainda pode estar a caminho.'],
])('%s: “%s” claims nothing', (language, body) => {
  expect(stopped(language, body)).toEqual([]);
});

test.each([
  ['en', 'It was our fault, and we are liable.'], ['en', 'Our driver was clearly at fault.'], ['en', 'We accept full liability for the damage.'], ['en', 'We admit negligence.'],
  ['de', 'Das war unsere Schuld.'], ['de', 'Für den Schaden haften wir.'], ['de', 'Wir übernehmen die volle Haftung.'], ['de', 'Die Schuld liegt ganz bei uns.'],
  ['es', 'Fue culpa nuestra.'], ['es', 'Asumimos toda la responsabilidad.'], ['es', 'Reconocemos nuestra culpa.'], ['es', 'Somos responsables de los daños.'],
  ['fr', 'C’était de notre faute.'], ['fr', 'Nous reconnaissons notre responsabilité.'], ['fr', 'Nous sommes entièrement responsables.'], ['fr', 'Nous assumons toute la responsabilité.'],
  ['pt', 'A culpa foi nossa.'], ['pt', 'Assumimos toda a responsabilidade.'], ['pt', 'Somos totalmente responsáveis.'], ['pt', 'Foi mesmo culpa nossa.'],
])('%s: “%s” is admitted by no source', (language, body) => {
  expect(stopped(language, body)).toContain('promise');
});

test.each([
  ['en', 'We are not liable for lost parcels.'], ['en', 'If it was our fault, we replace the kettle.'], ['en', 'We are sorry for the trouble.'], ['en', 'Nobody is to blame.'], ['en', 'We are responsible for the delivery.'], ['de', 'Für den Versand sind wir verantwortlich.'],
  ['de', 'Das war nicht unsere Schuld.'], ['de', 'Es tut uns leid, dass der Wasserkocher kaputt ist.'], ['es', 'No fue culpa nuestra.'], ['es', 'Lamentamos las molestias.'],
  ['fr', 'Ce n’est pas de notre faute.'], ['fr', 'Nous sommes désolés.'], ['pt', 'A culpa não foi nossa.'], ['pt', 'Lamentamos o incómodo.'],
])('%s: “%s” admits nothing', (language, body) => {
  expect(stopped(language, body)).toEqual([]);
});

test.each([
  ['en', 'We are liable for damage in transit.', 'We are liable for damage in transit.'], ['de', 'Für Transportschäden haften wir.', 'Für Schäden auf dem Transport haften wir.'],
  ['fr', 'Notre responsabilité couvre la casse.', 'Nous assumons la responsabilité de la casse.'],
])('%s: what a source says of liability bears it', (language, source, body) => {
  expect(found(language, source, body)).toEqual([]);
});
