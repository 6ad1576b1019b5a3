import { PROVEN_MAILBOXES } from './imported-authors.ts';
import { DERIVED, INNER, OWNER, type PersonalTable } from './personal-columns.ts';

/** What an import keeps about people: see PERSONAL_TABLES. */
export const IMPORT_TABLES: Readonly<Record<string, PersonalTable>> = {
  import_befores: {
    // A name before it changed; texts stand with the revisions.
    erase: [
      `delete from import_befores where own_id = $1`,
      `delete from import_befores b using comments c where c.author_id = $1 and b.site_id = c.site_id and b.own_id = c.id`,
    ],
    download: { excused: 'what stood in the account and the comments before an import changed it' },
    columns: {
      site_id: INNER,
      run: INNER,
      source: INNER,
      kind: INNER,
      source_id: INNER,
      own_id: OWNER,
      before: DERIVED,
      content_hash: INNER,
    },
  },
  imported_rows: {
    // That there was somebody stays known by a hash, so that a newer export does not bring them back.
    erase: [`update imported_rows set own_id = null where own_id = $1 and kind = 'author'`],
    download: { excused: 'which rows came from where; who you were there is in `importedAuthors`' },
    columns: {
      site_id: INNER,
      source: INNER,
      kind: INNER,
      source_id: INNER,
      run: INNER,
      own_id: OWNER,
      voter: INNER,
      content_hash: INNER,
    },
  },
  claimed_rows: {
    erase: [
      `delete from claimed_rows r using imported_authors i
       where i.site_id = r.site_id and i.account_id = r.author_id and (i.account_id = $1 or i.claimed_by = $1)`,
    ],
    download: {
      excused: 'which comments, votes and decisions came with a claim; they stand in their own parts',
    },
    columns: { site_id: INNER, author_id: INNER, kind: INNER, own_id: INNER },
  },
  imported_authors: {
    erase: [
      // What was written with their mailbox and never claimed stays, and nobody knows any more by which.
      `update imported_authors set email = null where claimed_by is null and email in (${PROVEN_MAILBOXES})`,
      'delete from imported_authors where account_id = $1 or claimed_by = $1',
      'update imported_authors set refused_by = array_remove(refused_by, $1) where $1 = any(refused_by)',
    ],
    download: {
      section: 'importedAuthors',
      where: `account_id = $1 or claimed_by = $1 or claimed_by is null and email in (${PROVEN_MAILBOXES})`,
      order: 'site_id, source, source_id',
    },
    columns: {
      site_id: INNER,
      account_id: OWNER,
      source: 'source',
      source_id: 'subject',
      email: 'email',
      is_email_verified: 'isEmailVerified',
      publisher_id: 'publisherId',
      run: INNER,
      claimed_by: OWNER,
      claimed_at: 'claimedAt',
      claimed_name: 'name',
      claimed_comments: DERIVED,
      told_at: INNER,
      refused_by: INNER,
    },
  },
};

/** Tables of imports that tell of nobody, or only while one is under way. */
export const OTHER_IMPORT_TABLES: Readonly<Record<string, readonly string[]>> = {
  // Who started a run is in the audit log, by the same id. Files and options are what the operator named.
  import_runs: ['files', 'format', 'options', 'progress', 'refusal', 'report', 'source', 'state'],
  // Places in files, codes, and the source's ids of stories and comments.
  import_problems: ['code', 'detail', 'file', 'kind', 'source_id'],
  import_batches: ['source_id'],
  import_stages: [],
  import_staged_people: [],
  // Files as they were read: emptied when the run is at its end.
  import_staged_stories: ['file', 'key', 'source_id', 'title', 'url'],
  import_staged_authors: ['email', 'file', 'name', 'publisher_id', 'source_id'],
  import_staged_comments: [
    'body',
    'earlier',
    'file',
    'format',
    'html',
    'parent',
    'source_id',
    'status',
    'story',
  ],
  import_staged_votes: ['comment', 'file'],
};
