import * as z from 'zod';
import { COMMENT_STATUSES } from '../domain/comment.ts';
import { DECISION_REASONS } from '../domain/decision.ts';
import { REPORT_OUTCOMES, REPORT_REASONS } from '../domain/report.ts';
import { ROLES } from '../domain/roles.ts';
import { MOST_REJECT_DAYS, SANCTION_KINDS } from '../domain/sanction.ts';
import { text } from './text.ts';

/** The drawer of a person at the desk (`/api/v1/desk/sites/:site/people/:account`), and what is decided there. */

const time = z.iso.datetime();
const personSchema = z.object({ id: z.uuid(), name: z.string().nullable() });
const siteSchema = z.object({ key: z.string(), name: z.string() });

export const personParams = z.object({ site: text(100), account: z.uuid() });
export const sanctionParams = personParams.extend({ id: z.uuid() });

export const sanctionSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(SANCTION_KINDS),
    /** Null is all sites. */
    site: siteSchema.nullable(),
    reason: z.string(),
    /** What the person was told. */
    toPerson: z.string(),
    until: time.nullable(),
    by: personSchema.nullable(),
    at: time,
    /** Of a warning: when the person said that they had read it. */
    readAt: time.nullable(),
    liftedAt: time.nullable(),
    liftedBy: personSchema.nullable(),
    /** What was written in so many days before was rejected with it. */
    rejectDays: z.int().nullable(),
    isInForce: z.boolean(),
    mayLift: z.boolean(),
  })
  .meta({ id: 'Sanction' });

export const moderatorNoteSchema = z
  .object({
    id: z.uuid(),
    body: z.string(),
    author: personSchema.nullable(),
    at: time,
    mayDelete: z.boolean(),
  })
  .meta({ id: 'ModeratorNote' });

const reportSchema = z.object({
  id: z.uuid(),
  commentId: z.uuid(),
  reason: z.enum(REPORT_REASONS),
  body: z.string(),
  at: time,
  outcome: z.enum(REPORT_OUTCOMES).nullable(),
  isNotice: z.boolean(),
  permalink: z.string(),
});

/** How many there are, by outcome, and the last ten. */
const reportsSchema = z.object({
  open: z.int(),
  upheld: z.int(),
  dismissed: z.int(),
  last: z.array(reportSchema),
});

const historySchema = z.object({
  published: z.int(),
  pending: z.int(),
  withheld: z.int(),
  rejected: z.int(),
  deleted: z.int(),
});

export const drawerSchema = z
  .object({
    person: personSchema.extend({
      guest: z.boolean(),
      role: z.enum(ROLES),
      badges: z.array(z.string()),
      picture: z.string().nullable(),
      createdAt: time,
    }),
    /** On this site. */
    history: historySchema,
    /** The last twenty on this site, the newest first. */
    comments: z.array(
      z.object({
        id: z.uuid(),
        status: z.enum(COMMENT_STATUSES),
        isDeleted: z.boolean(),
        /** The beginning of what readers read, without markup. */
        text: z.string(),
        story: z.object({ key: z.string(), title: z.string().nullable() }),
        at: time,
        permalink: z.string(),
      }),
    ),
    /** Past and present, the newest first: of this site and of all sites. */
    sanctions: z.array(sanctionSchema),
    notes: z.array(moderatorNoteSchema),
    /** What the person has reported here, and what others have reported of theirs. */
    reportsBy: reportsSchema,
    reportsAgainst: reportsSchema,
    /** The other sites that whoever asks moderates, where the person has written. */
    otherSites: z.array(historySchema.extend({ site: siteSchema })),
    /** What whoever asks may decide of the person. */
    may: z.object({
      sanction: z.boolean(),
      /** Also on all sites at once. */
      allSites: z.boolean(),
    }),
  })
  .meta({ id: 'Drawer' });
export type Drawer = z.infer<typeof drawerSchema>;

export const newSanctionSchema = z
  .object({
    kind: z.enum(SANCTION_KINDS),
    /** `all` needs a role that counts on all sites. */
    sites: z.enum(['this', 'all']).default('this'),
    reason: z.enum(DECISION_REASONS),
    toPerson: text(2_000).default(''),
    /** Has to be there to suspend, and nowhere else. */
    until: z.iso.datetime({ offset: true }).nullish(),
    /** With a ban: also rejects what was written on the same sites in so many days before. Lifting the ban takes it back. */
    rejectDays: z.int().min(1).max(MOST_REJECT_DAYS).nullish(),
  })
  .meta({ id: 'NewSanction' });

export const newModeratorNoteSchema = z.object({ body: text(2_000) }).meta({ id: 'NewModeratorNote' });

/** What was made, or changed. */
export const madeSchema = z.object({ id: z.uuid() });
