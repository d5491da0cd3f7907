import { solutionText } from '../../../src/triage/replies/solution_text.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

test.each([
  ['Hi Ana,\n\nHold the button.\n\nBest,\nMia\nCustomer Care', 'Hold the button.'], ['Hold the button.\n\nKind regards from the Moss team', 'Hold the button.'], ['Bitte neu starten.\nDanke\nIhr Moss-Team', 'Bitte neu starten.'],
])('greeting and leave-taking are taken off: %j', (mail, text) => expect(solutionText(mail)).toBe(text));

test.each([
  'Hi Ana,', 'Hello and thank you for getting in touch with us!', 'Hola, Ana:', 'Sehr geehrte Damen und Herren,', 'Sehr geehrte Frau Dr. Müller-Lüdenscheidt,', 'Guten Tag,', 'Bonjour', 'Madame, Monsieur,', 'Olá, Maria Clara!', 'Estimado cliente:', 'Dear {first_name},',
  'Liebe Kundinnen und Kunden,', 'Boa tarde!', 'Hallo [Name],', 'Bonjour <prénom>,',
])('“%s” greets and is taken off', (line) => expect(solutionText(`${line}\n\nHold the button.`)).toBe('Hold the button.'));

test.each([
  'Hello-Fresh boxes come on Mondays', 'Good evening tickets:', 'Hallo Kids: 20 € im Monat', 'Hola Familia, 35 € al mes', 'Madame Tussauds is not part of the city card', 'Dear customers of the old plan keep it until the end of the year', 'Hi-res scans up to 40 MB,',
])('“%s” tells something and stays', (line) => expect(solutionText(`${line}\nMore below.`)).toBe(`${line}\nMore below.`));

test('a hostile line of 200 kB is read within a second', () => {
  const lines = [`hi ${'a, '.repeat(66_000)}`, `hi ${'dr. '.repeat(20)}`, `hi ${'a'.repeat(80)}?`, `hi${' a'.repeat(40)}?`];
  expect(leastMilliseconds((round) => lines.forEach((line) => solutionText(`${line}\nx${round}`)), 1000)).toBeLessThan(1000);
});

test.each([
  ['Please send a photo.\n\nThanks!\n\nWe are open from 9 to 17.'], ['This one works\nbest.\nIt costs 30 €.'], ['Look at the label.\nMFG date is printed below it.'], ['Gracias.\nPuede enviarnos el paquete sin pagar nada.'],
])('what is told behind such words stays: %j', (text) => expect(solutionText(text)).toBe(text));
