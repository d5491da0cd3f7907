import { findings } from '../found.ts';

const found = (...given: Parameters<typeof findings>): string[] => findings(...given).map(({ check, words }) => `${check}: ${words}`);

/** Plans of a source, a value of another plan than the one that is spoken of, and the right one, written by hand. */
test.each([
  // The sentence before names the plan.
  ['fr', 'Ciel Léger coûte 4 € par mois, avec 80 Go et des fichiers de 2 Go au plus. Ciel Vaste coûte 11 € par mois, avec 3 To et des fichiers de 25 Go au plus.', 'Ciel Léger est à 4 € par mois. Vous pouvez y déposer des fichiers de 25 Go au plus.', 'Ciel Léger est à 4 € par mois. Vous pouvez y déposer des fichiers de 2 Go au plus.', "Quelle taille avec l'offre Léger ?", '25 Go'],
  ['en', 'Lane costs £5.50 a month and 40p per kWh. Haul costs £18 a month and 33p per kWh.', 'Haul suits vans well. With it you would pay £18 a month and 40p for each kWh.', 'Haul suits vans well. With it you would pay £18 a month and 33p for each kWh.', 'What would Haul cost me?', '40p'],
  // The ticket alone names it.
  ['en', 'Bronze costs £8 a month and has a £90 excess; Silver costs £14 with a £45 excess; Gold costs £25 with no excess.', 'Your bill will show an excess of £90.', 'Your bill will show an excess of £45.', 'I have Silver. What is my excess?', '£90'],
  // Labels, also in German.
  ['de', 'Licht: Grundpreis 10 € im Monat, 32 Cent je kWh. Mond: Grundpreis 12 € im Monat, 21 Cent je kWh.', 'Im Tarif Mond laden Sie günstig. Sie zahlen 32 Cent je Kilowattstunde.', 'Im Tarif Mond laden Sie günstig. Sie zahlen 21 Cent je Kilowattstunde.', 'Ich habe den Tarif Mond.', '32 Cent'],
  // The names stand behind the values.
  ['pt', 'Ninho: 50 GB por R$ 7 ao mês. Bosque: 900 GB por R$ 21 ao mês. Os arquivos ficam na lixeira por 20 dias no Ninho e por 150 dias no Bosque.', 'No plano Ninho, os arquivos ficam na lixeira por 150 dias.', 'No plano Ninho, os arquivos ficam na lixeira por 20 dias.', 'Uso o plano Ninho.', '150 dias'],
])('%s: “%s” bears no “%s”', (language, source, wrong, right, message, words) => {
  expect(found(language, source, wrong, message).some((one) => one.includes(words))).toBe(true);
  expect(found(language, source, right, message)).toEqual([]);
});

test.each([
  ['two plans compared', 'en', 'Lane costs £5.50 a month. Haul costs £18 a month.', 'With Haul the price rises from £5.50 to £18 a month.', 'I have Lane. What would Haul change?'],
  ['the customer names the value', 'en', 'Bronze has a £90 excess; Silver has a £45 excess.', 'The £90 you saw belongs to another plan; with Silver it is £45.', 'I have Silver, why does it say £90?'],
])('%s is no other plan', (_what, language, source, body, message) => {
  expect(found(language, source, body, message).filter((one) => one.startsWith('plan'))).toEqual([]);
});
