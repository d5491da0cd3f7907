import type { ReplyDraft } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { factsGiven } from '../../../triage/replies/given_facts.ts';
import { sentencesOf } from '../../../triage/text/sentences.ts';
import { askedIn, asksInGeneral } from '../../../triage/replies/ticket_questions.ts';
import { fold } from '../../../triage/text/characters.ts';
import { asks, draft, intro, SURELY_FELT, SURE_POINTS, withoutMatter, wordCount, type Frame } from './reply_frame.ts';
import { plainTopic } from './likely_topics.ts';
import { pointsFor, questionFor } from './reply_templates.ts';
import { reportsFault, tellsFault } from './told_faults.ts';
import { tellsLittle } from './tells_little.ts';
import { isSuggestion } from './needs_no_answer.ts';
import { tellsUpset } from './told_mishaps.ts';
import type { Meant } from './which_one.ts';
import { isFunctionWord } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';

/** Matters where "how do I …?" is a question by itself: order numbers and dates would not help to answer it. */
const ASKED_ABOUT = new Set(['how_to', 'other', 'invoice', 'billing', 'plan_change', 'warranty', 'return_refund', 'cancellation', 'feature_request']);

const READ = 6000;
/** "My parcel", "meine Bestellung": something that an order number would help with. */
const OWN_CASE = /(?<!\p{L})(?:my|our|meine[rmns]?|mein|unsere[rmns]?|mi|mis|nuestr[oa]|ma|mon|mes|notre|nos|meu|minha|nosso|nossa) (?:\p{L}+ )?(?:orders?|parcels?|packages?|delivery|shipment|account|bestellung\p{L}*|paket\p{L}*|lieferung\p{L}*|konto|pedidos?|paquetes?|envios?|cuenta|commandes?|colis|livraison|compte|encomendas?|entrega|conta)(?!\p{L})/u;
/** "How do I …?" in any matter: no order number would help. */
const STEPS = /(?<!\p{L})(?:how (?:do|can|should) (?:i|we)|how to|wie (?:kann|\p{L}+e) ich)(?!\p{L})/u;
/** "Como" and "comment" ask where a question begins with them or somebody wants to know; "tan rápido como" and "como no llega, …" ask nothing. */
const BEGINS_HOW = /(?:^|[.!?¿¡:,;\n(])[ \t]*(?:(?:y|e|et|pero|mas|mais|hola|buenas|ola|oi|bonjour) )?(?:como|comment)(?! (?:no|nao|siempre|sempre|ya|ja|client\w*)(?!\p{L}))(?!\p{L})[^.!?¿\n]{1,300}\?/u;
const TOLD_HOW = /(?<!\p{L})(?:saber|se|dime|dig\w+|decir\w*|diga\w*|explic\w+|savoir|sais|sait|dire|dites|expliqu\w+|sei|dizer|indiqu\w+)(?: pas)?(?:[- ](?:me|moi|nos|nous))? (?:como|comment)(?!\p{L})/u;

function asksSteps(message: string): boolean {
  const read = message.slice(0, READ);
  const folded = fold(read);
  return STEPS.test(folded) || BEGINS_HOW.test(folded) || TOLD_HOW.test(folded) || /(?<!\p{L})cómo(?!\p{L})/iu.test(read.normalize('NFC'));
}

/** Matters of a case of one's own that nobody can look into without being told what their question asks for. */
const OF_OWN_CASE = new Set(['delivery', 'wrong_or_damaged', 'return_refund', 'billing', 'login', 'connection', 'app_problem', 'update_error', 'power_battery']);

/** Who tells so has been charged something: a debit that is to be moved, an invoice that came twice are other matters. */
const CHARGED = /(?<!\p{L})(?:(?:been|was|were|got|have|you|i'm being|being) (?:\p{L}+ )?(?:charged|billed|debited)|charged (?:me|us|my|twice)|(?:a|the|two|this) (?:\p{L}+ )?charges? (?:of|on|from|for)|(?:abgebucht|belastet|eingezogen)|abbuchung(?:en)? (?:von|uber|vom)|(?:me|nos) (?:han |ha |habeis )?(?:cobr(?:ado|aron|asteis|o)|carg(?:ado|aron))|(?:un|dos) (?:cobros?|cargos?) de|(?:m'avez|nous avez|m'a|ete|avez|etre) (?:\p{L}+ )?(?:prelevee?|debitee?|facturee?)s?|(?:un|deux) (?:prelevements?|debits?) de|cobr(?:aram|ado|ou)|(?:fui|foi) (?:cobrad|debitad)[oa]|debitaram|descontaram|(?:uma|duas) cobrancas? de)(?!\p{L})/u;
/** Who cannot log in; who has forgotten a name or wants a setting sees nothing there. */
const SHUT_OUT = /(?<!\p{L})(?:(?:can'?t|cannot|can not|could(?:n'?t| not)|unable|nicht|nicht mehr|no (?:puedo|consigo|me deja)|peux|pas|plus|impossible|nao (?:consigo|posso|me deixa)) (?:\p{L}+ ){0,4}(?:log\p{L}*|sign\p{L}*|get in(?:to)?|einlogg\p{L}*|anmeld\p{L}*|konto|entrar|acceder|iniciar|ingresar|connecter|acessar|logar)|(?:log ?in|sign ?in|anmelden|anmeldung|einloggen|connexion|inicio de sesion) (?:\p{L}+ ){0,3}(?:fails?|not|nicht|no|pas|nao)|locked out|ausgesperrt)(?!\p{L})/u;

/** Matters that ask for an order number, and what somebody tells of who has ordered something. */
const OF_ORDERS = new Set(['delivery', 'wrong_or_damaged', 'return_refund']);
const ORDERED = /(?<!\p{L})(?:orders?|ordered|parcels?|packages?|shipments?|bestell\p{L}*|paket\p{L}*|sendung|pedid\p{L}*|paquetes?|encarg\p{L}*|command\p{L}*|colis|encomend\p{L}*)(?!\p{L})/u;

/** "It does not work any more.": what happens is not told in fewer words than this. */
const TELLS_LITTLE = 9;
/** What has not come has done nothing. */
const OF_A_WAY = /(?<!\p{L})(?:receiv|arriv|com(?:e|ing)(?!\p{L})|angekommen|erhalten|bekommen|gelief|lleg|recib|recu|cheg|receb)/u;

const likeness = (near: Passage | undefined): number => (near ? Math.round(Math.min(0.5, near.score * 2) * 100) / 100 : 0.2);

/** Matters whose own question is asked of somebody whose thing does not do as it should: another cable answers nothing else. */
const OF_FAULTS = new Set(['connection', 'app_problem', 'update_error', 'power_battery']);

/** Whether nothing in particular is missing: a plain question or several of them, or a matter in general. */
const isPlain = ({ issueName, question: { ticket, questions = [] } }: Frame): boolean =>
  questions.length > 1 || (OF_FAULTS.has(issueName) && !reportsFault(ticket)) || (asks(ticket) && asksSteps(ticket.message) && !reportsFault(ticket))
  || ((ASKED_ABOUT.has(issueName) || (!reportsFault(ticket) && !OWN_CASE.test(fold(ticket.message.slice(0, READ))))) && asksInGeneral(ticket.message));

/** Whether one sentence tells of a fault in words of the matter: the app of one sentence is not what opens no door in the next. */
const saysBoth = ({ issueName, question: { ticket, language } }: Frame): boolean =>
  [ticket.subject, ...sentencesOf(ticket.message.slice(0, READ)).map(({ text }) => text)].some((text) => tellsFault(text) && pointsFor(issueName, language, { subject: '', message: text }) >= SURE_POINTS);

/** Whether a ticket is surely about a case of its own that its matter's question would help with. Where unsure it is none: a person looks at it. */
export function isOwnCase(frame: Frame): boolean {
  const { issueName, question: { ticket, language } } = frame;
  if (!OF_OWN_CASE.has(issueName) || isPlain(frame) || isSuggestion(ticket)) return false;
  const said = fold(`${ticket.subject}\n${ticket.message}`.slice(0, READ));
  const points = pointsFor(issueName, language, ticket);
  if (OF_ORDERS.has(issueName)) return ORDERED.test(said) && ((points >= SURE_POINTS && (issueName === 'wrong_or_damaged' || reportsFault(ticket))) || (points > 0 && OWN_CASE.test(said)));
  if (points < SURE_POINTS) return false;
  return issueName === 'billing' ? CHARGED.test(said) : issueName === 'login' ? SHUT_OUT.test(said) : saysBoth(frame);
}

/** "I wanted to ask something.", "It is about my cat.": so few words of so few letters name no matter; of a question one does. */
const LEAST_TOLD = 2;
const LEAST_LETTERS = 4;
const POLITE = /^(?:hello|good|morning|dear|thanks?|please|hallo|guten|morgen|danke|bitte|hola|buen[oa]s|dias|tardes|gracias|bonjour|bonsoir|salut|merci|ola|bom|boa|obrigad[oa]|quer\p{L}+|question|pregunt\p{L}+|frage\p{L}*|pergunt\p{L}+|help|ayuda|hilfe|aide|ajuda|besoin|renseignement\p{L}*|informa\p{L}*|necesit\p{L}*|precis[oa]\p{L}*|brauche|problem\p{L}*|souci|coisa|cosita|other|same|again|anything|something|andere[mnrs]?|gleiche|selbe|klappt|besprochen|otr[oa]|mism[oa]|podeis|podais|decir\p{L}*|algo|duda|autre|pareil|toujours|outr[oa]|mesm[oa]|duvida|respond\p{L}*|favor|sobre|espero|esperando|aguard\p{L}*|fico|faco|atende\p{L}*|attends?)$/u;

/** Whether a message names nothing that somebody could look into. */
export function saysNothing(ticket: Ticket): boolean {
  const said = `${ticket.subject}\n${ticket.message}`;
  if (tellsFault(said) || tellsUpset(ticket)) return false;
  // A signature alone, which stays where nothing else is there.
  if (/^\s*--\s*\n/.test(ticket.message)) return true;
  const names = new Set(wordsOf(ticket.customerName));
  const told = new Set(wordsOf(said.slice(0, READ)).filter((word) => word.length >= LEAST_LETTERS && !isFunctionWord(word) && !POLITE.test(word) && !names.has(word)));
  return told.size < (asks(ticket) || askedIn(ticket.message).length > 0 ? 1 : LEAST_TOLD);
}

/** The one question whose answer is needed before anything else, `""` where the ticket gives what is needed. */
function missingIn(frame: Frame): string {
  const { templates, issue, question: { ticket }, feeling: { sentiment, confidence } } = frame;
  // Who is happy and asks nothing has told what there is to tell.
  if (sentiment === 'positive' && confidence >= SURELY_FELT && !asks(ticket)) return '';
  if (tellsLittle(ticket)) return templates.askFault;
  if (isOwnCase(frame)) return questionFor(issue, factsGiven(`${ticket.subject}\n${ticket.message}`));
  if (reportsFault(ticket) && !asks(ticket) && wordCount(ticket.message) <= TELLS_LITTLE && !OF_A_WAY.test(fold(ticket.message))) return templates.askFault;
  return saysNothing(ticket) ? templates.issues.other?.question ?? '' : '';
}

/** The reply where all is said and nothing known answers it: that a person looks at it. For a person to send, so that it is true. */
export function handOn(frame: Frame, near?: Passage): ReplyDraft {
  const { templates, question: { language } } = frame;
  return draft({
    status: 'drafted', language, template: `${language}/hand_on`, confidence: likeness(near), doubted: true,
    body: `${intro(withoutMatter(frame))}\n\n${templates.handOn}`,
    warnings: ['Nothing in your knowledge surely answers the ticket; the reply only says that a colleague looks at it.'],
  });
}

/** The reply where too little is known: one question for what the ticket does not give, if anything. `near`: the nearest passage, which was not near enough. */
export function askBack(frame: Frame, near: Passage | undefined): ReplyDraft {
  const { templates, issueName, question: { language } } = frame;
  const asked = missingIn(frame);
  if (!asked) return handOn(frame, near);
  return draft({
    status: 'clarify', language, template: `${language}/${issueName}`, confidence: likeness(near),
    body: `${intro(isOwnCase(frame) ? frame : withoutMatter(frame))}\n\n${templates.askBack} ${asked}`,
  });
}

/** The reply where several answers fit: which of them is meant. `of`: the answers behind the choices. */
export function askWhich(frame: Frame, near: Passage, { choices, of }: Pick<Meant, 'choices' | 'of'>): ReplyDraft {
  const { templates, issueName, question: { language } } = frame;
  return draft({
    status: 'clarify', language, template: `${language}/${issueName}`, confidence: likeness(near),
    body: `${intro(withoutMatter(frame))}\n\n${templates.askBack} ${templates.askWhich}\n${choices.map((choice) => `- ${plainTopic(choice)}`).join('\n')}`,
    usedPassages: of.map(({ id }) => id),
    warnings: ['Several answers in your knowledge fit; the ticket does not say which is meant.'],
  });
}
