import type { Finding } from '../../replies/auto_send.ts';
import { foldFully } from '../../text/characters.ts';
import { keptOfSentences, late, madeOnce } from '../../text/kept_readings.ts';
import type { Check } from '../checked_reply.ts';
import { commitmentsIn } from './commitments.ts';
import { withoutCondition } from './conditions.ts';
import { BELOW, PASSES_ON } from './deeds.ts';
import { FURTHER_PROMISES, missingOf, type PromiseKind, type PromiseWording } from './promise_wordings.ts';
import { recordedIn } from './own_record.ts';
import { CONDITION, denies, isQuestion, sentencesOf, type Sentence } from '../../text/sentences.ts';

const WE = String.raw`\b(?:we|i|our team|our (?:technician|engineer|courier|colleagues?)|a colleague|my colleague|someone|an? (?:agent|specialist|member of our team|technician|advis[eo]r))`;
const WILL = String.raw`(?:'ll| will| shall| are going to|'re going to|'m going to| can| would be happy to| are happy to)?`;
const REFUND_MADE = [
  String.raw`${WE}(?:'ll| will| shall|'ve| have| are going to| can| are| am|'re)? (?:\w+ ){0,2}(?:refund\w*|reimburs\w*)\b`,
  String.raw`\byou(?:'ll| will| should| are going to|'re getting| get| are getting)? (?:\w+ ){0,4}(?:refund\w*|money back|reimburs\w*)\b`,
  String.raw`\b(?:is|are|fully|be) refundable\b`, String.raw`\b(?:your|the) refund (?:was|went|has gone)\b`, String.raw`\brefund (?:has been|is being|is on its way|will be|was issued|is approved|of .{1,20} (?:will|has|is))`,
  String.raw`\b(?:will|is being|are being|has been|have been) (?:fully |now )?(?:re)?(?:credited|refunded|reimbursed|repaid)\b`, String.raw`\bvous (?:sera|seront|est|sont|a ete|ont ete) (?:\w+ )?(?:re)?(?:credite|rembourse|restitue|reverse)\w*`, String.raw`\b(?:le|te|les) (?:sera|seran|ha sido|han sido) (?:\w+ )?(?:reembolsad|abonad|devuelt|reintegrad)\w*`, String.raw`\b(?:sera|serao|foi|foram) (?:\w+ )?(?:reembolsad|devolvid|creditad|estornad)\w*`,
  String.raw`\bwir (?:\w+ ){0,6}(?:erstatte\w*|zuruckerstatte\w*|zuruckzahl\w*|uberweis\w*)\b`,
  String.raw`\b(?:erstatten|uberweisen) wir\b`, String.raw`\bsie (?:erhalten|bekommen) (?:\w+ ){0,6}(?:erstattung|ruckerstattung|geld (?:\w+ ){0,3}zuruck)`,
  String.raw`\b(?:erstattung|ruckzahlung|gutschrift) (?:ist|wurde) (?:\w+ ){0,4}(?:raus\w*|angewiesen|veranlasst|unterwegs|ausgefuhrt)\b`, String.raw`\bwir haben (?:\w+ ){0,8}(?:erstattet|zuruckerstattet|uberwiesen|zuruckgezahlt)\b`, String.raw`\bwird (?:\w+ ){0,6}(?:erstattet|zuruckerstattet|zuruckgezahlt)\b`,
  String.raw`\b(?:le|te|les) (?:\w+ ){0,2}(?:reembols\w+|reintegr\w+|devolv\w+|devuelt\w+)\b`, String.raw`\b(?:recibira\w*|va a recibir) (?:\w+ ){0,4}(?:reembolso|dinero|reintegro)\b`,
  String.raw`\b(?:reembolsaremos|devolveremos|reintegraremos|hemos reembolsado|hemos devuelto)\b`, String.raw`\breembolso (?:ya )?(?:ha sido|se ha|fue|esta|sera) `,
  String.raw`\bnous (?:vous |le |la |les |l')?(?:\w+ ){0,2}rembours\w+\b`, String.raw`\bvous (?:serez|allez etre|recevrez|etes|avez ete) (?:\w+ ){0,4}rembours\w*\b`, String.raw`\bremboursement (?:a ete|est (?:deja )?(?:en|parti|lance)|sera) ?`,
  String.raw`\b(?:reembolsaremos|reembolsamos|devolveremos|devolvemos|estornaremos|estornamos|reintegramos|vamos (?:reembolsar|devolver|estornar)|faremos o (?:estorno|reembolso))\b`, String.raw`\b(?:estorno|reembolso) (?:ja )?(?:foi|sera|esta|saiu|seguiu) `, String.raw`\b(?:voce )?(?:recebera|vai receber) (?:\w+ ){0,4}(?:estorno|reembolso|dinheiro)\b`,
].join('|');
const REPLACE_MADE = [
  String.raw`${WE}${WILL} (?:\w+ ){0,2}(?:send|ship|post|mail|deliver|replac\w*|exchang\w*|provide)\b(?: you| it| your| the)(?! (?:back|us)\b)`, String.raw`\byou(?:'ll| will) (?:\w+ ){0,2}(?:receive|get) (?:\w+ ){0,2}(?:new|replacement)\b`, String.raw`\breplacement (?:\w+ )?(?:is on its way|will be|has been|is being)`, String.raw`\b(?:sending|shipping) you\b`,
  String.raw`\bwir (?:\w+ ){0,2}(?:schicken|senden|liefern|tauschen|ersetzen) (?:\w+ ){0,3}(?:ihnen|aus|ihr\w*|das|die|den)\b`, String.raw`\b(?:schicken|senden|liefern|tauschen|ersetzen) wir (?:ihnen|ihr\w*|das|die|den)\b`, String.raw`\bsie (?:erhalten|bekommen) (?:\w+ ){0,3}(?:neue\w*|ersatz\w*|austausch\w*)\b`, String.raw`\bersatz\w* (?:ist unterwegs|wurde|wird)`,
  String.raw`\b(?:le|te|les) (?:\w+ )?(?:enviaremos|enviamos|mandaremos|mandamos|haremos llegar|cambiaremos|cambiamos|sustituiremos|remplazaremos|reemplazaremos|vamos a (?:enviar|mandar|cambiar))\b`, String.raw`\b(?:enviaremos|mandaremos|cambiaremos|sustituiremos|reemplazaremos)\b`, String.raw`\brecibira (?:\w+ ){0,2}nuev[oa]\b`,
  String.raw`\bnous (?:vous |le |la |les )?(?:en )?(?:\w+ )?(?:envoyons|enverrons|expedions|expedierons|echangeons|echangerons|rempla[cg]\w+|allons (?:vous )?(?:envoyer|remplacer|echanger))\b`, String.raw`\bvous recevrez (?:\w+ ){0,2}(?:nouvel\w*|nouveau|neu\w+|remplacement)\b`,
  String.raw`\b(?:enviaremos|mandaremos|trocaremos|substituiremos|vamos (?:enviar|mandar|trocar|substituir))\b`, String.raw`\b(?:recebera|vai receber) (?:\w+ ){0,2}nov[oa]\b`,
].join('|');
const CALL_MADE = [
  String.raw`\byou(?:'ll| will) (?:\w+ )?hear (?:back |again )?from`, String.raw`\bsie horen (?:\w+ ){0,4}von (?:uns|unser)`, String.raw`\b(?:tendra|recibira|tera|recebera) (?:\w+ )?noticias\b`, String.raw`\b(?:va|vont) (?:vous )?(?:revenir vers vous|recontacter|rappeler|contacter)\b`, String.raw`\b(?:liga|ligam|escreve|contacta|telefona)-lhe\b`,
  String.raw`${WE}${WILL} (?:\w+ ){0,3}(?:call(?: you| back)|phone|ring|telephone|give you a (?:call|ring))\b`, String.raw`${WE}(?:'ll| will| are going to) (?:\w+ ){0,3}(?:contact you|get in touch|be in touch|reach out|get back to you|follow up|write to you again)`,
  String.raw`\bmeldet sich (?:\w+ ){0,4}(?:bei ihnen|telefonisch)|\bwir (?:\w+ ){0,5}(?:rufen|melden|kontaktieren)\b`, String.raw`\b(?:rufen|melden|kontaktieren) wir (?:sie|uns)\b`, String.raw`\b(?:rufe|melde) ich (?:sie|mich)\b`, String.raw`\b(?:kolleg\w+|mitarbeiter\w*|techniker\w*|team|jemand|wir|ich) (?:\w+ ){0,6}(?:meldet|melden|melde|ruft|rufen|zuruckruf\w*|kontaktiert|zuruckmelden|anrufen)\b`,
  String.raw`\b(?:le|te|les) (?:llamar\w+|contactar(?:a|an|emos)|vamos a llamar|devolveremos la llamada)\b`, String.raw`\b(?:nos pondremos|se pondra|se pondran) en contacto\b`, String.raw`\bvolveremos a (?:escribirle|contactar)`,
  String.raw`\bvous (?:rappel\w+|appeller\w+|recontact\w+|contactera|contacterons|telephon\w+)\b`, String.raw`\b(?:reviendrons vers vous|reviendra vers vous|prendra contact|prendrons contact)\b`,
  String.raw`\b(?:ligaremos|vamos ligar|vai ligar|ira ligar|retornaremos|telefonaremos|iremos contactar|contactaremos|contataremos)\b`, String.raw`\b(?:entraremos|entrara|vai entrar|vamos entrar) em cont(?:ato|acto)\b`,
].join('|');

/** "An engineer attends within 8 hours of the report": whom a source sends to a customer. */
const COMES = /\b(?:technician|engineer|courier|driver|fitter|techniker|monteur|kurier|fahrer|tecnico|instalador|mensajero|technicien|livreur|coursier|estafeta)\w* (?:\w+ ){0,6}(?:attends?|visits?|comes?|calls?|arrives?|collects?|kommt|kommen|besucht|acude|viene|pasa|visita|passe|vient|deplace|intervient|vai|vem|desloca|passa)\b|\b(?:kommt|kommen|acude|viene|pasa|visita|passe|vient|vai|vem|passa) (?:\w+ ){0,3}(?:techniker|monteur|kurier|fahrer|tecnico|technicien|livreur|estafeta)/;

const WORDINGS: PromiseWording[] = [
  { kind: 'refund', made: new RegExp(REFUND_MADE), borne: /refund|reimburs|money back|\bcredit(?:ed|ee?s?|ad[oa]s?)\b|devoluc\w+ (?:d[eo]l? )?(?:\d|importe|dinero|valor|dinheiro|tudo)|erstatt|zuruckzahl|ruckzahl|reembols|reintegr|devolve|devolvid|devuelv|rembours|recredit|restitu|estorn|\babon(?:amos|aremos)\b|geld (?:\w+ ){0,3}zuruck|dinero de vuelta|dinheiro de volta/ },
  { kind: 'delivery', made: new RegExp(REPLACE_MADE), borne: /replac|exchang|provid|\b(?:is|are|we|will be) (?:\w+ )?(?:sent|send|ship|post|deliver)|\b(?:sends|ships|posts|delivers)\b|ersatz|ersetz|austausch|umtausch|schicken wir|senden wir|\b(?:ver)?(?:schickt|sendet)\b|wird (?:\w+ ){0,4}(?:zugesandt|verschickt|geschickt)|wir (?:schicken|senden)|reemplaz|sustitu|cambiamos|enviamos|\benvian?\b|rempla|echang|envoyons|\benvoient?\b|est envoye|substitu|troca|e enviad/ },
  { kind: 'call_back', made: new RegExp(CALL_MADE), borne: /\b(?:call|phone|ring)s? (?:you|(?:the )?customers?)|ruft (?:\w+ ){0,2}kund|llama\w* (?:\w+ )?al cliente|appel\w* le client|liga\w* ao cliente|call back|contact you|get in touch|get back to you|hear from|horen sie von|noticias|rufen (?:wir )?sie|ruckruf|meldet sich|melden (?:wir )?uns|le llam|en contacto|rappel|contact\w*|ligamos|ligaremos|em contat/ },
  { kind: 'visit', made: /\b(?:technician|engineer|driver|courier|fitter) (?:is|has been) (?:now |already )?(?:booked|scheduled|assigned|on (?:his|her|their) way)|\b(?:techniker|monteur|kurier|fahrer)\w* (?:\w+ ){0,5}(?:eingeplant|gebucht|beauftragt)|\b(?:tecnico|instalador|mensajero) (?:\w+ ){0,2}(?:asignado|programado|agendado|marcado|reservado)|\b(?:technicien|livreur|reparateur) (?:est|a ete) (?:\w+ )?(?:prevu|programme|reserve|envoye)/, evenConditional: true },
  { kind: 'visit', made: /\b(?:technician|engineer|courier|driver) (?:will|is going to) (?:come|visit|arrive|be with|stop by|collect|pick)|\b(?:techniker|monteur|kurier)\w* (?:\w+ ){0,4}(?:kommt|kommen|vorbei|besucht)|\btecnico (?:\w+ ){0,3}(?:ira|pasara|passara|vai|visitara)|\btechnicien (?:\w+ ){0,3}(?:passera|viendra|se deplacera)/, borne: COMES, evenConditional: true },
  { kind: 'guarantee', made: /\b(?:i|we)(?:'ll| will|'m| am)? (?:\w+ ){0,4}personally\b|\b(?:ich|wir) (?:\w+ ){1,3}personlich (?:dafur|darum)\b|\bme (?:encargo|ocupo) personalmente\b|\bje (?:\w+ )?(?:veille|m'assure|m'occupe|m'engage) personnellement\b|\b(?:trato|encarrego-me|certifico-me) pessoalmente\b|\b(?:have|give you) my word\b|\b(?:haben sie|gebe ihnen) mein wort\b|\b(?:tiene|doy) mi palabra\b|\b(?:avez|donne) ma parole\b|\b(?:tem|dou-lhe) a minha palavra\b|\b(?:we|i) (?:can )?(?:guarantee|promise)|\bguaranteed\b(?! for (?:\d|[a-z]+ (?:year|month|day)))|\bgarantiert\b|\bgarantizad[oa]s?\b(?! (?:por|durante))|\bgarantid[oa]s?\b(?! (?:por|durante))|\bgarantieren wir|\bwir (?:\w+ ){0,2}(?:garantieren|versprechen|sichern ihnen .{1,40} zu)|\ble (?:garantizamos|prometemos)|\b(?:garantizamos|prometemos)\b|\bnous vous (?:garantissons|promettons)|\b(?:garantimos|prometemos)\b|\bje vous (?:garantis|promets)\b|\b(?:le|te|les|os) (?:garantizo|prometo)\b|\b(?:garanto|prometo)(?:-l?[ht]es?)?\b|\bich (?:garantiere|verspreche)\b|\b(?:tem|tens|dou-lhe) a minha garantia\b|\b(?:tiene|tienes) mi garantia\b|\b(?:haben sie|hast du) meine garantie\b/ },
  { kind: 'approval', made: /\b(?:claim|request|application|refund|appeal|case|complaint)s? (?:will|is going to) (?:\w+ )?be (?:approved|accepted|granted|upheld)\b|\b(?:antrag|anspruch|antrage|reklamation|fall|widerspruch|kulanz) (?:\w+ ){0,3}(?:wird|werden) (?:\w+ ){0,3}(?:genehmigt|bewilligt|angenommen|anerkannt)\b|\b(?:wird|werden) (?:ihr|dein)\w* (?:\w+ ){0,2}(?:antrag|anspruch|reklamation|fall|widerspruch) (?:\w+ ){0,3}(?:genehmigt|bewilligt|angenommen|anerkannt)\b|\b(?:solicitud|reclamacion|peticion|caso|recurso) (?:sera|va a ser) (?:\w+ )?(?:aprobad|aceptad|concedid|estimad)[oa]\b|\b(?:demande|dossier|reclamation|recours) (?:sera|va etre) (?:\w+ )?(?:approuvee?|acceptee?|accordee?|validee?)\b|\b(?:pedido|reclamacao|processo|recurso|solicitacao) (?:sera|vai ser) (?:\w+ )?(?:aprovad|aceite?|concedid|deferid)\w*\b/ },
  { kind: 'exception', made: /\bas an exception|\bexceptionally\b|\bas a (?:gesture of goodwill|one-time|courtesy)|\bgoodwill\b|\bausnahmsweise\b|\bkulan\w+|\bals ausnahme|\bcomo (?:excepcion|cortesia|excecao)|\bexcepcionalmente|\bexcecionalmente|\ba titre exceptionnel|\bexceptionnellement|\bgeste commercial/, evenConditional: true, evenDenied: true },
  { kind: 'deed', made: /\b(?:we|i)(?:'ve| have)(?: already| now| just| also| gone ahead and)? (?:process\w+|arrang\w+|initiat\w+|submitt\w+|request\w+ (?:a|the|your)|rais\w+|log\w+ (?:a|your)|appl\w+ (?:a|the|your)|cancel\w*|chang\w+|updat\w+|upgrad\w+|downgrad\w+|activat\w+|deactivat\w+|reset|delet\w+|remov\w+|sent|ship\w+|dispatch\w+|order\w+|book\w+|schedul\w+|credit\w+|extend\w+|regist\w+|forward\w+|escalat\w+|issu\w+|replac\w+|approv\w+|waiv\w+|creat\w+|switch\w+|refund\w+|open\w+ a|block\w+|unlock\w+|pass\w+ (?:this|your|it)|inform\w+ (?:the|our))|\byour (?:\w+ ){1,3}(?:has|have) (?:now |already )?been (?:cancel\w+|chang\w+|updat\w+|upgrad\w+|activat\w+|reset|delet\w+|remov\w+|sent|ship\w+|dispatch\w+|book\w+|credit\w+|extend\w+|regist\w+|forward\w+|escalat\w+|replac\w+|approv\w+|refund\w+|unlock\w+)|\b(?:wir|ich) habe?n? (?:\w+ ){0,8}(?:storniert|gekundigt|geandert|aktualisiert|umgestellt|aktiviert|deaktiviert|zuruckgesetzt|geloscht|verschickt|versendet|bestellt|gebucht|gutgeschrieben|verlangert|registriert|weitergeleitet|weitergegeben|freigeschaltet|korrigiert|behoben|erledigt|vorgemerkt|hinterlegt|entsperrt|gesperrt|ausgetauscht|genehmigt|veranlasst|eingeleitet|erstattet|beauftragt|beantragt|angestossen|reserviert)\b|\bhemos (?:\w+ ){0,2}(?:bloqueado|anulado|concedido|resuelto|corregido|arreglado|confirmado|ajustado|congelado|cancelado|cambiado|actualizado|activado|desactivado|restablecido|eliminado|borrado|enviado|pedido|reservado|abonado|ampliado|registrado|reenviado|escalado|desbloqueado|aprobado|tramitado|reembolsado|devuelto|solicitado|modificado|gestionado|iniciado|procesado|autorizado)|\b(?:su|tu) (?:\w+ ){1,3}(?:ya )?(?:ha sido|fue) (?:cancelad|cambiad|actualizad|activad|enviad|abonad|aprobad|eliminad|tramitad|reembolsad)|\bhe (?:\w+ )?(?:cancelado|cambiado|actualizado|activado|enviado|registrado|reenviado|tramitado|solicitado)|\b(?:nous avons|j'ai) (?:\w+ ){0,2}(?:bloque|corrige|resolu|regle|accorde|confirme|prevenu|annule|resilie|modifie|change|mis a jour|active|desactive|reinitialise|supprime|envoye|expedie|commande|reserve|credite|prolonge|enregistre|transmis|transfere|debloque|approuve|rembourse|lance|ouvert|initie|procede|valide)|\b(?:votre|vos) (?:\w+ ){1,3}(?:a|ont) (?:bien )?ete (?:annul|resili|modifi|chang|activ|reinitialis|supprim|envoy|expedi|credit|prolong|enregistr|transmis|rembours)|\b(?:ja )?(?:bloqueamos|anulamos|corrigimos|resolvemos|concedemos|reservamos|cancelamos|alteramos|atualizamos|ativamos|desativamos|redefinimos|excluimos|apagamos|creditamos|prorrogamos|registramos|registamos|encaminhamos|desbloqueamos|aprovamos|estornamos|processamos|solicitamos (?:o|a) |iniciamos|providenciamos|ja (?:enviamos|registrei|cancelei|alterei|encaminhei|solicitei|foi (?:feit|enviad|cancelad|estornad|creditad|alterad)\w*))\b|\b(?:cancelei|alterei|ativei|encaminhei|registrei|solicitei) (?:o|a|seu|sua)\b|\b(?:seu|sua) (?:\w+ ){1,2}(?:ja )?foi (?:cancelad|alterad|ativad|enviad|estornad|aprovad|creditad|encaminhad)/ },
  ...FURTHER_PROMISES,
];

/** A day that a sentence in the future promises, without a figure or a weekday. */
const DEADLINE = /\b(?:tomorrow|by the end of (?:the|this|today)\w*(?: \w+)?|(?:before|by|over) the weekend|(?:vor|bis(?: zum)?|zum) (?:dem )?wochenende|bis ende der woche|antes del fin de semana|a finales de (?:la )?semana|avant le week-?end|d'ici (?:a )?la fin de (?:la )?semaine|antes do fim de semana|ate (?:ao |o )?fim (?:da|de) semana|this (?:afternoon|evening|week)|next week|(?:later )?today|within the hour|(?:with)?in (?:an|one) hour|binnen einer stunde|innerhalb einer stunde|en (?:menos de )?una hora|dans l'heure|dentro de uma hora|numa hora|ubermorgen|(?<!guten )morgen(?! fruh)|heute noch|noch heute|heute|nachste woche|diese woche|(?<!\b(?:la|buena|cada) )manana(?: mismo)?|hoy(?: mismo)?|esta semana|la proxima semana|demain|aujourd'hui|dans la journee|cette semaine|la semaine prochaine|amanha|hoje(?: mesmo)?|na proxima semana)\b/g;
const FUTURE = /\b(?:we|i|our \w+|technician|courier|it|you|your \w+|refund|parcel|order|replacement)(?:'ll| will| are going to)\b|\bwill be\b|\byou can (?:pick|collect|come|get|have)\b|\b(?:wir|ich) \w+|\b\w+en wir\b|\bsie (?:erhalten|bekommen)\b|\bwird\b|\bwerden\b|\bkommt\b|\b(?:se aplica|recibira|\w+remos|\w+ara|\w+era|(?:tend|recibi|pod)ra[sn]|vamos a)\b|\b(?:nous|vous) (?:\w+ ){0,2}\w+(?:rons|rez|ons)\b|\b(?:sera|arrivera|passera|viendra|appellera)\b|\b(?:sera|chegara|recebera|vamos|vai|passara)\b/;
/** What a source may owe in other words, and how far behind the verb stands what is given. */
const OWED: ReadonlySet<PromiseKind> = new Set(['delivery', 'call_back', 'visit', 'collection']), REACH = 30;
/** What a record of the case may tell as done. */
const DONE: ReadonlySet<PromiseKind> = new Set(['deed', 'delivery', 'refund']);

const finding = (words: string, kind: PromiseKind): Finding => ({ blocker: 'unsupported_promise', check: 'promise', words: words.trim(), missing: missingOf(kind) });

/** The first finding of each wording. */
function firstOfEach(found: readonly Finding[]): Finding[] {
  const met = new Set<string>();
  return found.filter(({ words }) => met.size < met.add(words).size);
}

const foldedSource = (text: string): string => foldFully(text).replace(/\s+/g, ' ');

/** Whether a sentence of a source says what bears the promise, without denying it. */
const bears = (sources: readonly Sentence[], borne: RegExp, language: string): boolean => sources.some(({ folded }) => borne.test(folded) && !denies(withoutCondition(folded), language));

/** What of a folded sentence may promise, whatever the sources say; undefined where nothing does. */
const wordingsIn = keptOfSentences((folded) => {
  const made = WORDINGS.flatMap((wording) => { const match = wording.made.exec(folded); return match ? [{ wording, match }] : []; });
  const deadlines = FUTURE.test(folded) ? [...folded.matchAll(DEADLINE)] : [];
  return made.length + deadlines.length > 0 ? { made, deadlines } : undefined;
});

/** Promises of the reply that no source makes: refunds, replacements, calls, visits, things done, gifts, days. */
export const findPromises: Check = (reply) => {
  const { body, sources, language } = reply;
  const open = sentencesOf(body).flatMap((sentence) => { const wordings = isQuestion(sentence.text) ? undefined : wordingsIn(sentence.folded); return wordings ? [{ sentence, wordings }] : []; });
  if (open.length === 0) return [];
  const isRecorded = late(() => recordedIn(reply));
  const sourceText = sources.map(({ title, text }) => `${title}.\n${text}`).join('\n');
  const given = sentencesOf(sourceText);
  // A title names a matter and sets no condition.
  const told = sentencesOf(sources.map(({ text }) => text).join('\n'));
  const source = foldedSource(sourceText);
  const ownCase = foldedSource(sources.filter(({ anothersCase }) => !anothersCase).map(({ title, text }) => `${title}.\n${text}`).join('\n'));
  // Asked once of each kind, however often a reply promises it. A title names a matter and promises no refund.
  const isBorne = madeOnce(({ kind, made, borne = made, evenDenied }: PromiseWording): boolean => {
    const where = kind === 'refund' ? told : given;
    return evenDenied ? where.some(({ folded }) => borne.test(folded)) : [borne, made].some((form) => bears(where, form, language));
  });
  // "Bei Verspätung melden wir uns" of "informieren wir": another verb of what is owed.
  const owed = late(() => commitmentsIn(told.filter(({ folded }) => !denies(withoutCondition(folded), language)).map(({ folded }) => folded).join('\n')));
  const isOwed = (words: string): boolean => { const kinds = [...commitmentsIn(words)]; return kinds.length > 0 && kinds.every((kind) => owed().has(kind)); };
  const isGiven = madeOnce((day: string): boolean => new RegExp(`\\b${day}\\b`).test(source));
  return open.flatMap(({ sentence, wordings }) => {
    const { folded, text } = sentence;
    const denied = denies(withoutCondition(folded), language);
    const conditional = CONDITION.test(folded);
    const found: Finding[] = [];
    for (const { wording, match } of wordings.made) {
      const { kind, borne, evenConditional, evenDenied } = wording;
      const isDeed = kind === 'deed';
      if (isDeed && (PASSES_ON.test(match[0]) || BELOW.test(folded))) continue;
      if (conditional && !evenConditional && !(borne && (kind === 'refund' || kind === 'delivery') && !borne.test(source))) continue;
      if (denied && !evenDenied && !isDeed) continue;
      const words = text.slice(match.index, match.index + match[0].length) || text;
      if (borne ? isBorne(wording) || (OWED.has(kind) && isOwed(folded.slice(match.index, match.index + match[0].length + REACH))) : (isDeed ? ownCase : source).includes(match[0])) continue;
      const verb = match[0].split(' ').at(-1) ?? '';
      if (DONE.has(kind) && isRecorded()(verb)) continue;
      found.push(finding(words, kind));
    }
    if (!denied) for (const match of wordings.deadlines) if (!isGiven(match[0])) found.push(finding(match[0], 'day'));
    return firstOfEach(found);
  });
};
