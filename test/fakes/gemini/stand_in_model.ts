/** Plays the model: reads the prompt as any model must (schema, data, fenced ticket) and answers in the schema's shape. */

const NEGATIVE = /unacceptable|disappoint|angry|frustrat|third time|worst|sad|triste|enttäusch|ärger|déçu|colère|decepcion|chatead|rid[íi]culo|nervt|furious|worried|annoy|schade|leider/i;
const POSITIVE = /love|great|wonderful|perfect|delighted|toll|begeistert|super |merveill|adore|ravie?|encantad|maravilh|excelente/i;
const HUMAN = /lawyer|solicitor|anwalt|avocat|abogado|advogado|manager|real person|fire|smoke/i;

interface TicketJson { subject: string; message: string }

/** The ticket between its two marker lines; an empty one where the prompt has none. */
export function fencedTicket(body: any): TicketJson & { nonce: string } {
  const text: string = body.contents.at(-1).parts.map(({ text: words }: any) => words).join('\n');
  const found = /^TICKET-(\w+)\n(.*)\nTICKET-\1$/m.exec(text);
  return found ? { nonce: found[1] ?? '', ...JSON.parse(found[2] ?? '{}') } : { nonce: '', subject: '', message: '' };
}

/** The passages of a reply's prompt. */
export function passagesIn(body: any): { id: string; solution: string; url: string }[] {
  const text: string = body.contents.at(-1).parts[0].text;
  const line = /^Passages \(data\):\n(.*)$/m.exec(text)?.[1];
  return line ? JSON.parse(line) : [];
}

const firstSentence = (text: string): string => /^[^.!?\n]{1,200}/.exec(text.trim())?.[0]?.trim() ?? '';

function sentiment(ticket: TicketJson): object {
  const text = `${ticket.subject} ${ticket.message}`;
  const label = NEGATIVE.test(text) ? 'negative' : POSITIVE.test(text) ? 'positive' : 'neutral';
  return {
    reasoning: `The words read as ${label}.`, evidence: firstSentence(ticket.message || ticket.subject), sentiment: label,
    score: { negative: -0.7, neutral: 0, positive: 0.8 }[label], confidence: 0.92,
    emotion: { negative: 'frustration', neutral: 'none', positive: 'delight' }[label], urgency: 'normal', language: '',
  };
}

function escalation(ticket: TicketJson): object {
  const escalate = HUMAN.test(ticket.message);
  return {
    reasoning: 'Read for meaning.', quote: escalate ? firstSentence(ticket.message) : '', escalate, reason: escalate ? 'human_request' : 'none',
    severity: escalate ? 'high' : 'none', plain_rule_applies: false, confidence: 0.9,
  };
}

function reply(body: any): object {
  const [passage] = passagesIn(body);
  if (!passage) return { status: 'clarify', body: 'Thank you for writing. Which product and version do you use?', used_passages: [], confidence: 0.5, language: 'en' };
  return { status: 'drafted', body: passage.solution, used_passages: [passage.id], confidence: 0.9, language: '' };
}

/** Both questions in one: the escalation's thought and confidence have names of their own there. */
function both(ticket: TicketJson): object {
  const { reasoning, confidence, ...opinion } = escalation(ticket) as Record<string, unknown>;
  return { ...sentiment(ticket), ...opinion, escalation_reasoning: reasoning, escalation_confidence: confidence };
}

/** The answer to a request, told by its schema. */
export function answerAsModel(body: any): object {
  const fields = body.generationConfig?.responseSchema?.properties ?? {};
  if (fields.sentiment && fields.escalate) return both(fencedTicket(body));
  if (fields.sentiment) return sentiment(fencedTicket(body));
  return fields.escalate ? escalation(fencedTicket(body)) : reply(body);
}
