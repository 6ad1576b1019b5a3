import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPriority } from './queue.ts';

const NOON = new Date('2026-11-22T12:00:00Z');
const facts = { reportWeight: 0, reach: 0, isEscalated: false, waitingSince: NOON };

function hoursLater(hours: number): Date {
  return new Date(NOON.getTime() + hours * 3_600_000);
}

test('what waits longer comes first', () => {
  assert.ok(toPriority(facts) > toPriority({ ...facts, waitingSince: hoursLater(1) }));
});

test('reports, reach and escalation come before what waits a little longer', () => {
  const later = { ...facts, waitingSince: hoursLater(1) };
  for (const more of [{ reportWeight: 3 }, { reach: 100 }, { isEscalated: true }])
    assert.ok(toPriority({ ...later, ...more }) > toPriority(facts), JSON.stringify(more));
});

test('a tenfold reach is worth three hours, and nothing keeps a comment waiting for days', () => {
  const reached = { ...facts, reach: 9, waitingSince: hoursLater(3) };
  assert.ok(Math.abs(toPriority(reached) - toPriority(facts)) < 1e-9);
  const loud = { reportWeight: 1_000, reach: 100_000, isEscalated: true, waitingSince: hoursLater(72) };
  assert.ok(toPriority(facts) > toPriority(loud));
});
