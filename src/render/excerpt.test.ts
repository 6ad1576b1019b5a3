import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderHtml } from '../markup/render-html.ts';
import { renderMarkdown } from '../markup/render-markdown.ts';
import { toExcerpt } from './parts/excerpt.ts';

test('an excerpt has the words without their marks, cut between two of them', () => {
  assert.equal(toExcerpt(renderMarkdown('**a** &amp; b\nc'), 50), 'a & b c');
  assert.equal(toExcerpt(renderMarkdown('one two three'), 10), 'one two…');
});

test('an excerpt gives no spoiler away, whoever is mentioned in it and wherever it comes from', () => {
  const mentions = ['Ann'];
  assert.equal(
    toExcerpt(renderMarkdown('So ||he and @Ann **died**|| then, @Ann.', { mentions }), 99),
    'So […] then, @Ann.',
  );
  const imported = renderHtml('<spoiler>he <b>died</b></spoiler> <span class="spoiler">twice</span> so');
  assert.equal(toExcerpt(imported, 99), '[…] […] so');
});
