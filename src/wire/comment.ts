import * as z from 'zod';
import { COMMENT_STATUSES, PLACES, VOTE_VALUES } from '../domain/comment.ts';
import { DECIDERS } from '../domain/decision.ts';
import { text } from './text.ts';

/** Far above any site's limit: the service says precisely what is too long, this only bounds the work. */
const MOST_BODY = 200_000;

export const authorSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    guest: z.boolean(),
    staff: z.boolean().meta({ description: 'The organisation vouches for them.' }),
    badges: z
      .array(z.string())
      .meta({ description: "What the publisher's sign-on says of them, such as Subscriber." }),
    picture: z.url().nullable().meta({ description: 'A WebP, 160 pixels square.' }),
  })
  .meta({ id: 'Author' });

/** Why a comment is not seen by everybody, and what its author can do about it. */
const explanationSchema = z
  .object({
    by: z.enum(DECIDERS),
    automatic: z.boolean().meta({ description: 'No person looked before it was decided.' }),
    reason: z.string().nullable().meta({ description: 'A code such as `spam`; null where nobody gave one.' }),
    toAuthor: z.string().meta({ description: 'What the moderator wrote to the author.' }),
    rules: z
      .array(z.object({ rule: z.string(), matches: z.array(z.string()) }))
      .meta({ description: "Rules that stopped it, with what they found in the author's own text." }),
    decidedAt: z.iso.datetime(),
    appeal: z.object({
      state: z.enum(['none', 'possible', 'waiting', 'upheld', 'reversed']),
      until: z.iso.datetime().nullable().meta({ description: 'Until when it can be contested.' }),
      at: z.iso.datetime().nullable(),
    }),
  })
  .meta({ id: 'Explanation' });

export const commentSchema = z
  .object({
    id: z.uuid(),
    parentId: z.uuid().nullable(),
    depth: z.int().meta({ description: '0 for a top-level comment.' }),
    status: z.enum(COMMENT_STATUSES),
    author: authorSchema.nullable().meta({ description: 'Null for a tombstone.' }),
    html: z.string().nullable().meta({ description: 'Sanitised HTML; null for a tombstone.' }),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso.datetime().nullable(),
    up: z.int(),
    down: z.int(),
    featured: z.boolean().meta({ description: "An editor's pick." }),
    across: z.boolean().meta({
      description:
        'Found valuable by readers who usually disagree. Show it only where the site ranks across viewpoints.',
    }),
    pinned: z.boolean().meta({ description: 'Stands before all others on the first page.' }),
    replyCount: z.int().meta({ description: 'Comments shown directly below, on all pages together.' }),
    nextReplies: z
      .string()
      .nullable()
      .meta({ description: 'Cursor of the replies that are not in this answer; null when all are.' }),
    url: z.url(),
    explanation: explanationSchema
      .optional()
      .meta({ description: 'Only for its author, and only while others do not see it.' }),
  })
  .meta({ id: 'Comment' });

export type WireComment = z.infer<typeof commentSchema>;

export const commentPageSchema = z
  .object({
    comments: z
      .array(commentSchema)
      .meta({ description: 'In reading order: each comment before the replies below it.' }),
    nextPage: z
      .string()
      .nullable()
      .meta({ description: 'Pass as `after` for the next page; null on the last.' }),
    version: z.int(),
  })
  .meta({ id: 'CommentPage' });

export const newCommentSchema = z
  .object({
    body: text(MOST_BODY).meta({ description: 'Markdown.' }),
    parentId: z.uuid().nullish(),
    name: text(400).nullish().meta({ description: 'The name of a guest, where the site allows them.' }),
    url: z
      .string()
      .max(2_000)
      .nullish()
      .meta({ description: 'Address of the story, needed for its first comment.' }),
    place: z.enum(PLACES).default('api'),
  })
  .meta({ id: 'NewComment' });

export const writtenCommentSchema = z
  .object({
    comment: commentSchema.nullable(),
    html: z
      .string()
      .nullable()
      .optional()
      .meta({ description: 'The comment as it stands in the page, when `lang` was given.' }),
    version: z.int(),
    guestToken: z
      .string()
      .optional()
      .meta({ description: 'Bearer token of a guest who wrote for the first time.' }),
  })
  .meta({ id: 'WrittenComment' });

export const editSchema = z.object({ body: text(MOST_BODY) }).meta({ id: 'Edit' });

export const sourceSchema = z.object({ body: z.string() }).meta({ id: 'Source' });

export const voteSchema = z
  .object({
    value: z.enum(VOTE_VALUES).meta({ description: '`none` takes a vote back.' }),
    place: z.enum(PLACES).default('api'),
  })
  .meta({ id: 'Vote' });

export const voteTotalsSchema = z
  .object({ up: z.int(), down: z.int(), value: z.enum(VOTE_VALUES), version: z.int() })
  .meta({ id: 'VoteTotals' });
