import { createRandom } from '../bridging/random.ts';
import type { SiteId } from '../domain/ids.ts';
import { newId } from '../service/new-id.ts';
import { insertRows } from '../storage/seed.ts';
import type { Pool } from '../storage/pool.ts';

/** A made-up readership: two camps, and comments that please one of them, both, or nobody. */
export interface PolarisedSite {
  readonly voters: number;
  readonly stories: number;
  readonly commentsPerStory: number;
  /** Mean; a voter votes on comments of several stories. */
  readonly votesPerComment: number;
  /** Share of the voters in the smaller camp. */
  readonly minority?: number;
  readonly seed?: number;
  /** Whether the first comment of each story is a poor one, for campaigns to push. */
  readonly isPoorFirst?: boolean;
}

export interface PolarisedComment {
  readonly id: string;
  readonly story: string;
  /** How likely each camp votes it up. */
  readonly likings: readonly [number, number];
  readonly isPoor: boolean;
}

export interface MadeSite {
  readonly comments: readonly PolarisedComment[];
  readonly accounts: readonly string[];
  /** The camp of each of them, 0 or 1. */
  readonly camps: readonly number[];
}

/** Likings of a comment by kind: seven of ten please one camp, two both, one nobody. */
function drawLikings(random: () => number): readonly [number, number] {
  const kind = random();
  if (kind < 0.35) return [0.85, 0.15];
  if (kind < 0.7) return [0.15, 0.85];
  return kind < 0.9 ? [0.85, 0.8] : [0.2, 0.2];
}

/** Hardly anybody of the other camp likes it, and not many of its own. */
function drawPoor(random: () => number): readonly [number, number] {
  return random() < 0.5 ? [0.4, 0.08] : [0.08, 0.4];
}

interface DrawnComment extends PolarisedComment {
  readonly createdAt: string;
}

interface DrawnVote {
  readonly site_id: SiteId;
  readonly comment_id: string;
  readonly story_id: string;
  readonly account_id: string | undefined;
  readonly value: 1 | -1;
  readonly place: string;
  readonly cast_at: string;
}

/** Fills a site with stories, comments and votes, the same each time but for the ids; counters are right. */
export async function makePolarisedSite(
  pool: Pool,
  siteId: SiteId,
  wanted: PolarisedSite,
): Promise<MadeSite> {
  const random = createRandom(wanted.seed ?? 1);
  const accounts = Array.from({ length: wanted.voters }, () => newId());
  const camps = accounts.map(() => Number(random() < (wanted.minority ?? 0.4)));
  const start = new Date(Date.now() - 20 * 86_400_000);
  const stories = Array.from({ length: wanted.stories }, (_, n) => ({ id: newId(), key: `story-${n}` }));
  const comments = stories.flatMap(({ id }, n) =>
    Array.from({ length: wanted.commentsPerStory }, (_, k) => ({
      id: newId(),
      story: id,
      ...(wanted.isPoorFirst && k === 0
        ? { likings: drawPoor(random), isPoor: true }
        : { likings: drawLikings(random), isPoor: false }),
      createdAt: new Date(start.getTime() + n * 3_600_000 + k * 60_000).toISOString(),
    })),
  );
  const votes = comments.flatMap((comment) =>
    drawVoters(random, wanted).map((voter): DrawnVote => ({
      site_id: siteId,
      comment_id: comment.id,
      story_id: comment.story,
      account_id: accounts[voter],
      value: random() < (comment.likings[camps[voter] ?? 0] ?? 0) ? 1 : -1,
      place: 'page',
      // Over a day, so that nobody looks like a crew.
      cast_at: new Date(Date.parse(comment.createdAt) + random() * 86_400_000).toISOString(),
    })),
  );
  const writer = newId();
  await insertRows(
    pool,
    'accounts',
    [writer, ...accounts].map((id, n) => ({
      id,
      email: `voter-${id}@reader.example`,
      name: n === 0 ? 'The Writer' : `Voter ${n}`,
      is_guest: false,
      created_at: start,
    })),
  );
  await insertRows(
    pool,
    'stories',
    stories.map(({ id, key }) => ({
      site_id: siteId,
      id,
      key,
      title: `Story ${key}`,
      created_at: start,
      comment_count: wanted.commentsPerStory,
      version: 1,
    })),
  );
  await insertComments(pool, siteId, { writer, comments, votes });
  await insertRows(pool, 'votes', votes);
  return { comments, accounts, camps };
}

interface ToInsert {
  readonly writer: string;
  readonly comments: readonly DrawnComment[];
  readonly votes: readonly DrawnVote[];
}

async function insertComments(pool: Pool, siteId: SiteId, { writer, comments, votes }: ToInsert) {
  const tallies = countVotes(votes);
  const written = comments.map(({ id, story, createdAt, likings }) => ({
    site_id: siteId,
    id,
    comment_id: id,
    number: 1,
    story_id: story,
    root_id: id,
    depth: 0,
    author_id: writer,
    format: 'markdown',
    body: `Liked ${likings.join(' and ')}`,
    html: `<p>Liked ${likings.join(' and ')}</p>\n`,
    status: 'published',
    to_status: 'published',
    decided_by: 'rules',
    created_at: createdAt,
    published_at: createdAt,
    decided_at: createdAt,
    ...(tallies.get(id) ?? { up: 0, down: 0 }),
    reply_count: 0,
    thread_count: 0,
  }));
  await insertRows(pool, 'comments', written);
  await insertRows(pool, 'revisions', written);
  await insertRows(
    pool,
    'decisions',
    written.map((each) => ({ ...each, id: newId() })),
  );
}

function drawVoters(random: () => number, { voters, votesPerComment }: PolarisedSite): number[] {
  const count = Math.round(votesPerComment * (0.5 + random()));
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, voters)) drawn.add(Math.floor(voters * random()));
  return [...drawn];
}

function countVotes(
  votes: readonly { readonly comment_id: string; readonly value: number }[],
): Map<string, { up: number; down: number }> {
  const tallies = new Map<string, { up: number; down: number }>();
  for (const { comment_id: id, value } of votes) {
    const { up, down } = tallies.get(id) ?? { up: 0, down: 0 };
    tallies.set(id, { up: up + Number(value === 1), down: down + Number(value === -1) });
  }
  return tallies;
}
