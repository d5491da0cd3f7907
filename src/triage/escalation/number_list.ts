/** A list of numbers that grows at its end: many small lists in one piece of memory, found by where they begin. */
export interface NumberList {
  numbers: Int32Array<ArrayBuffer>;
  /** How many there are; behind them lies room for more. */
  end: number;
}

const ROOM = 256;

/** An empty list; its place 0 is taken, so that 0 can say that something is not there. */
export const numberList = (): NumberList => ({ numbers: new Int32Array(ROOM), end: 1 });

/** Makes place for so many zeros at the end of a list and says where. */
export function reserve(list: NumberList, count: number): number {
  const from = list.end;
  list.end += count;
  list.numbers = withRoom(list.numbers, list.end);
  return from;
}

/** The list, or one that is at least twice as long where it has no room for so many numbers. */
export function withRoom(list: Int32Array<ArrayBuffer>, numbers: number): Int32Array<ArrayBuffer> {
  if (numbers <= list.length) return list;
  const longer = new Int32Array(2 * Math.max(list.length, numbers));
  longer.set(list);
  return longer;
}
