/**
 * The first element below `root` that fits. Where the server's markup guarantees that there is one, the type
 * argument says so: `find<HTMLElement>`.
 */
export function find<Found extends HTMLElement | null = HTMLElement | null>(
  root: ParentNode,
  selector: string,
): Found {
  return root.querySelector(selector) as Found;
}

/** All elements that match, in the order of the document. */
export function findAll(root: ParentNode, selector: string): NodeListOf<HTMLElement> {
  return root.querySelectorAll<HTMLElement>(selector);
}

/** A new element with some properties set. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** Moves the focus to something that is not a control, and with it into view. */
export function focusOn(element: HTMLElement | null): void {
  if (!element) return;
  element.tabIndex = -1;
  element.focus();
}
