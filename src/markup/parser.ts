import createMarkdownIt from 'markdown-it';
import type { MarkdownIt, RendererRule, StateBlock, StateInline, Token } from 'markdown-it';
import { isAllowedLink, linkAttributesRule } from './links.ts';
import { mentionRule } from './mention-rule.ts';
import { deepestBlockRule, deepestInlineRule } from './nesting-rules.ts';
import { spoilerRule } from './spoiler-rule.ts';

const BLOCK_RULES = ['blockquote', 'list', 'fence', 'hr'];
const INLINE_RULES = [
  'newline',
  'escape',
  'backticks',
  'strikethrough',
  'emphasis',
  'link',
  'autolink',
  'linkify',
  'entity',
];

/** A run of characters at which no inline rule starts: the parser's own rule would run over `|`. */
const PLAIN = /[^\n\\`~*_[\]<&:@|]+/y;

function textRule(state: StateInline, silent: boolean): boolean {
  PLAIN.lastIndex = state.pos;
  const plain = PLAIN.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
  if (plain === undefined) return false;
  if (!silent) state.pending += plain;
  state.pos += plain.length;
  return true;
}

/**
 * Asked whether a line without `>` ends the quote before it, says yes: whoever answers below a quote means to stand
 * outside it. (CommonMark goes on with the quote, in time that grows with the square of the lines.)
 */
function quoteEndRule(...[, , , silent]: [StateBlock, number, number, boolean]): boolean {
  return silent;
}

/** A number that opens a line as a list would have it, other than 1, or a marker with nothing behind it. */
const NO_LIST = /^(?:(?!0*1[.)])\d+[.)]|\d+[.)]\s*$|[-+*]\s*$)/;

/**
 * Lists start at 1 and hold something: `1986. A great summer.` is a sentence, and `900.` an answer. Entries after the
 * first are numbered as their author likes.
 */
function configureLists(md: MarkdownIt): void {
  // With nothing else enabled, the parser's own rule is the first of those in force.
  const [ownRule] = md.enable('list').block.ruler.getRules('');
  if (!ownRule) throw new Error('The Markdown parser has no rule for lists.');
  md.block.ruler.at(
    'list',
    (...[state, startLine, endLine, silent]: [StateBlock, number, number, boolean]) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const line = state.src.slice(start, state.eMarks[startLine]);
      // Asked silently, the rule tells whether an entry begins here: any number will do.
      return (silent || !NO_LIST.test(line)) && ownRule(state, startLine, endLine, silent);
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
}

/** Bare addresses need their scheme: without it, `end.In the` would be one. They stand in the text as written. */
function configureLinks(md: MarkdownIt): void {
  md.linkify.add('ftp:', null).add('//', null);
  md.linkify.re.get_text_separators = () => /[><|\uff5c]/;
  md.core.ruler.disable('linkify');
  md.validateLink = isAllowedLink;
  md.normalizeLinkText = (url) => url;
}

/**
 * A block of code carries no class: what stands behind its backticks is the author's to choose. A rule is known
 * only to stay as written: without it, `* * *` would be three lists.
 */
function configureOutput(md: MarkdownIt): void {
  const escape = (token: Token | undefined) => md.utils.escapeHtml(token?.content ?? '');
  const rules: Record<string, RendererRule> = md.renderer.rules;
  rules['fence'] = (tokens, index) => `<pre><code>${escape(tokens[index])}</code></pre>\n`;
  rules['hr'] = (tokens, index) => `<p>${tokens[index]?.markup ?? ''}</p>\n`;
  rules['mention'] = (tokens, index) => `<span class="mention">${escape(tokens[index])}</span>`;
}

function createParser(): MarkdownIt {
  const md = createMarkdownIt('zero', { linkify: true, breaks: true });
  configureLists(md);
  md.enable([...BLOCK_RULES, ...INLINE_RULES]);
  configureLinks(md);
  configureOutput(md);
  md.block.ruler.before('fence', 'deepest', deepestBlockRule);
  md.block.ruler.before('fence', 'quote_end', quoteEndRule, { alt: ['blockquote'] });
  md.inline.ruler.at('text', textRule);
  md.inline.ruler.push('spoiler', spoilerRule);
  md.inline.ruler.push('mention', mentionRule);
  md.core.ruler.after('inline', 'deepest_inline', deepestInlineRule);
  md.core.ruler.after('inline', 'link_attributes', linkAttributesRule);
  return md;
}

/**
 * The one Markdown parser: what is not switched on here (headings, tables, images, rules, raw HTML, references,
 * indented code) stays text. Its environment may carry the mentions, see `toMentionEnv`.
 */
export const parser: MarkdownIt = createParser();
