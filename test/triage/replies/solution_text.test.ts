import { solutionText } from '../../../src/triage/replies/solution_text.ts';

test.each([
  ['Hi Ana,\n\nHold the button.\n\nBest,\nMia\nCustomer Care', 'Hold the button.'], ['Hold the button.\n\nKind regards from the Moss team', 'Hold the button.'], ['Bitte neu starten.\nDanke\nIhr Moss-Team', 'Bitte neu starten.'],
])('greeting and leave-taking are taken off: %j', (mail, text) => expect(solutionText(mail)).toBe(text));

test.each([
  ['Please send a photo.\n\nThanks!\n\nWe are open from 9 to 17.'], ['This one works\nbest.\nIt costs 30 €.'], ['Look at the label.\nMFG date is printed below it.'], ['Gracias.\nPuede enviarnos el paquete sin pagar nada.'],
])('what is told behind such words stays: %j', (text) => expect(solutionText(text)).toBe(text));
