import { BUILTIN_EXAMPLES, SAME, chooseExamples, similarityOf } from '../../../src/adapters/gemini/examples.ts';
import { SENTIMENTS, type LabelledExample } from '../../../src/ports/engine.ts';
import { SUPPORTED_LANGUAGES } from '../../../src/ports/ticket.ts';
import promptExamples from '../../../data/prompt_examples.json' with { type: 'json' };
import { leastMilliseconds } from '../../cpu_clock.ts';

const corrected = (more: Partial<LabelledExample>): LabelledExample => ({ id: 'c', subject: '', message: 'The boiler drips again.', sentiment: 'negative', thought: 'Again.', origin: 'correction', similarity: 0.9, ...more });
const labels = (examples: LabelledExample[]) => SENTIMENTS.map((sentiment) => examples.filter((example) => example.sentiment === sentiment).length);

test('the app\'s examples: every label in every language, each with a thought, no text twice', () => {
  expect(BUILTIN_EXAMPLES.length).toBeGreaterThanOrEqual(40);
  for (const language of SUPPORTED_LANGUAGES) {
    const own = promptExamples.filter((example) => example.language === language);
    for (const sentiment of SENTIMENTS) expect(own.filter((example) => example.sentiment === sentiment).length).toBeGreaterThanOrEqual(3);
  }
  expect(BUILTIN_EXAMPLES.every(({ thought, message }) => thought.length > 10 && message.length > 10)).toBe(true);
  expect(new Set(BUILTIN_EXAMPLES.map(({ message }) => message)).size).toBe(BUILTIN_EXAMPLES.length);
});

test('a text that unfolds to many times its length is read all the same', () => {
  // U+FDFA is one letter that NFKC makes eighteen of; each varied by a letter, they are more grams than any plain text has.
  const unfolding = Array.from({ length: 1500 }, (_, at) => `\uFDFA${String.fromCodePoint(0x4e00 + at)}`).join('');
  expect(labels(chooseExamples(unfolding, []))).toEqual([3, 3, 3]);
});

test('likeness: two of four grams shared, by hand', () => {
  // "ab" has the triples " ab" and "ab "; "ac" has " ac" and "ac "; each counts a half, so each weighs 1 + ln 1.5.
  const one = corrected({ message: 'ab ac' }), other = corrected({ message: 'ab ad' });
  expect(similarityOf(one, other)).toBeCloseTo(0.5, 10);
  expect(similarityOf(one, one)).toBeCloseTo(1, 10);
});

test('no two of the app’s examples are nearly the same text', () => {
  const pairs = BUILTIN_EXAMPLES.flatMap((one, at) => BUILTIN_EXAMPLES.slice(at + 1).map((other) => similarityOf(one, other)));
  expect(pairs).toHaveLength((60 * 59) / 2);
  expect(Math.max(...pairs)).toBeLessThan(SAME);
});

test('three of each label, those in the ticket\'s language and of its kind nearest', () => {
  const chosen = chooseExamples('Seit dem Update startet das Gerät nicht mehr und zeigt einen Fehler im Display.', []);
  expect(labels(chosen)).toEqual([3, 3, 3]);
  expect(chosen.at(-1)?.id).toBe('de-02');
  expect(chosen.map(({ similarity }) => similarity)).toEqual([...chosen.map(({ similarity }) => similarity)].sort((a, b) => a - b));
});

test('corrections come first and keep the balance', () => {
  const messages = ['The heating rattles all night and nobody calls back.', 'Still no hot water after the second visit, I am fed up.', 'Your plumber left mud all over my new carpet.', 'The pump hums so loudly that we cannot sleep.', 'Cold radiators again, in November, with a baby.'];
  const corrections = messages.map((message, at) => corrected({ id: `c${at}`, message, similarity: 0.9 - at / 100 }));
  const chosen = chooseExamples('The heating rattles.', corrections);
  expect(labels(chosen)).toEqual([3, 3, 3]);
  expect(chosen.filter(({ origin }) => origin === 'correction').map(({ id }) => id).sort()).toEqual(['c0', 'c1', 'c2']);
});

test('a correction silences an example that says the same with another label', () => {
  const own = BUILTIN_EXAMPLES.find(({ id }) => id === 'en-02');
  const chosen = chooseExamples(own?.message ?? '', [corrected({ message: own?.message ?? '', sentiment: 'negative' })]);
  expect(chosen.some(({ id }) => id === 'en-02')).toBe(false);
  expect(chosen.at(-1)).toMatchObject({ origin: 'correction', sentiment: 'negative' });
});

test('of two corrections of the same text the first given (the newest) counts', () => {
  const chosen = chooseExamples('The boiler drips again.', [corrected({ id: 'new', sentiment: 'neutral' }), corrected({ id: 'old', sentiment: 'negative' })]);
  expect(chosen.filter(({ origin }) => origin === 'correction').map(({ id }) => id)).toEqual(['new']);
});

test('an empty ticket and one of 200 kB get examples too, quickly', () => {
  expect(chooseExamples('', [])).toHaveLength(9);
  expect(leastMilliseconds((round) => chooseExamples(`${round} ${'ring '.repeat(40_000)}`, []), 200)).toBeLessThan(200);
});
