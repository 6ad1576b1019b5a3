import { focusOn } from './dom.ts';

const ADDRESS = /(?:#c-|\/comments\/)([0-9a-f-]{36})/;

/** The comment that an address leads to, by a permalink or by `#c-…` behind a publisher's address; else empty. */
export function findTarget(address: string): string {
  return ADDRESS.exec(address)?.[1] ?? '';
}

/** Shows a comment and marks it until it is scrolled away. */
export function reveal(comment: HTMLElement): void {
  comment.classList.add('target');
  focusOn(comment);
  // The focus brings its middle into view: of one with many replies that is far below its text.
  comment.scrollIntoView();
  let wasSeen = false;
  const observer = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting) wasSeen = true;
    else if (wasSeen) {
      comment.classList.remove('target');
      observer.disconnect();
    }
  });
  observer.observe(comment);
}
