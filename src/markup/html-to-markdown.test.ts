import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { commentBodies } from '../testing/comment-bodies.ts';
import { htmlBodies } from '../testing/html-bodies.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { htmlToText, toJudgedText, toPlainStart, toPlainText } from './plain-text.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';

test('imported HTML becomes the Markdown that somebody would have written', () => {
  const cases = {
    '<p>one <i>two</i><br>three</p><p><b>four</b> <del>five</del> <code>six`</code></p>':
      'one *two*\nthree\n\n**four** ~~five~~ `` six` ``',
    '<blockquote><p>a</p><blockquote>b</blockquote></blockquote>c': '> a\n>\n> > b\n\nc',
    '<ul><li>a<li>b<ol><li>c</ol></ul>': '- a\n- b\n  1. c',
    '<ol><li><p>a</p><p>b</p><li>c</ol>': '1. a\n\n   b\n\n2. c',
    '<ul><li>a</ul><ul><li>b</ul>': '- a\n\n* b',
    '<pre>a\n  ```\n</pre>': '````\na\n  ```\n````',
    '<a href="https://a.example/b">c</a> https://a.example/':
      '[c](<https://a.example/b>) <https://a.example/>',
    '<spoiler>a <b>b</b></spoiler>': '||a **b**||',
    'snake_case 2*3 a_ <3 &amp;amp; &lt;b&gt; https: x': 'snake_case 2\\*3 a\\_ <3 \\&amp; \\<b> https: x',
    '1. a<br>- b<br>&gt; c<br>1986. d<br>---': '1\\. a\n\\- b\n\\> c\n1986\\. d\n\\---',
  };
  for (const [source, markdown] of Object.entries(cases))
    assert.equal(htmlToMarkdown(source), markdown, source);
});

test('what Markdown wrote comes back as it would be written', () => {
  for (const body of [
    'a *b* **c** ~~d~~ `e`',
    '> a\n\nb',
    '- a\n- b\n  - c',
    '1. a\n2. b',
    '```\n<b>\n```',
    '||a||',
  ])
    assert.equal(htmlToMarkdown(renderMarkdown(body)), body);
});

test('the Markdown of any HTML says the same, and hides what was hidden', () => {
  fc.assert(
    fc.property(fc.oneof(commentBodies, htmlBodies), (source) => {
      const body = htmlToMarkdown(source);
      // Marks of items and quotes may come in another order, and a text may look like one.
      const flat = (text: string) => text.replaceAll(/[>\-\d.\s]/g, '');
      assert.equal(flat(toPlainText({ format: 'markdown', body })), flat(htmlToText(source)), body);
    }),
    { numRuns: 1_000 },
  );
});

test('the text of imported HTML is laid out as that of Markdown', () => {
  const source =
    '<blockquote>a<blockquote>b<br>c</blockquote></blockquote><ol start=3><li>d<li>e</ol><pre>f\n  g</pre>';
  assert.equal(htmlToText(source), '> a\n> > b\n> c\n3. d\n4. e\nf\n  g'.replace('> c', '> > c'));
  assert.equal(
    htmlToText('<p>a &lt;b&gt; <spoiler>c</spoiler></p><p><a href="https://d.example">d</a></p>'),
    'a <b> […]\nd',
  );
});

test('what is judged has the words of spoilers, and its links where they stand', () => {
  const body = '<p>a <spoiler>b</spoiler> <a href="https://C.example/&#xFDD0;">c &amp; d</a></p>';
  assert.deepEqual(toJudgedText({ format: 'html', body }), {
    text: 'a b c & d',
    links: [{ start: 4, end: 9, url: 'https://C.example/%EF%B7%90', host: 'c.example' }],
  });
});

test('the beginning of a text has no half a tag in it', () => {
  assert.equal(toPlainStart({ format: 'html', body: '<p>one two <a href="https://a.exa' }, 5), 'one t');
  assert.equal(toPlainStart({ format: 'html', body: '<p>one <a hre' }, 50), 'one');
  assert.equal(toPlainStart({ format: 'markdown', body: 'a <b' }, 50), 'a <b');
  assert.equal(renderHtml(''), '');
});
