import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import {
  findRules,
  findRuleVersion,
  insertRuleVersion,
  listVersions,
  type RuleVersion,
} from '../storage/rule-history.ts';
import { lockSite } from '../storage/sites.ts';
import { compareRules, type ListChanges, type RuleChanges } from './compare-rules.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import {
  readRuleCandidate,
  WORD_LISTS,
  type ReadyCandidate,
  type RuleCandidate,
} from './read-rule-candidate.ts';
import { recordChange } from './record-change.ts';

export interface SaveRules {
  readonly site: Site;
  /** The version that was on the screen: where it is no longer the newest, nothing is saved. */
  readonly shown: number;
  readonly rules: RuleCandidate;
}

/** Rules of a site as those who administer it see them. */
export type Rules = RuleVersion;

export interface ListedRuleVersion extends RuleVersion {
  /** Against the version before. */
  readonly changes: RuleChanges;
}

/** How many versions stand on a page. */
const VERSIONS_A_PAGE = 20;

/** The rules of a site: those in force, or those of a version. */
export async function readRules(
  deps: Deps,
  actor: Actor,
  { site, version }: { readonly site: Site; readonly version?: number | undefined },
): Promise<RuleVersion | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'rules.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  if (version === undefined) return findRules(deps.pool, site);
  return (await findRuleVersion(deps.pool, site, version)) ?? refuse('rules_version_not_found');
}

/** The versions of a site's rules, the newest first, with what each has changed. */
export async function listRuleVersions(
  deps: Deps,
  actor: Actor,
  { site, below = 2 ** 31 - 1 }: { readonly site: Site; readonly below?: number | undefined },
): Promise<{ versions: ListedRuleVersion[]; nextBelow: number | null } | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'rules.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  // One more than is shown: the last is compared with it.
  const rows = await listVersions(deps.pool, site, { below, limit: VERSIONS_A_PAGE + 1 });
  const zero = await findRuleVersion(deps.pool, site, 0);
  const versions = rows.slice(0, VERSIONS_A_PAGE).map((row, index) => ({
    ...row,
    changes: compareRules(rows[index + 1] ?? zero ?? row, row),
  }));
  const last = versions.at(-1);
  return { versions, nextBelow: rows.length > VERSIONS_A_PAGE && last ? last.version : null };
}

/** Saves rules as the next version, which counts from then on; rules that are as they were stay the version they are. */
export async function saveRules(
  deps: Deps,
  actor: Actor,
  { site, shown, rules }: SaveRules,
): Promise<RuleVersion | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'rules.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const candidate = readRuleCandidate(rules);
  if (isRefusal(candidate)) return candidate;
  return addVersion(deps, actor, { site, shown, candidate, restoredFrom: null });
}

/** Brings a version back, as a new one. */
export async function restoreRules(
  deps: Deps,
  actor: Actor,
  { site, shown, version }: { readonly site: Site; readonly shown: number; readonly version: number },
): Promise<RuleVersion | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'rules.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const before = await findRuleVersion(deps.pool, site, version);
  if (before === null) return refuse('rules_version_not_found');
  // Lists of before may have lines that are no longer taken.
  const candidate = readRuleCandidate(before);
  if (isRefusal(candidate)) return candidate;
  return addVersion(deps, actor, { site, shown, candidate, restoredFrom: version });
}

interface AddVersion {
  readonly site: Site;
  readonly shown: number;
  readonly candidate: ReadyCandidate;
  readonly restoredFrom: number | null;
}

async function addVersion(deps: Deps, actor: Actor, add: AddVersion): Promise<RuleVersion | Refusal> {
  const saved = await withTransaction(deps.pool, async (db) => {
    const site = await lockSite(db, add.site.id);
    const newest = await findRules(db, site);
    if (newest.version !== add.shown) return refuse('overtaken', { figures: { version: newest.version } });
    const { settings, bannedWords, suspectWords } = add.candidate;
    const next = {
      version: newest.version + 1,
      settings: { ...settings, length: newest.settings.length },
      bannedWords,
      suspectWords,
      restoredFrom: add.restoredFrom,
      createdAt: deps.clock(),
    };
    const changes = compareRules(newest, next);
    if (isEmpty(changes)) return newest;
    const createdBy = actor.kind === 'account' ? actor.accountId : null;
    await insertRuleVersion(db, site.id, { ...next, createdBy });
    await recordVersion(deps, db, { actor, site, next, newest, changes });
    return findRules(db, site);
  });
  deps.rules.forget(add.site.id);
  return saved;
}

interface Recorded {
  readonly actor: Actor;
  readonly site: Site;
  readonly newest: RuleVersion;
  readonly next: Omit<RuleVersion, 'createdBy'>;
  readonly changes: RuleChanges;
}

async function recordVersion(
  deps: Deps,
  db: Db,
  { actor, site, newest, next, changes }: Recorded,
): Promise<void> {
  const of = (side: 'from' | 'to') =>
    Object.fromEntries(changes.settings.map((each) => [each.name, each[side]]));
  const { restoredFrom } = next;
  await recordChange(deps, db, {
    actor,
    change: {
      action: restoredFrom === null ? 'rules.saved' : 'rules.restored',
      siteId: site.id,
      target: site.key,
      from: { version: newest.version, ...of('from') },
      to: {
        version: next.version,
        ...of('to'),
        ...toLoggedLists(changes),
        ...(restoredFrom === null ? {} : { restoredFrom }),
      },
    },
  });
}

/** The lists themselves stand in the version: ten thousand words are nothing for a log. */
function toLoggedLists(changes: RuleChanges): Record<string, string> {
  const changed = WORD_LISTS.filter((name) => !isUnchanged(changes[name]));
  return Object.fromEntries(
    changed.map((name) => [name, `+${changes[name].added.length} −${changes[name].removed.length}`]),
  );
}

function isUnchanged({ added, removed }: ListChanges): boolean {
  return added.length + removed.length === 0;
}

function isEmpty(changes: RuleChanges): boolean {
  return changes.settings.length === 0 && WORD_LISTS.every((name) => isUnchanged(changes[name]));
}
