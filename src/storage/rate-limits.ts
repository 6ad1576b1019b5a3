import type { Db } from './pool.ts';

export interface Use {
  readonly key: string;
  readonly windowStart: Date;
  readonly count: number;
}

/** Counts uses of limits and returns how many each key has had in its window, these included. */
export async function countUses(db: Db, uses: readonly Use[]): Promise<Map<string, number>> {
  // Sorted, so that two processes that count the same keys never wait in a circle.
  const sorted = uses.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const { rows } = await db.query<{ key: string; used: number }>({
    name: 'count-uses',
    text: `insert into rate_limits as r (key, window_start, used)
      select * from unnest($1::text[], $2::timestamptz[], $3::int[])
      on conflict (key, window_start) do update set used = r.used + excluded.used returning key, used`,
    values: [
      sorted.map((use) => use.key),
      sorted.map((use) => use.windowStart),
      sorted.map((use) => use.count),
    ],
  });
  return new Map(rows.map((row) => [row.key, row.used]));
}
