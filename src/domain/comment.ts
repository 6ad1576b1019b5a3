/**
 * Where a comment stands. `pending` waits for a person because of the mode, `withheld` because of a rule or of
 * reports. Deletion is a time of its own (`deletedAt`), apart from the status.
 */
export const COMMENT_STATUSES = ['published', 'pending', 'withheld', 'rejected'] as const;
export type CommentStatus = (typeof COMMENT_STATUSES)[number];

/** Where somebody acted: kept with votes, since a campaign shows in it. */
export const PLACES = ['page', 'embed', 'permalink', 'api'] as const;
export type Place = (typeof PLACES)[number];

export const VOTE_VALUES = ['up', 'down', 'none'] as const;
export type VoteValue = (typeof VOTE_VALUES)[number];
