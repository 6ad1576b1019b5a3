import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTimeZone, parseEpoch, parseTime } from './times.ts';

const latest = new Date('2026-11-22T12:00:00Z');

function read(text: string, zone = 'UTC'): string {
  const time = parseTime(text, { zone, latest });
  return time instanceof Date ? time.toISOString() : time;
}

test('times are read as exports write them', () => {
  const times: Readonly<Record<string, string>> = {
    '2011-08-31T17:44:22Z': '2011-08-31T17:44:22.000Z',
    '2021-03-12T11:21:56.722181Z': '2021-03-12T11:21:56.722Z',
    '2017-12-20T15:18:22-06:00': '2017-12-20T21:18:22.000Z',
    '2021-10-28 20:50:15 +0800 +0800': '2021-10-28T12:50:15.000Z',
    '2021-10-28 20:50:15.123456 +0000 UTC': '2021-10-28T20:50:15.123Z',
    '2014-01-14 17:31:03': '2014-01-14T17:31:03.000Z',
    '2014-01-14 17:31': '2014-01-14T17:31:00.000Z',
    '2014-01-14': '2014-01-14T00:00:00.000Z',
    ' 2014-01-14 17:31:03\n': '2014-01-14T17:31:03.000Z',
    '2016-02-29T00:00:00Z': '2016-02-29T00:00:00.000Z',
  };
  for (const [text, expected] of Object.entries(times)) assert.equal(read(text), expected, text);
});

test('what is no time says why', () => {
  const none: Readonly<Record<string, string>> = {
    '': 'time_missing',
    '0000-00-00 00:00:00': 'time_missing',
    '0001-01-01T00:00:00Z': 'time_missing',
    '2011-x09-30T22:48:43Z': 'time_invalid',
    '2015-02-29T00:00:00Z': 'time_invalid',
    '2015-13-01T00:00:00Z': 'time_invalid',
    '2015-01-01T24:00:00Z': 'time_invalid',
    yesterday: 'time_invalid',
    '0000-01-01T00:00:00Z': 'time_out_of_range',
    '1969-12-31T23:59:59Z': 'time_out_of_range',
    '9999-12-31T23:59:59Z': 'time_out_of_range',
    '2026-11-22T12:00:01Z': 'time_out_of_range',
  };
  for (const [text, expected] of Object.entries(none)) assert.equal(read(text), expected, text);
});

test('a wall clock is read in its zone, in summer, in winter and when it changes', () => {
  assert.equal(read('2014-07-01 12:00:00', 'Europe/Berlin'), '2014-07-01T10:00:00.000Z');
  assert.equal(read('2014-01-01 12:00:00', 'Europe/Berlin'), '2014-01-01T11:00:00.000Z');
  assert.equal(read('2014-03-30 01:59:59', 'Europe/Berlin'), '2014-03-30T00:59:59.000Z');
  assert.equal(read('2014-03-30 03:00:00', 'Europe/Berlin'), '2014-03-30T01:00:00.000Z');
  assert.equal(read('2014-10-26 03:00:00', 'Europe/Berlin'), '2014-10-26T02:00:00.000Z');
  assert.equal(read('2014-07-01 12:00:00', 'Asia/Kolkata'), '2014-07-01T06:30:00.000Z');
  assert.equal(read('2014-07-01T12:00:00Z', 'Asia/Kolkata'), '2014-07-01T12:00:00.000Z');
  assert.deepEqual(['Europe/Berlin', 'Mars/Olympus'].map(isTimeZone), [true, false]);
});

test('numbers are milliseconds, or seconds where they are small', () => {
  const range = { zone: 'UTC', latest };
  const expected = new Date('2013-10-10T19:20:29.250Z');
  assert.deepEqual(parseEpoch(1_381_432_829.25, range), expected);
  assert.deepEqual(parseEpoch(1_381_432_829_250, range), expected);
  assert.deepEqual(
    [Number.NaN, Number.POSITIVE_INFINITY, 1e300, 0, -5].map((value) => parseEpoch(value, range)),
    ['time_invalid', 'time_invalid', 'time_out_of_range', 'time_out_of_range', 'time_out_of_range'],
  );
});
