import { isProblem, type CommentAnswer } from './api.ts';
import { complain, noteChange, relabel, removeComment, replaceComment } from './comments.ts';
import { startWriting } from './composer.ts';
import { findTarget, reveal } from './deep-link.ts';
import { showMore, showOrder } from './paging.ts';
import { explain, writeMessage } from './texts.ts';
import { announce, emit, findComment, focusOn, idOf, repliesOf, type Thread } from './thread.ts';
import { castVote } from './votes.ts';
import { sendSignedIn, signIn } from './viewer.ts';

type Action = (thread: Thread, comment: HTMLElement, link: HTMLAnchorElement) => unknown;

/** What the links with `data-action` do in place. Those of no comment get the section instead. */
const ACTIONS: Readonly<Record<string, Action>> = {
  up: castVote,
  down: castVote,
  reply: (thread, comment) => startWriting(thread, 'reply', comment),
  edit: (thread, comment) => startWriting(thread, 'edit', comment),
  delete: deleteComment,
  link: copyLink,
  fold: foldReplies,
  signIn: (thread) => signIn(thread),
  signOut,
};

/** Listens to the whole section, so that comments which come later need nothing. */
export function listenForActions(thread: Thread): void {
  const { section } = thread;
  section.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const act = link && !(event.ctrlKey || event.metaKey || event.shiftKey) && chooseAction(thread, link);
    if (!act) return;
    event.preventDefault();
    void perform(link, act);
  });
  section.addEventListener('keydown', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[role=button]');
    if (!button || (event.key !== ' ' && event.key !== 'Enter')) return;
    event.preventDefault();
    button.click();
  });
}

/** What a press of a link does in place; undefined when it shall lead where it leads. */
function chooseAction(thread: Thread, link: HTMLAnchorElement): (() => unknown) | undefined {
  const { action, more, sort } = link.dataset;
  const comment = link.closest<HTMLElement>('[data-id]') ?? thread.section;
  const act = ACTIONS[action ?? ''];
  if (act) {
    return () => {
      complain(comment, '');
      return act(thread, comment, link);
    };
  }
  if (more) return () => showMore(thread, link);
  if (sort || (thread.place === 'embed' && link.closest('nav'))) return () => showOrder(thread, link);
  const target = link.matches('.to') && findComment(thread, findTarget(link.href) ?? '');
  return target ? () => reveal(target) : undefined;
}

/** A button that is at work is not pressed again. */
async function perform(button: HTMLElement, act: () => unknown): Promise<void> {
  if (button.ariaBusy) return;
  button.ariaBusy = 'true';
  await act();
  button.ariaBusy = null;
}

/** The first press asks, in the button's own place; the second deletes. */
async function deleteComment(thread: Thread, comment: HTMLElement, link: HTMLElement): Promise<void> {
  const question = writeMessage(thread, 'deleteAsk');
  if (link.textContent !== question) {
    relabel(thread, link, question);
    return;
  }
  const id = idOf(comment);
  const answer = await sendSignedIn<CommentAnswer>(thread, `delete ${id}`, () =>
    thread.send('DELETE', `${thread.sitePath}/comments/${id}`),
  );
  if (isProblem(answer)) {
    complain(comment, explain(thread, answer));
    return;
  }
  if (answer.html) focusOn(replaceComment(thread, comment, answer.html));
  else removeComment(thread, comment);
  noteChange(thread, answer, -1);
  announce(thread, writeMessage(thread, 'deleted'));
  emit(thread, 'delete', { id });
}

/** Where the clipboard is closed to us, the address bar shows the link. */
async function copyLink(thread: Thread, comment: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  const address = thread.toLink(link.href, idOf(comment));
  try {
    await navigator.clipboard.writeText(address);
    relabel(thread, link, writeMessage(thread, 'copied'));
  } catch {
    location.assign(address);
  }
}

function foldReplies(thread: Thread, comment: HTMLElement, link: HTMLElement): void {
  const replies = repliesOf(comment);
  if (!replies) return;
  const hidden = !replies.hidden;
  const count = replies.querySelectorAll('[data-id]').length;
  link.dataset['label'] ??= link.textContent ?? '';
  replies.hidden = hidden;
  link.ariaExpanded = `${!hidden}`;
  link.textContent = hidden ? writeMessage(thread, 'unfold', count) : link.dataset['label'];
}

async function signOut(thread: Thread): Promise<void> {
  await thread.send('DELETE', '/session');
  thread.session.token = '';
  thread.reload();
}
