import { firstName } from '../render/salutation.ts';

/** Who wrote, as far as a name cell and an address cell tell. */
export interface Customer {
  name: string;
  firstName: string;
  /** Address in lower case, without a name around it, or `""`. */
  email: string;
}

const ADDRESS = /[^\s<>()[\]",;:]{1,64}@[^\s<>()[\]",;:]{1,255}/g;
const IN_BRACKETS = /(?<=<\s?(?:mailto:)?)[^\s<>()[\]",;:]{1,64}@[^\s<>()[\]",;:]{1,255}(?=\s?>)/gi;

const bare = (address: string): string => address.replace(/(?<![.'>])[.'>]+$/, '').replace(/^(?:mailto:|')/i, '').toLowerCase();

/**
 * The addresses of a cell, each once. What a sender calls himself is none of his: `ana@mail.example <bo@mail.example>` is Bo's,
 * and so is `"<ana@mail.example>" <bo@mail.example>`.
 */
export function addressesIn(text: string): string[] {
  const unquoted = text.replace(/"[^"]{0,300}"/g, ' ');
  const found = [unquoted.match(IN_BRACKETS), unquoted.match(ADDRESS), text.match(IN_BRACKETS), text.match(ADDRESS)].find((some) => some !== null);
  return [...new Set((found ?? []).map(bare))];
}

const addressIn = (text: string): string => addressesIn(text)[0] ?? '';

/** What stands beside the addresses; marks that part them are no name. */
function withoutAddress(text: string): string {
  const beside = text.replace(ADDRESS, ' ').replace(/[<>"()]|\[(?:mailto:)?\s?\]|mailto:/g, ' ').replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(beside) ? beside : '';
}

/** `Souza, Ana` is `Ana Souza`; a comma before a degree or a company stays. */
function inOrder(name: string): string {
  const [last, first, ...more] = name.split(',').map((part) => part.trim());
  return last && first && more.length === 0 && !/\b(?:inc|ltd|llc|gmbh|ag|phd|md|jr|sr|sa|s\.a)\b/i.test(first) ? `${first} ${last}` : name;
}

/** Of a cell that holds several senders the first, as its address is. */
function firstSender(cell: string): string {
  const at = cell.indexOf('@'), end = cell.slice(at).search(/[,;]/);
  return end < 0 || addressesIn(cell).length < 2 ? cell : cell.slice(0, at + end);
}

/** Name, first name and address out of what two cells hold, in either of them. A name that is only an address is none. */
export function customerOf(name: string, address: string): Customer {
  const nameCell = firstSender(name), emailCell = firstSender(address);
  const email = addressIn(emailCell) || addressIn(nameCell);
  const called = inOrder(withoutAddress(nameCell)) || inOrder(addressIn(emailCell) ? withoutAddress(emailCell) : '');
  return { name: called, firstName: firstName(called), email };
}
