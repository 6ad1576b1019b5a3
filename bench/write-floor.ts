/**
 * The floor of writing: the rows of a comment, its revision and its decision alone, a transaction each, by the same
 * driver into the same tables.
 */
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { renderMarkdown } from '../dist/markup/render-markdown.js';
import { newId } from '../dist/service/new-id.js';
import { findRunningPostgres } from '../dist/storage/embedded/find-running-postgres.js';
import { answerMessages } from './processes.ts';
import { toComment } from './story.ts';
import { pick, writeFor, type WriteFor } from './write-for.ts';

export interface WriteFloor extends WriteFor {
  readonly dataDir: string;
  readonly siteId: string;
  readonly storyIds: readonly string[];
  readonly authorIds: readonly string[];
}

const COMMENT = `insert into comments (site_id, id, story_id, root_id, depth, author_id, format, body, html, status, created_at)
  values ($1, $2, $3, $2, 0, $4, 'markdown', $5, $6, 'published', $7)`;
const REVISION = `insert into revisions (site_id, comment_id, number, body, created_at) values ($1, $2, 1, $3, $4)`;
const DECISION = `insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at)
  values ($1, $2, $3, 'published', 'rules', $4)`;

answerMessages(async (floor: WriteFloor) => {
  const pool = new Pool({ ...(await findRunningPostgres(floor.dataDir)), max: floor.concurrency });
  const html = renderMarkdown(toComment(randomUUID()).body);
  const written = await writeFor(floor, (number) => writeRows(pool, floor, { number, html }));
  await pool.end();
  return written;
});

async function writeRows(
  pool: Pool,
  floor: WriteFloor,
  comment: { number: number; html: string },
): Promise<void> {
  const { siteId } = floor;
  const [id, now] = [newId(), new Date()];
  const [storyId, authorId] = [pick(floor.storyIds, comment.number), pick(floor.authorIds, comment.number)];
  const { body } = toComment(randomUUID());
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'c',
      text: COMMENT,
      values: [siteId, id, storyId, authorId, body, comment.html, now],
    });
    await client.query({ name: 'r', text: REVISION, values: [siteId, id, body, now] });
    await client.query({ name: 'd', text: DECISION, values: [siteId, newId(), id, now] });
    await client.query('commit');
  } finally {
    client.release();
  }
}
