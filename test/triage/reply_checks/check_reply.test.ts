import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';
import { evaluateGrounding, readGroundingCases } from '../../../src/scripts/evaluate/grounding.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

const PLANS = { title: 'Plans', text: 'Monthly plan: 6.90 € a month. Yearly plan: 69 € a year. Delivery takes 3-5 working days. See https://help.shop.example/plans or write to care@shop.example.', url: 'https://help.shop.example/plans' };
const check = (body: string, over: Partial<Parameters<typeof checkReply>[0]> = {}) => checkReply({
  body, language: 'en', ticket: { subject: 'Order AB-1234', message: 'I paid 89.50 € on 3/11/2026, what does the yearly plan cost?' }, sources: [PLANS],
  ownWords: [], instructions: '', neverMention: [], ...over,
}).map(({ blocker, check: name }) => `${blocker}/${name}`);

test.each([
  ['The yearly plan costs sixty-nine euros a year.', []],
  ['The yearly plan costs 6.90 € a month.', ['unsupported_claim/amount']],
  ['The yearly plan costs $69 a year.', ['unsupported_claim/amount']],
  ['You paid 89.50 € on 3 November 2026 for order AB-1234.', []],
  ['This is about order AB-1243.', ['unsupported_claim/code']],
  ['It takes three to five working days.', []],
  ['It takes 3 working days.', ['unsupported_claim/duration']],
  ['Read https://help.shop.example/plans please.', []],
  ['Read https://help.shop.example/plan please.', ['unsupported_claim/web address']],
  ['Write to CARE@shop.example.', []],
  ['Write to help@shop.example.', ['unsupported_claim/e-mail address']],
  ['We will refund your order.', ['unsupported_promise/promise']],
  ['Unfortunately we cannot refund your order.', []],
  ['A colleague will call you back.', ['unsupported_promise/promise']],
  ['Dear [Name], thank you.', ['placeholder_left/placeholder']],
  ['Hello {{first_name}}, thank you.', ['placeholder_left/placeholder']],
  ['As an AI language model I cannot say.', ['repeats_instructions/instructions']],
  ['It works with the TurboMax too.', ['unsupported_claim/name']],
])('“%s” → %p', (body, findings) => {
  expect([...new Set(check(body))]).toEqual(findings);
});

test('talk of the sources, with “ß” as without', () => {
  expect(check('Gemäß den Quellen gilt das ein Jahr.')).toContain('repeats_instructions/instructions');
  expect(check('Gemäss den Quellen gilt das ein Jahr.')).toContain('repeats_instructions/instructions');
});

test('the other language, the forbidden word', () => {
  expect(check('Der Jahrestarif kostet 69 € und gilt für ein Jahr, vielen Dank für Ihre Nachricht.')).toContain('wrong_language/language');
  expect(check('Our rival Zapp! does this too.', { neverMention: ['zapp'] })).toContain('forbidden_mention/never mention');
});

test('every finding names the words and what is missing', () => {
  const [finding] = checkReply({ body: 'It costs 12 €.', language: 'en', ticket: { subject: '', message: 'How much?' }, sources: [PLANS], ownWords: [], instructions: '', neverMention: [] });
  expect(finding).toMatchObject({ words: '12 €', missing: 'stands in neither the ticket nor a source' });
});

test.each([['dev', 0.97, 0.86], ['test', 0.97, 0.92], ['third_hand', 0.94, 0.82], ['fourth_hand', 0.92, 0.75], ['fifth_hand', 0.93, 0.66]])('labelled drafts, %s part: precision at least %d, recall at least %d', (part, precision, recall) => {
  const report = evaluateGrounding(readGroundingCases(`${__dirname}/../../../data/grounding/${part}.jsonl`));
  expect(report.precision).toBeGreaterThanOrEqual(precision);
  expect(report.recall).toBeGreaterThanOrEqual(recall);
});

test('labelled drafts, sixteenth hand: four fifths of them good and hard', () => {
  const report = evaluateGrounding(readGroundingCases(`${__dirname}/../../../data/grounding/sixteenth_hand.jsonl`));
  expect(report.precision).toBeGreaterThanOrEqual(0.39);
  expect(report.recall).toBeGreaterThanOrEqual(0.55);
});

test('200 kB of reply and ticket are checked within seconds', () => {
  const long = 'We will not charge 12 € on 3 May, see https://a.example/b and x@y.example. '.repeat(1300);
  expect(leastMilliseconds((round) => check(`${round}. ${long}`, { ticket: { subject: '', message: `${round}. ${long}` } }), 8000)).toBeLessThan(8000);
});
