import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { checkCommentHtml } from '../testing/check-comment-html.ts';
import { NAMES, commentBodies } from '../testing/comment-bodies.ts';
import { renderMarkdown } from './render-markdown.ts';

/** The HTML of one paragraph, without its tags. */
function renderLine(body: string): string {
  const html = renderMarkdown(body);
  assert.match(html, /^<p>[^]*<\/p>\n$/);
  return html.slice(3, -5);
}

const REL = 'rel="nofollow ugc noopener"';

test('paragraphs, line breaks, emphasis, strong and strike are rendered', () => {
  assert.equal(
    renderMarkdown('one *two*\n__three__\n\n~~four~~'),
    '<p>one <em>two</em><br>\n<strong>three</strong></p>\n<p><s>four</s></p>\n',
  );
});

test('quotes and lists are rendered', () => {
  assert.equal(renderMarkdown('> a'), '<blockquote>\n<p>a</p>\n</blockquote>\n');
  assert.equal(renderMarkdown('- a\n- b'), '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n');
  assert.equal(renderMarkdown('1. a'), '<ol>\n<li>a</li>\n</ol>\n');
});

test('a quote ends with its last mark: the answer below it stands outside', () => {
  assert.equal(renderMarkdown('> a\nb'), '<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n');
});

test('code keeps what stands in it and takes no class from its author', () => {
  assert.equal(renderLine('`<b> *a* @Anna`'), '<code>&lt;b&gt; *a* @Anna</code>');
  assert.equal(renderMarkdown('```js onload\n<b>\n```'), '<pre><code>&lt;b&gt;\n</code></pre>\n');
});

test('headings, tables, images, rules, references, indented code and HTML stay text', () => {
  assert.equal(renderLine('# a'), '# a');
  assert.equal(renderLine('a\n==='), 'a<br>\n===');
  assert.equal(renderLine('| a |\n| - |'), '| a |<br>\n| - |');
  assert.equal(renderLine('* * *'), '***');
  assert.equal(renderLine('[a]\n[a]: b'), '[a]<br>\n[a]: b');
  assert.equal(renderLine('    a'), 'a');
  assert.equal(renderLine('<b>a</b>'), '&lt;b&gt;a&lt;/b&gt;');
  assert.equal(renderLine('![a](https://a.example)'), `!<a href="https://a.example" ${REL}>a</a>`);
});

test('a spoiler stands in the middle of a line and can be focused', () => {
  assert.equal(renderLine('a ||b *c*|| d'), 'a <span class="spoiler" tabindex="0">b <em>c</em></span> d');
  assert.equal(renderLine('a || b'), 'a || b');
  assert.equal(renderLine('||||'), '||||');
  assert.equal(renderLine('`||a||`'), '<code>||a||</code>');
  assert.equal(renderLine('[||a||](http://b.example)'), `<a href="http://b.example" ${REL}>||a||</a>`);
});

test('bare addresses become links that end where the sentence or the spoiler does', () => {
  assert.equal(
    renderLine('https://a.example/b.'),
    `<a href="https://a.example/b" ${REL}>https://a.example/b</a>.`,
  );
  assert.match(
    renderLine('||https://a.example/b||'),
    /<span [^>]*><a [^>]*>https:\/\/a.example\/b<\/a><\/span>$/,
  );
  assert.equal(renderLine('a.example end.In'), 'a.example end.In');
});

test('links go to http, https and mailto only, whatever their address is dressed as', () => {
  assert.equal(renderLine('[a](mailto:b@c.example "t")'), `<a href="mailto:b@c.example" ${REL}>a</a>`);
  const refused = [
    'javascript:alert(1) JAVASCRIPT:alert(1) &#x6a;avascript:alert(1) java&Tab;script:alert(1) %6aavascript:alert(1)',
    'vbscript:a data:,a blob:a ftp://a.example file:///a //a.example /a #a a https:a.example https:///a.example http://%5Bb%5D',
  ].flatMap((line) => line.split(' '));
  refused.push('', '<java\tscript:alert(1)>', '\u0001javascript:alert(1)');
  for (const address of refused)
    assert.doesNotMatch(renderMarkdown(`[a](${address}) <${address}>`), /<a/, address);
});

test('an address does not hide where it goes behind a user name', () => {
  assert.equal(
    renderLine('[a](https://bank.example@a.example)'),
    `[a](<a href="https://bank.example" ${REL}>https://bank.example</a>@a.example)`,
  );
});

test('a link holds no other link', () => {
  const html = renderLine('[||[a](http://b.example)||](http://c.example)');
  assert.equal(html, `<a href="http://c.example" ${REL}>||a||</a>`);
});

test('a name in the thread is marked as its owner writes it, the longest that fits', () => {
  const mentions = ['Anna', 'anna Berg', 'Łukasz', 'محمد علي', 'A_b_', 'Σίσυφος', 'Zoe\u0301'];
  const names = (body: string) =>
    [...renderMarkdown(body, { mentions }).matchAll(/<span class="mention">(.*?)<\/span>/g)].map(
      (match) => match[1],
    );
  assert.deepEqual(names('@Anna Berg, @ANNA!'), ['@anna Berg', '@Anna']);
  assert.deepEqual(names('@łukasz (@محمد علي) @a_b_ @ΣΊΣΥΦΟΣ'), [
    '@Łukasz',
    '@محمد علي',
    '@A_b_',
    '@Σίσυφος',
  ]);
  assert.deepEqual(names('@Zo\u00e9 @ZOE\u0301'), ['@Zoe\u0301', '@Zoe\u0301']);
  assert.deepEqual(names('@anna\u00a0berg'), ['@anna Berg']);
  assert.deepEqual(
    names('@annabel x@anna 𝔘@anna \\@anna `@anna` [@anna](http://a.example) http://a.example/@anna'),
    [],
  );
});

test('a name is text, not markup', () => {
  assert.equal(
    renderMarkdown('@<b>', { mentions: ['<b>'] }),
    '<p><span class="mention">@&lt;b&gt;</span></p>\n',
  );
});

test('what nests too deep stays as it was written', () => {
  const quotes = renderMarkdown(`${'>'.repeat(50)} end`);
  assert.equal(quotes.match(/<blockquote>/g)?.length, 12);
  assert.match(quotes, /<p>(?:&gt;){38} end<\/p>/);
  const emphasis = renderMarkdown(`${'*a **b '.repeat(20)}end${'** *'.repeat(20)}`);
  assert.match(emphasis, /end/);
  checkCommentHtml(renderMarkdown(`${'||*_~~[**'.repeat(900)}x${'**](http://a.example)~~_*||'.repeat(400)}`));
});

test('any text renders to the allowed elements and attributes only, and always to the same', () => {
  fc.assert(
    fc.property(commentBodies, (body) => {
      const html = renderMarkdown(body, { mentions: NAMES });
      checkCommentHtml(html);
      assert.equal(renderMarkdown(body, { mentions: NAMES }), html);
    }),
    { numRuns: 500 },
  );
});

test('a number that starts a line is a list only from 1 on, and only with something behind it', () => {
  assert.equal(renderMarkdown('900.'), '<p>900.</p>\n');
  assert.equal(renderMarkdown('1986. A great summer.'), '<p>1986. A great summer.</p>\n');
  assert.equal(renderMarkdown('-'), '<p>-</p>\n');
  assert.match(renderMarkdown('1. one\n2. two'), /^<ol>\n<li>one<\/li>\n<li>two<\/li>\n<\/ol>/);
  assert.match(renderMarkdown('- one\n- two'), /^<ul>/);
});
