import type { Span } from './rule.ts';

/** How comments come to be seen: at once, after a person has looked, after that for newcomers, or not at all. */
export const MODES = ['publish', 'premoderate', 'premoderate-newcomers', 'closed'] as const;
export type Mode = (typeof MODES)[number];

export interface LinkFact extends Span {
  /** In small letters, without a port. */
  readonly host: string;
}

export interface WordFact extends Span {
  /** The entry of the list. */
  readonly entry: string;
}

/** How an outside service failed to answer: too late, not at all, with something else than it should, from where nobody may go, or asked too often at once. */
export const SILENCES = [
  'timeout',
  'unreachable',
  'status',
  'malformed',
  'redirect',
  'forbidden',
  'busy',
] as const;
export type Silence = (typeof SILENCES)[number];

/** What one outside service made of the comment. */
export interface CallOutFact {
  /** What the newsroom calls the service. */
  readonly service: string;
  /** What it wants; where it was silent, what the site has chosen for that. */
  readonly verdict: 'publish' | 'remark' | 'hold' | 'reject';
  /** Null where it has answered. */
  readonly silence: Silence | null;
  /** What it says against the comment, by its own codes and in its own words. */
  readonly flags: readonly { readonly reason: string; readonly detail: string }[];
  /** `FEATURED`, `STAFF`. */
  readonly tags: readonly string[];
}

/**
 * All that the rules may know of a comment, as it was when it was judged. Kept with the verdict as JSON, so that a
 * changed rule can be tried on comments of before; times are therefore ages.
 */
export interface RuleFacts {
  readonly comment: {
    /** What readers would read, without markup. */
    readonly text: string;
    readonly isEdit: boolean;
    readonly links: readonly LinkFact[];
    /** BCP 47, as far as it could be told. */
    readonly language: string | null;
  };
  readonly words: { readonly banned: readonly WordFact[]; readonly suspect: readonly WordFact[] };
  /** Others like it within the last days, also by other people: the same text, or nearly. */
  readonly repetition: { readonly same: number; readonly similar: number };
  readonly author: {
    readonly isGuest: boolean;
    /** Moderators and admins are bound by no rule but the call-out's remarks. */
    readonly isTrusted: boolean;
    readonly accountAgeDays: number;
    readonly published: number;
    /** Among the last comments that a person or a rule has decided. */
    readonly recent: { readonly decided: number; readonly rejected: number };
    readonly sanction: 'none' | 'premoderated' | 'suspended' | 'banned';
    /** Seconds since the last comment under this story; null for the first. */
    readonly secondsSinceLast: number | null;
    readonly commentsLastMinute: number;
    readonly commentsLastHour: number;
  };
  readonly story: {
    readonly isClosed: boolean;
    /** The strictest of site, section and story. */
    readonly mode: Mode;
    /** Between two comments of one author; 0 is none. */
    readonly slowModeSeconds: number;
  };
  /** Of the services that were asked, in their order: none where something had rejected the comment already. */
  readonly callOuts: readonly CallOutFact[];
}

/** Facts as they are kept with a text, which can be read again from what its author wrote. */
export type KeptFacts = Omit<RuleFacts, 'comment'> & {
  readonly comment: Omit<RuleFacts['comment'], 'text'>;
};

/** Leaves out what is kept elsewhere, where it is erased with the comment. */
export function toKeptFacts(facts: RuleFacts): KeptFacts {
  const { isEdit, links, language } = facts.comment;
  return { ...facts, comment: { isEdit, links, language } };
}
