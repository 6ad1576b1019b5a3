import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { checkCommentHtml } from '../testing/check-comment-html.ts';
import { commentBodies } from '../testing/comment-bodies.ts';
import { htmlBodies } from '../testing/html-bodies.ts';
import { toForeignHref } from './foreign-links.ts';
import { isAllowedLink } from './links.ts';
import { parser } from './parser.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';

const REL = 'rel="nofollow ugc noopener"';

test('a line end is a line break and an empty line ends a paragraph, where nothing else makes lines', () => {
  assert.equal(renderHtml('one\ntwo\r\n \r\nthree'), '<p>one<br>\ntwo</p>\n<p>three</p>\n');
  assert.equal(renderHtml('a <b>b\nc</b>\n\nd'), '<p>a <strong>b<br>\nc</strong></p>\n<p>d</p>\n');
  assert.equal(
    renderHtml('<p>one\ntwo</p>\n\n<div>three\n\nfour</div>'),
    '<p>one two</p>\n<p>three four</p>\n',
  );
  assert.equal(renderHtml('a<br />\nb<br><br>c'), '<p>a<br>\nb</p>\n<p>c</p>\n');
});

test('what Markdown renders to comes out as it went in', () => {
  for (const body of [
    'one *two*\n__three__\n\n~~four~~ `five`',
    '> a\n> > b\n\nc',
    '- a\n- b\n  - c',
    '3. a\n4. b',
    '```\n<b>\n  x\n```',
    'a ||b|| [c](https://d.example/?e=1&f=2)',
  ]) {
    const html = renderMarkdown(body).replaceAll(/ start="1"/g, '');
    assert.equal(renderHtml(html), html);
  }
});

test('old elements become what is nearest to them', () => {
  const cases = {
    '<b>a</b> <i>b</i> <u>c</u> <strike>d</strike> <del>e</del> <tt>f</tt>':
      '<p><strong>a</strong> <em>b</em> <em>c</em> <s>d</s> <s>e</s> <code>f</code></p>\n',
    '<font color=red size=7>a</font><center>b</center><span style="x">c</span>':
      '<p>a</p>\n<p>b</p>\n<p>c</p>\n',
    '<h2>a</h2>b': '<p><strong>a</strong></p>\n<p>b</p>\n',
    '<table><tr><th>a</th><td>b</td></tr>\n<tr><td>c<td>d</table>': '<p>a | b</p>\n<p>c | d</p>\n',
    'a<hr>b': '<p>a</p>\n<p>b</p>\n',
    '<q>a</q>': '<p>&quot;a&quot;</p>\n',
    '<ul><li>a<li>b<ul><li>c</ul></ul>': '<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n',
    '<spoiler>a</spoiler>': '<p><span class="spoiler" tabindex="0">a</span></p>\n',
    '<ol start=4><li><p>a</p></li></ol>': '<ol start="4">\n<li>\n<p>a</p>\n</li>\n</ol>\n',
    '<pre>\na <b>b</b><br>  c</pre>': '<pre><code>a b\n  c\n</code></pre>\n',
  };
  for (const [source, html] of Object.entries(cases)) assert.equal(renderHtml(source), html, source);
});

test('a picture becomes a link with what it is called, a video one with its address', () => {
  const link = (href: string, text = href) => `<p><a href="${href}" ${REL}>${text}</a></p>\n`;
  assert.equal(
    renderHtml('<img src="https://a.example/b.png" alt="A cat">'),
    link('https://a.example/b.png', 'A cat'),
  );
  assert.equal(renderHtml('<img src="//a.example/b.png">'), link('https://a.example/b.png'));
  assert.equal(
    renderHtml('<iframe src="//www.video.example/embed/1">x</iframe>'),
    link('https://www.video.example/embed/1'),
  );
  assert.equal(
    renderHtml('<video><source src="https://a.example/b.mp4"><source src="https://a.example/b.ogv"></video>'),
    link('https://a.example/b.mp4'),
  );
  assert.equal(
    renderHtml('<a href="https://a.example"><img src="https://b.example/c.png" alt="d"></a>'),
    link('https://a.example', 'd'),
  );
  assert.equal(
    renderHtml('so <img class="wp-smiley" src="https://a.example/s.png" alt=":)">'),
    '<p>so :)</p>\n',
  );
  assert.equal(renderHtml('<img src="/b.png" alt="A cat"> <img src=x>'), '<p>A cat</p>\n');
});

test('whom Disqus lets be spoken to is named without its mark and without a link to it', () => {
  assert.equal(
    renderHtml(
      '<p><a href="https://disqus.com/by/anna/" data-dsq-mention="anna:disqus">@anna:disqus</a> hm. @b-c:disqus</p>',
    ),
    '<p>@anna hm. @b-c</p>\n',
  );
});

test('bare addresses become links that end where the sentence does', () => {
  const link = `<a href="https://a.example/b" ${REL}>https://a.example/b</a>`;
  assert.equal(renderHtml('see https://a.example/b.'), `<p>see ${link}.</p>\n`);
  assert.equal(renderHtml('<i>(https://a.example/b)</i>'), `<p><em>(${link})</em></p>\n`);
  assert.match(renderHtml('https://a.example/b_(c)'), /href="https:\/\/a.example\/b_\(c\)"/);
  assert.equal(renderHtml('<code>https://a.example</code>'), '<p><code>https://a.example</code></p>\n');
});

test('links go to http, https and mailto only, and an address that is refused leaves its text', () => {
  for (const href of [
    'javascript:alert(1)',
    ' JaVa\tScript:alert(1)',
    '&#x6a;avascript:alert(1)',
    'java&Tab;script&colon;alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:x',
    '/path',
    '#a',
    'https://bank.example@a.example',
    `https://a.example/${'x'.repeat(2_000)}`,
  ])
    assert.equal(renderHtml(`<a href="${href}">a</a>`), '<p>a</p>\n', href);
  assert.equal(
    renderHtml('<a href=" HTTP://A.example/ä b">a</a>'),
    `<p><a href="HTTP://A.example/%C3%A4%20b" ${REL}>a</a></p>\n`,
  );
  assert.equal(
    renderHtml('<a href="https://a.example">a<a href="https://b.example">b'),
    `<p><a href="https://a.example" ${REL}>a</a><a href="https://b.example" ${REL}>b</a></p>\n`,
  );
});

test('an address that is taken as it stands is the one that Markdown would have made of it', () => {
  const part = fc.stringMatching(/^[\w\-.~!$&'()*+,;=:@/?#]{0,12}$/);
  const address = fc.tuple(fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}(:[0-9]{1,3})?$/), part);
  fc.assert(
    fc.property(address, ([host, rest]) => {
      const href = `https://${host}/${rest}`;
      assert.equal(toForeignHref(href), isAllowedLink(href) ? parser.normalizeLink(href) : null);
    }),
    { numRuns: 2_000 },
  );
});

test('scripts, styles, templates, drawings, comments and CDATA go with what is in them; all other text stays', () => {
  for (const element of ['script', 'style', 'template', 'noscript', 'svg', 'math', 'iframe'])
    assert.equal(renderHtml(`a<${element} x>b<i>c</i></${element}>d`), '<p>ad</p>\n', element);
  assert.equal(renderHtml('a<!-- b <c> -->d<![CDATA[ e > ]]>f<?php g ?>h'), '<p>adfh</p>\n');
  assert.equal(
    renderHtml('<x-y onclick=alert(1)>a</x-y><object>b</object><button>c</button>'),
    '<p>abc</p>\n',
  );
});

test('what was never closed takes nothing with it, and a sign that opens no tag is one', () => {
  assert.equal(renderHtml('a<template>b<svg>c'), '<p>abc</p>\n');
  assert.equal(
    renderHtml('1 < 2, 3 > 2, x <y and <3 & &amp;'),
    '<p>1 &lt; 2, 3 &gt; 2, x &lt;y and &lt;3 &amp; &amp;</p>\n',
  );
  assert.equal(
    renderHtml('<b>a<p>b</i>c<blockquote>d'),
    '<p><strong>a</strong></p>\n<p><strong>bc</strong></p>\n<blockquote>\n<p><strong>d</strong></p>\n</blockquote>\n',
  );
});

test('what overlaps is nested, and nothing is empty', () => {
  assert.equal(renderHtml('<b>a<i>b</b>c</i>'), '<p><strong>a<em>b</em></strong><em>c</em></p>\n');
  assert.equal(
    renderHtml('<b> </b>a<i></i><p></p><ul><li></ul><a href="https://a.example"></a><p>&nbsp;</p>'),
    '<p>a</p>\n',
  );
  assert.equal(renderHtml('a<b> b </b>c'), '<p>a <strong>b</strong> c</p>\n');
});

test('a spoiler is never shown by what is in it', () => {
  const hidden = (html: string) => html.replaceAll(/<span class="spoiler"[^>]*>.*?<\/span>/gs, '');
  for (const inner of [
    '<p>x</p><p>x</p>',
    '<pre>x</pre>',
    '<ul><li>x</ul>',
    '<a href="https://a.example">x</a>',
    '<b>x</b><span>x</span>x',
  ])
    assert.doesNotMatch(
      hidden(renderHtml(`<span class="spoiler">${inner}</span>`)).replaceAll(/<\/?(?:p|ul|li)>/g, ''),
      /x/,
      inner,
    );
  assert.doesNotMatch(hidden(renderHtml('<a href="https://a.example"><spoiler>x</spoiler></a>')), /x/);
});

test('depth and repetition are bounded whatever nests', () => {
  for (const unit of [
    '<blockquote>',
    '<ul><li>',
    '<b><i><s>',
    '<div>',
    '<ul>',
    '<li>',
    '<table><tr><td>',
    '<svg>',
    '<pre>',
    '<p>',
  ]) {
    const html = renderHtml(`${unit.repeat(20_000)}x`);
    assert.ok(html.length < 1_000, `${unit}: ${html.length}`);
    checkCommentHtml(html);
  }
  const link = `<a href="https://a.example/${'x'.repeat(1_900)}">`;
  assert.ok(renderHtml(link + '<p>x'.repeat(40_000)).length < 1_000_000);
});

test('any HTML renders to the allowed elements and attributes only, and what comes out renders to itself', () => {
  fc.assert(
    fc.property(fc.oneof(commentBodies, htmlBodies), (body) => {
      const html = renderHtml(body);
      checkCommentHtml(html);
      assert.equal(renderHtml(html), html);
    }),
    { numRuns: 2_000 },
  );
});
