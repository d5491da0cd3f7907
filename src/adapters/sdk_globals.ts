/**
 * What the vendors' SDKs take of the platform, in the zip: the build has their files ask this one (`src/scripts/build/sdk_globals.ts`). Node's own
 * are part of the library behind its `fetch`, of which nothing else is used; to load it takes longer than a request does. Our own answers carry the same `Headers`.
 */
export class Headers {
  private readonly values = new Map<string, string>();

  constructor(given: Headers | Iterable<readonly [name: string, value: string]> | Readonly<Record<string, string>> | null = {}) {
    for (const [name, value] of !given ? [] : Symbol.iterator in given ? given : Object.entries(given)) this.append(name, value);
  }

  append(name: string, value: string): void {
    const before = this.get(name);
    const added = String(value).trim();
    this.values.set(name.toLowerCase(), before === null ? added : `${before}, ${added}`);
  }

  set(name: string, value: string): void { this.values.set(name.toLowerCase(), String(value).trim()); }

  get(name: string): string | null { return this.values.get(name.toLowerCase()) ?? null; }

  has(name: string): boolean { return this.values.has(name.toLowerCase()); }

  delete(name: string): void { this.values.delete(name.toLowerCase()); }

  forEach(each: (value: string, name: string, all: Headers) => void): void {
    for (const [name, value] of this.entries()) each(value, name, this);
  }

  entries(): IterableIterator<[name: string, value: string]> { return new Map([...this.values].toSorted(([a], [b]) => (a < b ? -1 : 1))).entries(); }

  [Symbol.iterator](): IterableIterator<[name: string, value: string]> { return this.entries(); }
}

/** Of each body the SDKs ask whether it is one of these. None that the app sends is. */
export class FormData {}
export class ReadableStream {}
export class Blob {}
