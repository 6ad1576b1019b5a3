import css from './embed.css' with { type: 'text' };
import { findTarget, reveal } from './deep-link.ts';
import { create, find, focusOn } from './dom.ts';
import { createRetryButton } from './failure.ts';
import { fetchSection } from './fragment.ts';
import { identifyStory } from './identity.ts';
import { createEmbedSession } from './sign-in.ts';
import type { SignOnModule } from './sign-on.ts';
import { loadLater } from './viewer.ts';
import { startThread } from './start.ts';

/** What a publisher says about an embed, in the attributes `data-…` of its element. */
export interface EmbedAttributes {
  readonly site?: string;
  readonly story?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly sort?: string;
  readonly theme?: string;
}

interface Embed {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Parley's origin. */
  readonly base: string;
  readonly signingOn: Promise<SignOnModule | undefined> | undefined;
}

/**
 * Shows a discussion in a publisher's element, from the Parley at `base`. Gives what takes it away again: its content
 * and all that listens for it.
 */
export function mountThread(
  host: HTMLElement,
  base: string,
  signingOn?: Promise<SignOnModule | undefined>,
): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const embed = { host, root, base, signingOn };
  const follow = () => followHash(embed);
  whenNear(showSkeleton(root), () => void load(embed, findTarget(location.href)));
  addEventListener('hashchange', follow);
  return () => {
    removeEventListener('hashchange', follow);
    root.replaceChildren();
  };
}

/** Fills the place with something as high as a thread is at least, so that the page does not jump. */
function showSkeleton(root: ShadowRoot): HTMLElement {
  const skeleton = create('div', 'skeleton');
  root.replaceChildren(skeleton);
  return skeleton;
}

/** Waits until the reader is near a place, unless the page's address leads here. */
function whenNear(place: HTMLElement, run: () => void): void {
  if (/^#(c-|parley)/.test(location.hash)) {
    run();
    return;
  }
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      run();
    },
    { rootMargin: '600px' },
  );
  observer.observe(place);
}

/** Fetches and shows the thread, or one comment of it in its context; the whole where that comment is gone. */
async function load(embed: Embed, target = ''): Promise<void> {
  const { host, root, base, signingOn } = embed;
  const { site = '', sort = '', lang = host.closest<HTMLElement>('[lang]')?.lang ?? '' } = host.dataset;
  const canonical = document.querySelector<HTMLLinkElement>('[rel=canonical]')?.href;
  const { story, url } = identifyStory(host.dataset, canonical || location.href);
  const page = `${base}/${site}/stories/${encodeURIComponent(story)}`;
  const query = new URLSearchParams({ lang, sort, url });
  const hadFocus = root.activeElement;
  const skeleton = showSkeleton(root);
  const token = /#parley=/.test(location.hash) ? await (await loadLater(embed)).receiveRedirect(base) : '';
  const section =
    (target && (await fetchSection(`${page}/comments/${target}/thread.html?${query}`))) ||
    (await fetchSection(`${page}/thread.html?${query}`));
  // It was taken away meanwhile, or something else is on its way.
  if (!skeleton.parentNode) return;
  const reload = () => void load(embed, target);
  root.replaceChildren(section || createRetryButton(lang, reload));
  if (!section) return;
  if (hadFocus) focusOn(section);
  const session = createEmbedSession(base, site);
  await (await signingOn)?.attach(session, { base, site });
  await startThread(section, { host, place: 'embed', session, url, reload }, token);
}

/** A link to another comment of the same page. */
function followHash(embed: Embed): void {
  const target = findTarget(location.hash);
  if (!target) return;
  const comment = find(embed.root, `#c-${target}`);
  if (comment) reveal(comment);
  else void load(embed, target);
}
