import { domainToASCII } from 'node:url';
import { addressesIn } from './customer.ts';

/**
 * A customer's e-mail address as it is compared: the bare address, case off, composed letters, the domain in its ASCII
 * form. Dots and plus signs stay: `a.b@x` and `ab@x` may be two people. `""` where it is no address, or several: nobody
 * could say whose history it is.
 */
export function customerAddress(email: string): string {
  const [address = '', ...others] = addressesIn(email.normalize('NFC'));
  if (others.length > 0) return '';
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return at < 1 || !domain ? '' : `${address.slice(0, at)}@${domain}`;
}
