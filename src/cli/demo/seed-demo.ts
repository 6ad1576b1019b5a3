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

/** The demonstration's site: its key, and where its newspaper is reached from. */
const DEMO = 'demo';

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

/** Those whose camp nobody wrote down are in both by turns. */
function toCamp(index: number): Camp {
  return index % 2 === 0 ? 'a' : 'b';
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

  constructor(deps: Deps, site: SeededSite) {
    this.#deps = deps;
    this.#site = site;
  }

  makeRows(): Rows {
    people.forEach((person, index) => {
      this.#addAccount({ ...person, isGuest: person.guest ?? false, camp: person.camp ?? toCamp(index) });
    });
    voters.forEach((name, index) => {
      this.#addAccount({ handle: `voter-${index}`, name, isGuest: false, camp: toCamp(index) });
    });
    for (const story of stories) this.#addStory(story);
    return this.rows;
  }

  #addAccount(account: { handle: string; name: string; isGuest: boolean; camp: Camp }): void {
    const id = this.#deps.newId<AccountId>();
    this.#ids.set(account.handle, id);
    const email = account.isGuest ? null : `${account.handle}@demo.example`;
    const createdAt = this.#site.publishedAt;
    this.rows.accounts.push({
      id,
      email,
      name: account.name,
      name_key: account.isGuest ? null : toNameKey(account.name),
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
    const votes = comment.votes ?? { up: 0, down: 0 };
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

  /** Ups come from the author's camp first and downs from the other, so that votes tell what divides the town. */
  #addVotes(comment: VotedComment, votes: { up: number; down: number }): void {
    const camp = this.#electorate.find(({ id }) => id === comment.authorId)?.camp ?? 'a';
    const others = this.#electorate.filter(({ id }) => id !== comment.authorId);
    // Each comment starts elsewhere in the list: not always the same people vote.
    const start = this.rows.votes.length % others.length;
    const turned = [...others.slice(start), ...others.slice(0, start)];
    const friendlyFirst = turned.toSorted((a, b) => Number(b.camp === camp) - Number(a.camp === camp));
    for (const voter of friendlyFirst.slice(0, votes.up)) this.#cast(comment, voter, 1);
    for (const voter of friendlyFirst.slice(friendlyFirst.length - votes.down))
      this.#cast(comment, voter, -1);
  }

  #cast(comment: VotedComment, voter: Voter, value: 1 | -1): void {
    const { siteId } = this.#site;
    const { id, storyId, castAt } = comment;
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
