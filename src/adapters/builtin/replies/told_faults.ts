import type { Passage } from '../../../ports/knowledge_base.ts';
import { foldFully } from '../../../triage/text/characters.ts';

/** What somebody wrote. */
interface Told { subject: string; message: string }

const READ = 6000;

/** Words that say that something does not work, in five languages, folded. "Can't find", "I don't know" are none. */
const FAULT = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${[
  String.raw`won'?t|does(?:n'?t| not) (?:work|turn|start|charge|open|load|save|react|respond|connect|move|go|do|light|stop|close|print|show)|do(?:n'?t| not) (?:work|open|load|save)|(?:is|are)(?:n'?t| not) (?:working|charging|loading|responding)|not working|stopped|no longer works?|keeps? \w+ing|(?:is|are) still|(?:stays?|remains?) (?:still |stuck |permanently )?(?:red|orange|yellow|on|off|dark|black|blank|lit|at)|refuses to|fail(?:s|ed|ing)?|errors?|broken?|leak\w*|puddles?|cracked|stuck|frozen|freezes|crash\w*|nothing happens|rattl\w*|flicker\w*|but (?:i |we )?(?:only )?(?:got|received|was sent|were sent)|greyed|grayed|glitch\w*|malfunction\w*|blurr\w+|(?:strange|odd|weird|funny|grinding|clicking|buzzing|humming|squeaking|whining|loud|horrible) (?:noise|sound)s?|(?<!(?:ordered|bought|chose|picked|took) (?:the )?)wrong|incorrect|(?:has|have|did)(?:n'?t| not) (?:arrived?|received?|come|shown?|work(?:ed)?|get)|never (?:arrived?|received?|came|got)|not valid|what (?:can|should|do) i do(?! (?:to|if|with|about|when))|(?<!am i )missing|used to work|(?:was|were) (?:supposed|meant) to (?:be here|come|arrive)|worked (?:fine |well )?until|stays? (?:open|shut|locked)`,
  String.raw`funktioniert (?:\w+ ){0,3}nicht|geht (?:\w+ ){0,2}nicht (?:mehr|an|auf|aus|los)|lasst sich (?:\w+ ){0,3}nicht|reagiert (?:\w+ ){0,2}nicht|defekt\w*|kaputt|fehler(?:meldung|code)?|undicht|tropft|lauft aus|pfutze|hangt (?:sich|fest|immer|standig)|(?:app|seite|programm|software) hangt|absturz\w*|sturzt ab|klemmt|ausgegraut|bleibt grau|tut sich nichts|passiert nichts|streikt|spinnt|flacker\w*|bestellt,? aber (?:\w+ ){0,5}(?:bekommen|erhalten|geliefert)|bleibt (?:rot|orange|schwarz|dunkel|offline)|scheitert|verschwommen|gerausch\w*|falsche[mnrs]?|stimmt (?:\w+ )?nicht|rauscht|rauschen|(?:hore|sehe|finde|erreiche|erhalte) (?:\p{L}+ ){0,3}nichts?|was (?:kann|soll|muss) ich (?:jetzt |da |nun |noch )?(?:tun|machen)(?! (?:um|wenn|mit))|(?:ging|funktionierte|lief) (?:\w+ ){0,3}bis|bleibt (?:offen|aus)|(?:nicht|nie|nichts) (?:angekommen|erhalten|bekommen|geliefert)|fehlt`,
  String.raw`no (?:me )?(?:funciona|deja|carga|abre|enciende|arranca|responde|guarda|va|graba)|da(?:n)? (?:un )?error|error(?:es)?|averi\w*|parpade\w*|pero (?:me |nos )?(?:ha |han |he )?(?:llegado|llego|recibi|recibido|enviado|enviaron|mandaron)|rot[oa]s?(?! de )|rompio|gotea|pierde agua|charco|fuga|bloquead[oa]|colgad[oa]|se cuelga|se cierra sol[oa]|falla|fallo|estropead[oa]|no pasa nada|sigue (?:roj|naranja|apagad|sin)\w*|borros[oa]s?|ruidos?|equivocad[oa]s?|incorrect[oa]s?|no (?:me )?(?:ha |han )?(?:llegad?[oan]\w*|recib\w+)|no he recibido|que (?:hago|puedo hacer)(?! (?:para|si|con|cuando))|funcionaba|se queda (?:abiert|cerrad|colgad)[oa]|(?<!ha(?:ce|cen|ga|gan|ra) )faltan?`,
  String.raw`ne (?:marche|fonctionne|demarre|s'ouvre|repond|charge|s'allume|se passe|s'enregistre)\w*|(?:marche|fonctionne) (?:pas|plus)|n'(?:arrive|enregistre) (?:pas|plus)|en panne|clignot\w*|mais (?:j'ai |nous avons |on m'a |vous m'avez )(?:recu|livre|envoye)|casse[es]?|fuit|fuite|flaque|erreurs?|(?:est|suis|sont|reste|sommes) bloque\w*|(?:application|appli|app|logiciel|site|page|ecran) plante|(?:bouton|champ|menu)s? (?:est |sont |reste |restent )?grise\w*|reste (?:gris|rouge|orange|bloque|noir|ouvert|ferme)\w*|(?:ca|cela|tout) (?:marchait|fonctionnait)|ne se (?:declenche|verrouille|ferme|lance|connecte)\w*|rien ne se passe|bug\w*|defectueu\w*|echoue\w*|que (?:faire|dois-je faire|puis-je faire)(?! (?:pour|si|de|avec|en|quand))|flou\w*|bruits?|fauss?e?|mauvaise?s?|erronee?s?|(?:recois|recu|arrive|arrivee?s?) (?:pas|jamais|rien)|(?:pas|jamais|rien) (?:recu|arrive)\w*|manque\w*`,
  String.raw`nao (?:funciona|liga|abre|carrega|grava|guarda|responde|arranca|acende|entra|deixa|da para)|deixou de|avari\w*|pisca\w*|mas (?:so )?(?:recebi|chegou|veio|enviaram|mandaram)|estragad[oa]|(?:chegou|esta|veio|ficou|vem) (?:todo |toda )?partid[oa]|quebrad[oa]|pinga|poca de agua|fuga|vazamento|vazando|bloquead[oa]|travou|travad[oa]|erros?|falha|nao acontece nada|continua (?:vermelh|laranja|deslig|sem)\w*|funcionava|fica (?:abert|fechad)[oa]|desfocad[oa]s?|ruidos?|barulhos?|errad[oa]s?|incorret[oa]s?|nao (?:me )?(?:chegou|chegaram|recebi|recebo)|nunca (?:chegou|recebi)|o que (?:faco|posso fazer|devo fazer)(?! (?:para|se|com|as?|quando|aos?|os))|faltam?|invalid[oa]`,
].join('|')})(?![\p{L}\p{N}])`, 'u');

/** A title that promises steps: "How do I …?", not "How long does … take?" */
const HOW_TO = /^[\s¿"“„«]*(?:how (?:do|can|should|to)|wie (?!lange|viel|oft|hoch|gross|schwer|laut|teuer|weit|alt|spat)\p{L}+e? (?:ich|wir|man)|como|comment)(?!\p{L})/u;

/** Somebody who asks how, or wants to do something: steps may be what they need. */
const ASKS_HOW = /(?<![\p{L}])(?:how|can (?:i|we|you)|could (?:i|we)|may (?:i|we)|(?:want|like|need|have|trying|meant|able) to|where|possible|instructions?|ways?|wie|kann (?:ich|man)|konnen wir|mochten?|will|wollen|wurden?|wo|muss|soll|darf|durfen|brauche\w*|moglich|anleitung|como|puedo|podemos|podria|se puede|quier[oe]\w*|quisiera|queria|necesit\w+|donde|tengo que|hay que|posible|comment|puis-je|peut-on|pouvons|voudrai\w+|souhait\w+|aimerai\w+|veux|peux|pouvez|besoin|dois|faut|ou (?:puis|trouve|se|est|sont)|possible|posso|podemos|quer\w+|gostaria|gostava|precis\w+|necessit\w+|onde|devo|que faco|da para|possivel)(?!\p{L})/u;

/** "How do I …?", "Where do I find …?", said so: then that is asked for, though something does not work. */
const SAYS_HOW = /(?<!\p{L})(?:how (?:do|can|could|should|am|to)|work out how|where (?:do|can|is|are)|wie (?:kann|soll|muss|\p{L}+e|\p{L}+t) (?:ich|man|wir)|wo (?:finde|bekomme|kann|ist|sind|steht)|como|donde|comment|ou (?:puis|trouver?|est|se)|onde)(?!\p{L})/u;

/** Whether a title promises steps. */
export const isHowTo = (title: string): boolean => HOW_TO.test(foldFully(title));

/** Whether somebody asks how or where something is done. */
export const saysHow = (ticket: Told): boolean => SAYS_HOW.test(foldFully(saidBy(ticket)));

/** Whether a text tells of something that does not work. */
export const tellsFault = (text: string): boolean => FAULT.test(foldFully(text.slice(0, READ)));

const saidBy = ({ subject, message }: Told): string => `${subject}\n${message}`.slice(0, READ);

/** Whether a ticket tells of something that does not work and asks for no steps. */
export const reportsFault = (ticket: Told): boolean => tellsFault(saidBy(ticket)) && !saysHow(ticket);

/** Whether a passage tells how something is done, and of nothing that went wrong. */
export const isPlainHowTo = ({ title, problem }: Pick<Passage, 'title' | 'problem'>): boolean => isHowTo(title) && !tellsFault(`${title}\n${problem}`);

/** Whether a ticket tells that something went wrong, or asks for nothing of the kind: it has no use for steps. */
export function needsNoSteps(ticket: Told): boolean {
  const said = saidBy(ticket);
  return tellsFault(said) || !ASKS_HOW.test(foldFully(said));
}

/** Steps that a ticket has no use for. */
export const isUnaskedHowTo = (ticket: Told, passage: Pick<Passage, 'title' | 'problem'>): boolean => isPlainHowTo(passage) && needsNoSteps(ticket);
