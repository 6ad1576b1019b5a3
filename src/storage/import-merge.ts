import type { AccountId, CommentId, StoryId } from '../domain/ids.ts';
import type { BatchRef } from './import-batches.ts';
import { hashStaged, hashStory, hashVote, ofRun, problemNumber, toPlace } from './import-sql.ts';
import type { Db } from './pool.ts';

const IN_BATCH = `${ofRun('b')} and b.batch = $3`;

/** Adds the new stories of a batch, with as many comments as they get. How many are in; fewer than there are where somebody was faster. */
export async function insertStories(
  db: Db,
  ref: BatchRef,
  live: ReadonlyMap<StoryId, number>,
): Promise<number> {
  const { rowCount } = await db.query({
    name: 'import-stories',
    text: `insert into stories (site_id, id, key, url, title, closed_at, created_at, comment_count, version, import_run)
      select $1, b.story_id, s.key, s.url, s.title, case when s.is_closed then b.last_at end, b.first_at, coalesce(l.live, 0), 1, $2
      from import_batches b join import_staged_stories s on ${ofRun('s')} and s.source_id = b.source_id
      left join unnest($4::uuid[], $5::int[]) l (id, live) on l.id = b.story_id
      where ${IN_BATCH} and b.is_new and b.is_lead order by b.story_id on conflict do nothing`,
    values: [ref.siteId, ref.number, ref.batch, [...live.keys()], [...live.values()]],
  });
  return rowCount ?? 0;
}

/**
 * Lets the address of a new story lead to it as well, where the publisher's own id is its key: pages know themselves by
 * either. Not an address that several stories of the files have, nor one that is a story's key. With the time of the
 * story, which tells these from what somebody here has moved.
 */
export async function addAddresses(db: Db, ref: BatchRef): Promise<void> {
  const isOther = `${ofRun('y')} and y.source_id <> s.source_id`;
  await db.query({
    name: 'import-addresses',
    text: `insert into story_aliases (site_id, key, story_id, created_at)
      select $1, s.url, t.id, t.created_at
      from import_batches b join import_staged_stories s on ${ofRun('s')} and s.source_id = b.source_id
      join stories t on t.site_id = $1 and t.id = b.story_id
      where ${IN_BATCH} and b.is_new and b.is_lead and s.url <> s.key
        and not exists (select 1 from import_staged_stories y where ${isOther} and y.url = s.url)
        and not exists (select 1 from import_staged_stories y where ${isOther} and y.key = s.url)
        and not exists (select 1 from stories o where o.site_id = $1 and o.key = s.url)
      on conflict do nothing`,
    values: [ref.siteId, ref.number, ref.batch],
  });
}

/** Remembers which story here each story of the batch is. */
export async function rememberStories(db: Db, ref: BatchRef): Promise<void> {
  await db.query({
    name: 'import-remember-stories',
    text: `insert into imported_rows (site_id, source, kind, source_id, run, own_id, content_hash)
      select $1, $4, 'story', b.source_id, $2, b.story_id, ${hashStory('s.title', 's.is_closed')}
      from import_batches b join import_staged_stories s on ${ofRun('s')} and s.source_id = b.source_id
      where ${IN_BATCH} on conflict do nothing`,
    values: [ref.siteId, ref.number, ref.batch, ref.source],
  });
}

/** A comment to be added; its texts stand with what was read. */
export interface NewImportedComment {
  readonly seq: number;
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly depth: number;
  readonly answeredId: AccountId | null;
  readonly replyCount: number;
  readonly threadCount: number;
  readonly isPinned: boolean;
}

const VOTED = `voted as (
    select h.id, count(*) filter (where v.value = 1) as up, count(*) filter (where v.value = -1) as down, max(coalesce(v.cast_at, h.created_at)) as at
    from here h join import_staged_votes v on ${ofRun('v')} and v.comment = h.source_id
    where v.voter_id <> h.author_id group by h.id
  ), `;

const toInsert = (hasVotes: boolean): string => `with placed as (
    select * from unnest($5::bigint[], $6::uuid[], $7::uuid[], $8::uuid[], $9::smallint[], $10::uuid[], $11::int[], $12::int[], $13::boolean[])
      with ordinality as p (seq, parent_id, root_id, shown_under_id, depth, answered_id, replies, threads, pinned, place)
  ), here as materialized (
    select c.*, b.story_id, p.parent_id, p.root_id, p.shown_under_id, p.depth, p.answered_id, p.replies, p.threads, p.pinned, p.place
    from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id join placed p on p.seq = c.seq
    where ${IN_BATCH} order by p.place
  ), ${hasVotes ? VOTED : ''} written as (
    insert into comments (site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, answered_id, format, body, html, status,
      created_at, published_at, edited_at, deleted_at, featured_at, pinned_at, reply_count, thread_count, imported_up, imported_down, import_run,
      up, down${hasVotes ? ', voted_at' : ''})
    select $1, h.id, story_id, parent_id, root_id, shown_under_id, depth, author_id, answered_id, format, body, html, status, created_at, created_at,
      edited_at, case when is_deleted then coalesce(edited_at, created_at) end, case when is_featured then created_at end,
      case when pinned then created_at end, replies, threads, h.up, h.down, $2,
      ${hasVotes ? 'h.up + coalesce(v.up, 0), h.down + coalesce(v.down, 0), v.at from here h left join voted v on v.id = h.id order by place' : 'h.up, h.down from here h'}
  ), revised as (
    insert into revisions (site_id, comment_id, number, format, body, created_at)
    select $1, id, coalesce(jsonb_array_length(earlier), 0) + 1, format, body, coalesce(edited_at, created_at) from here
  ), earlier as (
    insert into revisions (site_id, comment_id, number, format, body, created_at)
    select $1, id, e.number, e.text ->> 'format', e.text ->> 'body', (e.text ->> 'at')::timestamptz
    from here cross join lateral jsonb_array_elements(earlier) with ordinality e (text, number) where earlier is not null
  )
  insert into imported_rows (site_id, source, kind, source_id, run, own_id, content_hash)
  select $1, $4, 'comment', source_id, $2, id, ${hashStaged('here')} from here`;

const INSERT = toInsert(false);
const INSERT_VOTED = toInsert(true);

/** Adds comments of a batch with their revisions, their counters as they are given. */
export async function insertImported(
  db: Db,
  ref: BatchRef,
  comments: readonly NewImportedComment[],
): Promise<void> {
  await db.query({
    name: ref.hasVotes ? 'import-voted-comments' : 'import-comments',
    text: ref.hasVotes ? INSERT_VOTED : INSERT,
    values: [
      ref.siteId,
      ref.number,
      ref.batch,
      ref.source,
      comments.map(({ seq }) => seq),
      comments.map(({ parentId }) => parentId),
      comments.map(({ rootId }) => rootId),
      comments.map(({ shownUnderId }) => shownUnderId),
      comments.map(({ depth }) => depth),
      comments.map(({ answeredId }) => answeredId),
      comments.map(({ replyCount }) => replyCount),
      comments.map(({ threadCount }) => threadCount),
      comments.map(({ isPinned }) => isPinned),
    ],
  });
}

/** Notes problems that were found with comments of a batch. */
export async function noteProblems(
  db: Db,
  ref: BatchRef,
  { code, seqs }: { readonly code: string; readonly seqs: readonly number[] },
): Promise<void> {
  if (seqs.length === 0) return;
  await db.query({
    text: `insert into import_problems (site_id, run, number, kind, code, source_id, file, line, column_, record)
      select $1, $2, ${problemNumber(code, 'c')}, 'comment', $4, c.source_id, ${toPlace('c')}
      from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
      where ${IN_BATCH} and c.seq = any($5) on conflict do nothing`,
    values: [ref.siteId, ref.number, ref.batch, code, seqs],
  });
}

/** Puts imported comments where people decide, each with its priority. */
export async function insertWaiting(
  db: Db,
  { siteId }: Pick<BatchRef, 'siteId'>,
  waiting: readonly { readonly id: CommentId; readonly priority: number }[],
): Promise<void> {
  if (waiting.length === 0) return;
  await db.query({
    text: `insert into queue_items (site_id, comment_id, story_id, section_id, author_id, is_pending, priority, waiting_since)
      select $1, c.id, c.story_id, s.section_id, c.author_id, true, w.priority, c.created_at
      from unnest($2::uuid[], $3::float8[]) w (id, priority) join comments c on c.site_id = $1 and c.id = w.id
      join stories s on s.site_id = c.site_id and s.id = c.story_id on conflict do nothing`,
    values: [siteId, waiting.map(({ id }) => id), waiting.map(({ priority }) => priority)],
  });
}

/** Of a staged vote `v`: ids of two records might be too long to stand in an index together. */
const VOTE_ID = `encode(sha256(convert_to(v.comment || E'\\n' || v.voter_id, 'UTF8')), 'hex')`;

const INCOMING = `incoming as materialized (
    select v.*, r.own_id as comment_id, x.story_id, x.author_id, p.own_id as account_id, x.created_at as written_at,
      ${VOTE_ID} as source_id
    from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
    join import_staged_votes v on ${ofRun('v')} and v.comment = c.source_id
    join imported_rows r on r.site_id = $1 and r.source = $4 and r.kind = 'comment' and r.source_id = c.source_id
    join comments x on x.site_id = $1 and x.id = r.own_id
    left join imported_rows p on p.site_id = $1 and p.source = $4 and p.kind = 'author' and p.source_id = v.voter_id::text
    where ${IN_BATCH}
  )`;

const OWN_VOTES = `own as (
    insert into import_problems (site_id, run, number, kind, code, file, line, column_, record)
    select $1, $2, ${problemNumber('own_vote', 'i')}, 'vote', 'own_vote', ${toPlace('i')} from incoming i where account_id = author_id
    on conflict do nothing
  )`;

const REMEMBER_VOTES = `remembered as (
    insert into imported_rows (site_id, source, kind, source_id, run, own_id, voter, content_hash)
    select $1, $4, 'vote', source_id, $2, comment_id, voter_id::text, ${hashVote('value')} from fresh
  )`;

/** The same where nothing was here before: then everybody and everything has the id that it was read with. */
const NEW_INCOMING = `incoming as materialized (
    select v.*, c.id as comment_id, b.story_id, c.author_id, v.voter_id as account_id, c.created_at as written_at, ${VOTE_ID} as source_id
    from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
    join import_staged_votes v on ${ofRun('v')} and v.comment = c.source_id
    where ${IN_BATCH}
  )`;

/** Adds the votes of a batch whose comments are all new: the comments have counted them. */
export async function insertNewVotes(db: Db, ref: BatchRef): Promise<void> {
  await db.query({
    name: 'import-votes',
    text: `with ${NEW_INCOMING}, fresh as (select * from incoming where account_id <> author_id), ${OWN_VOTES}, ${REMEMBER_VOTES}
      insert into votes (site_id, comment_id, account_id, story_id, value, place, cast_at)
      select $1, comment_id, account_id, story_id, value, 'import', coalesce(cast_at, written_at) from fresh`,
    values: [ref.siteId, ref.number, ref.batch, ref.source],
  });
}

/**
 * Adds and changes votes of a batch of which something was here before, and counts them. What somebody votes here stands:
 * neither a vote that was taken back nor one that was cast anew is touched.
 */
export async function mergeVotes(db: Db, ref: BatchRef): Promise<void> {
  await db.query({
    text: `with ${INCOMING}, known as (
        select i.*, r.content_hash as was, r.source_id is not null as is_earlier, o.value as value_before, o.place as place_before
        from incoming i
        left join imported_rows r on r.site_id = $1 and r.source = $4 and r.kind = 'vote' and r.source_id = i.source_id
        left join votes o on o.site_id = $1 and o.comment_id = i.comment_id and o.account_id = i.account_id
      ), ${OWN_VOTES}, fresh as (
        select distinct on (comment_id, account_id) * from known
        where not is_earlier and value_before is null and account_id is distinct from author_id and account_id is not null
        order by comment_id, account_id, seq desc
      ), ${REMEMBER_VOTES}, added as (
        insert into votes (site_id, comment_id, account_id, story_id, value, place, cast_at)
        select $1, comment_id, account_id, story_id, value, 'import', coalesce(cast_at, written_at) from fresh
      ), turned as (
        select * from known where is_earlier and place_before = 'import' and was = ${hashVote('value_before')} and value <> value_before
      ), kept as (
        insert into import_befores (site_id, run, source, kind, source_id, own_id, before, content_hash)
        select $1, $2, $4, 'vote', source_id, comment_id, jsonb_build_object('value', value_before), was from turned on conflict do nothing
      ), changed as (
        update votes o set value = t.value from turned t
        where o.site_id = $1 and o.comment_id = t.comment_id and o.account_id = t.account_id
      ), noted as (
        update imported_rows r set content_hash = ${hashVote('t.value')} from turned t
        where r.site_id = $1 and r.source = $4 and r.kind = 'vote' and r.source_id = t.source_id
      ), overruled as (
        insert into import_problems (site_id, run, number, kind, code, file, line, column_, record)
        select $1, $2, ${problemNumber('changed_here', 'k')}, 'vote', 'changed_here', ${toPlace('k')} from known k
        where account_id is distinct from author_id and (not is_earlier and value_before is not null
          or is_earlier and was <> ${hashVote('value')} and (value_before is null or place_before <> 'import' or was <> ${hashVote('value_before')}))
        on conflict do nothing
      ), erased as (
        insert into import_problems (site_id, run, number, kind, code, file, line, column_, record)
        select $1, $2, ${problemNumber('author_erased', 'k')}, 'vote', 'author_erased', ${toPlace('k')} from known k
        where not is_earlier and account_id is null on conflict do nothing
      ), moved as (
        select comment_id, sum((value = 1)::int - coalesce((value_before = 1)::int, 0)) as up,
          sum((value = -1)::int - coalesce((value_before = -1)::int, 0)) as down, max(coalesce(cast_at, written_at)) as at
        from (select comment_id, value, value_before, cast_at, written_at from fresh
          union all select comment_id, value, value_before, cast_at, written_at from turned) v group by 1
      )
      update comments c set up = c.up + m.up, down = c.down + m.down, voted_at = greatest(c.voted_at, m.at)
      from moved m where c.site_id = $1 and c.id = m.comment_id`,
    values: [ref.siteId, ref.number, ref.batch, ref.source],
  });
}

/** The last thing to say of votes: those whose comment never came. */
export async function noteLostVotes(
  db: Db,
  ref: Pick<BatchRef, 'siteId' | 'number' | 'source'>,
): Promise<void> {
  await db.query({
    text: `insert into import_problems (site_id, run, number, kind, code, file, line, column_, record)
      select $1, $2, ${problemNumber('vote_unknown_comment', 'v')}, 'vote', 'vote_unknown_comment', ${toPlace('v')}
      from import_staged_votes v where ${ofRun('v')}
        and not exists (select 1 from import_staged_comments c where ${ofRun('c')} and c.source_id = v.comment)
      on conflict do nothing`,
    values: [ref.siteId, ref.number],
  });
}
