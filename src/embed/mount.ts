import { findTarget, reveal } from './deep-link.ts';
import { createRetryButton } from './failure.ts';
import { fetchSection, toFragmentUrl } from './fragment.ts';
import { identifyStory } from './identity.ts';
import { createEmbedSession, returnFromSignIn } from './sign-in.ts';
import { startThread } from './start.ts';
import controls from './controls.css' with { type: 'text' };
import threadCss from './thread.css' with { type: 'text' };

/** Comments are fetched when the reader is this near. */
const NEAR = '600px';

/** What a publisher says about an embed: attributes `data-…` of its element, or options of `Parley.init`. */
export interface MountOptions {
  readonly site?: string | undefined;
  readonly story?: string | undefined;
  readonly url?: string | undefined;
  readonly lang?: string | undefined;
  readonly sort?: string | undefined;
  readonly theme?: string | undefined;
}

let sheet: CSSStyleSheet | undefined;

/**
 * Shows a discussion in a publisher's element, from the Parley at `base`. Gives what takes it away again: its content
 * and all that listens for it.
 */
export function mountThread(host: HTMLElement, base: string, options: MountOptions): () => void {
  if (options.theme) host.dataset['theme'] = options.theme;
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(controls + threadCss);
  }
  root.adoptedStyleSheets = [sheet];
  const end = new AbortController();
  const embed = { host, root, base, options, signal: end.signal };
  showSkeleton(root);
  whenNear(embed, () => void load(embed, findTarget(location.hash)));
  addEventListener('hashchange', () => followHash(embed), { signal: end.signal });
  return () => {
    end.abort();
    root.replaceChildren();
  };
}

interface Embed {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly base: string;
  readonly options: MountOptions;
  /** Aborted when the embed is taken away. */
  readonly signal: AbortSignal;
}

/** Keeps the height that a thread needs at least, so that the page does not jump. */
function showSkeleton(root: ShadowRoot): void {
  const skeleton = document.createElement('div');
  skeleton.className = 'skeleton';
  skeleton.ariaBusy = 'true';
  root.replaceChildren(skeleton);
}

function whenNear({ host, signal }: Embed, run: () => void): void {
  if (findTarget(location.hash) || location.hash.startsWith('#parley')) {
    run();
    return;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      run();
    },
    { rootMargin: NEAR },
  );
  observer.observe(host);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Fetches and shows the thread, or one comment of it in its context; the whole where that comment is gone. */
async function load(embed: Embed, target?: string): Promise<void> {
  const { host, root, base, options, signal } = embed;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const { story, url } = identifyStory(options, { canonical, href: location.href });
  const { site = '', sort = '' } = options;
  const lang = options.lang ?? host.closest<HTMLElement>('[lang]')?.lang ?? '';
  const page = `${base}/${site}/stories/${encodeURIComponent(story)}`;
  const fetchThread = (path: string) => {
    const address = toFragmentUrl(page + path);
    address.search = `${new URLSearchParams({ lang, sort, url })}`;
    return fetchSection(address);
  };
  const session = createEmbedSession({ base, site, story });
  await returnFromSignIn(base, session);
  const section = (target && (await fetchThread(`/comments/${target}`))) || (await fetchThread(''));
  if (signal.aborted) return;
  if (!section) {
    root.replaceChildren(createRetryButton(lang, () => void load(embed, target)));
    return;
  }
  root.replaceChildren(section);
  await startThread(section, {
    host,
    place: 'embed',
    session,
    url,
    toLink: (_, id) => `${url}#c-${id}`,
    showAddress: () => {},
    reload: () => void load(embed),
  });
}

/** A link to another comment of the same page. */
function followHash(embed: Embed): void {
  const target = findTarget(location.hash);
  if (!target) return;
  const comment = embed.root.querySelector<HTMLElement>(`[data-id="${target}"]`);
  if (comment) reveal(comment);
  else void load(embed, target);
}
