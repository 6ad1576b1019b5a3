import { find, findAll } from './dom.ts';
import { commentOf, idOf, repliesOf, type Thread } from './thread.ts';

/** Makes rendered nodes work in place: links become buttons, times the reader's own, and what is their own shows. */
export function prepare(thread: Thread, nodes: ParentNode): void {
  localiseTimes(thread, nodes);
  addOwnControls(thread, nodes);
  showGuestFields(thread, nodes);
  for (const link of findAll(nodes, '[data-action], [data-cancel]')) {
    link.role = 'button';
    link.tabIndex = 0;
    const comment = commentOf(link);
    if (comment) showState(thread, comment, link);
  }
}

/** Puts times into the reader's zone, in the thread's language as their browser writes it (en-GB, en-US). */
function localiseTimes({ lang }: Thread, nodes: ParentNode): void {
  const locale = navigator.languages.find((tag) => tag.startsWith(lang)) ?? lang;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of nodes.querySelectorAll('time'))
    time.textContent = format.format(new Date(time.dateTime));
}

/** Adds "Edit" (while the window is open) and "Delete" to the reader's own comments. */
function addOwnControls({ viewer, section }: Thread, nodes: ParentNode): void {
  for (const { id, editableUntil } of viewer?.own ?? []) {
    const link = find(nodes, `[data-id="${id}"] > [data-actions] > [data-action=link]`);
    if (!link || find(link.parentElement ?? nodes, '[data-action=delete]')) continue;
    const controls = copyTemplate(section, 'own');
    if (new Date(editableUntil ?? 0) < new Date()) find(controls, '[data-action=edit]')?.remove();
    link.before(controls);
  }
}

/** A copy of what the server rendered for the script to use. */
export function copyTemplate(section: HTMLElement, name: string): DocumentFragment {
  const { content } = find<HTMLTemplateElement>(section, `[data-template=${name}]`);
  return document.importNode(content, true);
}

/** A guest gives a name; somebody signed in has one. A field that is not shown does not count. */
function showGuestFields({ viewer }: Thread, nodes: ParentNode): void {
  const isGuest = viewer?.guestsAllowed && !viewer.signedIn;
  for (const label of findAll(nodes, '[data-guest]')) {
    const field = find<HTMLInputElement>(label, 'input');
    label.hidden = field.disabled = !isGuest;
    field.value ||= viewer?.name ?? '';
  }
}

/** Shows own votes as pressed, once they are known, and a fold control where there is something to fold. */
export function showState({ viewer, votes }: Thread, comment: HTMLElement, link: HTMLElement): void {
  const { action = '' } = link.dataset;
  if (action === 'fold') link.hidden = !repliesOf(comment).firstElementChild;
  if (!viewer || !/up|down/.test(action)) return;
  const id = idOf(comment);
  link.removeAttribute('aria-current');
  link.ariaPressed = `${votes[id] === action}`;
  if (viewer.own.some((own) => own.id === id)) link.ariaDisabled = 'true';
}
