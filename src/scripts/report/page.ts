import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOT_NAMED, OTHER } from '../../insight/issue_report.ts';
import { shownDate, type ExampleTicket } from '../../insight/recurring_issue.ts';
import { escapeHtml } from '../../render/html.ts';
import { noneRecurs, recurringSentence } from '../../render/issue_report.ts';
import { barChart, heatMapChart, mapChart, sentimentChart, volumeChart } from './charts.ts';
import { comparison } from './comparison.ts';
import { sentimentShare, type ClusterFigures, type Felt, type Figures } from './figures.ts';

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'page', name), 'utf8');
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const escaped = escapeHtml;

const chart = (drawn: string): string => `<div class="chart">${drawn}</div>`;
const figuresTable = (caption: string, head: string[], rows: (string | number)[][]): string =>
  `<details><summary>${escaped(caption)}</summary><div class="table" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><thead><tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead><tbody>${
    rows.map(([first = '', ...rest]) => `<tr><th scope="row">${escaped(String(first))}</th>${rest.map((value) => `<td class="number">${escaped(String(value))}</td>`).join('')}</tr>`).join('')}</tbody></table></div></details>`;

function examples(list: readonly ExampleTicket[]): string {
  return `<ul>${list.map(({ text, url, rowNumber, createdAt }) => {
    const row = /^https?:\/\//.test(url) ? `<a href="${escaped(url)}">row ${rowNumber}</a>` : `row ${rowNumber}`;
    return `<li>${escaped(text)} <span class="soft">(${[escaped(shownDate(createdAt)), row].filter(Boolean).join(', ')})</span></li>`;
  }).join('')}</ul>`;
}

/** Which feeling a topic stands out by: half of its tickets or more. */
const feelingOf = (negativeShare: number): string => (negativeShare >= 0.5 ? 'negative' : 'other');

function recurringCards({ recurring, tickets, from, daysMissing }: Figures): string {
  if (!from) return '<p>There are no dates, so it cannot be said what is growing.</p>';
  if (recurring.length === 0) return `<p>${tickets} tickets. ${noneRecurs(daysMissing)}</p>`;
  return recurring.map(({ issue, brief }) => `<article class="card alert" data-products="${escaped(issue.product || NOT_NAMED)}" data-feeling="other">
<h4>${escaped(issue.topic)}</h4><p>${escaped(recurringSentence(issue))} ${issue.total} tickets in all, last on ${escaped(shownDate(issue.lastSeenAt))}. Beyond chance since ${escaped(shownDate(issue.detectedAt))}.</p>
<p><strong>Likely cause:</strong> ${escaped(brief.likelyCause)}</p><p><strong>Suggested action:</strong> ${escaped(brief.suggestedAction)}</p>
${examples(issue.examples)}<details><summary>Draft help article: ${escaped(brief.helpArticle.title)}</summary><div class="draft">${escaped(brief.helpArticle.text)}</div></details>
<details><summary>Draft notice to customers</summary><div class="draft">${escaped(`${brief.customerNotice.subject}\n\n${brief.customerNotice.text}`)}</div></details></article>`).join('\n');
}

const listed = (counts: readonly { name: string; count: number }[]): string => counts.map(({ name, count }) => `${escaped(name)} ${count}`).join(', ');

/** A line of a card, left out where it would repeat the card's name. */
const line = (label: string, counts: readonly { name: string; count: number }[], name: string): string => (counts.length === 1 && name.includes(counts[0]?.name ?? '') ? '' : `<br>${label}: ${listed(counts)}`);

const clusterCard = ({ name, size, share, negativeShare, words, products, issues, examples: own }: ClusterFigures): string =>
  `<li class="card" data-products="${escaped(products.map((product) => product.name).join('\u001f'))}" data-feeling="${feelingOf(negativeShare)}">
<h4>${escaped(name)}</h4><p class="meta">${size} ${size === 1 ? 'ticket' : 'tickets'} (${percent(share)}), ${percent(negativeShare)} negative${words.length > 0 ? `<br>Words: ${escaped(words.join(', '))}` : ''}${line('Products', products, name)}${line('Issues', issues, name)}</p>${examples(own.slice(0, 1))}${own.length > 1 ? `<details><summary>More examples</summary>${examples(own.slice(1))}</details>` : ''}</li>`;

const feltRows = (felt: readonly Felt[]) => felt.map(({ name, counts }) => [name, ...counts]);

function filters({ heatMap: { products } }: Figures, id: string): string {
  return `<form class="filters" aria-label="Filters"><label for="${id}-product">Product<select id="${id}-product" name="product"><option value="">All products</option>${
    products.map((product) => `<option value="${escaped(product)}">${escaped(product)}</option>`).join('')}</select></label>
<label for="${id}-feeling">Feeling<select id="${id}-feeling" name="feeling"><option value="">Any feeling</option><option value="negative">Half negative or more</option></select></label>
<label for="${id}-words">Words<input id="${id}-words" name="words" type="search" placeholder="for example, refund"></label><button type="reset">Show all</button><output aria-live="polite"></output></form>`;
}

function facts(figures: Figures): string {
  const [first] = figures.clusters;
  const rows: [string, string, string][] = [
    ['Tickets', figures.tickets.toLocaleString('en'), figures.from ? `${figures.from} to ${figures.to}` : 'without dates'],
    ['Negative', percent(sentimentShare(figures.felt, 'negative')), `${percent(sentimentShare(figures.felt, 'positive'))} positive`],
    ['Most frequent issue', figures.heatMap.issues.find((issue) => issue !== OTHER) ?? '–', first ? `largest topic: ${first.name} (${first.size})` : ''],
    ['Recurring issues', figures.from ? String(figures.recurring.length) : '–', figures.recurring[0]?.issue.topic ?? ''],
  ];
  return `<dl class="facts">${rows.map(([name, value, small]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}<small>${escaped(small)}</small></dd></div>`).join('')}</dl>`;
}

function section(figures: Figures, at: number, isOnly: boolean): string {
  const id = `set-${at + 1}`;
  const { heatMap, byIssue, weeks, map, clusters, topicCount, languages, notes } = figures;
  const isNamed = heatMap.products.some((product) => product !== NOT_NAMED);
  return `<section class="data-set" id="${id}" aria-labelledby="${id}-name"><h2 id="${id}-name">${escaped(isOnly ? 'The tickets in short' : figures.name)}</h2>${facts(figures)}
${filters(figures, id)}
<h3 id="${id}-recurring">Recurring issues</h3>${recurringCards(figures)}
<h3 id="${id}-heat">Issues by product</h3>${chart(heatMapChart(isNamed ? heatMap : { ...heatMap, products: ['All tickets'] }))}${figuresTable('The same as a table', ['Issue', ...heatMap.products], heatMap.issues.map((issue, row) => [issue, ...(heatMap.counts[row] ?? [])]))}
<h3 id="${id}-feeling-chart">Sentiment by issue</h3>${chart(sentimentChart(byIssue))}${figuresTable('The same as a table', ['Issue', 'Negative', 'Neutral', 'Positive'], feltRows(byIssue))}
<h3 id="${id}-time">Volume and sentiment over time</h3>${weeks.length > 0 ? chart(volumeChart(weeks)) + figuresTable('The same as a table', ['Week of', 'Negative', 'Neutral', 'Positive'], feltRows(weeks)) : '<p>There are no dates, so there is no course over time.</p>'}
<h3 id="${id}-map">Map of the tickets</h3>${map.length > 0 ? `${chart(mapChart(map))}<p class="soft">Nearness says that tickets use the same words; directions and distances across the map mean nothing.</p>` : '<p>There are too few tickets for a map.</p>'}
<h3 id="${id}-topics">Topics and their tickets</h3>${topicCount > clusters.length ? `<p class="soft">The ${clusters.length} largest of ${topicCount} topics.</p>` : ''}<ul class="cards">${clusters.map(clusterCard).join('')}</ul>
<h3 id="${id}-languages">Languages</h3>${chart(barChart(languages, 'Bars: tickets by language'))}${figuresTable('The same as a table', ['Language', 'Tickets'], languages.map(({ name, count }) => [name, count]))}
<h3 id="${id}-notes">About the data</h3><ul class="notes">${notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul></section>`;
}

const LINKS = [['recurring', 'Recurring issues'], ['heat', 'Issues by product'], ['feeling-chart', 'Sentiment'], ['time', 'Over time'], ['map', 'Map'], ['topics', 'Topics'], ['languages', 'Languages'], ['notes', 'About the data']] as const;

/** JSON that may stand in a script element. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The whole report as one page that needs no network. */
export function reportPage(sets: readonly Figures[], madeAt: string): string {
  const isOnly = sets.length === 1;
  const [css, script] = [file('report.css'), file('report.js')];
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const links = isOnly ? LINKS.map(([id, name]) => `<li><a href="#set-1-${id}">${name}</a></li>`) : [...sets.map(({ name }, at) => `<li><a href="#set-${at + 1}">${escaped(name)}</a></li>`), '<li><a href="#comparison">Comparison</a></li>'];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src ${hash(script)}; img-src data:">
<title>Ticket history: ${escaped(sets.map(({ name }) => name).join(', '))}</title><style>${css}</style></head>
<body><a class="skip" href="#content">Skip to the figures</a><header><h1>Ticket history</h1><p class="soft">${escaped(sets.map(({ name }) => name).join(', '))}, read on ${escaped(madeAt)} by the built-in engine. No text has left this computer.</p><nav aria-label="Parts of the report"><ul>${links.join('')}</ul></nav></header>
<main id="content">${sets.map((figures, at) => section(figures, at, isOnly)).join('\n')}${isOnly ? '' : comparison(sets)}</main>
<footer>A recurring issue is a topic whose tickets of up to seven days are beyond what its own eight weeks before allow (negative binomial, weekdays and growth taken into account; at most about one false alarm a quarter for all topics together). Topics keep their names when this page is written anew to the same place.</footer>
<script type="application/json" id="topic-models">${json(Object.fromEntries(sets.map(({ name, model }) => [name, model])))}</script><script>${script}</script></body></html>
`;
}
