import type { LabelledText, Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket, TicketLabels } from '../../../ports/ticket.ts';
import type { LabelModel } from './label_model.ts';
import { mentionedProduct, namedProduct, voteOfNearest } from './product_classifier.ts';

/** Below this confidence a label is left blank. */
const LEAST_CONFIDENCE = 0.55;

const distinct = (names: string[]): string[] => [...new Set(names.map((name) => name.trim()).filter(Boolean))];

/** The product that the zap gave or the ticket names: known before anything is searched. */
export function productBeforeSearch(ticket: Ticket, lines: string[], labelled: LabelledText[]): { label: string; confidence: number } {
  const named = lines.map(namedProduct);
  const products = named.concat(distinct(labelled.map(({ product }) => product)).filter((name) => !named.some((one) => one.name === name)).map((name) => ({ name, aliases: [] })));
  if (!ticket.product) return mentionedProduct(products, ticket);
  const given = mentionedProduct(products, { subject: '', message: ticket.product });
  return { label: given.label || ticket.product, confidence: 1 };
}

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
  const model = kept[kind] ??= import('./label_model.ts').then(({ trainLabelModel }) => trainLabelModel(examples));
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
