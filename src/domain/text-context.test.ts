import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toContext } from './text-context.ts';

const show = (text: string, spans: { start: number; end: number }[]) =>
  toContext(text, spans)
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('');

test('a short text is shown whole, with what was found marked', () => {
  const spans = [
    { start: 4, end: 7 },
    { start: 5, end: 9 },
    { start: 14, end: 99 },
  ];
  assert.equal(show('one two three four', spans), 'one [two t]hree [four]');
  assert.equal(show('one two', []), 'one two');
});

test('of a long text stands what is around the first match, cut between words', () => {
  const text = `${'before '.repeat(60)}grunk ${'after '.repeat(60)}`;
  const shown = show(text, [{ start: 420, end: 425 }]);
  assert.match(shown, /^…( before)+ \[grunk\]( after)+…$/);
  assert.ok(shown.length < 320);
  assert.match(show('word '.repeat(100), []), /^word( word)+…$/);
});

test('no text and no spans break it, and what is marked is what was found', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 700 }),
      fc.array(fc.tuple(fc.nat(800), fc.nat(40)), { maxLength: 8 }),
      (text, raw) => {
        const spans = raw.map(([start, length]) => ({ start, end: start + length }));
        const pieces = toContext(text, spans);
        const whole = pieces.map((piece) => piece.text).join('');
        assert.ok(text.includes(whole.replace(/^…/, '').replace(/…$/, '')) || text.includes('…'));
        assert.ok(pieces.filter((piece) => piece.isMarked).every((piece) => text.includes(piece.text)));
      },
    ),
  );
});
