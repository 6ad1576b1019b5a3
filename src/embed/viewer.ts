import { isProblem, type Problem } from './api.ts';
import { remember } from './browser-storage.ts';
import type { LaterModule } from './later.ts';
import { insertComment } from './comments.ts';
import { create, find } from './dom.ts';
import { copyTemplate, prepare } from './prepare.ts';
import { RESUME } from './start.ts';
import { writeMessage } from './texts.ts';
import { emit, type Thread, type Viewer } from './thread.ts';

/** Asks who reads, and shows it: their name, own votes, controls of own comments, own comments that are held. */
export async function loadViewer(thread: Thread): Promise<void> {
  const viewer = await thread.send<Viewer>(`GET ${thread.storyPath}/viewer`);
  if (isProblem(viewer)) return;
  thread.viewer = viewer;
  thread.votes = viewer.votes;
  showName(thread, viewer);
  for (const { parentId, html } of viewer.held) insertComment(thread, html, parentId);
  if (viewer.signedIn) Object.assign(thread, await import(`${thread.base}/member.js`).catch(() => {}));
  prepare(thread, thread.section);
}

function showName(thread: Thread, { signedIn, guest, name }: Viewer): void {
  const action = signedIn ? 'signOut' : 'signIn';
  const button = create('a', 'quiet');
  button.dataset['action'] = action;
  button.textContent = writeMessage(thread, action);
  const words = name ? `${writeMessage(thread, 'writingAs', name)} · ` : '';
  const slot = find<HTMLElement>(thread.section, '[data-slot=viewer]');
  const hadFocus = slot.matches(':focus-within');
  slot.replaceChildren(words, signedIn && !guest ? copyTemplate(thread.section, 'account') : '', button);
  prepare(thread, slot);
  if (hadFocus) button.focus();
}

/** Fetches the script of what few readers do. */
export function loadLater({ base }: Pick<Thread, 'base'>): Promise<LaterModule> {
  return import(`${base}/later.js`) as Promise<LaterModule>;
}

/** Lets the reader sign in; false when they did not. `resume` as in `Session`. */
export async function signIn(thread: Thread, resume = ''): Promise<boolean> {
  // A page with a sign-on of its own takes over here.
  if (!emit(thread, 'login-prompt')) {
    remember(RESUME, resume);
    return false;
  }
  const token = await thread.session.signIn(resume);
  if (!token) return false;
  await keepSession(thread, token);
  emit(thread, 'sign-in');
  return true;
}

/**
 * Takes over a new session: as a cookie where the browser keeps one, since every script of the page could read the
 * token; else by its token.
 */
export async function keepSession(thread: Thread, token: string): Promise<void> {
  const { session } = thread;
  const guestToken = session.token || undefined;
  session.token = token;
  await thread.send('POST /session/cookie', { guestToken });
  session.token = '';
  await loadViewer(thread);
  if (thread.viewer?.name) return;
  session.token = token;
  await loadViewer(thread);
}

/**
 * Sends what people write; asks them to sign in first where that is known to be needed, and once when the server says
 * so. Windows open in the click itself, so nothing may wait before. `resume` as in `Session`.
 */
export async function sendSignedIn<Answer extends object>(
  thread: Thread,
  resume: string,
  send: () => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  const { viewer } = thread;
  const mayWrite = !viewer || viewer.signedIn || viewer.guestsAllowed;
  const answer = mayWrite ? await send() : { code: 'sign_in_required' };
  const isRefused = isProblem(answer) && answer.code === 'sign_in_required';
  return isRefused && (await signIn(thread, resume)) ? send() : answer;
}
