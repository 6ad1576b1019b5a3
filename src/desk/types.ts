import type * as z from 'zod';
import type {
  bulkAnswerSchema,
  bulkPreviewSchema,
  cardSchema,
  claimAnswerSchema,
  countsSchema,
  decidedSchema,
  decisionSchema,
  deskOverviewSchema,
  deskPeopleSchema,
  deskThreadSchema,
  queuePageSchema,
  reasonSchema,
  revisionsSchema,
} from '../wire/desk.ts';

/** What the API says, by the schemas of src/wire. */
export type Card = z.infer<typeof cardSchema>;
export type Claim = NonNullable<Card['claim']>;
export type Counts = z.infer<typeof countsSchema>;
export type Decided = z.infer<typeof decidedSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Overview = z.infer<typeof deskOverviewSchema>;
export type QueuePage = z.infer<typeof queuePageSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type Revisions = z.infer<typeof revisionsSchema>;
export type ClaimAnswer = z.infer<typeof claimAnswerSchema>;
export type BulkPreview = z.infer<typeof bulkPreviewSchema>;
export type BulkAnswer = z.infer<typeof bulkAnswerSchema>;
export type DeskThread = z.infer<typeof deskThreadSchema>;
export type People = z.infer<typeof deskPeopleSchema>;
