import type { StateBlock, StateCore, Token } from 'markdown-it';

/** Quotes and lists nest this deep (a list and its item count as two); what is deeper stands as it was written. */
const MAX_BLOCK_LEVEL = 12;

/** Emphasis, links and spoilers nest this deep inside a paragraph. */
const MAX_INLINE_LEVEL = 8;

function findParagraphEnd(state: StateBlock, startLine: number, endLine: number): number {
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent) line++;
  return line;
}

/** Block rule, to stand first: at the deepest level everything is a paragraph. No text is lost. */
export function deepestBlockRule(state: StateBlock, startLine: number, endLine: number): boolean {
  if (state.level < MAX_BLOCK_LEVEL) return false;
  state.line = findParagraphEnd(state, startLine, endLine);
  state.push('paragraph_open', 'p', 1);
  const inline = state.push('inline', '', 0);
  inline.content = state.getLines(startLine, state.line, state.blkIndent, false).trim();
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  return true;
}

function showAsWritten(token: Token): void {
  token.type = 'text';
  token.content = token.markup;
  token.nesting = 0;
}

function flatten(tokens: readonly Token[]): void {
  let level = 0;
  for (const token of tokens) {
    const { nesting } = token;
    if (nesting > 0) level++;
    if (nesting !== 0 && level > MAX_INLINE_LEVEL) showAsWritten(token);
    if (nesting < 0) level--;
  }
}

/** Core rule, after the inline rules: emphasis pairs up without a level, so its depth is bounded afterwards. */
export function deepestInlineRule(state: StateCore): void {
  for (const block of state.tokens) flatten(block.children ?? []);
}
