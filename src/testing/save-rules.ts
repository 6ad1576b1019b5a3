import type { RuleSettings } from '../domain/rules/settings.ts';
import type { Site } from '../domain/thread.ts';
import type { TestApplication } from './application.ts';

export interface TestRules {
  readonly settings?: { readonly [Part in keyof RuleSettings]?: Partial<RuleSettings[Part]> };
  readonly banned?: string;
  readonly suspect?: string;
}

/** Puts rules into force on a site, as a further version; what is not said is as it is by default. */
export async function saveRules(
  { deps, pool }: TestApplication,
  site: Site,
  rules: TestRules,
): Promise<void> {
  await pool.query({
    text: `insert into rule_versions (site_id, version, settings, banned_words, suspect_words, created_at)
      select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5 from rule_versions where site_id = $1`,
    values: [
      site.id,
      JSON.stringify(rules.settings ?? {}),
      rules.banned ?? '',
      rules.suspect ?? '',
      deps.clock(),
    ],
  });
  deps.rules.forget(site.id);
}
