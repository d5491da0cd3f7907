/** What a regular expression comes to, by what each of its parts comes to. Texts of signs are as they stand in the expression. */
export interface Algebra<Part> {
  inARow(parts: Part[]): Part;
  either(alternatives: Part[]): Part;
  repeated(part: Part, least: number, most: number): Part;
  /** What is looked at ahead or behind; `isIn`: whether it must stand there. */
  around(inside: Part, isIn: boolean, isBehind: boolean): Part;
  /** `^`, `$`, `\b` or `\B`, and where it stands in the expression. */
  place(sign: string, at: number): Part;
  letter(letter: string): Part;
  /** What stands between the brackets of a class. */
  oneOf(letters: string): Part;
  /** Whatever else stands for a character, or for what a group has found. */
  sign(sign: string): Part;
}

/** Reads an expression part by part. */
class Reader<Part> {
  private at = 0;
  private readonly pattern: string;
  private readonly algebra: Algebra<Part>;

  constructor(pattern: string, algebra: Algebra<Part>) {
    this.pattern = pattern;
    this.algebra = algebra;
  }

  /** `form` is sticky. */
  private eat(form: RegExp): string | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.pattern)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  alternatives(): Part[] {
    const found = [this.row()];
    while (this.eat(/\|/uy)) found.push(this.row());
    return found;
  }

  private row(): Part {
    const parts: Part[] = [];
    while (this.at < this.pattern.length && !/[|)]/.test(this.pattern.charAt(this.at))) parts.push(this.quantified(this.atom()));
    return this.algebra.inARow(parts);
  }

  private quantified(part: Part): Part {
    const sign = this.eat(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/uy);
    if (sign === undefined) return part;
    const [least = '1', comma, most] = /\{(\d+)(,?)(\d*)\}/.exec(sign)?.slice(1) ?? [];
    if (sign.startsWith('{')) return this.algebra.repeated(part, Number(least), most ? Number(most) : comma ? Infinity : Number(least));
    return this.algebra.repeated(part, sign.startsWith('+') ? 1 : 0, sign.startsWith('?') ? 1 : Infinity);
  }

  private atom(): Part {
    const group = this.eat(/\((?:\?(?:<?[=!]|:|<\w+>))?/uy);
    if (group !== undefined) {
      const inside = this.algebra.either(this.alternatives());
      this.at += 1;
      return /[=!]$/.test(group) ? this.algebra.around(inside, group.endsWith('='), group.includes('<')) : inside;
    }
    const from = this.at;
    const place = this.eat(/[\^$]|\\[bB]/uy);
    if (place !== undefined) return this.algebra.place(place, from);
    const letters = this.eat(/\[(?:\\u\{[^}]*\}|\\.|[^\]\\])*\]/uy);
    if (letters !== undefined) return this.algebra.oneOf(letters.slice(1, -1));
    const sign = this.eat(/\.|\\[pP]\{[^}]*\}|\\k<[^>]*>|\\[dDwWsS1-9nrtvf0]|\\x[\da-fA-F]{2}|\\u(?:\{[^}]*\}|[\da-fA-F]{4})|\\c[A-Za-z]/uy);
    if (sign !== undefined) return this.algebra.sign(sign);
    const letter = this.eat(/\\?[^]/uy) ?? '';
    return this.algebra.letter(letter.replace(/^\\/, ''));
  }
}

/** What each alternative of an expression comes to. */
export const readPattern = <Part>(pattern: string, algebra: Algebra<Part>): Part[] => new Reader(pattern, algebra).alternatives();
