import type { output } from 'zod';
import { MAX_DEPTH } from '../domain/thread.ts';
import type { writtenCommentSchema } from '../wire/comment.ts';
import { create, find, findAll } from './dom.ts';
import { prepare } from './prepare.ts';
import { writeMessage } from './texts.ts';
import { announce, findComment, idOf, listOf, repliesOf, type Thread } from './thread.ts';

/** What every write of a comment answers; `html` is the article as it stands now, null when it is gone. */
export type CommentAnswer = output<typeof writtenCommentSchema>;

/** Makes comments ready and leaves out those that are shown already: votes move while people page. */
export function prepareNew(thread: Thread, nodes: DocumentFragment): DocumentFragment {
  for (const comment of findAll(nodes, '[data-id]')) if (findComment(thread, idOf(comment))) comment.remove();
  prepare(thread, nodes);
  return nodes;
}

/**
 * Puts a comment first, or a reply last below the comment it answers, if that is shown; where nesting ends, flat below
 * the deepest.
 */
export function insertComment(thread: Thread, html: string, parentId: string | null): void {
  const nodes = prepareNew(thread, thread.parseHtml(html));
  if (!parentId) {
    const comments = listOf(thread);
    find(comments, '.empty')?.remove();
    comments.prepend(nodes);
    return;
  }
  const parent = findComment(thread, parentId);
  if (!parent) return;
  const above = parent.parentElement?.closest<HTMLElement>(`[data-depth="${MAX_DEPTH}"]`) ?? parent;
  const replies = repliesOf(above);
  if (replies.hidden) foldReplies(thread, above);
  replies.append(nodes, find(replies, ':scope > .more') ?? '');
  prepare(thread, above);
}

/** Shows a comment's new text, or its tombstone, above the replies it has. */
export function replaceComment(thread: Thread, old: HTMLElement, html: string): void {
  const nodes = thread.parseHtml(html);
  const comment = find<HTMLElement>(nodes, '[data-id]');
  repliesOf(comment).replaceWith(repliesOf(old));
  prepare(thread, nodes);
  old.replaceWith(comment);
}

/** Folds the replies to a comment away, or shows them again. The control says how many it hides. */
export function foldReplies(thread: Thread, comment: HTMLElement): void {
  const replies = repliesOf(comment);
  const link = find<HTMLElement>(comment, '[data-action=fold]');
  const label = (link.dataset['label'] ??= link.textContent ?? '');
  const count = findAll(replies, '[data-id]').length;
  link.textContent = replies.hidden ? label : writeMessage(thread, 'unfold', count);
  replies.hidden = !replies.hidden;
}

/** After a write: remembers its version, and moves the number of comments by what came or went. */
export function noteChange(thread: Thread, { version }: CommentAnswer, more: number): void {
  thread.version = version;
  const count = find<HTMLElement>(thread.section, '[data-count]');
  const number = Number(count.dataset['count']) + more;
  count.dataset['count'] = `${number}`;
  count.textContent = writeMessage(thread, 'count', number);
}

/** Says in a form, or below a comment, what went wrong; an empty text takes that away. */
export function complain(place: HTMLElement, text: string): HTMLElement {
  let error = find(place, ':scope > .error');
  if (!error) {
    error = create('p', 'error');
    error.role = 'alert';
    repliesOf(place).before(error);
  }
  error.hidden = !text;
  error.textContent = text;
  return error;
}

/**
 * Says a message in a button's own place until the focus leaves it, and to screen readers. False when it stands
 * there already.
 */
export function relabel(thread: Thread, button: HTMLElement, key: string): boolean {
  const text = writeMessage(thread, key);
  if (button.textContent === text) return false;
  const label = [...button.childNodes];
  button.textContent = text;
  button.addEventListener('blur', () => button.replaceChildren(...label), { once: true });
  announce(thread, key);
  return true;
}
