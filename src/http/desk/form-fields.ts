import * as z from 'zod';
import { text } from '../../wire/text.ts';

/** The fields of a form of the desk, as they come: the largest holds some hundred origins. */
export const formSchema = z.record(
  z.string().max(100),
  z.union([text(20_000), z.array(text(20_000)).max(100)]),
);

/** What stands in the lines of a field, without the empty ones. */
export function readLines(field: string): string[] {
  return field
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
