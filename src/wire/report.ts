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

export const newNoticeSchema = z
  .object({
    law: text(10_000).meta({ description: 'Which law it breaks, or why it is illegal.' }),
    explanation: text(50_000).meta({ description: 'At least a sentence, at most 5,000 characters.' }),
    childAbuse: z.boolean().default(false).meta({
      description: 'It shows the sexual abuse of children: name and e-mail address are not needed then.',
    }),
    name: text(400).default(''),
    email: text(400).default(''),
    goodFaith: z
      .boolean()
      .meta({ description: 'Whoever sends it believes that it is correct and complete.' }),
  })
  .meta({ id: 'NewNotice' });

export const noticeSchema = z
  .object({
    number: z.int().meta({ description: 'Of the site.' }),
    url: z.url().meta({ description: 'The receipt, where the decision will stand.' }),
  })
  .meta({ id: 'Notice' });
