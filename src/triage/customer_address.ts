import { domainToASCII } from 'node:url';
import { addressesIn } from './customer.ts';

/** What a sender calls itself that reads no answer, in five languages, wherever in its name: `forms-receipts-noreply`. */
const UNREAD = /(?:^|[^a-z])(?:please|bitte)?(?:(?:no|not|non|never|do[._-]?not|dont)[._-]?(?:repl(?:y|ies)|respon[ds]e?|answer)|(?:nicht|keine?)[._-]?antwort(?:en)?|antworten?[._-]?nicht|n[aã]?o[._-]?(?:respond[ae][rs]?|contest(?:ar|es?)|respuesta|resposta|r[eé]ponse)|(?:ne[._-]?)?pas[._-]?(?:de[._-]?)?r[eé]pon(?:dre|se))(?:[^a-z]|$)/;
/** Mailers of systems and forms, which write in the name of whoever filled one in; nothing but a mark or a number behind. */
const MAILER = /^(?:mailer[._-]?daemon|postmaster|bounces?|mailer|auto[._-]?(?:mail(?:er)?|repl(?:y|ies)|responder|confirm)|notifications?|wordpress|(?:(?:web|contact|kontakt)[._-]?)?forms?(?:[._-]?(?:submissions?|mailer|responses?))?|(?:kontakt|web)?formular|formulaires?|formul[aá]rios?)(?:[^a-z]|$)/;

/** The one address of a cell in the form in which addresses are compared; `""` where it holds none, or several. */
function onlyAddress(email: string): string {
  const [address = '', ...others] = addressesIn(email.normalize('NFC'));
  if (others.length > 0) return '';
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return at < 1 || !domain ? '' : `${address.slice(0, at)}@${domain}`;
}

function isMany(address: string): boolean {
  const sender = address.slice(0, address.lastIndexOf('@'));
  return UNREAD.test(sender) || MAILER.test(sender);
}

/** True of an address that sends for many people and stands for none of them: `noreply@`, `mailer-daemon@`, a form's own. */
export const sendsForMany = (email: string): boolean => isMany(onlyAddress(email));

/**
 * A customer's e-mail address as it is compared: the bare address, case off, composed letters, the domain in its ASCII
 * form. Dots and plus signs stay: `a.b@x` and `ab@x` may be two people. `""` where it is no address, or several, or one
 * that sends for many: nobody could say whose history it is.
 */
export function customerAddress(email: string): string {
  const address = onlyAddress(email);
  return isMany(address) ? '' : address;
}
