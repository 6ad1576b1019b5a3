import * as z from 'zod';

const day = z.string().max(10).meta({ description: 'Such as 2030-01-31.' });

export const numbersQuery = z.object({
  from: day,
  to: day,
  zone: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'In which days begin; UTC where nothing is said.' }),
  format: z.enum(['json', 'csv']).default('json'),
  table: z
    .enum(['days', 'moderators', 'rules'])
    .default('days')
    .meta({ description: 'What a CSV file holds.' }),
});

const seconds = z.number().nullable();
const decided = {
  approved: z.int(),
  rejected: z.int(),
  medianSeconds: seconds.meta({ description: 'That the comments had waited; null where none had.' }),
  p90Seconds: seconds,
};
const appeals = {
  appealed: z.int().meta({ description: 'Appeals that came to an end.' }),
  reversed: z.int(),
};

/** The figures of moderation of one site. */
export const numbersSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    zone: z.string(),
    days: z.array(
      z.object({
        day: z.string(),
        published: z
          .int()
          .meta({ description: 'New comments by what became of them when they were written.' }),
        pending: z.int(),
        withheld: z.int(),
        rejectedByRules: z.int(),
        ...decided,
        reports: z.int(),
      }),
    ),
    total: z.object({ ...decided, ...appeals, reports: z.int(), reportsUpheld: z.int() }),
    moderators: z.array(
      z.object({ id: z.uuid().nullable(), name: z.string().nullable(), ...decided, ...appeals }),
    ),
    rules: z.array(
      z.object({
        rule: z.string(),
        held: z.int(),
        rejectedByRule: z.int(),
        approved: z.int().meta({ description: 'By people, of what the rule had held or rejected.' }),
        rejected: z.int(),
        ...appeals,
      }),
    ),
    waiting: z
      .object({ count: z.int(), oldestSeconds: seconds, medianSeconds: seconds })
      .meta({ description: 'Now, whatever the period.' }),
  })
  .meta({ id: 'Numbers' });

export type WireNumbers = z.infer<typeof numbersSchema>;
