import type { Session } from './api.ts';
import { recall, remember } from './browser-storage.ts';
import { RESUME } from './start.ts';

const TOKEN = 'parley:token';

/** False once a window was closed without a token: the next try goes by redirect. */
let windowsWork = true;

/**
 * The session of a reader in a publisher's page: a token from Parley's own origin, kept in the publisher's. Signing
 * in opens a window that hands the token over by `postMessage`; where windows are impossible, it leads there and back.
 */
export function createEmbedSession(base: string, site: string): Session {
  let token = recall(TOKEN);
  return {
    get token() {
      return token;
    },
    set token(value) {
      token = value;
      remember(TOKEN, value);
    },
    signIn(resume) {
      const { origin, href } = location;
      const address = `${base}/sign-in?${new URLSearchParams({ site, origin, return: href })}&mode=`;
      const popup = windowsWork && window.open(`${address}window`, 'parley', 'popup,width=480,height=640');
      if (popup) return receiveToken(popup, base);
      // Never empty: it also tells that the reader left from here.
      remember(RESUME, resume || ' ');
      location.assign(`${address}redirect`);
      return new Promise(() => {});
    },
  };
}

/** The token that the window hands over; empty when it was closed. */
function receiveToken(popup: Window, base: string): Promise<string> {
  return new Promise((resolve) => {
    const finish = (token: string) => {
      removeEventListener('message', hear);
      clearInterval(watch);
      windowsWork = token !== '';
      resolve(token);
    };
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin === base && source === popup) finish(data.token);
    };
    // Closing fires no event here. A window that the page's opener policy cut off counts as closed, too.
    const watch = setInterval(() => popup.closed && finish(''), 500);
    addEventListener('message', hear);
  });
}
