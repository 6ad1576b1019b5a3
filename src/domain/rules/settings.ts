/** What a site wants done about something. */
export const CONSEQUENCES = ['ignore', 'remark', 'hold', 'reject'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** What the rules of a site ask for. One version of it is in force at a time, and every verdict names that. */
export interface RuleSettings {
  /** The site's `maxCommentLength`, which is changed there. */
  readonly length: { readonly most: number };
  readonly flood: { readonly perMinute: number; readonly perHour: number };
  readonly repetition: { readonly same: Consequence; readonly similar: Consequence };
  readonly links: {
    /** More of them than this are held; null is any number. */
    readonly most: number | null;
    readonly allowed: readonly string[];
    readonly held: readonly string[];
    readonly blocked: readonly string[];
    /** What happens to a link to a host of no list. */
    readonly others: Consequence;
  };
  readonly newcomer: { readonly comments: number; readonly days: number };
  /** Held where more than `share` of at least `least` recent decisions were rejections. */
  readonly record: { readonly share: number; readonly least: number };
  readonly shouting: { readonly share: number; readonly least: number };
  readonly privateData: Consequence;
  /** Languages of the site; none is any. */
  readonly languages: readonly string[];
}

/** Mild on a small paper with decent readers: nothing is rejected but what a list says. */
export const DEFAULT_RULE_SETTINGS: RuleSettings = {
  length: { most: 10_000 },
  flood: { perMinute: 5, perHour: 60 },
  repetition: { same: 'hold', similar: 'remark' },
  links: { most: 5, allowed: [], held: [], blocked: [], others: 'ignore' },
  newcomer: { comments: 0, days: 0 },
  record: { share: 0.3, least: 5 },
  shouting: { share: 0.6, least: 30 },
  privateData: 'hold',
  languages: [],
};

/** Settings as they were kept, with the defaults of what there was not then; how long a text may be, the site says. */
export function completeRuleSettings(kept: object, longest: number): RuleSettings {
  const given = kept as Readonly<Record<string, unknown>>;
  const filled = Object.entries(DEFAULT_RULE_SETTINGS).map(([name, value]: [string, unknown]) => {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [name, isGroup ? { ...value, ...(given[name] as object | undefined) } : (given[name] ?? value)];
  });
  return { ...(Object.fromEntries(filled) as RuleSettings), length: { most: longest } };
}
