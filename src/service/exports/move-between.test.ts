import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import type { ImportReport } from '../../domain/import-report.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { exportInMemory } from '../../testing/exported.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';
import { runImport } from '../imports/run-import.ts';
import { startImport } from '../imports/start-import.ts';
import { verify } from '../verify.ts';

/** A site moves from one installation to another by its export. */
let from: TestApplication;
let to: TestApplication;
let source: Site;
let target: Site;
const write = await temporaryFiles();

before(async () => {
  [from, to] = await Promise.all([createTestApplication(), createTestApplication()]);
  source = await from.addSite('daily');
  await from.addSite('weekly');
  target = await to.addSite('gazette');
  const [ann, ben, cy] = await Promise.all([from.signIn('Ann & Co'), from.signIn('Ben'), from.signIn('Cy')]);
  const api = createApiClient(from, 'daily');
  const first = await api.write(ann, 'one', { body: 'The *first* of all.' });
  const parentId = first.json.comment.id;
  const reply = await api.write(ben, 'one', { body: 'To @Ann & Co: `code` and ||a spoiler||', parentId });
  await api.write(cy, 'one', { body: 'Deeper still.', parentId: reply.json.comment.id });
  await api.send(ben, {
    method: 'PATCH',
    url: `${api.site}/comments/${reply.json.comment.id}`,
    payload: { body: 'To @Ann & Co, in other words.' },
  });
  for (const [token, value] of [
    [ben, 'up'],
    [cy, 'down'],
  ] as const)
    await api.send(token, {
      method: 'PUT',
      url: `${api.site}/comments/${parentId}/vote`,
      payload: { value },
    });
  const gone = await api.write(cy, 'one', { body: 'Taken back.' });
  await api.write(ben, 'one', { body: 'An answer to it.', parentId: gone.json.comment.id });
  await api.send(cy, { method: 'DELETE', url: `${api.site}/comments/${gone.json.comment.id}` });
  const two = 'https://news.example/stories/two?utm_source=mail';
  await api.write(ann, encodeURIComponent(two), { body: 'Waits for somebody.', url: two });
  await api.write(ben, 'three', { body: 'Refused.' });
  await from.pool.query({
    text: `update comments set status = case body when 'Refused.' then 'rejected' else 'pending' end
      where body in ('Refused.', 'Waits for somebody.')`,
  });
  await from.pool.query({ text: `update comments set pinned_at = now() where id = $1`, values: [parentId] });
  await from.pool.query({
    text: `update comments set featured_at = now() where body like '%other words%'`,
  });
  await from.pool.query({
    text: `update stories s set comment_count = (select count(*) from comments c where c.site_id = s.site_id and c.story_id = s.id
      and c.status = 'published' and c.deleted_at is null), closed_at = case s.key when 'three' then now() end`,
  });
  await createApiClient(from, 'weekly').write(await from.signIn('Dee'), 'one', { body: 'Elsewhere.' });
});
after(() => Promise.all([from.close(), to.close()]));

/** What readers see of a site, and what moderators know beside it, with nothing that has an id of its own. */
async function readSite({ pool }: TestApplication, site: Site): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>({
    text: `select s.key, s.title, s.comment_count, s.closed_at is null as open, c.body, c.format, c.status, c.depth, c.up, c.down,
        c.created_at, c.edited_at, c.deleted_at is null as there, c.pinned_at is null as loose, c.featured_at is null as plain,
        c.reply_count, c.thread_count, a.name, p.body as parent,
        array(select r.body from revisions r where r.site_id = c.site_id and r.comment_id = c.id order by r.number) as texts,
        array(select v.value from votes v where v.site_id = c.site_id and v.comment_id = c.id order by 1) as votes
      from stories s left join comments c on c.site_id = s.site_id and c.story_id = s.id left join accounts a on a.id = c.author_id
        left join comments p on p.site_id = c.site_id and p.id = c.parent_id
      where s.site_id = $1 order by s.key, c.created_at, c.body`,
    values: [site.id],
  });
  return rows;
}

async function takeIn(path: string): Promise<ImportReport> {
  const started = await startImport(to.deps, OPERATOR, {
    site: target,
    format: 'auto',
    paths: [path],
    options: { fromSite: 'daily' },
  });
  assert.ok(!isRefusal(started), JSON.stringify(started));
  assert.equal(started.format, 'parley');
  const report = await runImport(to.deps, { site: target, number: started.number, paths: [path] });
  assert.ok(!isRefusal(report), JSON.stringify(report));
  return report;
}

test('a site comes out of another installation with the same threads, counts and states', async () => {
  const path = await write('everything.zip', (await exportInMemory(from, { withSecrets: true })).bytes);
  const report = await takeIn(path);
  assert.equal(report.state, 'done');
  const rows = await readSite(from, source);
  assert.equal(rows.length, 7);
  assert.deepEqual(await readSite(to, target), rows);
  assert.deepEqual((await verify(to.deps, { fix: false })).found, []);
  const { rows: people } = await to.pool.query<{ name: string; role: string; email: string | null }>({
    text: 'select name, role, email from accounts order by name',
  });
  assert.deepEqual(people, [
    { name: 'Ann & Co', role: 'reader', email: null },
    { name: 'Ben', role: 'reader', email: null },
    { name: 'Cy', role: 'reader', email: null },
  ]);
});

test('the same again, of the site alone, changes nothing', async () => {
  const before = await readSite(to, target);
  const site = { id: source.id, key: source.key };
  const report = await takeIn(await write('site.zip', (await exportInMemory(from, { site })).bytes));
  const { counts } = report;
  assert.ok(counts);
  for (const kind of ['stories', 'authors', 'comments', 'votes'] as const) {
    const { created, updated, failed, read, unchanged } = counts[kind];
    assert.deepEqual([kind, created, updated, failed, read - unchanged], [kind, 0, 0, 0, 0]);
  }
  assert.deepEqual(await readSite(to, target), before);
});

test('what came since is all that a partial export brings', async () => {
  const since = new Date();
  const api = createApiClient(from, 'daily');
  await api.write(await from.signIn('Ann & Co'), 'one', { body: 'Afterwards.' });
  const site = { id: source.id, key: source.key };
  const report = await takeIn(await write('since.zip', (await exportInMemory(from, { site, since })).bytes));
  assert.deepEqual([report.counts?.comments.created, report.counts?.comments.updated], [1, 0]);
  assert.deepEqual(await readSite(to, target), await readSite(from, source));
});
