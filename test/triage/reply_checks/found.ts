import type { Finding } from '../../../src/triage/replies/auto_send.ts';
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

/** What the checks find in a body that rests on one source and answers one message. */
export const findings = (language: string, source: string, body: string, message = '', title = ''): Finding[] => checkReply({
  body, language, ticket: { subject: '', message }, sources: [{ title, text: source, url: '' }], ownWords: [], instructions: '', neverMention: [],
});

/** Which checks find something. */
export const found = (...given: Parameters<typeof findings>): string[] => findings(...given).map(({ check }) => check);
