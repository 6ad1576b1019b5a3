import { MAX_DEPTH, MAX_FIELD } from './limits.ts';
import type { ProblemCode } from './problems.ts';
import type { RecordSink } from './record-sink.ts';
import { readAttributes, resolveReferences, XmlScanner, type XmlHandler } from './xml-scanner.ts';

/** An element that is one record: its attributes (`@id`) and the texts of what is in it (`title`, `author/name`, `thread@id`). */
export interface XmlRecord {
  readonly name: string;
  readonly fields: Map<string, string>;
  /** Why it cannot be trusted, where its XML was not well formed or did not fit. */
  problem: ProblemCode | null;
}

/** What a format has to say about its elements. */
export interface XmlFormat {
  /** What the root element should have been; null where it is right. Called once, before anything else. */
  expectedRoot(name: string, attributes: ReadonlyMap<string, string>): string | null;
  /** Elements that are records; the root has depth 1. */
  isRecord(name: string, depth: number): boolean;
  /** Fields that are kept of records; those with an @ are attributes. */
  isWanted(field: string): boolean;
  /** Names of elements whose attributes are read. */
  hasAttributes(name: string): boolean;
  /** A record is whole. `outer` is the record that it stands in, as far as that has been read. */
  closed(record: XmlRecord, outer: XmlRecord | null): void;
}

interface Open {
  readonly record: XmlRecord;
  readonly depth: number;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads records out of XML. Faults inside a record are the record's problem; an end tag that leads out of a record, and
 * the end of the file inside one, are the whole file's: then nobody can say where a record begins.
 */
export class XmlRecordReader implements XmlHandler {
  readonly #format: XmlFormat;
  readonly #sink: RecordSink;
  readonly #scanner: XmlScanner;
  readonly #names: string[] = [];
  readonly #open: Open[] = [];
  #hasRoot = false;
  #tooDeep = 0;
  #field: string | null = null;
  #value = '';

  constructor(file: string, format: XmlFormat, sink: RecordSink) {
    this.#format = format;
    this.#sink = sink;
    this.#scanner = new XmlScanner(file, this);
  }

  write(piece: string, isLast: boolean): void {
    this.#scanner.write(piece, isLast);
    if (!isLast) return;
    const unclosed = this.#names.at(-1);
    if (unclosed !== undefined)
      throw this.#scanner.refuse('truncated', `</${unclosed}> before the end of the file`);
    if (!this.#hasRoot) throw this.#scanner.refuse('other_format', 'XML');
  }

  open(name: string, attributes: string, isEmpty: boolean): void {
    if (this.#tooDeep > 0 || this.#names.length >= MAX_DEPTH) return this.#pass(isEmpty);
    this.#names.push(name);
    const depth = this.#names.length;
    if (!this.#hasRoot) this.#root(name, attributes);
    if (this.#format.isRecord(name, depth)) this.#begin(name, depth);
    const current = this.#open.at(-1);
    this.#field = null;
    if (current !== undefined) this.#enter(current, { name, depth, attributes });
    if (isEmpty) this.close(name);
  }

  close(name: string): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    const depth = this.#names.lastIndexOf(name) + 1;
    const current = this.#open.at(-1);
    if (depth !== this.#names.length) {
      if (current === undefined || (depth > 0 && depth < current.depth)) {
        const expected = this.#names.at(-1);
        throw this.#scanner.refuse('malformed_xml', expected === undefined ? 'an element' : `</${expected}>`);
      }
      this.fault();
      if (depth === 0) return;
      this.#names.length = depth;
    }
    if (current !== undefined && this.#field !== null) this.#keep(current.record, this.#field);
    this.#field = null;
    this.#names.pop();
    if (current?.depth === depth) this.#end(current);
  }

  text(source: string, [start, end]: readonly [number, number], isRaw: boolean): void {
    if (this.#field === null) return;
    const piece = source.slice(start, end);
    this.#value += isRaw ? piece : resolveReferences(piece);
    if (this.#value.length <= MAX_FIELD) return;
    this.#mark('text_too_long');
    this.#field = null;
  }

  fault(): void {
    this.#mark('malformed_xml');
  }

  #mark(problem: ProblemCode): void {
    const current = this.#open.at(-1);
    if (current !== undefined) current.record.problem ??= problem;
    else if (this.#hasRoot) throw this.#scanner.refuse('malformed_xml', 'an element');
  }

  /** What is too deep is counted, and nothing of it kept: neither its names nor its texts. */
  #pass(isEmpty: boolean): void {
    this.#mark('nesting_too_deep');
    this.#field = null;
    if (!isEmpty) this.#tooDeep += 1;
  }

  #root(name: string, attributes: string): void {
    const expected = this.#format.expectedRoot(name, readAttributes(attributes) ?? new Map());
    if (expected !== null) throw this.#scanner.refuse('other_format', expected);
    this.#hasRoot = true;
  }

  #begin(name: string, depth: number): void {
    const { line, column } = this.#scanner.place();
    this.#open.push({ record: { name, fields: new Map(), problem: null }, depth, line, column });
  }

  #enter({ record, depth }: Open, element: { name: string; depth: number; attributes: string }): void {
    const below = element.depth - depth;
    if (below > 2) return;
    const name =
      below === 0 ? '' : below === 1 ? element.name : `${this.#names[element.depth - 2]}/${element.name}`;
    if (this.#format.hasAttributes(element.name)) this.#attributes(record, name, element.attributes);
    if (below === 0 || !this.#format.isWanted(name) || record.fields.has(name)) return;
    this.#field = name;
    this.#value = '';
  }

  #attributes(record: XmlRecord, name: string, text: string): void {
    const attributes = readAttributes(text);
    if (attributes === null) return this.fault();
    for (const [attribute, value] of attributes) {
      const field = `${name}@${attribute}`;
      if (this.#format.isWanted(field)) this.#set(record, field, value);
    }
  }

  #keep(record: XmlRecord, field: string): void {
    this.#set(record, field, this.#value);
    this.#value = '';
  }

  /** The first of several elements of one name counts. */
  #set(record: XmlRecord, field: string, value: string): void {
    if (!record.fields.has(field)) record.fields.set(field, value);
  }

  #end({ record, line, column }: Open): void {
    this.#open.pop();
    this.#sink.at(line, column);
    this.#format.closed(record, this.#open.at(-1)?.record ?? null);
  }
}
