import { BLOCKERS, blockersText, type Blocker } from '../triage/replies/auto_send.ts';

/** What Draft Reply gives; every key is always there. */
export type DraftReplyOutput = {
  ticket_id: string;
  status: 'drafted' | 'clarify' | 'none';
  can_auto_send: boolean;
  blockers: string[];
  blockers_text: string;
  reply_subject: string;
  reply_html: string;
  reply_text: string;
  reply_language: string;
  product: string;
  product_confidence: number;
  issue: string;
  template: string;
  reply_confidence: number;
  sources: { id: string; title: string; url: string; score: number }[];
  sources_text: string;
  unsupported_claims_text: string;
  internal_note: string;
  engine: string;
  warnings: string[];
  warnings_text: string;
};

/** The answer where no reply is written: nothing in it can be sent. `warnings`: what was filled in and could not be read. */
export function emptyReply(ticketId: string, blockers: Blocker[], note: string, warnings: string[]): DraftReplyOutput {
  const ordered = BLOCKERS.filter((blocker) => blockers.includes(blocker));
  return {
    ticket_id: ticketId, status: 'none', can_auto_send: false, blockers: ordered, blockers_text: blockersText(ordered, []),
    reply_subject: '', reply_html: '', reply_text: '', reply_language: '', product: '', product_confidence: 0, issue: '',
    template: '', reply_confidence: 0, sources: [], sources_text: '', unsupported_claims_text: '', internal_note: note,
    engine: 'builtin', warnings, warnings_text: warnings.join('\n'),
  };
}
