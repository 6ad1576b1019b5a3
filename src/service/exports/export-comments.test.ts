import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Site } from '../../domain/thread.ts';
import { readExport } from '../../exchange/read-export.ts';
import type { CommentRecord } from '../../exchange/records.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { enrich } from '../../testing/rich-installation.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';
import { readSite } from '../manage-sites.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { renderHtml } from '../../markup/render-html.ts';
import { runImport } from '../imports/run-import.ts';
import { startImport } from '../imports/start-import.ts';
import { verify } from '../verify.ts';
import { exportComments, type LeavingFormat } from './export-comments.ts';

let parley: TestApplication;
let site: Site;
const write = await temporaryFiles();

before(async () => {
  parley = await createTestApplication();
  await enrich(parley.deps);
  const found = await readSite(parley.deps, OPERATOR, 'courier');
  assert.ok('id' in found);
  site = found;
});
after(() => parley.close());

async function exportAs(format: LeavingFormat, withEmails = false): Promise<string> {
  const sink = new PassThrough();
  const [written, comments] = await Promise.all([
    text(sink),
    exportComments(parley.deps, { site, format, withEmails }, sink),
  ]);
  const { rows } = await parley.pool.query({
    text: 'select count(*)::int as count from comments where site_id = $1',
    values: [site.id],
  });
  assert.deepEqual(rows, [{ count: comments }]);
  return written;
}

test('what leaves as Disqus WXR is read again with every comment, reply and name', async () => {
  const path = await write('site.xml', await exportAs('disqus-wxr'));
  const { format, batches } = await readExport([path], { format: 'auto', now: new Date() });
  assert.equal(format, 'wordpress');
  const comments: CommentRecord[] = [];
  for await (const { records } of batches)
    for (const record of records) if (record.kind === 'comment') comments.push(record);
  const { rows } = await parley.pool.query<{ all: number; replies: number; names: string[] }>({
    text: `select count(*)::int as all, count(parent_id)::int as replies,
        array_agg(distinct a.name order by a.name) filter (where a.name is not null) as names
      from comments c left join accounts a on a.id = c.author_id where site_id = $1`,
    values: [site.id],
  });
  const [there] = rows;
  assert.equal(comments.length, there?.all);
  assert.equal(comments.filter(({ parentId }) => parentId !== null).length, there?.replies);
  const names = new Set(comments.map(({ authorName }) => authorName));
  for (const name of there?.names ?? []) assert.ok(names.has(name), name);
});

test('what leaves as CSV has a line for each comment, a parent before its replies, and no address unasked', async () => {
  const plain = await exportAs('csv');
  const rows: Record<string, string>[] = parse(plain, { columns: true });
  const seen = new Set(['']);
  for (const { comment = '', parent = '' } of rows) {
    assert.ok(seen.has(parent), comment);
    seen.add(comment);
  }
  assert.ok(rows.some(({ body }) => body?.includes('The tram is **late**')));
  assert.ok(!plain.includes('@reader.example'));
  assert.ok((await exportAs('csv', true)).includes('ann@reader.example'));
});

test('a sink that breaks ends it, and leaves the database as usable as before', async () => {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left')) });
  await assert.rejects(
    exportComments(parley.deps, { site, format: 'csv', withEmails: false }, sink),
    /no space left/,
  );
  await exportAs('csv');
});

test('what leaves as Disqus WXR moves into another site: the same threads, texts and states', async () => {
  const path = await write('moving.xml', await exportAs('disqus-wxr'));
  const next = await parley.addSite('next');
  const started = await startImport(parley.deps, OPERATOR, { site: next, format: 'auto', paths: [path] });
  assert.ok('number' in started);
  const done = await runImport(parley.deps, { site: next, number: started.number, paths: [path] });
  assert.ok('state' in done && done.state === 'done', JSON.stringify(done));
  // Times lose their milliseconds, withheld ones wait for a person, and whoever was mentioned is not looked for again.
  const threads = async (of: Site) =>
    (
      await parley.pool.query<{ html: string; above: string | null }>({
        text: `select c.depth, c.deleted_at is not null as "isDeleted", coalesce(a.name, 'Anonymous') as name, s.title, c.html, p.html as above,
            case when c.deleted_at is not null then 'deleted' when c.status = 'withheld' then 'pending' else c.status end as status,
            date_trunc('second', c.created_at) as at
          from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id left join accounts a on a.id = c.author_id
            left join comments p on p.site_id = c.site_id and p.id = c.parent_id
          where c.site_id = $1 order by at, c.html, p.html`,
        values: [of.id],
      })
    ).rows;
  const flat = (rows: readonly { html: string; above: string | null }[]) =>
    rows.map((row) => ({ ...row, html: renderHtml(row.html), above: renderHtml(row.above ?? '') }));
  assert.deepEqual(flat(await threads(next)), flat(await threads(site)));
  assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
});
