import * as z from 'zod';
import { text } from './text.ts';

export const newAppealSchema = z
  .object({
    body: text(20_000).meta({ description: 'Why the decision was wrong; at most 3,000 characters.' }),
  })
  .meta({ id: 'NewAppeal' });

export const appealSchema = z
  .object({ state: z.literal('waiting'), at: z.iso.datetime() })
  .meta({ id: 'Appeal' });
