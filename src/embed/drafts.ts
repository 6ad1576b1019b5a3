import { newKey } from './api.ts';
import { recall, remember } from './browser-storage.ts';

export type ComposerKind = 'comment' | 'reply' | 'edit';

/** What somebody typed and has not been acknowledged yet. */
export interface Draft {
  /** The fields of the form, where something was typed. */
  readonly body?: string;
  readonly name?: string;
  /** The idempotency key of exactly this text: sent again after a lost answer, it never makes a second comment. */
  readonly key: string;
  /** Whether the composer is open: then it opens again with the page. */
  readonly open: boolean;
}

/** Where a draft is stored. `place` is the comment answered or edited, or the story. */
export function toDraftKey(kind: ComposerKind, place: string): string {
  return `parley:${kind}:${place}`;
}

/** The draft that is stored, or the beginning of a new one. */
export function loadDraft(draftKey: string): Draft {
  const stored = recall(draftKey);
  return stored ? (JSON.parse(stored) as Draft) : { key: newKey(), open: false };
}

/** Keeps a draft; one without text is forgotten. */
export function saveDraft(draftKey: string, draft: Draft): void {
  remember(draftKey, draft.body ? JSON.stringify(draft) : '');
}
