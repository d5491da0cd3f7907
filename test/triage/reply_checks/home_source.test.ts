/** Two pages on two things of a kind: a reply that rests on one of them takes no value of the other; written by hand in five languages, each slip beside its good twin. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

interface Case { language: string; ticket: string; sources: [title: string, text: string][]; right: string; wrong: string }
const stopped = ({ language, ticket, sources }: Case, body: string): string[] => checkReply({
  body, language, ticket: { subject: '', message: ticket }, sources: sources.map(([title, text]) => ({ title, text, url: '' })), ownWords: [], instructions: '', neverMention: [],
}).map(({ words }) => words);

const CASES: Case[] = [
  { language: 'de', ticket: 'Wie tief sind die Fächer beim Spalt?', sources: [['Regal Keil', 'Höhe 210 cm. Fachtiefe innen 35,5 cm.'], ['Regal Spalt', 'Höhe 184 cm. Fachtiefe innen 30,5 cm.']], right: 'Das Spalt ist 184 cm hoch. Innen sind die Fächer 30,5 cm tief.', wrong: 'Das Spalt ist 184 cm hoch. Innen sind die Fächer 35,5 cm tief.' },
  { language: 'pt', ticket: 'Até quando pago a segunda prestação em Aveiro?', sources: [['Campo da Figueira', 'Inscrições a partir de 22 de março; segunda prestação até 30 de junho.'], ['Campo de Aveiro', 'Inscrições a partir de 15 de março; a segunda prestação até 31 de maio.']], right: 'Em Aveiro as inscrições abrem a 15 de março. A segunda prestação paga-se até 31 de maio.', wrong: 'Em Aveiro as inscrições abrem a 15 de março. A segunda prestação paga-se até 30 de junho.' },
  { language: 'en', ticket: 'Pet insurance in Spain?', sources: [['Pet insurance Mexico', 'The monthly fee is 249 MXN. The minimum age is 6 months.'], ['Pet insurance Spain', 'The monthly fee is 14.90 €. The minimum age is 3 months.']], right: 'In Spain the fee is 14.90 € a month. The minimum age is 3 months.', wrong: 'In Spain the fee is 14.90 € a month. The minimum age is 6 months.' },
  { language: 'fr', ticket: 'Mon vélo Héron, quelle garantie ?', sources: [['Vélo Mésange', 'Cadre garanti 5 ans. Poids 20 kg.'], ['Vélo Héron', 'Cadre garanti 3 ans. Poids 23 kg.']], right: 'Le Héron pèse 23 kg. Le cadre est garanti 3 ans.', wrong: 'Le Héron pèse 23 kg. Le cadre est garanti 5 ans.' },
  { language: 'es', ticket: '¿Aguanta el toldo Molène?', sources: [['Toldo Ouessant', 'Resiste un viento de 50 km/h. Pesa 14 kg.'], ['Toldo Molène', 'Resiste un viento de 35 km/h. Pesa 9 kg.']], right: 'El Molène pesa 9 kg y resiste un viento de 35 km/h.', wrong: 'El Molène pesa 9 kg y resiste un viento de 50 km/h.' },
];

test.each(CASES)('$language: “$right” stands, “$wrong” does not', (one) => {
  expect(stopped(one, one.right)).toEqual([]);
  expect(stopped(one, one.wrong)).not.toEqual([]);
});

test.each<[why: string, body: string]>([
  ['the reply names the other page too', 'The Keel is 210 cm high, the Gap 184 cm.'],
  ['of what the first page says nothing', 'The Gap is 184 cm high. Delivery takes 5 days.'],
])('a value of another page stands where %s', (_why, body) => {
  const sources: [string, string][] = [['Shelf Keel', 'Height 210 cm.'], ['Shelf Gap', 'Height 184 cm.'], ['Delivery', 'Delivery takes 5 days.']];
  expect(stopped({ language: 'en', ticket: 'How high is the Gap?', sources, right: '', wrong: '' }, body)).toEqual([]);
});
