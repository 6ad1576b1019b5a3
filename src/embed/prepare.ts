import { idOf, repliesOf, type Thread } from './thread.ts';

/** Makes rendered nodes work in place: links become buttons, times the reader's own, and what is their own shows. */
export function prepare(thread: Thread, nodes: ParentNode): void {
  localiseTimes(thread, nodes);
  addOwnControls(thread, nodes);
  showGuestFields(thread, nodes);
  for (const link of nodes.querySelectorAll<HTMLElement>('[data-action], [data-cancel]')) {
    link.role = 'button';
    link.tabIndex = 0;
    const comment = link.closest<HTMLElement>('[data-id]');
    const { action } = link.dataset;
    if (comment && (action === 'up' || action === 'down')) showOwnVote(thread, comment, link);
    if (comment && action === 'fold') link.hidden = !repliesOf(comment)?.firstElementChild;
  }
}

/** Puts times into the reader's zone, in the thread's language as their browser writes it (en-GB, en-US). */
function localiseTimes({ lang }: Thread, nodes: ParentNode): void {
  const locale = navigator.languages.find((tag) => tag.startsWith(lang)) ?? lang;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of nodes.querySelectorAll('time'))
    time.textContent = format.format(new Date(time.dateTime));
}

/** Shows whether a vote is the reader's own, once that is known; nobody votes on their own comment. */
export function showOwnVote({ viewer, votes }: Thread, comment: HTMLElement, link: HTMLElement): void {
  if (!viewer) return;
  const id = idOf(comment);
  link.removeAttribute('aria-current');
  link.ariaPressed = `${votes[id] === link.dataset['action']}`;
  if (viewer.own.some((own) => own.id === id)) link.ariaDisabled = 'true';
}

/** Adds "Edit" (while the window is open) and "Delete" to the reader's own comments. */
function addOwnControls({ viewer, section }: Thread, nodes: ParentNode): void {
  const template = section.querySelector<HTMLTemplateElement>('[data-template=own]');
  for (const { id, editableUntil } of viewer?.own ?? []) {
    const actions = nodes.querySelector(`[data-id="${id}"] > [data-actions]`);
    if (!template || !actions || actions.querySelector('[data-action=delete]')) continue;
    const controls = document.importNode(template.content, true);
    const isEditable = editableUntil && new Date(editableUntil) > new Date();
    if (!isEditable) controls.querySelector('[data-action=edit]')?.remove();
    actions.querySelector('[data-action=link]')?.before(controls);
  }
}

/** A guest gives a name; somebody signed in has one. A field that is not shown does not count. */
function showGuestFields({ viewer }: Thread, nodes: ParentNode): void {
  const isGuest = viewer && !viewer.signedIn && viewer.guestsAllowed;
  for (const label of nodes.querySelectorAll<HTMLElement>('[data-guest]')) {
    label.hidden = !isGuest;
    for (const field of label.querySelectorAll('input')) {
      field.disabled = !isGuest;
      field.value ||= viewer?.name ?? '';
    }
  }
}
