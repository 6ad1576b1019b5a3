import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Site } from '../../../domain/thread.ts';
import { workOnTasks } from '../../../service/imports/work-tasks.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, type DeskPerson } from '../../../testing/desk.ts';
import { makeSmallExport } from '../../../testing/small-export.ts';
import { sendFiles } from '../../../testing/send-files.ts';
import { eventually } from '../../../testing/eventually.ts';
import { makeDataFolder } from '../../../testing/embedded-host.ts';

let parley: TestApplication;
let ada: DeskPerson;
let site: Site;
let folder = '';

before(async () => {
  parley = await createTestApplication();
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
  site = await parley.addSite('harbour');
  folder = join(await makeDataFolder(), 'imports');
});
after(() => parley.close());

const BASE = '/desk/settings/sites/harbour/imports';

/** Hands an export over, and gives the address of its page. */
async function upload(bytes = makeSmallExport({ posts: 40 })): Promise<string> {
  const files = [{ name: 'harbour.xml', bytes }];
  const sent = await sendFiles(parley, { token: ada.token, path: `${BASE}/files`, files });
  assert.equal(sent.status, 303, sent.body);
  return String(sent.headers['location']);
}

/** Asks for something with files; gives the address of the page that says how far it is. */
async function ask(page: string, fields: Record<string, string>): Promise<string> {
  const asked = await ada.post(page, { format: 'auto', source: '', zone: '', mapUrl: '', ...fields });
  assert.equal(asked.statusCode, 303, textOf(asked));
  return String(asked.headers['location']);
}

function work(signal = new AbortController().signal): Promise<void> {
  return workOnTasks(parley.deps, { folder, signal, log: (_, message) => assert.fail(message) });
}

test('an export is imported by a job, and the files go with its end', async () => {
  const files = await upload();
  const task = await ask(files, { do: 'import' });
  assert.match(textOf(await ada.get(task)), /Waits for its turn/);
  assert.match(textOf(await ada.get(BASE)), /Under way Import Waits for its turn.* Ada/);
  await work();
  const done = await ada.get(task);
  assert.equal(done.headers['location'], `${BASE}/runs/1`);
  const { rows } = await parley.pool.query<{ n: number; by: string | null }>({
    text: `select (select count(*)::int from comments where site_id = $1) as n,
      (select a.name from import_runs r join accounts a on a.id = r.by_id where r.site_id = $1) as by`,
    values: [site.id],
  });
  assert.deepEqual(rows[0], { n: 40, by: 'Ada' });
  assert.deepEqual(await readdir(folder), []);
  assert.equal((await ada.get(files)).statusCode, 404);
  assert.match(textOf(await ada.get(BASE)), /1 · disqus Finished 40 Ada/);
});

async function importAll(bytes?: Buffer, fields: Record<string, string> = {}): Promise<string> {
  const task = await ask(await upload(bytes), { do: 'import', ...fields });
  await work();
  return String((await ada.get(task)).headers['location']);
}

test('the page of a run has its report, and its problems for a spreadsheet', async () => {
  const broken = makeSmallExport({ posts: 5 })
    .toString()
    .replace('2019-01-02T00:00:03Z', '1066-10-14T09:00:00Z');
  const run = await importAll(Buffer.from(broken), { source: 'old' });
  const page = await ada.get(run);
  assert.match(textOf(page), /What became of it/);
  assert.match(textOf(page), /The time of a comment lies before 1990/);
  const csv = await ada.get(`${run}/problems.csv`);
  assert.match(String(csv.headers['content-type']), /^text\/csv/);
  assert.match(
    csv.body,
    /^file,line,column,record,kind,code,id,detail\r\nharbour\.xml,\d+,\d+,\d+,comment,time_out_of_range,10003,/,
  );
});

test('what is wrong with a field is said at it, and what was typed stays', async () => {
  const files = await upload();
  const typed = {
    do: 'import',
    source: 'Old Blog',
    zone: 'Europe/Atlantis',
    mapUrl: 'nowhere',
    format: 'disqus',
  };
  const source = await ada.post(files, typed);
  assert.equal(source.headers['parley-refusal'], 'import_source_invalid');
  assert.match(source.body, /id="field-source"[^>]*value="Old Blog"|value="Old Blog"[^>]*id="field-source"/);
  const zone = await ada.post(files, { ...typed, source: 'old-blog' });
  assert.equal(zone.headers['parley-refusal'], 'time_zone_unknown');
  const mapping = await ada.post(files, { ...typed, source: 'old-blog', zone: 'Europe/Berlin' });
  assert.equal(mapping.headers['parley-refusal'], 'address_mapping_invalid');
  assert.match(textOf(mapping), /which address becomes which: nowhere/);
  assert.match(mapping.body, /<option value="disqus" selected/);
  await ada.post(files, { do: 'remove' });
});

test('whoever has to prove who they are first keeps what they typed', async () => {
  const files = await upload();
  await parley.pool.query({ text: `update sessions set confirmed_at = now() - interval '1 hour'` });
  const page = await ada.post(files, {
    do: 'import',
    source: 'typed-before',
    zone: '',
    mapUrl: '',
    format: 'auto',
  });
  assert.equal(page.headers['parley-refusal'], 'step_up_required');
  assert.match(page.body, /value="typed-before"/);
  assert.match(textOf(page), /Please confirm in the other window/);
  await parley.pool.query({ text: 'update sessions set confirmed_at = now()' });
  await ada.post(files, { do: 'remove' });
});

test('files that are none are refused with the place, and nothing is in', async () => {
  const task = await ask(await upload(Buffer.from('{"this": "is no export"}')), { do: 'import' });
  await work();
  const page = await ada.get(task);
  assert.match(textOf(page), /no export of a system that is known here/);
  assert.match(textOf(page), /Back to the files/);
});

test('one thing at a time: a second one is refused while the first waits', async () => {
  const files = await upload();
  const task = await ask(files, { do: 'import', source: 'first' });
  const second = await ada.post(files, {
    do: 'import',
    source: 'second',
    format: 'auto',
    zone: '',
    mapUrl: '',
  });
  assert.equal(second.headers['parley-refusal'], 'import_under_way');
  await ada.post(task, { do: 'stop' });
  assert.match(textOf(await ada.get(task)), /Stopped\. It can go on where it stood/);
  await work();
  assert.match(textOf(await ada.get(task)), /Stopped/);
  await ada.post(task, { do: 'resume' });
  await work();
  assert.equal((await ada.get(task)).statusCode, 303);
});

test('an import stops between batches when an admin says so, and goes on where it stood', async () => {
  const files = await upload(makeSmallExport({ posts: 30_000, threads: 30 }));
  const task = await ask(files, { do: 'import', source: 'stopped' });
  const working = work();
  await eventually(async () =>
    assert.match(textOf(await ada.get(task)), /Reading the files|Taking over|in order/),
  );
  await ada.post(task, { do: 'stop' });
  await working;
  assert.match(textOf(await ada.get(task)), /Stopped/);
  await ada.post(task, { do: 'resume' });
  await work();
  assert.match(String((await ada.get(task)).headers['location']), /\/runs\/\d+$/);
  const { rows } = await parley.pool.query<{ n: number }>({
    text: `select count(*)::int as n from imported_rows where site_id = $1 and source = 'stopped' and kind = 'comment'`,
    values: [site.id],
  });
  assert.equal(rows[0]?.n, 30_000);
});

test('the progress is told to the page that shows it, and to nobody else', async () => {
  const task = await ask(await upload(), { do: 'import', source: 'told' });
  const id = task.split('/').at(-1) ?? '';
  const url = `/api/v1/desk/sites/harbour/imports/tasks/${id}`;
  const told = await ada.get(url);
  assert.deepEqual(
    { ...told.json<Record<string, unknown>>(), text: '' },
    { id, kind: 'import', state: 'waiting', run: null, share: 0, text: '', isOver: false },
  );
  const moderator = await enterDesk(parley, { name: 'Mo', role: 'moderator' });
  assert.equal((await moderator.get(url)).statusCode, 403);
  assert.equal((await moderator.get(task)).statusCode, 403);
  assert.equal((await moderator.post(task, { do: 'stop' })).statusCode, 403);
  await work();
  assert.equal((await ada.get(url)).json<{ isOver: boolean }>().isOver, true);
});

test('a task that takes its process with it each time is given up', async () => {
  const task = await ask(await upload(), { do: 'import', source: 'deadly' });
  await parley.pool.query({ text: `update import_tasks set attempts = 5 where state = 'waiting'` });
  await work();
  assert.match(textOf(await ada.get(task)), /This did not work/);
  await ada.post(task, { do: 'resume' });
  await work();
  assert.equal((await ada.get(task)).statusCode, 303);
});

test('an import is taken back from its page, and what stands in the way is said there', async () => {
  const run = await importAll(makeSmallExport({ posts: 6 }), { source: 'taken-back' });
  const { rows } = await parley.pool.query<{ id: string }>({
    text: `select own_id as id from imported_rows where source = 'taken-back' and kind = 'comment' limit 1`,
  });
  const voted = await parley.request({
    method: 'PUT',
    url: `/api/v1/sites/harbour/comments/${rows[0]?.id}/vote`,
    headers: { authorization: `Bearer ${await parley.signIn('Voter')}` },
    payload: { value: 'up' },
  });
  assert.equal(voted.statusCode, 200);
  const first = await ada.post(run, { do: 'undo' });
  await work();
  assert.equal((await ada.get(String(first.headers['location']))).headers['location'], run);
  assert.match(textOf(await ada.get(run)), /cannot be taken back as it is.*Votes on its comments: 1/);
  await parley.pool.query({ text: `delete from votes where place = 'api'` });
  await ada.post(run, { do: 'undo' });
  await work();
  assert.match(textOf(await ada.get(run)), /This import was taken back/);
});
