/** Reads what `remember` kept; empty when there is nothing, or when the browser keeps nothing (private windows). */
export function recall(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a text for a later visit; an empty one is forgotten. Where storage is switched off or full, nothing happens. */
export function remember(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // What would be kept is a convenience.
  }
}
