import * as z from 'zod';
import { text } from './text.ts';

export const markSchema = z.object({ on: z.boolean() }).meta({ id: 'Mark' });

export const markedSchema = z
  .object({ featured: z.boolean(), pinned: z.boolean(), version: z.int() })
  .meta({ id: 'Marked' });

/** Another key for a story. */
export const storyMoveSchema = z
  .object({
    story: text(3_000).meta({ description: "The publisher's new id, or its new address." }),
    url: z.string().max(2_000).optional().meta({ description: 'Its page, where that has moved, too.' }),
  })
  .meta({ id: 'StoryMove' });

export const mergeQuery = z.object({ into: text(3_000) });
export const mergeSchema = mergeQuery.meta({ id: 'StoryMerge' });

/** What a merge moves. */
export const mergedSchema = z
  .object({
    from: z.string(),
    into: z.string(),
    comments: z.int().meta({ description: 'Comments readers see that move.' }),
    waiting: z.int().meta({ description: 'Comments that wait for a decision, counted up to 1,000.' }),
  })
  .meta({ id: 'StoryMerged' });
