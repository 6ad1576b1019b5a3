import type { AccountId, PictureId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface AuthorRow {
  readonly id: AccountId;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly isStaff: boolean;
  readonly picture: PictureId | null;
  readonly createdAt: Date;
}

export interface SearchAuthors {
  readonly siteIds: readonly SiteId[];
  /** Of a name, in any letters. */
  readonly beginning: string;
  /** A whole address, where one was given. */
  readonly email: string | null;
  readonly limit: number;
}

/** People who have written on some sites, those with an account first. */
export async function searchAuthors(db: Db, wanted: SearchAuthors): Promise<AuthorRow[]> {
  const pattern = `${wanted.beginning.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await db.query<AuthorRow>({
    text: `select a.id, a.name, a.is_guest as "isGuest", a.role <> 'reader' as "isStaff", a.picture_id as picture, a.created_at as "createdAt"
      from accounts a
      where (lower(a.name) like $1 or a.email = $2)
        and exists (select 1 from comments c where c.author_id = a.id and c.site_id = any($3))
      order by a.is_guest, lower(a.name), a.id limit $4`,
    values: [pattern, wanted.email, wanted.siteIds, wanted.limit],
  });
  return rows;
}
