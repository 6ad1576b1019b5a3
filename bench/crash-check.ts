import { hashToken } from '../dist/service/sessions.js';
import type { Pool } from '../dist/storage/pool.js';
import type { ExpectedWrites } from './crash-reader.ts';

export interface Expectation {
  readonly token: string;
  readonly writes: ExpectedWrites;
}

export interface CheckedWrites {
  /** Acknowledged writes that are not there, or not as they were acknowledged. */
  readonly lost: number;
  /** What is there beyond what was acknowledged: a write that took effect twice. */
  readonly doubled: number;
}

interface StoredComment {
  readonly id: string;
  readonly body: string;
  readonly isDeleted: boolean;
  readonly revisions: number;
}

/** Compares what readers were told with what the database holds of theirs. */
export async function checkWrites(pool: Pool, expectations: readonly Expectation[]): Promise<CheckedWrites> {
  let [lost, doubled] = [0, 0];
  for (const { token, writes } of expectations) {
    const accountId = await findAccount(pool, token);
    const found = [
      compareComments(writes, await listComments(pool, accountId)),
      compareVotes(writes, await listVotes(pool, accountId)),
    ];
    lost += found.reduce((sum, part) => sum + part.lost, 0);
    doubled += found.reduce((sum, part) => sum + part.doubled, 0);
  }
  return { lost, doubled };
}

function compareComments({ comments }: ExpectedWrites, stored: readonly StoredComment[]): CheckedWrites {
  const byId = new Map(stored.map((comment) => [comment.id, comment]));
  let lost = 0;
  let doubled = stored.filter(({ id }) => !comments.has(id)).length;
  for (const [id, { body, revisions, isDeleted }] of comments) {
    const found = byId.get(id);
    // The texts of a deleted comment are erased; that it had them stays.
    const isThere = found?.isDeleted === isDeleted && found.body === (isDeleted ? '' : body);
    if (!found || !isThere || found.revisions < revisions) lost += 1;
    else if (found.revisions > revisions) doubled += 1;
  }
  return { lost, doubled };
}

function compareVotes({ votes }: ExpectedWrites, stored: ReadonlyMap<string, number>): CheckedWrites {
  const lost = [...votes].filter(([id, value]) => (stored.get(id) ?? 0) !== value).length;
  const doubled = [...stored.keys()].filter((id) => !votes.has(id)).length;
  return { lost, doubled };
}

async function findAccount(pool: Pool, token: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>({
    text: 'select account_id as id from sessions where token_hash = $1',
    values: [hashToken(token)],
  });
  return rows[0]?.id ?? '';
}

async function listComments(pool: Pool, accountId: string): Promise<StoredComment[]> {
  const { rows } = await pool.query<StoredComment>({
    text: `select id, body, deleted_at is not null as "isDeleted",
        (select count(*)::int from revisions r where r.site_id = c.site_id and r.comment_id = c.id) as revisions
      from comments c where author_id = $1`,
    values: [accountId],
  });
  return rows;
}

async function listVotes(pool: Pool, accountId: string): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; value: number }>({
    text: 'select comment_id as id, value from votes where account_id = $1',
    values: [accountId],
  });
  return new Map(rows.map(({ id, value }) => [id, value]));
}
