/** Answers of a team's knowledge that are none yet, and short ones that are. */
import { isUnanswered } from '../../src/triage/unanswered.ts';

test.each([
  '', '-', '–', '?', '???', 'x', 'xxx', '…', '"', 'TRUE', 'FALSCH', '#REF!', '#NV', '#¡VALOR!', 'Loading...', 'Cargando…', 'TBD', 'tbc', 'todo', 'To do', 'To be defined.', 'WIP', 'Work in progress', 'pending', 'Draft', 'Coming soon!', 'n/a', 'N.A.',
  'Not answered yet', 'No answer yet', 'see above', 'Same as above', 'ditto', 'dito', 'Offen', 'noch offen', 'in Bearbeitung', 'folgt noch', 'zu ergänzen', 'wird ergänzt', 'Noch zu klären', 'Entwurf', 's. o.', 'siehe oben', 'k. A.',
  'Pendiente', 'por definir', 'en curso', 'borrador', 'ver arriba', 'sin respuesta', 'en attente', 'À compléter', 'à définir', 'brouillon', 'voir ci-dessus', 'Sans réponse', 'Pendente', 'a definir', 'em andamento', 'rascunho', 'ver acima', 'sem resposta',
])('“%s” is no answer', (answer) => expect(isUnanswered(answer)).toBe(true));

test.each([
  'Yes.', 'No', 'Ja', 'None.', 'None', 'Keine', 'Aucun', 'Berlin', 'Leather.', '5', '24 h', 'Open', 'Open from 9 to 5.', 'Restart it.', 'Draft beer is on tap.', 'Pending orders can be cancelled.', 'See above the door for the number.', 'Siehe oben rechts am Gerät.',
  'True', 'Loading takes a minute.', 'Chargement', 'Offen ist der Laden ab 9.', 'En attente de paiement, la commande peut être annulée.', 'Pendente quer dizer que falta o pagamento.', 'https://help.example.com/draft', '#1042', 'はい', 'X7',
])('“%s” is one', (answer) => expect(isUnanswered(answer)).toBe(false));
