import { prepareNew, relabel } from './comments.ts';
import { find, findAll, focusOn } from './dom.ts';
import { fetchSection } from './fragment.ts';
import { prepare } from './prepare.ts';
import { listOf, type Thread } from './thread.ts';

/** Puts the next comments, or replies, in the place of the link to them. */
export async function showMore(thread: Thread, link: HTMLAnchorElement): Promise<void> {
  const section = await fetchPage(thread, link);
  if (!section) return;
  const nodes = new DocumentFragment();
  nodes.append(...findAll(section, '[data-comments] > :is([data-id], [data-more])'));
  prepareNew(thread, nodes);
  const first = find(nodes, '*') ?? listOf(thread);
  link.replaceWith(nodes);
  focusOn(first);
}

/** Shows the discussion in another order, or the whole of it instead of one comment in its context. */
export async function showOrder(thread: Thread, link: HTMLAnchorElement): Promise<void> {
  const section = await fetchPage(thread, link);
  if (!section) return;
  prepare(thread, section);
  for (const part of ['.head', '[data-comments]']) {
    const nodes = find<HTMLElement>(section, part).childNodes;
    find<HTMLElement>(thread.section, part).replaceChildren(...nodes);
  }
  find(thread.section, '[aria-current]')?.focus();
  if (thread.place !== 'embed') history.replaceState(history.state, '', link.href);
}

async function fetchPage(thread: Thread, link: HTMLAnchorElement): Promise<HTMLElement | null> {
  const url = new URL(link.href);
  url.pathname += '/thread.html';
  if (thread.version) url.searchParams.set('v', `${thread.version}`);
  const section = await fetchSection(url);
  if (!section) relabel(thread, link, 'failed');
  return section;
}
