/** Figures that a reply reckons in sight of its reader, right and one step off; expected values are reckoned by hand, in five languages. */
import { found } from '../found.ts';

interface Reckoned { language: string; message: string; source: string; right: string; wrong: string; check: string }

const ONE_STEP: Reckoned[] = [
  { language: 'de', message: 'Wie viel macht das netto? Brutto zahle ich 238 €.', source: 'Alle Preise enthalten 19 % Umsatzsteuer.', right: 'Ihre 238 € enthalten 19 % Umsatzsteuer, netto sind es 200 €.', wrong: 'Ihre 238 € enthalten 19 % Umsatzsteuer, netto sind es 210 €.', check: 'amount' },
  { language: 'pt', message: 'Quanto custa com urgência?', source: 'Limpeza de um fato: 16 €. Serviço urgente: mais 50 %.', right: 'A limpeza custa 16 € e a urgência acrescenta 50 %: o fato fica em 24 €.', wrong: 'A limpeza custa 16 € e a urgência acrescenta 50 %: o fato fica em 26 €.', check: 'amount' },
  { language: 'fr', message: 'Et pour une semaine ?', source: 'Chaque journée de plus est facturée 11 €.', right: 'Chaque journée de plus est facturée 11 €, ce qui ferait 77 € pour une semaine.', wrong: 'Chaque journée de plus est facturée 11 €, ce qui ferait 75 € pour une semaine.', check: 'amount' },
  { language: 'en', message: 'Which is cheaper?', source: 'Basic: £52 a month. Road: £47 a month.', right: 'Basic is £52 a month and Road £47 a month. You would be better off by £5 with the latter.', wrong: 'Basic is £52 a month and Road £47 a month. You would be better off by £8 with the latter.', check: 'amount' },
];
const TWO_STEPS: Reckoned[] = [
  { language: 'es', message: '¿Quedan suficientes para 52 personas?', source: 'Almacén: 5 cajas de 8 atriles y 16 atriles sueltos.', right: 'Hay cinco cajas de ocho y dieciséis sueltos, es decir, cincuenta y seis atriles.', wrong: 'Hay cinco cajas de ocho y dieciséis sueltos, es decir, sesenta y seis atriles.', check: 'number' },
  { language: 'pt', message: 'Somos dois adultos e três crianças.', source: 'Adulto: 11 €. Criança: 7 €.', right: 'São dois adultos a 11 € e três crianças a 7 €: 43 €.', wrong: 'São dois adultos a 11 € e três crianças a 7 €: 53 €.', check: 'amount' },
];

describe('what a reader can reckon from the figures beside it', () => {
  test.each([...ONE_STEP, ...TWO_STEPS])('$language: “$right” stands, “$wrong” does not', ({ language, message, source, right, wrong, check }) => {
    expect(found(language, source, right, message)).toEqual([]);
    expect(found(language, source, wrong, message)).toEqual([check]);
  });
});

/** What fits by chance: a plan named "Plus" announces no sum, litres times minutes are nothing, a count of the source's own things is no aside, a rate no count at a glance. */
const CHANCE: [language: string, message: string, source: string, right: string, wrong: string, check: string][] = [
  ['en', 'How long until someone comes?', 'An engineer comes within 24 hours in winter and within 72 hours in summer. Plus has an excess of £50.', 'In winter our engineer comes within 24 hours. The repair is covered by Plus.', 'In winter our engineer comes within 48 hours. The repair is covered by Plus.', 'duration'],
  ['en', 'When do I swap the cartridge?', 'Replace the cartridge after 1,500 litres. Flush a new one for 10 minutes.', 'Replace it after fifteen hundred litres and flush the new one for ten minutes.', 'Replace it after fifteen thousand litres and flush the new one for ten minutes.', 'number'],
  ['fr', 'Combien de fautes au code ?', 'Au code, 35 bonnes réponses sur 40 sont exigées, soit cinq erreurs au plus.', "Le jour de l'examen, quarante questions l'attendent et il ne devra pas dépasser cinq erreurs.", "Le jour de l'examen, quarante questions l'attendent et il ne devra pas dépasser six erreurs.", 'number'],
  ['pt', 'Quantos levantamentos tenho?', 'A conta inclui quinze transferências por mês e quatro levantamentos mensais fora da zona euro.', 'Quanto aos levantamentos fora da zona euro, estão incluídos quatro por mês.', 'Quanto aos levantamentos fora da zona euro, estão incluídos cinco por mês.', 'number'],
];
test.each(CHANCE)('%s “%s” — “%s”: “%s” stands, “%s” does not', (language, message, source, right, wrong, check) => {
  expect(found(language, source, right, message)).toEqual([]);
  expect(found(language, source, wrong, message)).toEqual([check]);
});

/** A neighbour's price, with the sum of the right one beside it: what is reckoned excuses its own parts alone. */
test('a sum excuses no figure that is no part of it', () => {
  const source = 'Spare battery. Flâneur 1: 189 €. Flâneur 2: 229 €. Fitting: 35 €.';
  const message = 'What does a new battery for my Flâneur 2 cost?';
  expect(found('en', source, 'A battery for the Flâneur 2 costs 229 €, plus 35 € if we fit it, so 264 € in all.', message)).toEqual([]);
  expect(found('en', source, 'A battery for the Flâneur 2 costs 189 €, plus 35 € if we fit it, so 264 € in all.', message)).toEqual(['amount']);
});

/** A year is no twelve months where a source prices it, and a discount adds nothing. */
test.each([
  ['en', 'What does the yearly plan cost?', 'Monthly plan: 9 €. Yearly plan: 90 €.', 'The monthly plan costs 9 €. The yearly plan costs 90 €.', 'The monthly plan costs 9 €. The yearly plan costs 108 €.'],
  ['de', 'Was kostet das Jahresabo?', 'Das Monatsabo kostet 9 €, das Jahresabo 90 €.', 'Das Monatsabo kostet 9 €. Das Jahresabo kostet 90 €.', 'Das Monatsabo kostet 9 €. Das Jahresabo kostet 108 €.'],
  ['pt', 'Quanto custa o plano anual?', 'O plano mensal custa 9 €. O plano anual custa 90 €.', 'O plano mensal custa 9 €. O plano anual custa 90 €.', 'O plano mensal custa 9 €. O plano anual custa 108 €.'],
  ['en', 'What do I pay?', 'The bag costs 100 €. Members get 20 % off.', 'The bag costs 100 € and members get 20 % off. You pay 80 €.', 'The bag costs 100 € and members get 20 % off. You pay 120 €.'],
  ['fr', 'Combien je paie ?', 'Le sac coûte 100 €. Les membres ont 20 % de remise.', 'Le sac coûte 100 €, les membres ont 20 % de remise. Vous payez 80 €.', 'Le sac coûte 100 €, les membres ont 20 % de remise. Vous payez 120 €.'],
])('%s “%s” — “%s”: “%s” stands, “%s” does not', (language, message, source, right, wrong) => {
  expect(found(language, source, right, message)).toEqual([]);
  expect(found(language, source, wrong, message)).toContain('amount');
});
