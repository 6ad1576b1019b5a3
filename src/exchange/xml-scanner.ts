import { FormatRefused } from './format-refused.ts';

/** Longest tag: an attribute of a real export is an id. A longer one is no tag, or meant to fill the memory. */
const MAX_TAG = 64 * 1024;

/** Longest reference such as `&#x1F600;`; a name that goes on longer is text. */
const MAX_REFERENCE = 32;

/** What is told of a file in the order it stands there. Names come with their prefix, as they are written. */
export interface XmlHandler {
  /** `attributes` is all between the name and the end of the tag; `readAttributes` reads it where that is wanted. */
  open(name: string, attributes: string, isEmpty: boolean): void;
  close(name: string): void;
  /** A piece of text is `source` from `start` to `end`; long texts come in several. References in it are to be resolved unless `isRaw`. */
  text(source: string, span: readonly [start: number, end: number], isRaw: boolean): void;
  /** Something here is not well formed, and reading goes on behind it. */
  fault(): void;
}

type Mode = 'content' | 'cdata' | 'comment' | 'instruction';

const ENDS = { cdata: ']]>', comment: '-->', instruction: '?>' } as const;

/**
 * Splits XML into tags and text, piece by piece, holding no more than one tag. No entity is ever defined: a document type
 * with definitions is refused, so that nothing can expand and nothing outside the file is asked for. What `saxes` would
 * refuse over a single attribute is a fault here, because one bad record must not keep a whole paper from moving; and a
 * text of any length passes through in pieces, where `saxes` collects it first. Compared with `saxes` by its test.
 */
export class XmlScanner {
  readonly #file: string;
  readonly #handler: XmlHandler;
  #mode: Mode = 'content';
  #source = '';
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #counted = 0;

  constructor(file: string, handler: XmlHandler) {
    this.#file = file;
    this.#handler = handler;
  }

  /** Reads on. The last piece has to say so: what is not finished then is cut off. */
  write(piece: string, isLast: boolean): void {
    this.#source = this.#source.slice(this.#at) + piece;
    this.#lineStart -= this.#at;
    this.#counted -= this.#at;
    this.#at = 0;
    while (this.#at < this.#source.length && this.#step(isLast));
    this.#count(this.#at);
    if (!isLast) return;
    if (this.#mode !== 'content') {
      this.#at = this.#source.length;
      throw this.refuse('truncated', `${ENDS[this.#mode]} before the end of the file`);
    }
    if (this.#at < this.#source.length) throw this.refuse('truncated', '> before the end of the file');
  }

  /** Where the tag or text stands that is told at the moment. */
  place(): { readonly line: number; readonly column: number } {
    this.#count(this.#at);
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  /** The refusal of this file, here. */
  refuse(code: FormatRefused['code'], expected: string): FormatRefused {
    return new FormatRefused(code, { file: this.#file, ...this.place(), expected });
  }

  /** One tag, text or part of one; false where more of the file is needed first. */
  #step(isLast: boolean): boolean {
    if (this.#mode !== 'content') return this.#skipTo(this.#mode);
    const source = this.#source;
    const tag = source.indexOf('<', this.#at);
    if (tag !== this.#at) return this.#text(tag, isLast);
    const second = source.charCodeAt(tag + 1);
    if (second === 0x2f) return this.#closing();
    if (second === 0x21) return this.#declaration(isLast);
    if (second === 0x3f) return this.#enter('instruction', 2);
    if (isNameStart(second)) return this.#opening();
    if (Number.isNaN(second) && !isLast) return false;
    // A bare < in a text that nobody escaped.
    this.#handler.fault();
    this.#handler.text(source, [tag, tag + 1], true);
    this.#at = tag + 1;
    return true;
  }

  #text(tag: number, isLast: boolean): boolean {
    const source = this.#source;
    let end = tag === -1 ? source.length : tag;
    if (tag === -1 && !isLast) {
      // A reference may go on in the next piece.
      const reference = source.lastIndexOf('&');
      if (reference >= end - MAX_REFERENCE && reference >= this.#at) end = reference;
    }
    if (end > this.#at) this.#handler.text(source, [this.#at, end], false);
    const isMoved = end > this.#at;
    this.#at = end;
    return isMoved;
  }

  #opening(): boolean {
    const source = this.#source;
    const end = this.#tagEnd();
    if (end === -1) return false;
    let nameEnd = this.#at + 2;
    while (nameEnd < end && !isNameEnd(source.charCodeAt(nameEnd))) nameEnd += 1;
    const isEmpty = source.charCodeAt(end - 1) === 0x2f;
    const attributes = source.slice(nameEnd, isEmpty ? Math.max(nameEnd, end - 1) : end);
    this.#handler.open(source.slice(this.#at + 1, nameEnd), attributes, isEmpty);
    this.#at = end + 1;
    return true;
  }

  #closing(): boolean {
    const end = this.#source.indexOf('>', this.#at);
    if (end === -1) return this.#more();
    this.#handler.close(this.#source.slice(this.#at + 2, end).trimEnd());
    this.#at = end + 1;
    return true;
  }

  #declaration(isLast: boolean): boolean {
    const source = this.#source;
    const start = source.slice(this.#at, this.#at + 9);
    if (start.startsWith('<!--')) return this.#enter('comment', 4);
    if (start === '<![CDATA[') return this.#enter('cdata', 9);
    if (start.length < 9 && !isLast) return false;
    if (!/^<!doctype/i.test(start)) throw this.refuse('malformed_xml', 'a comment, CDATA or an element');
    const end = source.indexOf('>', this.#at);
    if (source.slice(this.#at, end === -1 ? this.#at + MAX_TAG : end).includes('[')) {
      throw this.refuse('document_type', 'a file without a document type that defines something');
    }
    if (end === -1) return this.#more();
    this.#at = end + 1;
    return true;
  }

  #enter(mode: Mode, skip: number): true {
    this.#mode = mode;
    this.#at += skip;
    return true;
  }

  /** What is neither tag nor text goes by; CDATA is text as it stands. */
  #skipTo(mode: Exclude<Mode, 'content'>): boolean {
    const source = this.#source;
    const mark = ENDS[mode];
    const found = source.indexOf(mark, this.#at);
    // The mark may be half here.
    const end = found === -1 ? Math.max(this.#at, source.length - mark.length + 1) : found;
    if (mode === 'cdata' && end > this.#at) this.#handler.text(source, [this.#at, end], true);
    const isMoved = end > this.#at || found !== -1;
    this.#at = found === -1 ? end : found + mark.length;
    if (found !== -1) this.#mode = 'content';
    return isMoved;
  }

  /** Where the tag ends; a > inside quotes is not its end. -1 where more of the file is needed. */
  #tagEnd(): number {
    const source = this.#source;
    const most = Math.min(source.length, this.#at + MAX_TAG);
    let quote = 0;
    for (let index = this.#at + 1; index < most; index += 1) {
      const code = source.charCodeAt(index);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === 0x3e) return index;
      else if (code === 0x22 || code === 0x27) quote = code;
    }
    this.#more();
    return -1;
  }

  /** More of the file is needed to end this tag, unless it is too long already. */
  #more(): false {
    if (this.#source.length - this.#at < MAX_TAG) return false;
    throw this.refuse('malformed_xml', 'the end of this tag');
  }

  #count(end: number): void {
    for (;;) {
      const next = this.#source.indexOf('\n', this.#counted);
      if (next === -1 || next >= end) break;
      this.#line += 1;
      this.#lineStart = next + 1;
      this.#counted = next + 1;
    }
    this.#counted = Math.max(this.#counted, end);
  }
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0xc0;
}

function isNameEnd(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x2f;
}

const ATTRIBUTE = /\s+([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The attributes of a tag by their names as written; null where they are not well formed. */
export function readAttributes(text: string): ReadonlyMap<string, string> | null {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  let end = 0;
  for (let match = ATTRIBUTE.exec(text); match !== null; match = ATTRIBUTE.exec(text)) {
    attributes.set(match[1] ?? '', resolveReferences(match[2] ?? match[3] ?? ''));
    end = ATTRIBUTE.lastIndex;
  }
  return text.slice(end).trim() === '' ? attributes : null;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const REFERENCE = /&(#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);/gi;

/** Resolves the five references of XML and those by number; others stay as they stand. Once, never what comes of it. */
export function resolveReferences(text: string): string {
  return text.includes('&') ? text.replaceAll(REFERENCE, (_whole, name: string) => resolve(name)) : text;
}

function resolve(name: string): string {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? '';
  const isHex = name[1] === 'x' || name[1] === 'X';
  const code = isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}
