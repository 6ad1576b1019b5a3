import * as z from 'zod';

/** Text as people send it: well-formed, and without the NUL that no database column takes. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .transform((value) => value.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed());

/** What a client may call a write: anything else is a mistake, and some of it no database column takes. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,100}$/;

/** A flag or word list of a query string that may stand once or several times. */
export const several = (most: number, longest: number) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().max(longest)).max(most),
  );
