import { isProblem } from './api.ts';
import {
  complain,
  foldReplies,
  noteChange,
  relabel,
  removeComment,
  replaceComment,
  type CommentAnswer,
} from './comments.ts';
import { openComposer } from './composer.ts';
import type { ComposerKind } from './drafts.ts';
import { findTarget, reveal } from './deep-link.ts';
import { find, focusOn } from './dom.ts';
import { showMore, showOrder } from './paging.ts';
import { explain } from './texts.ts';
import { announce, commentOf, emit, findComment, idOf, toPath, type Thread } from './thread.ts';
import { castVote } from './votes.ts';
import { sendSignedIn, signIn } from './viewer.ts';

/** What a link does in place. `comment` is the one it stands in; for links of the thread itself the section. */
type Action = (thread: Thread, link: HTMLAnchorElement, comment: HTMLElement) => unknown;

/** By `data-action`. */
const ACTIONS: Readonly<Record<string, Action>> = {
  up: castVote,
  down: castVote,
  reply: startWriting,
  edit: startWriting,
  delete: deleteComment,
  link: copyLink,
  fold: (thread, _, comment) => foldReplies(thread, comment),
  signIn: (thread) => signIn(thread),
  signOut,
};

/** Listens to the whole section, so that comments which come later need nothing. */
export function listenForActions(thread: Thread): void {
  const { section } = thread;
  section.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const act = link && chooseAction(link);
    if (!act || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void perform(thread, link, act);
  });
  section.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    if (target.role !== 'button' || !/^( |Enter)$/.test(event.key)) return;
    event.preventDefault();
    target.click();
  });
}

/** What a press of a link does; undefined for one that leads where it leads. */
function chooseAction(link: HTMLAnchorElement): Action | undefined {
  const { action, more } = link.dataset;
  if (action) return ACTIONS[action];
  if (more) return showMore;
  if (link.closest('.head')) return showOrder;
  return link.matches('.to') ? showAnswered : undefined;
}

/** A button that is at work is not pressed again. */
async function perform(thread: Thread, link: HTMLAnchorElement, act: Action): Promise<void> {
  if (link.ariaBusy) return;
  const comment = commentOf(link);
  if (comment) complain(comment, '');
  link.ariaBusy = 'true';
  await act(thread, link, comment ?? thread.section);
  link.ariaBusy = null;
}

function startWriting(thread: Thread, link: HTMLElement, comment: HTMLElement): void {
  const form = openComposer(thread, link.dataset['action'] as ComposerKind, comment);
  find<HTMLElement>(form, 'textarea').focus();
}

/** The first press asks, in the button's own place; the second deletes. */
async function deleteComment(thread: Thread, link: HTMLElement, comment: HTMLElement): Promise<void> {
  if (relabel(thread, link, 'deleteAsk')) return;
  const id = idOf(comment);
  const answer = await sendSignedIn<CommentAnswer>(thread, `delete ${id}`, () =>
    thread.send(`DELETE ${toPath(thread, comment)}`, {}),
  );
  if (isProblem(answer)) {
    complain(comment, explain(thread, answer));
    return;
  }
  if (answer.html) replaceComment(thread, comment, answer.html);
  else removeComment(thread, comment);
  focusOn(findComment(thread, id));
  noteChange(thread, answer, -1);
  announce(thread, 'deleted');
  emit(thread, 'delete', { id });
}

/** Where the clipboard is closed to us, the address bar shows the link. */
async function copyLink(thread: Thread, link: HTMLAnchorElement, comment: HTMLElement): Promise<void> {
  const address = thread.place === 'embed' ? `${thread.url}#c-${idOf(comment)}` : link.href;
  try {
    await navigator.clipboard.writeText(address);
    relabel(thread, link, 'copied');
  } catch {
    location.assign(address);
  }
}

/** Goes to the comment that another one answers: here, where it is shown. */
function showAnswered(thread: Thread, { href }: HTMLAnchorElement): void {
  const target = findComment(thread, findTarget(href));
  if (target) reveal(target);
  else location.assign(href);
}

async function signOut(thread: Thread): Promise<void> {
  await thread.send('DELETE /session', {});
  thread.session.token = '';
  thread.reload();
}
