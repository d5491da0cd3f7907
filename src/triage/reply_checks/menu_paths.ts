import { detectLanguage } from '../language.ts';
import { fold } from '../text/characters.ts';
import { NOWHERE, type Check } from './checked_reply.ts';

const STEP = String.raw`(?<![\p{L}\p{N}])[«"“„]?\p{Lu}[\p{L}\p{N}&'’/-]{0,24}(?: [\p{L}\p{N}&'’/-]{1,24}){0,3}[»"”“]?`;
const PATH = new RegExp(String.raw`${STEP}(?: ?[>→›] ?${STEP})+`, 'gu');
const plain = (text: string): string => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;

/** A way through menus ("Settings > Privacy") with a step that no source and no ticket names; only where they are written in the reply's language. */
export const findMenuPaths: Check = ({ body, sources, ticket, ownWords }) => {
  if (!/[>→›]/.test(body)) return [];
  const texts = sources.map(({ title, text }) => `${title}\n${text}`).join('\n');
  if (!/[>→›]/.test(texts) || detectLanguage(texts).language !== detectLanguage(body).language) return [];
  const known = plain(`${texts}\n${ticket.subject}\n${ticket.message}\n${ownWords.join('\n')}`);
  return (body.match(PATH) ?? []).flatMap((path) => {
    const strange = path.split(/[>→›]/).find((step) => {
      // "Open Settings", "Security and choose": only the capitals name the step.
      const names = step.match(/\p{Lu}[\p{L}\p{N}'’-]*/gu) ?? [];
      return names.length > 0 && !names.some((name) => known.includes(plain(name)));
    });
    return strange ? [{ blocker: 'unsupported_claim' as const, check: 'menu', words: path, missing: NOWHERE }] : [];
  });
};
