import type { Db } from './pool.ts';

/**
 * The schema as the database's own catalogue has it, one line for each column, constraint and index: what the
 * migrations came to. `schema.txt` is this text; a test compares the two.
 */
export async function listSchema(db: Db): Promise<string> {
  const { rows } = await db.query<{ line: string }>({
    text: `
      with tables as (
        select c.oid, c.relname, c.relpersistence from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      )
      select line from (
        select relname, 0 as part, 0 as place, relname || case relpersistence when 'u' then ' (unlogged)' else '' end as line from tables
        union all
        select t.relname, 1, a.attnum, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
          || case when a.attnotnull then ' not null' else '' end
          || case a.attgenerated when 's' then ' generated ' || pg_get_expr(d.adbin, d.adrelid)
             else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
        from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
        union all
        select t.relname, 2, row_number() over (partition by t.oid order by k.conname)::int, '  ' || k.conname || ': ' || pg_get_constraintdef(k.oid)
        from tables t join pg_constraint k on k.conrelid = t.oid and k.contype <> 'n'
        union all
        select t.relname, 3, row_number() over (partition by t.oid order by i.indexname)::int,
          '  ' || replace(i.indexdef, ' ON public.' || t.relname, '')
        from tables t join pg_indexes i on i.schemaname = 'public' and i.tablename = t.relname
        where not exists (select 1 from pg_constraint k where k.conrelid = t.oid and k.conname = i.indexname)
      ) listing order by relname, part, place`,
  });
  return `${rows.map(({ line }) => line).join('\n')}\n`;
}
