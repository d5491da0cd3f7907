import { foldFully } from '../../../triage/text/characters.ts';
import { tellsFault } from './told_faults.ts';

/** A word or phrase of a list, in folded text. */
const listed = (...parts: string[]): string => String.raw`(?<!\p{L})(?:${parts.join('|')})(?!\p{L})`;

/** What is asked for where somebody thanks: that the thanks be passed on, that all goes on as it is, or only leave to say so. */
const COURTESY = new RegExp(listed(
  String.raw`(?:please |do )?(?:do )?(?:tell (?!(?:me|us)(?!\p{L}))\p{L}+|pass (?:this|it|that|my|our|on)|let (?!(?:me|us) )\p{L}+ know|give (?:him|her|them|that \p{L}+)|keep (?:up|doing|it up)|thank (?:him|her|them))`,
  String.raw`(?:just |only )?(?:(?:i |we )?(?:just |only )?(?:wanted|had|have|want|thought (?:i|we)|(?:woul|')d like|would love) to|to) (?:just )?(?:say|thank|tell you|let you know|express|share)`, String.raw`just letting|only to say|(?:would|'d|can only) (?:highly |warmly )?recommend`, String.raw`how to thank|like (?:an? |the )?\p{L}+ should`, 'people only',
  String.raw`bitte (?:richten|sagen|geben|leiten|weiter so|grussen|bleib\p{L}*)|(?:richten|richtet|geben|sagen|leiten) sie (?:es |das |ihm |ihr |ihnen |den |dem |der )?bitte`, String.raw`(?:wollte|wollten|mochte|mochten|muss|kann|konnen|will|i wollt|darf) (?:ich |wir |mich |euch |ihnen |dir ){0,3}(?:nur |einfach |mal |herzlich |schnell ){0,4}(?:sagen|bedanken|danken|loben|loswerden|ruckmeldung|mitteilen|erzahlen|weiterempfehlen|empfehlen)`, 'wollte nur|wollten nur|wollt nur|einfach nur|kann nur|nur positive\\p{L}*',
  String.raw`(?:quiero|queria|quisiera|queremos|queriamos|solo (?:quiero|queria)|solo) (?:solo )?(?:agradecer\p{L}*|felicitar\p{L}*|decir\p{L}*|contar\p{L}*|dar\p{L}* las gracias|dejar constancia|que sepan|expresar|reconocer)`, String.raw`por favor,? (?:que (?:su|lo)|diga\p{L}*|transmita\p{L}*|felicit\p{L}*)`,
  String.raw`(?:je (?:voulais|voudrais|souhaite|souhaitais|veux|tiens|tenais|aimerais)|nous (?:voulions|souhaitons|tenons|voudrions))(?: juste| simplement| a| vous| tout){0,4} (?:dire|remercier|feliciter|signaler|exprimer|partager|temoigner|faire part)`,
  String.raw`(?:so |apenas )?(?:quero|queria|queriamos|gostaria de|gostava de|venho|vim)(?: so| apenas)? (?:agradecer|dizer|deixar|elogiar|contar|registrar|parabenizar|felicitar|louvar|expressar)`, String.raw`por favor,? (?:digam|transmitam|agradecam|parabenizem)`, String.raw`so (?:para|pra) (?:dizer|agradecer|elogiar|parabenizar)`,
  String.raw`(?:transmettez|dites|faites)(?:-l[ea])?-(?:lui|leur)(?: (?:passer|savoir|suivre))?(?:,? (?:s'il (?:vous|te) plait|svp))?`, String.raw`para que no (?:\p{L}+ ){1,3}nada|(?:sans (?:jamais )?|sin |sem |without )(?:perdre|perder|losing)`,
), 'gu');

const REQUEST = new RegExp(listed(
  String.raw`please|pls|stop|cancel\p{L}*|looking for|have to|should|reminder|(?<!(?:not|n't|never|any) )need\p{L}*|(?:i|we)'d (?:like|love|prefer|want|need|appreciate|rather|be)|would (?:like|love|be|it|you|prefer|need|appreciate|want|suit|help)|could you|can you|prefer\p{L}*|suits?|instead(?! of)|wish (?:you|it|there|we|i)|hope (?:you|it|they|to see)|would love|put me down|send (?:me|us)|from (?:here|now|next)`,
  String.raw`bitte|brauche?n?|brauchte\p{L}*|hatte?n?t? (?:ich |wir )?(?:\p{L}+ ){0,3}gerne?|mochte\p{L}*|lieber|erinnerung|nachfrage|statt\p{L}*|suche\p{L}*|(?:schon|toll|super|prima|hilfreich|praktisch|besser) ware|hoffentlich|wunsch\p{L}*|konnt(?:e|en|et)|schickt?(?:en sie)?|ab (?:sofort|jetzt)`,
  String.raw`por favor|porfa|prefi\p{L}*|preferi\p{L}*|vendria|quisiera|querria|quer\p{L}*|quier\p{L}*|necesit\p{L}*|en (?:vez|lugar)|busco|ojala|mandame\p{L}*|podria\p{L}*|podeis|pueden(?! cerrar)|a partir|desde ahora|solicit\p{L}*|ruego|recordatorio`,
  String.raw`s'il (?:vous|te) plait|svp|stp|voudrai\p{L}*|prefere\p{L}*|aimerai\p{L}*|souhait\p{L}*|a la place|cherche\p{L}*|dorenavant|pourr(?:iez|ait|ais)|pouvez(?! fermer| clore)|faudrait|on en (?:reprend|prendrait|veut)|serait|veuillez|rappel|merci de \p{L}+(?:er|ir|re)`,
  String.raw`gostava|gostaria|precis\p{L}*|em vez|procuro|tomara|poderia\p{L}*|podem?(?! fechar| encerrar)|mandem|solicito|peco`,
), 'u');
/** What comes behind these is what was written for. "Mas" and "mais" are other words in the neighbours' languages. */
const BUT: Readonly<Record<string, RegExp>> = {
  en: new RegExp(listed('but|only|except|though|however|unfortunately|sadly|just that|one thing|small thing'), 'u'), de: new RegExp(listed('aber|jedoch|allerdings|leider|nur|bloss|schade|ausser'), 'u'),
  es: new RegExp(listed('pero|aunque|sino|lamentablemente|solo|salvo|menos|lo malo|lo unico|eso si|ahora bien'), 'u'), fr: new RegExp(listed('mais|cependant|malheureusement|dommage|juste|helas|seul|seulement|sauf|petit hic|par contre'), 'u'),
  pt: new RegExp(listed('mas|porem|infelizmente|so|menos|acontece que|exceto|pena'), 'u'),
};
/**
 * What is told besides, and is none: nothing left, once more, still; losses and delays, for which nobody thanks but in mockery; harm, waste,
 * and what is told to be done.
 */
const TROUBLE = new RegExp(listed(
  String.raw`nothing|missing|third|fourth|fifth|yet (?:again|another)|(?<!(?:works?|working|charging|printing|running|back) )again(?! (?:soon|next))|another(?! one)|with no|still`,
  String.raw`nichts|immer noch|(?<!(?:geht|lauft|klappt|ist|funktioniert|wieder|endlich|alles) )wieder (?!da|gut|auf|zu)|schon wieder|zum (?:dritten|vierten|funften) mal|fehlt`,
  "otra vez|de nuevo|todavia|siguen?|rien|toujours (?:pas|rien|aucune?)|encore (?:une?|pas|la|en)(?! fois merci)|manque|nada|outra vez|de novo|(?<! e )ainda|ainda (?:nao|sem)|faltou|falta",
  String.raw`lost|los[et]|delay\p{L}*|late|eras\p{L}+|delet\p{L}+|wiped|overcharg\p{L}*|costs? more|less|queue\p{L}*|hold|useless|poor|waiting|outage|rust\p{L}*|refus\p{L}+|cancell?ed`,
  String.raw`verlor\p{L}*|verspat\p{L}*|geloscht|gewartet|warte\p{L}*|teurer|ausgefallen|null|seit (?:\p{L}+ )?(?:tagen|wochen|monaten)|schlecht\p{L}*|massig\p{L}*|eingangsbestatigung\p{L}*`,
  String.raw`perd[ier]\p{L}*|perdu\p{L}*|retras\p{L}*|retards?|borr(?:o|ado|aron)|demor\p{L}*|suben|bajan|esper(?:ando|a)|inutil|mal[oa]s?|effac\p{L}+|supprim\p{L}+|suprimi\p{L}*|attendre|attente|inutile|mediocre|atras\p{L}+|apag(?:ou|aram)`,
  String.raw`mou?ld\p{L}*|spark\p{L}*|empty|leak\p{L}*|(?:under|in) water|flood\p{L}*|twice|wrong|burn\p{L}*|smok\p{L}+|so hot|swallow\p{L}*|hurt|injur\p{L}*|bleed\p{L}*|vanish\p{L}*|(?:tell|give|send|let) (?:me|us)`,
  String.raw`funkstille|leer\p{L}*|verschmort\p{L}*|verbrannt\p{L}*|raucht?|schimm?el\p{L}*|ignorier\p{L}*|im regen|zu bruch|verletzt\p{L}*|geblutet|verschluckt|(?:sagt?|gebt?|schickt?) (?:mir|uns)|streifen|dick geworden`,
  String.raw`vaci[oa]|rot[oa]|mojad[oa]|humo|quemad[oa]|moho|dos veces|cortado|heri\p{L}*|sangr\p{L}*|al telefono|(?:diga|de|mande|envie)n?(?:me|nos)`,
  String.raw`vides?|brule\p{L}*|fumee|moisi\p{L}*|deux (?:fois|prelevements)|au telephone|blesse\p{L}*|allergi\p{L}*|saign\p{L}*|(?:dites|donnez|envoyez)-(?:moi|nous)`,
  String.raw`vazi[oa]|queimad[oa]|fumo|fumaca|bolor|mofo|duas vezes|ao telefone|soltou|caiu|feriu|magoou|engoliu|(?:diga|mande|envie)m?-(?:me|nos)`,
), 'u');
/** "Brilliant, …", "Herrlich, …": a word of joy by itself, and then what happened. */
const MOCKING = new RegExp(String.raw`(?:^|\n)\W{0,5}(?:(?:oh|ah|na|well|wow|ay|ach|tiens|olha) )?(?:brilliant|great|wonderful|perfect|fantastic|lovely|superb|marvell?ous|genius|amazing|excellent|herrlich|toll|super|klasse|prima|wunderbar|grossartig|perfekt|genial|estupendo|perfecto|maravilloso|fantastico|formidable|parfait|magnifique|bravo|superbe|otimo|perfeito|(?:que )?maravilha|excelente)[,.:;!]+ (?!(?:thank|many|cheers|dank|vielen|herzlich|gracias|muchas|mil|merci|mille|obrigad|muito|valeu))`, 'u');
const THANKS = new RegExp(listed(String.raw`thank\p{L}*|thx|ta|cheers|kudos|props|appreciat\p{L}*|bedank\p{L}*|dank[ea]?|dankeschon|gracias|merci|remerci\p{L}*|obrigad\p{L}*|valeu|agrade[cz]\p{L}*|grat[oa]|grateful|elogi\p{L}*|parabeniz\p{L}*|felicita(?:r|cion)|feliciter`), 'u');
/** Whether a sentence asks that thanks be passed on, or only leads up to them. */
export const isCourtesy = (sentence: string): boolean => foldFully(sentence).search(COURTESY) >= 0;

/** Whether somebody is thanked. `said`: subject and message. */
export const givesThanks = (said: string): boolean => THANKS.test(foldFully(said));

/** Thanks that nobody gives in mockery. */
const HEARTY = new RegExp(listed('thank you|vielen dank|herzlichen dank|muchas gracias|muchisimas gracias|mil gracias|merci (?:beaucoup|infiniment|mille)|muito obrigad[oa]'), 'u');
/** Words in quotation marks are somebody else's, and often not meant. */
const QUOTED = /["“”„«»]/u;

/** A wish in general, as a suggestion is one. */
export const WISH = /(?<!\p{L})(?:(?:it|that|this) (?:would|could) be (?:\p{L}+ ){0,2}(?:great|nice|good|lovely|helpful|handy|useful|cool)|it'd be (?:\p{L}+ ){0,2}(?:great|nice|good|lovely|helpful|handy|useful|cool)|would be (?:great|nice|helpful|handy|useful)|suggestions?|suggest|feature request|please add (?:an? |the )?(?:\p{L}+ )?(?:option|feature|setting|mode|support|filter|button|field|possibility)|(?:one|only) thing (?:that'?s |that is |i'?m |i am )?missing|vorschlag|verbesserungsvorschlag|anregung|(?:ware|fande ich|wurde ich) (?:\p{L}+ ){0,3}(?:schon|toll|gut|hilfreich|praktisch|super|klasse)|funktionswunsch|einzige,? was (?:mir |noch )?fehlt|sugerencia|lo unico que (?:me |le |os )?falta|(?:estaria|seria) (?:\p{L}+ )?(?:bien|bueno|genial|util|estupendo)|(?:ce|il|cela|ca) serait (?:\p{L}+ )?(?:bien|bon|super|genial|pratique|utile|chouette)|il (?:n'y )?manque (?:juste|seulement|qu[e'])|seule chose qui manque|suggestion|sugestao|so (?:lhe )?falta|seria (?:\p{L}+ )?(?:bom|otimo|legal|util|fixe))(?!\p{L})/u;

/** Whether something is asked or wished for. `said`: subject and message. */
export function asksSomething(said: string): boolean {
  const folded = foldFully(said);
  return folded.includes('?') || REQUEST.test(folded.replace(COURTESY, ' ')) || WISH.test(folded);
}

/** Whether words of thanks or praise in this language are all there is: no question, no wish, no fault, no "but", no loss, nothing quoted or sour. */
export function isUnmixed(said: string, language: string): boolean {
  const rest = foldFully(said).replace(COURTESY, ' ');
  return !asksSomething(said) && !tellsFault(said) && !QUOTED.test(said) && (!MOCKING.test(rest) || HEARTY.test(rest)) && !TROUBLE.test(rest) && !(BUT[language]?.test(rest) ?? true);
}
