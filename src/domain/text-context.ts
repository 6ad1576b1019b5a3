import type { Span } from './rules/rule.ts';

/** A piece of a text that is shown; what is marked was found by a rule. */
export interface TextPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Words beside a match say what it means; a whole comment on each line says too much. */
const AROUND = 70;
/** Texts up to here are shown whole. */
const SHORT = 280;

/**
 * A text with what was found in it marked: whole where it is short, else the beginning or what stands around the first
 * matches, with `…` for what is left out. Spans may overlap and reach beyond the end.
 */
export function toContext(text: string, spans: readonly Span[]): TextPiece[] {
  const marked = mergeSpans(text, spans);
  const [first] = marked;
  const from = text.length <= SHORT || !first ? 0 : toBoundary(text, Math.max(0, first.start - AROUND), -1);
  const to = text.length <= SHORT ? text.length : toBoundary(text, Math.min(text.length, from + SHORT), 1);
  const pieces: TextPiece[] = from > 0 ? [{ text: '…', isMarked: false }] : [];
  let at = from;
  for (const { start, end } of marked) {
    if (start >= to) break;
    if (start > at) pieces.push({ text: text.slice(at, start), isMarked: false });
    pieces.push({ text: text.slice(Math.max(at, start), Math.min(end, to)), isMarked: true });
    at = Math.min(end, to);
  }
  if (at < to) pieces.push({ text: text.slice(at, to), isMarked: false });
  if (to < text.length) pieces.push({ text: '…', isMarked: false });
  return pieces;
}

function mergeSpans(text: string, spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    const until = Math.min(end, text.length);
    if (until <= start) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, until);
    else merged.push({ start, end: until });
  }
  return merged;
}

/** The next place, in a direction, where a word ends; at most as far as a word is long. */
function toBoundary(text: string, from: number, step: 1 | -1): number {
  for (let moved = 0; moved < 20; moved += 1) {
    const at = from + moved * step;
    if (at <= 0) return 0;
    if (at >= text.length) return text.length;
    if (text[at] === ' ' || text[at] === '\n') return at;
  }
  // Never between the halves of a character.
  return /[\uDC00-\uDFFF]/.test(text[from] ?? '') ? from - 1 : from;
}
