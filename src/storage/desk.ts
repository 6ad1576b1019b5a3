import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface SiteCounts {
  readonly siteId: SiteId;
  readonly stories: number;
  /** Published and not deleted. */
  readonly comments: number;
  /** Comments that wait for a person's decision. */
  readonly waiting: number;
}

/** What is on each site. */
export async function countBySite(db: Db): Promise<SiteCounts[]> {
  const { rows } = await db.query<SiteCounts>({
    text: `select s.id as "siteId", coalesce(t.stories, 0)::int as stories, coalesce(t.comments, 0)::int as comments,
        coalesce(w.waiting, 0)::int as waiting
      from sites s
      left join (select site_id, count(*) as stories, sum(comment_count) as comments from stories group by site_id) t
        on t.site_id = s.id
      left join queue_counts w on w.site_id = s.id and w.queue = 'all'`,
  });
  return rows;
}

export interface GuardedCounts {
  /** Admins of all sites. */
  readonly admins: number;
  /** Everybody who may open the desk. */
  readonly guarded: number;
  /** Those of them who have neither a passkey nor an app for codes. */
  readonly withoutFactor: number;
}

/** How many people open the desk, and how many of them by a mailbox alone. */
export async function countGuarded(db: Db): Promise<GuardedCounts> {
  const { rows } = await db.query<GuardedCounts>({
    text: `select count(*) filter (where role = 'admin' and role_site_ids is null)::int as admins,
        count(*)::int as guarded,
        count(*) filter (where not has_totp and not has_passkey)::int as "withoutFactor"
      from accounts where role in ('moderator', 'admin')`,
  });
  return rows[0] ?? { admins: 0, guarded: 0, withoutFactor: 0 };
}
