const chip = (name, text) => element('span', { class: `chip ${name}` }, text);
const fact = (label, value) => (value === '' || value === undefined || value === null || value === false ? null : element('div', { class: 'fact' }, element('dt', {}, label), element('dd', {}, value)));
/** Where the run ended before its last step, and why. */
const endedHere = (title, { failed, halted }) => step('waits', title, failed ? chip('high', 'failed') : chip('quiet', 'halted'), note(failed ? 'warn' : 'halt', halted));
const facts = (...all) => element('dl', { class: 'facts' }, all);
const note = (name, ...content) => element('p', { class: `note ${name}` }, content);

function step(name, title, badge, ...content) {
  return element('section', { class: `step ${name}` }, element('h3', {}, title, badge), content);
}

function ticketStep({ ticket, sentiment, decision, halted }) {
  if (!ticket) return step('waits', 'New Ticket', chip('stopped', 'did not fire'), note('halt', halted));
  const pieces = [
    { piece: sentiment?.evidence ?? '', name: 'evidence', title: 'Speaks for the sentiment' },
    { piece: decision?.phrase ?? '', name: 'phrase', title: 'Speaks for the escalation' },
  ];
  const raw = ticket.full && element('details', { class: 'raw' }, element('summary', {}, 'As it arrived'), element('pre', { dir: 'auto', tabindex: '0' }, ticket.full));
  return step('ticket', 'New Ticket', ticket.autoReply && chip('quiet', 'automatic mail'),
    facts(fact('From', [ticket.name, ticket.email && `<${ticket.email}>`].filter(Boolean).join(' ')), fact('When', dateText(ticket.date)), fact('Channel', ticket.channel), fact('Product', ticket.product)),
    element('div', { class: 'letter', dir: 'auto', tabindex: '0' },
      ticket.subject && element('p', { class: 'letter-subject' }, marked(ticket.subject, pieces)),
      element('p', { class: 'letter-text' }, ticket.message ? marked(ticket.message, pieces) : element('em', {}, 'Nothing is left once thread, signature and mark-up are taken off.'))),
    raw);
}

/** The reasoning often quotes its evidence already, without the closing mark. */
const quotes = (reasoning, evidence) => reasoning.includes(evidence.replace(/[\s.!?…]+$/, ''));

function scale(score) {
  const bar = element('span', { class: 'scale', role: 'img', 'aria-label': `score ${score.toFixed(2)} from -1 to 1` }, element('i', {}));
  bar.firstChild.style.left = `${Math.min(score, 0) * 50 + 50}%`;
  bar.firstChild.style.width = `${Math.abs(score) * 50}%`;
  bar.firstChild.className = score < 0 ? 'below' : 'above';
  return bar;
}

function sentimentStep(journey) {
  const { sentiment, haltedBy } = journey;
  if (!sentiment) return haltedBy === 'analyze_sentiment' && endedHere('Analyze Sentiment', journey);
  return step('sentiment', 'Analyze Sentiment', chip(sentiment.sentiment, sentiment.sentiment),
    note('lead', sentiment.reasoning),
    sentiment.evidence && !quotes(sentiment.reasoning, sentiment.evidence) && element('blockquote', { class: 'evidence', dir: 'auto' }, sentiment.evidence),
    facts(fact('Score', [scale(sentiment.score), ` ${sentiment.score.toFixed(2)}`]), fact('Confidence', `${percent(sentiment.confidence)}, ${sentiment.level}`),
      fact('Emotion', sentiment.emotion !== 'none' && sentiment.emotion), fact('Urgency', sentiment.urgency), fact('Language', languageName(sentiment.language)), fact('Engine', sentiment.engine),
      fact('Needs review', sentiment.review && 'yes')),
    sentiment.warnings && note('warn', sentiment.warnings));
}

const DECIDED_BY = { rule: 'a rule', model: 'the model', history: "the customer's history", policy: 'a policy of the zap' };

function decisionStep(journey) {
  const { decision, haltedBy } = journey;
  if (!decision) return haltedBy === 'check_escalation' && endedHere('Check Escalation', journey);
  const routes = { human: 'to a person', review: 'to review', auto_reply: 'may be answered', no_reply: 'no reply needed' };
  return step('decision', 'Check Escalation', chip(decision.route, routes[decision.route] ?? decision.route),
    decision.reasonsText || decision.reason ? note('lead', decision.reasonsText || decision.reason) : note('lead', 'Nothing in it asks for a person.'),
    decision.phrase && !quotes(decision.reasonsText, decision.phrase) && element('blockquote', { class: 'phrase', dir: 'auto' }, decision.phrase),
    facts(fact('Severity', decision.severity !== 'none' && chip(decision.severity, decision.severity)), fact('Decided by', DECIDED_BY[decision.decidedBy] ?? decision.decidedBy),
      fact('Earlier contacts', decision.contacts > 0 && String(decision.contacts)), fact('VIP', decision.vip && 'yes'), fact('Steering', decision.injection && 'suspected')),
    decision.suppressed && element('p', { class: 'suppressed' }, element('span', {}, 'Seen and set aside: '), decision.suppressed),
    decision.warnings && note('warn', decision.warnings));
}

function mail(subject, to, html, title) {
  return element('div', { class: 'mail' },
    element('p', { class: 'mail-subject', dir: 'auto' }, subject),
    element('p', { class: 'mail-to' }, 'to ', to || 'the customer'),
    mailFrame(html, title));
}

function slackStep({ decision, outcome, ticket }) {
  if (!decision?.slack || (outcome !== 'human' && outcome !== 'review')) return null;
  return step('slack-step', 'Slack', chip('sent', 'message'),
    slackMessage(outcome === 'human' ? '# support-escalations' : '# support-review', decision.slack),
    decision.ackHtml && element('details', { class: 'ack', ontoggle: (event) => openAcknowledgement(event.target, decision, ticket) }, element('summary', {}, 'What the customer can be told meanwhile')));
}

/** Drawn when opened: a hidden frame has no height. */
function openAcknowledgement(details, decision, ticket) {
  if (details.open && details.children.length === 1) details.append(mail(decision.ackSubject, ticket?.email, decision.ackHtml, 'Acknowledgement'));
}

function replyBanner(reply) {
  if (reply.canSend) return note('go', element('strong', {}, 'Can go out by itself. '), 'Every check passed.');
  if (reply.status === 'none') return note('quietly', 'No reply is needed.');
  const reasons = reply.blockersText || reply.blockers.map(words).join(', ');
  return note('stop', element('strong', {}, reply.status === 'clarify' ? 'Asks back, and waits for a person. ' : 'Waits for a person. '), reasons);
}

function replyStep(journey) {
  const { reply, ticket, haltedBy } = journey;
  if (!reply) return haltedBy === 'draft_reply' && endedHere('Draft Reply', journey);
  const sources = reply.sources.length > 0 && element('ul', { class: 'sources' }, reply.sources.map(({ title, url, score }) =>
    element('li', {}, element('span', { title: url }, title || url), element('small', {}, ` ${percent(score)} alike`))));
  return step('reply', 'Draft Reply', chip(reply.canSend ? 'sendable' : reply.status === 'none' ? 'quiet' : 'waiting', reply.canSend ? 'ready to send' : reply.status),
    replyBanner(reply),
    reply.html && mail(reply.subject, ticket?.email, reply.html, 'Reply as the customer sees it'),
    facts(fact('Confidence', percent(reply.confidence)), fact('Product', reply.product), fact('Template', reply.template), fact('Engine', reply.engine)),
    sources && element('div', { class: 'sources-block' }, element('h4', {}, 'Written from'), sources),
    reply.unsupported && note('warn', reply.unsupported),
    reply.warnings && note('warn', reply.warnings),
    reply.note && element('details', {}, element('summary', {}, 'Internal note for the agent'), element('p', { class: 'internal' }, reply.note)));
}

/** One ticket's way through the zap, top to bottom. */
function journeyView(journey, outcomes, back) {
  const { ticket } = journey;
  return [
    element('header', { class: 'journey-head' },
      element('button', { type: 'button', class: 'plain back', onclick: back }, '← All tickets'),
      element('p', { class: 'journey-id' }, journey.id, ' ', chip(journey.outcome, outcomes[journey.outcome])),
      element('h2', { dir: 'auto' }, ticket?.subject || ticket?.preview || 'Row without a ticket')),
    element('div', { class: 'steps' }, [ticketStep, sentimentStep, decisionStep, slackStep, replyStep].map((draw) => draw(journey))),
  ];
}
