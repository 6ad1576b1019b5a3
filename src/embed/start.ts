import { listenForActions } from './actions.ts';
import { recall, remember } from './browser-storage.ts';
import { openComposer, restoreComposers } from './composer.ts';
import { reveal } from './deep-link.ts';
import { find } from './dom.ts';
import { prepare } from './prepare.ts';
import { emit, findComment, toThread, type Surroundings, type Thread } from './thread.ts';
import { keepSession, loadViewer } from './viewer.ts';

/** Where it is kept what the reader was about to do when signing in led them away. */
export const RESUME = 'parley:resume';

/**
 * Brings a rendered thread to life: links act in place, the composer is there, the reader's own things show.
 * `newToken` is the session with which they came back from signing in.
 */
export async function startThread(
  section: HTMLElement,
  surroundings: Surroundings,
  newToken = '',
): Promise<void> {
  const thread = toThread(section, surroundings);
  prepare(thread, section);
  listenForActions(thread);
  if (section.dataset['closed'] === undefined) openComposer(thread, 'comment');
  const target = find(section, '.target');
  if (target) reveal(target);
  emit(thread, 'ready', { story: section.dataset['story'] });
  await (newToken ? keepSession(thread, newToken) : loadViewer(thread));
  restoreComposers(thread);
  resume(thread);
}

/** Does what the reader was about to do before they signed in on another page. */
function resume(thread: Thread): void {
  const [action, id = '', send] = recall(RESUME).split(' ');
  remember(RESUME, '');
  if (!action || !thread.viewer?.signedIn) return;
  const place = findComment(thread, id) ?? thread.section;
  find(place, `[data-action=${action}]`)?.click();
  if (send) find<HTMLFormElement | null>(place, `[data-kind=${action}]`)?.requestSubmit();
}
