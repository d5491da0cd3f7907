import type { Passage } from '../../ports/knowledge_base.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { fold } from '../../triage/text/characters.ts';

const READ = 6000;

/** Words that say that something does not work, in five languages, folded. "Can't find", "I don't know" are none. */
const FAULT = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${[
  String.raw`won'?t|does(?:n'?t| not) (?:work|turn|start|charge|open|load|save|react|respond|connect|move|go|do|light|stop|close|print|show)|do(?:n'?t| not) (?:work|open|load|save)|(?:is|are)(?:n'?t| not) (?:working|charging|loading|responding)|not working|stopped|no longer works?|keeps? \w+ing|(?:is|are|stays?) still|refuses to|fail(?:s|ed|ing)?|errors?|broken?|leak\w*|puddles?|cracked|stuck|frozen|freezes|crash\w*|nothing happens|rattl\w*|greyed|grayed|glitch\w*|malfunction\w*`,
  String.raw`funktioniert (?:\w+ ){0,3}nicht|geht (?:\w+ ){0,2}nicht (?:mehr|an|auf|aus|los)|lasst sich (?:\w+ ){0,3}nicht|reagiert (?:\w+ ){0,2}nicht|defekt\w*|kaputt|fehler(?:meldung|code)?|undicht|tropft|lauft aus|pfutze|hangt|absturz\w*|sturzt ab|klemmt|grau|tut sich nichts|passiert nichts|streikt|spinnt|bleibt (?:rot|orange|schwarz|dunkel|offline)`,
  String.raw`no (?:me )?(?:funciona|deja|carga|abre|enciende|arranca|responde|guarda|va|graba)|da(?:n)? (?:un )?error|error(?:es)?|averi\w*|rot[oa]s?|gotea|pierde agua|charco|fuga|bloquead[oa]|colgad[oa]|se cuelga|se cierra sol[oa]|falla|fallo|estropead[oa]|no pasa nada|sigue (?:roj|naranja|apagad|sin)\w*`,
  String.raw`ne (?:marche|fonctionne|demarre|s'ouvre|repond|charge|s'allume|se passe|s'enregistre)\w*|(?:marche|fonctionne) (?:pas|plus)|n'(?:arrive|enregistre) (?:pas|plus)|en panne|casse[es]?|fuit|fuite|flaque|erreurs?|bloque[es]?|plante|grise[es]?|reste (?:gris|rouge|orange|bloque|noir)\w*|rien ne se passe|bug\w*|defectueu\w*`,
  String.raw`nao (?:funciona|liga|abre|carrega|grava|guarda|responde|arranca|acende|entra|deixa|da para)|deixou de|avari\w*|estragad[oa]|partid[oa]|quebrad[oa]|pinga|verte|poca|fuga|vazamento|vazando|bloquead[oa]|trav(?:a|ou|ado)|erros?|falha|nao acontece nada|continua (?:vermelh|laranja|deslig|sem)\w*`,
].join('|')})(?![\p{L}\p{N}])`, 'u');

/** A title that promises steps: "How do I …?", not "How long does … take?" */
const HOW_TO = /^[\s¿"“„«]*(?:how (?:do|can|should|to)|wie (?!lange|viel|oft|hoch|gross|schwer|laut|teuer|weit|alt|spat)\p{L}+e? (?:ich|wir|man)|como|comment)(?!\p{L})/u;

/** Somebody who asks how, or wants to do something: steps may be what they need. */
const ASKS_HOW = /(?<![\p{L}])(?:how|can (?:i|we|you)|could (?:i|we)|may (?:i|we)|(?:want|like|need|have|trying|meant|able) to|where|possible|instructions?|wie|kann (?:ich|man)|konnen wir|mochten?|will|wollen|wurden?|wo|muss|soll|moglich|anleitung|como|puedo|podemos|podria|se puede|quier[oe]\w*|quisiera|queria|necesit\w+|donde|tengo que|posible|comment|puis-je|peut-on|pouvons|voudrai\w+|souhait\w+|aimerai\w+|veux|besoin|dois|ou (?:puis|trouve|se)|possible|posso|podemos|quer\w+|gostaria|gostava|precis\w+|necessit\w+|onde|devo|que faco|possivel)(?!\p{L})/u;

/** "How do I …?", said so: then steps are asked for, though something does not work. */
const SAYS_HOW = /(?<!\p{L})(?:how (?:do|can|could|should|am|to)|work out how|wie (?:kann|soll|muss|\p{L}+e|\p{L}+t) (?:ich|man|wir)|como|comment)(?!\p{L})/u;

/** Whether a text tells of something that does not work. */
export const tellsFault = (text: string): boolean => FAULT.test(fold(text.slice(0, READ)).replace(/[’‘]/g, "'"));

const saidBy = ({ subject, message }: Ticket): string => `${subject}\n${message}`.slice(0, READ);

/** Whether a ticket tells of something that does not work and asks for no steps. */
export const reportsFault = (ticket: Ticket): boolean => tellsFault(saidBy(ticket)) && !SAYS_HOW.test(fold(saidBy(ticket)));

/**
 * Steps that a ticket has no use for: the passage tells how something is done, and the ticket tells that it went wrong, or
 * asks for nothing of the kind.
 */
export function isUnaskedHowTo(ticket: Ticket, { title, problem }: Passage): boolean {
  if (!HOW_TO.test(fold(title)) || tellsFault(`${title}\n${problem}`)) return false;
  const said = saidBy(ticket);
  return tellsFault(said) || !ASKS_HOW.test(fold(said));
}
