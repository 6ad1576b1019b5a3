import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toStanding, type SanctionInForce } from './sanction.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const LATER = new Date('2026-03-02T12:00:00.000Z');
const give = (kind: SanctionInForce['kind'], more: Partial<SanctionInForce> = {}): SanctionInForce => ({
  kind,
  until: null,
  readAt: null,
  ...more,
});

test('the strictest of what is in force decides', () => {
  assert.equal(toStanding([], NOW).sanction, 'none');
  assert.equal(toStanding([give('premoderate')], NOW).sanction, 'premoderated');
  const suspended = toStanding([give('premoderate'), give('suspend', { until: LATER })], NOW);
  assert.deepEqual(suspended, { sanction: 'suspended', hasUnreadWarning: false, until: LATER });
  assert.equal(toStanding([give('suspend', { until: LATER }), give('ban')], NOW).sanction, 'banned');
});

test('a suspension ends by itself', () => {
  assert.equal(toStanding([give('suspend', { until: NOW })], NOW).sanction, 'none');
});

test('a warning counts until it is read', () => {
  assert.equal(toStanding([give('warn')], NOW).hasUnreadWarning, true);
  assert.equal(toStanding([give('warn', { readAt: NOW })], NOW).hasUnreadWarning, false);
});
