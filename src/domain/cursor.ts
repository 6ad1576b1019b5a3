import { isId, type CommentId } from './ids.ts';

/**
 * A place between two comments of an ordered list: the sort value and the id of the last comment before it.
 * Times are milliseconds since 1970.
 */
export interface Cursor {
  readonly value: number;
  readonly id: CommentId;
}

/** Writes a cursor as it stands in addresses: `<value>_<id>`. JavaScript's shortest notation keeps doubles exact. */
export function formatCursor(cursor: Cursor): string {
  return `${cursor.value}_${cursor.id}`;
}

/** No score or count comes near; as a time it is the year 5138, and far beyond is what no database can hold. */
const MOST_VALUE = 1e14;

/** Reads a cursor from an address; null when it is not one. */
export function parseCursor(text: string): Cursor | null {
  const separator = text.indexOf('_');
  const value = Number(text.slice(0, separator));
  const id = text.slice(separator + 1);
  if (separator < 1 || separator > 30 || !(Math.abs(value) <= MOST_VALUE) || !isId(id)) return null;
  return { value, id: id as CommentId };
}
