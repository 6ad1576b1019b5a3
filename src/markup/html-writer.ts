import { escapeHtml } from './escape-html.ts';
import { findAddresses } from './foreign-links.ts';
import { LINK_REL } from './links.ts';

/** Quotes and lists nest this deep (a list and its item count as two), as in Markdown; what is deeper stands in it. */
const MAX_BLOCKS = 12;

/** How often one mark goes on in the next paragraph. Without an end to it, a long link could be repeated without end. */
const MAX_REOPENED = 20;

/** What is done to the letters of a line. */
export type MarkKind = 'em' | 'strong' | 's' | 'code' | 'spoiler' | 'link';

export type BlockTag = 'blockquote' | 'ul' | 'ol' | 'pre';

interface Mark {
  readonly kind: MarkKind;
  readonly href: string;
  /** How many of the same kind are open inside it. */
  nested: number;
  opened: number;
}

interface Block {
  readonly tag: BlockTag | 'li';
  readonly start: string;
  isWritten: boolean;
  hasContent: boolean;
}

/** White space but for a single space between words. The space that does not break is a letter here. */
const WHITE = /[ \t\n\r\f]{2,}|[\t\n\r\f]/g;

// What no text has: controls, and those that Unicode keeps for the inside of programs.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufdd0-\ufdef\ufffe\uffff]/;
const CONTROLS = new RegExp(CONTROL, 'g');

/** What Disqus puts behind the name of somebody who is spoken to. */
const DISQUS_NAME = /(@[\w-]{1,64})(?::disqus)+(?![\w:-])/g;

/**
 * Writes the HTML of a comment from texts, marks and blocks in whatever order they come: whatever is told, what comes out
 * is well nested, within the allowed elements, bounded in depth and read by a browser as it stands. Nothing is written
 * before a text needs it, so nothing is ever empty; spaces and line breaks stand outside of marks where they can.
 */
export class HtmlWriter {
  #html = '';
  /** What was written last: asking the whole text how it ends would copy it each time. */
  #last = '\n';
  readonly #blocks: Block[] = [];
  /** Of blocks that are too deep and not kept. */
  #tooDeep = 0;
  /** Elements that only make lines of their own. */
  #containers = 0;
  #isInParagraph = false;
  /** Those that the next text is to have; replaced, never changed. */
  #marks: readonly Mark[] = [];
  /** Text that is not written yet, with the marks that it has. */
  #text = '';
  #textMarks: readonly Mark[] = [];
  #pre = '';
  #lastPre = '';
  /** What is open of the line that is being written. */
  #run: 'none' | 'paragraph' | 'bare' = 'none';
  #written: Mark[] = [];
  #hasSpace = false;
  #breaks = 0;

  /** Whether something of the line at hand has been written or waits. */
  get isInLine(): boolean {
    this.#flush();
    return this.#run !== 'none';
  }

  text(text: string): void {
    if (this.#top()?.tag === 'pre') this.#writeToPre(text);
    else if (areSame(this.#marks, this.#textMarks)) this.#text += text;
    else {
      this.#flush();
      this.#text = text;
      this.#textMarks = this.#marks;
    }
  }

  lineBreak(): void {
    if (this.#top()?.tag === 'pre') {
      this.#writeToPre('\n');
      return;
    }
    this.#flush();
    if (this.#run === 'none') return;
    this.#closeMarks(sharedLength(this.#written, this.#marks));
    this.#breaks += 1;
  }

  has(kind: MarkKind): boolean {
    return this.#marks.some((mark) => mark.kind === kind);
  }

  /** Something within a mark of a kind whose end looks like that of the mark. */
  nest(kind: MarkKind): void {
    const mark = this.#marks.find((each) => each.kind === kind);
    if (mark) mark.nested += 1;
  }

  /** A link ends where the next begins, and where a spoiler does: no two things to focus lie in each other. */
  open(kind: MarkKind, href = ''): void {
    if (kind === 'link') this.#remove('link');
    else if (this.has(kind)) return this.nest(kind);
    // What stands in code stands there as text.
    if (this.#top()?.tag === 'pre' || this.has('code')) return;
    if (kind === 'spoiler') this.#remove('link');
    this.#marks = [...this.#marks, { kind, href, nested: 0, opened: 0 }];
  }

  close(kind: MarkKind): void {
    const mark = this.#marks.find((each) => each.kind === kind);
    if (mark === undefined) return;
    if (mark.nested > 0) mark.nested -= 1;
    else this.#remove(kind);
  }

  /** What comes stands on another line than what was. */
  boundary(): void {
    if (this.#top()?.tag !== 'pre') this.#endRun();
    else if (this.#lastPre !== '' && !this.#lastPre.endsWith('\n')) this.#writeToPre('\n');
    this.#isInParagraph = false;
  }

  paragraph(): void {
    this.boundary();
    this.#isInParagraph = true;
  }

  openContainer(): void {
    this.boundary();
    this.#containers += 1;
  }

  closeContainer(): void {
    this.boundary();
    this.#containers = Math.max(0, this.#containers - 1);
  }

  openBlock(tag: BlockTag, start = ''): void {
    this.boundary();
    if (this.#top()?.tag === 'pre') return;
    // A spoiler cannot hold a block of code, and would show what stands in it.
    const isKept = this.#tooDeep === 0 && this.#blocks.length < MAX_BLOCKS;
    if (!isKept || (tag === 'pre' && this.has('spoiler'))) this.#tooDeep += 1;
    else {
      if (isList(this.#top()) && tag !== 'pre') this.#push('li');
      this.#push(tag, start);
    }
  }

  closeBlock(tag: BlockTag): void {
    this.boundary();
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    const index = this.#blocks.findLastIndex((block) => block.tag === tag);
    if (index !== -1) this.#closeBlocks(index);
  }

  openItem(): void {
    this.boundary();
    if (this.#tooDeep > 0) return;
    const index = this.#blocks.findLastIndex(({ tag }) => tag !== 'pre');
    const block = this.#blocks[index];
    // Below a quote or code it is no item of the list around that.
    if (index < this.#blocks.length - 1 || block === undefined || block.tag === 'blockquote') return;
    this.#closeBlocks(isList(block) ? index + 1 : index);
    this.#push('li');
  }

  closeItem(): void {
    this.boundary();
    if (this.#tooDeep > 0) return;
    const index = this.#blocks.findLastIndex((block) => block.tag === 'li' || isList(block));
    if (this.#blocks[index]?.tag === 'li') this.#closeBlocks(index);
  }

  /** Closes what is open, and gives out what was written. */
  finish(): string {
    this.#closeBlocks(0);
    return this.#html;
  }

  #write(html: string): void {
    this.#html += html;
    this.#last = html;
  }

  #writeToPre(text: string): void {
    this.#pre += text;
    this.#lastPre = text;
  }

  #top(): Block | undefined {
    return this.#blocks.at(-1);
  }

  #push(tag: Block['tag'], start = ''): void {
    this.#blocks.push({ tag, start, isWritten: false, hasContent: false });
  }

  #remove(kind: MarkKind): void {
    if (this.has(kind)) this.#marks = this.#marks.filter((mark) => mark.kind !== kind);
  }

  #closeBlocks(length: number): void {
    this.#endRun();
    while (this.#blocks.length > length) {
      const block = this.#blocks.at(-1);
      if (block?.tag === 'pre') this.#writePre();
      else if (block?.isWritten) this.#write(`</${block.tag}>\n`);
      this.#blocks.pop();
    }
  }

  #writePre(): void {
    const code = clean(this.#pre)
      .replaceAll(/\r\n?/g, '\n')
      .replace(/^\s*\n/, '')
      .trimEnd();
    this.#pre = '';
    this.#lastPre = '';
    if (code === '') return;
    this.#openBlocks(this.#blocks.length - 1);
    this.#write(`<pre><code>${escapeHtml(code)}\n</code></pre>\n`);
  }

  #openBlocks(count: number): void {
    for (let index = 0; index < count; index += 1) {
      const block = this.#blocks[index];
      if (block === undefined || block.isWritten) continue;
      const outer = this.#blocks[index - 1];
      if (outer) outer.hasContent = true;
      this.#freshLine();
      this.#write(block.tag === 'li' ? '<li>' : `<${block.tag}${block.start}>\n`);
      block.isWritten = true;
    }
    const outer = this.#blocks[count - 1];
    if (count < this.#blocks.length && outer) {
      outer.hasContent = true;
      this.#freshLine();
    }
  }

  #freshLine(): void {
    if (!this.#last.endsWith('\n')) this.#write('\n');
  }

  #startRun(): void {
    if (isList(this.#top())) this.#push('li');
    this.#openBlocks(this.#blocks.length);
    const top = this.#top();
    this.#run = top?.tag === 'li' && !top.hasContent && !this.#isInParagraph ? 'bare' : 'paragraph';
    if (this.#run === 'paragraph') {
      this.#freshLine();
      this.#write('<p>');
    }
    if (top) top.hasContent = true;
  }

  #endRun(): void {
    this.#flush();
    this.#closeRun();
  }

  #closeRun(): void {
    if (this.#run === 'none') return;
    this.#closeMarks(0);
    if (this.#run === 'paragraph') this.#write('</p>\n');
    this.#run = 'none';
    this.#hasSpace = false;
    this.#breaks = 0;
  }

  #flush(): void {
    if (this.#text === '') return;
    const text = clean(this.#text);
    const marks = this.#textMarks;
    this.#text = '';
    let start = 0;
    if (text.startsWith(' ')) {
      this.#white(' ', marks);
      start = 1;
    }
    WHITE.lastIndex = 0;
    for (let found = WHITE.exec(text); found !== null; found = WHITE.exec(text)) {
      if (found.index > start) this.#words(text.slice(start, found.index), marks);
      this.#white(found[0], marks);
      start = WHITE.lastIndex;
    }
    const isSpaced = start < text.length && text.endsWith(' ');
    this.#words(text.slice(start, isSpaced ? -1 : undefined), marks);
    if (isSpaced) this.#white(' ', marks);
  }

  /** Outside of everything that makes lines of its own, a line end is a line break and an empty line ends a paragraph. */
  #isLoose(): boolean {
    const isInside = this.#isInParagraph || this.#containers > 0 || this.#tooDeep > 0;
    return !isInside && this.#blocks.length === 0;
  }

  #white(white: string, marks: readonly Mark[]): void {
    if (this.#run === 'none') return;
    this.#closeMarks(sharedLength(this.#written, marks));
    const lines = white.includes('\n') && this.#isLoose() ? white.split('\n').length - 1 : 0;
    // One behind <br> is only how the source is laid out.
    const breaks = this.#breaks > 0 ? lines - 1 : lines;
    if (breaks > 1) this.#closeRun();
    else if (breaks === 1) this.#breaks += 1;
    else this.#hasSpace = true;
  }

  #words(text: string, wanted: readonly Mark[]): void {
    if (this.#breaks > 1 && this.#run === 'paragraph') this.#closeRun();
    // A paragraph of nothing but a space that does not break is how editors write an empty line.
    const words = this.#run === 'none' ? text.trimStart() : text;
    if (words === '') return;
    if (this.#run === 'none') this.#startRun();
    const marks = wanted.every(({ opened }) => opened < MAX_REOPENED)
      ? wanted
      : wanted.filter((mark) => mark.opened < MAX_REOPENED || this.#written.includes(mark));
    let kept = sharedLength(this.#written, marks);
    // Code does not go over the end of a line: there is no Markdown for that.
    if (this.#breaks > 0 && this.#written[kept - 1]?.kind === 'code') kept -= 1;
    this.#closeMarks(kept);
    if (this.#breaks > 0) this.#write('<br>\n');
    else if (this.#hasSpace) this.#write(' ');
    this.#breaks = 0;
    this.#hasSpace = false;
    for (; kept < marks.length; kept += 1) this.#openMark(marks[kept]);
    this.#write(isPlain(marks) ? toLinked(words) : escapeHtml(words));
  }

  #openMark(mark: Mark | undefined): void {
    if (mark === undefined) return;
    mark.opened += 1;
    this.#written.push(mark);
    if (mark.kind === 'link') this.#write(openLink(mark.href));
    else this.#write(mark.kind === 'spoiler' ? '<span class="spoiler" tabindex="0">' : `<${mark.kind}>`);
  }

  #closeMarks(length: number): void {
    while (this.#written.length > length) {
      const kind = this.#written.pop()?.kind;
      this.#write(kind === 'link' ? '</a>' : kind === 'spoiler' ? '</span>' : `</${kind}>`);
    }
  }
}

function isList(block: Block | undefined): boolean {
  return block?.tag === 'ul' || block?.tag === 'ol';
}

function isSame(a: Mark | undefined, b: Mark | undefined): boolean {
  // Two links side by side are two, wherever they lead.
  return a === b || (a?.kind === b?.kind && a?.kind !== 'link');
}

function areSame(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a === b || (a.length === b.length && sharedLength(a, b) === a.length);
}

function sharedLength(a: readonly Mark[], b: readonly Mark[]): number {
  let length = 0;
  while (length < a.length && length < b.length && isSame(a[length], b[length])) length += 1;
  return length;
}

function isPlain(marks: readonly Mark[]): boolean {
  return marks.every(({ kind }) => kind !== 'link' && kind !== 'code');
}

function openLink(href: string): string {
  return `<a href="${escapeHtml(href)}" rel="${LINK_REL}">`;
}

function toLinked(text: string): string {
  if (!text.includes('://')) return escapeHtml(text);
  let html = '';
  let start = 0;
  for (const address of findAddresses(text)) {
    const words = escapeHtml(text.slice(address.start, address.end));
    html += `${escapeHtml(text.slice(start, address.start))}${openLink(address.href)}${words}</a>`;
    start = address.end;
  }
  return html + escapeHtml(text.slice(start));
}

function clean(text: string): string {
  const plain = CONTROL.test(text) ? text.replaceAll(CONTROLS, '') : text;
  return plain.includes(':disqus') ? plain.replaceAll(DISQUS_NAME, '$1') : plain;
}
