/** What is written beside a decision, before it is sent. */
export interface Draft {
  readonly toAuthor: string;
  readonly internal: string;
}

const EMPTY: Draft = { toAuthor: '', internal: '' };
const nameOf = (id: string): string => `parley-desk-draft-${id}`;

/** What was typed about a comment. It outlives the way through a sign-in, and ends with the window. */
export function readDraft(id: string): Draft {
  try {
    return { ...EMPTY, ...(JSON.parse(sessionStorage.getItem(nameOf(id)) ?? '{}') as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

/** Keeps what is typed; nothing takes it away. */
export function keepDraft(id: string, draft: Draft): void {
  try {
    if (draft.toAuthor === '' && draft.internal === '') sessionStorage.removeItem(nameOf(id));
    else sessionStorage.setItem(nameOf(id), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing loses it on the way to a sign-in only.
  }
}
