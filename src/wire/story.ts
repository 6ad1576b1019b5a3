import * as z from 'zod';
import { MODES } from '../domain/rules/facts.ts';
import { SORT_ORDERS } from '../domain/thread.ts';
import { several, text } from './text.ts';

export const siteParams = z.object({ site: z.string().max(100) });
export const storyParams = siteParams.extend({
  story: z
    .string()
    .max(3_000)
    .meta({ description: "The publisher's own id of the story, or its address, percent-encoded." }),
});
export const commentParams = siteParams.extend({ id: z.uuid() });
export const storyCommentParams = storyParams.extend({ id: z.uuid() });

export const languageQuery = z.object({ lang: z.string().max(35).optional() });

export const pageQuery = languageQuery.extend({
  sort: z
    .union([z.enum(SORT_ORDERS), z.literal('').transform(() => undefined)])
    .optional()
    .meta({ description: 'Without it, the order that the site has chosen.' }),
  after: z.string().max(400).optional(),
  url: z.string().max(2_000).optional(),
  v: z.coerce
    .number()
    .int()
    .nonnegative()
    .optional()
    .meta({ description: 'The answer is never older than this version.' }),
});

export const countsQuery = languageQuery.extend({ story: several(100, 3_000) });

export const countsSchema = z
  .object({ counts: z.record(z.string(), z.int()), texts: z.record(z.string(), z.string()) })
  .meta({ id: 'Counts' });

export const storySchema = z
  .object({
    story: z.string(),
    url: z.string().nullable(),
    title: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    section: z.string().nullable().meta({ description: 'Key of the section it stands in.' }),
    message: z.string().meta({ description: 'Stands above the thread; empty for nothing.' }),
    mode: z.enum(MODES).nullable().meta({ description: 'Null leaves it to section and site.' }),
    slowModeSeconds: z.int().nullable().meta({ description: 'Null leaves it to the site.' }),
    publishedAt: z.iso.datetime().nullable(),
    hidesAcross: z.boolean(),
    commentCount: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Story' });

export const storyChangeSchema = z
  .object({
    url: z.string().max(2_000).optional().meta({
      description: 'Its page, under an origin of the site. A story named by its address has it already.',
    }),
    title: text(2_000).nullish().meta({ description: 'Null is what the page says.' }),
    closedAt: z.iso
      .datetime({ offset: true })
      .nullish()
      .meta({ description: 'From when nothing is added or changed; it may lie ahead. Null opens it.' }),
    mode: z.enum(MODES).nullish().meta({
      description: 'How comments come to be seen; the strictest of site, section and story counts.',
    }),
    slowModeSeconds: z
      .int()
      .min(0)
      .max(86_400)
      .nullish()
      .meta({ description: 'Between two comments of one person.' }),
    publishedAt: z.iso
      .datetime({ offset: true })
      .nullish()
      .meta({ description: 'When it was published, from when `closeAfterDays` of the site counts.' }),
    hidesAcross: z
      .boolean()
      .optional()
      .meta({ description: 'Takes the order across viewpoints off the story.' }),
    message: text(20_000).optional().meta({
      description: 'Stands above the thread, with links and emphasis as in comments. Empty takes it away.',
    }),
    section: z
      .string()
      .max(100)
      .nullish()
      .meta({ description: 'Key of a section. Null is what the page or its address says.' }),
  })
  .meta({ id: 'StoryChange' });

export const storiesQuery = z.object({
  section: z.string().max(100).optional(),
  after: z.string().max(100).optional(),
});

export const storiesSchema = z
  .object({ stories: z.array(storySchema), nextPage: z.string().nullable() })
  .meta({ id: 'Stories' });

export const viewerSchema = z
  .object({
    signedIn: z.boolean(),
    guest: z.boolean(),
    name: z.string().nullable(),
    guestsAllowed: z.boolean(),
    muted: z.array(z.uuid()).meta({ description: 'Accounts whose comments fold away for whoever asks.' }),
    votes: z.record(z.string(), z.enum(['up', 'down'])),
    own: z.array(
      z.object({
        id: z.uuid(),
        editableUntil: z.iso.datetime().nullable(),
        waiting: z
          .string()
          .nullable()
          .meta({ description: 'HTML that says of a changed text that it waits for a moderator.' }),
      }),
    ),
    /** A warning of moderators that has to be read before one writes on: HTML with a button. */
    warning: z.object({ id: z.uuid(), html: z.string() }).nullable(),
    held: z.array(z.object({ parentId: z.uuid().nullable(), html: z.string() })),
  })
  .meta({ id: 'Viewer' });
