import type { Place, VoteValue } from '../domain/comment.ts';
import { connect, type Send, type Session } from './api.ts';
import type { Texts } from './texts.ts';

/** The reader's own votes by comment. */
export type Votes = Record<string, VoteValue>;

/** What the viewer request answers: all that depends on who reads. */
export interface Viewer {
  readonly signedIn: boolean;
  readonly guest: boolean;
  readonly name: string | null;
  readonly guestsAllowed: boolean;
  readonly votes: Votes;
  readonly own: readonly { readonly id: string; readonly editableUntil: string | null }[];
  readonly held: readonly { readonly parentId: string | null; readonly html: string }[];
}

/** The page around a thread: a publisher's, or one of Parley's own. */
export interface Surroundings {
  /** Where DOM events are sent from. */
  readonly host: HTMLElement;
  readonly place: Place;
  readonly session: Session;
  /** The address of the publisher's page, for a story that Parley does not know yet. */
  readonly url: string | undefined;
  /** The address that shows a comment, for people to pass on. */
  toLink(permalink: string, id: string): string;
  /** Notes in the address bar what is shown, where that is Parley's to change. */
  showAddress(address: string): void;
  /** Starts over. */
  reload(): void;
}

/** One rendered thread and what belongs to it. */
export interface Thread extends Surroundings {
  readonly section: HTMLElement;
  readonly comments: HTMLElement;
  readonly base: string;
  readonly site: string;
  readonly story: string;
  readonly lang: string;
  /** Paths of the API. */
  readonly sitePath: string;
  readonly storyPath: string;
  readonly texts: Texts;
  readonly send: Send;
  /** Unknown until its request has answered. */
  viewer: Viewer | undefined;
  votes: Votes;
  /** The version of the story that the reader's last change made: pages must not be older. */
  version: number;
}

/** Reads what the server wrote about a thread into its section. */
export function toThread(section: HTMLElement, surroundings: Surroundings): Thread {
  const { base = '', site = '', story = '', lang = '', texts = '{}' } = section.dataset;
  const sitePath = `/sites/${site}`;
  return {
    ...surroundings,
    section,
    comments: section.querySelector<HTMLElement>('[data-comments]') ?? section,
    base,
    site,
    story,
    lang,
    sitePath,
    storyPath: `${sitePath}/stories/${encodeURIComponent(story)}`,
    texts: JSON.parse(texts) as Texts,
    send: connect(base, surroundings.session, lang),
    viewer: undefined,
    votes: {},
    version: 0,
  };
}

/** Says something to screen readers. */
export function announce({ section }: Thread, text = ''): void {
  const live = section.querySelector('[data-live]');
  if (live) live.textContent = text;
}

/** Tells the publisher's page. The detail holds ids and votes, nothing about persons. */
export function emit({ host }: Thread, name: string, detail: object = {}): void {
  host.dispatchEvent(new CustomEvent(`parley:${name}`, { bubbles: true, composed: true, detail }));
}

export function findComment({ section }: Thread, id: string): HTMLElement | null {
  return section.querySelector(`[data-id="${CSS.escape(id)}"]`);
}

export function idOf(comment: HTMLElement): string {
  return comment.dataset['id'] ?? '';
}

export function repliesOf(comment: Element): HTMLElement | null {
  return comment.querySelector(':scope > [data-replies]');
}

/** Moves the focus to something that is not a control, and with it into view. */
export function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}
