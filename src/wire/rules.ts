import * as z from 'zod';
import { RULE_IDS } from '../domain/rules/rule-ids.ts';
import { VERDICTS } from '../domain/rules/rule.ts';
import { CONSEQUENCES, type RuleSettings } from '../domain/rules/settings.ts';
import { siteParams } from './story.ts';
import { text } from './text.ts';

/** Ten thousand words with room; longer lists are a mistake of whoever pasted them. */
const LONGEST_LIST = 500_000;

const consequence = z.enum(CONSEQUENCES);
const count = (most: number) => z.int().min(0).max(most);
const share = z.number().min(0).max(1);
const ofDomains = { description: 'Domains; each stands for the hosts below it too.' };
const ofLanguages = {
  description: 'Codes (ISO 639) of the languages that the site’s moderators read; none is any.',
};

/** Settings with lists as they are sent, which are cleaned, or as they are answered. */
function toSchema<Domain extends z.ZodType<string>, Language extends z.ZodType<string>>(
  domain: Domain,
  language: Language,
) {
  const domains = z.array(domain).max(10_000).meta(ofDomains);
  return z.object({
    flood: z.object({ perMinute: count(1_000).min(1), perHour: count(10_000).min(1) }),
    repetition: z.object({ same: consequence, similar: consequence }),
    links: z.object({
      most: count(1_000).nullable().meta({ description: 'More are held; null is any number.' }),
      allowed: domains,
      held: domains,
      blocked: domains,
      others: consequence,
    }),
    newcomer: z.object({ comments: count(1_000), days: count(3_650) }),
    record: z.object({ share, least: count(1_000).min(1) }),
    shouting: z.object({ share, least: count(10_000).min(1) }),
    privateData: consequence,
    languages: z.array(language).max(100).meta(ofLanguages),
  });
}

export const ruleSettingsSchema = toSchema(text(300), text(35)).meta({
  id: 'NewRuleSettings',
}) satisfies z.ZodType<Omit<RuleSettings, 'length'>>;

const wordList = text(LONGEST_LIST).meta({
  description:
    'One entry a line: a word or phrase, `*` for any letters, `/expression/` (RE2), `#` for a remark.',
});

export const ruleCandidateSchema = z
  .object({ settings: ruleSettingsSchema, bannedWords: wordList, suspectWords: wordList })
  .meta({ id: 'RuleCandidate' });

export const saveRulesSchema = ruleCandidateSchema
  .extend({
    version: z.int().min(0).meta({
      description: 'The version these rules were made from: where another is the newest, nothing is saved.',
    }),
  })
  .meta({ id: 'SaveRules' });

export const rulesSchema = z
  .object({
    version: z.int().meta({ description: '0 is the defaults, where nobody has saved any.' }),
    settings: toSchema(z.string(), z.string()).meta({ id: 'RuleSettings' }),
    bannedWords: z.string(),
    suspectWords: z.string(),
    restoredFrom: z.int().nullable(),
    createdAt: z.iso.datetime().nullable(),
    createdBy: z.uuid().nullable().meta({ description: 'An account; null for a server or the operator.' }),
  })
  .meta({ id: 'Rules' });

const listChanges = z.object({ added: z.array(z.string()), removed: z.array(z.string()) });

export const ruleVersionsSchema = z
  .object({
    versions: z.array(
      rulesSchema.pick({ version: true, restoredFrom: true, createdAt: true, createdBy: true }).extend({
        changes: z.object({
          settings: z.array(z.object({ name: z.string(), from: z.unknown(), to: z.unknown() })),
          bannedWords: listChanges,
          suspectWords: listChanges,
        }),
      }),
    ),
    nextBelow: z.int().nullable(),
  })
  .meta({ id: 'RuleVersions' });

export const ruleVersionsQuery = z.object({
  below: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
export const ruleVersionParams = siteParams.extend({
  version: z.coerce.number().int().min(0).max(2_147_483_647),
});

export const restoreRulesSchema = z
  .object({ version: z.int().min(0).meta({ description: 'The version in force, as it is known.' }) })
  .meta({ id: 'RestoreRules' });

export const simulateRulesSchema = ruleCandidateSchema
  .extend({
    last: z
      .int()
      .min(1)
      .max(20_000)
      .default(5_000)
      .meta({ description: 'How many texts, the newest first.' }),
  })
  .meta({ id: 'SimulateRules' });

const verdict = z.enum(VERDICTS);
const counts = z.record(verdict, z.int());
const tally = z.object({
  count: z.int(),
  approved: z.int().meta({ description: 'Of them, those that a person had approved.' }),
  rejected: z.int(),
});
const ruleId = z.enum(RULE_IDS);

export const simulationSchema = z
  .object({
    looked: z.int(),
    since: z.iso.datetime().nullable(),
    before: counts.meta({ description: 'Verdicts as they were given.' }),
    after: counts.meta({ description: 'Verdicts as these rules would give them.' }),
    caught: tally.meta({ description: 'Texts that would be held or rejected now, and were not.' }),
    freed: tally.meta({ description: 'Texts that were held or rejected, and would not be now.' }),
    rules: z.array(z.object({ rule: ruleId, before: z.int(), after: tally })),
    changed: z.int(),
    examples: z
      .array(
        z.object({
          comment: z.uuid(),
          from: verdict,
          to: verdict,
          rules: z.array(ruleId),
          text: z.string().meta({ description: 'What was found stands in its context, between « and ».' }),
          people: z.enum(['approved', 'rejected']).nullable(),
          createdAt: z.iso.datetime(),
        }),
      )
      .meta({ description: 'The newest whose verdict would be another, up to 60.' }),
    ms: z.int(),
  })
  .meta({ id: 'Simulation' });
