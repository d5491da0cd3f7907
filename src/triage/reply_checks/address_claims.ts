import type { Finding } from '../auto_send.ts';
import { addressKey, codeKey, findCodes, findEmails, findUrls } from './addresses.ts';
import { claim, NOWHERE, type CheckedReply } from './checked_reply.ts';
import { MOST_READ, type Support } from './support.ts';

/** "hillsidebakery.example": the customer's own domain, named in passing. */
const BARE_DOMAIN = /^(?!www\.)[\w-]+(?:\.[\w-]+)+$/;
/** A code this long is known where its letters and digits stand in a row, whatever parts them. */
const LONG_CODE = 5;

/** Web addresses, e-mail addresses and codes that stand nowhere. */
export function addressFindings({ body, sources, ownWords }: CheckedReply, support: Support): Finding[] {
  const [saidUrls, saidEmails, saidCodes] = [findUrls(body), findEmails(body), findCodes(body)];
  if (saidUrls.length + saidEmails.length + saidCodes.length === 0) return [];
  const { raw } = support;
  // An address that the ticket alone names is a stranger's.
  const own = [...ownWords, ...sources.flatMap(({ title, text, url }) => [title, text.slice(0, MOST_READ), url])].join('\n');
  const urls = new Set(findUrls(own).map(({ words }) => addressKey(words)));
  const emails = new Set(findEmails(raw).map(({ words }) => words.normalize('NFKC').toLowerCase()));
  const codes = new Set(findCodes(raw).map(({ words }) => codeKey(words)));
  const joined = raw.normalize('NFKC').replace(/[^\p{L}\p{N}.]/gu, '').toLowerCase();
  const plain = joined.replaceAll('.', '');
  const masked = [...saidUrls, ...saidEmails];
  const isKnown = (key: string): boolean => codes.has(key) || (key.length >= LONG_CODE && (joined.includes(key) || plain.includes(key.replaceAll('.', ''))));
  return [
    ...saidUrls.filter(({ words }) => !urls.has(addressKey(words)) && !(BARE_DOMAIN.test(words) && raw.includes(words)))
      .map(({ words }) => claim('web address', words, raw.includes(words) ? 'stands in the ticket alone' : NOWHERE)),
    ...saidEmails.filter(({ words }) => !emails.has(words.normalize('NFKC').toLowerCase())).map(({ words }) => claim('e-mail address', words)),
    ...saidCodes.filter(({ from, to }) => !masked.some((mention) => mention.from < to && from < mention.to))
      .filter(({ words }) => !isKnown(codeKey(words)))
      .map(({ words }) => claim('code', words)),
  ];
}
