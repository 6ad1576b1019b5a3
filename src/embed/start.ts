import { recall, remember } from './browser-storage.ts';
import { listenForActions } from './actions.ts';
import { openComposer, restoreComposers } from './composer.ts';
import { reveal } from './deep-link.ts';
import { prepare } from './prepare.ts';
import { emit, findComment, toThread, type Surroundings, type Thread } from './thread.ts';
import { loadViewer } from './viewer.ts';

const RESUME = 'parley:resume';

/** Brings a rendered thread to life: links act in place, the composer is there, the reader's own things show. */
export async function startThread(section: HTMLElement, surroundings: Surroundings): Promise<void> {
  const thread = toThread(section, surroundings);
  prepare(thread, section);
  listenForActions(thread);
  if (!('closed' in section.dataset)) openComposer(thread, 'comment');
  const target = section.querySelector<HTMLElement>('.target');
  if (target) reveal(target);
  emit(thread, 'ready', { story: thread.story });
  await loadViewer(thread);
  restoreComposers(thread);
  resume(thread);
}

/** Keeps for this tab what the reader was about to do when signing in led them away. */
export function rememberResume(text: string): void {
  remember(RESUME, text, () => sessionStorage);
}

/** Does what the reader was about to do before they signed in on another page. */
function resume(thread: Thread): void {
  const [action, id = '', send] = recall(RESUME, () => sessionStorage)?.split(' ') ?? [];
  rememberResume('');
  if (!action || !thread.viewer?.signedIn) return;
  const comment = findComment(thread, id) ?? thread.section;
  comment.querySelector<HTMLElement>(`[data-action=${action}]`)?.click();
  if (send) comment.querySelector<HTMLFormElement>(`form[data-kind=${action}]`)?.requestSubmit();
}
