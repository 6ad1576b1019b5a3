/** The headings under which the settings of rules are shown. */
export const RULE_GROUPS = ['words', 'links', 'people', 'texts', 'pace'] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

export interface RuleField {
  readonly group: RuleGroup;
  /** A list of words, a line for each domain, codes on one line, a share as a percentage, or as it says. */
  readonly kind: 'list' | 'domains' | 'codes' | 'consequence' | 'number' | 'percent';
  readonly least?: number;
  readonly most?: number;
  /** An empty field is no limit. */
  readonly isOptional?: true;
}

/**
 * What can be set of rules, by where it stands in `RuleSettings`. The forms of the desk are made from this table; the
 * messages `rules.field.NAME` say what each is, with `-` for the full stop.
 */
export const RULE_FIELDS = {
  bannedWords: { group: 'words', kind: 'list' },
  suspectWords: { group: 'words', kind: 'list' },
  'links.most': { group: 'links', kind: 'number', least: 0, most: 1_000, isOptional: true },
  'links.blocked': { group: 'links', kind: 'domains' },
  'links.held': { group: 'links', kind: 'domains' },
  'links.allowed': { group: 'links', kind: 'domains' },
  'links.others': { group: 'links', kind: 'consequence' },
  'newcomer.comments': { group: 'people', kind: 'number', least: 0, most: 1_000 },
  'newcomer.days': { group: 'people', kind: 'number', least: 0, most: 3_650 },
  'record.share': { group: 'people', kind: 'percent' },
  'record.least': { group: 'people', kind: 'number', least: 1, most: 1_000 },
  'repetition.same': { group: 'texts', kind: 'consequence' },
  'repetition.similar': { group: 'texts', kind: 'consequence' },
  privateData: { group: 'texts', kind: 'consequence' },
  languages: { group: 'texts', kind: 'codes' },
  'shouting.share': { group: 'texts', kind: 'percent' },
  'shouting.least': { group: 'texts', kind: 'number', least: 1, most: 10_000 },
  'flood.perMinute': { group: 'pace', kind: 'number', least: 1, most: 1_000 },
  'flood.perHour': { group: 'pace', kind: 'number', least: 1, most: 10_000 },
} as const satisfies Record<string, RuleField>;

export type RuleFieldName = keyof typeof RULE_FIELDS;
export const RULE_FIELD_NAMES = Object.keys(RULE_FIELDS) as RuleFieldName[];
