import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';

/** The time, as often as it matters. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago something was, in the fewest letters: `3 hr`, `5 days`. */
export function ageText(language: string, seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? ['minute', 60];
  const value = Math.max(unit === 'minute' ? 1 : 0, Math.floor(seconds / size));
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** A time by how long ago it was; pointing at it shows when. */
export function Ago({ at }: { at: string }): JSX.Element {
  const { m } = useDesk();
  const now = useNow(30_000);
  const date = new Date(at);
  return (
    <time dateTime={at} title={m.dateTime(date)}>
      {ageText(m.language, (now - date.getTime()) / 1_000)}
    </time>
  );
}
