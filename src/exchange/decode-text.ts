import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { FormatRefused } from './format-refused.ts';

/** Bytes to text in pieces: UTF-8, or what the file says it is in. What is no UTF-8 is replaced by U+FFFD and counted. */
export class TextDecoding {
  /** How many pieces had something in them that is no UTF-8. */
  replaced = 0;
  readonly #decoder: TextDecoder;
  readonly #isUtf8: boolean;
  #rest: Buffer = Buffer.alloc(0);

  /** Takes the encoding from the beginning of the file: a byte order mark, or what an XML declaration says. */
  constructor(head: Buffer, file: string) {
    const label = encodingOf(head);
    try {
      this.#decoder = new TextDecoder(label);
    } catch {
      throw new FormatRefused('encoding_unsupported', { file, line: 1, column: 1, expected: 'UTF-8' });
    }
    this.#isUtf8 = this.#decoder.encoding === 'utf-8';
  }

  write(chunk: Buffer): string {
    if (!this.#isUtf8) return this.#decoder.decode(chunk, { stream: true });
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const whole = wholeCharacters(bytes);
    this.#rest = bytes.subarray(whole);
    return this.#decode(bytes.subarray(0, whole));
  }

  end(): string {
    return this.#isUtf8 ? this.#decode(this.#rest) : this.#decoder.decode();
  }

  #decode(bytes: Buffer): string {
    if (!isUtf8(bytes)) this.replaced += 1;
    // Not the decoder: it would drop a second byte order mark, and is slower.
    return bytes.toString('utf8');
  }
}

/** How many bytes there are to the end of the last whole character; all of them where the end is no beginning of one. */
function wholeCharacters(bytes: Buffer): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? length - back : length;
    }
  }
  return length;
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const start = head.subarray(0, 200).toString('latin1');
  return /<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1] ?? 'utf-8';
}
