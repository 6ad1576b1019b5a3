import { newKey } from './api.ts';
import { recall, remember } from './browser-storage.ts';

/** What somebody typed and has not been acknowledged yet. */
export interface Draft {
  readonly body: string;
  readonly name: string;
  /** The idempotency key of exactly this text: sent again after a lost answer, it never makes a second comment. */
  readonly key: string;
  /** Whether the composer was left open: then it opens again with the page. */
  readonly open: boolean;
}

export type ComposerKind = 'comment' | 'reply' | 'edit';

/** Where a draft is stored. `id` is the comment answered or edited; empty for a new comment. */
export function toDraftKey(thread: { site: string; story: string }, kind: ComposerKind, id: string): string {
  return `parley:${kind}:${id || `${thread.site}:${thread.story}`}`;
}

/** Makes the draft of a text just changed: another text is another request, so it gets a key of its own. */
export function newDraft(body = '', name = ''): Draft {
  return { body, name, key: newKey(), open: true };
}

export function loadDraft(key: string): Draft | undefined {
  const stored = recall(key);
  return stored ? (JSON.parse(stored) as Draft) : undefined;
}

/** Keeps a draft; one without text is forgotten. */
export function saveDraft(key: string, draft: Draft): void {
  remember(key, draft.body && JSON.stringify(draft));
}
