/** The script that publishers put on their pages: shows the discussion in `#parley` and offers `window.Parley`. */
import { find } from './dom.ts';
import { mountThread, type EmbedAttributes } from './mount.ts';
import { whenParsed } from './parsed.ts';

/** The attributes `data-…` of the element, by their names; `element` is it or its selector, `#parley` by default. */
interface InitOptions extends EmbedAttributes {
  readonly element?: HTMLElement | string;
}

declare global {
  interface Window {
    Parley?: typeof Parley;
  }
}

const base = new URL((document.currentScript as HTMLScriptElement).src).origin;
/** What takes an embed away, by its element. */
const mounted = new Map<HTMLElement, () => void>();

/** For pages that change without being loaded anew. */
const Parley = {
  /** Shows a discussion; a second call for the same element starts over. */
  init({ element = '#parley', ...attributes }: InitOptions = {}): void {
    for (const host of mounted.keys()) if (!host.isConnected) unmount(host);
    const host = typeof element === 'string' ? find(document, element) : element;
    if (!host) return;
    unmount(host);
    Object.assign(host.dataset, attributes);
    mounted.set(host, mountThread(host, base));
  },

  /** Shows something else in the elements that are there, such as another story. */
  update(attributes: EmbedAttributes): void {
    for (const element of new Set(mounted.keys())) Parley.init({ ...attributes, element });
  },

  /** Takes everything away: content and listeners. */
  destroy(): void {
    for (const host of mounted.keys()) unmount(host);
  },
};

function unmount(host: HTMLElement): void {
  mounted.get(host)?.();
  mounted.delete(host);
}

if (!window.Parley) {
  window.Parley = Parley;
  whenParsed(() => Parley.init());
}
