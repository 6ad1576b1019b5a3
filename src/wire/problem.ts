import * as z from 'zod';

/** RFC 9457, with what Parley adds: a stable code, the field at fault, and the id that stands in the server's log. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    field: z.string().optional(),
    retryAfter: z.int().optional().meta({ description: 'Seconds.' }),
    traceId: z.string(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
