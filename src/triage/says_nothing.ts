import { withoutGreeting } from './letter_formulas.ts';

/** Thanks and apologies with what they are for, in the five languages: they take the rest of their clause. */
const COURTESY = /(?<!\p{L})(?:thank(?:s|ing)?(?! to (?!you))|sorry (?:for|about|that)|apolog\p{L}*|be patient|patience|danke|vielen dank|entschuldig\p{L}*|tut (?:uns|mir) leid|geduld|gracias(?! a )|lamentamos|sentimos|disculp\p{L}*|paciencia|merci|désolée?s?|excus\p{L}*|patient(?:er|ez)(?![^\n,;:]{0,60}(?:seconde|minute|heure))|obrigad[oa]|desculp\p{L}*|paciência)(?![\p{L}-])/iu;
/** "Merci de débrancher la lampe" asks for a step; "merci de patienter" and "merci d'avoir écrit" do not. */
const PLEASE = /(?<!\p{L})merci (?:de |d['’])(?:(?:bien vouloir|ne pas|nous|les?|la|l['’]) ?)?(?!avoir|patienter|[vn]otre|leur)\p{L}+(?:er|ir|re)(?!\p{L})/iu;
/** An apology that goes before a refusal: "Lamentamos no enviar a Suiza" tells something, "sorry for not writing sooner" does not. */
const REFUSES = /(?<!\p{L}|for )(?:not|cannot|no|only|nicht|kein\p{L}*|nur|solo|sólo|ne|não|só)(?!\p{L})|n['’]t(?!\p{L})/iu;

/** Promises to look into it or to write again, and words that a request has arrived. */
const PROMISE = new RegExp([
  String.raw`(?:we|i|our team|someone|a colleague)(?: will|['’]ll)(?: \p{L}+ly)?(?: be)? (?:call you back|get(?:ting)? back|be in touch|in touch|come back|reply|respond|contact|reach out|look into|investigat|forward|let you know)|(?:has|have) been (?:forwarded|received|escalated|passed)|(?:we|i)(?: have|['’]ve) (?:forwarded|escalated|passed)|we (?:have )?received your|(?:we are|we['’]re) (?:on it|looking into|working on (?:it|this|that|the|your)|investigating)`,
  String.raw`(?:wir|ich|unser team) (?:melden? uns|melde mich|werden? (?:uns|sie|das|dies)|kümmern? uns|prüfen? (?:das|dies|den)|leite[tn]? (?:das|dies|es|ihre))|melden wir uns|melde ich mich|wurde weitergeleitet|kolleg\p{L}{1,3} (?:meldet sich|ruft (?:sie|dich|euch)\P{Lu}{0,20} (?:an|zurück))|(?:wir|ich) rufen? (?:sie|dich|euch)\P{Lu}{0,20} (?:an|zurück)|haben (?:wir )?ihre (?:anfrage|nachricht)`,
  String.raw`(?:nos pondremos|me pondré) en contacto|(?:le|les|te|os) (?:responder|contactar|avisar|llamar)(?:emos|á)|hemos recibido su|estamos (?:investigando|revisando)`,
  String.raw`(?:nous|je) (?:reviendrons|reviens|revenons|vous (?:recontacter|répondr|contacter|rappeller)ons)|vous (?:rappeller|recontacter|contacter)a(?:it)?|nous avons (?:bien )?reçu|nous (?:étudions|examinons)`,
  String.raw`(?:entraremos|entrarei) em conta[ct]+o|retornaremos|responderemos|ligaremos|vai (?:ligar|contactar)|(?:ligará|contactará)|recebemos (?:a )?sua|estamos (?:verificando|analisando|a verificar)`,
].map((form) => String.raw`(?<!\p{L})(?:${form})`).join('|'), 'iu');
/** What leads a promise in and tells nothing without it: "as soon as we know more", "in the meantime". */
const LEADS_IN = /^(?:as|once|when|if|in|meanwhile|sobald|wenn|en|cuando|si|mientras|dès|quand|lorsque|assim|quando|enquanto)(?!\p{L})/iu;
/** "Send us a photo and we will …": what stands before the promise is a step of its own. */
const JOINS = /(?:^|[\s,])(?:and|then|und|dann|y|et|e)\s*$/iu;

/** "that we …" belongs to what it is said of: it is no clause of its own here. */
const CLAUSES = /[;:–—]|,(?!\s*(?:dass|daß|that|que|qu['’])\s)|\s-\s|\s(?=(?:but|aber|pero|mais|mas)\s)/iu;
const YES_OR_NO = /^\W*(?:yes|no|ja|nein|sí|si|oui|non|sim|não)\W*$/iu;
const FIGURE = /\p{N}/u;
/** Fewer words than these, left over from courtesy, are no answer; "Restart it." is one by itself, "All fixed!" tells how a case ended. */
const LEAST_WORDS = 3, LEAST_ALONE = 2;
const SETTLED = /done|fixed|solved|closed|erledigt|gelöst|behoben|resuelt|hecho|résolu|resolvid|feito/i;

const wordsOf = (text: string): number => (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length;

/** What of a clause tells something: all of it, a part, or `""`. */
function telling(clause: string): string {
  const promise = PROMISE.exec(clause);
  if (promise) {
    const before = clause.slice(0, promise.index);
    return JOINS.test(before) ? before.replace(JOINS, '') : '';
  }
  if (PLEASE.test(clause)) return clause;
  const courtesy = COURTESY.exec(clause);
  if (!courtesy) return clause;
  return REFUSES.test(clause.slice(courtesy.index)) ? clause.replace(COURTESY, '') : clause.slice(0, courtesy.index);
}

/** A sentence's clauses that tell something; what only leads a promise in goes with it. */
function tellingClauses(sentence: string): string[] {
  const clauses = withoutGreeting(sentence.trim()).split(CLAUSES).map((clause) => clause.trim());
  const promises = clauses.some((clause) => PROMISE.test(clause));
  const told = promises ? clauses.filter((clause) => !LEADS_IN.test(clause) && !YES_OR_NO.test(clause)) : clauses;
  return told.map(telling).filter(Boolean);
}

/** A sentence at a time; line breaks end one too. Numbers such as 4.2 stay whole. */
const sentencesOf = (text: string): string[] => text.split('\n').flatMap((line) => line.split(/(?<=[.!?…])\s+/));

/** Why a solution answers nobody, in one sentence: courtesy and promises taken off, nothing is left of it. `""` where it answers. */
export function saysNothing(solution: string): string {
  const told = sentencesOf(solution).flatMap(tellingClauses);
  const words = told.reduce((sum, clause) => sum + wordsOf(clause), 0), isWhole = words === wordsOf(solution);
  const isShort = words < LEAST_WORDS && !(isWhole && words >= LEAST_ALONE && !SETTLED.test(solution));
  if (!isShort || told.some((clause) => FIGURE.test(clause) || YES_OR_NO.test(clause))) return '';
  return isWhole ? 'The solution is too short: write a whole sentence.' : 'The solution only promises an answer.';
}
