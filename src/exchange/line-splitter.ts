/** Splits bytes into lines without their ends, holding one; a line longer than `longest` is told as null. */
export class LineSplitter {
  readonly #longest: number;
  #pieces: Buffer[] = [];
  #length = 0;
  #line = 1;

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that end in this chunk, with their numbers from 1. Empty ones are left out. */
  *write(chunk: Buffer): Generator<{ readonly line: number; readonly bytes: Buffer | null }> {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      this.#keep(chunk.subarray(start, end));
      start = end + 1;
      yield* this.end();
      this.#line += 1;
    }
    this.#keep(chunk.subarray(start));
  }

  /** The last line, where no line end came behind it. */
  *end(): Generator<{ readonly line: number; readonly bytes: Buffer | null }> {
    const bytes = this.#length > this.#longest ? null : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    if (bytes === null || bytes.some((byte) => byte > 0x20)) yield { line: this.#line, bytes };
  }

  #keep(bytes: Buffer): void {
    this.#length += bytes.length;
    if (this.#length <= this.#longest) this.#pieces.push(bytes);
    else this.#pieces = [];
  }
}
