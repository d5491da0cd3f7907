/** Open addressing from a 32-bit hash to an entry. Two words in 10,000 entries share a hash about once in 100 lexica. */
export interface HashTable {
  mask: number;
  keys: Int32Array;
  values: Int32Array;
  /** A bit for each hash that may be there, small enough for the fastest memory: most hashes asked for are not. */
  sieve: Int32Array;
}

export const EMPTY = -1;
const SIEVE = 2048;
const mixed = (hash: number): number => hash ^ (hash >>> 15);

export function createTable(size: number): HashTable {
  let capacity = 64;
  while (capacity < size * 3) capacity *= 2;
  return { mask: capacity - 1, keys: new Int32Array(capacity), values: new Int32Array(capacity).fill(EMPTY), sieve: new Int32Array(SIEVE) };
}

function slotOf({ mask, keys, values }: HashTable, hash: number): number {
  let slot = mixed(hash) & mask;
  while (values[slot] !== EMPTY && keys[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

export function lookUp(table: HashTable, hash: number): number {
  const place = mixed(hash);
  if (((table.sieve[(place >>> 5) & (SIEVE - 1)]! >>> (place & 31)) & 1) === 0) return EMPTY;
  return table.values[slotOf(table, hash)] ?? EMPTY;
}

export function store(table: HashTable, hash: number, value: number): void {
  const slot = slotOf(table, hash);
  table.keys[slot] = hash;
  table.values[slot] = value;
  const place = mixed(hash);
  table.sieve[(place >>> 5) & (SIEVE - 1)]! |= 1 << (place & 31);
}
