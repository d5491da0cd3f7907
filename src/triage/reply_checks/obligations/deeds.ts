import { detectLanguage } from '../../language.ts';
import { foldFully } from '../../text/characters.ts';
import { keptOfSentences, late, madeOnce } from '../../text/kept_readings.ts';
import { sourcesText, ticketText, type Check } from '../checked_reply.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { commitmentOf, commitmentsIn } from './commitments.ts';
import { recordedIn, VERB_STEM, verbStem } from './own_record.ts';
import { CONDITION, denies, isQuestion, sentencesOf } from '../../text/sentences.ts';

/** How a language says that something was done, is under way, or will be done; group 1 is the verb that a source must know. */
interface Grammar {
  done: RegExp;
  coming: RegExp;
  /** Verbs of courtesy and of reading the ticket: they claim no deed. */
  courtesy: RegExp;
}

/** Grammar rather than lists of verbs: who writes an invented deed picks a verb that no list holds. Patterns read folded sentences. */
const GRAMMARS: Record<string, Grammar> = {
  en: {
    done: /\b(?:i|we|our \w+|(?:the|a|my) (?:\w+ )?(?:team|colleague|technician|warehouse|department|manager|boss|supervisor|workshop|driver))(?: just| already| also| now|'ve| have| has|'ve just| went ahead and|'ve gone ahead and)(?: (?:already|now|just|also|since|personally|gone ahead and))* ([a-z]+(?:ed|en|nt|set|ut|de|ade|one|ught|old))\b|\b(?:i|we) ((?:restarted|cancell?ed|changed|updated|sent|refunded|credited|extended|activated|reset|forwarded|escalated|spoke|contacted|arranged|issued|removed|deleted|booked|reserved|upgraded|switched|approved|waived|unlocked|corrected|fixed|replaced|shipped|dispatched))\b/gu,
    coming: /\b(?:i|we|our \w+|(?:the|a|my) (?:\w+ )?(?:team|colleague|manager))(?:'ll| will| are going to| is going to|'m going to|'re going to)(?: (?:also|now|then|of course|certainly|immediately|personally|make sure to|gladly|be sure to))* ([a-z]+)\b/gu,
    courtesy: /^(?:checked|looked|looked into|reviewed|examined|verified|compared|considered|received|read|seen|noted|noticed|understood|heard|been|listed|outlined|summari[sz]ed|explained|described|mentioned|linked|written|answered|gladly|happily|help|assist|need|be|look|do|try|have|ask|let|guide|walk|explain|answer|support|advise|know|want|see|go|find|opened|closed|open|close|one|ten|seven|[a-z]+teen|different|gone|excellent|frequent|recent|current|dedicated|detailed)$/,
  },
  de: {
    done: /\b(?:wir haben|haben wir|ich habe?|habe ich|hab ich|(?:unser|das|mein)e? (?:team|kollege|kollegin|techniker|lager|abteilung|chef|chefin|vorgesetzter?|werkstatt|fahrer) hat)(?![^.!?]{0,12}\b(?:geoffnet|geschlossen|keine?)\b) [^.!?;:]{0,110}?\b((?![a-z]*(?:ungen|lagen|fahren|nehmen)(?![a-z]))(?:ge[a-z]{3,}(?:t|en)|[a-z]{2,12}ge[a-z]{2,}(?:t|en)|(?:zuruck)?(?:ver|be|er|ent|zer|uber|unter|wieder)[a-z]{3,}(?:t|en)|[a-z]{3,}iert))(?![a-z])/gu,
    coming: /\b(?:wir|ich|unser team|ein kollege|eine kollegin|ein mitarbeiter) (?:werden?|wird) (?!gerne?\b|gern\b)[^.!?;]{0,90}?\b([a-z]{3,}en)(?=[\s,]*(?:$|[.!?,;]| und))|\b(?:wir|ich) (kummern? uns|kummere mich|sorgen? dafur|stellen sicher|prufen (?:das|ihren|ihre|den|die)|leiten (?:das|ihr\w*|dies\w*)|sehen uns|arbeiten)\b/gu,
    courtesy: /^(?:angesehen|nachgesehen|angeschaut|nachgeschaut|durchgesehen|nachgelesen|gepruft|verglichen|erhalten|bekommen|gelesen|gesehen|verstanden|bemerkt|gehort|geoffnet|geschlossen|bedauert|angehangt|beigefugt|zusammengestellt|zusammengefasst|beschrieben|erklart|beantworten|helfen|unterstutzen|verlinkt|konnen|mussen|sollen|bedanken|gefunden)$/,
  },
  es: {
    done: /\b(?:hemos|he|ha[bn]emos|(?:mi|nuestr[oa]|la|el|un[oa]?) (?:\w+ )?(?:jef[ea]|companer[oa]|responsable|taller|tecnic[oa]|almacen|equipo) ha)(?: (?:ya|tambien))? (\w+(?:ado|ido|isto|echo|uesto|ierto|crito|uelto))\b|\b(?:acabo|acabamos) de (\w+)|\bya (?:esta|estan|queda|quedan|ha sido|han sido|fue|se ha|le|te|lo|la) (?!(?:he|hemos|ha|han)(?!\w))(\w+(?:ad[oa]s?|id[oa]s?|ech[oa]s?|uest[oa]s?|e|amos))\b/gu,
    coming: /\b(?:le|les|te|os|se l[oa]s?|nos) (?:\w+ )?([a-z]{2,}(?:are|ere|ire|aremos|eremos|iremos|ara|ara[nm]))\b|\b([a-z]{3,}(?:aremos|eremos|iremos))\b|\b(?:vamos|voy) a (\w+)/gu,
    courtesy: /^(?:repasad|resum|detall|adjunt|incluid|consultad|examinad|mirad|verificad|analizad|recibid|leid|vist|tenid|podid|entendid|comprendid|sid|estad|encontrad|notad|ayudar|atender|agradec|rog|sab|estar|explica|indica|rogar|gustar|quedamos|encanta|ser|tendr|podr|necesita|pedi|diremos|respond|prob|ver|empez|intent|revis|comprob|hac|cerrad|abiert)\w*$/,
  },
  fr: {
    done: /\b(?:j'ai|nous avons|on a|(?:ma|mon|notre|une?) (?:\w+ )?(?:equipe|collegue|responsable|chef|atelier|technicien\w*|service|entrepot) a|je vous ai|nous vous avons)(?: (?:deja|bien|aussi|egalement|donc|immediatement|personnellement|procede a))* (?!(?:une|[ldcmts]es?|cette|notre|votre|quelques|toutes?|differentes|diverses|trois|quatre|onze|douze|quinze|trente|quarante|cinquante|mille)\b)(\w+(?:e|es|i|is|it|u|us|ert|ait))(?=[\s,.!;:]|$)|\b(?:je viens|nous venons|(?:ma|mon|notre|une?) (?:\w+ )?(?:collegue|equipe|service|technicien\w*|responsable) vient) de (\w+)|\bprocede (a la|au|a l')/gu,
    coming: /\b(?:je|nous) (?:vous |le |la |les |l'|nous |en |y )*(?!serons|serai|restons)([a-z]{2,}(?:rai|rons))\b|\b(?:nous allons|je vais) (?:vous |le |la )*(\w+)/gu,
    courtesy: /^(?:detaill|joint|trouve|examine|consulte|relu|analyse|hate|recu|lu|vu|note|compris|pris|pu|eu|ete|remarque|bien|indique|resume|decrit|explique|repond|aid|accompagn|expliqu|pourr|devr|saur|aur|ser|voir|essay|procede|regard|verifi|ferons un plaisir)\w*$/,
  },
  pt: {
    done: /\b(?:ja )?(?:lhe |o |a |te |me )?(?:eu )?(?:ja )?((?!recebi|sei|lei|direi|terei|serei|farei|estarei|ficarei)[a-z]{3,}(?:quei|guei|cei|rei|tei|dei|nei|sei|vei|iei|zei|mei|pei|bei|lei|uei|eei)|repus|mudei|fiz|dei|pus|devolvi|resolvi|corrigi|abri|transferi)\b(?! [a-z]+(?:ar|er|ir)\b)|\b(?:acabei|acabamos) de (\w+)|\b(?:ja|tambem) (?:lhe |o |a |se )?((?!recebemos|temos|somos|estamos)[a-z]{3,}(?:amos|emos|imos))\b|\bfoi (?:ja )?(?:solicitad|pedid|encaminhad|processad|aprovad|cancelad|enviad|reembolsad|ativad|alterad)\w*\b/gu,
    coming: /\b(?:irei|iremos|vou|vamos) (?!ajudar|precisar)(\w+(?:ar|er|ir))\b|\b([a-z]{3,}(?:aremos|eremos|iremos))\b/gu,
    courtesy: /^(?:encontr|resum|detalh|deixei|junt|anex|list|analis|verifi[cq]|consult|confer|recebi|recebemos|li(?!\w)|lemos|vi(?!\w)|vimos|percebi|compreendi|entendi|anot|not|terei|teremos|ficarei|ficaremos|estarei|estaremos|ajud|agradec|precis|poder|podem|respond|explic|seremos|serei|sabe|direi|gostar|tent|ver|experiment|comec)\w*$/,
  },
};

/** To pass a request on within the team, or to note it, promises nobody anything. */
export const PASSES_ON = /(?<!\p{L})(?:passed|forwarded|handed|noted|logged|weiter(?:geleitet|gegeben|gereicht)|notiert|vermerkt|pasado|trasladado|reenviado|anotado|anote|pase|comente|remitido|transmis|transmets|transmettons|transfere|signale|note|(?:an|in) (?:die|den|das|unsere?n?|meine?n?) \p{L}*(?:abteilung|team|kolleg\p{L}+|fachbereich|buchhaltung|technik|werkstatt|leitung) gegeben|encaminhei|encaminhamos|anotei|anotamos|registei|transmiti|passei)(?!\p{L})/u;

/** "I've put the steps below": done by the reply itself. */
export const BELOW = /(?<!\p{L})(?:below|em baixo|attached|im anhang|en piece jointe|adjunt[oa]|em anexo|above|unten|oben|nachfolgend|folgend|ci-dessous|ci-dessus|ci-apres|a continuacion|(?:mas )?abajo|(?:mais )?abaixo|a seguir|acima)(?!\p{L})/u;
/** No reply does by itself what is worth money or changes an account: "im Anhang ein Gutschein", "taken off your account as described above". */
const OF_WORTH = /(?<!\p{L})(?:vouchers?|coupons?|credit|gift|fees?|charges?|account|gutschein\p{L}*|gutschrift|geschenk|\p{L}*gebuhr|konto|cupon(?:es)?|vale|bono|regalo|recargo|cuenta|bon d'achat|avoir|cadeau|frais|compte|cupao|presente|brinde|miminho|multa|conta|rabatt|discount|descuento|remise|desconto)(?!\p{L})/u;
const ATTACHES = /^(?:attach|includ|adjunt|incluid|joint|junt|anex|deixei|beigefugt|angehangt)/;
/** Tells of the deeds of a folded sentence whether the reply itself does them. */
function ofReply(folded: string): (deed: Deed) => boolean {
  const clauses = clausesOf(folded), pointsBelow = madeOnce(({ text }: Clause) => BELOW.test(text) && !OF_WORTH.test(text));
  return ({ verb, whole, from }) => commitmentOf(verb) === undefined && pointsBelow(clauses.around(from, from + whole.length));
}
const NOT_YET = /(?<!\p{L})(?:once|as soon as|when|until|after|sobald|wenn|nachdem|bis|en cuanto|una vez que|cuando|hasta que|des que|lorsque|une fois que|quando|assim que|depois de) (?:[\p{L}']+ ){0,2}$/u;
const lastWord = (said: string): string => said.split(' ').at(-1) ?? '';
/** What the team does now or next for the customer: "we're sending you", "wir halten Ihnen", "guardamos-lhe". */
const PRESENT = /(?<!\p{L})(?:(?:we|i)(?:'re| are|'m| am) (?:also |now |then )?([a-z]{4,}ing)(?! to(?!\p{L}))|(?:wir|ich) ([a-z]{4,}en?) (?:ihnen|dir|sie|euch)|([a-z]{4,}en?) (?:wir|ich) (?:ihnen|dir|euch)|(?:le|les|te|os|se l[oa]s?) ([a-z]{3,}(?:amos|emos|imos))|nous (?:vous|te) (?:les? |la |l'|en )?([a-z]{3,}ons)|([a-z]{3,}mos)-(?:lhes?|te|vos|[oa]s?|n[oa]s?))(?!\p{L})/gu;
/** "Your booking has been changed", "the duplicate order is now cancelled": a thing of the case, and what was done to it. */
const STATUS = /(?<!\p{L})(?:the (?:[\w-]+ ){1,4}(?:(?:has|have) (?:now |already |since |just )*been|(?:is|are) now) ([a-z]+(?:ed|en|nt|set))|(?:der|die|das) (?:[a-z0-9-]+ ){1,4}(?:ist|sind|wurden?) (?:bereits|schon|jetzt|nun|inzwischen) ([a-z]{4,}(?:t|en))|(?:el|la) (?:[\w-]+ ){1,4}(?:ya (?:ha sido|fue|se ha|esta)|(?:ya )?(?:queda|quedo)) ([a-z]+[ai]d[oa])|(?:la|le|l') ?(?:[\w-]+ ){1,4}(?:a (?:deja |bien )?ete|est (?:deja|desormais)) ([a-z]+(?:ee?|ue?|ie?))|[oa] (?:[\w-]+ ){1,4}ja (?:foi|esta|ficou) ([a-z]+[ai]d[oa])|your (?:[\w-]+ ){1,4}(?:(?:has|have) (?:now |already |just )?been|(?:is|are) now) ([a-z]+(?:ed|en|nt|set))|(?:ihre?|deine?) (?:[a-z0-9-]+ ){1,4}(?:wurden?|(?:ist|sind) (?:wieder|bereits|schon|jetzt|nun)) (?:\w+ ){0,3}([a-z]{4,}(?:t|en))|(?:su|tu) (?:[\w-]+ ){1,4}(?:ya )?(?:ha sido|fue|se ha) ([a-z]+[ai]d[oa])|(?:votre|vos|ton|ta) (?:[\w-]+ ){1,4}(?:(?:a|ont) (?:deja |bien )?ete|est|sont) (?:a nouveau )?([a-z]+(?:ee?s?|ue?s?|ie?s?))|vien(?:t|s|nent) d'etre ([a-z]+ee?s?)|[oa] (?:seu|sua|teu|tua) (?:[\w-]+ ){1,4}(?:ja )?foi (?:ja )?([a-z]+(?:[ai]d|s|it|rt)[oa])|(?:will be|will get (?:this|it|that)|is going to be|sera|seront|estara|ficara|(?:wird|ist|sind) (?:\w+ ){0,4}) ?(fixed|repaired|resolved|sorted|behoben|repariert|arregl\w+|reparad[oa]s?|resuelt[oa]s?|solucionad[oa]s?|repare\w*|resolu\w*|resolvid[oa]s?|consertad[oa]s?|arranjad[oa]s?))(?!\p{L})/gu;
const words = (folded: string): string[] => folded.match(/[a-z]{3,}/g) ?? [];

/** A verb of a folded sentence, and where its form stands. */
interface Deed {
  verb: string;
  whole: string;
  from: number;
}
type Form = 'done' | 'coming' | 'present' | 'status';
type Deeds = Record<Form, Deed[]>;

/** What a folded sentence may claim as a deed, whatever the sources say; undefined where nothing does. */
function readDeeds(grammar: Grammar, folded: string): Deeds | undefined {
  const isOfReply = ofReply(folded);
  const found = (form: RegExp): Deed[] => [...folded.matchAll(form)].map((match) => ({ verb: match.slice(1).find(Boolean) ?? match[0], whole: match[0], from: match.index }))
    .filter(({ verb, whole, from }) => !(grammar.courtesy.test(verb) && !(ATTACHES.test(verb) && OF_WORTH.test(folded))) && !PASSES_ON.test(whole) && !isOfReply({ verb, whole, from })
      // "Once we've confirmed the duplicate" has confirmed nothing yet.
      && !NOT_YET.test(folded.slice(Math.max(0, from - 24), from)));
  const deeds = { done: found(grammar.done), coming: found(grammar.coming), present: found(PRESENT), status: found(STATUS) };
  return Object.values(deeds).some((form) => form.length > 0) ? deeds : undefined;
}
const deedsIn = madeOnce((grammar: Grammar) => keptOfSentences((folded) => readDeeds(grammar, folded)));

/**
 * Deeds and states that the reply invents: "I've reset your line", "wurde veranlasst", "nous allons corriger". What was done
 * rests only on the same words in a source of this customer's own; what will be done, on a source that knows the verb.
 */
export const findDeeds: Check = (reply) => {
  const { body, sources, language } = reply;
  const grammar = GRAMMARS[language] ?? GRAMMARS[detectLanguage(body).language];
  if (!grammar) return [];
  const open = sentencesOf(body).flatMap(({ text, folded }) => { const deeds = isQuestion(text) ? undefined : deedsIn(grammar)(folded); return deeds ? [{ text, folded, deeds }] : []; });
  if (open.length === 0) return [];
  const given = foldFully(sourcesText(sources));
  const own = foldFully(sources.filter(({ anothersCase }) => !anothersCase).map(({ text }) => text).join('\n'));
  const asked = foldFully(ticketText(reply));
  const known = late(() => new Set(words(given).flatMap((word) => [word.slice(0, VERB_STEM), verbStem(word), word.replace(/^re/, '').slice(0, VERB_STEM)])));
  const owed = late(() => commitmentsIn(given));
  const isRecorded = late(() => recordedIn(reply));
  // A verb that binds the team to something of which no source speaks.
  const binds = (verb: string): boolean => { const kind = commitmentOf(verb); return kind !== undefined && !owed().has(kind); };
  // To write to somebody or to pass on what they ask is courtesy.
  const isCourtesy = (verb: string): boolean => [commitmentOf('reply'), commitmentOf('forward')].includes(commitmentOf(verb));
  return open.flatMap(({ text, folded, deeds }) => {
    const clauses = clausesOf(folded), isDenied = madeOnce((clause: Clause) => denies(clause.text, language));
    const clauseOf = ({ whole, from }: Deed): Clause => clauses.around(from, from + whole.length);
    const found = (form: Form, stands: (verb: string, deed: Deed) => boolean): string[] => deeds[form]
      .filter((deed) => !stands(deed.verb, deed) && !isDenied(clauseOf(deed)))
      .map(({ whole, from }) => text.slice(from, from + whole.length));
    const invented = [
      ...found('done', (verb, { whole }) => own.includes(whole) || isRecorded()(lastWord(verb))),
      ...(CONDITION.test(folded) || words(folded).length <= 2 ? [] : found('coming', (verb) => !binds(verb) || known().has(verbStem(verb)))),
      ...(CONDITION.test(folded) ? [] : found('present', (verb) => !binds(verb) || isCourtesy(verb) || known().has(verbStem(verb)))),
      ...found('status', (verb, deed) => commitmentOf(verb) === undefined || CONDITION.test(clauseOf(deed).text) || [own, asked].some((known) => known.includes(verb.slice(0, VERB_STEM)))),
    ];
    return invented.slice(0, 1).map((one) => ({ blocker: 'unsupported_promise' as const, check: 'promise', words: one.trim(), missing: 'no source says that this was or will be done' }));
  });
};
