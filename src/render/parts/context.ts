import { isClosed } from '../../domain/story-rules.ts';
import type { AccountId, CommentId } from '../../domain/ids.ts';
import type { SafeHtml } from '../../domain/safe-html.ts';
import type { CommentNode, SortOrder } from '../../domain/thread.ts';
import { messages, type Messages } from '../../messages/index.ts';
import { ranksAcross } from '../../domain/order.ts';
import { personUrl, storyUrls, viewpointsUrl, type StoryUrls } from '../urls.ts';
import type { DiscussionView } from '../views.ts';

/** What every part of a thread needs, made once for a rendering and handed down. */
export interface ThreadContext {
  readonly m: Messages;
  readonly urls: StoryUrls;
  readonly sort: SortOrder | undefined;
  readonly isClosed: boolean;
  readonly targetId: CommentId | undefined;
  /** Whether replies to the target stand on an earlier page. */
  readonly isFurtherPage: boolean;
  readonly votes: Readonly<Record<CommentId, 'up' | 'down'>>;
  /** Own comments, and whether each may still be edited. */
  readonly own: ReadonlyMap<CommentId, boolean>;
  /** Changed texts of own comments that wait. */
  readonly waiting: ReadonlyMap<CommentId, SafeHtml | null>;
  readonly held: ReadonlyMap<CommentId | null, readonly CommentNode[]>;
  /** The same by their ids. */
  readonly heldById: ReadonlyMap<CommentId, CommentNode>;
  /** Whose comments are folded away. */
  readonly muted: ReadonlySet<AccountId>;
  /** Whether this page is for somebody with an account. */
  readonly isMember: boolean;
  /** The page with the site's guidelines, where it has one. */
  readonly guidelinesUrl: string | null;
  /** Stands before addresses on Parley's own origin. */
  readonly base: string;
  /** The page that explains the label across viewpoints; null where the story shows none. */
  readonly acrossUrl: string | null;
  /** Where authors who show one have their profile; null where the site shows none. */
  readonly personUrl: ((id: AccountId) => string) | null;
}

/** Where in a thread a rendering stands. */
export interface Position {
  readonly sort?: SortOrder | undefined;
  readonly targetId?: CommentId | undefined;
  readonly after?: string | undefined;
}

/** Makes the context of a rendering from its view. */
export function toThreadContext(view: DiscussionView, position: Position = {}): ThreadContext {
  const { viewer, story } = view;
  const guidelines = story.boxes?.guidelines;
  return {
    m: messages(view.language, viewer?.timeZone),
    urls: storyUrls({ site: view.site.key, story: story.key }, view.base, view.carried),
    sort: position.sort,
    targetId: position.targetId,
    isFurtherPage: Boolean(position.after),
    isClosed: isClosed(view.site, story, view.now),
    votes: viewer?.votes ?? {},
    own: new Map(viewer?.own.map(({ id, editableUntil }) => [id, editableUntil !== null])),
    waiting: new Map(viewer?.own.map(({ id, waiting }) => [id, waiting])),
    muted: new Set(viewer?.muted),
    isMember: viewer?.isSignedIn === true && !viewer.isGuest,
    base: view.base,
    guidelinesUrl: guidelines && 'url' in guidelines ? guidelines.url : null,
    personUrl: view.site.settings.publicProfiles
      ? (id) => view.base + personUrl(view.site.key, id, { lang: view.carried?.lang })
      : null,
    heldById: new Map(viewer?.held.map((comment) => [comment.id, comment])),
    acrossUrl: ranksAcross(view.site, story)
      ? view.base + viewpointsUrl(view.site.key, { lang: view.carried?.lang })
      : null,
    held: Map.groupBy(viewer?.held ?? [], (comment) => comment.parentId),
  };
}
