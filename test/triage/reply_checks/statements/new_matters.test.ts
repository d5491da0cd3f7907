/** A statement of which neither the ticket nor a source says a word, told from courtesy, advice and what a source says in other words. */
import { LINEAR, timesAsLong } from '../../../cpu_clock.ts';
import { meaningsOf } from '../../../../src/adapters/builtin/words/lexicon.ts';
import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';

const SOURCES: Record<string, string> = {
  en: 'Rooms are ready from 3 pm. Breakfast is served until half past ten. Dogs cost 12 € a night.',
  de: 'Die Zimmer sind ab 15 Uhr fertig. Frühstück gibt es bis halb elf. Hunde kosten 12 € pro Nacht.',
  es: 'Las habitaciones están listas desde las 15 h. El desayuno se sirve hasta las diez y media. Los perros pagan 12 € por noche.',
  fr: 'Les chambres sont prêtes à partir de 15 h. Le petit-déjeuner est servi jusqu’à dix heures et demie. Les chiens coûtent 12 € par nuit.',
  pt: 'Os quartos estão prontos a partir das 15 h. O pequeno-almoço é servido até às dez e meia. Os cães pagam 12 € por noite.',
};
const OPENS: Record<string, string> = { en: 'Breakfast is served until half past ten.', de: 'Frühstück gibt es bis halb elf.', es: 'El desayuno se sirve hasta las diez y media.', fr: 'Le petit-déjeuner est servi jusqu’à dix heures et demie.', pt: 'O pequeno-almoço é servido até às dez e meia.' };
const found = (language: string, said: string, sources = SOURCES[language] ?? ''): string[] => checkReply({
  body: `${OPENS[language]} ${said}`, language, ticket: { subject: '', message: '' }, sources: [{ title: '', text: sources, url: '' }], ownWords: [], instructions: '', neverMention: [], meaningsOf: (word) => meaningsOf(word),
}).map(({ check }) => check);

test.each([
  ['en', 'Each lounge also contains a grand piano and chess boards.'],
  ['en', 'Musicians rehearse quietly beside an indoor waterfall.'],
  ['de', 'Auf Anfrage bügelt unser Nachtportier auch Krawatten und Smokings.'],
  ['de', 'Fledermäuse überwintern im Gewölbekeller.'],
  ['es', 'Además, la azotea tiene telescopios y hamacas.'],
  ['es', 'Los acordeonistas ensayan junto al invernadero.'],
  ['fr', 'Les accordéonistes répètent près de la véranda vitrée.'],
  ['pt', 'O terraço também tem telescópios e redes de baloiço.'],
  ['pt', 'Os acordeonistas ensaiam junto da estufa envidraçada.'],
])('%s: “%s” stands on nothing', (language, said) => {
  expect(found(language, said)).toContain('statement');
});

test.each([
  ['en', 'Rooms are ready from 3 pm, and dogs are 12 € a night as well.'],
  ['en', 'What a wonderful anniversary gift for grandparents!'],
  ['en', 'We hope the violinists enjoy their rehearsal trip.'],
  ['en', 'Please ask your vet whether travelling agrees with an elderly spaniel.'],
  ['en', 'Rooms are ready from 3 pm, as well as breakfasts until half past ten.'],
  ['de', 'Ihre Dackel zahlen also auch 12 € pro Nacht.'],
  ['de', 'Wir wünschen dem Brautpaar sonnige Flitterwochen.'],
  ['es', 'Esperamos que los violinistas disfruten del ensayo.'],
  ['fr', 'Quelle merveilleuse escapade pour les jeunes mariés !'],
  ['fr', 'Votre toutou coûte aussi 12 € par nuit.'],
  ['pt', 'Lamentamos o susto da avó com o guarda-chuva.'],
])('%s: “%s” is courtesy, advice or a source’s own', (language, said) => {
  expect(found(language, said)).toEqual([]);
});

test('a source of another language may say it in words that are not known', () => {
  expect(found('en', 'Each lounge also contains a grand piano and chess boards.', `${SOURCES['de']} In jedem Salon stehen Flügel und Schachbretter.`)).toEqual([]);
});

test.each(['also pianos chessboards ', 'wir bieten auch. '])('“%s” over and over in reply and source takes time that grows with its length', (piece) => {
  expect(timesAsLong((times) => found('en', piece.repeat(times), `${SOURCES['en']} ${piece.repeat(times)}`), 500)).toBeLessThan(LINEAR);
});

/** Who assures of something says it no less than who just says it; of their earnestness anybody may. */
test.each([
  ['en', 'We assure you that each lounge contains a grand piano and chess boards.', ['statement']], ['en', 'I assure you that we take this seriously.', []],
  ['de', 'Klaviere und Schachbretter der Nachbarn sind weltweit versichert.', ['statement']], ['de', 'Wir versichern Ihnen, dass wir das sehr ernst nehmen.', []],
  ['fr', "L'assurance couvre aussi les accordéons perdus près de la véranda.", ['statement']], ['fr', 'Je vous assure que nous prenons cela au sérieux.', []],
])('%s: “%s” → %p', (language, said, checks) => expect(found(language, said)).toEqual(checks));
