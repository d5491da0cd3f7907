import { onlyGreets, signOffAt } from './letter_formulas.ts';
import { withoutPersonalData } from './personal_data.ts';
import { cleanTicketText } from './ticket_text.ts';

/** A solved ticket or an article on its way into the knowledge base. */
export interface KnowledgeTexts {
  title: string;
  problem: string;
  solution: string;
}

/** `<name>`, `{{first_name}}`, `[Customer Name]`, `%FIRSTNAME%`, `${name}`: what a mail merge left behind. */
const PLACEHOLDER = /<{1,2}[a-z][\w .-]{0,38}>{1,2}|\$?\{{1,2}\s?[a-z][\w .-]{0,38}\}{1,2}|\[(?!EMAIL|PHONE|CARD|ACCOUNT)[a-z][a-z _-]{1,38}\](?!\()|%{1,2}[A-Z][A-Z_]{2,38}%{1,2}/gi;
const NAMES_A_PERSON = /name|customer|client|agent|kunde|cliente|nombre|nome|nom|prénom|vorname|user/i;

/** Sentences that only promise to look into it, or only thank, in the five languages. */
const EMPTY_SENTENCE = [
  /(?:we|i|our team|someone)(?: will|'ll)(?: be)? (?:get(?:ting)? back|come back|reply|respond|contact|reach out|look into|investigate|forward)/i,
  /thank(?:s| you)|sorry|apologi[sz]e|(?:has|have) been (?:forwarded|received|escalated)|(?:we|i)(?: have|'ve) (?:forwarded|escalated|passed)|we (?:have )?received your|we are (?:looking|working)/i,
  /(?:wir|ich|unser team) (?:melden? uns|melde mich|werden? uns|kümmern? uns|prüfen? (?:das|dies|den)|leite[tn]?)|vielen dank|danke|entschuldig|wurde weitergeleitet|haben ihre (?:anfrage|nachricht) erhalten/i,
  /(?:nos pondremos|me pondré) en contacto|le (?:responderemos|contactaremos)|gracias|lamentamos|sentimos|hemos recibido su|estamos (?:investigando|revisando)/i,
  /(?:nous|je) (?:reviendrons|reviens|vous (?:recontacterons|répondrons|contacterons))|merci|désolé|nous excus|nous avons (?:bien )?reçu|nous (?:étudions|examinons)/i,
  /(?:entraremos|entrarei) em contato|(?:entraremos|entrarei) em contacto|retornaremos|responderemos|obrigad|lamentamos|desculp|recebemos (?:a )?sua|estamos (?:verificando|analisando)/i,
];

/** A sentence at a time; line breaks end one too. Numbers such as 4.2 stay whole. */
const sentencesOf = (line: string): string[] => line.split(/(?<=[.!?…])\s+/);

/** A placeholder for a person is taken off with its comma; a sentence that lives by another placeholder goes as a whole. */
function withoutPlaceholders(line: string): string {
  if (!line.match(PLACEHOLDER)) return line;
  return sentencesOf(line).flatMap((sentence) => {
    const found = sentence.match(PLACEHOLDER) ?? [];
    if (found.length === 0) return [sentence];
    if (!found.every((placeholder) => NAMES_A_PERSON.test(placeholder))) return [];
    const rest = sentence.replace(PLACEHOLDER, '').replace(/(?<!\s)\s+([,.!?])/g, '$1').replace(/,\s*,/g, ',').replace(/^[\s,]+/, '').replace(/ {2,}/g, ' ').trim();
    return /\p{L}{2}/u.test(rest) ? [rest] : [];
  }).join(' ');
}

/** Greeting, sign-off and all that follows it, and placeholders taken off; personal data replaced by what it is. */
function tidied(text: string): string {
  const lines = cleanTicketText(text).message.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  // "Hi <name>," greets too: the placeholder stands for a name.
  if (first >= 0 && onlyGreets((lines[first] ?? '').trim().replace(PLACEHOLDER, 'X'))) lines.splice(0, first + 1);
  const end = signOffAt(lines, 4);
  if (end > 0) lines.length = end;
  const kept = lines.map((line) => (line.trim() === '' ? '' : withoutPlaceholders(line))).join('\n');
  return withoutPersonalData(kept).replace(/\n{3,}/g, '\n\n').trim();
}

const wordsOf = (text: string): number => (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length;

/** Whether nothing is left of an answer once its promises to look into it and its thanks are taken off. */
function saysNothing(solution: string): boolean {
  const telling = solution.split('\n').flatMap(sentencesOf).filter((sentence) => !EMPTY_SENTENCE.some((empty) => empty.test(sentence)));
  return wordsOf(telling.join(' ')) < 3;
}

/**
 * Knowledge fit to answer other customers: cleaned, without greetings, signatures, placeholders and personal data.
 * `refused` says why it is not to be stored, `""` where it is.
 */
export function cleanKnowledge({ title, problem, solution }: KnowledgeTexts): KnowledgeTexts & { refused: string } {
  const texts = { title: tidied(title).replace(/\s+/g, ' '), problem: tidied(problem), solution: tidied(solution) };
  const refused = !texts.title && !texts.problem ? 'The problem is blank.'
    : !texts.solution ? (solution.trim() ? 'Nothing is left of the solution without its greeting, placeholders and signature.' : 'The solution is blank.')
      : saysNothing(texts.solution) ? 'The solution only promises an answer.' : '';
  return { ...texts, title: texts.title || texts.problem.replace(/\s+/g, ' ').slice(0, 80), problem: texts.problem || texts.title, refused };
}
