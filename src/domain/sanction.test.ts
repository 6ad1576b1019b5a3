import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInForce, judgeTerms } from './sanction.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

test('a suspension has an end that lies ahead, at most 366 days', () => {
  const suspend = (until: Date | null) => judgeTerms({ kind: 'suspend', until, rejectDays: null }, NOW);
  assert.equal(suspend(inDays(3)), null);
  assert.equal(suspend(inDays(366)), null);
  for (const until of [null, NOW, inDays(-1), inDays(367)])
    assert.equal(suspend(until)?.refused, 'time_invalid');
});

test('nothing else has an end, and only a ban rejects what was before it', () => {
  const judge = (kind: 'warn' | 'ban', more: object) =>
    judgeTerms({ kind, until: null, rejectDays: null, ...more }, NOW);
  assert.equal(judge('ban', { until: inDays(1) })?.refused, 'time_invalid');
  assert.equal(judge('ban', { rejectDays: 2 }), null);
  assert.equal(judge('warn', { rejectDays: 2 })?.field, 'rejectDays');
});

test('what is over, lifted or read does nothing any more', () => {
  const given = { kind: 'ban', until: null, readAt: null, liftedAt: null } as const;
  assert.equal(isInForce(given, NOW), true);
  assert.equal(isInForce({ ...given, liftedAt: NOW }, NOW), false);
  assert.equal(isInForce({ ...given, kind: 'suspend', until: NOW }, NOW), false);
  assert.equal(isInForce({ ...given, kind: 'warn' }, NOW), true);
  assert.equal(isInForce({ ...given, kind: 'warn', readAt: NOW }, NOW), false);
});
