import { Tokenizer } from 'htmlparser2';
import { toForeignHref } from './foreign-links.ts';
import { HtmlWriter, type BlockTag, type MarkKind } from './html-writer.ts';

const MARKS: Readonly<Record<string, MarkKind>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
  s: 's',
  strike: 's',
  del: 's',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  spoiler: 'spoiler',
};

const BLOCKS: ReadonlySet<string> = new Set<BlockTag>(['blockquote', 'ul', 'ol', 'pre']);

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** They hold blocks or lines of their own. */
const CONTAINERS: ReadonlySet<string> = new Set(
  'address article aside center details dialog div dl fieldset figure footer form header main nav section table'.split(
    ' ',
  ),
);

/** What is before them and what is in them does not stand on one line. */
const LINES: ReadonlySet<string> = new Set('caption dd dt figcaption hr legend option summary tr'.split(' '));

/** What stands in them is no text of the comment. */
const DROPPED: ReadonlySet<string> = new Set(
  'iframe math noembed noframes noscript script style svg template'.split(' '),
);

/** What only a link can stand for. */
const MEDIA: ReadonlySet<string> = new Set('audio embed iframe source video'.split(' '));

const WITH_ATTRIBUTES: ReadonlySet<string> = new Set(['a', 'img', 'ol', 'span', ...MEDIA]);

/**
 * Reads HTML of any kind and tells a writer what of it a comment may have. It need not read it as a browser would: what
 * comes out is made anew by the writer. One reader reads many texts, one after the other.
 */
export class HtmlReader {
  readonly #tokenizer: Tokenizer;
  #source = '';
  #writer = new HtmlWriter();
  #name = '';
  #attribute = '';
  #value = '';
  #attributes = new Map<string, string>();
  /** The element whose content goes by, and how many of its name are open. */
  #dropped = '';
  #depth = 0;
  /** Where the last end tag of an element that is dropped stands. */
  #lastEnds = new Map<string, number>();
  #lower = '';
  /** The address of the medium that was linked last: its sources often name the same. */
  #medium = '';

  constructor() {
    this.#tokenizer = new Tokenizer(
      {},
      {
        ontext: (start, end) => this.#text(this.#source.slice(start, end)),
        ontextentity: (code) => this.#text(String.fromCodePoint(code)),
        onopentagname: (start, end) => this.#tag(start, end),
        onattribname: (start, end) => (this.#attribute = this.#source.slice(start, end).toLowerCase()),
        onattribdata: (start, end) => (this.#value += this.#source.slice(start, end)),
        onattribentity: (code) => (this.#value += String.fromCodePoint(code)),
        onattribend: () => this.#attributeEnd(),
        onopentagend: (end) => this.#opened(end, false),
        onselfclosingtag: (end) => this.#opened(end, true),
        onclosetag: (start, end) => this.#closed(this.#source.slice(start, end).toLowerCase()),
        oncdata: ignore,
        oncomment: ignore,
        ondeclaration: ignore,
        onprocessinginstruction: ignore,
        onend: ignore,
      },
    );
  }

  /** Reads one text to its end. */
  read(source: string, writer: HtmlWriter): void {
    // Where no > follows, < begins no tag.
    const end = source.lastIndexOf('>') + 1;
    const rest = source.indexOf('<', end);
    this.#source = rest === -1 ? source : source.slice(0, rest) + source.slice(rest).replaceAll('<', '&lt;');
    this.#writer = writer;
    this.#dropped = '';
    this.#medium = '';
    this.#lower = '';
    if (this.#lastEnds.size > 0) this.#lastEnds = new Map();
    this.#tokenizer.reset();
    this.#tokenizer.write(this.#source);
    this.#tokenizer.end();
    this.#source = '';
  }

  #text(text: string): void {
    if (this.#dropped === '') this.#writer.text(text);
  }

  #tag(start: number, end: number): void {
    this.#name = this.#source.slice(start, end).toLowerCase();
    if (this.#attributes.size > 0) this.#attributes = new Map();
    this.#value = '';
  }

  #attributeEnd(): void {
    if (WITH_ATTRIBUTES.has(this.#name) && !this.#attributes.has(this.#attribute))
      this.#attributes.set(this.#attribute, this.#value);
    this.#value = '';
  }

  #opened(at: number, isClosed: boolean): void {
    const name = this.#name;
    if (this.#dropped === '') {
      this.#open(name);
      const isOver = isClosed && (name === 'svg' || name === 'math');
      if (!DROPPED.has(name) || isOver || !this.#isClosedAfter(name, at)) return;
      this.#dropped = name;
      this.#depth = 1;
    } else if (name === this.#dropped && !isClosed) this.#depth += 1;
  }

  #closed(name: string): void {
    if (this.#dropped === '') this.#close(name);
    else if (name === this.#dropped) {
      this.#depth -= 1;
      if (this.#depth === 0) this.#dropped = '';
    }
  }

  /** Something that is never closed shall not take the rest of the comment with it. */
  #isClosedAfter(name: string, at: number): boolean {
    let last = this.#lastEnds.get(name);
    if (last === undefined) {
      if (this.#lower === '') this.#lower = this.#source.toLowerCase();
      last = this.#lower.lastIndexOf(`</${name}`);
      this.#lastEnds.set(name, last);
    }
    return last > at;
  }

  #open(name: string): void {
    const writer = this.#writer;
    const mark = MARKS[name];
    if (mark !== undefined) writer.open(mark);
    else if (name === 'br') writer.lineBreak();
    else if (name === 'p') writer.paragraph();
    else if (name === 'a') this.#link();
    else if (name === 'span') this.#span();
    else if (name === 'li') writer.openItem();
    else if (BLOCKS.has(name)) writer.openBlock(name as BlockTag, name === 'ol' ? this.#start() : '');
    else if (name === 'img') this.#image();
    else this.#openOther(name);
  }

  #openOther(name: string): void {
    const writer = this.#writer;
    if (MEDIA.has(name)) this.#media();
    else if (LINES.has(name)) writer.boundary();
    else if (CONTAINERS.has(name)) writer.openContainer();
    else if (HEADINGS.has(name)) {
      writer.openContainer();
      writer.open('strong');
    } else if (name === 'q') writer.text('"');
    else if ((name === 'td' || name === 'th') && writer.isInLine) writer.text(' | ');
  }

  #close(name: string): void {
    const writer = this.#writer;
    const mark = MARKS[name];
    if (mark !== undefined) writer.close(mark);
    else if (name === 'a') writer.close('link');
    else if (name === 'span') writer.close('spoiler');
    else if (name === 'br') writer.lineBreak();
    else if (name === 'p' || LINES.has(name)) writer.boundary();
    else if (name === 'li') writer.closeItem();
    else if (BLOCKS.has(name)) writer.closeBlock(name as BlockTag);
    else if (CONTAINERS.has(name)) writer.closeContainer();
    else if (HEADINGS.has(name)) {
      writer.close('strong');
      writer.closeContainer();
    } else if (name === 'q') writer.text('"');
  }

  #link(): void {
    const href = toForeignHref(this.#attributes.get('href') ?? '');
    // Disqus makes a link of everybody who is spoken to; it leads to Disqus.
    if (href === null || this.#attributes.has('data-dsq-mention')) this.#writer.close('link');
    else this.#writer.open('link', href);
  }

  #span(): void {
    const isSpoiler = (this.#attributes.get('class') ?? '').split(/\s+/).includes('spoiler');
    if (isSpoiler) this.#writer.open('spoiler');
    else this.#writer.nest('spoiler');
  }

  #start(): string {
    const start = (this.#attributes.get('start') ?? '').trim();
    return /^\d{1,9}$/.test(start) && Number(start) !== 1 ? ` start="${Number(start)}"` : '';
  }

  #image(): void {
    const alt = this.#attributes.get('alt')?.trim() ?? '';
    // Smileys are images with the sign that was typed as their text.
    const isSign = /\b(?:wp-smiley|emoji)\b/.test(this.#attributes.get('class') ?? '');
    const href = isSign ? null : toForeignHref(this.#attributes.get('src') ?? '');
    this.#linked(alt === '' ? (href ?? '') : alt, href);
  }

  #media(): void {
    if (this.#name !== 'source') this.#medium = '';
    const href = toForeignHref(this.#attributes.get('src') ?? '');
    if (href === null || (this.#name === 'source' && this.#medium !== '')) return;
    this.#medium = href;
    this.#linked(href, href);
  }

  /** A text that is a link, unless it is within one. */
  #linked(text: string, href: string | null): void {
    const writer = this.#writer;
    const isLink = href !== null && !writer.has('link') && !writer.has('code');
    if (isLink) writer.open('link', href);
    writer.text(text);
    if (isLink) writer.close('link');
  }
}

function ignore(): void {
  // Comments and declarations say nothing to readers.
}
