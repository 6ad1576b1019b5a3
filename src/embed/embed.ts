/** The script that publishers put on their pages: shows the discussion in `#parley` and offers `window.Parley`. */
import { find } from './dom.ts';
import { mountThread, type EmbedAttributes } from './mount.ts';
import { whenParsed } from './parsed.ts';
import type { SignOnModule, SignOnOptions } from './sign-on.ts';

/** The attributes `data-…` of the element, by their names; `element` is it or its selector, `#parley` by default. */
interface InitOptions extends EmbedAttributes, SignOnOptions {
  readonly element?: HTMLElement | string;
}

declare global {
  interface Window {
    Parley?: typeof Parley;
  }
}

const base = new URL((document.currentScript as HTMLScriptElement).src).origin;
let signingOn: Promise<SignOnModule | undefined> | undefined;
/** What takes an embed away, by its element. */
const mounted = new Map<HTMLElement, () => void>();

/** For pages that change without being loaded anew. */
const Parley = {
  /** Shows a discussion; a second call for the same element starts over. */
  init({
    element = '#parley',
    accessToken,
    refreshAccessToken,
    events,
    ...attributes
  }: InitOptions = {}): void {
    for (const host of mounted.keys()) if (!host.isConnected) unmount(host);
    const host = typeof element === 'string' ? find(document, element) : element;
    if (!host) return;
    unmount(host);
    Object.assign(host.dataset, attributes);
    const token = accessToken ?? host.dataset['accessToken'];
    delete host.dataset['accessToken'];
    if (token || events) signOn(token, events, refreshAccessToken);
    mounted.set(host, mountThread(host, base, signingOn));
  },

  /** Shows something else in the elements that are there, such as another story. */
  update(attributes: EmbedAttributes): void {
    for (const element of new Set(mounted.keys())) Parley.init({ ...attributes, element });
  },

  /** Signs the reader in by a token of the publisher's. */
  login(accessToken: string): void {
    signOn(accessToken);
    Parley.update({});
  },

  /** Signs the reader out. */
  logout(): void {
    Parley.login('');
  },

  /** Takes everything away: content and listeners. */
  destroy(): void {
    for (const host of mounted.keys()) unmount(host);
  },
};

/** Says something new of the sign-on. Its script comes when it is first needed. */
function signOn(...given: Parameters<SignOnModule['signOn']>): void {
  const module: typeof signingOn = signingOn ?? import(`${base}/sign-on.js`);
  // Where it cannot be had, people read all the same.
  signingOn = module.then((module) => (module?.signOn(...given), module)).catch(() => undefined);
}

function unmount(host: HTMLElement): void {
  mounted.get(host)?.();
  mounted.delete(host);
}

if (!window.Parley) {
  window.Parley = Parley;
  whenParsed(() => Parley.init());
}
