import type { ReplyDraft } from '../../ports/engine.ts';
import type { Passage } from '../../ports/knowledge_base.ts';
import { factsGiven } from '../../triage/given_facts.ts';
import { asksInGeneral, saysEnough } from '../../triage/ticket_questions.ts';
import { draft, intro, withoutMatter, type Frame } from './reply_frame.ts';
import { questionFor } from './reply_templates.ts';

/** Matters where "how do I …?" is a question by itself: order numbers and dates would not help to answer it. */
const ASKED_ABOUT = new Set(['how_to', 'other', 'invoice', 'billing', 'plan_change', 'warranty', 'return_refund', 'cancellation', 'feature_request']);

/** Whether nothing in particular is missing: a plain question, or a matter of its own, told well enough. */
const isPlain = ({ issueName, question: { ticket } }: Frame): boolean =>
  (ASKED_ABOUT.has(issueName) && asksInGeneral(ticket.message)) || (issueName === 'other' && saysEnough(ticket.message));

/** The reply where too little is known: one question, for what the ticket does not give. `near`: the nearest passage, which was not near enough. */
export function askBack(frame: Frame, near: Passage | undefined): ReplyDraft {
  const { templates, issue, issueName, question: { language, ticket } } = frame;
  const plain = isPlain(frame);
  const asked = plain ? templates.askMore : questionFor(issue, factsGiven(`${ticket.subject}\n${ticket.message}`));
  return draft({
    status: 'clarify', language, body: `${intro(plain ? withoutMatter(frame) : frame)}\n\n${templates.askBack} ${asked}`,
    template: `${language}/${issueName}`, confidence: near ? Math.round(Math.min(0.5, near.score * 2) * 100) / 100 : 0.2,
  });
}
