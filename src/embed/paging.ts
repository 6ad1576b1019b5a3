import { prepareNew, relabel } from './comments.ts';
import { fetchSection, toFragmentUrl } from './fragment.ts';
import { prepare } from './prepare.ts';
import { explain } from './texts.ts';
import { focusOn, type Thread } from './thread.ts';

/** Puts the next comments, or replies, in the place of the link to them. */
export async function showMore(thread: Thread, link: HTMLAnchorElement): Promise<void> {
  const section = await fetchPage(thread, link);
  if (!section) return;
  const nodes = document.createDocumentFragment();
  nodes.append(...section.querySelectorAll('[data-comments] > [data-id], [data-comments] > [data-more]'));
  prepareNew(thread, nodes);
  const first = nodes.querySelector<HTMLElement>('[data-id], [data-more]') ?? link.previousElementSibling;
  link.replaceWith(nodes);
  if (first instanceof HTMLElement) focusOn(first);
}

/** Shows the discussion in another order, or the whole of it instead of one comment in its context. */
export async function showOrder(thread: Thread, link: HTMLAnchorElement): Promise<void> {
  const section = await fetchPage(thread, link);
  if (!section) return;
  prepare(thread, section);
  for (const part of ['.head', '[data-comments]']) {
    const nodes = section.querySelector(part)?.childNodes ?? [];
    thread.section.querySelector(part)?.replaceChildren(...nodes);
  }
  thread.section.querySelector<HTMLElement>('nav [aria-current]')?.focus();
  thread.showAddress(link.href);
}

async function fetchPage(thread: Thread, link: HTMLAnchorElement): Promise<HTMLElement | null> {
  const url = toFragmentUrl(link.href);
  if (thread.version) url.searchParams.set('v', `${thread.version}`);
  const section = await fetchSection(url);
  if (!section) relabel(thread, link, explain(thread, { code: 'unreachable' }));
  return section;
}
