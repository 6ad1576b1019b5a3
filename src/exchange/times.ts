/** What cannot be a time of a comment, and why. */
export type TimeProblem = 'time_missing' | 'time_invalid' | 'time_out_of_range';

export interface TimeRange {
  /** IANA name of the zone that times without one are in. */
  readonly zone: string;
  /** The latest a comment may have been written. */
  readonly latest: Date;
}

/** Before this there was no web to comment on. */
const EARLIEST = Date.UTC(1990, 0, 1);

// 2011-08-31T17:44:22.123Z, 2011-08-31 17:44:22, 2021-10-28 20:50:15 +0800 +0800 (Go); a date alone is its midnight.
const PATTERN =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|[+-]\d\d:?\d\d)?(?: [+-]\d{4}| [A-Z]{2,5})?$/;

/**
 * Reads a time as exports write it: ISO 8601 or the SQL form, with a zone or in the zone of `range`. A time of year 1, as
 * Go writes nothing, and 0000-00-00, as MySQL does, are missing.
 */
export function parseTime(text: string | null | undefined, range: TimeRange): Date | TimeProblem {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed.startsWith('0000-00-00') || trimmed.startsWith('0001-01-01'))
    return 'time_missing';
  const match = PATTERN.exec(trimmed);
  if (match === null) return 'time_invalid';
  const field = (at: number) => Number(match[at] ?? 0);
  const utc = new Date(0);
  utc.setUTCFullYear(field(1), field(2) - 1, field(3));
  utc.setUTCHours(field(4), field(5), field(6), Math.floor(Number(`0.${match[7] ?? 0}`) * 1000));
  const isReal = utc.getUTCMonth() === field(2) - 1 && utc.getUTCDate() === field(3);
  if (!isReal || field(4) > 23 || field(5) > 59 || field(6) > 60) return 'time_invalid';
  return inRange(utc.getTime() - offsetOf(match[8], utc.getTime(), range.zone), range);
}

/** A time as a number of milliseconds since 1970, or of seconds where it is too small to be those. */
export function parseEpoch(value: number, range: TimeRange): Date | TimeProblem {
  if (!Number.isFinite(value)) return 'time_invalid';
  return inRange(Math.round(value < 100_000_000_000 ? value * 1000 : value), range);
}

function inRange(time: number, { latest }: TimeRange): Date | TimeProblem {
  return time < EARLIEST || time > latest.getTime() ? 'time_out_of_range' : new Date(time);
}

/** Milliseconds that a zone is ahead of UTC: one that is written down, or a named one at a wall clock's time. */
function offsetOf(written: string | undefined, wall: number, zone: string): number {
  if (written === undefined) return zone === 'UTC' ? 0 : zoneOffset(zone, wall);
  if (written === 'Z' || written === 'UTC') return 0;
  const digits = written.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (digits.startsWith('-') ? -minutes : minutes) * 60_000;
}

function zoneOffset(zone: string, wall: number): number {
  // The offset is asked for at a time near by first, then at the time that it leads to: right on both sides of a change.
  const near = offsetAt(zone, wall);
  return offsetAt(zone, wall - near);
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function offsetAt(zone: string, time: number): number {
  const known = FORMATS.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  if (known === undefined) FORMATS.set(zone, format);
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(time / 1000) * 1000;
}

/** Whether there is a zone of this name, so that a wrong one is said before a file is read. */
export function isTimeZone(zone: string): boolean {
  try {
    offsetAt(zone, 0);
    return true;
  } catch {
    return false;
  }
}
