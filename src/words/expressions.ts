import { createRequire } from 'node:module';
import type * as Re2 from 're2js';
import type { WordMatch, WrongEntry } from './word-list.ts';

/** Takes three megabytes: loaded with the first list that has an expression. */
const loadRe2 = () => createRequire(import.meta.url)('re2js') as typeof Re2;

export interface Expressions {
  find(text: string): WordMatch[];
}

export interface ExpressionEntry {
  readonly entry: string;
  readonly pattern: string;
  readonly line: number;
}

/** Programs beyond this are repetitions of repetitions, which nobody writes on purpose. */
const LARGEST_PROGRAM = 2_000;
/**
 * All of a list together: a thousand usual ones, ten of the largest. A long comment that is made for such a list takes
 * a second or two then, in which the process does nothing else; five times as much took a minute.
 */
const LARGEST_PROGRAMS = 25_000;
/** Each takes a millisecond to make ready, however small it is. */
const MOST_EXPRESSIONS = 1_000;
/** An expression found more often than this in one comment is no longer news. */
const MOST_MATCHES = 20;

/**
 * Makes expressions ready as one automaton (RE2: no backtracking, time in proportion to the text), without regard to
 * case. Only those that the automaton reports are looked for one by one, for where they stand.
 */
export function compileExpressions(entries: readonly ExpressionEntry[]): {
  expressions: Expressions;
  wrong: WrongEntry[];
} {
  const wrong: WrongEntry[] = [];
  if (entries.length === 0) return { expressions: { find: () => [] }, wrong };
  const { RE2JS, RE2Set } = loadRe2();
  const usable: { entry: string; expression: Re2.RE2JS }[] = [];
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);
  let left = LARGEST_PROGRAMS;
  for (const { entry, pattern, line } of entries) {
    const compiled = usable.length < MOST_EXPRESSIONS ? compile(pattern, left) : 'expression_too_large';
    if (typeof compiled === 'string') wrong.push({ line, entry, reason: compiled });
    else {
      left -= compiled.programSize();
      set.add(pattern);
      usable.push({ entry, expression: compiled });
    }
  }
  if (usable.length === 0) return { expressions: { find: () => [] }, wrong };
  set.compile();
  return {
    wrong,
    expressions: {
      find: (text) =>
        set.match(text).flatMap((index) => {
          const found = usable[index];
          return found ? findAll(found, text) : [];
        }),
    },
  };
}

function compile(pattern: string, left: number): Re2.RE2JS | WrongEntry['reason'] {
  const { RE2JS } = loadRe2();
  try {
    const expression = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    const most = Math.min(LARGEST_PROGRAM, left);
    return expression.programSize() > most ? 'expression_too_large' : expression;
  } catch {
    return 'expression_invalid';
  }
}

function findAll({ entry, expression }: { entry: string; expression: Re2.RE2JS }, text: string): WordMatch[] {
  const matcher = expression.matcher(text);
  const matches: WordMatch[] = [];
  while (matches.length < MOST_MATCHES && matcher.find())
    matches.push({ entry, start: matcher.start(), end: matcher.end() });
  return matches;
}
