/**
 * Branded identifiers. All are UUIDv7 in their canonical text form, so they sort by the time they were made.
 * The brand exists for the compiler alone: a `StoryId` is never taken for a `CommentId`.
 */
declare const siteId: unique symbol;
declare const storyId: unique symbol;
declare const commentId: unique symbol;
declare const accountId: unique symbol;
declare const sessionId: unique symbol;
declare const apiTokenId: unique symbol;
declare const sectionId: unique symbol;
declare const providerId: unique symbol;
declare const passkeyId: unique symbol;
declare const pictureId: unique symbol;

export type SiteId = string & { readonly [siteId]: true };
export type StoryId = string & { readonly [storyId]: true };
export type CommentId = string & { readonly [commentId]: true };
export type AccountId = string & { readonly [accountId]: true };
export type SessionId = string & { readonly [sessionId]: true };
export type ApiTokenId = string & { readonly [apiTokenId]: true };
export type SectionId = string & { readonly [sectionId]: true };
export type ProviderId = string & { readonly [providerId]: true };
export type PasskeyId = string & { readonly [passkeyId]: true };
export type PictureId = string & { readonly [pictureId]: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the form of an id. Ids arrive in addresses, so anything may stand there. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Makes a new id. Time and randomness stay outside `domain`, so makers are passed in. */
export type NewId = <Id extends string>() => Id;

/** The current time, passed in for the same reason. */
export type Clock = () => Date;
