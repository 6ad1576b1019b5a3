/** How a service outside is spoken to: as Coral speaks to its external moderation phases, or by Akismet's API. */
export const CALL_OUT_KINDS = ['coral', 'akismet'] as const;
export type CallOutKind = (typeof CALL_OUT_KINDS)[number];

/** What a comment does when a service gives no answer that can be used. */
export const SILENCE_CHOICES = ['hold', 'pass'] as const;
export const SPAM_CHOICES = ['hold', 'reject'] as const;
/** How the service gets the text. */
export const CALL_OUT_FORMATS = ['html', 'plain'] as const;

/** What a newsroom says of a service that is asked about comments. */
export interface CallOutSettings {
  /** What moderators read in reasons. */
  readonly name: string;
  readonly url: string;
  readonly isEnabled: boolean;
  /** Writers wait for it. */
  readonly timeoutMs: number;
  readonly silence: (typeof SILENCE_CHOICES)[number];
  /** What a plain yes means; only Akismet says that. */
  readonly onSpam: (typeof SPAM_CHOICES)[number];
  readonly format: (typeof CALL_OUT_FORMATS)[number];
  /** Whether it gets the author's name and network address, too; only Akismet does. */
  readonly sendsPerson: boolean;
}

export const AKISMET_URL = 'https://rest.akismet.com/1.1/comment-check';

/** Shorter is a timeout at every slow packet; longer than this nobody waits for a comment. */
export const CALL_OUT_TIMEOUT = { least: 100, most: 10_000, default: 1_000 };

/** They are asked one after the other: each adds its timeout to what a writer may have to wait. */
export const MOST_CALL_OUTS = 5;
