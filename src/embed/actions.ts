import { complain, foldReplies, relabel } from './comments.ts';
import { openComposer } from './composer.ts';
import type { ComposerKind } from './drafts.ts';
import { findTarget, reveal } from './deep-link.ts';
import { find } from './dom.ts';
import { showMore, showOrder } from './paging.ts';
import { commentOf, findComment, type Action, type Thread } from './thread.ts';
import { castVote } from './votes.ts';
import { loadLater, signIn } from './viewer.ts';

/** By `data-action`; the others are in later.ts. */
const ACTIONS: Readonly<Record<string, Action>> = {
  up: castVote,
  down: castVote,
  reply: startWriting,
  edit: startWriting,
  // The first press asks, in the button's own place; the second deletes.
  delete: (thread, link, comment) => relabel(thread, link, 'deleteAsk') || actLater(thread, link, comment),
  fold: (thread, _, comment) => foldReplies(thread, comment),
  signIn: (thread) => signIn(thread),
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
  if (action) return ACTIONS[action] ?? actLater;
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

/** Goes to the comment that another one answers: here, where it is shown. */
function showAnswered(thread: Thread, { href }: HTMLAnchorElement): void {
  const target = findComment(thread, findTarget(href));
  if (target) reveal(target);
  else location.assign(href);
}

/** Fetches what few readers do, and does it. */
async function actLater(thread: Thread, link: HTMLAnchorElement, comment: HTMLElement): Promise<void> {
  try {
    const { ACTIONS } = await loadLater(thread);
    await ACTIONS[link.dataset['action'] as string]?.(thread, link, comment);
  } catch {
    relabel(thread, link, 'failed');
  }
}
