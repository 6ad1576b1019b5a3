import * as fc from 'fast-check';

/** Somebody may be called anything. */
export const NAMES = [
  'Anna',
  'Anna Berg',
  'محمد علي',
  '李雷',
  'A_b',
  '<img src=x onerror=alert(1)>',
  '"><b>',
  '||x||',
];

/** The lists are written as lines, their entries set apart by blanks. */
function split(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}

const MARKDOWN = split(
  '* ** *** _ __ ~~ ~ ` `` ``` ```js ~~~ || | [ ] ]( ) ![ < > >> # --- *** === \\ \\\\ [a]: [a] [^1] ::: $$ {.x}',
  '@ & ; " \' = / : //',
);

const INDENTED = ['> ', '- ', '* ', '+ ', '1. ', '999999999) ', '  ', '    ', '| a | b |', '| - | - |'];

const HTML = split(
  '<script> </script> <svg/onload=alert(1)> <!-- --> <![CDATA[ ]]> </a> <p> </p> <div onclick=alert(1) style=x <b />',
  '<style> </code></pre> </span> </blockquote> <template> <plaintext> <? %3C <textarea> <select> <table> <base href=//a>',
  '<img src=x onerror=alert(1)> <a href="javascript:alert(1)"> <details ontoggle=alert(1) open>',
);

const ENTITIES = split(
  '&lt; &gt; &quot; &apos; &amp; &colon; &Tab; &NewLine; &lpar; &nbsp; &#0; &#x0; &#60; &#x3c &#x3C; &#106; &#x6A;',
  '&#1114112; &#xD800; &lt &LT; &bsol; &sol; &#58; &notin; &ngE; &#x202e; &zwj;',
);

const BLANKS = '\0\u0001\b\t\n\v\f\r\u001b\u007f\u0085\u00a0\u3000\u2028\u2029'
  .split('')
  .concat('\n\n', '\r\n');

const CHARACTERS = split(
  '\u00ad \u061c \u200b \u200d \u200e \u202e \u2066 \u2069 \ufeff \ufffd \ud800 \udc00 \ufdd0 \uffff \u{e0041}',
  '\u{1f468}\u200d\u{1f469} e\u0301\u0301\u0301 ﷺ İ ſ K ＜ ＞ ＂ ‹ 〈 \u2215 \uff1a \uff0f а ß Σ ς',
);

const ADDRESSES = split(
  'http://a.example https://a.example/?a=1&b=2#c HTTPS://A.EXAMPLE mailto:a@b.example ftp://a //a.example /path #c-1',
  'javascript:alert(1) JaVaScRiPt:alert(1) java\tscript:alert(1) java&Tab;script:alert(1) javascript&colon;alert(1)',
  '&#x6a;avascript:alert(1) %6aavascript:alert(1) vbscript:x data:text/html,<script>alert(1)</script> blob:x',
  'https://a.example/"onmouseover="alert(1) https://a.example/\'onclick=\'alert(1) https:alert(1) http://a@b',
  'http://[::1] https://a.example/%0d%0a https://\u202ea.example http://пример.example file:///etc/passwd',
);

const WORDS = ['a', 'word', 'two words', 'alert(1)', ...NAMES.map((name) => `@${name}`)];

const leaf = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...MARKDOWN, ...INDENTED) },
  { weight: 3, arbitrary: fc.constantFrom(...HTML) },
  { weight: 2, arbitrary: fc.constantFrom(...ENTITIES) },
  { weight: 2, arbitrary: fc.constantFrom(...CHARACTERS, ...BLANKS) },
  { weight: 3, arbitrary: fc.constantFrom(...ADDRESSES) },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

const MARKS = ['*', '_', '**', '~~', '||', '`', '\n> ', '\n- ', '\n1. ', '\n```\n', '"'];

const { part } = fc.letrec<{ part: string; parts: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    tie('parts'),
    fc.tuple(fc.constantFrom(...MARKS), tie('parts')).map(([mark, inner]) => mark + inner + mark),
    fc
      .tuple(tie('parts'), fc.oneof(leaf, fc.constantFrom(...ADDRESSES)))
      .map(([text, to]) => `[${text}](${to})`),
    fc.tuple(tie('part'), fc.nat(20)).map(([inner, times]) => inner.slice(0, 50).repeat(times)),
  ),
  parts: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
}));

/** Texts of comments as nobody writes them: Markdown, HTML, entities and oddities of Unicode, mixed and nested. */
export const commentBodies: fc.Arbitrary<string> = fc
  .array(fc.tuple(part, fc.constantFrom('', '', ' ', '\n')), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat().join('').slice(0, 10_000));
