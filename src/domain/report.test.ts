import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shouldWithhold, sumWeights, weighReport, type ReporterFacts } from './report.ts';

const READER: ReporterFacts = {
  isGuest: false,
  role: 'reader',
  accountAgeDays: 100,
  published: 10,
  upheld: 0,
  dismissed: 0,
};
const PUBLISHED = { isPublished: true, wasApproved: false };

test('without a record an established reader counts one, and the record moves that between nothing and two', () => {
  assert.deepEqual(weighReport(READER), { weight: 1, isEstablished: true });
  assert.equal(weighReport({ ...READER, upheld: 8 }).weight, 1.8);
  assert.equal(weighReport({ ...READER, dismissed: 8 }).weight, 0.2);
  assert.ok(weighReport({ ...READER, upheld: 10_000 }).weight < 2);
  assert.ok(weighReport({ ...READER, dismissed: 10_000 }).weight > 0);
});

test('guests, new accounts, people who never wrote and people without account count less', () => {
  const others = [
    { ...READER, isGuest: true },
    { ...READER, accountAgeDays: 6.9 },
    { ...READER, published: 2 },
  ];
  for (const reporter of others)
    assert.deepEqual(weighReport(reporter), { weight: 0.25, isEstablished: false });
  assert.deepEqual(weighReport(null), { weight: 0.1, isEstablished: false });
  assert.ok(weighReport({ ...READER, published: 0, upheld: 1 }).isEstablished);
});

test('a hundred fresh accounts withhold nothing, however low the threshold and good their record', () => {
  const fresh = weighReport({ ...READER, accountAgeDays: 1, upheld: 50 });
  const reports = Array.from({ length: 100 }, () => fresh);
  assert.ok(sumWeights(reports) < 1);
  assert.equal(shouldWithhold(reports, 1, PUBLISHED), false);
});

test('reports withhold a published comment at the threshold, never at 0, and never what was approved', () => {
  const three = [weighReport(READER), weighReport(READER), weighReport(READER)];
  assert.equal(shouldWithhold(three, 3, PUBLISHED), true);
  assert.equal(shouldWithhold(three.slice(1), 3, PUBLISHED), false);
  assert.equal(shouldWithhold(three, 0, PUBLISHED), false);
  assert.equal(shouldWithhold(three, 3, { isPublished: false, wasApproved: false }), false);
  assert.equal(shouldWithhold(three, 3, { isPublished: true, wasApproved: true }), false);
});

test('one of the newsroom is enough at the default', () => {
  assert.equal(shouldWithhold([weighReport({ ...READER, role: 'staff' })], 3, PUBLISHED), true);
});
