import * as z from 'zod';

export const markSchema = z.object({ on: z.boolean() }).meta({ id: 'Mark' });

export const markedSchema = z
  .object({ featured: z.boolean(), pinned: z.boolean(), version: z.int() })
  .meta({ id: 'Marked' });
