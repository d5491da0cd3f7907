import { found } from './found.ts';

/** What a source refuses above a figure, what is more and what is not, written by hand. */
test.each([
  ['en', 'Crates heavier than 25 kg cannot be taken on the ferry.', 'A crate of 31 kg can be taken on the ferry.', 'A crate of 19 kg can be taken on the ferry.', 'My crate weighs 31 kg. My other crate weighs 19 kg.'],
  ['de', 'Boote über 8 m dürfen im Hafen nicht anlegen.', 'Ihr Boot von 11 m darf im Hafen anlegen.', 'Ihr Boot von 6 m darf im Hafen anlegen.', 'Mein Boot misst 11 m, das andere Boot 6 m.'],
  ['es', 'Los cuadros de más de 900 € no se pueden enviar por correo.', 'El cuadro de 1200 € puede enviarse por correo.', 'El cuadro de 700 € puede enviarse por correo.', 'Un cuadro vale 1200 € y el otro cuadro 700 €.'],
])('%s: “%s” refuses “%s”, and not “%s”', (language, source, wrong, right, message) => {
  expect(found(language, source, wrong, message)).toContain('contradiction');
  expect(found(language, source, right, message)).not.toContain('contradiction');
});

/** One side takes effect at once, the other with the next term. */
test.each([
  ['en', 'An upgrade applies at once, a downgrade from the next billing date.', 'Your downgrade takes effect immediately.', 'Your upgrade takes effect immediately.', 'When does my change apply?'],
  ['es', 'La ampliación se aplica de inmediato. La reducción se aplica en la siguiente factura.', 'La reducción se aplica de inmediato.', 'La ampliación se aplica de inmediato.', '¿Cuándo se aplica?'],
  ['pt', 'A ampliação vale imediatamente. A redução vale na próxima fatura.', 'A redução vale imediatamente.', 'A ampliação vale imediatamente.', 'Quando vale?'],
])('%s: of “%s” not “%s”, but “%s”', (language, source, wrong, right, message) => {
  expect(found(language, source, wrong, message)).toContain('when');
  expect(found(language, source, right, message)).not.toContain('when');
});

test.each([
  ['Spiele können nicht verlängert werden. Bücher können einmal verlängert werden.', 'Sie können das Spiel noch einmal verlängern.', 'Sie können das Buch noch einmal verlängern.'],
  ['Während ein Waschgang läuft, lässt sich das Programm nicht wechseln.', 'Du kannst das Programm auch während des laufenden Waschgangs wechseln.', 'Während des Waschgangs lässt sich das Programm nicht wechseln.'],
])('de: “%s” contradicts “%s”, and not “%s”', (source, wrong, right) => {
  expect(found('de', source, wrong, '')).toContain('contradiction');
  expect(found('de', source, right, '')).not.toContain('contradiction');
});
