/** Figures that stand nowhere while a source says another in their place: no arithmetic, no rounding and no "about" excuses these; what is reckoned with the source's own figure stands. By hand in five languages. */
import { found } from '../found.ts';

interface Place { language: string; source: string; message?: string; right: string[]; wrong: string[] }
const PLACES: Place[] = [
  { language: 'en', source: 'Choir rehearsals last three hours. Members may borrow six scores at a time.', message: 'Rehearsal and scores?', right: ['Our choir rehearsals last three hours.', 'As a member you may borrow as many as six scores at a time.'], wrong: ['Our choir rehearsals last four hours.', 'As a member you may borrow as many as seven scores at a time.'] },
  { language: 'en', source: 'Pottery wheel: £14 an hour. Kiln firing: £9 a shelf. Apron hire: £3.', message: 'I would like two hours at the wheel.', right: ['The pottery wheel costs £14 an hour, so two hours are £28.', 'Two hours at the pottery wheel come to £28.'], wrong: ['The pottery wheel costs £17 an hour.', 'The kiln firing is £12 a shelf.'] },
  { language: 'de', source: 'Die Gutschrift erscheint nach weniger als zehn Werktagen. Das Probeabo endet nach sechs Wochen.', right: ['Die Gutschrift erscheint nach weniger als zehn Werktagen.', 'Ihr Probeabo endet nach sechs Wochen.'], wrong: ['Die Gutschrift erscheint nach weniger als elf Werktagen.', 'Ihr Probeabo endet nach knapp sieben Wochen.'] },
  { language: 'es', source: 'La limpieza del sofá tarda cerca de 25 minutos y el tejido se seca en menos de cuatro horas.', right: ['La limpieza del sofá tarda unos 25 minutos.', 'El tejido se seca en menos de cuatro horas.'], wrong: ['La limpieza del sofá tarda unos 27 minutos.', 'El tejido se seca en menos de cinco horas.'] },
  { language: 'fr', source: 'Le justificatif de domicile doit dater de moins de trois mois. Chaque adhérent emprunte huit jeux par mois.', right: ['Joignez un justificatif de domicile de moins de trois mois.', 'Chaque adhérent emprunte huit jeux par mois.'], wrong: ['Joignez un justificatif de domicile de moins de quatre mois.', 'Chaque adhérent emprunte neuf jeux par mois.'] },
  { language: 'pt', source: 'A transferência imediata demora menos de dez segundos. O plano inclui quatro levantamentos por mês.', right: ['A transferência imediata demora menos de dez segundos.', 'O plano inclui quatro levantamentos por mês.'], wrong: ['A transferência imediata demora menos de onze segundos.', 'O plano inclui cinco levantamentos por mês.'] },
];

describe('a figure beside what a source says in its place', () => {
  const all = (which: 'right' | 'wrong') => PLACES.flatMap((place) => place[which].map((body) => [body, place] as const));
  it.each(all('right'))('bears “%s”', (body, { language, source, message }) => expect(found(language, source, body, message)).toEqual([]));
  it.each(all('wrong'))('stops “%s”', (body, { language, source, message }) => expect(found(language, source, body, message)).not.toEqual([]));
});
