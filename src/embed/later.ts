/**
 * What few readers do, fetched when one does. It has copies of the code it shares with the script that fetches it: all
 * there is to know of a thread is in the thread and in the document.
 */
import { isProblem } from './api.ts';
import { complain, noteChange, relabel, replaceComment, type CommentAnswer } from './comments.ts';
import { focusOn } from './dom.ts';
import { receiveRedirect } from './redirect.ts';
import { openReport } from './report.ts';
import { explain } from './texts.ts';
import {
  announce,
  commentOf,
  emit,
  findComment,
  idOf,
  listOf,
  toPath,
  type Action,
  type Thread,
} from './thread.ts';
import { sendSignedIn } from './viewer.ts';

/** This script, as those that fetch it see it. */
export interface LaterModule {
  readonly ACTIONS: typeof ACTIONS;
  readonly receiveRedirect: typeof receiveRedirect;
}

export { receiveRedirect };

/** By `data-action`. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  link: copyLink,
  delete: deleteComment,
  report: openReport,
  signOut,
};

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

async function deleteComment(thread: Thread, _: HTMLElement, comment: HTMLElement): Promise<void> {
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

/** Takes a comment away, and puts the reader on the next one, or on what is around it. */
function removeComment(thread: Thread, comment: HTMLElement): void {
  const next = comment.nextElementSibling as HTMLElement | null;
  focusOn(next ?? commentOf(comment.parentElement) ?? listOf(thread));
  comment.remove();
}

async function signOut(thread: Thread): Promise<void> {
  const { session } = thread;
  await thread.send(`DELETE ${thread.sitePath}/session`, {});
  session.end?.();
  session.token = '';
  emit(thread, 'sign-out');
  thread.reload();
}
