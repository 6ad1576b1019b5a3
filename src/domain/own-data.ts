import type { CommentStatus } from './comment.ts';
import type { SafeHtml } from './safe-html.ts';
import type { TextFormat } from './written-text.ts';

/** What a download of one's own data is called, and its version: raised when a field goes or changes its meaning. */
export const OWN_DATA_FORMAT = { format: 'parley-own-data', version: 1 } as const;

/** How somebody's download and their account stand. */
export interface OwnDataState {
  /** Null while none was asked for, or the last one is over. */
  readonly download: {
    readonly id: string;
    readonly state: 'asked' | 'ready' | 'failed';
    readonly askedAt: Date;
    readonly readyAt: Date | null;
    readonly expiresAt: Date;
    readonly size: number | null;
  } | null;
  /** From when a new one may be asked for; null is now. */
  readonly nextDownloadAt: Date | null;
  /** When the account is erased; null while nobody asked for that. */
  readonly erasure: {
    readonly at: Date;
    readonly comments: 'remove' | 'keep';
    readonly hasBegun: boolean;
  } | null;
  readonly isBanned: boolean;
  readonly hasMailbox: boolean;
  /** The names of sites that decide what becomes of comments; empty lists leave it to the reader everywhere. */
  readonly sites: {
    readonly remove: readonly string[];
    readonly keep: readonly string[];
    readonly isAsked: boolean;
  };
}

/** The parts of a download, in their order. `account` is one object, every other part a list. */
export const OWN_SECTIONS = [
  'account',
  'formerNames',
  'identities',
  'passkeys',
  'sessions',
  'comments',
  'votes',
  'importedAuthors',
  'muted',
  'decisions',
  'reports',
  'notices',
  'appeals',
  'sanctions',
  'moderatorNotes',
  'watchedStories',
  'downloads',
  'auditEntries',
] as const;
export type OwnSection = (typeof OWN_SECTIONS)[number];

/** Every field of a download. The messages `ownField.NAME` say to people what each is. */
export const OWN_FIELDS = [
  'action',
  'askedAt',
  'at',
  'badges',
  'bannedUntil',
  'bio',
  'body',
  'by',
  'castAt',
  'claimedAt',
  'commentId',
  'confirmedAt',
  'createdAt',
  'decidedAt',
  'decisionMail',
  'decisions',
  'decisionsMailedAt',
  'deletedAt',
  'depth',
  'device',
  'down',
  'editedAt',
  'email',
  'emailIssuer',
  'endedAt',
  'endsAt',
  'erasureAt',
  'erasureComments',
  'expiresAt',
  'facts',
  'featuredAt',
  'format',
  'from',
  'givenUpAt',
  'hasPasskey',
  'hasTotp',
  'hidesProfile',
  'html',
  'id',
  'inactivityWarnedAt',
  'internal',
  'isBackedUp',
  'isEmailVerified',
  'isGuest',
  'issuedAt',
  'issuer',
  'kind',
  'language',
  'law',
  'leavesViewpoints',
  'liftedAt',
  'name',
  'number',
  'origin',
  'outcome',
  'parentId',
  'pictureId',
  'pinnedAt',
  'place',
  'profileUrl',
  'publishedAt',
  'publisherId',
  'readAt',
  'readyAt',
  'reason',
  'reasons',
  'repliesMailedAt',
  'repliesSeenAt',
  'replyMail',
  'reportMail',
  'revisions',
  'role',
  'roleIsFromSignOn',
  'roleSites',
  'scope',
  'secondFactorAt',
  'seenAt',
  'settledAt',
  'signedOutAt',
  'site',
  'size',
  'source',
  'state',
  'status',
  'story',
  'subject',
  'target',
  'text',
  'timeZone',
  'title',
  'to',
  'until',
  'up',
  'url',
  'usedAt',
  'value',
  'verdict',
  'via',
  'waitingRevision',
  'watchedAt',
] as const;
export type OwnField = (typeof OWN_FIELDS)[number];

/** One of the texts that a comment has had. */
export interface OwnRevision {
  readonly number: number;
  readonly createdAt: string;
  readonly format: TextFormat;
  readonly body: string;
}

/** What was decided about a comment. */
export interface OwnDecision {
  readonly at: string;
  readonly from: string | null;
  readonly to: string;
  readonly by: string;
  readonly reason: string | null;
}

/** Fields that the pages of a download show in a way of their own. */
interface OwnTexts {
  readonly id?: string;
  readonly html?: SafeHtml;
  readonly title?: string | null;
  readonly story?: string;
  readonly url?: string | null;
  readonly status?: CommentStatus;
  readonly revisions?: readonly OwnRevision[];
  readonly decisions?: readonly OwnDecision[];
}

/** What a field holds: times are dates. */
type OwnValue = string | number | boolean | Date | object | null;

/** One entry of a part: what is stored, by field. */
export type OwnRow = OwnTexts & Readonly<Partial<Record<Exclude<OwnField, keyof OwnTexts>, OwnValue>>>;
