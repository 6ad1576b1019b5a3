import * as z from 'zod';

/** What addresses of a reader's own lists say. */
export const listQuery = z.object({
  lang: z.string().max(35).optional(),
  after: z.string().max(100).optional(),
  /** Milliseconds since 1970. */
  seen: z.coerce.number().int().min(0).max(1e14).optional(),
  saved: z.string().max(10).optional(),
});

export const mutedParams = z.object({ id: z.uuid() });

export const mutedPersonSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mutedAt: z.iso.datetime(),
  })
  .meta({ id: 'MutedPerson' });

export const mutedListSchema = z
  .object({ muted: z.array(mutedPersonSchema).meta({ description: 'The last muted first.' }) })
  .meta({ id: 'MutedList' });
