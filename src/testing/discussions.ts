import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import { DEFAULT_SITE_SETTINGS } from '../domain/site-settings.ts';
import type { CommentNode, Site, Story } from '../domain/thread.ts';
import type { ViewerState } from '../domain/viewer.ts';
import { renderMarkdown } from '../markup/render-markdown.ts';
import type { Assets } from '../render/index.ts';

/** Whichever id a test needs. */
type AnyId = AccountId & CommentId & SiteId & StoryId;

/** The n-th id of a test: in the form of a UUIDv7, and the same each time. */
export function testId(n: number): AnyId {
  return `01936f2a-7c00-7000-8000-${n.toString(16).padStart(12, '0')}` as AnyId;
}

export const TEST_SITE: Site = {
  id: testId(1),
  key: 'courier',
  name: 'The Harbour Courier',
  language: 'en',
  origins: ['https://courier.example'],
  settings: DEFAULT_SITE_SETTINGS,
  isAcrossOpen: false,
};

export const TEST_STORY: Story = {
  id: testId(2),
  siteId: TEST_SITE.id,
  key: 'tram-7',
  url: 'https://courier.example/tram-7',
  title: 'Council votes on Harbour Street',
  closedAt: null,
  createdAt: new Date('2026-11-20T08:00:00Z'),
  publishedAt: null,
  mode: null,
  sectionMode: null,
  slowModeSeconds: null,
  commentCount: 12,
  version: 3,
};

export const NOBODY: ViewerState = {
  name: null,
  isSignedIn: false,
  isGuest: false,
  votes: {},
  own: [],
  held: [],
  muted: [],
  warning: null,
  language: null,
  timeZone: null,
};

/** A published comment by Ann; `n` makes its id, whatever else matters to a test is given. */
export function testComment(n: number, given: Partial<CommentNode> = {}): CommentNode {
  const replies = given.replies ?? [];
  return {
    id: testId(n),
    parentId: null,
    depth: 0,
    status: 'published',
    author: {
      id: testId(1000 + n),
      name: 'Ann',
      isGuest: false,
      isStaff: false,
      badges: [],
      picture: null,
      hasProfile: true,
    },
    html: renderMarkdown('Ask the shopkeepers.'),
    createdAt: new Date('2026-11-22T09:42:00Z'),
    editedAt: null,
    deletedAt: null,
    up: 3,
    down: 1,
    replyCount: replies.length,
    threadCount: 0,
    answers: null,
    isFoundAcross: false,
    nextReplies: null,
    isFeatured: false,
    isPinned: false,
    ...given,
    replies,
  };
}

/** Addresses of the style sheets and scripts, as short as they can be. */
export const TEST_ASSETS: Assets = {
  baseCss: '/b.css',
  pageCss: '/t.css',
  pageJs: '/p.js',
  handoffJs: '/h.js',
  deskCss: '/d.css',
  appCss: '/app.css',
  appJs: '/desk.js',
  passkeyJs: '/k.js',
  accountCss: '/a.css',
  accountJs: '/a.js',
  importsJs: '/imports.js',
  importCss: '/imports.css',
};
