import type { output } from 'zod';
import type { Place, VoteValue } from '../domain/comment.ts';
import type { viewerSchema } from '../wire/story.ts';
import { connect, type Send, type Session } from './api.ts';
import { find } from './dom.ts';
import { parseHtml } from './parse-html.ts';
import { writeMessage, type Texts } from './texts.ts';

/** All that depends on who reads. */
export type Viewer = output<typeof viewerSchema>;

/** The page around a thread: a publisher's, or one of Parley's own. */
export interface Surroundings {
  /** Where DOM events are sent from. */
  readonly host: HTMLElement;
  readonly place: Place;
  readonly session: Session;
  /** The address of the publisher's page; empty where it is not known. */
  readonly url: string;
  /** Starts over. */
  reload(): void;
}

/** What a link does in place. `comment` is the one it stands in; for links of the thread itself the section. */
export type Action = (thread: Thread, link: HTMLAnchorElement, comment: HTMLElement) => unknown;

/** What member.ts does with new nodes: it is fetched for people who are signed in. */
export type PrepareMember = (
  thread: Pick<Thread, 'viewer' | 'section' | 'parseHtml' | 'send' | 'sitePath' | 'texts'>,
  nodes: ParentNode,
) => void;

/** One rendered thread and what belongs to it. */
export interface Thread extends Surroundings {
  /** Parley's origin. */
  readonly base: string;
  /** Given along, because the policy behind it can be made once: later.ts has copies of all other code. */
  readonly parseHtml: typeof parseHtml;
  readonly section: HTMLElement;
  readonly texts: Texts;
  readonly send: Send;
  /** Paths of the API. */
  readonly sitePath: string;
  readonly storyPath: string;
  /** Unknown until its request has answered. */
  viewer?: Viewer;
  /** There once somebody who is signed in reads. */
  prepareMember?: PrepareMember;
  /** The reader's own votes by comment. */
  votes: Record<string, VoteValue>;
  /** The version of the story that the reader's last change made: pages must not be older. */
  version?: number;
}

/** The attributes `data-…` of the section. */
interface ThreadData {
  /** Parley's origin. */
  readonly base: string;
  readonly site: string;
  readonly story: string;
  readonly texts: string;
}

/** Reads what the server wrote about a thread into its section. */
export function toThread(section: HTMLElement, surroundings: Surroundings): Thread {
  const { base, site, story, texts } = section.dataset as unknown as ThreadData;
  const { lang } = section;
  const { session, url } = surroundings;
  const sitePath = `/sites/${site}`;
  return {
    ...surroundings,
    base,
    parseHtml,
    section,
    texts: JSON.parse(texts) as Texts,
    send: connect(base, session, new URLSearchParams({ lang, ...(url && { url }) })),
    sitePath,
    storyPath: `${sitePath}/stories/${encodeURIComponent(story)}`,
    votes: {},
  };
}

/** Says a message to screen readers. */
export function announce(thread: Thread, key: string): void {
  find<HTMLElement>(thread.section, '[data-live]').textContent = writeMessage(thread, key);
}

/**
 * Tells the publisher's page; false where it says that it takes over. The detail holds ids and votes, nothing about
 * persons.
 */
export function emit({ host }: Thread, name: string, detail: object = {}): boolean {
  const event = { bubbles: true, composed: true, cancelable: true, detail };
  return host.dispatchEvent(new CustomEvent(`parley:${name}`, event));
}

/** Where the thread's comments stand. */
export function listOf({ section }: Thread): HTMLElement {
  return find<HTMLElement>(section, '[data-comments]');
}

/** The comment with an id, if it is shown. */
export function findComment({ section }: Thread, id: string): HTMLElement | null {
  return find(section, `[data-id="${id}"]`);
}

/** The comment that something stands in; null for what belongs to the whole thread. */
export function commentOf(element: Element | null): HTMLElement | null | undefined {
  return element?.closest<HTMLElement>('[data-id]');
}

/** The id of a comment; empty for anything else. */
export function idOf(comment: HTMLElement | null | undefined): string {
  return comment?.dataset['id'] ?? '';
}

/** Where the replies to a comment stand. */
export function repliesOf(comment: HTMLElement): HTMLElement {
  return find<HTMLElement>(comment, ':scope > [data-replies]');
}

/** Where the API has a comment. */
export function toPath({ sitePath }: Thread, comment: HTMLElement): string {
  return `${sitePath}/comments/${idOf(comment)}`;
}
