import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import {
  dropSealed,
  forgetLostTotp,
  listSealed,
  replaceSealed,
  type SealedColumn,
  type SealedRow,
} from '../storage/sealed-columns.ts';
import { addressKeyPurpose } from './address-hashes.ts';
import type { Deps } from './deps.ts';
import { OIDC_FLOW } from './foreign-sign-in.ts';
import { LASTING_KEY } from './lasting-keys.ts';
import { SECRET_PURPOSE } from './manage-providers.ts';
import { CALL_OUT_SECRET } from './outside.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';
import { SIGN_ON_SECRET } from './sign-on-secrets.ts';
import { TOTP_KEY } from './totp.ts';

interface Sealed extends SealedColumn {
  /** What it was sealed for. */
  readonly purpose: (row: SealedRow) => string;
}

/**
 * Everything in the database that the configured secret opens. A column that is missing here would be lost with the old
 * secret: storage/schema.test.ts asks for every new one.
 */
export const SEALED_COLUMNS: readonly Sealed[] = [
  {
    table: 'organisation',
    column: 'lasting_key',
    keys: ['id'],
    unreadable: 'clear',
    purpose: () => LASTING_KEY,
  },
  {
    table: 'sign_on_secrets',
    column: 'sealed',
    keys: ['site_id', 'id'],
    unreadable: 'delete',
    purpose: () => SIGN_ON_SECRET,
  },
  {
    table: 'call_out_secrets',
    column: 'sealed',
    keys: ['site_id', 'call_out_id', 'id'],
    unreadable: 'delete',
    purpose: () => CALL_OUT_SECRET,
  },
  {
    table: 'oidc_providers',
    column: 'client_secret',
    keys: ['id'],
    unreadable: 'clear',
    purpose: () => SECRET_PURPOSE,
  },
  {
    table: 'oidc_flows',
    column: 'secrets',
    keys: ['state_hash'],
    unreadable: 'delete',
    purpose: () => OIDC_FLOW,
  },
  {
    table: 'totp',
    column: 'sealed_key',
    keys: ['account_id'],
    unreadable: 'delete',
    purpose: () => TOTP_KEY,
  },
  {
    table: 'address_keys',
    column: 'sealed',
    keys: ['day'],
    unreadable: 'delete',
    purpose: ({ keys: [day = ''] }) => addressKeyPurpose(day),
  },
];

export interface Resealed {
  readonly table: string;
  /** Under the current secret now. */
  readonly resealed: number;
  /** Under the current secret before. */
  readonly current: number;
  /** Opened by no configured secret. */
  readonly unreadable: number;
}

/**
 * Seals everything under the current secret, so that those before it can go. What no configured secret opens stays as it
 * is, or with `forget` is taken away.
 */
export async function reseal(
  deps: Deps,
  actor: Actor,
  { forget }: { readonly forget: boolean },
): Promise<Resealed[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'organisation.change' });
  if (isRefusal(refusal)) return refusal;
  return withTransaction(deps.pool, async (db) => {
    const done: Resealed[] = [];
    for (const column of SEALED_COLUMNS) done.push(await resealColumn(deps, db, { column, forget }));
    if (forget) await forgetLostTotp(db);
    const to = done.filter(({ resealed, unreadable }) => resealed + unreadable > 0);
    if (to.length > 0) {
      const change = { action: 'secrets.resealed', target: 'organisation', to: { forget, tables: to } };
      await recordChange(deps, db, { actor, change });
    }
    return done;
  });
}

/** How much of what is sealed no configured secret opens, by table. */
export async function listUnreadable(
  deps: Pick<Deps, 'keys'>,
  db: Db,
): Promise<{ readonly table: string; readonly rows: number }[]> {
  const counts: { table: string; rows: number }[] = [];
  for (const column of SEALED_COLUMNS) {
    const sealed = await listSealed(db, column);
    const isLost = (row: SealedRow) => deps.keys.reseal(column.purpose(row), row.sealed) === 'unreadable';
    counts.push({ table: column.table, rows: sealed.filter(isLost).length });
  }
  return counts.filter(({ rows }) => rows > 0);
}

async function resealColumn(
  deps: Deps,
  db: Db,
  { column, forget }: { readonly column: Sealed; readonly forget: boolean },
): Promise<Resealed> {
  const counts = { resealed: 0, current: 0, unreadable: 0 };
  for (const row of await listSealed(db, column)) {
    const sealed = deps.keys.reseal(column.purpose(row), row.sealed);
    if (sealed === 'current') counts.current += 1;
    else if (sealed === 'unreadable') {
      counts.unreadable += 1;
      if (forget) await dropSealed(db, column, row);
    } else {
      counts.resealed += 1;
      await replaceSealed(db, column, { row, sealed });
    }
  }
  return { table: column.table, ...counts };
}
