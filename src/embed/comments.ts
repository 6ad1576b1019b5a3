import { MAX_DEPTH } from '../domain/thread.ts';
import type { CommentAnswer } from './api.ts';
import { parseHtml } from './html.ts';
import { prepare } from './prepare.ts';
import { writeMessage } from './texts.ts';
import { announce, findComment, focusOn, idOf, repliesOf, type Thread } from './thread.ts';

/** Makes comments ready and leaves out those that are shown already: votes move while people page. */
export function prepareNew(thread: Thread, nodes: DocumentFragment): DocumentFragment {
  for (const comment of nodes.querySelectorAll<HTMLElement>('[data-id]')) {
    if (findComment(thread, idOf(comment))) comment.remove();
  }
  prepare(thread, nodes);
  return nodes;
}

/** Puts a comment first, or a reply last below the comment it answers; where nesting ends, flat below that. */
export function insertComment(thread: Thread, html: string, parentId: string | null): void {
  const nodes = prepareNew(thread, parseHtml(html));
  const parent = parentId && findComment(thread, parentId);
  if (!parent) {
    thread.comments.querySelector('.empty')?.remove();
    thread.comments.prepend(nodes);
    return;
  }
  const above = parent.parentElement?.closest<HTMLElement>(`[data-depth="${MAX_DEPTH}"]`) ?? parent;
  const replies = repliesOf(above);
  const fold = above.querySelector<HTMLElement>(':scope > [data-actions] [data-action=fold]');
  if (replies?.hidden) fold?.click();
  replies?.insertBefore(nodes, replies.querySelector(':scope > [data-more]'));
  if (fold) fold.hidden = false;
}

/** Shows a comment's new text, or its tombstone, above the replies it has. Gives the new article. */
export function replaceComment(thread: Thread, old: HTMLElement, html: string): HTMLElement {
  const nodes = parseHtml(html);
  const comment = nodes.querySelector<HTMLElement>('[data-id]') ?? old;
  const replies = repliesOf(old);
  if (replies) repliesOf(comment)?.replaceWith(replies);
  prepare(thread, nodes);
  old.replaceWith(comment);
  return comment;
}

/** Takes a comment away and moves the focus to its neighbour. */
export function removeComment({ comments }: Thread, comment: HTMLElement): void {
  const all = [...comments.querySelectorAll<HTMLElement>('[data-id]')];
  const at = all.indexOf(comment);
  focusOn(all[at + 1] ?? all[at - 1] ?? comments);
  comment.remove();
}

/** After a write: remembers its version, and moves the number of comments by what came or went. */
export function noteChange(thread: Thread, { version }: CommentAnswer, more = 0): void {
  thread.version = version;
  const count = thread.section.querySelector<HTMLElement>('[data-count]');
  if (!count || !more) return;
  const number = Number(count.dataset['count']) + more;
  count.dataset['count'] = `${number}`;
  count.textContent = writeMessage(thread, 'count', number);
}

/** Says below a comment what went wrong with it, for all to see and hear; an empty text takes that away. */
export function complain(comment: HTMLElement, text: string): void {
  comment.querySelector(':scope > .error')?.remove();
  if (!text) return;
  const notice = document.createElement('p');
  notice.className = 'error';
  notice.role = 'alert';
  notice.textContent = text;
  comment.insertBefore(notice, repliesOf(comment));
}

/** Says something in a button's own place until the focus leaves it. */
export function relabel(thread: Thread, button: HTMLElement, text: string): void {
  const label = [...button.childNodes];
  button.textContent = text;
  button.addEventListener('blur', () => button.replaceChildren(...label), { once: true });
  announce(thread, text);
}
