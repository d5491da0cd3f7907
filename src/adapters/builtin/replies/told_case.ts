import type { Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { sentencesOf } from '../../../triage/text/sentences.ts';
import { factsGiven } from '../../../triage/replies/given_facts.ts';
import { askedIn } from '../../../triage/replies/ticket_questions.ts';
import { foldFully } from '../../../triage/text/characters.ts';
import { saysHow, tellsFault } from './told_faults.ts';

const READ = 6000;

/** "I have to cancel my appointment": by that it is called off, unless the customer does so themselves where the answer says. */
const OBLIGED = new RegExp(String.raw`(?<!\p{L})(?:(?:have|need|got|going) to|must|can(?:'t|not) (?:make|come)|muss|mussen|tengo que|tenemos que|debo|necesito|dois|devons|tenho (?:de|que)|temos (?:de|que)|precis(?:o|amos)|vou ter)(?!\p{L})`, 'u');
const CALLS_OFF = new RegExp(String.raw`(?<!\p{L})(?:cancel\p{L}*|call off|reschedul\p{L}*|postpon\p{L}*|move|absag\p{L}*|stornier\p{L}*|verschieb\p{L}*|verleg\p{L}*|anular\p{L}*|aplazar\p{L}*|cambiar|annuler|reporter|decaler|deplacer|desmarcar|adiar|remarcar)(?!\p{L})`, 'u');
const APPOINTMENT = new RegExp(String.raw`(?<!\p{L})(?:appointments?|bookings?|reservations?|table|lesson|class|session|stay|termine?|\p{L}{0,20}buchung|reservierung|tisch|kurs|cita|reserva|clase|mesa|cata|estancia|rendez-vous|rdv|cours|seance|sejour|consulta|marcacao|aula|sessao|estadia)(?!\p{L})`, 'u');
const DONE_ALONE = new RegExp(String.raw`https?:|(?<!\p{L})(?:apps?|online|links?|account|profil\p{L}*|portal|konto|cuenta|perfil|compte|conta|settings|einstellungen)(?!\p{L})`, 'u');

/** "I dropped it": what comes broken is replaced, what the customer broke is not. */
const OWN_DOING = new RegExp(String.raw`(?<!\p{L})(?:(?:i|we)(?:'ve| have)? (?:\p{L}+ )?(?:broke|dropped|spilled|cracked|smashed|tore|scratched)|(?:mir|uns) (?:\p{L}+ ){0,4}(?:runter|herunter|hin)?gefallen|(?:habe|haben) (?:\p{L}+ ){0,5}(?:fallen ?lassen|zerbrochen|kaputt ?gemacht|verschuttet)|rompi|rompimos|(?:he|hemos) roto|se (?:me|nos) (?:ha |han )?(?:cayo|caido|cayeron|rompio|roto)|(?:j'ai|on a|nous avons) (?:\p{L}+ )?(?:casse|fait tomber|renverse|abime)|quebrei|deixei cair|derrubei|parti (?:o|a|um|uma))(?!\p{L})`, 'u');
const OF_OWN_DOING = /drop|accident|your own|fallen|selbst|verseh|caid|propi|chute|par vous|queda|proprio/;

/** Money back, where the passage is about anything but. */
const REFUNDED = new RegExp(String.raw`(?<!\p{L})(?:refund\p{L}*|money back|reimburs\p{L}*|(?:ruck)?erstatt\p{L}*|geld zuruck|bekomm\p{L}* (?:\p{L}+ ){0,6}zuruck|reembols\p{L}*|(?:devol|devuel)\p{L}* (?:\p{L}+ ){0,2}(?:dinero|importe|dinheiro|valor)|rembours\p{L}*)(?!\p{L})`, 'u');
const OF_MONEY_BACK = /refund|back|return|ruckgab|rucksend|retour|reimburs|credit|erstatt|zuruck|gutschr|reembols|devol|devuel|abon|rembours|rendu|restitu/;

/** What an answer asks its reader for, and what of that a ticket holds. */
const ASKS_FOR = new RegExp(String.raw`(?<!\p{L})(?:send\p{L}*|give|tell|e-?mail|write|include|provide|quote|schick\p{L}*|schreib\p{L}*|teil\p{L}*|nenn\p{L}*|geben|manda\p{L}*|mande\p{L}*|envi\p{L}*|dinos|indi[cq]\p{L}*|escri\p{L}*|escrev\p{L}*|envoy\p{L}*|donn\p{L}*|ecri\p{L}*|diga\p{L}*)(?!\p{L})`, 'u');
const ORDER = new RegExp(String.raw`(?<!\p{L})(?:order|booking|invoice|customer) (?:number|no|id)|(?:bestell|auftrags|kunden|rechnungs|buchungs)nummer|n[uo]m[eb]ro d[eoua]\p{L}* (?:\p{L}+ )?(?:pedido|commande|encomenda|factura|facture|fatura|reserva)|n[uo]m[eb]ro de client`, 'u');
const TAX_ID = /(?<!\p{L})(?:cif|nif|vat|ust-?id\p{L}*|tva|siret|nipc|cnpj|cpf)(?!\p{L})/u;
const TAX_NUMBER = /(?<!\p{L})(?:cif|nif|vat|ust-?id\p{L}*|tva|siret|nipc|cnpj|cpf)[^\d\n]{0,20}\d{3}/u;
const PHOTO = /(?<!\p{L})(?:photos?|pictures?|fotos?|bild(?:er)?|imagen(?:es)?|fotografias?)(?!\p{L})/u;
const ATTACHED = /(?<!\p{L})(?:attach\p{L}*|anbei|im anhang|angehangt|adjunt[oa]\p{L}*|ci-?joint\p{L}*|en piece jointe|anex[oa]\p{L}*)(?!\p{L})/u;

/** "My invoice is wrong", "you charged me", "it only lasts an hour": told of what an entry merely explains. */
const COMPLAINS = new RegExp(String.raw`(?<!\p{L})(?:(?:is|are|was) (?:\p{L}+ )?(?:wrong|incorrect|false)|(?:you|been|was|were|got) (?:\p{L}+ )?(?:over)?charged|charged (?:me|us)|only (?:does|lasts?|gets?|goes|runs?|holds?|makes?)|(?:ist|sind) (?:\p{L}+ )?falsch|(?:habt|haben|wurden?) (?:\p{L}+ ){0,6}(?:abgebucht|berechnet|eingezogen)|(?:halt|schafft|reicht|lauft) (?:\p{L}+ )?nur|esta[ns]? mal|(?:me|nos) (?:(?:habeis|han|ha) cobrado|cobr(?:asteis|aron|o))|(?:est|sont) (?:\p{L}+ )?(?:faux|fausses?)|m'avez (?:preleve|facture|debite)\p{L}*|ne (?:tient|dure|fait) que|(?:esta|estao) (?:mal|errad[oa]s?)|cobraram(?:-me)?|so (?:dura|aguenta))(?!\p{L})`, 'u');

/** What is missing is not what comes broken. */
const MISSING = new RegExp(String.raw`(?<!\p{L})(?:missing|fehl(?:t|te|en|ten)|falta\p{L}*|manqu\p{L}+)(?!\p{L})`, 'u');
const BROKEN = new RegExp(String.raw`(?<!\p{L})(?:broken?|damaged|cracked|kaputt\p{L}*|beschadigt\p{L}*|zerbrochen\p{L}*|rot[oa]s?|danad[oa]s?|cassee?s?|endommagee?s?|partid[oa]s?|quebrad[oa]s?|danificad[oa]s?)(?!\p{L})`, 'u');
/** "My customer did not get the invoice": it is they who did not. */
const OTHER_PERSON = /(?<!\p{L})(?:customers?|clients?|colleagues?|kund\p{L}{1,4}|kolleg\p{L}{1,5}|clientes?|colegas?|collegues?)(?!\p{L})/u;

function isGivenAlready(said: string, { solution }: Passage): boolean {
  const asking = sentencesOf(solution.slice(0, READ)).map(({ text }) => foldFully(text)).filter((folded) => ASKS_FOR.test(folded));
  const asksFor = (what: RegExp): boolean => asking.some((folded) => what.test(folded));
  const folded = foldFully(said);
  return (asksFor(ORDER) && factsGiven(said).includes('order')) || (asksFor(TAX_ID) && TAX_NUMBER.test(folded)) || (asksFor(PHOTO) && ATTACHED.test(folded));
}

/** Complains and asks nothing, of what the passage merely explains or of another fault than it is about. */
function complainsOfOther(said: string, title: string, answered: string): boolean {
  const ofFault = tellsFault(title);
  return ofFault ? (MISSING.test(said) && BROKEN.test(title) && !MISSING.test(answered)) || (OTHER_PERSON.test(title) && !OTHER_PERSON.test(said))
    : !said.includes('?') && askedIn(said).length === 0 && COMPLAINS.test(said) && !COMPLAINS.test(answered);
}

/** Why what a ticket tells of a case of its own leaves the passage no answer, near as it is; `[]` where it does not. */
export function caseDoubts(ticket: Ticket, asked: readonly string[], passage: Passage): string[] {
  const said = `${ticket.subject}\n${ticket.message}`.slice(0, READ);
  const answered = foldFully(`${passage.title}\n${passage.problem}\n${passage.solution}`), folded = foldFully(said);
  const callsOff = !saysHow(ticket) && !DONE_ALONE.test(answered) && sentencesOf(ticket.message.slice(0, READ)).some(({ text, folded: one }) => !text.includes('?') && OBLIGED.test(one) && CALLS_OFF.test(one) && APPOINTMENT.test(one));
  const whys: [boolean, string][] = [
    [callsOff, 'The customer calls an appointment off; somebody must take note of it.'],
    [OWN_DOING.test(folded) && !OF_OWN_DOING.test(answered), 'The customer did the damage; the passage may be about what comes damaged.'],
    [REFUNDED.test(foldFully(asked.join('\n'))) && !OF_MONEY_BACK.test(answered), 'The customer wants money back; the passage says nothing of that.'],
    [isGivenAlready(said, passage), 'The passage asks for what the ticket gives already.'],
    [complainsOfOther(folded, foldFully(passage.title), answered), 'The customer complains of something that the passage does not speak of.'],
  ];
  return whys.flatMap(([holds, why]) => (holds ? [why] : []));
}
