import fc from 'fast-check';
import { verbatimPiece } from '../../src/triage/evidence.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

describe('verbatimPiece', () => {
  it.each([
    ['Hi.\nMY  Order\nis late!', 'my order is late', 'MY  Order\nis late'],
    ['Il est cassé depuis lundi.', 'casse depuis lundi', 'cassé depuis lundi'],
    ['I’m furious', "“I'm furious”", 'I’m furious'],
    ['the “old” lamp – broken – hums', 'the "old" lamp - broken', 'the “old” lamp – broken'],
    ['she said "never again"', '«she said “never again”»', 'she said "never again'],
    ['It costs $5 (really).', 'costs $5 (really)', 'costs $5 (really)'],
    ['İstanbul is far', 'is far', 'is far'],
    ['a lamp', 'the lamp', ''],
    ['a lamp', '…', ''],
    ['a lamp', '', ''],
    ['', 'lamp', ''],
  ])('finds in %j the quote %j as %j', (ticket, quote, piece) => expect(verbatimPiece(ticket, quote)).toBe(piece));

  it('gives only what stands in the ticket, and finds every piece of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.nat(50), fc.nat(50), (ticket, quote, from, length) => {
        expect(ticket).toContain(verbatimPiece(ticket, quote));
        const piece = ticket.slice(from, from + length);
        if (/[\p{L}\p{N}]/u.test(piece)) expect(verbatimPiece(ticket, piece)).toBe(piece.trim());
      }),
      { numRuns: 1000 },
    );
  });

  it('is quick on a long ticket', () => {
    const read = (): void => {
      verbatimPiece(`${'a '.repeat(100_000)}${' '.repeat(100_000)}`, 'a '.repeat(500) + 'b');
      verbatimPiece(' '.repeat(1_000_000), 'a b');
    };
    expect(leastMilliseconds(read, 1500)).toBeLessThan(1500);
  });
});
