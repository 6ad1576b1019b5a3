import * as z from 'zod';

export const auditQuery = z.object({
  site: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Key of a site. Whoever administers some sites only has to name one of them.' }),
  by: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Who did it: the id of an account or of an API token, or `operator` or `system`.' }),
  action: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'What was done: `site.changed`, or `site` for all that is done to sites.' }),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional().meta({ description: 'Up to, and not at, this time.' }),
  after: z.string().max(100).optional(),
  format: z
    .enum(['json', 'csv', 'jsonl'])
    .default('json')
    .meta({ description: '`csv` and `jsonl` (JSON Lines) answer everything that is found, in one stream.' }),
});

export const auditEntrySchema = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    by: z.object({
      kind: z.enum(['account', 'server', 'operator', 'system']),
      id: z.uuid().nullable(),
      name: z.string().nullable().meta({ description: 'As it is now.' }),
    }),
    action: z.string(),
    site: z.string().nullable(),
    target: z.string().meta({ description: 'What was changed: the key of a site, the id of an account.' }),
    targetName: z
      .string()
      .nullable()
      .meta({ description: 'Where it is an account: its name, as it is now.' }),
    from: z.unknown(),
    to: z.unknown(),
  })
  .meta({ id: 'AuditEntry' });

export const auditPageSchema = z
  .object({ entries: z.array(auditEntrySchema), nextPage: z.string().nullable() })
  .meta({ id: 'AuditPage' });
