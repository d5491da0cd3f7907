/** What opens a kind of promise, and what a source must say for it to stand; `""` where only the same words bear it. Patterns read folded sentences. */
export interface PromiseWording {
  name: string;
  made: RegExp;
  borne?: RegExp;
  /** Made by a sentence that begins with "if", or that denies, as well. */
  evenConditional?: boolean;
  evenDenied?: boolean;
}

const FREE_OF_CHARGE = /\b(?:free|no (?:cost|charge|fee)s?|kostenlos\w*|kostenfrei\w*|gratis|gebuhrenfrei|gratuit\w*|sin (?:coste|costo|cargo|gastos)|sans frais|sem custos?)\b/;

/** Promises made without the word "refund" or "send": money that travels, costs that are borne, claims that are granted. */
export const FURTHER_PROMISES: PromiseWording[] = [
  { name: 'money on its way', made: /\b(?:money|payment|refund|amount)\b.{0,30}\bon (?:its|the) way\b|\b(?:geld|betrag|erstattung)\b.{0,30}\bunterwegs\b|\b(?:dinero|importe|reembolso)\b.{0,30}\ben camino\b|\b(?:argent|remboursement|montant)\b.{0,30}\ben (?:route|chemin)\b|\b(?:dinheiro|valor|reembolso)\b.{0,30}\ba caminho\b/, evenConditional: true },
  { name: 'costs borne', made: /\b(?:is|are|will be) on us\b|\b(?:we|i)(?:'ll| will| can)? (?:\w+ ){0,2}(?:bear|absorb|pay for|take care of) (?:\w+ ){0,2}(?:costs?|fees?|charges?|shipping|postage)\b|\b(?:kosten|gebuhren|porto|versand\w*) (?:\w+ ){0,2}(?:ubernehmen|tragen) wir\b|\bwir (?:ubernehmen|tragen|zahlen) (?:\w+ ){0,3}(?:\w*kosten|gebuhr\w*|porto)\b|\b(?:asumimos|asumiremos|pagamos|pagaremos|cubrimos|cubriremos) (?:\w+ ){0,2}(?:gastos|costes?|costos?|envio)\b|\bcorren? (?:por nuestra cuenta|a nuestro cargo)\b|\b(?:a notre charge|a nos frais)\b|\bnous (?:payons|paierons|couvrons|couvrirons) (?:\w+ ){0,2}(?:frais|couts)\b|\b(?:pagamos|pagaremos|suportamos|assumimos) (?:\w+ ){0,2}(?:custos?|despesas|portes|envio)\b|\bpor nossa conta\b/, borne: FREE_OF_CHARGE },
  { name: 'nothing to pay', made: /\b(?:won't|will not|don't|do not) (?:have to|need to) pay\b|\bnothing (?:more )?to pay\b|\bmussen (?:sie )?(?:dafur |hierfur )?nichts (?:be)?zahlen\b|\bno (?:tendra|tiene|tendran|tienen) que pagar\b|\brien a payer\b|\bnao (?:tera|tem|terao) (?:de|que) pagar\b|\bnada a pagar\b/, borne: FREE_OF_CHARGE, evenDenied: true },
  { name: 'a collection', made: /\b(?:courier|driver|carrier|someone)\b.{0,30}\b(?:pick(?:s)?(?: it| them| the \w+)? up|collect)|\b(?:kurier|fahrer|bote|paketdienst)\b.{0,30}\b(?:holt|abholen|abgeholt)|\b(?:mensajero|transportista|repartidor)\b.{0,30}\brecog|\b(?:coursier|transporteur|livreur)\b.{0,30}\b(?:passera|viendra|recupere|cherch|enlev)|\b(?:estafeta|transportadora|motorista)\b.{0,30}\b(?:buscar|recolh|levant)/, borne: /\b(?:courier|carrier|collect\w*|pick\w* up|kurier|abhol\w*|abgeholt|mensajer\w+|recog\w+|coursier|enlevement|estafeta|recolha|transportador\w*)\b/, evenConditional: true },
  { name: 'an entitlement', made: /\byou(?:'re| are) (?:\w+ )?(?:entitled|eligible)\b|\byou qualify for\b|\bsteht ihnen (?:\w+ ){0,4}zu\b|\bihnen steht\b|\banspruch auf\b|\ble corresponde\b|\btiene (?:\w+ )?derecho a\b|\bavez (?:\w+ )?droit a\b|\btem (?:\w+ )?direito a\b/, borne: /\b(?:entitled|eligible|qualif\w+|right to|anspruch|steht ihnen|berechtigt|corresponde|derecho|droit|direito)\b/ },
  { name: 'never again', made: /\b(?:will not|won't|will never) happen again\b|\b(?:kommt|wird) (?:\w+ )?nicht (?:mehr|wieder|noch einmal) (?:vor(?:kommen)?|passieren)\b|\bno (?:volvera|va a volver) a (?:ocurrir|pasar|suceder)\b|\bne se (?:reproduira|repetera) (?:pas|plus)\b|\bnao (?:voltara|vai voltar) a acontecer\b/, evenDenied: true },
  { name: 'priority', made: /\b(?:top|high|highest) priority\b|\b(?:given|gave) (?:\w+ ){0,3}priority\b|\b(?:i|we)(?:'ve| have) prioriti[sz]ed\b|\b(?:fall|anfrage|ticket|anliegen|bestellung)\b.{0,20}\b(?:vorgezogen|priorisiert|bevorzugt)\b|\bdado prioridad\b|\b(?:traite|traitee|traitons|traiterons)\b.{0,30}\b(?:en )?priorite\b|\b(?:dei|demos|dada) prioridade\b/ },
  { name: 'an approval', made: /\b(?:manager|supervisor|boss|team|management|department) (?:has|have) (?:agreed|approved|authori[sz]ed|accepted)\b|\b(?:vorgesetzt\w+|chef\w*|leitung|abteilung|team)\b.{0,40}\b(?:zugestimmt|genehmigt|bewilligt)\b|\b(?:jefe|jefa|responsable|supervisor|equipo|departamento)\b.{0,20}\b(?:ha (?:aprobado|aceptado|autorizado))\b|\b(?:responsable|superieur|chef|direction|service)\b.{0,20}\b(?:a (?:accepte|approuve|valide|autorise))\b|\b(?:chefe|responsavel|supervisor|equipa|departamento)\b.{0,20}\b(?:aprovou|aceitou|autorizou)\b/ },
  { name: 'something done', made: /\bconsider it done\b|\b(?:i|we)(?:'ve| have) (?:already )?(?:put|placed|added|granted|dropped|reserved|held|fixed|corrected|adjusted)\b|\b(?:betrachten sie es als erledigt|ist bereits erledigt)\b/ },
];
