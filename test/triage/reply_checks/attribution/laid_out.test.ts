/** One price list, laid out as sentences, headings, lists and a table: what a reply may say of it does not change. */
import { laidOut } from '../../../../src/triage/reply_checks/attribution/laid_out.ts';
import { leastMilliseconds } from '../../../cpu_clock.ts';
import { found } from '../found.ts';

test.each<[what: string, text: string, said: string]>([
  ['lines below a heading', 'Basic\n9 € a month\n\nPro\n14 € a month', 'Basic\nBasic: 9 € a month\n\nPro\nPro: 14 € a month'],
  ['a list below a marked heading', '**Basic**\n- 9 € a month\n- 2 users\n**Pro**\n- 14 € a month', '**Basic**\nBasic: 9 € a month\nBasic: 2 users\n**Pro**\nPro: 14 € a month'],
  ['headings of Markdown, blank lines below them', '## Basic\n\n- Price: 9 €\n\n## Pro\n\n- Price: 14 €', '## Basic\n\nBasic Price: 9 €\n\n## Pro\n\nPro Price: 14 €'],
  ['headings with a colon', 'Basic:\n9 € a month\nPro:\n14 € a month', 'Basic:\nBasic: 9 € a month\nPro:\nPro: 14 € a month'],
  ['a table', '| Plan | Price | Users |\n|---|---|---|\n| Basic | 9 € | 2 |\n| Pro | 14 € | 5 |', '| Plan | Price | Users |\n|---|---|---|\nBasic: Price 9 €, Users 2.\nPro: Price 14 €, Users 5.'],
  ['sentences stay', 'Basic costs 9 €.\nPro costs 14 €.', 'Basic costs 9 €.\nPro costs 14 €.'],
  ['a line without figures stays', 'Returns\nWrite to us first.\nWithin 30 days.', 'Returns\nWrite to us first.\nWithin 30 days.'],
  ['a numbered list is no heading', '1. Open the lid\n2. Wait 5 minutes', '1. Open the lid\n2. Wait 5 minutes'],
  ['one line stays', 'Basic: 9 €. Pro: 14 €.', 'Basic: 9 €. Pro: 14 €.'],
])('%s', (_what, text, said) => { expect(laidOut(text)).toBe(said); });

const LAYOUTS: [layout: string, of: (plans: [string, string, string][]) => string][] = [
  ['sentences', (plans) => plans.map(([name, price, users]) => `${name}: ${price}, ${users}.`).join(' ')],
  ['headings', (plans) => plans.map(([name, price, users]) => `${name}\n${price}\n${users}`).join('\n\n')],
  ['marked headings', (plans) => plans.map(([name, price, users]) => `**${name}**\n- ${price}\n- ${users}`).join('\n')],
  ['headings of Markdown', (plans) => plans.map(([name, price, users]) => `### ${name}\n\n${price}, ${users}`).join('\n\n')],
  ['a table', (plans) => `| Name | 1 | 2 |\n|---|---|---|\n${plans.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`],
];
const DESKS: [language: string, message: string, plans: [string, string, string][], right: string, wrong: string][] = [
  ['en', 'What is Harbour a month?', [['Quay', '£9 a month', '2 users'], ['Harbour', '£14 a month', '5 users']], 'Harbour costs £14 a month.', 'Harbour costs £9 a month.'],
  ['de', 'Was kostet Tarif Weide im Monat?', [['Tarif Wiese', '9 € im Monat', '2 Nutzer'], ['Tarif Weide', '14 € im Monat', '5 Nutzer']], 'Der Tarif Weide kostet 14 € im Monat.', 'Der Tarif Weide kostet 9 € im Monat.'],
  ['es', '¿Cuánto cuesta Roble al mes?', [['Encina', '9 € al mes', '2 usuarios'], ['Roble', '14 € al mes', '5 usuarios']], 'Roble cuesta 14 € al mes.', 'Roble cuesta 9 € al mes.'],
  ['fr', 'Combien coûte Hêtre par mois ?', [['Chêne', '9 € par mois', '2 utilisateurs'], ['Hêtre', '14 € par mois', '5 utilisateurs']], 'Hêtre coûte 14 € par mois.', 'Hêtre coûte 9 € par mois.'],
  ['pt', 'Quanto custa o Sobreiro por mês?', [['Pinheiro', '9 € por mês', '2 utilizadores'], ['Sobreiro', '14 € por mês', '5 utilizadores']], 'O Sobreiro custa 14 € por mês.', 'O Sobreiro custa 9 € por mês.'],
];
test.each(DESKS.flatMap(([language, message, plans, right, wrong]) => LAYOUTS.map(([layout, of]) => [language, layout, right, wrong, message, of(plans)] as const)))('%s, laid out as %s: “%s” stands, “%s” does not', (language, _layout, right, wrong, message, source) => {
  expect(found(language, source, right, message)).toEqual([]);
  expect(found(language, source, wrong, message)).not.toEqual([]);
});

test.each(['# A\n1\n', '| a | 1 |\n', '****', '* * * 1\n', ': : : ', '|'])('40,000 characters of %j are read at once', (piece) => {
  expect(leastMilliseconds((round) => laidOut(`x${round}\n${piece.repeat(40_000 / piece.length)}`), 400)).toBeLessThan(400);
});
