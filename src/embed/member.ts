/**
 * What the script does for people who are signed in. It is fetched once somebody is known to be, and shares no code with
 * what is there already: a copy of that would do its work twice.
 */
import type { PrepareMember } from './thread.ts';

type Member = Parameters<PrepareMember>[0];

/** Shows in new nodes what is the reader's own, and folds away whom they have muted. */
export const prepareMember: PrepareMember = (thread, nodes) => {
  showOwnTexts(thread, nodes);
  for (const place of nodes.querySelectorAll<HTMLElement>('[data-appeal]')) letAppeal(thread, place);
  addOwnControls(thread, nodes);
  showWarning(thread);
  if (!thread.viewer?.guest) foldMuted(thread, nodes);
};

/** A copy of what the server rendered for the script to use. */
function copyTemplate({ section }: Member, name: string): DocumentFragment {
  const template = section.querySelector<HTMLTemplateElement>(`[data-template=${name}]`);
  return (template?.content.cloneNode(true) ?? new DocumentFragment()) as DocumentFragment;
}

/** What others see as a tombstone, its author sees with its text and with what was decided. */
function showOwnTexts(thread: Member, nodes: ParentNode): void {
  for (const { html } of thread.viewer?.held ?? []) {
    const own = thread.parseHtml(html).querySelector<HTMLElement>('[data-id]');
    const old = own && nodes.querySelector(`.tombstone[data-id="${own.dataset['id']}"]`);
    const replies = old?.querySelector('[data-replies]');
    if (!own || !old || !replies) continue;
    own.querySelector('[data-replies]')?.replaceWith(replies);
    old.replaceWith(own);
  }
}

/** Sends the form in which a decision is contested, from where it stands. */
function letAppeal(thread: Member, place: HTMLElement): void {
  const form = place.querySelector('form');
  const error = place.querySelector<HTMLElement>('.error');
  const sent = place.querySelector<HTMLElement>('[data-sent]');
  const id = place.closest<HTMLElement>('[data-id]')?.dataset['id'];
  // Once: what is prepared again has it no more.
  delete place.dataset['appeal'];
  const send = async (): Promise<void> => {
    if (!form || !error || !sent || form.ariaBusy) return;
    form.ariaBusy = 'true';
    const body = Object.fromEntries(new FormData(form));
    const answer = await thread.send<object>(`POST ${thread.sitePath}/comments/${id}/appeals`, body);
    form.ariaBusy = null;
    if ('code' in answer) {
      error.hidden = false;
      error.textContent = answer.detail ?? (thread.texts['failed'] as string);
      form.querySelector('textarea')?.focus();
      return;
    }
    sent.hidden = false;
    place.replaceWith(sent);
    sent.focus();
  };
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
}

/** Gives the reader's own comments "Edit" (while the window is open) and "Delete", and takes their votes away. */
function addOwnControls(thread: Member, nodes: ParentNode): void {
  for (const { id, editableUntil, waiting } of thread.viewer?.own ?? []) {
    const actions = nodes.querySelector(`[data-id="${id}"] > [data-actions]`);
    if (!actions) continue;
    actions.parentElement?.querySelector(':scope > [data-waiting]')?.remove();
    if (waiting) actions.before(thread.parseHtml(waiting));
    for (const vote of actions.querySelectorAll('[data-action=up], [data-action=down]'))
      vote.ariaDisabled = 'true';
    // What was just written is prepared once before it is known whose it is.
    for (const link of actions.querySelectorAll('[data-action=report], [data-mute]')) link.remove();
    if (actions.querySelector('[data-action=delete]')) continue;
    const controls = copyTemplate(thread, 'own');
    if (!editableUntil) controls.querySelector('[data-action=edit]')?.remove();
    actions.querySelector('[data-action=link]')?.before(controls);
  }
}

/** Puts a warning of the moderators above the composer, until its reader says that they have read it. */
function showWarning(thread: Member): void {
  const { section, viewer, parseHtml } = thread;
  const slot = section.querySelector('[data-slot=viewer]');
  if (!viewer?.warning || !slot || section.querySelector('[data-warning]')) return;
  slot.after(parseHtml(viewer.warning.html));
  const button = section.querySelector<HTMLElement>('[data-warning] button');
  button?.addEventListener('click', () => void sayRead(thread, button));
}

async function sayRead({ section, viewer, send }: Member, button: HTMLElement): Promise<void> {
  if (!viewer?.warning || button.ariaBusy) return;
  button.ariaBusy = 'true';
  const path = `/sites/${section.dataset['site']}/warnings/${viewer.warning.id}/read`;
  const answer = await send(`POST ${path}`, {});
  button.ariaBusy = null;
  if ('code' in answer) return;
  viewer.warning = null;
  button.closest('[data-warning]')?.remove();
  section.querySelector<HTMLElement>('textarea')?.focus();
}

function foldMuted(thread: Member, nodes: ParentNode): void {
  const muted = new Set(thread.viewer?.muted.map((id) => id.slice(-12)));
  const own = new Set(thread.viewer?.own.map(({ id }) => id));
  for (const comment of nodes.querySelectorAll<HTMLElement>('[data-by]')) {
    const { by = '', id = '' } = comment.dataset;
    const copy = copyTemplate(thread, 'mute');
    const isMuted = muted.has(by);
    if (!own.has(id)) offer(comment, copy, isMuted);
    if (isMuted) fold(comment, copy);
  }
}

/** The link stands before the one to the comment itself, which has the same address but for its end. */
function offer(comment: HTMLElement, copy: DocumentFragment, isMuted: boolean): void {
  const permalink = comment.querySelector<HTMLAnchorElement>(':scope > [data-actions] > [data-action=link]');
  const link = copy.querySelectorAll('a')[Number(isMuted)];
  if (!permalink || !link || permalink.parentElement?.querySelector('[data-mute]')) return;
  const address = new URL(permalink.href);
  address.pathname += '/mute';
  link.href = address.href;
  link.dataset['mute'] = '';
  // The publisher's page stays where it is.
  if (address.origin !== location.origin) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
  permalink.before(link);
}

function fold(comment: HTMLElement, copy: DocumentFragment): void {
  const details = copy.querySelector('details');
  const header = comment.querySelector(':scope > header');
  if (!details || !header || comment.querySelector(':scope > .muted')) return;
  details.append(
    ...comment.querySelectorAll(':scope > [data-body], :scope > .note, :scope > [data-actions]'),
  );
  header.after(details);
}
