import { keptOfSentences, keptReading, late, madeOnce } from '../../../src/triage/text/kept_readings.ts';

describe('keptReading', () => {
  it('reads a text once as long as it is among those asked about last', () => {
    const read = jest.fn((text: string) => ({ length: text.length }));
    const kept = keptReading(read, 2);
    const first = kept('lamp');
    expect(kept('lamp')).toBe(first);
    kept('filter light');
    expect(kept('lamp')).toBe(first);
    expect(read.mock.calls).toEqual([['lamp'], ['filter light']]);
    kept('a third text');
    expect(kept('lamp')).toEqual({ length: 4 });
    expect(read.mock.calls.map(([text]) => text)).toEqual(['lamp', 'filter light', 'a third text', 'lamp']);
  });
});

describe('keptOfSentences', () => {
  it('reads a sentence once, and one too long to be met again each time', () => {
    const read = jest.fn((sentence: string) => sentence.length);
    const kept = keptOfSentences(read);
    const long = 'and so on '.repeat(100);
    expect([kept('Hold the button.'), kept(long), kept('Hold the button.'), kept(long)]).toEqual([16, 1000, 16, 1000]);
    expect(read.mock.calls.map(([sentence]) => sentence.length)).toEqual([16, 1000, 1000]);
  });

  it('keeps no more than some hundred', () => {
    const read = jest.fn((sentence: string) => sentence);
    const kept = keptOfSentences(read);
    const sentences = Array.from({ length: 1000 }, (_unused, at) => `Sentence ${at}.`);
    for (const sentence of [...sentences, ...sentences]) expect(kept(sentence)).toBe(sentence);
    expect(read.mock.calls.length).toBeGreaterThan(1500);
  });
});

describe('madeOnce', () => {
  it('makes one for each key', () => {
    const make = jest.fn((language: string) => ({ language }));
    const made = madeOnce(make);
    expect(made('en')).toBe(made('en'));
    expect(made('de')).toEqual({ language: 'de' });
    expect(make.mock.calls).toEqual([['en'], ['de']]);
  });
});

describe('late', () => {
  it('makes a value when it is first asked for, and once, even where it is undefined', () => {
    const make = jest.fn(() => undefined);
    const value = late(make);
    expect(make).not.toHaveBeenCalled();
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(make).toHaveBeenCalledTimes(1);
  });
});
