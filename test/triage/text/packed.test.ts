/** Lists written as bytes come back as they were. */
import fc from 'fast-check';
import { edgesOfParts, fromVarints, packed, unpacker, varints } from '../../../src/triage/text/packed.ts';

test('numbers of 16 bits as varints, in as few bytes as their bits ask for', () => {
  expect([...varints([0, 1, 127, 128, 300, 65_535])]).toEqual([0, 1, 127, 0x80, 1, 0xac, 2, 0xff, 0xff, 3]);
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 65_535 })), (numbers) => { expect([...fromVarints(varints(numbers))]).toEqual(numbers); }));
});

test('parts one behind the other, wherever they begin', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), fc.uint16Array(), fc.int32Array(), fc.nat({ max: 7 }), (text, bytes, numbers, hashes, before) => {
    const stored = Buffer.concat([Buffer.alloc(before), packed([text, bytes, numbers, hashes])]).subarray(before);
    const read = unpacker(stored);
    expect([read.text(), [...read.bytes()], [...read.numbers()], [...read.hashes()]]).toEqual([text, [...bytes], [...numbers], [...hashes]]);
  }));
});

test('large parts are found by their edges, in bytes that were packed alone', () => {
  const stored = packed(['a', new Uint8Array(9), new Uint16Array(3), new Uint8Array(10)]);
  // Five numbers at the head, then parts at 20, 24, 36 and 44.
  expect(edgesOfParts(stored, 9)).toEqual([24, 36, 44]);
  expect(edgesOfParts(stored, 11)).toEqual([]);
  expect(edgesOfParts(Buffer.from('words that are no list of parts'), 1)).toEqual([]);
});
