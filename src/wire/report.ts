import * as z from 'zod';
import { PLAIN_REASONS, REPORT_REASONS } from '../domain/report.ts';
import { text } from './text.ts';

export const newReportSchema = z
  .object({
    reason: z.enum(PLAIN_REASONS).meta({
      description: 'What is wrong with it. Illegal content has a form of its own: a notice.',
    }),
    body: text(10_000)
      .default('')
      .meta({ description: 'What moderators should know, in at most 1,000 characters.' }),
  })
  .meta({ id: 'NewReport' });

export const reportSchema = z
  .object({ reason: z.enum(REPORT_REASONS), body: z.string() })
  .meta({ id: 'Report' });

export const reportFormSchema = z
  .object({ html: z.string().meta({ description: 'A form for the page, in the language of the request.' }) })
  .meta({ id: 'ReportForm' });
