import type { StateInline } from 'markdown-it';

const MARKER = '||';

/** Where the spoiler that opens before `start` closes, or -1. Code and links on the way are stepped over. */
function findClose(state: StateInline, start: number): number {
  const before = state.pos;
  state.pos = start;
  while (state.pos < state.posMax && !state.src.startsWith(MARKER, state.pos))
    state.md.inline.skipToken(state);
  const close = state.pos + MARKER.length <= state.posMax ? state.pos : -1;
  state.pos = before;
  return close;
}

/**
 * `||text||` as the tokens `spoiler_open` and `spoiler_close`. Not inside links, where a second thing to focus
 * would be nested in the first.
 */
export function spoilerRule(state: StateInline, silent: boolean): boolean {
  const start = state.pos + MARKER.length;
  if (!state.src.startsWith(MARKER, state.pos) || state.linkLevel > 0) return false;
  const close = findClose(state, start);
  if (close === -1 || state.src.slice(start, close).trim() === '') return false;
  if (!silent) pushSpoiler(state, start, close);
  state.pos = close + MARKER.length;
  return true;
}

function pushSpoiler(state: StateInline, start: number, close: number): void {
  const { posMax } = state;
  const open = state.push('spoiler_open', 'span', 1);
  open.markup = MARKER;
  open.attrs = [
    ['class', 'spoiler'],
    ['tabindex', '0'],
  ];
  state.pos = start;
  state.posMax = close;
  state.md.inline.tokenize(state);
  state.push('spoiler_close', 'span', -1).markup = MARKER;
  state.posMax = posMax;
}
