import * as z from 'zod';

export const importTaskParams = z.object({
  site: z.string().max(100).describe('The key of the site.'),
  task: z.string().max(100).describe('The id of what was asked for.'),
});

export const importTaskSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['rehearsal', 'import', 'undo']),
    state: z
      .enum(['waiting', 'working', 'stopped', 'done', 'failed'])
      .describe('`stopped` and `failed` can go on where they stood.'),
    run: z.number().int().nullable().describe('The number of the run; a rehearsal leaves none.'),
    share: z.number().describe('How much of the work is done, from 0 to 1.'),
    text: z
      .string()
      .describe('The same in a sentence, with rate and time left, in the language of the request.'),
    isOver: z.boolean().describe('Whether nothing more comes until somebody asks for it.'),
  })
  .describe('How far an import, a rehearsal of one, or the taking back of one is.');

export type WireImportTask = z.infer<typeof importTaskSchema>;
