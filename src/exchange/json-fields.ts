/** An object of a file as it was parsed: nothing of it is known before it is asked for. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** An object, and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text; numbers count as what they are written as, which ids often are. Null for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

/** An id: a text, a number, or what MongoDB exports of its own (`{"$oid": ...}`). */
export function idOf(value: unknown): string | null {
  return isObject(value) ? textOf(value['$oid'] ?? value['$numberLong']) : textOf(value);
}

/** A time: a text, a number of milliseconds, or MongoDB's `{"$date": ...}` in any of its forms. */
export function timeOf(value: unknown): string | number | null {
  if (isObject(value)) return timeOf(value['$date'] ?? toNumber(value['$numberLong']));
  if (typeof value === 'string' && /^\d{9,14}$/.test(value)) return Number(value);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** A count, also where it is written as a text; 0 for anything else. */
export function countOf(value: unknown): number {
  return toNumber(isObject(value) ? (value['$numberInt'] ?? value['$numberLong']) : value) ?? 0;
}

/** Yes where it is true, 1, or the text of either. */
export function isYes(value: unknown): boolean {
  return value === true || value === 1 || value === 'true' || value === '1';
}

/** The objects of an array; nothing where it is none. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
