import type { AccountId, CommentId, SiteId, StoryId } from '../../domain/ids.ts';
import { placeComment, type Placement } from '../../domain/placement.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';
import type { Deps } from '../../service/deps.ts';
import { addSite } from '../../service/manage-sites.ts';
import { withTransaction } from '../../storage/pool.ts';
import { insertRows } from '../../storage/seed.ts';
import { findSite } from '../../storage/sites.ts';
import type { Config } from '../config.ts';
import { people, stories, voters, type SeedComment, type SeedStory } from './discussion.ts';

const MINUTE = 60_000;
/** The stories were published this long ago, whenever the demonstration is first started. */
const AGE = 3 * 24 * 60 * MINUTE;

/** The demonstration's site: its key, and where its newspaper is reached from. */
const DEMO = 'demo';

/** Makes the demonstration's site with its discussions, unless it is there already. */
export async function seedDemo(deps: Deps, config: Pick<Config, 'publicUrl' | 'port'>): Promise<void> {
  if (await findSite(deps.pool, DEMO)) return;
  const origins = [config.publicUrl, `http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`];
  const site = await addSite(deps, DEMO, { name: 'The Harbour Packet', origins: [...new Set(origins)], settings: { guests: true } });
  const seeder = createSeeder(deps, { siteId: site.id, publishedAt: new Date(deps.clock().getTime() - AGE), publicUrl: config.publicUrl });
  const rows = seeder.makeRows();
  await withTransaction(deps.pool, async (db) => {
    for (const table of ['accounts', 'stories', 'comments', 'revisions', 'decisions', 'votes'] as const) {
      await insertRows(db, table, rows[table]);
    }
  });
}

interface Seeder {
  readonly siteId: SiteId;
  readonly publishedAt: Date;
  readonly publicUrl: string;
}

interface Voter {
  readonly id: AccountId;
  readonly camp: 'a' | 'b';
}

interface Rows {
  readonly accounts: object[];
  readonly stories: object[];
  readonly comments: CommentRow[];
  readonly revisions: object[];
  readonly decisions: object[];
  readonly votes: object[];
}

interface CommentRow {
  readonly id: CommentId;
  readonly root_id: CommentId;
  readonly shown_under_id: CommentId | null;
  readonly deleted_at: Date | null;
  reply_count: number;
  thread_count: number;
  readonly [column: string]: unknown;
}

/** Turns the written discussion into rows, counters included. */
function createSeeder(deps: Deps, seeder: Seeder) {
  const rows: Rows = { accounts: [], stories: [], comments: [], revisions: [], decisions: [], votes: [] };
  const ids = new Map<string, AccountId>();
  const electorate: Voter[] = [];

  function addAccount(account: { handle: string; name: string; isGuest: boolean; camp: 'a' | 'b' }): void {
    const id = deps.newId<AccountId>();
    ids.set(account.handle, id);
    const email = account.isGuest ? null : `${account.handle}@demo.example`;
    rows.accounts.push({ id, email, name: account.name, is_guest: account.isGuest, created_at: seeder.publishedAt });
    if (!account.isGuest) electorate.push({ id, camp: account.camp });
  }

  function addStory(story: SeedStory): void {
    const storyId = deps.newId<StoryId>();
    const first = rows.comments.length;
    for (const comment of story.comments) addComment(comment, { storyId, parent: null });
    const added = rows.comments.slice(first);
    countUp(added);
    rows.stories.push({
      site_id: seeder.siteId,
      id: storyId,
      key: story.key,
      url: seeder.publicUrl + story.path,
      title: story.title,
      created_at: seeder.publishedAt,
      comment_count: added.filter((comment) => comment.deleted_at === null).length,
      version: 1,
    });
  }

  function addComment(comment: SeedComment, at: { storyId: StoryId; parent: (Placement & { id: CommentId }) | null }): void {
    const id = deps.newId<CommentId>();
    const authorId = ids.get(comment.by);
    if (!authorId) throw new Error(`The demonstration has nobody called ${comment.by}.`);
    const place = placeComment(id, at.parent);
    const createdAt = toTime(comment.minutes);
    const votes = comment.votes ?? { up: 0, down: 0 };
    const texts = [...(comment.edits ?? []), comment.body];
    const isDeleted = comment.deleted === true;
    rows.comments.push({
      site_id: seeder.siteId,
      id,
      story_id: at.storyId,
      parent_id: place.parentId,
      root_id: place.rootId,
      shown_under_id: place.shownUnderId,
      depth: place.depth,
      author_id: authorId,
      format: 'markdown',
      body: isDeleted ? '' : comment.body,
      html: isDeleted ? '' : renderMarkdown(comment.body, { mentions: people.map(({ name }) => name) }),
      status: 'published',
      created_at: createdAt,
      edited_at: texts.length > 1 ? toTime(comment.minutes + 2 * (texts.length - 1)) : null,
      deleted_at: isDeleted ? toTime(comment.minutes + 90) : null,
      ...votes,
      reply_count: 0,
      thread_count: 0,
    });
    texts.forEach((body, index) => {
      const written = { number: index + 1, body: isDeleted ? '' : body, created_at: toTime(comment.minutes + 2 * index) };
      rows.revisions.push({ site_id: seeder.siteId, comment_id: id, ...written });
    });
    rows.decisions.push({ site_id: seeder.siteId, id: deps.newId(), comment_id: id, to_status: 'published', decided_by: 'rules', decided_at: createdAt });
    addVotes({ id, authorId, storyId: at.storyId, castAt: toTime(comment.minutes + 30) }, votes);
    for (const reply of comment.replies ?? []) addComment(reply, { storyId: at.storyId, parent: { ...place, id } });
  }

  /** Ups come from the author's camp first and downs from the other, so that votes tell what divides the town. */
  function addVotes(
    comment: { id: CommentId; authorId: AccountId; storyId: StoryId; castAt: Date },
    votes: { up: number; down: number },
  ): void {
    const camp = electorate.find(({ id }) => id === comment.authorId)?.camp ?? 'a';
    const others = electorate.filter(({ id }) => id !== comment.authorId);
    // Each comment starts elsewhere in the list: not always the same people vote.
    const start = rows.votes.length % others.length;
    const turned = [...others.slice(start), ...others.slice(0, start)];
    const friendlyFirst = turned.toSorted((a, b) => Number(b.camp === camp) - Number(a.camp === camp));
    const cast = (voter: Voter, value: 1 | -1) =>
      rows.votes.push({
        site_id: seeder.siteId,
        comment_id: comment.id,
        account_id: voter.id,
        story_id: comment.storyId,
        value,
        place: 'page',
        cast_at: comment.castAt,
      });
    friendlyFirst.slice(0, votes.up).forEach((voter) => cast(voter, 1));
    friendlyFirst.slice(friendlyFirst.length - votes.down).forEach((voter) => cast(voter, -1));
  }

  function toTime(minutes: number): Date {
    return new Date(seeder.publishedAt.getTime() + minutes * MINUTE);
  }

  return {
    makeRows(): Rows {
      people.forEach((person, index) => {
        addAccount({ ...person, isGuest: person.guest ?? false, camp: person.camp ?? (index % 2 === 0 ? 'a' : 'b') });
      });
      voters.forEach((name, index) => {
        addAccount({ handle: `voter-${index}`, name, isGuest: false, camp: index % 2 === 0 ? 'a' : 'b' });
      });
      stories.forEach(addStory);
      return rows;
    },
  };
}

/** Counts replies and threads of one story, innermost comments first: a tombstone counts while something is under it. */
function countUp(comments: readonly CommentRow[]): void {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  for (const comment of comments.toReversed()) {
    const isVisible = comment.deleted_at === null || comment.reply_count > 0;
    const above = comment.shown_under_id === null ? undefined : byId.get(comment.shown_under_id);
    if (above && isVisible) above.reply_count += 1;
    const root = byId.get(comment.root_id);
    if (root && root !== comment && comment.deleted_at === null) root.thread_count += 1;
  }
}
