import type { LabelModel } from '../adapters/builtin/products/label_model.ts';
import type { KnowledgeBase, LabelledText, Passage } from '../ports/knowledge_base.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { Ticket } from '../ports/ticket.ts';

/** What a ticket is about, as far as it can be told. */
export interface TicketLabels {
  product: string;
  productConfidence: number;
  /** Whether the ticket names it, rather than that it is told from what was found. */
  productNamed: boolean;
  issue: string;
}

/** Below this confidence a label is left blank. */
const LEAST_CONFIDENCE = 0.55;

const distinct = (names: string[]): string[] => [...new Set(names.map((name) => name.trim()).filter(Boolean))];

/** The product that the zap gave or the ticket names: known before anything is searched. */
export async function productBeforeSearch(ticket: Ticket, lines: string[], labelled: LabelledText[]): Promise<{ label: string; confidence: number }> {
  const { mentionedProduct, namedProduct } = await import('../adapters/builtin/products/product_classifier.ts');
  const named = lines.map(namedProduct);
  const products = named.concat(distinct(labelled.map(({ product }) => product)).filter((name) => !named.some((one) => one.name === name)).map((name) => ({ name, aliases: [] })));
  if (!ticket.product) return mentionedProduct(products, ticket);
  const given = mentionedProduct(products, { subject: '', message: ticket.product });
  return { label: given.label || ticket.product, confidence: 1 };
}

/** Everything the team filed, or nothing where the knowledge base does not hold it at hand. */
export const labelledTexts = async (knowledge: KnowledgeBase, deadline: Deadline): Promise<LabelledText[]> =>
  (knowledge.labelledTexts ? knowledge.labelledTexts(deadline) : []);

const FEWEST_EXAMPLES = 12;
const SURE_VOTE = 0.75;
const NOTHING = { label: '', confidence: 0 };

const models = new WeakMap<LabelledText[], Partial<Record<'product' | 'issue', Promise<LabelModel>>>>();

/** What a model trained on the team's own filed texts says; nothing where they are too few or all of one label. */
async function learned(text: string, labelled: LabelledText[], kind: 'product' | 'issue'): Promise<{ label: string; confidence: number }> {
  const examples = labelled.map((one) => ({ text: one.text, label: one[kind] })).filter(({ label }) => label !== '');
  if (examples.length < FEWEST_EXAMPLES || new Set(examples.map(({ label }) => label)).size < 2) return NOTHING;
  const kept = models.get(labelled) ?? {};
  models.set(labelled, kept);
  const model = kept[kind] ??= import('../adapters/builtin/products/label_model.ts').then(({ trainLabelModel }) => trainLabelModel(examples));
  return (await model).predict(text);
}

/** The vote where it is sure enough by itself; else the surer of the vote and of what was learned, trained only then. */
async function decided(vote: { label: string; confidence: number }, learn: () => Promise<{ label: string; confidence: number }>) {
  if (vote.confidence >= SURE_VOTE) return vote;
  const other = await learn();
  return other.confidence > vote.confidence ? other : vote;
}

/** The labels after the search: what was named, else the surer of the nearest passages' vote and the team's filed texts. */
export async function labelsOf(ticket: Ticket, before: { label: string; confidence: number }, passages: Passage[], labelled: LabelledText[]): Promise<TicketLabels> {
  const { voteOfNearest } = await import('../adapters/builtin/products/product_classifier.ts');
  const text = `${ticket.subject}\n${ticket.message}`.slice(0, 6000);
  const voted = (kind: 'product' | 'issue') => voteOfNearest(passages.map((passage) => ({ label: passage[kind], score: passage.score })));
  const product = before.label ? before : await decided(voted('product'), () => learned(text, labelled, 'product'));
  const near = passages.filter((passage) => !product.label || !passage.product || passage.product === product.label);
  const issue = await decided(voteOfNearest(near.map((passage) => ({ label: passage.issue, score: passage.score }))), () => learned(text, labelled, 'issue'));
  const sure = product.confidence >= LEAST_CONFIDENCE;
  return {
    product: sure ? product.label : '', productConfidence: sure ? Math.round(product.confidence * 100) / 100 : 0, productNamed: sure && before.label !== '',
    issue: issue.confidence >= LEAST_CONFIDENCE ? issue.label : '',
  };
}
