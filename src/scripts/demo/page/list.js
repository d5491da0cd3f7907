const { journeys, summary, outcomes, left } = JSON.parse(document.getElementById('data').textContent);
const byId = (id) => document.getElementById(id);
const FIRST_ROWS = 150;

const searchable = journeys.map((journey) => [journey.id, journey.ticket?.subject, journey.ticket?.message, journey.ticket?.name, journey.ticket?.email, journey.halted]
  .filter(Boolean).join('\n').toLowerCase());
const productOf = (journey) => journey.ticket?.product || journey.reply?.product || '';
const state = { outcome: '', shown: [], selected: -1, rows: FIRST_ROWS };

function drawZap() {
  const count = (test) => journeys.filter(test).length;
  const nodes = [
    ['New Ticket', count(({ ticket }) => ticket)], ['Analyze Sentiment', count(({ sentiment }) => sentiment)], ['Check Escalation', count(({ decision }) => decision)],
  ];
  const branches = [['Slack', count(({ outcome }) => outcome === 'human' || outcome === 'review')], ['Draft Reply', count(({ reply }) => reply && reply.status !== 'none')]];
  const node = ([name, number]) => element('div', { class: 'node' }, element('strong', {}, name), element('span', {}, String(number)));
  byId('zap').append(...nodes.flatMap((each) => [node(each), element('span', { class: 'arrow', 'aria-hidden': 'true' }, '→')]),
    element('div', { class: 'branches' }, branches.map(node)));
}

function drawTiles() {
  byId('tiles').append(...Object.entries(outcomes).filter(([key]) => summary.outcomes[key] > 0).map(([key, label]) =>
    element('button', {
      type: 'button', class: `tile ${key}`, 'data-outcome': key, 'aria-pressed': 'false',
      onclick: () => { state.outcome = state.outcome === key ? '' : key; apply(); },
    }, element('span', { class: 'number' }, String(summary.outcomes[key])), element('span', { class: 'label' }, label), element('span', { class: 'share' }, percent(summary.outcomes[key] / summary.tickets)))));
}

function bars(title, counts, name) {
  if (counts.length === 0) return null;
  const most = Math.max(...counts.map(({ count }) => count));
  return element('div', { class: 'figure' }, element('h2', {}, title), element('ul', { class: 'bars' }, counts.slice(0, 7).map((each) => {
    const bar = element('i', { class: name || each.name });
    bar.style.width = `${(100 * each.count) / most}%`;
    return element('li', {}, element('span', { class: 'bar-label' }, sentence(each.name)), element('span', { class: 'bar' }, bar), element('span', { class: 'bar-count' }, String(each.count)));
  })));
}

function drawFigures() {
  byId('figures').append(...[
    bars('How customers feel', ['negative', 'neutral', 'positive'].map((name) => summary.sentiments.find((each) => each.name === name)).filter(Boolean)),
    bars('Why a person takes over', summary.escalated, 'human'),
    bars('What holds back the other drafts', summary.blockers, 'waiting'),
  ].filter(Boolean));
}

function drawOptions() {
  const fill = (id, all, values, label) => byId(id).append(element('option', { value: '' }, all), ...values.map((value) => element('option', { value }, label(value))));
  const distinct = (read) => [...new Set(journeys.map(read).filter(Boolean))].sort();
  fill('sentiment', 'Every sentiment', distinct(({ sentiment }) => sentiment?.sentiment), sentence);
  fill('language', 'Every language', distinct(({ sentiment }) => sentiment?.language), languageName);
  fill('product', 'Every product', distinct(productOf), (value) => value);
}

function fits(journey, index) {
  const wanted = byId('words').value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return (!state.outcome || journey.outcome === state.outcome)
    && (!byId('sentiment').value || journey.sentiment?.sentiment === byId('sentiment').value)
    && (!byId('language').value || journey.sentiment?.language === byId('language').value)
    && (!byId('product').value || productOf(journey) === byId('product').value)
    && wanted.every((word) => searchable[index].includes(word));
}

function row(index) {
  const { id, outcome, ticket, sentiment, decision, halted } = journeys[index];
  return element('button', { type: 'button', class: `row ${outcome}`, 'data-index': String(index), onclick: () => select(index, true) },
    element('span', { class: 'row-subject', dir: 'auto' }, ticket?.subject || ticket?.preview || halted),
    element('span', { class: 'row-meta' }, [ticket?.name || ticket?.email, ticket && dateText(ticket.date).split(',')[0], id].filter(Boolean).join(' · ')),
    element('span', { class: 'row-chips' }, sentiment && chip(sentiment.sentiment, sentiment.sentiment), chip(outcome, outcome === 'human' ? decision?.reason || outcomes[outcome] : outcomes[outcome])));
}

function drawList() {
  const rest = state.shown.length - state.rows;
  byId('list').replaceChildren(...state.shown.slice(0, state.rows).map(row),
    ...(rest > 0 ? [element('button', { type: 'button', class: 'more plain', onclick: () => { state.rows += 300; drawList(); } }, `Show ${Math.min(rest, 300)} more`)] : []),
    ...(state.shown.length === 0 ? [element('p', { class: 'empty' }, 'No ticket fits. Try fewer filters.')] : []));
  markSelected();
}

function markSelected() {
  for (const button of byId('list').querySelectorAll('.row')) {
    if (Number(button.dataset.index) === state.selected) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

function apply() {
  state.rows = FIRST_ROWS;
  state.shown = journeys.map((_journey, index) => index).filter((index) => fits(journeys[index], index));
  for (const tile of document.querySelectorAll('.tile')) tile.setAttribute('aria-pressed', String(tile.dataset.outcome === state.outcome));
  byId('found').textContent = `${state.shown.length} of ${journeys.length}${left > 0 ? ` (the first of ${journeys.length + left}; the rest is in --json)` : ''}`;
  drawList();
  if (isWide() && state.shown.length > 0 && !state.shown.includes(state.selected)) select(state.shown[0], false);
}

const isWide = () => matchMedia('(min-width: 1000px)').matches;

function select(index, byPerson) {
  state.selected = index;
  byId('journey').replaceChildren(...journeyView(journeys[index], outcomes, showList));
  markSelected();
  if (!byPerson) return;
  history.replaceState(null, '', `#ticket-${index}`);
  document.body.classList.add('reading');
  if (!isWide()) byId('journey').focus({ preventScroll: true });
  if (!isWide() || byId('journey').getBoundingClientRect().top < 0) byId('journeys').scrollIntoView();
}

function showList() {
  document.body.classList.remove('reading');
  history.replaceState(null, '', '#journeys');
  const current = byId('list').querySelector('[aria-current]');
  current?.scrollIntoView({ block: 'center' });
  current?.focus();
}

function move(distance) {
  const focused = document.activeElement?.dataset?.index;
  const place = state.shown.indexOf(focused === undefined ? state.selected : Number(focused));
  const next = Math.min(state.shown.length - 1, Math.max(0, place + distance));
  if (state.shown.length === 0) return;
  if (next >= state.rows) { state.rows += 300; drawList(); }
  select(state.shown[next], isWide() || document.body.classList.contains('reading'));
  const button = byId('list').querySelector(`[data-index="${state.shown[next]}"]`);
  if (isWide()) button?.focus({ preventScroll: true });
  button?.scrollIntoView({ block: 'nearest' });
}

function pressed(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && !typing) { event.preventDefault(); byId('words').focus(); }
  else if (event.key === 'Escape' && document.body.classList.contains('reading') && !isWide()) showList();
  else if (byId('list').contains(document.activeElement) && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  }
}

drawZap();
drawTiles();
drawFigures();
drawOptions();
byId('filters').addEventListener('input', apply);
byId('filters').addEventListener('submit', (event) => event.preventDefault());
byId('filters').addEventListener('reset', () => { state.outcome = ''; setTimeout(apply); });
document.addEventListener('keydown', pressed);
apply();
const linked = /^#ticket-(\d+)$/.exec(location.hash);
if (linked && journeys[Number(linked[1])]) select(Number(linked[1]), true);
