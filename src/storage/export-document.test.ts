import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { EXPORT_TABLES, TABLES_NOT_EXPORTED } from './export-tables.ts';

const GUIDE = fileURLToPath(new URL('../../docs/leave.md', import.meta.url));

function describeTables(): string {
  const rows = Object.entries(EXPORT_TABLES).map(([name, table]) => {
    const columns = Object.entries(table.columns).flatMap(([column, kind]) => {
      if (kind === 'data') return [`\`${column}\``];
      return 'secret' in kind ? [`_\`${column}\`_`] : [];
    });
    const added = Object.keys(table.added ?? {}).map((column) => `\`${column}\``);
    const times = table.times.map((time) => `\`${time}\``).join(', ');
    return [
      `\`${name}\`${table.secret === undefined ? '' : ' (with secrets only)'}`,
      table.holds,
      [...columns, ...added].join(' '),
      times || (table.alsoSince === undefined ? 'all' : 'its import'),
      table.site === 'none' ? 'no' : 'yes',
    ].join(' | ');
  });
  return ['table | what it holds | columns | since | site', '--- | --- | --- | --- | ---', ...rows]
    .map((row) => `| ${row} |`)
    .join('\n');
}

function describeMissing(): string {
  const columns = Object.entries(EXPORT_TABLES).flatMap(([table, each]) =>
    Object.entries(each.columns).flatMap(([column, kind]) => {
      if (kind === 'data' || 'secret' in kind) return [];
      return [[`\`${table}.${column}\``, 'derived' in kind ? kind.derived : kind.excused]];
    }),
  );
  const except = Object.entries(EXPORT_TABLES).flatMap(([table, each]) =>
    each.except
      ? [[`\`${table}\` where \`${each.except.where.replaceAll('t.', '')}\``, each.except.reason]]
      : [],
  );
  const tables = Object.entries(TABLES_NOT_EXPORTED).map(([table, reason]) => [`\`${table}\``, reason]);
  return [...columns, ...except, ...tables].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const at = text.indexOf(start);
  assert.ok(at >= 0, name);
  return `${text.slice(0, at + start.length)}${content}\n${text.slice(text.indexOf(end, at))}`;
}

test('docs/leave.md has every table and column of an export, and why the others are not in', () => {
  const guide = readFileSync(GUIDE, 'utf8');
  const wanted = between(between(guide, 'tables', describeTables()), 'missing', describeMissing());
  if (process.env['PARLEY_WRITE_GUIDE'] === '1') writeFileSync(GUIDE, wanted);
  assert.equal(
    readFileSync(GUIDE, 'utf8'),
    wanted,
    'run with PARLEY_WRITE_GUIDE=1 to write the tables of docs/leave.md anew',
  );
});
