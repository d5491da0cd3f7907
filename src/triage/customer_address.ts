import { domainToASCII } from 'node:url';
import { customerOf } from './customer.ts';

/**
 * A customer's e-mail address as it is compared: the bare address, case off, composed letters, the domain in its ASCII
 * form. Dots and plus signs stay: `a.b@x` and `ab@x` may be two people. `""` where it is no address.
 */
export function customerAddress(email: string): string {
  const address = customerOf('', email.normalize('NFC')).email;
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return at < 1 || !domain ? '' : `${address.slice(0, at)}@${domain}`;
}
