/** What a source says on a condition, told without it; and where the reply or the ticket takes the condition up. */
import { found } from './found.ts';

const CASES: Record<string, { source: string; dropped: string; kept: string; met: string }> = {
  en: { source: 'Gym bags can be left at the desk overnight provided they carry a name tag.', dropped: 'Gym bags can be left at the desk overnight.', kept: 'Gym bags can be left at the desk overnight as long as they carry a name tag.', met: 'My gym bags have a name tag. May I leave them?' },
  de: { source: 'Das Ausleihen der Leiter ist kostenlos, sofern der Mietvertrag noch läuft.', dropped: 'Das Ausleihen der Leiter ist kostenlos.', kept: 'Das Ausleihen der Leiter ist kostenlos, wenn Ihr Mietvertrag noch läuft.', met: 'Mein Mietvertrag läuft noch. Was kostet die Leiter?' },
  es: { source: 'El aparcamiento del balneario es gratuito siempre que se reserve un masaje.', dropped: 'El aparcamiento del balneario es gratuito.', kept: 'El aparcamiento del balneario es gratuito si reserva usted un masaje.', met: 'He reservado un masaje. ¿Dónde aparco?' },
  fr: { source: "La dégustation au chai est offerte aux clients inscrits à l'infolettre.", dropped: 'La dégustation au chai est offerte.', kept: "La dégustation au chai est offerte si vous êtes inscrit à l'infolettre.", met: "Je suis client inscrit à l'infolettre. La dégustation est payante ?" },
  pt: { source: 'O empréstimo das pranchas é gratuito, desde que a aula esteja marcada.', dropped: 'O empréstimo das pranchas é gratuito.', kept: 'O empréstimo das pranchas é gratuito se a aula estiver marcada.', met: 'A minha aula está marcada. As pranchas pagam-se?' },
};

test.each(Object.entries(CASES))('%s: what is limited is stopped without its limit alone', (language, { source, dropped, kept, met }) => {
  expect(found(language, source, dropped, 'Hello')).toContain('condition');
  expect(found(language, source, kept, 'Hello')).not.toContain('condition');
  expect(found(language, source, dropped, met)).not.toContain('condition');
});

test('a count that the customer names takes up the limit of the source', () => {
  const source = 'The tower room is free for couples if at least 8 rooms are reserved.';
  expect(found('en', source, 'The tower room is free for couples.', 'We marry in May.')).toContain('condition');
  expect(found('en', source, 'The tower room is free for couples.', 'We marry in May with 8 families.')).not.toContain('condition');
});

test('what opens a sentence limits nothing before it', () => {
  expect(found('en', 'If the cake is damaged, send a photo to the bakery within two days.', 'Please send a photo to the bakery within two days.', 'The icing is smashed.')).toEqual([]);
});
