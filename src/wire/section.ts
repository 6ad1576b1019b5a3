import * as z from 'zod';
import { MODES } from '../domain/rules/facts.ts';
import { siteParams } from './story.ts';
import { text } from './text.ts';

const description =
  'Addresses of its stories: a path on any origin of the site, such as `/sport/*`, or a whole address. `*` stands for any characters.';
const patterns = z.array(text(400)).max(100).meta({ description });

const mode = z.enum(MODES).meta({
  description: 'How comments come to be seen; null leaves it to the site, the strictest counts.',
});

export const sectionParams = siteParams.extend({ section: z.string().max(100) });

export const sectionSchema = z
  .object({
    section: z.string().meta({ description: 'Its key.' }),
    name: z.string(),
    patterns: z.array(z.string()).meta({ description }),
    mode: mode.nullable(),
  })
  .meta({ id: 'Section' });

export const sectionsSchema = z
  .object({
    sections: z.array(sectionSchema).meta({ description: 'In the order in which patterns are tried.' }),
    unknown: z.array(z.object({ label: z.string(), stories: z.int() })).meta({
      description: 'What pages call their sections (`article:section`) where none of the site is called so.',
    }),
  })
  .meta({ id: 'Sections' });

export const sectionChangeSchema = z
  .object({
    name: text(400).optional(),
    patterns: patterns.optional(),
    mode: mode.nullish(),
    position: z.int().min(1).max(10_000).optional().meta({ description: 'The place in the order, from 1.' }),
  })
  .meta({ id: 'SectionChange' });

export const newSectionSchema = sectionChangeSchema
  .extend({ section: z.string().max(100).meta({ description: 'The key.' }) })
  .meta({ id: 'NewSection' });
