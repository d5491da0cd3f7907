import type { KnowledgeBase, LabelledText, Passage } from '../ports/knowledge_base.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { Ticket } from '../ports/ticket.ts';

/** What a ticket is about, as far as it can be told. */
export interface TicketLabels {
  product: string;
  productConfidence: number;
  issue: string;
}

/** Below this confidence a label is left blank. */
const LEAST_CONFIDENCE = 0.4;

const distinct = (names: string[]): string[] => [...new Set(names.map((name) => name.trim()).filter(Boolean))];

/** The product that the zap gave or the ticket names: known before anything is searched. */
export async function productBeforeSearch(ticket: Ticket, lines: string[], labelled: LabelledText[]): Promise<{ label: string; confidence: number }> {
  const { mentionedProduct, namedProduct } = await import('../adapters/builtin/product_classifier.ts');
  const named = lines.map(namedProduct);
  const products = named.concat(distinct(labelled.map(({ product }) => product)).filter((name) => !named.some((one) => one.name === name)).map((name) => ({ name, aliases: [] })));
  if (!ticket.product) return mentionedProduct(products, ticket);
  const given = mentionedProduct(products, { subject: '', message: ticket.product });
  return { label: given.label || ticket.product, confidence: 1 };
}

/** Everything the team filed, or nothing where the knowledge base does not hold it at hand. */
export const labelledTexts = async (knowledge: KnowledgeBase, deadline: Deadline): Promise<LabelledText[]> =>
  (knowledge.labelledTexts ? knowledge.labelledTexts(deadline) : []);

/** The labels after the search: what was named, else what the nearest passages and the team's filed texts say. */
export async function labelsOf(ticket: Ticket, before: { label: string; confidence: number }, passages: Passage[], labelled: LabelledText[]): Promise<TicketLabels> {
  const { voteOfNearest } = await import('../adapters/builtin/product_classifier.ts');
  const voted = voteOfNearest(passages.map(({ product, score }) => ({ label: product, score })));
  const product = before.label ? before : voted;
  const near = passages.filter((passage) => !product.label || !passage.product || passage.product === product.label);
  const issue = voteOfNearest(near.map((passage) => ({ label: passage.issue, score: passage.score })));
  const sure = product.confidence >= LEAST_CONFIDENCE;
  return { product: sure ? product.label : '', productConfidence: sure ? product.confidence : 0, issue: issue.confidence >= LEAST_CONFIDENCE ? issue.label : '' };
}
