import { escapeHtml } from '../../render/html.ts';
import { OTHER } from '../../insight/issue_report.ts';
import { comparisonChart } from './charts.ts';
import { sentimentShare, type Figures } from './figures.ts';

const MOST_ISSUES = 12;
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const total = (counts: readonly number[] | undefined): number => (counts ?? []).reduce((sum, count) => sum + count, 0);

/** Share of each issue in each data set: first those that several sets tell, then those that weigh most anywhere. */
function issueShares(sets: readonly Figures[]): { issue: string; shares: number[] }[] {
  const issues = new Set(sets.flatMap(({ heatMap }) => heatMap.issues));
  return [...issues].map((issue) => ({ issue, shares: sets.map(({ heatMap: { issues: own, counts }, tickets }) => total(counts[own.indexOf(issue)]) / Math.max(1, tickets)) }))
    .sort((a, b) => told(b) - told(a) || Math.max(...b.shares) - Math.max(...a.shares) || (a.issue < b.issue ? -1 : 1)).slice(0, MOST_ISSUES);
}

/** How many data sets tell an issue. */
const told = ({ shares }: { shares: number[] }): number => shares.filter((share) => share > 0).length;

/** The data sets side by side. */
export function comparison(sets: readonly Figures[]): string {
  const rows: [string, (figures: Figures) => string][] = [
    ['Tickets', ({ tickets }) => tickets.toLocaleString('en')],
    ['Dates', ({ from, to }) => (from ? `${from} to ${to}` : 'none')],
    ['Negative', ({ felt }) => percent(sentimentShare(felt, 'negative'))],
    ['Positive', ({ felt }) => percent(sentimentShare(felt, 'positive'))],
    ['Products', ({ heatMap: { products } }) => products.slice(0, 5).join(', ')],
    ['Largest topics', ({ clusters }) => clusters.slice(0, 3).map(({ name, size }) => `${name} (${size})`).join('; ')],
    ['Recurring issues', ({ recurring, from }) => (from ? recurring.map(({ issue }) => issue.topic).slice(0, 3).join('; ') || 'none' : 'no dates')],
    ['Languages', ({ languages }) => languages.slice(0, 5).map(({ name, count }) => `${name} ${count}`).join(', ')],
  ];
  const shares = issueShares(sets);
  const table = `<div class="table sides" tabindex="0" role="region" aria-label="The data sets side by side"><table><thead><tr><th></th>${sets.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead><tbody>${
    rows.map(([name, of]) => `<tr><th scope="row">${name}</th>${sets.map((figures) => `<td>${escapeHtml(of(figures))}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;
  return `<section id="comparison" aria-labelledby="comparison-name"><h2 id="comparison-name">Comparison</h2>${table}<h3>Share of each issue</h3>${shares.some((issue) => issue.issue !== OTHER && told(issue) > 1) ? '' : '<p class="soft">The data sets name their issues differently, so that none can be compared one with another.</p>'}<div class="chart">${comparisonChart(sets.map(({ name }) => name), shares)}</div></section>`;
}
