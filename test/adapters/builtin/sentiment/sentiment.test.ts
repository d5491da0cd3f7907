/** The built-in sentiment against sentences whose label the guide settles, none of which stands in the training texts. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { createBuiltinEngine } from '../../../../src/adapters/builtin/engine.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { EMOTIONS, SENTIMENTS, URGENCIES, type LabelledExample, type Sentiment } from '../../../../src/ports/engine.ts';
import { engineContract, ticketOf } from '../../../contracts/engine.ts';

engineContract('the built-in engine', createBuiltinEngine);

const engine = createBuiltinEngine();
const analyze = (message: string, subject = '', corrections: LabelledExample[] = []) =>
  engine.analyzeSentiment({ ticket: ticketOf(message, { subject }), corrections, deadline: createDeadline() });

/** By the rule of the guide that settles each. */
const SETTLED: [rule: string, label: Sentiment, message: string][] = [
  ['a defect without feeling', 'neutral', 'The display shows error 31 after start-up. Which firmware do I need?'],
  ['a calm refund request', 'neutral', 'Please refund order 88213, it was returned unopened on Monday.'],
  ['a bare thanks', 'neutral', 'Thanks!'],
  ['a formula of thanks', 'neutral', 'Could you send me the invoice of May? Thanks in advance and kind regards'],
  ['politeness does not soften', 'negative', 'Dear team, with great respect, I am deeply disappointed by the way this was handled. Kind regards'],
  ['negated praise', 'negative', 'I am not happy with this lamp at all.'],
  ['negated blame', 'positive', 'No complaints whatsoever, it works wonderfully and I love it.'],
  ['feeling after "but" prevails', 'negative', 'The colour is nice, but the thing is useless and I am furious.'],
  ['feeling after "but" prevails, the other way', 'positive', 'I was annoyed at first, but your colleague was fantastic and I am delighted now.'],
  ['sarcasm counts as what it means', 'negative', 'Oh great, another update that breaks everything. Thanks for nothing.'],
  ['capitals and exclamation marks', 'negative', 'THIS IS THE WORST SERVICE EVER!!!'],
  ['bad news told without a word of feeling, exclaimed', 'negative', 'The charger of my lamp caught fire last night and my daughter burned her hand!'],
  ['the same in German', 'negative', 'Das Ladegerät hat gestern Feuer gefangen und mein Sohn hat sich verbrannt!'],
  ['the same in Spanish', 'negative', 'El cargador se incendió anoche y mi hija se quemó la mano!'],
  ['the same in French', 'negative', "Le chargeur a pris feu cette nuit et ma fille s'est brûlée !"],
  ['the same in Portuguese', 'negative', 'O carregador pegou fogo ontem à noite e a minha filha queimou a mão!'],
  ['emojis', 'positive', 'new filter is in, sleeping like a baby 😍'],
  ['German: negation behind the verb', 'negative', 'Das neue Update gefällt mir überhaupt nicht, ich bin sehr verärgert.'],
  ['German: a thing asked', 'neutral', 'Guten Tag, wie lange dauert die Lieferung nach Wien? Vielen Dank im Voraus'],
  ['German: praise', 'positive', 'Ich bin restlos begeistert, vielen lieben Dank für die tolle Beratung!'],
  ['Spanish: anger', 'negative', 'Es una vergüenza, llevo tres semanas esperando y nadie responde. Estoy harto.'],
  ['Spanish: a request', 'neutral', '¿Me pueden indicar cómo cambio la dirección de envío? Gracias de antemano'],
  ['Spanish: praise', 'positive', 'Excelente atención, el chico fue amabilísimo y quedé encantada.'],
  ['French: disappointment', 'negative', "Je suis vraiment déçue, l'appareil est nul et personne ne répond."],
  ['French: a request', 'neutral', 'Bonjour, pourriez-vous me renvoyer la facture du mois de mai ? Cordialement'],
  ['French: praise', 'positive', 'Un service formidable, je suis ravie, merci infiniment à toute la troupe !'],
  ['Portuguese: anger', 'negative', 'Péssimo atendimento, um absurdo, nunca mais compro aqui.'],
  ['Portuguese: a request', 'neutral', 'Bom dia, como faço para alterar o endereço de entrega? Obrigado desde já'],
  ['Portuguese: praise', 'positive', 'Adorei, chegou antes do prazo e o pessoal foi super atencioso. Recomendo!'],
  ['one word that says nothing', 'neutral', 'third'],
  ['one word that asks', 'neutral', 'Ajuda'],
  ['one word of praise', 'positive', 'brilliant'],
  ['one word of blame', 'negative', 'pathetic'],
  ['two words of praise with a negation', 'positive', 'not bad'],
  ['a public complaint in lower case', 'negative', '@northline four hours in and still no bag, do you people even work there'],
  ['a public question', 'neutral', '@northline which gate for the 7:15 to Oslo?'],
  ['a public thanks', 'positive', '@northline thank you so much, you saved our trip'],
  ['signs alone', 'neutral', '!!!'],
];

test.each(SETTLED)('%s: %s', async (_rule, label, message) => {
  expect((await analyze(message)).sentiment).toBe(label);
});

test.each([':(', ';(', '>:(', 'The order came late. :(', 'Mein Paket ist immer noch nicht da. :(', 'Mi pedido no ha llegado. :((', 'Package is broken. :(\nBye'])('a sad face breaks nothing: %j', async (message) => {
  expect(await analyze(message)).toMatchObject({ sentiment: 'negative' });
});

test('signs alone have no score', async () => {
  expect(await analyze('!!!')).toMatchObject({ sentiment: 'neutral', score: 0 });
});

test.each([['no me gusta', 'es'], ['muito bom', 'pt'], ['sehr gut', 'de']])('a few words (%s) are read by the lexicon that knows them', async (message, language) => {
  expect((await analyze(message)).language).toBe(language);
});

test('what a mailbox wrote by itself has no feeling and no urgency', async () => {
  const answer = await analyze('I am out of the office until 12 October. For anything URGENT please contact my wonderful colleague Noelia Prats, she is fantastic.', 'Automatic reply: Your survey');
  expect(answer).toMatchObject({ sentiment: 'neutral', score: 0, emotion: 'none', urgency: 'low' });
});

test('quoted text and signature do not count', async () => {
  const message = 'Hi, please tell me the renewal date.\n\nOn Mon, 3 Nov 2026 at 10:00, Paul wrote:\n> I hate this awful, terrible subscription, it is a scam';
  expect((await analyze(message)).sentiment).toBe('neutral');
});

test('the evidence is the clause that shows the feeling, and the reasoning quotes it', async () => {
  const { evidence, reasoning, emotion } = await analyze('I set up the hub on Monday. The app crashed twice. Honestly, I am so disappointed in you. My address is unchanged.');
  expect(evidence).toContain('disappointed');
  expect(evidence).not.toContain('Monday');
  expect(reasoning).toContain('disappointed');
  expect(emotion).toBe('disappointment');
});

/** Labelled by reading: what a colleague would say the writer feels, `none` where no word says it. */
test.each<[emotion: string, message: string, subject?: string]>([
  ['none', 'Not urgent. The tap in the staff kitchen drips a little, just letting you know.'],
  ['none', 'Just cancelling the magazine from January, we never find the time to read it.'],
  ['none', 'Der Beutel ist neu, trotzdem pfeift der Sauger seit gestern ganz hoch und saugt kaum.', 'Mord am See'],
  ['none', 'Me he hecho un corte en el dedo con la tapa, nada serio. ¿Venden tapas sueltas?'],
  ['none', "Je me suis trompé de taille, la veste tire aux épaules. Comment la renvoyer ?", 'Vestes'],
  ['none', 'Enganei-me no dia e faltei à aula de terça. Dá para repor antes do exame?'],
  ['anger', 'I am furious. Three weeks, and you send the wrong sofa again.'],
  ['frustration', 'Das nervt langsam: die App meldet mich jeden Morgen ab.'],
  ['disappointment', 'Esperaba más de ustedes, la cafetera gotea desde el primer día. Qué decepción.'],
  ['worry', "L'échelle se plie quand je monte et j'ai peur pour mon père, qui s'en sert tous les jours."],
  ['sadness', 'Perderam as fotos do meu casamento. Chorei a noite toda.'],
])('emotion %s: %s', async (emotion, message, subject = '') => {
  expect((await analyze(message, subject)).emotion).toBe(emotion);
});

/** By the labelling guide sarcasm counts as what it means: a colleague must read why, in the customer's own words. */
test.each([
  'Na toll, schon wieder kaputt', 'Great, another update, another broken morning.', 'Genial, otra actualización y otra mañana sin luz.',
  'Quelle efficacité, trois semaines pour une ampoule.', 'Que maravilha, quebrou de novo.', 'Menuda puntualidad, tres semanas de retraso.',
  'Ich warte seit heute früh auf den Techniker, na toll.',
])('dry mockery is told as such, with the quote: %s', async (message) => {
  const answer = await analyze(message);
  expect(answer).toMatchObject({ sentiment: 'negative', emotion: 'frustration', evidence: message });
  expect(answer.reasoning).toMatch(/^The customer's words “.+” are meant mockingly and show frustration\.$/);
});

test.each([
  ['praise beside a fault', 'Shelving looks nice. The fitter drilled through a cable and the wall is live.'],
  ['hearsay', 'Paket angeblich zugestellt, bei mir war niemand. Schon das dritte Mal dieses Jahr'],
  ['a closing', 'Your courier dropped the parcel in the river and drove off. Nobody has called me back in nine days. Best wishes'],
  ['praise before but', 'Great product, but it broke after two days and nobody answers my mails.'],
])('no mockery: %s', async (_what, message) => {
  const { sentiment, reasoning } = await analyze(message);
  expect(sentiment).toBe('negative');
  expect(reasoning).not.toContain('mockingly');
});

test('what is told calmly is said to be told so, by the words that report it', async () => {
  const { sentiment, reasoning, evidence } = await analyze('The charger hums all night and the cable gets hot. It stopped working this morning.', 'Desk lamp');
  expect(sentiment).toBe('negative');
  expect(reasoning).toContain('without words of feeling');
  expect(evidence).not.toBe('Desk lamp');
});

test.each([
  ['¿A qué hora cierran los viernes?', '¿A qué hora cierran los viernes?'],
  ["Normal si l'on vient d'ouvrir la boutique ?", "Normal si l'on vient d'ouvrir la boutique ?"],
  ['[TEST] Please confirm the address', 'Please confirm the address'],
])('a quote is whole and balanced: %s', async (message, quote) => {
  const { evidence, reasoning } = await analyze(message);
  expect(evidence).toContain(quote);
  expect(evidence.split('[').length).toBe(evidence.split(']').length);
  expect(reasoning).not.toMatch(/\s”/);
});

test.each([
  ['critical', 'Our whole office is offline, nobody can work and we are losing money!'],
  ['high', 'Please answer as soon as possible, the deadline is Friday.'],
  ['normal', 'The lamp flickers at low brightness.'],
  ['high', 'The building is on fire.'],
  ['low', 'No rush at all, but when is the blue one back?'],
  ['high', 'Bitte dringend um Rückruf, wir brauchen das Gerät bis morgen.'],
  ['normal', 'The outage of yesterday is resolved, everything works again.'],
  ['normal', '¿El tono «rojo fuego» del catálogo tira a naranja o a granate?'],
  ['normal', 'How do I get the soot off the fire bowl? It burned lovely all summer.'],
  ['normal', 'O batom rosa choque sai com água? É para a formatura.'],
  ['high', 'Aus dem Trockner kommt schwarzer Rauch, ich finde keinen Schalter und niemand geht ran.'],
])('urgency %s: %s', async (urgency, message) => {
  expect((await analyze(message)).urgency).toBe(urgency);
});

describe('whatever comes in', () => {
  /** Milliseconds of processor time: what others run on the same machine does not count. */
  const within = async (message: string) => {
    await analyze('warm\nup <b>x</b>');
    const start = process.cpuUsage();
    const answer = await analyze(message);
    const { user, system } = process.cpuUsage(start);
    return { answer, milliseconds: (user + system) / 1000 };
  };
  const KINDS: [string, string][] = [
    ['emojis alone', '😡😡😡'], ['an unsupported language', 'Dzień dobry, jestem bardzo niezadowolony z waszej obsługi, czekam już trzy tygodnie na odpowiedź.'],
    ['lone surrogates and NUL', '\ud800\u0000\udfff'], ['one letter', 'x'], ['punctuation', '?!?!...'], ['digits', '12345 67 8'],
  ];
  test.each(KINDS)('%s: a valid answer of low confidence', async (_kind, message) => {
    const { answer } = await within(message);
    expect(SENTIMENTS).toContain(answer.sentiment);
    expect(answer.confidence).toBeLessThan(0.6);
  });

  test('200 kB of text, of one word, of exclamation marks and of elisions end quickly', async () => {
    for (const piece of ['I am unhappy with the lamp, it broke again. ', 'a', '!', "l'", 'not ', '@', '"<', 'é\u0301']) {
      // About 100 ms on an idle core; a crowded one runs at a fraction of its speed, and is looked at again.
      let least = Infinity;
      for (const round of [0, 1, 2]) if (least >= 1000) least = (await within(piece.repeat(Math.ceil(200_000 / piece.length) + round))).milliseconds;
      expect(least).toBeLessThan(1000);
    }
  });

  test('any text at all gets a valid answer whose evidence stands in it', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 40 }), async (message, subject) => {
      const answer = await analyze(message, subject);
      expect(SENTIMENTS).toContain(answer.sentiment);
      expect(EMOTIONS).toContain(answer.emotion);
      expect(URGENCIES).toContain(answer.urgency);
      expect(`${subject}\n${message}`).toContain(answer.evidence);
      expect(Math.abs(answer.score)).toBeLessThanOrEqual(1);
      expect(answer.confidence).toBeGreaterThanOrEqual(0);
      expect(answer.confidence).toBeLessThanOrEqual(1);
    }), { numRuns: 300 });
  });
});

describe('corrections are neighbours', () => {
  const correction = (message: string, sentiment: Sentiment): LabelledExample => ({ id: message.slice(0, 8), subject: '', message, sentiment, thought: '', origin: 'correction', similarity: 0 });
  const unclear = 'The pods for November are the mild ones again, as in October.';

  test('the same ticket corrected by a person gets the label of the person', async () => {
    for (const label of SENTIMENTS) {
      expect((await analyze(unclear, '', [correction(unclear, label)])).sentiment).toBe(label);
    }
  });

  test('a ticket much like the corrected one follows it', async () => {
    const before = await analyze(unclear);
    expect(before.sentiment).not.toBe('positive');
    const after = await analyze(unclear, '', [correction('The pods for December are the mild ones again, as in October and November.', 'positive')]);
    expect(after.score).toBeGreaterThan(before.score);
    expect(after.sentiment).toBe('positive');
  });

  test('a correction about something else changes nothing', async () => {
    const before = await analyze('How do I pair the wristband with a second phone?');
    const after = await analyze('How do I pair the wristband with a second phone?', '', [correction('Your courier threw my lamp over the fence into the pond.', 'negative')]);
    expect(after).toEqual(before);
  });

  test('contradictory corrections cancel out', async () => {
    const before = await analyze(unclear);
    const both = [correction(`${unclear} Order 1.`, 'negative'), correction(`${unclear} Order 2.`, 'positive'), correction(`${unclear} Order 3.`, 'neutral')];
    expect((await analyze(unclear, '', both)).sentiment).toBe(before.sentiment);
  });

  test('hostile corrections of plain praise and plain anger do not turn other plain tickets', async () => {
    const hostile = [
      correction('I absolutely love this lamp, it is wonderful and I am delighted!', 'negative'), correction('I love this lamp so much, wonderful quality!', 'negative'),
      correction('This machine is a disgrace, I am furious and I want my money back!', 'positive'), correction('What a disgrace this machine is, I am furious!', 'positive'),
    ];
    expect((await analyze('I absolutely love this hub, it is wonderful and we are delighted!', '', hostile)).sentiment).toBe('positive');
    expect((await analyze('This app is a disgrace, I am furious and I want my money back!', '', hostile)).sentiment).toBe('negative');
  });
});

describe('what ships', () => {
  const root = resolve(__dirname, '../../../../data/sentiment');
  const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'];
  const lexicon = (name: string): Record<string, string> => JSON.parse(readFileSync(join(root, `lexicon/${name}.json`), 'utf8'));

  test('weights and lexica stay under 300 kB together', () => {
    const size = ['weights.json', ...[...LANGUAGES, 'shared'].map((name) => `lexicon/${name}.json`)].reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
    expect(size).toBeLessThan(300_000);
  });

  test.each(LANGUAGES)('the lexicon of %s has a thousand entries and both sides', (language) => {
    const groups = lexicon(language);
    expect(Object.values(groups).join(' ').split(/\s+/).length).toBeGreaterThan(1000);
    const entries = (sign: string) => Object.entries(groups).filter(([name]) => / -?\d$/.test(name) && name.includes('-') === (sign === '-')).map(([, list]) => list).join(' ').split(/\s+/).length;
    expect(entries('-')).toBeGreaterThan(250);
    expect(entries('+')).toBeGreaterThan(150);
  });

  test('no training text is a test case of this file', () => {
    const texts = new Set(SETTLED.map(([, , message]) => message));
    for (const language of LANGUAGES) {
      const file = join(root, `training/short_${language}.jsonl`);
      expect(existsSync(file)).toBe(true);
      for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) expect(texts.has(JSON.parse(line).text)).toBe(false);
    }
  });
});

/** The guide counts sarcasm as what it means; a report behind kind words is a report, and praise of what works again is praise. */
test.each([
  ['negative', 'Super Update! Jetzt geht gar nichts mehr.'], ['negative', 'Great update! Now nothing works any more.'], ['negative', 'Excelente servicio, ya no enciende ni la luz.'],
  ['negative', 'Super mise à jour ! Plus rien ne marche.'], ['negative', 'Ótima atualização! Agora nada funciona.'],
  ['neutral', "Lovely work by your engineer, now the boiler won't even start."],
  ['positive', 'Super Service! Nach dem Update ging nichts mehr, jetzt läuft alles wieder.'], ['positive', 'Great support! Nothing worked before, now everything does.'], ['positive', 'Ya no encendía y me lo arreglaron en un día, excelente servicio.'],
  ['positive', 'Super Service! Jetzt läuft alles und es ruckelt nicht mehr.'], ['positive', 'Klasse Support! Seitdem läuft der Drucker und muckt nicht mehr.'], ['positive', '¡Excelente servicio! Ya no me carga dos veces.'],
  ['positive', 'Great update! Now the app doesn’t open ads any more.'], ['positive', 'Wonderful team! Now nothing else works as well for us.'], ['positive', 'Parfait, merci ! Mon compte ne charge plus deux fois.'],
])('%s where praise stands before a standstill, or behind it: %s', async (sentiment, message) => {
  expect((await analyze(message)).sentiment).toBe(sentiment);
});
