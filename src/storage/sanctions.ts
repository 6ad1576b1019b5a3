import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Bar, SanctionKind, Warning } from '../domain/sanction.ts';
import type { Db } from './pool.ts';

export interface NewSanction {
  readonly id: string;
  readonly accountId: AccountId;
  /** Null is all sites. */
  readonly siteId: SiteId | null;
  readonly kind: SanctionKind;
  readonly reason: string;
  readonly toPerson: string;
  readonly until: Date | null;
  readonly givenBy: AccountId | null;
  readonly givenAt: Date;
  readonly rejectDays: number | null;
}

/** Adds a sanction. */
export async function insertSanction(db: Db, sanction: NewSanction): Promise<void> {
  await db.query({
    text: `insert into sanctions (id, account_id, site_id, kind, reason, to_person, until, given_by, given_at, reject_days)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      sanction.id,
      sanction.accountId,
      sanction.siteId,
      sanction.kind,
      sanction.reason,
      sanction.toPerson,
      sanction.until,
      sanction.givenBy,
      sanction.givenAt,
      sanction.rejectDays,
    ],
  });
}

export interface SanctionRow extends NewSanction {
  readonly site: { readonly key: string; readonly name: string } | null;
  readonly givenByName: string | null;
  readonly liftedBy: AccountId | null;
  readonly liftedByName: string | null;
  readonly liftedAt: Date | null;
  readonly readAt: Date | null;
}

const COLUMNS = `s.id, s.account_id as "accountId", s.site_id as "siteId", s.kind, s.reason, s.to_person as "toPerson", s.until,
  s.given_by as "givenBy", s.given_at as "givenAt", s.reject_days as "rejectDays", s.lifted_by as "liftedBy", s.lifted_at as "liftedAt",
  s.read_at as "readAt", case when w.id is not null then json_build_object('key', w.key, 'name', w.name) end as site,
  g.name as "givenByName", l.name as "liftedByName"`;

const TABLES = `sanctions s left join sites w on w.id = s.site_id left join accounts g on g.id = s.given_by
  left join accounts l on l.id = s.lifted_by`;

/** A person's sanctions past and present, the newest first: of all sites, and of those named (null is every site). At most 200. */
export async function listSanctions(
  db: Db,
  accountId: AccountId,
  siteIds: readonly SiteId[] | null,
): Promise<SanctionRow[]> {
  const { rows } = await db.query<SanctionRow>({
    text: `select ${COLUMNS} from ${TABLES}
      where s.account_id = $1 and (s.site_id is null or $2::uuid[] is null or s.site_id = any($2)) order by s.given_at desc, s.id desc limit 200`,
    values: [accountId, siteIds],
  });
  return rows;
}

/** One sanction of a person; null when there is none. */
export async function findSanction(db: Db, accountId: AccountId, id: string): Promise<SanctionRow | null> {
  const { rows } = await db.query<SanctionRow>({
    text: `select ${COLUMNS} from ${TABLES} where s.account_id = $1 and s.id = $2`,
    values: [accountId, id],
  });
  return rows[0] ?? null;
}

/** Whether a sanction has not been lifted; nobody lifts it before the end of the transaction. */
export async function holdSanction(db: Db, id: string): Promise<boolean> {
  const { rows } = await db.query({
    text: 'select 1 from sanctions where id = $1 and lifted_at is null for share',
    values: [id],
  });
  return rows.length > 0;
}

/** Which sanctions of a person end: one, or all of some kinds in one place. */
export type WhichSanctions =
  | { readonly id: string }
  | { readonly kinds: readonly SanctionKind[]; readonly siteId: SiteId | null };

/** Lifts sanctions that are in force; how many there were. */
export async function liftSanctions(
  db: Db,
  accountId: AccountId,
  lifted: { readonly which: WhichSanctions; readonly by: AccountId | null; readonly at: Date },
): Promise<number> {
  const { which, by, at } = lifted;
  const { rowCount } = await db.query(
    'id' in which
      ? {
          text: `update sanctions set lifted_at = $3, lifted_by = $4 where account_id = $1 and id = $2 and lifted_at is null`,
          values: [accountId, which.id, at, by],
        }
      : {
          text: `update sanctions set lifted_at = $4, lifted_by = $5
            where account_id = $1 and kind = any($2) and site_id is not distinct from $3 and lifted_at is null`,
          values: [accountId, which.kinds, which.siteId, at, by],
        },
  );
  return rowCount ?? 0;
}

/** Until when somebody is kept from all sites by what is in force; null where nothing does. Bans last until `forGood`. */
export async function findGlobalBan(
  db: Db,
  accountId: AccountId,
  times: { readonly now: Date; readonly forGood: Date },
): Promise<Date | null> {
  const { rows } = await db.query<{ until: Date | null }>({
    text: `select max(coalesce(until, $3)) as until from sanctions
      where account_id = $1 and site_id is null and kind in ('suspend', 'ban') and lifted_at is null and (until is null or until > $2)`,
    values: [accountId, times.now, times.forGood],
  });
  return rows[0]?.until ?? null;
}

/** The sites on which somebody may not write, as a column of a statement about their account `a`; $2 is the time. */
export const BARS = `(select coalesce(json_agg(json_build_object('siteId', x.site_id, 'until', x.until)), '[]') from sanctions x
  where x.account_id = a.id and x.lifted_at is null and x.site_id is not null and x.kind in ('suspend', 'ban')
    and (x.until is null or x.until > $2)) as bars`;

/** A bar as JSON carries it. */
export interface BarRow {
  readonly siteId: SiteId;
  readonly until: string | null;
}

/** Reads the column. */
export function toBars(rows: readonly BarRow[] | null): Bar[] {
  return (rows ?? []).map(({ siteId, until }) => ({
    siteId,
    until: until === null ? null : new Date(until),
  }));
}

/** The oldest warning that somebody has not read yet, on a site or on all of them; null when there is none. */
export async function findUnreadWarning(
  db: Db,
  accountId: AccountId,
  siteId: SiteId | null,
): Promise<Warning | null> {
  const { rows } = await db.query<Warning>({
    name: 'unread-warning',
    text: `select id, reason, to_person as "toPerson", given_at as at from sanctions
      where account_id = $1 and kind = 'warn' and read_at is null and lifted_at is null and ($2::uuid is null or site_id is null or site_id = $2)
      order by given_at, id limit 1`,
    values: [accountId, siteId],
  });
  return rows[0] ?? null;
}

/** Whether anything was decided of somebody, and whether a warning waits to be read. */
export async function findSanctionState(
  db: Db,
  accountId: AccountId,
): Promise<{ readonly isAny: boolean; readonly isUnread: boolean }> {
  const { rows } = await db.query<{ isAny: boolean; isUnread: boolean }>({
    name: 'sanction-state',
    text: `select count(*) > 0 as "isAny", coalesce(bool_or(kind = 'warn' and read_at is null and lifted_at is null), false) as "isUnread"
      from sanctions where account_id = $1`,
    values: [accountId],
  });
  return rows[0] ?? { isAny: false, isUnread: false };
}

/** Notes that a warning was read; false where there is none that was not. */
export async function markWarningRead(
  db: Db,
  warning: { readonly accountId: AccountId; readonly id: string },
  at: Date,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update sanctions set read_at = $3 where account_id = $1 and id = $2 and kind = 'warn' and read_at is null`,
    values: [warning.accountId, warning.id, at],
  });
  return rowCount === 1;
}
