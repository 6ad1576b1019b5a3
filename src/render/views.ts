import type { ListedComment, ListPage, OwnComment, Person, ReceivedReply } from '../domain/listed-comment.ts';
import type { PictureFailure, ReplyMail } from '../domain/profile.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ModeratedStory } from '../domain/story-rules.ts';
import type { CommentNode, ReadStory, Site, SortOrder, Story } from '../domain/thread.ts';
import type { ViewerState } from '../domain/viewer.ts';
import type { Language } from '../messages/index.ts';
import type { CarriedQuery, SignInQuery } from './urls.ts';

/** Addresses of the style sheets and scripts that pages name. */
export interface Assets {
  readonly baseCss: string;
  readonly pageCss: string;
  readonly pageJs: string;
  readonly handoffJs: string;
  readonly passkeyJs: string;
  readonly accountCss: string;
  readonly deskCss: string;
  readonly appCss: string;
  readonly appJs: string;
  readonly accountJs: string;
  readonly importsJs: string;
  readonly importCss: string;
}

/** What every full page needs besides its content. */
export interface PageFrame {
  readonly language: Language;
  readonly assets: Assets;
}

/** What is shown of a story. One that nobody has commented on has no row yet: its key and address are known. */
export type StoryFacts = Pick<Story, 'key' | 'url' | 'title' | 'commentCount' | 'version'> &
  ModeratedStory &
  Partial<Pick<ReadStory, 'featuredCount' | 'hidesAcross' | 'boxes'>>;

/** What every rendering of comments depends on. */
export interface DiscussionView {
  readonly site: Pick<Site, 'key' | 'name' | 'settings' | 'isAcrossOpen'>;
  readonly story: StoryFacts;
  readonly language: Language;
  /** The time of the rendering: whether the story is closed follows from it. */
  readonly now: Date;
  /** Stands before every link: Parley's public origin in fragments, '' on full pages. */
  readonly base: string;
  readonly carried?: CarriedQuery | undefined;
  /** Present on pages made for one reader, which are never cached: own votes, own and held comments. */
  readonly viewer?: ViewerState | undefined;
}

/** A page of a story's top-level comments. A `ThreadPage` gives `sort`, `comments` and `nextPage`. */
export interface ThreadView extends DiscussionView {
  readonly sort: SortOrder;
  readonly comments: readonly CommentNode[];
  readonly nextPage: string | null;
  /** The cursor this page starts after; absent on the first page. */
  readonly after?: string | undefined;
}

/** A page of the editors' picks of a story. */
export interface PicksView extends DiscussionView {
  readonly comments: readonly CommentNode[];
  readonly nextPage: string | null;
  readonly after?: string | undefined;
}

export interface PicksPageView extends PicksView, PageFrame {}

export interface StoryPageView extends ThreadView, PageFrame {
  /** Parley's public origin, for the canonical link. */
  readonly origin: string;
  /** For the form on the page of a reader who may write; such a page is never cached. */
  readonly idempotencyKey?: string | undefined;
}

/** A comment alone, as the API answers with it. */
export interface CommentView extends DiscussionView {
  readonly comment: CommentNode;
}

/** A further page of replies to one comment: `comment` holds them, and where the next ones start. */
export interface RepliesView extends CommentView {
  readonly sort: SortOrder;
}

/** A comment in its context: `comments` holds its top-level ancestor with the line down to it. */
export interface CommentThreadView extends DiscussionView {
  readonly sort: SortOrder;
  /** The cursor after which the replies to it begin, on a page that is not their first. */
  readonly after?: string | undefined;
  readonly comments: readonly CommentNode[];
  readonly comment: CommentNode;
}

export interface CommentPageView extends CommentThreadView, PageFrame {
  readonly origin: string;
}

/** What a form page is for. `body` is what was typed, or for `edit` at first the comment as written. */
export type FormPurpose =
  | { readonly kind: 'comment'; readonly body?: string | undefined }
  | { readonly kind: 'reply'; readonly comment: CommentNode; readonly body?: string | undefined }
  | { readonly kind: 'edit'; readonly comment: CommentNode; readonly body: string }
  | { readonly kind: 'delete'; readonly comment: CommentNode }
  | { readonly kind: 'vote'; readonly comment: CommentNode }
  | { readonly kind: 'mute'; readonly comment: CommentNode };

/**
 * A page with one form, which posts to its own address. Fields: `idempotencyKey`, `body`, `name` (guests) and
 * `value` (votes).
 */
export interface FormPageView extends DiscussionView, PageFrame {
  readonly viewer: ViewerState;
  readonly purpose: FormPurpose;
  readonly idempotencyKey: string;
  /** The guest's name as typed. */
  readonly name?: string | undefined;
  readonly refusal?: Refusal | undefined;
}

/**
 * A step of signing in. Each step's form posts to the address of the step (`PATHS`) with the fields of `carried` and
 * its own: `email`, `code`, `name`; `continue` has none and posts to `/sign-in/done`.
 */
export type SignInStep =
  | {
      readonly step: 'ways';
      /** Services whose buttons stand there, in their order. */
      readonly providers: readonly { readonly key: string; readonly name: string }[];
      /** Who is shown the form for an address; `hidden` leaves a quiet link for the newsroom. */
      readonly email: 'everybody' | 'newsroom' | 'hidden';
      /** The address as it was typed. */
      readonly typed?: string | undefined;
      /** Whether a passkey is one of the ways. */
      readonly passkey: boolean;
    }
  | {
      readonly step: 'code';
      readonly email: string;
      /** Seconds the code is good for. */
      readonly lifetime: number;
      /** No mail is sent; the code stands in the server's log. */
      readonly isInLog: boolean;
    }
  /** Instead of a code a link was sent, good for `lifetime` seconds. */
  | {
      readonly step: 'link-sent';
      readonly email: string;
      readonly lifetime: number;
      readonly isInLog: boolean;
    }
  /** A link was opened; one press signs in. */
  | { readonly step: 'link'; readonly id: string; readonly code: string; readonly email: string }
  | { readonly step: 'name'; readonly name?: string | undefined }
  | { readonly step: 'continue'; readonly name: string }
  /** Signed in another way: a passkey for the next time. */
  | { readonly step: 'offer' }
  /** Comments from before a move became theirs, or may be. */
  | { readonly step: 'found'; readonly claimed: number; readonly waiting: number }
  | { readonly step: 'done'; readonly token?: string | undefined; readonly origin?: string | undefined };

export interface SignInView extends PageFrame {
  /** Name of the site one signs in for; the installation's where no site is named. */
  readonly siteName: string;
  readonly carried: SignInQuery;
  readonly current: SignInStep;
  readonly refusal?: Refusal | undefined;
}

/** What every one of a reader's own pages shows around its content. */
export interface AccountFrame extends PageFrame {
  /** Null until they have chosen one. */
  readonly name: string | null;
  /** In which times are written; null where they have chosen none. */
  readonly timeZone: string | null;
  /** Replies they have not seen, counted up to 100. */
  readonly unread: number;
  /** The language asked for in the address, which links pass on. */
  readonly lang: string | undefined;
  /** Whether they may open the desk. */
  readonly hasDesk: boolean;
  /** Whether moderators have decided anything of them; `unread`: there is a warning that they have to read. */
  readonly sanctions: 'none' | 'some' | 'unread';
  /** Of how many authors from before a move they have to say whether they are them; null where there is nothing of old. */
  readonly oldComments: number | null;
}

/** One's own profile: what one shows, and a page of what one wrote. */
export interface ProfileView extends AccountFrame {
  readonly person: OwnPerson;
  readonly comments: ListPage<OwnComment>;
  /** The cursor this page starts after; absent on the first. */
  readonly after?: string | undefined;
  readonly isSaved: boolean;
}

export interface OwnPerson extends Person {
  readonly isPictureAsked: boolean;
  readonly pictureFailure: PictureFailure | null;
}

/** The form in which one changes what one shows; `typed` is what was typed where something was wrong with it. */
export interface EditProfileView extends AccountFrame {
  readonly person: OwnPerson;
  readonly typed?: { readonly name: string; readonly bio: string; readonly pictureUrl: string } | undefined;
  readonly refusal?: Refusal | undefined;
}

export interface RepliesPageView extends AccountFrame {
  readonly replies: ListPage<ReceivedReply>;
  readonly after?: string | undefined;
  /** Milliseconds since 1970, as further pages hand it on: replies published after it were unread. */
  readonly seen: string;
  /** Whether profiles are shown on a site. */
  readonly showsProfiles: ReadonlySet<string>;
}

export interface MutedView extends AccountFrame {
  readonly people: readonly (Pick<Person, 'id' | 'name' | 'picture'> & { readonly mutedAt: Date })[];
}

/** What somebody chose; empty texts where they leave it to page and browser. */
export interface PreferencesView extends AccountFrame {
  readonly chosen: {
    readonly language: string;
    readonly timeZone: string;
    readonly replyMail: ReplyMail;
    readonly reportMail: boolean;
    readonly decisionMail: boolean;
    readonly hidesProfile: boolean;
    readonly leavesViewpoints: boolean;
  };
  readonly hasMailbox: boolean;
  readonly timeZones: readonly string[];
  readonly isSaved: boolean;
  readonly refusal?: Refusal | undefined;
}

/** Somebody's profile on a site, as others see it. */
export interface PersonView extends PageFrame {
  readonly site: Pick<Site, 'key' | 'name'>;
  readonly timeZone: string | null;
  readonly lang: string | undefined;
  readonly person: Person;
  readonly comments: ListPage<ListedComment>;
  readonly after?: string | undefined;
}

export interface ViewpointsView extends PageFrame {
  readonly site: Pick<Site, 'name'>;
  readonly timeZone: string | null;
  /** Whether readers can choose the order now. */
  readonly isShown: boolean;
  readonly figures: {
    readonly fit: {
      readonly endedAt: Date | null;
      readonly voters: number;
      readonly votes: number;
      readonly gains: readonly number[];
    } | null;
    /** In [0, 1]. */
    readonly labelledShare: number;
  };
}

export interface UnsubscribeView extends PageFrame {
  readonly mail: 'replies' | 'decisions';
  readonly token: string;
  readonly isDone: boolean;
}

/** A mail about replies to what somebody wrote. */
export interface ReplyEmailView {
  readonly language: Language;
  readonly timeZone: string | null;
  readonly replies: readonly ReceivedReply[];
  /** Whether there are more than these. */
  readonly hasMore: boolean;
  /** Parley's public origin. */
  readonly origin: string;
  readonly unsubscribeUrl: string;
}

export interface ErrorPageView extends PageFrame {
  readonly status: number;
  readonly traceId: string;
  /** Says more than the status where a verb refused. */
  readonly refusal?: Refusal | undefined;
  /** Seconds to wait. */
  readonly retryAfter?: number | undefined;
  /** Where to go on. */
  readonly backUrl?: string | undefined;
}

export interface SignInEmailView {
  readonly language: Language;
  readonly siteName: string;
  /** Six digits; or, in `link`, an address to open. */
  readonly code?: string;
  readonly link?: string;
  /** Seconds it is good for. */
  readonly lifetime: number;
}

export interface Email {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
