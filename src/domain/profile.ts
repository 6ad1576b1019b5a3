import { refuse, type Refusal } from './refusal.ts';

/** Longest text about oneself, in characters (UTF-16 code units): a few lines, not a second place to publish. */
export const MAX_BIO_LENGTH = 300;

/** A text about oneself as it is kept, plain and with at most one empty line in a row; a refusal when it is too long. */
export function parseBio(text: string): string | Refusal {
  const bio = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // No controls, and no characters that turn the direction of what stands around them.
    .replace(/[^\P{C}\n\u200c\u200d]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const figures = { length: bio.length, limit: MAX_BIO_LENGTH };
  return bio.length <= MAX_BIO_LENGTH ? bio : refuse('bio_too_long', { field: 'bio', figures });
}

/** When somebody gets mail about replies to what they wrote. */
export const REPLY_MAILS = ['never', 'daily', 'soon'] as const;
export type ReplyMail = (typeof REPLY_MAILS)[number];

/** Why a picture could not be had. */
export const PICTURE_FAILURES = ['unreachable', 'not_a_picture', 'too_large'] as const;
export type PictureFailure = (typeof PICTURE_FAILURES)[number];
