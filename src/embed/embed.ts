/** The script that publishers put on their pages: shows the discussion in `#parley` and offers `window.Parley`. */
import { mountThread, type MountOptions } from './mount.ts';
import { whenParsed } from './parsed.ts';

interface InitOptions extends MountOptions {
  /** The element, or its selector; `#parley` by default. */
  readonly element?: HTMLElement | string | undefined;
}

interface Mounted {
  readonly options: InitOptions;
  readonly unmount: () => void;
}

declare global {
  interface Window {
    Parley?: typeof Parley;
  }
}

const base = new URL((document.currentScript as HTMLScriptElement).src).origin;
const mounted = new Map<HTMLElement, Mounted>();

/** For pages that change without being loaded anew. */
const Parley = {
  /** Shows a discussion. Options stand before the element's `data-` attributes; a second call starts over. */
  init(options: InitOptions = {}): void {
    for (const host of mounted.keys()) if (!host.isConnected) unmount(host);
    const { element = '#parley' } = options;
    const host = typeof element === 'string' ? document.querySelector<HTMLElement>(element) : element;
    if (!host) return;
    unmount(host);
    mounted.set(host, {
      options,
      unmount: mountThread(host, base, { ...(host.dataset as MountOptions), ...options }),
    });
  },

  /** Shows something else in the elements that are there, such as another story. */
  update(options: InitOptions): void {
    for (const [element, { options: before }] of new Map(mounted))
      Parley.init({ ...before, ...options, element });
  },

  /** Takes everything away: content and listeners. */
  destroy(): void {
    for (const host of mounted.keys()) unmount(host);
  },
};

function unmount(host: HTMLElement): void {
  mounted.get(host)?.unmount();
  mounted.delete(host);
}

if (!window.Parley) {
  window.Parley = Parley;
  whenParsed(() => Parley.init());
}
