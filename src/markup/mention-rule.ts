import type { Env, StateInline } from 'markdown-it';

interface Mention {
  readonly name: string;
  /** Where the source goes on. */
  readonly end: number;
}
type FindMention = (source: string, start: number) => Mention | null;

const WORD = /[\p{L}\p{M}\p{N}_]/u;

/** One case and plain spaces, one code unit for each of the text's: positions stay what they were. */
function fold(text: string): string {
  return text.replace(/[^\n]/gu, (char) => {
    if (/\s/.test(char)) return ' ';
    // Upper case first: final and other sigma, dotless and dotted i meet there.
    const folded = char.toUpperCase().toLowerCase();
    return folded.length === char.length ? folded : char;
  });
}

function isWordAt(text: string, position: number): boolean {
  return WORD.test(String.fromCodePoint(text.codePointAt(position) ?? 0x20));
}

function isWordBefore(text: string, position: number): boolean {
  if (position === 0) return false;
  const isLowSurrogate = /[\uDC00-\uDFFF]/.test(text.charAt(position - 1));
  return isWordAt(text, position - (isLowSurrogate ? 2 : 1));
}

/** Names by their folded form. Composed and decomposed spellings of a name both find it. */
function indexNames(names: readonly string[]): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const name of names) {
    if (name.trim() === '') continue;
    for (const form of ['NFC', 'NFD']) index.set(fold(name.normalize(form)), name);
  }
  return index;
}

function createFinder(names: readonly string[]): FindMention {
  const index = indexNames(names);
  const initials = new Set([...index.keys()].map((key) => key.charAt(0)));
  const lengths = [...new Set([...index.keys()].map((key) => key.length))].sort((a, b) => b - a);
  let source = '';
  let folded = '';
  return (text, start) => {
    if (text !== source) [source, folded] = [text, fold(text)];
    if (!initials.has(folded.charAt(start))) return null;
    for (const length of lengths) {
      const end = start + length;
      if (end > text.length) continue;
      const name = index.get(folded.slice(start, end));
      if (name !== undefined && !isWordAt(text, end)) return { name, end };
    }
    return null;
  };
}

/** Makes the parser's environment, in which `mentionRule` looks for the names that can be mentioned. */
export function toMentionEnv(names: readonly string[]): Env {
  return { findMention: createFinder(names) };
}

/**
 * `@name` of somebody in the thread, the longest name that fits, as a token `mention`. It reads the source, not
 * the parsed text, so a name may hold characters that mean something in Markdown; code and links are left alone.
 */
export function mentionRule(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '@' || state.linkLevel > 0 || isWordBefore(src, pos)) return false;
  const find = state.env['findMention'] as FindMention | undefined;
  const found = find?.(src, pos + 1);
  if (!found || found.end > state.posMax) return false;
  if (!silent) state.push('mention', 'span', 0).content = `@${found.name}`;
  state.pos = found.end;
  return true;
}
