/** The right words for one thing and for its neighbour: two articles, two seasons, two rooms; written by hand in five languages, each fault beside its good twin. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

interface Case { language: string; ticket: string; sources: [title: string, text: string][]; right: string; wrong: string }
const stopped = ({ language, ticket, sources }: Case, body: string): string[] => checkReply({
  body, language, ticket: { subject: '', message: ticket }, sources: sources.map(([title, text]) => ({ title, text, url: '' })), ownWords: [], instructions: '', neverMention: [],
}).map(({ check, words }) => `${check}: ${words}`);

const ARTICLES: Case[] = [
  { language: 'pt', ticket: 'Até quando pago a segunda prestação do campo de Viseu?', sources: [['Campo de Tomar', 'Inscrições a partir de 20 de março; segunda prestação até 25 de junho.'], ['Campo de Viseu', 'Inscrições a partir de 12 de março; a segunda prestação paga-se até 28 de maio.']],
    right: 'Em Viseu, as inscrições abrem a 12 de março. A segunda prestação paga-se até 28 de maio.', wrong: 'Em Viseu, as inscrições abrem a 12 de março. A segunda prestação paga-se até 25 de junho.' },
  { language: 'de', ticket: 'Darf ich mit der ermäßigten Karte ins Dampfbad?', sources: [['Karten', 'Normal: 52 €, Halle und Dampfbad. Reduziert: 36 €, nur Halle. Sauna: 7 € Aufpreis.']],
    right: 'In die Sauna kommen Sie gegen 7 € Aufpreis. Das Dampfbad ist nur bei der normalen Karte zu 52 € dabei.', wrong: 'In die Sauna kommen Sie gegen 52 € Aufpreis.' },
];
const DAYS: Case[] = [
  { language: 'pt', ticket: 'Tenho a Bolsa Parcial. Quando é paga?', sources: [['Bolsas', 'Bolsa Parcial: 160 € por mês, paga até ao dia 15. Bolsa Total: 310 € por mês, paga até ao dia 5.']],
    right: 'A Bolsa Parcial é de 160 € por mês. O pagamento é feito até ao dia 15.', wrong: 'A Bolsa Parcial é de 160 € por mês. O pagamento é feito até ao dia 5.' },
  { language: 'fr', ticket: "À quelle heure dois-je rendre la chambre Lilas ?", sources: [['Chambres', 'Chambre Lilas : petit-déjeuner 13 €, départ à 11 h. Suite Érable : petit-déjeuner compris, départ à 12 h.']],
    right: "En chambre Lilas, le petit-déjeuner coûte 13 €. Vous gardez la chambre jusqu'à 11 h.", wrong: "En chambre Lilas, le petit-déjeuner coûte 13 €. Vous gardez la chambre jusqu'à midi." },
  { language: 'en', ticket: 'When must I order?', sources: [['Orders', 'Orders in by Wednesday noon arrive by Saturday.']], right: 'Order by noon on Wednesday and it arrives by Saturday.', wrong: 'Order by midnight on Wednesday and it arrives by Saturday.' },
];
const FIGURES: Case[] = [
  { language: 'fr', ticket: 'Combien de mémoire a ma liseuse Feuille 2 ?', sources: [['Feuille 2', '174 g, 16 Go de mémoire.']], right: 'La Feuille 2 dispose de 16 Go de mémoire.', wrong: 'La Feuille 2 dispose de 32 Go de mémoire.' },
  { language: 'es', ticket: '¿Qué humedad conviene?', sources: [['Seco', 'Humedad recomendada: entre 45 y 55 %.']], right: 'Lo aconsejable es que esté entre el 45 y el 55 %.', wrong: 'Lo aconsejable es que esté entre el 45 y el 65 %.' },
  { language: 'en', ticket: 'We may be late.', sources: [['Hire', 'Cancelling is free of charge. If you are more than 30 minutes late, we charge £8.']], right: 'As long as you are no more than half an hour late there is no charge.', wrong: 'As long as you are no more than an hour late there is no charge.' },
  { language: 'de', ticket: 'Welches Leuchtmittel?', sources: [['Lampe', 'Fassung E14, maximal 25 W.']], right: 'Sie brauchen eins mit E14-Sockel.', wrong: 'Sie brauchen eins mit E27-Sockel.' },
  { language: 'de', ticket: 'Darf mein Rad mit?', sources: [['Karten', 'Schülerticket: Fahrrad 1,50 € extra. Azubi: Fahrrad frei.']], right: 'Dein Fahrrad kostet im Schülerticket 1,50 € extra. Kostenlos wäre es nur bei Azubi.', wrong: 'Dein Fahrrad kostet im Schülerticket 2,50 € extra. Kostenlos wäre es nur bei Azubi.' },
];
const DOINGS: Case[] = [
  { language: 'en', ticket: 'Your gardener mowed my dahlias.', sources: [['Damage', 'We replace damaged plants. Send pictures within 7 days.']], right: 'Please send us pictures within the next week.', wrong: 'We will replace the plants next week.' },
];

test.each([...ARTICLES, ...DAYS, ...FIGURES, ...DOINGS])('stops only the fault: $wrong', (one) => {
  expect(stopped(one, one.right)).toEqual([]);
  expect(stopped(one, one.wrong)).not.toEqual([]);
});
