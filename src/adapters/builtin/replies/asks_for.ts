/** A question so put, and what must stand in an entry that answers it: more words in common say nothing. */
interface Asked { asked: RegExp; answered: RegExp; what: string }

/** Who wants to sell to the team. */
export const SELLS = /(?<!\p{L})(?:(?:do|would|will|can|could) you (?:\p{L}+ )?(?:buy|purchase)|(?:i|we) (?:\p{L}+ ){0,2}sell|kauft ihr|kaufen sie|ankauf\p{L}*|(?:ich|wir) (?:\p{L}+ ){0,5}verkaufen|comprais|compran|(?:puedo|podemos|quiero) vender\p{L}*|r?achetez-vous|vous r?achetez|(?:puis-je|peut-on) (?:vous )?vendre|compram|(?:posso|podemos) vender)(?!\p{L})/u;

const KINDS: readonly Asked[] = [
  {
    asked: /(?<!\p{L})(?:how much (?:is|are|does|do|will|would|did)(?! (?:time|notice|space|room)(?!\p{L}))|what (?:does|do|will) (?:\p{L}+ ){1,5}cost|(?:was|wie ?viel) kostet|wie teuer|cuanto (?:cuesta|cobra|vale|sale|costaria)\p{L}*|combien (?:coute|ca coute|cela coute|demandez)\p{L}*|quanto (?:custa|cobra|fica|sai)\p{L}*)(?!\p{L})/u,
    answered: /[€$£%]|\d ?(?:eur|euros?|pounds?|chf|franken|reais|pesos|prozent|percent|dollars?|pence|cents?|ct)(?!\p{L})|\d[.,]\d\d(?!\d)|(?<!\p{L})(?:free|no (?:charge|fee)|kostenlos|kostenfrei|gratis|umsonst|gratui\p{L}*|sin (?:coste?|cargo)|sans (?:frais|supplement)|compris\p{L}*|includ\p{L}*|inclu\p{L}*|offert\p{L}*|sem (?:custo|encargo)s?|price|prices|cost|costs|preis\p{L}*|precios?|prix|tarifs?|tarifas?|precos?)(?!\p{L})/u,
    what: 'what it costs',
  },
  {
    asked: /(?<!\p{L})(?:how much (?:do|would|will|can|could) (?:you (?:pay|give|offer)|i get)|wie ?viel (?:zahlt|gebt|bekomm\p{L}*|zahlen sie|geben sie)|cuanto (?:pagais|pagan|dais|dan|me (?:dais|dan|pagan|pagais)|ofrec\p{L}+)|combien (?:payez|donnez|offrez|rachetez)|quanto (?:pagam|dao|oferecem|recebo))(?!\p{L})/u,
    answered: /(?<!(?:below|under|least|minimum is|minimum|unter|mindestens|menos de|moins de|minimo(?: de)?|abaixo de) )(?:[€$£] ?\d|(?<![\d.,€$£] ?)\d[\d.,]{0,9} ?(?:[€$£%]|(?:eur|euros?|pounds?|chf|franken|reais|pesos|prozent|percent)(?!\p{L})))/u,
    what: 'what you pay',
  },
  {
    asked: SELLS,
    answered: /(?<!\p{L})(?:(?:i|we|you|customers?) (?:\p{L}+ ){0,2}(?:sell|buy)|buy ?back|sell (?:it|them|your)|selling|trade[- ]?ins?|part[- ]exchange|\p{L}*ankauf\p{L}*|(?:wir|ihr) (?:\p{L}+ ){0,3}kaufen|kaufen wir|verkaufen|inzahlung\p{L}*|compramos|vender\p{L}*|recompra\p{L}*|r?achetons|rachat|reprise|reprenons|vendre|retoma\p{L}*)(?!\p{L})/u,
    what: 'to sell to you',
  },
  {
    asked: /(?<!\p{L})(?:pay (?:\p{L}+ ){0,4}(?:with|by)|redeem|(?:be)?zahlen mit|mit (?:\p{L}+ ){1,4}(?:be)?zahlen|einlosen|pagar (?:\p{L}+ ){0,4}con|canjear|payer (?:\p{L}+ ){0,4}(?:avec|par|en)|pagar (?:\p{L}+ ){0,4}com)(?!\p{L})/u,
    answered: /(?<!\p{L})(?:pa(?:y|id)\p{L}*|accept\p{L}*|tak(?:e|es|en)|redeem\p{L}*|uses?|used|spen[dt]|checkout|code|\p{L}*zahl\p{L}*|akzept\p{L}*|nehmen|\p{L}*losen|einlos\p{L}*|gilt|gelten|pag\p{L}*|acept\p{L}*|canje\p{L}*|usa\p{L}*|codigo|vale[n]?|pai\p{L}*|pay\p{L}*|regl\p{L}*|utilis\p{L}*|utiliz\p{L}*|aceit\p{L}*|liquid\p{L}*|virement|transfer\p{L}*|uberweis\p{L}*|lastschrift|debit\p{L}*|visa|paypal|bizum)(?!\p{L})/u,
    what: 'how it may be paid',
  },
  {
    asked: /(?<!\p{L})(?:(?:do|can|could|will) you (?:also )?(?:give(?! (?:me|us)(?!\p{L}))|administer)|gebt ihr|geben sie|dais|(?<!(?:me|nos|les) )dan|donnez-vous|vous donnez|dao)(?!\p{L})/u,
    answered: /(?<!\p{L})(?:giv\p{L}+|offer\p{L}*|provid\p{L}*|get|gets|receiv\p{L}*|we (?:do|run|teach)|discount\p{L}*|geben|gibt|erhalt\p{L}*|bekomm\p{L}*|biet\p{L}*|rabatt\p{L}*|damos|dar|ofrec\p{L}*|recib\p{L}*|descuento\p{L}*|donn\p{L}*|offr\p{L}*|fourni\p{L}*|remises?|oferec\p{L}*|receb\p{L}*|desconto\p{L}*|reembols\p{L}*|devolv\p{L}*|fazemos|hacemos|faisons|machen wir|wir machen)(?!\p{L})/u,
    what: 'whether you give it',
  },
  {
    asked: /(?<!\p{L})(?:become an?(?! (?:member|customer|client|patron|subscriber|friend)(?!\p{L}))|(?:can|could|may|do) i teach|work (?:for|with) you|(?:hacerme|ser|devenir|tornar-me) (?!(?:socio|socia|miembro|cliente|membre|adherente?|socio|membro)(?!\p{L}))\p{L}+(?:ista|ora?|eure?|euse|trice|nte))(?!\p{L})/u,
    answered: /(?<!\p{L})(?:become|appl(?:y|ication\p{L}*)|jobs?|vacanc\p{L}*|hir(?:e|ing)|teach\p{L}*|join\p{L}*|emple\p{L}*|curriculum|cv|candidat\p{L}*|recrut\p{L}*|vagas?|devenir|hacerte|ser|tornar-se)(?!\p{L})/u,
    what: 'to be what is offered',
  },
  {
    asked: /(?<!\p{L})(?:what time|(?:um )?wie ?viel uhr|a que horas?|a quelle heure)(?!\p{L})/u,
    answered: /(?<!(?:until|till|by|before|bis|vor|de|las|hasta|jusqu'a|avant|ate|as|das) )(?<![\d:.,h])\d{1,2}(?:[:.h]\d\d|h(?!\p{L})| ?(?:am|pm|uhr|a\.m|p\.m|horas?|heures?)(?!\p{L})| h(?!\p{L}))|(?<!\p{L})(?:24 ?(?:h|hours|stunden|horas|heures)|any ?time|jederzeit)|(?:from|between|von|zwischen|de|desde|entre|a partir d\p{L}+|das|a partir das|ab|to|–|-) ?(?:as |las |les )?\d/u,
    what: 'at what time',
  },
  {
    asked: /(?<!\p{L})(?:once|twice|times|(?:ein|zwei|drei)?mal|vez|veces|fois|vezes) (?:a|per|each|every|pro|in der|a la|por|par|cada) (?:week|woche|semana|semaine)(?!\p{L})/u,
    answered: /(?<!\p{L})(?:weeks?|weekly|woche\p{L}*|wochent\p{L}*|semana\p{L}*|semaine\p{L}*|(?:per|each|every|pro|por|par) (?:day|tag|dia|jour)|daily|taglich|jeden tag|todos los dias|todos os dias|tous les jours|unlimited|unbegrenzt|ilimitad\p{L}*|illimite\p{L}*|beliebig\p{L}*)(?!\p{L})/u,
    what: 'how often in a week',
  },
  {
    asked: /(?<!\p{L})(?:(?:switch|change|changing|upgrade|downgrade|move) (?:from|up|down|between)|wechseln|umsteigen|(?:cambiar(?:me)?|pasar(?:me)?) de|(?:passer|changer) d(?:e|'\p{L}+)|(?:mudar|passar) d[eoa])(?!\p{L})/u,
    answered: /(?<!\p{L})(?:switch\p{L}*|chang\p{L}*|swap\p{L}*|upgrad\p{L}*|downgrad\p{L}*|mov\p{L}*|\p{L}*wechs\p{L}*|\p{L}*umst\p{L}*|ander\p{L}*|\p{L}*tausch\p{L}*|camb\p{L}*|pas\p{L}*|modif\p{L}*|mud\p{L}*|alter\p{L}*|troc\p{L}*|migr\p{L}*)(?!\p{L})/u,
    what: 'to change from one to the other',
  },
  {
    asked: /(?<!\p{L})(?:(?<!no |how much |any |how )longer(?= ?(?:[?.!,]|stay|time|than|period|$))|extend(?:ed|ing)?|one more (?:hour|day|night|week|month)|another (?:hour|day|night|week|month)|verlangern|langer (?:behalten|bleiben|haben|nutzen)|noch eine?n? (?:stunde|tag|nacht|woche|monat)|alargar|(?:una? \p{L}+|mas tiempo|quedarme|quedarnos) mas|mas tiempo|encore une? (?:heure|jour|nuit|semaine|mois)|prolong\p{L}+|rallonger|mais (?:uma hora|um dia|uma noite|uma semana|tempo)|estender)(?!\p{L})/u,
    answered: /(?<!\p{L})(?:exten\p{L}*|longer|more|another|additional|extra|renew\p{L}*|further|late\p{L}*|\p{L}*verlang\p{L}*|langer|weiter\p{L}*|zusatz\p{L}*|spater\p{L}*|alarg\p{L}*|ampl\p{L}*|prorrog\p{L}*|renov\p{L}*|adicional\p{L}*|mas|prolong\p{L}*|rallong\p{L}*|supplement\p{L}*|renouvel\p{L}*|tard\p{L}*|estend\p{L}*|mais)(?!\p{L})/u,
    what: 'for more time',
  },
  {
    asked: /(?<!\p{L})(?:remove|take (?:\p{L}+ ){1,4}off|entfern\p{L}*|quitar|retirer|supprimer|remover)(?!\p{L})/u,
    answered: /(?<!\p{L})(?:remov\p{L}*|delet\p{L}*|take\p{L}* off|cancel\p{L}*|stop\p{L}*|off|entfern\p{L}*|\p{L}*losch\p{L}*|\p{L}*nehmen|kundig\p{L}*|abmeld\p{L}*|quit\p{L}*|elimin\p{L}*|borr\p{L}*|anul\p{L}*|baja|enlev\p{L}*|retir\p{L}*|supprim\p{L}*|annul\p{L}*|ote\p{L}*|tir[ae]\p{L}*|remov\p{L}*|apag\p{L}*)(?!\p{L})/u,
    what: 'to have something taken off',
  },
  {
    asked: /(?<!\p{L})(?:(?:can|may|could|do|must|should|how do|how can) (?:i|we) (?:\p{L}+ )?(?:return|give back|send back|bring back)|(?:kann|darf|konnen|durfen) (?:ich|wir|man) [^?]{1,60}(?:zuruckgeben|zuruckschicken|zurucksenden|retournieren)|(?:puedo|podemos|se puede) (?:devolver|retornar)|(?:puis-je|peut-on|pouvons-nous) (?:rendre|rapporter|renvoyer|retourner)|(?:posso|podemos) devolver)(?!\p{L})/u,
    answered: /(?<!\p{L})(?:return\p{L}*|br(?:ing|ought)\p{L}*|tra(?:er|iga|ga|zer)|rapport\p{L}*|refund\p{L}*|exchang\p{L}*|(?:back|withdraw\p{L}*)|\p{L}*zuruck\p{L}*|ruck\p{L}*|retour\p{L}*|umtausch\p{L}*|widerruf\p{L}*|erstatt\p{L}*|devol\p{L}*|devuelv\p{L}*|reembols\p{L}*|reintegr\p{L}*|cambi\p{L}*|rend\p{L}*|rapport\p{L}*|renv\p{L}*|retourn\p{L}*|rembours\p{L}*|repris\p{L}*|echang\p{L}*|troc\p{L}*)(?!\p{L})/u,
    what: 'to give something back',
  },
  {
    asked: /(?<!\p{L})(?:(?:in|at|to) (?:another|a different) (?:town|city|branch|shop|store|country|place|location|depot|station)|(?:in|an) eine[mr] anderen (?:stadt|filiale|laden|ort|station|standort|land)|en otr[oa] (?:ciudad|tienda|sucursal|pais|oficina|lugar)|dans une? autre (?:ville|magasin|agence|pays|point)|n?(?:a|em )?outr[oa] (?:cidade|loja|pais|agencia|lugar))(?!\p{L})/u,
    answered: /(?<!\p{L})(?:an?other|others?|any(?:where)?|elsewhere|different|one-way|every|all|both|ander\p{L}*|beliebig\p{L}*|jede\p{L}*|alle\p{L}*|otr[oa]s?|cualquier\p{L}*|tod[oa]s?|ambos|ambas|autres?|ailleurs|tou(?:t|te|s|tes)|n'importe|outr[oa]s?|qualquer|demais)(?!\p{L})/u,
    what: 'about another place',
  },
  {
    asked: /(?<!\p{L})(?:how (?:long|many (?:years|months)) (?:do|does|will) (?:\p{L}+ ){1,6}last|wie lange halten|wie lange halt|cuanto(?:s (?:anos|meses)|s|) ?(?:tiempo )?duran?|combien (?:d'annees|de (?:temps|mois)) (?:\p{L}+ )?dure(?:nt)?|quanto(?:s (?:anos|meses)|s|) ?(?:tempo )?duram?)(?!\p{L})/u,
    answered: /(?<!\p{L})(?:last\p{L}*|\p{L}*life\p{L}*|durat\p{L}*|dur[ae]\p{L}*|halt\p{L}*|\p{L}*dauer\p{L}*|years?|months?|weeks?|hours?|minutes?|\p{L}*jahr\p{L}*|\p{L}*monat\p{L}*|wochen?|stunden?|minuten?|anos?|mes(?:es)?|semanas?|horas?|minutos?|ans?|annees?|mois|semaines?|heures?|h|min)(?!\p{L})/u,
    what: 'how long it lasts',
  },
  {
    asked: /(?<!\p{L})(?:do you (?:have|sell|stock) [^?]{1,60}(?:right now|at the moment|in stock|currently)|(?:what|which) (?:[\p{L}-]+ ){1,5}do you have (?:now|in|at the moment|currently|left)|(?:habt ihr|haben sie) [^?]{1,60}(?:gerade|derzeit|aktuell|auf lager|vorratig)|(?:que|cuales) (?:[\p{L}-]+ ){1,5}(?:teneis|tienen|tienes|hay) (?:ahora|en stock|disponibles?|actualmente)|quels? (?:[\p{L}-]+ ){1,5}(?:avez-vous|as-tu) (?:actuellement|en ce moment|en stock|maintenant)|que (?:[\p{L}-]+ ){1,5}(?:tem|tendes) (?:agora|em stock|em estoque|disponive(?:l|is)|neste momento))(?!\p{L})/u,
    answered: /(?<!\p{L})(?:stock\p{L}*|availab\p{L}*|list\p{L}*|catalog\p{L}*|web\p{L}*|online|app|always|lager\p{L}*|verfugbar\p{L}*|vorr\p{L}*|immer|disponi\p{L}*|existencias|tienda|siempre|pagina|boutique|toujours|site|estoque|loja|sempre)(?!\p{L})/u,
    what: 'what is there now',
  },
  {
    asked: /(?<!\p{L})(?:for (?:a |an |my |our |the )?(?:[\p{L}\d-]+ ){0,2}(?:child|children|kids?|bab(?:y|ies)|toddler|\d+-?year-?olds?)|fur (?:ein |mein |unser |das )?(?:[\p{L}\d]+ ){0,2}(?:kind(?:er)?|babys?)|para (?:un |una |mi |mis |los |las )?(?:[\p{L}\d]+ ){0,1}(?:nin[oa]s?|bebes?)|pour (?:un |une |mon |ma |mes |les |des )?(?:[\p{L}\d]+ ){0,1}(?:enfants?|bebes?)|para (?:um |uma |o meu |a minha |as |os )?(?:[\p{L}\d]+ ){0,1}(?:criancas?|bebes?))(?!\p{L})/u,
    answered: /(?<!\p{L})(?:child\p{L}*|kid\p{L}*|bab\p{L}*|toddler\p{L}*|famil\p{L}*|age[ds]?|aged|year-?olds?|years? old|under|junior\p{L}*|pupils?|\p{L}*kind(?:er)?\p{L}*|\p{L}*jahr(?:e|en|ig\p{L}*)?|alter\p{L}*|jugend\p{L}*|nin[oa]s?|bebes?|menor\p{L}*|edad\p{L}*|anos|infan\p{L}*|enfant\p{L}*|ans|mineur\p{L}*|crianc\p{L}*|idade\p{L}*|everyone|anyone|all ages)(?!\p{L})/u,
    what: 'for a child',
  },
];

/** A second one where the entry speaks of the first, one that is issued where it speaks of those to come. */
const ORDINAL = /(?<!\p{L})(?:(?:a|my|the|our|for a) (?:second|third)(?! (?:hand|floor|class)(?!\p{L}))|(?:ein\p{L}*|mein\p{L}*|das|der|die|zum) (?:zweite|dritte)\p{L}*(?! hand)|(?:un|una|el|la|mi) (?:segund[oa]|tercer[oa]?)|por segunda vez|(?:une?|le|la|mon|ma) (?:second|deuxieme|troisieme)\p{L}*|(?:um|uma|o|a|meu|minha) (?:segund[oa]|terceir[oa])|pela segunda vez)(?!\p{L})(?! (?:mano|mao|main)(?!\p{L}))/u;
const OF_MORE = /(?<!\p{L})(?:second|third|2nd|3rd|2\.|another|additional|further|extra|each|every|per|more|zweit\p{L}*|dritt\p{L}*|weiter\p{L}*|zusatz\p{L}*|jede\p{L}*|pro|segund[oa]s?|tercer[oa]?|otr[oa]s?|adicional\p{L}*|cada|mas|por|deuxieme|second\p{L}*|troisieme|autre|supplement\p{L}*|chaque|par|terceir[oa]|outr[oa]s?|mais)(?!\p{L})/u;
const INVOICE = /invoices?|(?<!\p{L})bills?(?!\p{L})|receipt|rechnung|fac?tur|recibo/u;
const TO_COME = /(?<!\p{L})(?:next|future|following|from (?:then|now) on|(?:nachst|kunftig|folgend|proxim|siguiente|seguinte|futur|prochain|suivant)\p{L}*)(?!\p{L})/u;
const BEHIND = /(?<!\p{L})(?:old|previous|past|earlier|already|issued|alte[nrs]?|bereits|ruckwirkend|ya|deja|ja|(?:fruher|antigu|anterior|emitid|ancien|precedent|emis|antig|passad)\p{L}*)(?!\p{L})/u;

const lacks = (what: string): string => `The customer asks ${what}; the passage says nothing of that.`;

/** Why a passage that shares a question's words lacks what that question asks for; `[]` where it does not. `asked`: the folded questions; `said`: all that the passage says, folded too. */
export function lackingIn(asked: readonly string[], said: string): string[] {
  return asked.flatMap((one) => [
    ...KINDS.flatMap((kind) => (kind.asked.test(one) && !kind.answered.test(said) ? [lacks(kind.what)] : [])),
    ...(ORDINAL.test(one) && !OF_MORE.test(said) ? [lacks('for a second one')] : []),
    ...(BEHIND.test(one) && INVOICE.test(one) && TO_COME.test(said) && !BEHIND.test(said) ? [lacks('about what was issued')] : []),
  ]);
}
