import type { Ticket } from '../../../ports/ticket.ts';
import { sentencesOf } from '../../../triage/text/sentences.ts';
import { foldFully } from '../../../triage/text/characters.ts';
import { keptReading } from '../../../triage/text/kept_readings.ts';

const READ = 6000;

/** What an expression is made of: each is made where the build can read it, and compiled when a text may match (`src/patterns/late_pattern.ts`). */
const phrases = (...wordings: string[]): string => String.raw`(?<![\p{L}\p{N}])(?:${wordings.join('|')})(?![\p{L}\p{N}])`;

/** "If my dog dies": nothing has happened. */
const NOT_IF = String.raw`(?<!(?:if|when|falls|wenn|si|se|caso|should) )`;
/** Somebody's own people and animals. */
const MY = String.raw`${NOT_IF}(?:my|our) (?:\p{L}+ ){0,2}(?:mother|mum|mom|father|dad|grandad|granddad|husband|wife|son|daughter|brother|sister|gran|nan|grandma|grandpa|grandmother|grandfather|uncle|aunt|partner|friend|baby|dog|cat|puppy|kitten|pet|horse|rabbit|mother-in-law|father-in-law)`;
const MEIN = String.raw`${NOT_IF}(?:mein|unser)(?:e[mnrs]?)? (?:\p{L}+ ){0,2}(?:schwieger|gross|stief)?(?:vater|mutter|mama|papa|mann|frau|sohn|tochter|oma|opa|bruder|schwester|onkel|tante|freund|freundin|kind|baby|hund|hundin|katze|kater|pferd|kaninchen|tier)`;
const MI = String.raw`${NOT_IF}(?:mi|mis|nuestr[oa]) (?:\p{L}+ ){0,1}(?:padre|madre|papa|mama|marido|mujer|espos[oa]|hij[oa]|herman[oa]|abuel[oa]|ti[oa]|suegr[oa]|amig[oa]|viejo|vieja|bebe|mascota|perr[oa]|perrit[oa]|gat[oa]|gatit[oa]|caballo)`;
const MON = String.raw`${NOT_IF}(?:mon|ma|notre|nos) (?:\p{L}+ ){0,1}(?:pere|mere|papa|maman|mari|femme|epou(?:x|se)|compagn(?:on|e)|fils|fille|frere|s(?:oe|œ)ur|grand-(?:pere|mere)|mamie|papi|oncle|tante|ami|amie|bebe|chien|chienne|chat|chatte|cheval|lapin)`;
const MEU = String.raw`${NOT_IF}(?:meu|minha|nosso|nossa) (?:\p{L}+ ){0,1}(?:pai|mae|marido|mulher|espos[oa]|filh[oa]|irmao|irma|avo|ti[oa]|sogr[oa]|amig[oa]|bebe|cao|cadela|cachorr[oa]|cachorrinh[oa]|gat[oa]|gatinh[oa]|cavalo)`;

/** Somebody of one's own died: said as something that happened. */
const DEATH = new RegExp(phrases(
  String.raw`${MY} (?:\p{L}+ ){0,2}(?:died|passed away|passed on|passed|is dead|is gone|didn't make it)|(?:i|we)(?:'ve| have)? (?:just |recently |sadly )?lost ${MY}|${MY}'?s? funeral|funeral of ${MY}|(?:i|we) (?:had to |have to |\p{L}+ )?put (?:\p{L}+ ){1,4}to sleep|death of ${MY}`,
  String.raw`${MEIN} (?:\p{L}+ ){0,5}(?:(?:ver|ge)storben|verstarb|starb|tot|eingeschlafert|von uns gegangen|eingeschlafen)|(?:mussten|musste|haben) (?:\p{L}+ ){0,5}(?:einschlafern|gehen) lassen|regenbogenbrucke|(?:tod|beerdigung) (?:von )?${MEIN}|trauerfall|(?:ich habe|habe ich|wir haben) ${MEIN} verloren`,
  String.raw`${MI} (?:\p{L}+ ){0,3}(?:murio|fallecio|ha (?:muerto|fallecido)|nos dejo)|(?:murio|fallecio|ha (?:muerto|fallecido)|perdi a|perdimos a|funeral de|entierro de|muerte de) ${MI}|(?:tuvimos|tuve|hemos tenido|he tenido) que (?:dormir|sacrificar) a (?:mi|nuestr[oa]|la|el)`,
  String.raw`${MON} (?:\p{L}+ ){0,3}(?:est (?:decedee?|morte?)|vient de (?:mourir|deceder)|nous a quittee?s?|nous ont quittee?s?|est partie? pour toujours)|(?:perdu|deces de|mort de|obseques de|enterrement de) ${MON}|(?:fait|faire) (?:piquer|euthanasier) (?:mon|ma|notre)`,
  String.raw`${MEU} (?:\p{L}+ ){0,3}(?:morreu|faleceu|partiu para sempre|nos deixou)|(?:morreu|faleceu|perdi|perdemos|perdi o|perdi a|funeral d[oa]|enterro d[oa]|morte d[oa]) (?:o |a )?${MEU}|(?:tivemos|tive) de (?:abater|adormecer|eutanasiar) (?:o|a)`,
), 'u');

/** One is, or somebody of one's own is, in hospital, gravely ill or hurt. */
const HARM = new RegExp(phrases(
  String.raw`(?:i'm|i am|i was|i've been|i have been|${MY}(?:'s| is| was| has been)) (?:\p{L}+ ){0,2}in (?:the )?(?:hospital|intensive care|a&e)|(?:i|we|${MY}) (?:\p{L}+ )?(?:had|was in|were in) an? (?:\p{L}+ )?(?:accident|stroke|heart attack|bad fall|fall|miscarriage)|had a (?:bad |nasty |heavy )?fall|(?:i was|i've been|i have been|${MY} (?:was|has been)) (?:\p{L}+ )?(?:diagnosed with|hit by a car|run over|badly hurt|hospitali[sz]ed)|${MY} has cancer|(?:i|${MY}) (?:\p{L}+ )?broke (?:my|his|her) (?:leg|arm|hip|wrist|ankle|foot|back)`,
  String.raw`(?:ich|wir|${MEIN}) (?:liege|liegt|lag|bin|ist|sind|war) (?:\p{L}+ ){0,3}(?:im|ins) (?:krankenhaus|spital)|(?:schwieger|gross)?(?:vater|mutter|oma|opa) im (?:krankenhaus|spital)|(?:ich hatte|hatte ich|wir hatten|${MEIN} hatte) (?:\p{L}+ ){0,3}einen (?:\p{L}+ )?(?:unfall|herzinfarkt|schlaganfall)|${MEIN} (?:\p{L}+ ){0,5}(?:angefahren|uberfahren|schwer krank|schwer verletzt)`,
  String.raw`(?:estoy|estaba|estuve|${MI} (?:esta|estaba|estuvo)) (?:ingresad[oa]|hospitalizad[oa]|en (?:el hospital|urgencias))|(?:tuve|tuvimos|he tenido|hemos tenido|sufri|sufrimos) un (?:\p{L}+ )?(?:accidente|infarto)|(?:lo|la|nos|me) atropellaron|atropellaron a ${MI}`,
  String.raw`(?:je suis|j'etais|${MON} (?:est|etait)) (?:hospitalisee?|a l'hopital|aux urgences)|(?:j'ai|nous avons|${MON} a) eu un (?:\p{L}+ )?(?:accident|infarctus|avc)`,
  String.raw`(?:estou|estava|estive|fui|${MEU} (?:esta|estava|foi)) (?:internad[oa]|hospitalizad[oa]|no hospital|nas urgencias)|(?:sofri|tive|sofremos|tivemos) um (?:\p{L}+ )?(?:acidente|enfarte|infarto|avc)`,
), 'u');
const NOBODY = new RegExp(phrases('nobody', 'no one', 'niemand', 'nadie', 'personne', 'ninguem'), 'u');

/** Something was taken from somebody. */
const LOSS = new RegExp(phrases(
  String.raw`(?:was|were|been|got|had|has) (?:\p{L}+ ){0,3}(?:stolen|nicked|robbed|burgled|mugged|pinched)|(?:someone|somebody|they|thieves) (?:has |have )?(?:stole|nicked|robbed|broke into)|(?:bike|bag|phone|wallet|car|purse)'s been (?:stolen|nicked)`,
  String.raw`gestohlen|geklaut|beklaut|eingebrochen|ausgeraubt|uberfallen worden`,
  String.raw`(?:me|nos|le) (?:han |ha )?rob(?:aron|ado|o)|(?:me|nos) asaltaron`,
  String.raw`(?:m'a|m'ont|nous a|nous ont|a ete|ont ete|fait) (?:\p{L}+ ){0,3}(?:volee?s?|piquee?s?|derobee?s?|cambriolee?s?)|(?:volee?|piquee?) (?:hier|ce matin|au marche|dans (?:le|la))|(?:chambre|maison|appartement) cambriolee?`,
  String.raw`(?:me |nos )?roubaram|(?:fui|foi|fomos) (?:roubad|furtad|assaltad)[oa]s?(?! pel[oa])|furtaram|(?:me|nos) assaltaram`,
), 'u');
/** "What if my bike is stolen?", "Do you cover a bike that was stolen?": nothing has happened. */
const SUPPOSED = new RegExp(phrases('if', 'in case', 'what happens', 'covers?', 'falls', 'wenn', 'im fall', 'was passiert', 'deckt', 'si', 'en caso', 'que pasa', 'cubre', 'en cas', 'que se passe', 'couvre', 'couvert', 'se (?:eu|o|a|os|as|for|alguem|meu|minha)', 'caso', 'cobre', 'o que acontece'), 'u');

/** "Ten years ago", "letzten Sommer": told along with something else, and over. */
const LONG_AGO = new RegExp(phrases(
  String.raw`years ago|last (?:year|summer|winter|spring|autumn)|(?:in|en|em) (?:19|20)\d\d|vor (?:\p{L}+ ){0,2}jahren|letzte[nms]? (?:jahr|sommer|winter)|(?:hace|ha|faz) (?:\p{L}+ ){0,2}anos|(?:ano|vera(?:no|o)|inv(?:i?erno)) pass?ado|il y a (?:\p{L}+ ){0,2}ans|(?:an|annee|ete|hiver) (?:derniere?|passee?)`,
), 'u');

/** Somebody says outright how it is to be treated so. */
const UPSET = new RegExp(phrases(
  String.raw`frustrat\p{L}*|annoy\p{L}*|fed up|ignor(?:e|es|ed|ing)|disappoint\p{L}*|angry|furious|unacceptable|ridiculous|upset|awful|worst|sick of|tired of|disgrace\p{L}*|(?:a|absolute) joke|thanks for nothing|(?:second|third|fourth|fifth) (?:week|time|day|month|year) (?:running|in a row)|yet again|charged (?:me )?(?:twice|too much)`,
  String.raw`argert|arger mich|argerlich\p{L}*|verargert|nervt|genervt|frustrier\p{L}*|enttausch\p{L}*|wutend|stinksauer|unverschamt\p{L}*|inakzeptabel|ignorier\p{L}*|frechheit|unmoglich von|zumutung|schon wieder|danke fur nichts|(?:zu viel|doppelt|zweimal) (?:\p{L}+ )?(?:abgebucht|berechnet|abgezogen)`,
  String.raw`frustra\p{L}*|(?:me |nos )ignora\p{L}*|molesta\p{L}*|molest[oa]s?|hart[oa]s?|decepcion\p{L}*|enfadad[oa]s?|enojad[oa]s?|indigna\p{L}*|inaceptable|verguenza|pesim[oa]|tomadura de pelo|gracias por nada|(?:cobrado|cobraron|cobrasteis) (?:de mas|dos veces)`,
  String.raw`frustr\p{L}*|m'ignore\p{L}*|enerv\p{L}*|marre|decue?s?|furieu\p{L}*|inadmissible|inacceptable|scandal\p{L}*|ras le bol|agace\p{L}*|merci pour rien|debitee? (?:deux fois|en trop)`,
  String.raw`frustra\p{L}*|ignoram|irrita\p{L}*|chatead[oa]s?|decepcion\p{L}*|indignad[oa]s?|inaceitavel|absurd[oa]|vergonha|pessim[oa]|fart[oa]s? (?:de|disto)|palhacada|obrigad[oa] por nada|cobraram (?:a mais|duas vezes)`,
), 'u');
/** Somebody cannot wait for a question to go there and back. */
const HASTE = new RegExp(phrases('(?<!not |non |nicht |pas |no es |nao e )urgent(?:ly)?', 'asap', 'within the hour', 'right now', 'immediately', 'emergency', '(?<!nicht )(?<!nicht so )dringend', '(?<!nicht )eilt(?! nicht)', String.raw`(?:bitte|brauche\w*|muss\w*) (?:\p{L}+ ){0,3}sofort`, 'notfall', '(?<!no es |nao e |no |nao )urgente', 'urgencia', 'cuanto antes', 'ahora mismo', 'ya mismo', 'tout de suite', 'immediatement', 'urgence', 'agora mesmo', 'imediatamente'), 'u');

const saidIn = ({ subject, message }: Pick<Ticket, 'subject' | 'message'>): string => foldFully(`${subject}\n${message}`.slice(0, READ));

/** Whether a customer says outright to be upset. */
export const tellsUpset = (ticket: Pick<Ticket, 'subject' | 'message'>): boolean => UPSET.test(saidIn(ticket));

/** Whether a customer says that it cannot wait. */
export const tellsHaste = (ticket: Pick<Ticket, 'subject' | 'message'>): boolean => HASTE.test(saidIn(ticket));

/** Of the ticket read last: each part of a reply asks it. */
const mishapOf = keptReading((said): 'grief' | 'loss' | undefined => {
  const told = sentencesOf(said).map(({ text }) => foldFully(text)), lately = told.filter((text) => !LONG_AGO.test(text));
  if (told.some((text) => DEATH.test(text)) || lately.some((text) => HARM.test(text) && !NOBODY.test(text))) return 'grief';
  return lately.some((text) => LOSS.test(text) && !SUPPOSED.test(text)) ? 'loss' : undefined;
}, 1);

/**
 * What has befallen a customer, where it is told as something that happened: `grief` where somebody of their own died, is
 * gravely ill or was hurt, or they were themselves; `loss` for a theft. Linear; never throws.
 */
export const mishapIn = ({ subject, message }: Pick<Ticket, 'subject' | 'message'>): 'grief' | 'loss' | undefined => mishapOf(`${subject}\n${message}`.slice(0, READ));
