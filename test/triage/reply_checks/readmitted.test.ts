/** What a source takes out, taken in by a reply; and what it takes in itself. */
import { found } from './found.ts';

test.each([
  ['en', 'Swim lessons are refunded up to a day before, but not trial lessons.', 'Swim lessons are refunded up to a day before, trial lessons included.', true],
  ['en', 'Swim lessons and trial lessons are refunded up to a day before.', 'Swim lessons are refunded up to a day before, trial lessons included.', false],
  ['en', 'Opened jars are not taken back, except where the lid leaks.', 'We also take back opened jars where the lid leaks.', false],
  ['de', 'Der Rabatt gilt für Hosen und Jacken. Schuhe sind ausgenommen.', 'Der Rabatt gilt auch für Schuhe.', true],
  ['de', 'Der Rabatt gilt für Hosen, Jacken und Schuhe.', 'Der Rabatt gilt auch für Schuhe.', false],
  ['es', 'El seguro cubre la caldera, salvo el quemador.', 'El seguro cubre la caldera, incluido el quemador.', true],
  ['es', 'El seguro cubre la caldera y el quemador.', 'El seguro cubre la caldera, incluido el quemador.', false],
  ['fr', 'La carte donne accès aux bassins, hors hammam.', 'La carte donne accès aux bassins, hammam compris.', true],
  ['fr', 'Aucune visite entre Noël et le Nouvel An.', 'La visite part du même endroit le lendemain de Noël.', false],
  ['pt', 'O passe vale em todas as linhas. Não é aceite no elétrico histórico.', 'O passe vale também no elétrico histórico.', true],
  ['pt', 'O passe vale em todas as linhas e no elétrico histórico.', 'O passe vale também no elétrico histórico.', false],
] as const)('%s: “%s” told as “%s”: %s', (language, source, body, isStopped) => {
  expect(found(language, source, body).includes('over-general')).toBe(isStopped);
});
