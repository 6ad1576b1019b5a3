/** Upgrades a full page of Parley's own. Sessions are cookies here; signing in is a visit to another page. */
import { remember } from './browser-storage.ts';
import { find } from './dom.ts';
import { RESUME, startThread } from './start.ts';

// Style sheet and script arrive together, often before anything is painted: the comments come first.
addEventListener('load', () => requestAnimationFrame(() => setTimeout(start)));

function start(): void {
  const section = find(document, '[data-parley]');
  if (!section) return;
  const { origin, pathname, search } = location;
  section.dataset['base'] = origin;
  // By now the first comments have been painted: page.css lays out the others.
  section.classList.add('started');
  void startThread(section, {
    host: section,
    place: pathname.includes('/comments/') ? 'permalink' : 'page',
    session: {
      token: '',
      signIn(resume) {
        remember(RESUME, resume);
        location.assign(`/sign-in?return=${encodeURIComponent(pathname + search)}`);
        return new Promise(() => {});
      },
    },
    url: new URLSearchParams(search).get('url') ?? '',
    reload: () => location.reload(),
  });
}
