import { FormatRefused } from './format-refused.ts';

/** What to do with a value at a path: hand its bytes over, look into it, or pass by. */
export type Interest = { readonly take: number } | 'enter' | 'skip';

export interface JsonHandler {
  /** Of a value at `path`, such as `comments.*`; `take` is the most bytes that are held of it. */
  interest(path: string): Interest;
  /** The bytes of a value that was to be taken; null where it is longer than it may be. */
  value(path: string, bytes: Buffer | null): void;
}

/** Deepest containers that are entered; what is taken or passed by is only counted. */
const MAX_ENTERED = 8;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

type Expecting = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

interface Container {
  readonly isArray: boolean;
  /** What the paths of its values begin with. */
  readonly path: string;
  key: string;
}

/**
 * Finds the records in a JSON file of any size and hands over their bytes, for `JSON.parse` to read: only one record is
 * ever held, and a longer one than may be is passed by without being held. A general streaming parser would build every
 * value in script, and a text of 100 MB too. Errors between records refuse the file; those inside are found by the parse.
 */
export class JsonSlicer {
  readonly #file: string;
  readonly #handler: JsonHandler;
  readonly #containers: Container[] = [];
  #expecting: Expecting = 'value';
  // The value or key that is gone through: its path, its bytes so far, and where in it we are.
  #inside: { readonly path: string; readonly take: number; readonly isKey: boolean } | null = null;
  #pieces: Buffer[] | null = [];
  #length = 0;
  #depth = 0;
  #kind: 'string' | 'container' | 'scalar' = 'scalar';
  #isInString = false;
  #isEscaped = false;
  // Places.
  #chunk: Buffer = Buffer.alloc(0);
  #line = 1;
  #lineStart = 0;
  #counted = 0;
  #start: { readonly line: number; readonly column: number } = { line: 1, column: 1 };

  constructor(file: string, handler: JsonHandler) {
    this.#file = file;
    this.#handler = handler;
  }

  /** Where the value begins that is handed over at the moment. Columns are bytes. */
  place(): { readonly line: number; readonly column: number } {
    return this.#start;
  }

  write(chunk: Buffer): void {
    this.#chunk = chunk;
    this.#counted = 0;
    let at = 0;
    while (at < chunk.length) at = this.#inside === null ? this.#between(at) : this.#within(at);
    this.#count(chunk.length);
    this.#lineStart -= chunk.length;
    this.#chunk = Buffer.alloc(0);
    this.#counted = 0;
  }

  /** The file is over: throws where something is not finished. */
  end(): void {
    if (this.#inside !== null && this.#kind === 'scalar' && this.#containers.length === 0) this.#finish();
    if (this.#inside !== null) throw this.#refuse('truncated', 'the end of what begins here', this.#start);
    if (this.#expecting !== 'nothing') throw this.#refuse('truncated', this.#wanted(), this.#placeOf(0));
  }

  /** White space, commas and brackets between values; where the next thing begins. */
  #between(from: number): number {
    const chunk = this.#chunk;
    let at = from;
    while (at < chunk.length && isSpace(chunk[at] ?? 0)) at += 1;
    if (at === chunk.length) return at;
    const byte = chunk[at] ?? 0;
    const isFirst = this.#containers.length === 0 && this.#expecting === 'value';
    if (isFirst && (byte === 0xef || byte === 0xbb || byte === 0xbf)) return at + 1;
    const expecting = this.#expecting;
    const container = this.#containers.at(-1);
    if (expecting === 'comma or end' && byte === COMMA) {
      this.#expecting = container?.isArray === true ? 'value' : 'key';
    } else if (expecting === 'colon' && byte === COLON) this.#expecting = 'value';
    else if (
      expecting.endsWith('or end') &&
      byte === (container?.isArray === true ? CLOSE_ARRAY : CLOSE_OBJECT)
    ) {
      this.#containers.pop();
      this.#afterValue();
    } else if (expecting.startsWith('key') && byte === QUOTE)
      this.#begin(at, { path: '', take: 4_096, isKey: true });
    else if (expecting.startsWith('value') && isValueStart(byte)) return this.#value(at, byte);
    else throw this.#refuse('malformed_json', this.#wanted(), this.#placeOf(at));
    return this.#inside === null ? at + 1 : at;
  }

  #value(at: number, byte: number): number {
    const container = this.#containers.at(-1);
    const path = container === undefined ? '' : `${container.path}${container.isArray ? '*' : container.key}`;
    const interest = this.#handler.interest(path);
    if (interest === 'enter' && (byte === OPEN_OBJECT || byte === OPEN_ARRAY)) {
      if (this.#containers.length >= MAX_ENTERED) {
        throw this.#refuse('malformed_json', 'fewer levels', this.#placeOf(at));
      }
      const isArray = byte === OPEN_ARRAY;
      this.#containers.push({ isArray, path: path === '' ? '' : `${path}.`, key: '' });
      this.#expecting = isArray ? 'value or end' : 'key or end';
      return at + 1;
    }
    this.#begin(at, { path, take: typeof interest === 'object' ? interest.take : 0, isKey: false });
    return at;
  }

  #begin(
    at: number,
    inside: { readonly path: string; readonly take: number; readonly isKey: boolean },
  ): void {
    const byte = this.#chunk[at];
    this.#inside = inside;
    this.#kind =
      byte === QUOTE ? 'string' : byte === OPEN_OBJECT || byte === OPEN_ARRAY ? 'container' : 'scalar';
    this.#pieces = inside.take > 0 ? [] : null;
    this.#length = 0;
    this.#depth = 0;
    this.#isInString = false;
    this.#isEscaped = false;
    this.#start = this.#placeOf(at);
  }

  /** Goes through the value; where it ends, or the end of the chunk. */
  #within(from: number): number {
    const chunk = this.#chunk;
    const isScalar = this.#kind === 'scalar';
    let [isInString, isEscaped, depth] = [this.#isInString, this.#isEscaped, this.#depth];
    let isOver = false;
    let at = from;
    for (; at < chunk.length && !isOver; at += 1) {
      const byte = chunk[at] ?? 0;
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) {
          isInString = false;
          isOver = depth === 0;
        }
      } else if (isScalar) {
        if (isDelimiter(byte)) break;
      } else if (byte === QUOTE) isInString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth += 1;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        depth -= 1;
        isOver = depth === 0;
      }
    }
    [this.#isInString, this.#isEscaped, this.#depth] = [isInString, isEscaped, depth];
    this.#keep(from, at);
    if (isOver || (isScalar && at < chunk.length)) this.#finish();
    return at;
  }

  #keep(from: number, to: number): void {
    if (this.#pieces === null) return;
    this.#length += to - from;
    if (this.#length > (this.#inside?.take ?? 0)) this.#pieces = null;
    else this.#pieces.push(this.#chunk.subarray(from, to));
  }

  #finish(): void {
    const inside = this.#inside;
    const bytes = this.#pieces === null ? null : Buffer.concat(this.#pieces);
    this.#inside = null;
    this.#pieces = null;
    if (inside === null) return;
    if (inside.isKey) {
      const container = this.#containers.at(-1);
      if (container !== undefined) container.key = bytes?.toString('utf8').slice(1, -1) ?? '';
      this.#expecting = 'colon';
      return;
    }
    this.#afterValue();
    if (inside.take > 0) this.#handler.value(inside.path, bytes);
  }

  #afterValue(): void {
    this.#expecting = this.#containers.length === 0 ? 'nothing' : 'comma or end';
  }

  #wanted(): string {
    const end = this.#containers.at(-1)?.isArray === true ? ']' : '}';
    return {
      value: 'a value',
      'value or end': `a value or ${end}`,
      key: 'a name in quotes',
      'key or end': `a name in quotes or ${end}`,
      colon: ':',
      'comma or end': `, or ${end}`,
      nothing: 'the end of the file',
    }[this.#expecting];
  }

  #refuse(
    code: FormatRefused['code'],
    expected: string,
    place: { line: number; column: number },
  ): FormatRefused {
    return new FormatRefused(code, { file: this.#file, ...place, expected });
  }

  #placeOf(at: number): { readonly line: number; readonly column: number } {
    this.#count(at);
    return { line: this.#line, column: at - this.#lineStart + 1 };
  }

  #count(end: number): void {
    for (;;) {
      const next = this.#chunk.indexOf(0x0a, this.#counted);
      if (next === -1 || next >= end) break;
      this.#line += 1;
      this.#lineStart = next + 1;
      this.#counted = next + 1;
    }
    this.#counted = Math.max(this.#counted, end);
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isDelimiter(byte: number): boolean {
  return isSpace(byte) || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY;
}

/** A quote, a bracket, a digit, a minus, or the first letter of true, false and null. */
function isValueStart(byte: number): boolean {
  return (
    byte === QUOTE ||
    byte === OPEN_OBJECT ||
    byte === OPEN_ARRAY ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x74 ||
    byte === 0x66 ||
    byte === 0x6e
  );
}
