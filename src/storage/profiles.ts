import type { AccountId, PictureId } from '../domain/ids.ts';
import type { PictureFailure, ReplyMail } from '../domain/profile.ts';
import type { Role } from '../domain/roles.ts';
import type { Db } from './pool.ts';

export interface ProfileRow {
  readonly id: AccountId;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly role: Role;
  readonly badges: readonly string[];
  readonly bio: string;
  readonly picture: PictureId | null;
  readonly hidesProfile: boolean;
  /** Where the publisher says more about them. */
  readonly profileUrl: string | null;
  readonly createdAt: Date;
  /** Whether a picture is asked for that has not been fetched yet, and why it could not be. */
  readonly isPictureAsked: boolean;
  readonly pictureFailure: PictureFailure | null;
}

/** What somebody shows of themselves, and what has become of the picture they asked for; null when the account is gone. */
export async function findProfile(db: Db, id: AccountId): Promise<ProfileRow | null> {
  const { rows } = await db.query<ProfileRow>({
    name: 'find-profile',
    text: `select a.id, a.name, a.is_guest as "isGuest", a.role, a.badges, a.bio, a.picture_id as picture,
        a.hides_profile as "hidesProfile", a.profile_url as "profileUrl", a.created_at as "createdAt",
        r.account_id is not null and r.failure is null as "isPictureAsked", r.failure as "pictureFailure"
      from accounts a left join picture_requests r on r.account_id = a.id where a.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Sets what somebody says of themselves. */
export async function setBio(db: Db, id: AccountId, bio: string): Promise<void> {
  await db.query({ text: 'update accounts set bio = $2 where id = $1', values: [id, bio] });
}

export interface Preferences {
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly replyMail: ReplyMail;
  /** Whether mail tells what became of their reports. */
  readonly reportMail: boolean;
  /** Whether mail tells what was decided of their comments. */
  readonly decisionMail: boolean;
  readonly hidesProfile: boolean;
  /** Whether their votes stay out of ranking across viewpoints. */
  readonly leavesViewpoints: boolean;
}

export interface PreferencesRow extends Preferences {
  /** Whether there is a mailbox to send to. */
  readonly hasMailbox: boolean;
}

/** What somebody has chosen; null when the account is gone. */
export async function findPreferences(db: Db, id: AccountId): Promise<PreferencesRow | null> {
  const { rows } = await db.query<PreferencesRow>({
    text: `select language, time_zone as "timeZone", reply_mail as "replyMail", report_mail as "reportMail", decision_mail as "decisionMail", hides_profile as "hidesProfile", leaves_viewpoints as "leavesViewpoints",
        email is not null as "hasMailbox"
      from accounts where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Writes what somebody chose. Mail that begins now is about replies from now on. */
export async function updatePreferences(
  db: Db,
  id: AccountId,
  chosen: Preferences & { now: Date },
): Promise<void> {
  await db.query({
    text: `update accounts set language = $2, time_zone = $3, reply_mail = $4, hides_profile = $5, leaves_viewpoints = $7, report_mail = $8, decision_mail = $9,
        replies_mailed_at = case when reply_mail = 'never' and $4 <> 'never' then $6 else replies_mailed_at end
      where id = $1`,
    values: [
      id,
      chosen.language,
      chosen.timeZone,
      chosen.replyMail,
      chosen.hidesProfile,
      chosen.now,
      chosen.leavesViewpoints,
      chosen.reportMail,
      chosen.decisionMail,
    ],
  });
}

/** Stops mail about replies. */
export async function stopReplyMail(db: Db, id: AccountId): Promise<void> {
  await db.query({ text: `update accounts set reply_mail = 'never' where id = $1`, values: [id] });
}

/**
 * Says in the stories somebody wrote to that something readers see has changed, at most `limit` of them: those whose ids
 * follow `after`. Gives the last one; null when there are no more.
 */
export async function touchStoriesOf(
  db: Db,
  author: { id: AccountId; after: string | null; limit: number },
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>({
    text: `with touched as (
        select distinct c.site_id, c.story_id from comments c
        where c.author_id = $1 and ($2::uuid is null or c.story_id > $2) order by c.story_id limit $3
      ), locked as (
        select s.site_id, s.id from stories s join touched t on t.site_id = s.site_id and t.story_id = s.id order by s.site_id, s.key for update of s
      ), moved as (
        update stories s set version = s.version + 1 from locked l where s.site_id = l.site_id and s.id = l.id
      )
      select story_id as id from touched order by story_id`,
    values: [author.id, author.after, author.limit],
  });
  return rows.length < author.limit ? null : (rows.at(-1)?.id ?? null);
}
