import { isId, type CommentId } from './ids.ts';

/**
 * A place between two comments of an ordered list: the sort value and the id of the last comment before it.
 * Times are milliseconds since 1970.
 */
export interface Cursor {
  readonly value: number;
  readonly id: CommentId;
  /** Comments that come later in the order, but were shown already. */
  readonly passed?: readonly CommentId[];
}

/** Writes a cursor as it stands in addresses: `<value>_<id>`, and `_<id>` for each that was passed. JavaScript's shortest notation keeps doubles exact. */
export function formatCursor(cursor: Cursor): string {
  return [cursor.value, cursor.id, ...(cursor.passed ?? [])].join('_');
}

/** No score or count comes near; as a time it is the year 5138, and far beyond is what no database can hold. */
const MOST_VALUE = 1e14;

/** More comments than this are never shown before their turn. */
const MOST_PASSED = 8;

/** Reads a cursor from an address; null when it is not one. */
export function parseCursor(text: string): Cursor | null {
  const [number = '', ...ids] = text.split('_');
  const value = Number(number);
  const [id, ...passed] = ids as CommentId[];
  if (number === '' || number.length > 30 || !(Math.abs(value) <= MOST_VALUE)) return null;
  if (id === undefined || passed.length > MOST_PASSED || !ids.every((each) => isId(each))) return null;
  return passed.length === 0 ? { value, id } : { value, id, passed };
}
