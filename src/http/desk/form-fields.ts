import * as z from 'zod';
import { MODES, type Mode } from '../../domain/rules/facts.ts';
import { text } from '../../wire/text.ts';
import { lastOf, type FormFields } from './sent-settings.ts';

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

/** A mode by its name; null where it is left to others. */
export function readMode(field: string): Mode | null {
  return MODES.find((mode) => mode === field) ?? null;
}

/** All values of a field, none where it is not there. */
export function listOf(field: string | readonly string[] | undefined): readonly string[] {
  return field === undefined ? [] : [field].flat();
}

/** The keys of the sites that were chosen; null where all were. */
export function readSiteChoice(body: FormFields): readonly string[] | null {
  return lastOf(body['everywhere']) === 'false' ? listOf(body['sites']) : null;
}

/** The end of a day, in UTC; null where none was named, undefined where it is none. */
export function readDate(text: string): Date | null | undefined {
  if (text === '') return null;
  const date = new Date(`${text}T23:59:59.999Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
