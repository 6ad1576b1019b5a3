import { find, findAll } from './dom.ts';
import { commentOf, idOf, repliesOf, type Thread } from './thread.ts';

/** Makes rendered nodes work in place: links become buttons, times the reader's own, and what is their own shows. */
export function prepare(thread: Thread, nodes: ParentNode): void {
  localiseTimes(thread, nodes);
  thread.prepareMember?.(thread, nodes);
  showGuestFields(thread, nodes);
  for (const link of findAll(nodes, '[data-action], [data-cancel]')) {
    link.role = 'button';
    link.tabIndex = 0;
    showState(thread, link);
  }
}

/**
 * Puts times into the zone that the reader has chosen, else their browser's, in the thread's language; where that is
 * their browser's, as it writes it.
 */
function localiseTimes({ section: { lang, dataset } }: Thread, nodes: ParentNode): void {
  const locale = navigator.language.startsWith(lang) ? undefined : lang;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: dataset['zone'],
  });
  for (const time of nodes.querySelectorAll('time'))
    time.textContent = format.format(new Date(time.dateTime));
}

/** A copy of what the server rendered for the script to use. */
export function copyTemplate(section: HTMLElement, name: string): DocumentFragment {
  const { content } = find<HTMLTemplateElement>(section, `[data-template=${name}]`);
  return content.cloneNode(true) as DocumentFragment;
}

/**
 * Takes the field for a guest's name away from somebody who has one. It stands there until that is known: most who read
 * are not signed in, and for them nothing moves.
 */
function showGuestFields({ viewer }: Thread, nodes: ParentNode): void {
  for (const label of findAll(nodes, '[data-guest]')) {
    const field = find<HTMLInputElement>(label, 'input');
    label.hidden = field.disabled = Boolean(viewer?.signedIn);
    field.value ||= viewer?.name ?? '';
  }
}

/** Shows own votes as pressed, once they are known, and a fold control where there is something to fold. */
export function showState({ viewer, votes }: Thread, link: HTMLElement): void {
  const { action = '' } = link.dataset;
  const comment = commentOf(link);
  if (comment && action === 'fold') link.hidden = !find(repliesOf(comment), '*');
  if (!viewer || !/up|down/.test(action)) return;
  link.ariaCurrent = null;
  link.ariaPressed = `${votes[idOf(comment)] === action}`;
}
