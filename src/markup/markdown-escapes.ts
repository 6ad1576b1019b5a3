/** What would begin or end something in the middle of a line. An underscore inside a word does not. */
const INLINE =
  /[\\`*[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\||<(?=[a-zA-Z])|&(?=#?\w)/gu;

/** What would begin a quote, a list or a rule at the start of a line. */
const START = /^(?:>|[-+](?=\s|$|[- ]*$)|~(?=~~))|^(\d+)(?=[.)](?:\s|$))/gm;

/** Every sign that Markdown may give a meaning. */
const SIGNS = /[!-/:-@[-`{-~]/g;

/** A text as Markdown that says just this. `isStart`: whether it begins a line. `isStrict`: whatever stands beside it. */
export function escapeLine(
  text: string,
  { isStart, isStrict }: { readonly isStart: boolean; readonly isStrict: boolean },
): string {
  if (isStrict) return text.replaceAll(SIGNS, '\\$&');
  const inline = text.replaceAll(INLINE, '\\$&');
  return isStart
    ? inline.replaceAll(START, (found) => (/\d/.test(found) ? `${found}\\` : `\\${found}`))
    : inline;
}

/** A text as code within a line: as many backticks as do not stand in it. */
export function writeCode(text: string): string {
  const runs = new Set([...text.matchAll(/`+/g)].map(([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const mark = '`'.repeat(length);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${mark}${space}${text}${space}${mark}`;
}

/** A link: bare where its address is its text. */
export function writeLink(inner: string, text: string, href: string): string {
  return text === href && !/[\s<>]/.test(href)
    ? `<${href}>`
    : `[${inner}](<${href.replaceAll(/[<>\\]|&(?=#?\w)/g, '\\$&')}>)`;
}
