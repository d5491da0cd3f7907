/** Lists of numbers and texts as one piece of bytes, read back as views of it: nothing is parsed, nothing copied. */
type List = Uint8Array | Int8Array | Uint16Array | Int32Array;

const ALIGNMENT = 4;
const padding = (length: number): number => (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;

/** The parts one behind the other: their number, their lengths in bytes, then each at a place that any list may begin at. */
export function packed(parts: readonly (List | string)[]): Uint8Array {
  const pieces = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
  const header = Uint32Array.from([pieces.length, ...pieces.map((piece) => piece.length)]);
  return Buffer.concat([new Uint8Array(header.buffer), ...pieces.flatMap((piece) => [piece, new Uint8Array(padding(piece.length))])]);
}

/** Where parts of at least so many bytes begin and end; of bytes that `packed` did not write, nowhere. */
export function edgesOfParts(stored: Uint8Array, least: number): number[] {
  const view = new DataView(stored.buffer, stored.byteOffset, stored.length), edges = new Set<number>();
  const begin = ALIGNMENT * (1 + view.getUint32(0, true));
  let end = begin;
  for (let at = ALIGNMENT; at < begin && end < stored.length; at += ALIGNMENT) {
    const length = view.getUint32(at, true), from = end;
    end += length + padding(length);
    if (length >= least) edges.add(from).add(end);
  }
  return end === stored.length ? [...edges].filter((edge) => edge < end) : [];
}

/** Reads, in their order, the parts that `packed` wrote. */
export interface Unpacker {
  text(): string;
  bytes(): Uint8Array;
  signedBytes(): Int8Array;
  numbers(): Uint16Array;
  hashes(): Int32Array;
}

export function unpacker(stored: Uint8Array): Unpacker {
  const { buffer, byteOffset } = stored.byteOffset % ALIGNMENT === 0 ? stored : new Uint8Array(stored);
  const lengths = new Uint32Array(buffer, byteOffset + 4, new Uint32Array(buffer, byteOffset, 1)[0]);
  let part = 0;
  let at = byteOffset + 4 + lengths.byteLength;
  const next = (): [from: number, length: number] => {
    const [from, length] = [at, lengths[part++] ?? 0];
    at += length + padding(length);
    return [from, length];
  };
  return {
    text() { const [from, length] = next(); return Buffer.from(buffer, from, length).toString('utf8'); },
    bytes() { const [from, length] = next(); return new Uint8Array(buffer, from, length); },
    signedBytes() { const [from, length] = next(); return new Int8Array(buffer, from, length); },
    numbers() { const [from, length] = next(); return new Uint16Array(buffer, from, length / 2); },
    hashes() { const [from, length] = next(); return new Int32Array(buffer, from, length / 4); },
  };
}

/** Numbers below 65,536, the small ones as one byte: each byte holds seven bits, the lowest first, and says whether more follow. */
export function varints(numbers: ArrayLike<number>): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    let rest = numbers[at] ?? 0;
    for (; rest > 0x7f; rest >>= 7) bytes.push(0x80 | (rest & 0x7f));
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

export function fromVarints(bytes: Uint8Array): Uint16Array {
  const numbers = new Uint16Array(bytes.length);
  let count = 0;
  for (let at = 0, shift = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    numbers[count]! |= (byte & 0x7f) << shift;
    if (byte > 0x7f) shift += 7;
    else {
      shift = 0;
      count += 1;
    }
  }
  return numbers.slice(0, count);
}
