import { keptReading, late } from '../../../src/triage/text/kept_readings.ts';

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

describe('late', () => {
  it('makes a value when it is first asked for, and once, even where it is undefined', () => {
    const make = jest.fn(() => undefined);
    const value = late(make);
    expect(make).not.toHaveBeenCalled();
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(make).toHaveBeenCalledTimes(1);
  });
});
