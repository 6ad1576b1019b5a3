import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport } from '../domain/import-report.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { runImport } from '../service/imports/run-import.ts';
import { startImport, type StartImport } from '../service/imports/start-import.ts';
import { verify } from '../service/verify.ts';
import { createTestApplication, type TestApplication } from './application.ts';

/** A site to import into, with what looks at the result. */
export interface ImportWorld {
  readonly parley: TestApplication;
  readonly site: Site;
  /** Puts a file down, imports it, and asserts that `verify` finds nothing wrong afterwards. */
  import(name: string, content: string, options?: Partial<StartImport>): Promise<ImportReport>;
  /** A file of its own, for what does not go through `import`. */
  file(name: string, content: string): Promise<string>;
  /** One line for each comment: its place by dots, who wrote it, what it says, and what is special about it. */
  outline(storyKey?: string): Promise<string[]>;
  /** Fails with what `verify` finds. */
  assertVerified(): Promise<void>;
  /** Rows of a query. */
  rows(text: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Starts Parley with a site `daily` whose pages live at https://news.example. */
export async function createImportWorld(): Promise<ImportWorld> {
  const parley = await createTestApplication();
  const site = await parley.addSite('daily');
  const folder = await mkdtemp(join(tmpdir(), 'parley-import-'));
  const file = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const assertVerified = async () => {
    const { found } = await verify(parley.deps, { fix: false });
    assert.deepEqual(found, []);
  };
  return {
    parley,
    site,
    file,
    assertVerified,
    async import(name, content, options = {}) {
      const paths = [await file(name, content)];
      const report = await importPaths(parley, { site, format: 'auto', paths, ...options });
      await assertVerified();
      return report;
    },
    async outline(storyKey) {
      const { rows } = await parley.pool.query<{ line: string }>({
        text: OUTLINE,
        values: [site.id, storyKey ?? null],
      });
      return rows.map(({ line }) => line);
    },
    async rows(text) {
      return (await parley.pool.query<Record<string, unknown>>({ text })).rows;
    },
    async close() {
      await parley.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts an import and works on it to its end. */
export async function importPaths(parley: TestApplication, input: StartImport): Promise<ImportReport> {
  const started = await startImport(parley.deps, OPERATOR, input);
  if (isRefusal(started)) throw new Error(`refused: ${JSON.stringify(started)}`);
  const { site, paths } = input;
  const report = await runImport(parley.deps, { site, number: started.number, paths });
  if (isRefusal(report)) throw new Error(`refused: ${JSON.stringify(report)}`);
  return report;
}

const OUTLINE = `with recursive tree as (
    select c.*, array[c.created_at::text, c.id::text] as path from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id
    where c.site_id = $1 and c.parent_id is null and ($2::text is null or s.key = $2)
    union all
    select c.*, t.path || array[c.created_at::text, c.id::text] from comments c join tree t on t.site_id = c.site_id and t.id = c.parent_id
  )
  select repeat('. ', t.depth) || coalesce(a.name, '-') || ': ' || t.body
    || case when t.status <> 'published' then ' [' || t.status || ']' else '' end
    || case when t.deleted_at is not null then ' [deleted]' else '' end
    || case when t.pinned_at is not null then ' [pinned]' else '' end
    || case when t.up + t.down > 0 then ' +' || t.up || '-' || t.down else '' end as line
  from tree t left join accounts a on a.id = t.author_id order by t.path`;

/** A comment of a Remark42 backup. */
export interface Remark42Comment {
  readonly id: string;
  readonly pid?: string;
  readonly text?: string;
  readonly user?: string;
  readonly url?: string;
  readonly title?: string;
  /** Minutes after the beginning of 2020. */
  readonly at?: number;
  readonly votes?: Readonly<Record<string, boolean>>;
  readonly score?: number;
  readonly delete?: boolean;
  readonly pin?: boolean;
  readonly edited?: number;
}

const toTime = (minutes: number) => new Date(Date.UTC(2020, 0, 1) + minutes * 60_000).toISOString();

/** A Remark42 backup with these comments, in this order. */
export function toRemark42(
  comments: readonly Remark42Comment[],
  { closed = [], users = [] }: { closed?: readonly string[]; users?: readonly object[] } = {},
): string {
  const posts = closed.map((url) => ({ url, read_only: true }));
  const lines = comments.map((comment, index) => {
    const { id, pid = '', text = id, user = 'ann', url = 'https://news.example/one', title = '' } = comment;
    return {
      id,
      pid,
      text,
      orig: text,
      title,
      user: { name: user.charAt(0).toUpperCase() + user.slice(1), id: user },
      locator: { site: 'x', url },
      score: comment.score ?? 0,
      votes: comment.votes ?? {},
      time: toTime(comment.at ?? index),
      ...(comment.delete === true ? { delete: true } : {}),
      ...(comment.pin === true ? { pin: true } : {}),
      ...(comment.edited === undefined ? {} : { edit: { time: toTime(comment.edited), summary: '' } }),
    };
  });
  return [{ version: 1, users, posts }, ...lines].map((line) => JSON.stringify(line)).join('\n');
}
