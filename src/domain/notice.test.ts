import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeNotice, type Notice } from './notice.ts';

const COMPLETE: Notice = {
  law: 'Defamation',
  explanation: 'It says that I stole, which I never did.',
  isChildAbuse: false,
  name: 'Ann Reader',
  email: 'ann@reader.example',
  isGoodFaith: true,
};

test('a notice names a law, explains, says who sends it, and is sent in good faith', () => {
  assert.equal(judgeNotice(COMPLETE), null);
  const wrong: readonly [Partial<Notice>, string, string][] = [
    [{ law: ' ' }, 'explanation_too_short', 'law'],
    [{ explanation: 'Bad.' }, 'explanation_too_short', 'explanation'],
    [{ explanation: 'x'.repeat(5_001) }, 'report_too_long', 'explanation'],
    [{ name: '' }, 'contact_missing', 'name'],
    [{ email: '' }, 'contact_missing', 'email'],
    [{ isGoodFaith: false }, 'good_faith_missing', 'goodFaith'],
  ];
  for (const [change, refused, field] of wrong) {
    const refusal = judgeNotice({ ...COMPLETE, ...change });
    assert.deepEqual([refusal?.refused, refusal?.field], [refused, field]);
  }
});

test('whoever reports the abuse of children need not say who they are', () => {
  assert.equal(judgeNotice({ ...COMPLETE, isChildAbuse: true, name: '', email: '' }), null);
});
