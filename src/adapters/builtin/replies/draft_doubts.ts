import type { ReplyDraft, ReplyQuestion } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { asksOfAnother, markedQuestions, whichMeant } from './which_one.ts';
import { BROKEN_LINK, brokenLink } from './stands_open.ts';
import { isUnaskedHowTo } from './told_faults.ts';

/** How sure a draft may be where it may answer something else. */
const MOST_WHERE_DOUBTED = 0.3;

/** Whether all that a ticket may mean is in the draft, so that it need not say which. */
const tellsAll = (of: Passage[], used: ReadonlySet<string>): boolean => of.every(({ id }) => used.has(id));

/**
 * What the built-in engine asks before it answers, asked of a draft that another engine wrote: whether the ticket says which of
 * several things it means, whether the passage is on that one, and whether steps help. A draft in doubt is left to a person.
 */
export function withDoubts(draft: ReplyDraft, question: ReplyQuestion): ReplyDraft {
  if (draft.status !== 'drafted') return draft;
  const passages = [...question.passages, ...(question.questions ?? []).flatMap((one) => one.passages)];
  const used = new Set(draft.usedPassages);
  const from = [...used].flatMap((id) => passages.find((passage) => passage.id === id) ?? []);
  const { ticket, product } = question;
  const said = `${ticket.subject}\n${ticket.message}`;
  const whys: [boolean, string][] = [
    [from.some((passage) => {
      // However far the other answers lie: what tells them apart is not said.
      const { of, contested } = whichMeant(passage, passages.map((other) => ({ ...other, score: passage.score })), question, said);
      return !tellsAll(of, used) || (contested && used.size === 1);
    }), 'Several answers in your knowledge fit; the ticket does not say which is meant.'],
    [from.length === 1 && markedQuestions(ticket.message).some((one) => from.some((passage) => asksOfAnother(one, product, passage))), 'The passage answers the same question about another thing.'],
    [from.length === 1 && from.some((passage) => isUnaskedHowTo(ticket, passage)), 'The passage tells how something is done; the ticket tells that something is wrong, or asks for no steps.'],
    [brokenLink(ticket.message), BROKEN_LINK],
  ];
  const warnings = whys.flatMap(([holds, why]) => (holds ? [why] : []));
  return warnings.length === 0 ? draft : { ...draft, confidence: Math.min(draft.confidence, MOST_WHERE_DOUBTED), doubted: true, warnings: [...draft.warnings, ...warnings] };
}
