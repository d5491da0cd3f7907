import type { ReplyDraft } from '../../ports/engine.ts';
import type { Passage } from '../../ports/knowledge_base.ts';
import { factsGiven } from '../../triage/given_facts.ts';
import { askedIn, asksInGeneral, namesEnough, saysEnough } from '../../triage/ticket_questions.ts';
import { fold } from '../../triage/text/characters.ts';
import { quoted } from './answer_text.ts';
import { draft, intro, withoutMatter, type Frame } from './reply_frame.ts';
import { questionFor } from './reply_templates.ts';
import { reportsFault } from './told_faults.ts';

/** Matters where "how do I …?" is a question by itself: order numbers and dates would not help to answer it. */
const ASKED_ABOUT = new Set(['how_to', 'other', 'invoice', 'billing', 'plan_change', 'warranty', 'return_refund', 'cancellation', 'feature_request']);

const READ = 6000;
/** "My parcel", "meine Bestellung": something that an order number would help with. */
const OWN_CASE = /(?<!\p{L})(?:my|meine[rmns]?|mein|mi|mis|ma|mon|mes|meu|minha) (?:\p{L}+ )?(?:orders?|parcels?|packages?|delivery|shipment|account|bestellung\p{L}*|paket\p{L}*|lieferung\p{L}*|konto|pedidos?|paquetes?|envios?|cuenta|commandes?|colis|livraison|compte|encomendas?|entrega|conta)(?!\p{L})/u;
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

/** Matters whose own question is asked of somebody whose thing does not do as it should. */
const OF_FAULTS = new Set(['connection', 'app_problem', 'update_error', 'power_battery', 'device_fault', 'wrong_or_damaged']);

/** Whether nothing in particular is missing: a plain question or several of them, or a matter of its own, told well enough. */
const isPlain = ({ issueName, question: { ticket, questions = [] } }: Frame): boolean =>
  ((ASKED_ABOUT.has(issueName) || (!reportsFault(ticket) && !OWN_CASE.test(fold(ticket.message.slice(0, READ))))) && asksInGeneral(ticket.message)) || questions.length > 1 || (/\?/.test(ticket.message) && asksSteps(ticket.message) && !reportsFault(ticket))
  || (issueName === 'other' && saysEnough(ticket.message))
  // Nothing is said to have gone wrong: another cable answers nothing.
  || (OF_FAULTS.has(issueName) && !reportsFault(ticket) && /\?/.test(ticket.message));

/** Matters whose own question helps with what does not work as well. */
const FAULT_MATTERS = new Set(['login', 'connection', 'app_problem', 'update_error', 'power_battery', 'delivery', 'wrong_or_damaged', 'account_security']);

/** Matters that ask for an order number, and what somebody tells of who has ordered something. */
const OF_ORDERS = new Set(['delivery', 'wrong_or_damaged']);
const ORDERED = /(?<!\p{L})(?:order|parcel|packag|deliver|ship|arriv|received|bestell|paket|liefer|gelief|erhalten|bekommen|angekommen|pedid|paquete|envi|recib|llega|entreg|command|colis|livr|recu|expedi|encomend|chegou|receb)/u;

const likeness = (near: Passage | undefined): number => (near ? Math.round(Math.min(0.5, near.score * 2) * 100) / 100 : 0.2);

/** That there is no sure answer yet, with the customer's own questions where the message holds any that reads by itself. */
function namedOpen({ templates, question: { ticket } }: Frame): string {
  const asked = askedIn(ticket.message).filter(namesEnough).map(quoted).filter(Boolean);
  return asked.length > 0 ? `${templates.open}\n${asked.map((words) => `- ${words}`).join('\n')}\n\n` : `${templates.open.replace(/\s?:$/, '.')}\n\n`;
}

/** The reply where somebody has said all that is needed and nothing known answers it: what stands open, and whether there is more to it. */
export function holdBack(frame: Frame, near?: Passage): ReplyDraft {
  const { templates, issueName, question: { language, productNamed, passages } } = frame;
  const ofSeveral = !productNamed && new Set(passages.map(({ product }) => fold(product.trim())).filter(Boolean)).size > 1;
  return draft({
    status: 'clarify', language, template: `${language}/${issueName}`, confidence: likeness(near),
    body: `${intro(withoutMatter(frame))}\n\n${namedOpen(frame)}${ofSeveral ? templates.askMoreProduct : templates.askMore}`,
  });
}

/** The reply where too little is known: one question, for what the ticket does not give. `near`: the nearest passage, which was not near enough. */
export function askBack(frame: Frame, near: Passage | undefined): ReplyDraft {
  const { templates, issue, issueName, question: { language, ticket } } = frame;
  const said = `${ticket.subject}\n${ticket.message}`;
  const ofNoOrder = OF_ORDERS.has(issueName) && !ORDERED.test(fold(said.slice(0, READ)));
  const fault = reportsFault(ticket) && (ofNoOrder || !FAULT_MATTERS.has(issueName));
  if (!fault && isPlain(frame)) return holdBack(frame, near);
  const asked = fault ? templates.askFault : questionFor(issue, factsGiven(said));
  return draft({
    status: 'clarify', language, body: `${intro(fault ? withoutMatter(frame) : frame)}\n\n${templates.askBack} ${asked}`,
    template: `${language}/${issueName}`, confidence: likeness(near),
  });
}

/** The reply where several answers fit: which of them is meant. */
export function askWhich(frame: Frame, near: Passage, choices: string[]): ReplyDraft {
  const { templates, issueName, question: { language } } = frame;
  return draft({
    status: 'clarify', language, template: `${language}/${issueName}`, confidence: likeness(near),
    body: `${intro(withoutMatter(frame))}\n\n${templates.askBack} ${templates.askWhich}\n${choices.map((choice) => `- ${choice}`).join('\n')}`,
    warnings: ['Several answers in your knowledge fit; the ticket does not say which is meant.'],
  });
}
