import { isProblem, type Problem } from './api.ts';
import { insertComment } from './comments.ts';
import { prepare } from './prepare.ts';
import { writeMessage } from './texts.ts';
import { emit, findComment, type Thread, type Viewer } from './thread.ts';

/** Asks who reads, and shows it: their name, own votes, controls of own comments, own comments that are held. */
export async function loadViewer(thread: Thread): Promise<void> {
  const query = thread.url ? `?url=${encodeURIComponent(thread.url)}` : '';
  const viewer = await thread.send<Viewer>('GET', `${thread.storyPath}/viewer${query}`);
  if (isProblem(viewer)) return;
  thread.viewer = viewer;
  thread.votes = { ...viewer.votes };
  showName(thread, viewer);
  for (const { parentId, html } of viewer.held) {
    if (!parentId || findComment(thread, parentId)) insertComment(thread, html, parentId);
  }
  prepare(thread, thread.section);
}

function showName(thread: Thread, { signedIn, name }: Viewer): void {
  const action = signedIn ? 'signOut' : 'signIn';
  const button = document.createElement('a');
  button.className = 'quiet';
  button.dataset['action'] = action;
  button.textContent = writeMessage(thread, action);
  const words = name ? `${writeMessage(thread, 'writingAs', name)} · ` : '';
  thread.section.querySelector('[data-slot=viewer]')?.replaceChildren(words, button);
}

/** Lets the reader sign in; false when they did not. `resume` as in `Session`. */
export async function signIn(thread: Thread, resume = ''): Promise<boolean> {
  if (!(await thread.session.signIn(resume))) return false;
  emit(thread, 'sign-in');
  await loadViewer(thread);
  return true;
}

/**
 * Sends what only people with a name may do; asks them to sign in first where that is known to be needed, and once
 * when the server says so. Windows open in the click itself, so nothing may wait before. `resume` begins with the
 * name of the action.
 */
export async function sendSignedIn<Answer extends object>(
  thread: Thread,
  resume: string,
  send: () => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  const { viewer } = thread;
  const isVote = /^(up|down)/.test(resume);
  const isNeeded = viewer && !viewer.signedIn && (isVote || !viewer.guestsAllowed);
  const answer = isNeeded ? { code: 'sign_in_required' } : await send();
  if (!isProblem(answer) || answer.code !== 'sign_in_required') return answer;
  return (await signIn(thread, resume)) ? send() : answer;
}
