/** Of a long article a reply tells what was asked for, in parts that make sense alone. */
import { excerptOf, partsOf, shortOf, tellsAlong } from '../../../../src/adapters/builtin/replies/excerpt.ts';
import { toReader } from '../../../../src/adapters/builtin/replies/answer_text.ts';
import { writeReply } from '../../../../src/adapters/builtin/replies/reply_writer.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { DEFAULT_STYLE } from '../../../../src/fields.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';
import { withoutTags } from '../../../../src/triage/text/html.ts';

const LEAD = 'The e-bikes are sold in both shops.';
const RANGE = 'Range\n\nThe city bike reaches up to 90 km in Eco and about 45 km in Turbo. Cold weather can reduce the range by up to a third.';
const CHARGING = 'Charging\n\nCharge the battery indoors. A full charge takes five hours with the standard charger and three with the fast one. You can leave the charger plugged in.';
const BLINKS = 'Red light\n\nThe battery blinks red when it is too warm or too cold. Do this:\n\n1. Wait one hour.\n2. Try again.\n\nIf that does not help, send us the serial number on the bottom of it.';
const below = (part: string): string => part.replace('\n\n', ':\n');
const ARTICLE = [LEAD, RANGE, CHARGING, BLINKS].join('\n\n');
const passage = (solution: string): Passage => ({ id: 'A', kind: 'article', title: 'Battery and range', problem: 'Battery and range', solution, product: '', issue: '', url: 'https://help.moss.example/battery', score: 0.5 });

test('a heading stays with what stands below it, a list with what leads to it, what goes on with what it goes on from', () => {
  expect(partsOf(ARTICLE)).toEqual([LEAD, below(RANGE), below(CHARGING), below(BLINKS)]);
});

test.each([
  ['1. Unplug it.\n\nMind the cable.\n\n2. Wait.\n\nIt may hum.\n\n3. Plug it in.'], ['Step 1: unplug it.\n\nStep 2: wait.\n\nStep 3: plug it in.'],
])('steps are no parts, whatever stands between them: %j', (steps) => expect(partsOf(`${steps}\n\nWe are open all day.`)).toEqual([steps, 'We are open all day.']));

test('short lines one behind another are no headings: what they tell stays together, with what stands below the last', () => {
  expect(partsOf('Open the app\n\nPress Pair\n\nHold the lamp near the phone until it blinks.\n\nRange\n\nTen metres.')).toEqual(['Open the app\n\nPress Pair\n\nHold the lamp near the phone until it blinks.', 'Range:\nTen metres.']);
});

test.each([
  ['How many km of range does Turbo have?', [LEAD, below(RANGE)]], ['My battery blinks red, what is that?', [LEAD, below(BLINKS)]],
])('“%s” is told its part, and the short part that stands before all', (asked, parts) => expect(excerptOf(passage(ARTICLE), [asked]).solution).toBe(parts.join('\n\n')));

test('two questions are told both parts', () => {
  expect(excerptOf(passage(ARTICLE), ['How many km of range does Turbo have?', 'It blinks red.']).solution).toBe([LEAD, below(RANGE), below(BLINKS)].join('\n\n'));
});

test('what is short, of one piece, or of which nothing is asked stays whole', () => {
  for (const [text, asked] of [[`${LEAD}\n\nCharge it.\n\nWait.`, 'charge'], [ARTICLE.replaceAll('\n', ' '), 'charge'], [ARTICLE, 'Do you sell helmets?']] as const) expect(excerptOf(passage(text), [asked]).solution).toBe(text);
});

test('what a part names all of is told along', () => {
  expect(['How do I charge it indoors?', 'Is it a helmet that I charge?', 'How?'].map((asked) => tellsAlong(passage(ARTICLE), asked))).toEqual([true, false, false]);
});

test('a part of an article is a draft for a person, with the way to the rest', async () => {
  const reply = await writeReply({
    ticket: { ticketId: '', subject: '', message: 'How many km of range does Turbo have?', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' }, language: 'en', product: '', issue: '',
    passages: [{ ...passage(ARTICLE), chance: 0.9 }], history: [], style: { ...DEFAULT_STYLE, instructions: '', neverMention: [] }, deadline: createDeadline(),
  });
  expect(reply).toMatchObject({ status: 'drafted', doubted: true, usedPassages: ['A'], warnings: expect.arrayContaining([expect.stringContaining('longer article')]) });
  expect(reply.body).toContain('45 km in Turbo');
  expect(reply.body).toContain('https://help.moss.example/battery');
  expect(reply.body).not.toContain('serial number');
});

test('an answer in HTML becomes lines, its links, lists and headings kept', () => {
  const told = withoutTags('<h2>Assembly</h2><hr><p>You only need to:</p><ul><li>screw in the pedals</li></ul><p>See the <a href="https://moss.example/film">film</a>.</p>');
  expect(toReader({ kind: 'article', solution: told })).toBe('Assembly:\nYou only need to:\n\n * screw in the pedals\n\nSee the [film](https://moss.example/film).');
});

test('what nobody filled in is no tag: it stays to be seen in an answer in HTML', () => {
  expect(withoutTags('<p>Order <order number> leaves us on <date>.<br>Press <ENTER> and <b>wait</b> for <code>OK</code>.</p>')).toBe('Order <order number> leaves us on <date>.\nPress <ENTER> and wait for OK.');
});

test('what an answer says first keeps its steps on lines of their own', () => {
  const steps = '1. Switch the bike off and lean it against a wall.\n2. Open the rubber cap.\n3. Plug in the charger.';
  expect(shortOf(passage(`${steps}\n\n${'Never charge it in the rain or below zero. '.repeat(6)}`), ['charge'], 29)?.solution).toBe(steps);
});

test('what an answer says first ends with no question, whose answer would be missing', () => {
  const first = 'The app is part of the basic fee and the code comes by e-mail within two days. It holds for 12 months.';
  expect(shortOf(passage(`${first} Code expired? Three months more cost 15 €.`), ['app'], 22)?.solution).toBe(first);
  expect(shortOf(passage(`${first} Code expired? Three months more cost 15 €.`), ['app'], 40)?.solution).toBe(`${first} Code expired? Three months more cost 15 €.`);
});
