import { fold } from './text/characters.ts';
import { isUnfinished } from './ticket_table/formula_cell.ts';

/** Two letters in a row, or a figure: “5” answers, “-”, “?” and “x” do not. */
const TELLING = /\p{L}{2}|\p{N}/u;
/** A tick box, as a sheet shows it. */
const TICK = /^(?:TRUE|FALSE|WAHR|FALSCH|VRAI|FAUX|VERDADERO|VERDADEIRO|FALSO)$/;
/** What stands in a list of answers where one is still to be written, or stands elsewhere in the list; “none” and “open” may be the answer. */
const TO_BE_WRITTEN = /^(?:tb[acd]|to ?do|to be (?:done|defined|written|added|answered|confirmed|completed|decided)|wip|(?:work )?in progress|pending|draft|placeholder|coming soon|x{2,9}|n\/a|n\. ?a|not (?:yet )?(?:available|answered|applicable)(?: yet)?|no answer(?: yet)?|unanswered|unknown|see (?:above|below|previous)|(?:same )?as above|ditt?o|idem|offen|noch offen|ausstehend|in (?:arbeit|bearbeitung)|folgt(?: noch)?|noch zu (?:klaren|erganzen|beantworten|schreiben)|(?:zu|wird) erganzt?(?:en)?|entwurf|platzhalter|s\. ?o|siehe (?:oben|unten)|wie oben|keine antwort|unbekannt|k\. ?a|(?:todavia )?pendiente|(?:por|a) (?:definir|completar|hacer|confirmar|fazer)|en curso|borrador|ver (?:arriba|abajo|acima|abaixo)|igual que arriba|(?:sin|sem) (?:respuesta|resposta)|desconocido|desconhecido|en (?:attente|cours)|a (?:completer|definir|faire|venir|confirmer)|brouillon|voir (?:ci-dessus|ci-dessous|plus haut)|sans reponse|inconnu|pendente|em (?:andamento|curso)|rascunho)[.!?…]{0,3}$/;

/** Whether an answer of the team's knowledge is none yet: a dash, “TBD”, “see above”, a formula that fails. No customer may be told it. */
export const isUnanswered = (answer: string): boolean => !TELLING.test(answer) || TICK.test(answer) || isUnfinished(answer) || TO_BE_WRITTEN.test(fold(answer));
