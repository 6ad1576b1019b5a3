import { toNameKey } from '../../domain/name.ts';
import type { AccountId, CommentId, SiteId, StoryId } from '../../domain/ids.ts';
import { placeComment, type Placement } from '../../domain/placement.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';
import type { Deps } from '../../service/deps.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { addSiteWithin } from '../../service/manage-sites.ts';
import { withTransaction, type Db } from '../../storage/pool.ts';
import { insertRows } from '../../storage/seed.ts';
import { findSite } from '../../storage/sites.ts';
import type { Config } from '../config.ts';
import { people, stories, voters, type SeedComment, type SeedStory } from './discussion.ts';

const MINUTE = 60_000;
/** The stories were published this long ago, whenever the demonstration is first started. */
const AGE = 3 * 24 * 60 * MINUTE;

/** How many vote and never write. With them the town is large enough for its viewpoints to show. */
const SILENT = 200;
/** Downs for each up: of what the larger camp says, what the smaller one says, and what nobody takes sides in. */
const OPPOSED = { a: 0.08, b: 0.7, none: 0.14 } as const;
const LOYALTY = 0.95;
const HOURS_OF_VOTES = 40;

/** The demonstration's site: its key, and where its newspaper is reached from. */
export const DEMO = 'demo';

/** Makes the demonstration's site with its discussions, unless it is there already. */
export async function seedDemo(deps: Deps, config: Pick<Config, 'publicUrl' | 'port'>): Promise<void> {
  if (await findSite(deps.pool, DEMO)) return;
  await withTransaction(deps.pool, (db) => seedAll(deps, db, config));
}

async function seedAll(deps: Deps, db: Db, config: Pick<Config, 'publicUrl' | 'port'>): Promise<void> {
  const origins = [config.publicUrl, `http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`];
  const site = await addSiteWithin(deps, db, {
    actor: OPERATOR,
    site: { key: DEMO, name: 'The Ormsea Packet', origins, settings: { guests: true } },
  });
  // Another process that started at the same moment was faster, and has seeded all of it.
  if (isRefusal(site)) {
    if (site.refused === 'key_taken') return;
    throw new Error(`The demonstration cannot be made: ${site.refused}.`);
  }
  const rows = new Seeder(deps, {
    siteId: site.id,
    publishedAt: new Date(deps.clock().getTime() - AGE),
    publicUrl: config.publicUrl,
  }).makeRows();
  for (const table of ['accounts', 'stories', 'comments', 'revisions', 'decisions', 'votes'] as const) {
    await insertRows(db, table, rows[table]);
  }
}

type Camp = 'a' | 'b';

/** Those whose camp nobody wrote down: two in three are in the louder one. */
function toCamp(index: number): Camp {
  return index % 3 === 2 ? 'b' : 'a';
}

interface Place {
  readonly storyId: StoryId;
  readonly parent: (Placement & { readonly id: CommentId }) | null;
}

interface VotedComment {
  readonly id: CommentId;
  readonly authorId: AccountId;
  readonly storyId: StoryId;
  readonly castAt: Date;
}

interface SeededSite {
  readonly siteId: SiteId;
  readonly publishedAt: Date;
  readonly publicUrl: string;
}

interface Voter {
  readonly id: AccountId;
  readonly camp: Camp;
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
class Seeder {
  readonly rows: Rows = { accounts: [], stories: [], comments: [], revisions: [], decisions: [], votes: [] };
  readonly #deps: Deps;
  /** Who wrote each comment. */
  readonly #authors = new Map<CommentId | undefined, AccountId>();
  readonly #site: SeededSite;
  readonly #ids = new Map<string, AccountId>();
  readonly #electorate: Voter[] = [];
  /** Of those who have one. */
  readonly #camps = new Map<AccountId, Camp>();

  constructor(deps: Deps, site: SeededSite) {
    this.#deps = deps;
    this.#site = site;
  }

  makeRows(): Rows {
    people.forEach((person, index) => {
      this.#addAccount({ ...person, isGuest: person.guest ?? false, camp: person.camp ?? toCamp(index) });
      const id = this.#ids.get(person.handle);
      if (id !== undefined && person.camp !== undefined) this.#camps.set(id, person.camp);
    });
    voters.forEach((name, index) => {
      this.#addAccount({ handle: `voter-${index}`, name, isGuest: false, camp: toCamp(index) });
    });
    for (let n = 0; n < SILENT; n += 1)
      this.#addAccount({ handle: `silent-${n}`, name: null, isGuest: false, camp: toCamp(n) });
    for (const story of stories) this.#addStory(story);
    return this.rows;
  }

  #addAccount(account: { handle: string; name: string | null; isGuest: boolean; camp: Camp }): void {
    const id = this.#deps.newId<AccountId>();
    this.#ids.set(account.handle, id);
    const email = account.isGuest ? null : `${account.handle}@demo.example`;
    const createdAt = this.#site.publishedAt;
    this.rows.accounts.push({
      id,
      email,
      name: account.name,
      name_key: account.isGuest || account.name === null ? null : toNameKey(account.name),
      is_guest: account.isGuest,
      created_at: createdAt,
    });
    if (!account.isGuest) this.#electorate.push({ id, camp: account.camp });
  }

  #addStory(story: SeedStory): void {
    const storyId = this.#deps.newId<StoryId>();
    const first = this.rows.comments.length;
    for (const comment of story.comments) this.#addComment(comment, { storyId, parent: null });
    const added = this.rows.comments.slice(first);
    countUp(added);
    this.rows.stories.push({
      site_id: this.#site.siteId,
      id: storyId,
      key: story.key,
      url: this.#site.publicUrl + story.path,
      title: story.title,
      created_at: this.#site.publishedAt,
      comment_count: added.filter((comment) => comment.deleted_at === null).length,
      version: 1,
    });
  }

  #addComment(comment: SeedComment, at: Place): void {
    const id = this.#deps.newId<CommentId>();
    const authorId = this.#ids.get(comment.by);
    if (!authorId) throw new Error(`The demonstration has nobody called ${comment.by}.`);
    const place = placeComment(id, at.parent);
    const votes = this.#toVotes(comment, authorId);
    const answeredId = this.#authors.get(at.parent?.id);
    this.#authors.set(id, authorId);
    this.rows.comments.push({
      ...this.#toText(comment),
      ...votes,
      site_id: this.#site.siteId,
      id,
      story_id: at.storyId,
      parent_id: place.parentId,
      root_id: place.rootId,
      shown_under_id: place.shownUnderId,
      depth: place.depth,
      author_id: authorId,
      status: 'published',
      created_at: this.#toTime(comment.minutes),
      published_at: this.#toTime(comment.minutes),
      answered_id: answeredId === authorId ? null : answeredId,
      reply_count: 0,
      thread_count: 0,
    });
    this.#addHistory(comment, id);
    this.#addVotes({ id, authorId, storyId: at.storyId, castAt: this.#toTime(comment.minutes + 30) }, votes);
    for (const reply of comment.replies ?? []) this.#addComment(reply, { ...at, parent: { ...place, id } });
  }

  /** Whoever takes sides has the other side against them: the more so, the larger that is. */
  #toVotes({ votes = { up: 0, down: 0 } }: SeedComment, authorId: AccountId): { up: number; down: number } {
    const opposed = OPPOSED[this.#camps.get(authorId) ?? 'none'];
    return { up: votes.up, down: votes.down + Math.round(opposed * votes.up) };
  }

  #toText(comment: SeedComment) {
    const isDeleted = comment.deleted === true;
    const edits = comment.edits?.length ?? 0;
    return {
      format: 'markdown',
      body: isDeleted ? '' : comment.body,
      html: isDeleted ? '' : renderMarkdown(comment.body, { mentions: people.map(({ name }) => name) }),
      edited_at: edits > 0 ? this.#toTime(comment.minutes + 2 * edits) : null,
      deleted_at: isDeleted ? this.#toTime(comment.minutes + 90) : null,
    };
  }

  #addHistory(comment: SeedComment, id: CommentId): void {
    const of = { site_id: this.#site.siteId, comment_id: id };
    [...(comment.edits ?? []), comment.body].forEach((text, index) => {
      const body = comment.deleted === true ? '' : text;
      this.rows.revisions.push({
        ...of,
        number: index + 1,
        body,
        created_at: this.#toTime(comment.minutes + 2 * index),
      });
    });
    const decidedAt = this.#toTime(comment.minutes);
    this.rows.decisions.push({
      ...of,
      id: this.#deps.newId(),
      to_status: 'published',
      decided_by: 'rules',
      decided_at: decidedAt,
    });
  }

  /**
   * Ups come from the author's camp and downs from the other; whoever is of no camp has both from everywhere. So the votes
   * tell what divides the town, and what it agrees on.
   */
  #addVotes(comment: VotedComment, votes: { up: number; down: number }): void {
    const camp = this.#camps.get(comment.authorId);
    const others = this.#electorate.filter(({ id }) => id !== comment.authorId);
    // Each comment starts elsewhere in the list: not always the same people vote.
    const start = (this.rows.votes.length * 7) % others.length;
    const turned = [...others.slice(start), ...others.slice(0, start)];
    const friends = turned.filter((voter) => camp === undefined || voter.camp === camp);
    const rest = turned.filter((voter) => !friends.includes(voter));
    const ups = take(friends, rest, votes.up);
    const left = (voter: Voter) => !ups.includes(voter);
    const downs =
      camp === undefined
        ? take(turned.filter(left).toReversed(), [], votes.down)
        : take(rest.filter(left), friends.filter(left), votes.down);
    for (const voter of ups) this.#cast(comment, voter, 1);
    for (const voter of downs) this.#cast(comment, voter, -1);
  }

  #cast(comment: VotedComment, voter: Voter, value: 1 | -1): void {
    const { siteId } = this.#site;
    const { id, storyId } = comment;
    // People read at different hours: whoever votes at the same minute as others would count as one with them.
    const later = ((this.rows.votes.length * 61) % HOURS_OF_VOTES) * 60 * MINUTE;
    const castAt = new Date(comment.castAt.getTime() + later);
    this.rows.votes.push({
      site_id: siteId,
      comment_id: id,
      account_id: voter.id,
      story_id: storyId,
      value,
      place: 'page',
      cast_at: castAt,
    });
  }

  #toTime(minutes: number): Date {
    return new Date(this.#site.publishedAt.getTime() + minutes * MINUTE);
  }
}

/** Some voters, most of them from the first list while it lasts: people are not that predictable. */
function take(mostly: readonly Voter[], sometimes: readonly Voter[], count: number): Voter[] {
  const fromMostly = Math.min(mostly.length, sometimes.length === 0 ? count : Math.round(LOYALTY * count));
  const others = sometimes.slice(0, count - fromMostly);
  return [...mostly.slice(0, count - others.length), ...others];
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
