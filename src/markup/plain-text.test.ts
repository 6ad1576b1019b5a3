import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { commentBodies } from '../testing/comment-bodies.ts';
import { toPlainText as toPlain } from './plain-text.ts';

const toPlainText = (body: string) => toPlain({ format: 'markdown', body });

test('markup is left out, line breaks and blocks stand on lines of their own', () => {
  assert.equal(
    toPlainText('**a** [b](https://c.example) `d`\n&lt;e\n\n```\nf\n  g\n```'),
    'a b d\n<e\nf\n  g',
  );
});

test('quotes and items of lists keep a mark', () => {
  assert.equal(toPlainText('> a\n> > b\nc\n\n- d\n  e\n\n2. f'), '> a\n> > b\nc\n- d\ne\n2. f');
});

test('a spoiler is not given away', () => {
  assert.equal(toPlainText('He is ||*dead* `x`||.'), 'He is […].');
});

test('any text gives a text', () => {
  fc.assert(fc.property(commentBodies, (body) => typeof toPlainText(body) === 'string'));
});
