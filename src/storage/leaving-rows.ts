import { isId, type SiteId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';

/** A comment with its story and author, as `toLeavingSelect` gives it: times are ISO 8601. */
export interface LeavingRow {
  readonly story: {
    readonly id: string;
    readonly key: string;
    readonly url: string | null;
    readonly title: string | null;
    readonly is_closed: boolean;
    readonly created_at: string;
  };
  readonly author: {
    readonly id: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly publisher_id: string | null;
  } | null;
  readonly id: string;
  readonly parent_id: string | null;
  readonly format: 'markdown' | 'html';
  readonly body: string;
  readonly html: SafeHtml;
  readonly status: 'published' | 'pending' | 'withheld' | 'rejected';
  readonly created_at: string;
  readonly edited_at: string | null;
  readonly deleted_at: string | null;
  readonly is_pinned: boolean;
  readonly is_featured: boolean;
  readonly up: number;
  readonly down: number;
}

/**
 * The statement that reads the comments of a site for other systems: story by story, a parent before what answers it. COPY
 * takes no parameters, so that the site's id and the issuer of its own sign-on stand in it.
 */
export function toLeavingSelect({
  siteId,
  issuer,
}: {
  readonly siteId: SiteId;
  readonly issuer: string;
}): string {
  if (!isId(siteId)) throw new RangeError('a site has an id');
  const site = `'${siteId}'::uuid`;
  return `select row_to_json(r) from (
    select json_build_object('id', s.id, 'key', s.key, 'url', s.url, 'title', s.title, 'created_at', s.created_at,
        'is_closed', coalesce(s.closed_at <= now(), false)) as story,
      case when a.id is not null then json_build_object('id', a.id, 'name', a.name, 'email', coalesce(a.email, i.email),
        'publisher_id', coalesce(p.subject, i.publisher_id)) end as author,
      c.id, c.parent_id, c.format, c.body, c.html, c.status, c.created_at, c.edited_at, c.deleted_at,
      c.pinned_at is not null as is_pinned, c.featured_at is not null as is_featured, c.up, c.down
    from stories s
    join comments c on c.site_id = s.site_id and c.story_id = s.id
    left join accounts a on a.id = c.author_id
    left join imported_authors i on i.site_id = s.site_id and i.account_id = a.id
    left join lateral (select subject from identities where account_id = a.id and issuer = '${issuer.replaceAll("'", "''")}'
      order by created_at, subject limit 1) p on true
    where s.site_id = ${site}
    order by s.created_at, s.id, c.depth, c.created_at, c.id) r`;
}
