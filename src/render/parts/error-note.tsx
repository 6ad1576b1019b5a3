import type { ComponentChildren, JSX } from 'preact';

/**
 * What went wrong, on a page that comes back. It takes the focus: screen readers announce what changes while somebody
 * reads, and not what a new page says of itself.
 */
export function ErrorNote({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <p class="error" id="error" tabindex={-1} autofocus role="alert">
      {children}
    </p>
  );
}
