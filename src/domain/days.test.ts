import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, countDays, dayIn, isDay, isZone, listDays } from './days.ts';

test('days are listed across months and leap years, both ends included', () => {
  assert.deepEqual(listDays('2028-02-28', '2028-03-01'), ['2028-02-28', '2028-02-29', '2028-03-01']);
  assert.deepEqual(listDays('2030-01-02', '2030-01-01'), []);
  assert.equal(countDays('2030-01-01', '2030-12-31'), 365);
  assert.equal(addDays('2030-01-01', -1), '2029-12-31');
});

test('what is no day and no zone is told from what is one', () => {
  assert.ok(isDay('2028-02-29'));
  for (const text of ['2027-02-29', '2027-2-9', 'today', '']) assert.ok(!isDay(text), text);
  assert.ok(isZone('Europe/Berlin') && isZone('UTC'));
  for (const text of ['Mars/Phobos', '', '+01:00', "x'; select"]) assert.ok(!isZone(text), text);
});

test('the day depends on where one is', () => {
  const at = new Date('2030-06-30T23:30:00Z');
  assert.deepEqual(
    ['America/New_York', 'Asia/Tokyo'].map((zone) => dayIn(zone, at)),
    ['2030-06-30', '2030-07-01'],
  );
});
