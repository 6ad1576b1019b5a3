/** Upgrades a full page of Parley's own. Sessions are cookies here; signing in is a visit to another page. */
import { connect, type Session } from './api.ts';
import { whenParsed } from './parsed.ts';
import { rememberResume, startThread } from './start.ts';

const session: Session = {
  token: '',
  async keep(token) {
    session.token = token;
    await connect(location.origin, session)('POST', '/session/cookie');
    session.token = '';
  },
  async signIn(resume) {
    rememberResume(resume);
    location.assign(`/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`);
    return new Promise(() => {});
  },
};

whenParsed(() => {
  const section = document.querySelector<HTMLElement>('[data-parley]');
  if (!section) return;
  section.dataset['base'] = location.origin;
  void startThread(section, {
    host: section,
    place: location.pathname.includes('/comments/') ? 'permalink' : 'page',
    session,
    url: new URLSearchParams(location.search).get('url') ?? undefined,
    toLink: (permalink) => permalink,
    showAddress: (address) => history.replaceState(null, '', address),
    reload: () => location.reload(),
  });
});
