const DAY_MS = 86_400_000;

/** Whether a text names a day as `2030-01-31`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && toMs(text) !== null;
}

/** The days from one to another, both included; empty where they are the wrong way round. */
export function listDays(from: string, to: string): string[] {
  const count = countDays(from, to);
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

/** How many days there are from one to another, both included; 0 or less where they are the wrong way round. */
export function countDays(from: string, to: string): number {
  return ((toMs(to) ?? 0) - (toMs(from) ?? 0)) / DAY_MS + 1;
}

/** The day so many days after another, or before it. */
export function addDays(day: string, days: number): string {
  return new Date((toMs(day) ?? 0) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day it is in a time zone. */
export function dayIn(zone: string, at: Date): string {
  // Swedes write dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);
}

/** Whether a text names a time zone. */
export function isZone(text: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '' &&
      /^[A-Za-z]/.test(text)
    );
  } catch {
    return false;
  }
}

/** Calendar days have no zone: they are counted as if all were in UTC. */
function toMs(day: string): number | null {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? null : ms;
}
