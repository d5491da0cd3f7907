import type { Ticket } from '../../ports/ticket.ts';
import { sentencesOf } from '../../triage/reply_checks/sentences.ts';
import { fold } from '../../triage/text/characters.ts';

const READ = 6000;

const phrases = (...wordings: string[]): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${wordings.join('|')})(?![\p{L}\p{N}])`, 'u');

const KIN = String.raw`(?:mother|mum|mom|father|dad|husband|wife|son|daughter|brother|sister|gran|grandma|grandpa|grandmother|grandfather|uncle|aunt|partner|friend|baby|dog|cat|puppy|kitten|pet|horse|rabbit)`;

/** The same in Spanish, French and Portuguese. */
const KIN_ES = String.raw`(?:mi|mis|nuestr[oa]) (?:padre|madre|papa|mama|marido|mujer|espos[oa]|hij[oa]|herman[oa]|abuel[oa]|ti[oa]|suegr[oa]|amig[oa]|mascota|perr[oa]|perrit[oa]|gat[oa]|caballo)`;
const KIN_FR = String.raw`(?:mon|ma|notre) (?:pere|mere|mari|femme|epou(?:x|se)|fils|fille|frere|soeur|grand-(?:pere|mere)|mamie|papi|oncle|tante|ami|amie|chien|chienne|chat|chatte|cheval|lapin)`;
const KIN_PT = String.raw`(?:meu|minha|nosso|nossa) (?:pai|mae|marido|mulher|espos[oa]|filh[oa]|irmao|irma|avo|ti[oa]|sogr[oa]|amig[oa]|cao|cadela|cachorr[oa]|cachorrinh[oa]|gat[oa]|gatinh[oa]|cavalo)`;

/** Somebody died, is gravely ill or was hurt; a telephone that "died" is none. */
const GRIEF = phrases(
  String.raw`passed away|(?:my|our|his|her) (?:late )?${KIN} (?:has |had )?(?:just |sadly |recently |suddenly )?died|(?:death|funeral) of|funeral|(?:is|was|am|are|been) in (?:the )?(?:hospital|intensive care)|hospitali[sz]ed|(?:had|have had|(?:been|was|were|am) in) an? (?:\p{L}+ )?(?:accident|stroke|heart attack|fall|miscarriage)|(?:been |was )?diagnosed with|has cancer|chemo(?:therapy)?|(?:had|have) to (?:put \p{L}+(?: \p{L}+)? to sleep|say goodbye to)|put to sleep|euthani[sz]ed|(?:is|was|were|am|been) in a&e|(?:seriously|terminally|gravely) ill|broke (?:my|his|her) (?:leg|arm|hip|wrist|ankle|foot|back)|(?:was|got|been|is) (?:badly |seriously )?(?:injured|hurt)|(?:run over|hit by a car)`,
  String.raw`(?:ver|ge)storben|verstarb|beerdigung|todesfall|(?:liegt|liege|lag|ist|bin) (?:\p{L}+ ){0,3}im (?:krankenhaus|spital)|(?:schwieger|gross|stief)?(?:vater|mutter|mann|frau|sohn|tochter|oma|opa|bruder|schwester) (?:\p{L}+ ){0,2}im (?:krankenhaus|spital)|ins (?:krankenhaus|spital)|eingeschlafert|einschlafern (?:lassen|mussen)|hatte (?:\p{L}+ ){0,3}(?:unfall|herzinfarkt|schlaganfall|fehlgeburt)|schwer (?:krank|verletzt)|(?:bein|arm|hand|fuss|hufte|knochel) gebrochen|an krebs|chemotherapie|(?:angefahren|uberfahren) worden|wurde (?:\p{L}+ ){0,3}(?:angefahren|uberfahren)`,
  String.raw`fallecio|fallecid[oa]|${KIN_ES} (?:\p{L}+ )?(?:se (?:me |nos )?)?(?:murio|ha muerto)|(?:murio|ha muerto) ${KIN_ES}|funeral|velorio|hospitalizad[oa]|(?:esta|estoy|estuve|estaba) (?:ingresad[oa]|en el hospital|en urgencias)|(?:tuvimos|tuve|hemos tenido|he tenido) que (?:dormir|sacrificar) a (?:mi|nuestr[oa]|la|el)|eutanasia|(?:tuve|tuvo|sufri|sufrio|hemos tenido|he tenido) un (?:\p{L}+ )?(?:accidente|infarto|aborto)|tiene cancer|quimioterapia|atropell\p{L}+|me (?:rompi|fracture|he roto) (?:la pierna|el brazo|la mano|el pie|la cadera)`,
  String.raw`decede[es]?|deces|${KIN_FR} (?:\p{L}+ )?(?:est morte?|vient de mourir)|obseques|enterrement(?! de vie)|hospitalisee?s?|(?:est|suis|etait) (?:a l'hopital|aux urgences)|(?:fait|faire) piquer (?:mon|ma|notre)|euthanasi\p{L}*|(?:ai|a|avons) eu un (?:\p{L}+ )?(?:accident|infarctus|avc)|fausse couche|a un cancer|chimiotherapie|renversee? par|gravement (?:malade|blessee?)|me suis casse (?:la jambe|le bras|le pied|la hanche)`,
  String.raw`faleceu|falecid[oa]|${KIN_PT} (?:\p{L}+ )?morreu|morreu ${KIN_PT}|velorio|enterro|hospitalizad[oa]|(?:esta|estou|foi|fui|estava) (?:internad[oa]|nas urgencias|no hospital)|eutanasia|(?:sofri|sofreu|tive|teve) um (?:\p{L}+ )?(?:acidente|infarto|enfarte|avc|aborto)|esta com cancer|quimioterapia|biopsia|atropel\p{L}+|(?:quebrei|parti) (?:a perna|o braco|a mao|o pe)`,
);

/** Something was taken from somebody. */
const LOSS = phrases(
  String.raw`(?:was|were|been|got|had|has) (?:\p{L}+ ){0,3}(?:stolen|nicked|robbed|burgled|mugged|pinched)|(?:someone|somebody|they|thieves) (?:has |have )?(?:stole|nicked|robbed|broke into)|(?:bike|bag|phone|wallet|car|purse)'s been (?:stolen|nicked)`,
  String.raw`gestohlen|geklaut|beklaut|eingebrochen|ausgeraubt|uberfallen worden`,
  String.raw`(?:me|nos|le) (?:han |ha )?rob(?:aron|ado|o)|(?:me|nos) asaltaron`,
  String.raw`(?:m'a|m'ont|nous a|nous ont|a ete|ont ete|fait) (?:\p{L}+ ){0,3}(?:volee?s?|piquee?s?|derobee?s?|cambriolee?s?)|(?:volee?|piquee?) (?:hier|ce matin|au marche|dans (?:le|la))|(?:chambre|maison|appartement) cambriolee?`,
  String.raw`(?:me |nos )?roubaram|(?:fui|foi|fomos) (?:roubad|furtad|assaltad)[oa]s?|furtaram|(?:me|nos) assaltaram`,
);

/** Somebody says outright how it is to be treated so. */
const UPSET = phrases(
  String.raw`frustrat\p{L}*|annoy\p{L}*|fed up|ignor(?:e|es|ed|ing)|disappoint\p{L}*|angry|furious|unacceptable|ridiculous|upset|awful|worst|sick of|tired of|disgrace\p{L}*|a joke`,
  String.raw`argert|arger mich|argerlich\p{L}*|verargert|nervt|genervt|frustrier\p{L}*|enttausch\p{L}*|wutend|stinksauer|unverschamt\p{L}*|inakzeptabel|ignorier\p{L}*|frechheit|unmoglich von|zumutung`,
  String.raw`frustra\p{L}*|(?:me |nos )ignora\p{L}*|molesta\p{L}*|molest[oa]s?|hart[oa]s?|decepcion\p{L}*|enfadad[oa]s?|enojad[oa]s?|indigna\p{L}*|inaceptable|verguenza|pesim[oa]|tomadura de pelo`,
  String.raw`frustr\p{L}*|m'ignore\p{L}*|enerv\p{L}*|marre|decue?s?|furieu\p{L}*|inadmissible|inacceptable|scandal\p{L}*|ras le bol|agace\p{L}*`,
  String.raw`frustra\p{L}*|ignoram|irrita\p{L}*|chatead[oa]s?|decepcion\p{L}*|indignad[oa]s?|inaceitavel|absurd[oa]|vergonha|pessim[oa]|fart[oa]s? (?:de|disto)|palhacada`,
);

/** Whether a customer says outright to be upset. */
export const tellsUpset = ({ subject, message }: Pick<Ticket, 'subject' | 'message'>): boolean => UPSET.test(fold(`${subject}\n${message}`.slice(0, READ)));

/** "What if my bike is stolen?", "Do you cover a bike that was stolen?": nothing has happened. */
const SUPPOSED = phrases('if', 'in case', 'what happens', 'covers?', 'falls', 'wenn', 'im fall', 'was passiert', 'deckt', 'si', 'en caso', 'que pasa', 'cubre', 'en cas', 'que se passe', 'couvre', 'couvert', 'se (?:eu|o|a|os|as|for|alguem|meu|minha)', 'caso', 'cobre', 'o que acontece');

/** What has befallen a customer, where it is told: `grief` for a death, a grave illness or an injury, `loss` for a theft. Linear; never throws. */
export function mishapIn({ subject, message }: Pick<Ticket, 'subject' | 'message'>): 'grief' | 'loss' | undefined {
  const told = sentencesOf(`${subject}\n${message}`.slice(0, READ)).map(({ text }) => fold(text).replace(/[’‘]/g, "'")).filter((text) => !SUPPOSED.test(text));
  if (told.some((text) => GRIEF.test(text))) return 'grief';
  return told.some((text) => LOSS.test(text)) ? 'loss' : undefined;
}
