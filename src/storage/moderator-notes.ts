import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface NoteRow {
  readonly id: string;
  readonly body: string;
  readonly authorId: AccountId | null;
  readonly authorName: string | null;
  readonly at: Date;
}

/** Notes on a person, the newest first: of all sites, and of those named (null is every site). At most 200. */
export async function listNotes(
  db: Db,
  accountId: AccountId,
  siteIds: readonly SiteId[] | null,
): Promise<NoteRow[]> {
  const { rows } = await db.query<NoteRow>({
    text: `select n.id, n.body, n.author_id as "authorId", a.name as "authorName", n.created_at as at
      from moderator_notes n left join accounts a on a.id = n.author_id
      where n.account_id = $1 and (n.site_id is null or $2::uuid[] is null or n.site_id = any($2)) order by n.created_at desc, n.id desc limit 200`,
    values: [accountId, siteIds],
  });
  return rows;
}

/** Adds a note. */
export async function insertNote(
  db: Db,
  note: {
    readonly id: string;
    readonly accountId: AccountId;
    readonly siteId: SiteId;
    readonly authorId: AccountId;
    readonly body: string;
    readonly at: Date;
  },
): Promise<void> {
  await db.query({
    text: `insert into moderator_notes (id, account_id, site_id, author_id, body, created_at) values ($1, $2, $3, $4, $5, $6)`,
    values: [note.id, note.accountId, note.siteId, note.authorId, note.body, note.at],
  });
}

/** Who wrote a note of a site; null when there is none. */
export async function findNoteAuthor(
  db: Db,
  note: { readonly id: string; readonly accountId: AccountId; readonly siteId: SiteId },
): Promise<{ readonly authorId: AccountId | null } | null> {
  const { rows } = await db.query<{ authorId: AccountId | null }>({
    text: `select author_id as "authorId" from moderator_notes where id = $1 and account_id = $2 and site_id = $3 for update`,
    values: [note.id, note.accountId, note.siteId],
  });
  return rows[0] ?? null;
}

/** Deletes a note for good. */
export async function deleteNote(db: Db, id: string): Promise<void> {
  await db.query({ text: 'delete from moderator_notes where id = $1', values: [id] });
}
