import * as fc from 'fast-check';

const NAMES = (
  'a b i u em strong s strike del code tt pre p div center blockquote ul ol li br hr span font spoiler img iframe video ' +
  'source h1 h4 table tr td th dl dd q svg math template script style noscript textarea title select option x-y'
).split(' ');

const ATTRIBUTES = [
  '',
  '',
  '',
  ' class="spoiler"',
  ' href="https://a.example/?b=1&amp;c=2"',
  ' href=//a.example',
  ' href="javascript:alert(1)"',
  ' href="https://a.example/%zz ä\\b"',
  ' data-dsq-mention="a:b"',
  ' start=7',
  ' src="https://a.example/b.png" alt="c d"',
  ' src=x onerror=alert(1)',
  ' title="<b>"',
  ' /',
];

const BLANKS = [' ', '  ', '\n', '\n\n', '\r\n', '\t', '\u00a0', 'b c', '\u0001', '\ud800'];

const TEXTS =
  'a &nbsp; &lt;b&gt; &amp;lt; & < > " http ://a.example https://a.example/b. (http://a.example/c) http://x@y.example @a :disqus ' +
  '<!-- --> <![CDATA[ ]]> &#1; &#0; &#xd800; | * _ ` # 1. -';

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...BLANKS, ...TEXTS.split(' ')) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...ATTRIBUTES))
      .map(([name, attributes]) => `<${name}${attributes}>`),
  },
  { weight: 4, arbitrary: fc.constantFrom(...NAMES).map((name) => `</${name}>`) },
);

/** HTML as nobody closes it: the elements that old comments have, in any order, with odd texts between them. */
export const htmlBodies: fc.Arbitrary<string> = fc
  .array(piece, { minLength: 1, maxLength: 40 })
  .map((pieces) => pieces.join(''));
