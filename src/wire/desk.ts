import * as z from 'zod';
import { COMMENT_STATUSES } from '../domain/comment.ts';
import { DECIDERS, DECISION_REASONS } from '../domain/decision.ts';
import { QUEUE_ORDERS, QUEUES } from '../domain/queue.ts';
import { VERDICTS } from '../domain/rules/rule.ts';
import { text } from './text.ts';

/** What the desk's browser application and the server say to each other (`/api/v1/desk/...`). */

const time = z.iso.datetime();
const personSchema = z.object({ id: z.uuid(), name: z.string().nullable() });

/**
 * Which comments are meant: those of a queue, or of all comments where `q` or `status` is given. Those are ordered by
 * time, the newest first unless `oldest` is asked for; a queue other than `all` narrows them to what waits there.
 */
export const deskFilterSchema = z
  .object({
    queue: z.enum(QUEUES).default('all'),
    /** Keys; none is every site that whoever asks moderates. */
    site: text(100).optional(),
    section: text(100).optional(),
    story: z.uuid().optional(),
    /** Only stories on one's own watch-list. */
    watched: z.stringbool().optional(),
    rule: text(50).optional(),
    language: text(35).optional(),
    author: z.uuid().optional(),
    /** Hours that a comment has waited at least, or at most. */
    olderThan: z.coerce.number().int().min(0).max(100_000).optional(),
    newerThan: z.coerce.number().int().min(0).max(100_000).optional(),
    /** Full-text search over comments. */
    q: text(200).optional(),
    status: z.enum(COMMENT_STATUSES).optional(),
  })
  .meta({ id: 'DeskFilter' });

export const queueQuery = deskFilterSchema.extend({
  order: z.enum(QUEUE_ORDERS).default('priority'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const spanSchema = z.object({ start: z.int(), end: z.int() });

/** Why a text did not simply appear. Spans count UTF-16 code units of `text` of the card. */
export const reasonSchema = z
  .object({
    rule: z.string(),
    version: z.int(),
    verdict: z.enum(VERDICTS),
    spans: z.array(spanSchema),
    figures: z.record(z.string(), z.union([z.number(), z.string()])),
  })
  .meta({ id: 'Reason' });

export const decisionSchema = z
  .object({
    id: z.uuid(),
    from: z.enum(COMMENT_STATUSES).nullable(),
    to: z.enum(COMMENT_STATUSES),
    by: z.enum(DECIDERS),
    moderator: personSchema.nullable(),
    rule: z.string().nullable(),
    rulesVersion: z.int().nullable(),
    reason: z.string().nullable(),
    toAuthor: z.string(),
    internal: z.string(),
    at: time,
    undoes: z.uuid().nullable(),
  })
  .meta({ id: 'DeskDecision' });

const claimSchema = z.object({ by: personSchema, isOwn: z.boolean(), until: time }).meta({ id: 'Claim' });

/** A line about whoever wrote: enough to decide most cards. */
export const authorLineSchema = z
  .object({
    id: z.uuid(),
    name: z.string().nullable(),
    guest: z.boolean(),
    staff: z.boolean(),
    badges: z.array(z.string()),
    picture: z.string().nullable(),
    createdAt: time,
    published: z.int(),
    rejected: z.int(),
    notes: z.int(),
    /** In force now, mildest first. */
    sanctions: z.array(z.object({ kind: z.string(), until: time.nullable() })),
  })
  .meta({ id: 'AuthorLine' });

export const cardSchema = z
  .object({
    site: z.object({ key: z.string(), name: z.string() }),
    id: z.uuid(),
    status: z.enum(COMMENT_STATUSES),
    isDeleted: z.boolean(),
    /** The queues it waits in, `all` left out; none once it is decided. */
    queues: z.array(z.enum(QUEUES)),
    story: z.object({
      id: z.uuid(),
      key: z.string(),
      title: z.string().nullable(),
      url: z.string().nullable(),
      section: z.string().nullable(),
      comments: z.int(),
      isClosed: z.boolean(),
      /** Whether it is on the watch-list of whoever asks. */
      isWatched: z.boolean(),
    }),
    author: authorLineSchema.nullable(),
    /** What readers read, without markup: what spans refer to. Of the waiting text where one waits. */
    text: z.string(),
    /** Sanitised HTML of the same text. */
    html: z.string(),
    language: z.string().nullable(),
    createdAt: time,
    editedAt: time.nullable(),
    waitingSince: time.nullable(),
    /** Number of the revision that is decided on. */
    revision: z.int(),
    /** Whether readers see an earlier text meanwhile. */
    isHeldEdit: z.boolean(),
    featured: z.boolean(),
    pinned: z.boolean(),
    up: z.int(),
    down: z.int(),
    replyCount: z.int(),
    reasons: z.array(reasonSchema),
    links: z.array(z.object({ start: z.int(), end: z.int(), host: z.string(), url: z.string() })),
    /** The comment it answers; null at the top of a thread. */
    parent: z
      .object({
        id: z.uuid(),
        author: z.string().nullable(),
        html: z.string().nullable(),
        status: z.enum(COMMENT_STATUSES),
      })
      .nullable(),
    reports: z.array(
      z.object({
        id: z.uuid(),
        reason: z.string(),
        body: z.string(),
        reporter: personSchema.nullable(),
        weight: z.number(),
        isNotice: z.boolean(),
        at: time,
        outcome: z.string().nullable(),
      }),
    ),
    appeal: z
      .object({
        id: z.uuid(),
        body: z.string(),
        at: time,
        outcome: z.string().nullable(),
        isOwnDecision: z.boolean(),
      })
      .nullable(),
    /** All of them, the first one first. */
    decisions: z.array(decisionSchema),
    claim: claimSchema.nullable(),
    /** Where it stands on Parley's own page. */
    permalink: z.string(),
  })
  .meta({ id: 'Card' });
export type Card = z.infer<typeof cardSchema>;

/** How many wait; counted up to 1,000 where a filter is set. */
export const countSchema = z.object({ waiting: z.int(), isAtLeast: z.boolean() }).meta({ id: 'Count' });
export const countsSchema = z.record(z.enum(QUEUES), z.int()).meta({ id: 'QueueCounts' });

export const queuePageSchema = z
  .object({ cards: z.array(cardSchema), nextPage: z.string().nullable(), count: countSchema })
  .meta({ id: 'QueuePage' });

/** A comment in its thread as moderators see it: what it answers, the outermost first; itself; what was said below it. */
export const deskThreadSchema = z.object({
  comments: z.array(
    z.object({
      id: z.uuid(),
      parentId: z.uuid().nullable(),
      depth: z.int(),
      status: z.enum(COMMENT_STATUSES),
      isDeleted: z.boolean(),
      author: personSchema.nullable(),
      html: z.string(),
      createdAt: time,
      up: z.int(),
      down: z.int(),
    }),
  ),
  /** Whether there is more below it. */
  isCut: z.boolean(),
});

/** People who write on the sites of whoever asks: by the beginning of a name, or a whole e-mail address. */
export const deskPeopleQuery = z.object({ q: text(320) });
export const deskPeopleSchema = z.object({
  people: z.array(
    personSchema.extend({
      guest: z.boolean(),
      staff: z.boolean(),
      picture: z.string().nullable(),
      createdAt: time,
    }),
  ),
});

/** Revisions with their texts, the newest last. */
export const revisionsSchema = z.object({
  revisions: z.array(z.object({ number: z.int(), text: z.string(), at: time, isShown: z.boolean() })),
});

export const deskCommentRef = z.object({ site: text(100), id: z.uuid() });

/** The same in answers. */
const namedCommentSchema = z.object({ site: z.string(), id: z.uuid() });

/** Claims or renews; comments that somebody else has, or that wait no more, come back with who has them. */
export const claimRequestSchema = z.object({ comments: z.array(deskCommentRef).max(100) });
export const claimAnswerSchema = z.object({
  claims: z.array(namedCommentSchema.extend({ claim: claimSchema.nullable(), isWaiting: z.boolean() })),
});

/** The card to look at next: the first of the filter that nobody else has, claimed for whoever asks. None with `q` or `status`. */
export const nextRequestSchema = z.object({
  filter: deskFilterSchema,
  order: z.enum(QUEUE_ORDERS).default('priority'),
  /** Cards that are on the screen already, or were passed over. */
  except: z.array(z.uuid()).max(500).default([]),
});
export const nextAnswerSchema = z.object({ card: cardSchema.nullable(), counts: countsSchema });

export const DESK_ACTIONS = ['approve', 'reject', 'escalate'] as const;

export const decideSchema = z.object({
  action: z.enum(DESK_ACTIONS),
  /** Has to be there to reject. */
  reason: z.enum(DECISION_REASONS).nullish(),
  toAuthor: text(2_000).default(''),
  internal: text(2_000).default(''),
  /** What was on the screen: where the text changed meanwhile or somebody else decided, the outcome says so and nothing happens. */
  seen: z.object({ revision: z.int(), decision: z.uuid().nullable() }),
  /** Asks for the next card in the same answer. */
  next: nextRequestSchema.nullish(),
});

/** What a decision brought about, or whose decision was there before. */
export const decidedSchema = z.object({
  outcome: z.enum(['decided', 'already_decided', 'text_changed', 'claimed']),
  decision: decisionSchema.nullable(),
  /** The comment as it stands now; with `already_decided` and `text_changed`, for the screen. */
  card: cardSchema.nullable(),
  undoUntil: time.nullable(),
  next: cardSchema.nullable(),
  counts: countsSchema,
});

/** Takes back one's own decision, within seconds; the answer is one of `decidedSchema`, with the card as it stands again. */
export const undoSchema = z.object({ decision: z.uuid() });

/** A decision on everything that a filter finds (2,000 at most in one go), or on some comments. */
export const bulkSchema = z.object({
  filter: deskFilterSchema.nullish(),
  comments: z.array(deskCommentRef).max(1_000).nullish(),
  action: z.enum(['approve', 'reject']),
  reason: z.enum(DECISION_REASONS).nullish(),
  toAuthor: text(2_000).default(''),
  internal: text(2_000).default(''),
});
export const bulkPreviewSchema = z.object({
  count: z.int(),
  isAtLeast: z.boolean(),
  byStatus: z.record(z.string(), z.int()),
  /** A few of them. */
  cards: z.array(cardSchema),
});
export const bulkAnswerSchema = z.object({
  id: z.uuid(),
  decided: z.int(),
  /** Those that somebody else had decided, or has on their screen. */
  skipped: z.int(),
  undoUntil: time,
  /** Whether the filter found more than one go takes. */
  isCut: z.boolean(),
  counts: countsSchema,
});

export const bulkUndoneSchema = z.object({
  undone: z.int(),
  /** Those that somebody has decided or changed since. */
  skipped: z.int(),
  counts: countsSchema,
});

/** What the application needs first. */
export const deskOverviewSchema = z
  .object({
    moderator: personSchema.extend({ role: z.string() }),
    sites: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        language: z.string(),
        sections: z.array(z.object({ key: z.string(), name: z.string() })),
        counts: countsSchema,
      }),
    ),
    rules: z.array(z.string()),
    reasons: z.array(z.enum(DECISION_REASONS)),
  })
  .meta({ id: 'DeskOverview' });

/** Events of `/api/v1/desk/events` (server-sent), by their name. */
export const deskEventSchemas = {
  /** By site key. */
  counts: z.record(z.string(), countsSchema),
  /** Somebody has opened a comment, or let go of it. */
  claimed: namedCommentSchema.extend({ claim: claimSchema.nullable() }),
  /** Somebody has decided. */
  decided: namedCommentSchema.extend({ decision: decisionSchema }),
} as const;
