import { connect, isProblem, type Session } from './api.ts';
import { recall, remember } from './browser-storage.ts';
import { rememberResume } from './start.ts';
import type { Viewer } from './thread.ts';

/** `#parley=CODE` behind the address to which signing in by redirect comes back. */
const RETURNED = /^#parley=(.+)/;

/** False once a window was closed without a token: the next try goes by redirect. */
let windowsWork = true;

/** Where one signs in, and for what. */
interface Place {
  /** Parley's origin. */
  readonly base: string;
  readonly site: string;
  readonly story: string;
}

/**
 * The session of a reader in a publisher's page: a token that came from Parley's sign-in window by `postMessage`, or
 * by a redirect there and back; or a partitioned cookie in its place, where the browser keeps one.
 */
export function createEmbedSession({ base, site, story }: Place): Session {
  const storageKey = `parley:token:${base}`;
  let token = recall(storageKey) ?? '';
  const session: Session = {
    get token() {
      return token;
    },
    set token(value) {
      token = value;
      remember(storageKey, value);
    },
    /** Every script of the page could read the token: where a cookie holds, it is dropped. */
    async keep(value) {
      const send = connect(base, session);
      session.token = value;
      await send('POST', '/session/cookie');
      session.token = '';
      const viewer = await send<Viewer>('GET', `/sites/${site}/stories/${encodeURIComponent(story)}/viewer`);
      if (isProblem(viewer) || !(viewer.signedIn || viewer.guest)) session.token = value;
    },
    async signIn(resume) {
      const received = await requestToken(base, site, resume);
      if (received) await session.keep(received);
      return Boolean(received);
    },
  };
  return session;
}

/** The token that Parley's window hands over; empty when it was closed. Opens the window at once: in the click. */
function requestToken(base: string, site: string, resume: string): Promise<string> {
  const query = new URLSearchParams({ site, origin: location.origin, return: location.href });
  const address = (mode: string) => `${base}/sign-in?${query}&mode=${mode}`;
  const popup = windowsWork && window.open(address('window'), 'parley', 'popup,width=480,height=640');
  return new Promise((resolve) => {
    if (!popup) {
      rememberResume(resume);
      location.assign(address('redirect'));
      return;
    }
    const finish = (token: string) => {
      removeEventListener('message', hear);
      clearInterval(watch);
      windowsWork = token !== '';
      resolve(token);
    };
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin === base && source === popup && data?.type === 'parley:token') finish(data.token);
    };
    // A window that is closed sends nothing. One that the page's opener policy cut off counts as closed, too.
    const watch = setInterval(() => popup.closed && finish(''), 500);
    addEventListener('message', hear);
  });
}

/** After signing in by redirect: takes the code out of the address and exchanges it for the session. */
export async function returnFromSignIn(base: string, session: Session): Promise<void> {
  const code = RETURNED.exec(location.hash)?.[1];
  if (!code) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  const answer = await connect(base, session)<{ token: string }>('POST', '/session/exchange', {
    json: { code },
  });
  if (!isProblem(answer)) await session.keep(answer.token);
}
