import type { SiteId } from '../domain/ids.ts';
import { completeRuleSettings, type RuleSettings } from '../domain/rules/settings.ts';
import type { Site } from '../domain/thread.ts';
import { findNewerRules, type KeptRules } from '../storage/rule-versions.ts';
import { compileWordList, type WordList } from '../words/word-list.ts';
import { isUnavailable } from './database-errors.ts';
import type { Deps } from './deps.ts';

/** What a site's comments are judged by now. */
export interface RulesInForce {
  /** 0 where the site has saved no rules of its own. */
  readonly version: number;
  readonly settings: RuleSettings;
  readonly banned: WordList;
  readonly suspect: WordList;
}

/** The rules of every site, as of at most two seconds ago. */
export interface RuleDirectory {
  find(site: Pick<Site, 'id' | 'settings'>): Promise<RulesInForce>;
  /** Asks anew the next time: a version has just been saved. */
  forget(siteId: SiteId): void;
}

const FRESH_MS = 2_000;

/** A version as it is kept, with its lists ready. */
interface Loaded extends Pick<RulesInForce, 'version' | 'banned' | 'suspect'> {
  readonly kept: object;
}

interface Held {
  readonly loaded: Loaded;
  readonly loadedAt: number;
}

/**
 * Keeps the rules of each site in memory, its lists compiled: that takes longer than many comments. While the database
 * is away the last known ones go on.
 */
export function createRuleDirectory(deps: Pick<Deps, 'pool' | 'clock'>): RuleDirectory {
  const held = new Map<SiteId, Held>();
  const loading = new Map<SiteId, Promise<Loaded>>();

  async function load(siteId: SiteId): Promise<Loaded> {
    const known = held.get(siteId)?.loaded ?? UNSAVED;
    try {
      const newer = await findNewerRules(deps.pool, siteId, known.version);
      const loaded = newer ? toLoaded(newer) : known;
      held.set(siteId, { loaded, loadedAt: deps.clock().getTime() });
      return loaded;
    } catch (error) {
      if (!isUnavailable(error) || !held.has(siteId)) throw error;
      return known;
    } finally {
      loading.delete(siteId);
    }
  }

  async function findLoaded(siteId: SiteId): Promise<Loaded> {
    const known = held.get(siteId);
    if (known && deps.clock().getTime() - known.loadedAt < FRESH_MS) return known.loaded;
    const joined = loading.get(siteId) ?? load(siteId);
    loading.set(siteId, joined);
    return joined;
  }

  return {
    find: async ({ id, settings }) => {
      const { kept, ...rules } = await findLoaded(id);
      return { ...rules, settings: completeRuleSettings(kept, settings.maxCommentLength) };
    },
    forget: (siteId) => {
      const known = held.get(siteId);
      if (known) held.set(siteId, { ...known, loadedAt: Number.NEGATIVE_INFINITY });
    },
  };
}

const NOTHING: WordList = compileWordList('').list;

const UNSAVED: Loaded = { version: 0, kept: {}, banned: NOTHING, suspect: NOTHING };

function toLoaded({ version, settings, bannedWords, suspectWords }: KeptRules): Loaded {
  return {
    version,
    kept: settings,
    banned: compileWordList(bannedWords).list,
    suspect: compileWordList(suspectWords).list,
  };
}
