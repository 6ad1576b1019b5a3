/** Reads what `remember` kept; null when there is nothing, or when the browser keeps nothing (private windows). */
export function recall(key: string, storage: () => Storage = () => localStorage): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text for a later visit; an empty one is forgotten. Where the browser keeps nothing, nothing happens. */
export function remember(key: string, text: string, storage: () => Storage = () => localStorage): void {
  try {
    if (text) storage().setItem(key, text);
    else storage().removeItem(key);
  } catch {
    // Storage is switched off or full: what it would hold is a convenience.
  }
}
