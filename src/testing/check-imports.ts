import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  IMPORT_KINDS,
  IMPORT_OUTCOMES,
  type ImportCounts,
  type ImportKind,
  type ImportReport,
} from '../domain/import-report.ts';
import type { SiteId } from '../domain/ids.ts';
import type { Pool } from '../storage/pool.ts';
import type { ExpectedImport, ExpectedRefusal } from './expected-imports.ts';

/** Where an export is taken in, by the command or by the verbs. */
export interface ImportBench {
  readonly pool: Pool;
  readonly siteId: SiteId;
  /** Of the samples. */
  readonly folder: string;
  readonly run: (paths: readonly string[]) => Promise<ImportReport>;
  readonly rehearse: (paths: readonly string[]) => Promise<ImportReport>;
}

type Counts = Readonly<Record<ImportKind, ImportCounts>>;

/**
 * Takes an export in and holds the report and what is stored against what was expected. A rehearsal before it has to say
 * the same and to change nothing; a second run has to change nothing either.
 */
export async function checkImport(bench: ImportBench, expected: ExpectedImport): Promise<void> {
  const paths = expected.files.map((file) => join(bench.folder, file));
  const before = await countStored(bench);
  const rehearsed = await bench.rehearse(paths);
  assert.deepEqual(await countStored(bench), before, 'a rehearsal changed something');
  const report = await bench.run(paths);
  assert.deepEqual([report.state, report.refusal, report.format], ['done', null, expected.format]);
  assert.deepEqual(report.counts, toCounts(expected));
  assert.deepEqual(listProblems(report), expected.problems.toSorted());
  assert.deepEqual(await outlineThreads(bench), expected.threads);
  assert.deepEqual(rehearsed.counts, report.counts, 'the rehearsal counted otherwise');
  assert.deepEqual(rehearsed.problems, report.problems, 'the rehearsal found other problems');
  const after = await countStored(bench);
  const again = await bench.run(paths);
  assert.deepEqual(await countStored(bench), after, 'a second run changed something');
  for (const kind of IMPORT_KINDS) {
    const { created, updated, unchanged } = again.counts[kind];
    assert.deepEqual(
      { created, updated, unchanged },
      { created: 0, updated: 0, unchanged: report.counts[kind].created },
    );
  }
}

/** Tries to take a malformed export in: it has to be refused at the right place, and to leave nothing behind. */
export async function checkRefusal(bench: ImportBench, expected: ExpectedRefusal): Promise<void> {
  const paths = expected.files.map((file) => join(bench.folder, file));
  const before = await countStored(bench);
  for (const report of [await bench.rehearse(paths), await bench.run(paths)]) {
    const { state, refusal } = report;
    const at = refusal === null || refusal.line === null ? null : `${refusal.line}:${refusal.column}`;
    assert.deepEqual([state, refusal?.code, at], ['refused', expected.refused, expected.at]);
  }
  assert.deepEqual(await countStored(bench), before, 'a refused export left something behind');
}

function toCounts({ counts }: ExpectedImport): Counts {
  const count = (kind: ImportKind) => {
    const outcomes = IMPORT_OUTCOMES.map((outcome) => [outcome, counts[kind]?.[outcome] ?? 0] as const);
    const read = outcomes.reduce((sum, [, n]) => sum + n, 0);
    return [kind, { read, ...Object.fromEntries(outcomes) }] as const;
  };
  return Object.fromEntries(IMPORT_KINDS.map(count)) as unknown as Counts;
}

function listProblems({ problems }: ImportReport): string[] {
  return problems
    .flatMap(({ code, kind, places }) => places.map(({ id }) => `${code} ${kind ?? '-'} ${id ?? '-'}`))
    .toSorted();
}

/** How many rows there are of whatever an import writes, apart from its own notes. */
export async function countStored({
  pool,
}: Pick<ImportBench, 'pool'>): Promise<Readonly<Record<string, number>>> {
  const tables = [
    'stories',
    'accounts',
    'comments',
    'revisions',
    'votes',
    'queue_items',
    'sanctions',
    'decisions',
    'story_aliases',
  ];
  const own = ['imported_rows', 'imported_authors', 'import_befores', 'import_batches', 'import_stages'];
  const staged = ['stories', 'authors', 'comments', 'votes', 'people'].map((name) => `import_staged_${name}`);
  const counts = [...tables, ...own, ...staged].map(
    (table) => `(select count(*)::int from ${table}) as ${table}`,
  );
  const { rows } = await pool.query<Record<string, number>>({ text: `select ${counts.join(', ')}` });
  return rows[0] ?? {};
}

interface StoredComment {
  readonly source: string;
  readonly key: string;
  readonly title: string | null;
  readonly isClosed: boolean;
  readonly depth: number;
  readonly name: string | null;
  readonly isBanned: boolean;
  readonly isDeleted: boolean;
  readonly status: string;
  readonly up: number;
  readonly down: number;
}

/** What is stored of a site, in the form of `ExpectedImport`. */
async function outlineThreads({ pool, siteId }: ImportBench): Promise<string[]> {
  const { rows } = await pool.query<StoredComment>({
    text: `with recursive known as (
        select c.*, r.source_id as source, extract(epoch from c.created_at)::text || ' ' || r.source_id as place from comments c
        join imported_rows r on r.site_id = c.site_id and r.kind = 'comment' and r.own_id = c.id where c.site_id = $1
      ), placed as (
        select k.*, array[k.place] as path from known k where parent_id is null
        union all
        select k.*, p.path || k.place from known k join placed p on k.parent_id = p.id
      )
      select c.source, s.key, s.title, s.closed_at is not null as "isClosed", c.depth, a.name, c.status,
        c.deleted_at is not null as "isDeleted", c.up, c.down,
        exists (select 1 from sanctions x where x.account_id = a.id and x.kind = 'ban') as "isBanned"
      from placed c join stories s on s.site_id = c.site_id and s.id = c.story_id
      left join accounts a on a.id = c.author_id
      order by s.key collate "C", c.path collate "C"`,
    values: [siteId],
  });
  const stories = Map.groupBy(rows, ({ key }) => key);
  return [...stories].flatMap(([key, comments]) => [storyLine(key, comments), ...comments.map(commentLine)]);
}

function storyLine(key: string, comments: readonly StoredComment[]): string {
  const [{ title, isClosed } = { title: null, isClosed: false }] = comments;
  return `${key}${title === null ? '' : ` "${title}"`}${isClosed ? ' closed' : ''}`;
}

function commentLine(comment: StoredComment): string {
  const { source, name, up, down } = comment;
  return [
    '  '.repeat(comment.depth + 1) +
      (source.length > 12 && !source.startsWith('own:') ? source.slice(0, 8) : source),
    name === null || name === '' ? '-' : name,
    ...(up > 0 ? [`+${up}`] : []),
    ...(down > 0 ? [`-${down}`] : []),
    ...(comment.isDeleted ? ['deleted'] : comment.status === 'published' ? [] : [comment.status]),
    ...(comment.isBanned ? ['banned'] : []),
  ].join(' ');
}
