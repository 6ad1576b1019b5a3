import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Site } from '../../../domain/thread.ts';
import { deleteExpired } from '../../../service/delete-expired.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, type DeskPerson } from '../../../testing/desk.ts';
import { eventually } from '../../../testing/eventually.ts';
import { breakOff, sendFiles, type FilesAnswer, type SentFile } from '../../../testing/send-files.ts';

let parley: TestApplication;
let ada: DeskPerson;
let site: Site;

before(async () => {
  parley = await createTestApplication();
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
  site = await parley.addSite('harbour');
});
after(() => parley.close());

const PATH = '/desk/settings/sites/harbour/imports/files';
const JSON_HEADERS = { accept: 'application/json' };

function send(files: readonly SentFile[], who: DeskPerson | null = ada, headers = {}): Promise<FilesAnswer> {
  return sendFiles(parley, { token: who?.token ?? null, path: PATH, files, headers });
}

async function countRows(): Promise<[uploads: number, chunks: number]> {
  const { rows } = await parley.pool.query<{ uploads: number; chunks: number }>({
    text: `select (select count(*)::int from import_uploads) as uploads, (select count(*)::int from import_chunks) as chunks`,
  });
  return [rows[0]?.uploads ?? -1, rows[0]?.chunks ?? -1];
}

async function removeAll(): Promise<void> {
  const { rows } = await parley.pool.query<{ id: string }>({ text: 'select id from import_uploads' });
  for (const { id } of rows) await ada.post(`${PATH}/${id}`, { do: 'remove' });
}

test('files arrive byte for byte, and the page says of each its size and hash', async () => {
  const bytes = randomBytes(2_500_000);
  const answer = await send([
    { name: 'comments.xml', bytes },
    { name: 'more.json', bytes: Buffer.from('[]'), type: 'text/html' },
  ]);
  assert.equal(answer.status, 303);
  const location = String(answer.headers['location']);
  const page = await ada.get(location);
  assert.match(textOf(page), /comments\.xml 2\.5.MB/);
  assert.match(page.body, new RegExp(createHash('sha256').update(bytes).digest('hex')));
  const { rows } = await parley.pool.query<{ bytes: Buffer }>({
    text: `select bytes from import_chunks where site_id = $1 and file = 0 order by number`,
    values: [site.id],
  });
  assert.equal(rows.length, 3);
  assert.ok(Buffer.concat(rows.map(({ bytes }) => bytes)).equals(bytes));
  const gone = await ada.submit(location, { do: 'remove' });
  assert.match(textOf(gone), /The files are deleted/);
  assert.deepEqual(await countRows(), [0, 0]);
});

test('the script is told where to go on, or what is wrong, as JSON', async () => {
  const taken = await send([{ name: 'a.xml', bytes: Buffer.from('<x/>') }], ada, JSON_HEADERS);
  assert.equal(taken.status, 200);
  assert.match((JSON.parse(taken.body) as { location: string }).location, /\/imports\/files\/[0-9a-f-]{36}$/);
  const empty = await send([{ name: '', bytes: Buffer.alloc(0) }], ada, JSON_HEADERS);
  assert.equal(empty.status, 422);
  assert.equal((JSON.parse(empty.body) as { code: string }).code, 'upload_empty');
  await removeAll();
});

test('an upload that breaks off leaves nothing, and the next one may begin', async () => {
  await breakOff(
    parley,
    { token: ada.token, path: PATH, files: [{ name: 'a.xml', bytes: randomBytes(4_000_000) }] },
    { after: 3_000_000, until: () => eventually(async () => assert.deepEqual(await countRows(), [1, 2])) },
  );
  await eventually(async () => assert.deepEqual(await countRows(), [0, 0]));
  const answer = await send([{ name: 'a.xml', bytes: Buffer.from('<x/>') }]);
  assert.equal(answer.status, 303);
  await removeAll();
});

test('one upload at a time: the second is refused while the first is under way', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  async function* slowly(): AsyncGenerator<Buffer> {
    yield randomBytes(1_500_000);
    await held;
    yield randomBytes(1_000);
  }
  const first = send([{ name: 'slow.xml', bytes: slowly() }]);
  await eventually(async () => assert.deepEqual(await countRows(), [1, 1]));
  const second = await send([{ name: 'b.xml', bytes: Buffer.from('<x/>') }]);
  assert.equal(second.headers['parley-refusal'], 'upload_running');
  assert.match(second.body, /Somebody is uploading files for this site/);
  assert.match(textOf(await ada.get('/desk/settings/sites/harbour/imports')), /An upload is under way/);
  release();
  assert.equal((await first).status, 303);
  await removeAll();
});

test('an upload whose process died is given up, and swept away', async () => {
  const now = parley.deps.clock();
  await parley.pool.query({
    text: `insert into import_uploads (site_id, id, state, begun_at, seen_at, expires_at)
      values ($1, $2, 'receiving', $3, $3, $3::timestamptz + interval '7 days')`,
    values: [site.id, parley.deps.newId(), new Date(now.getTime() - 600_000)],
  });
  await deleteExpired(parley.deps);
  assert.deepEqual(await countRows(), [0, 0]);
});

test('files whose days are over go', async () => {
  assert.equal((await send([{ name: 'a.xml', bytes: Buffer.from('<x/>') }])).status, 303);
  const eightDays = () => new Date(parley.deps.clock().getTime() + 8 * 24 * 3_600_000);
  await deleteExpired({ ...parley.deps, clock: eightDays });
  assert.deepEqual(await countRows(), [0, 0]);
});

test('names are nobody’s path, and are shown as text', async () => {
  const files = [
    { name: '../../etc/<b>pass</b>wd.xml', bytes: Buffer.from('<x/>') },
    { name: 'same.xml', bytes: Buffer.from('<x/>') },
    { name: 'SAME.xml', bytes: Buffer.from('<y/>') },
  ];
  const answer = await send(files);
  const page = await ada.get(String(answer.headers['location']));
  assert.match(textOf(page), /b_wd\.xml/);
  assert.doesNotMatch(page.body, /<b>|\.\.\//);
  assert.match(textOf(page), /3-SAME\.xml/);
  await removeAll();
});

test('a form of another site finds nobody, whatever cookie the browser sends', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.talk.example' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
  ]) {
    const answer = await send([{ name: 'a.xml', bytes: randomBytes(2_000_000) }], ada, headers);
    assert.equal(answer.headers['parley-refusal'], 'sign_in_required');
    assert.match(String(answer.headers['location']), /^\/sign-in\?return=/);
  }
  assert.deepEqual(await countRows(), [0, 0]);
});

test('moderators, and admins of another site, bring nothing', async () => {
  const elsewhere = await parley.addSite('elsewhere');
  const moderator = await enterDesk(parley, { name: 'Mo', role: 'moderator' });
  const stranger = await enterDesk(parley, { name: 'Eve', role: 'admin', siteIds: [elsewhere.id] });
  for (const who of [moderator, stranger, null]) {
    const answer = await send([{ name: 'a.xml', bytes: Buffer.from('<x/>') }], who, JSON_HEADERS);
    assert.equal(answer.status, who === null ? 401 : 403);
  }
  assert.deepEqual(await countRows(), [0, 0]);
});

test('whoever proved long ago who they are does so first, and is told before they send gigabytes', async () => {
  const hourAgo = new Date(parley.deps.clock().getTime() - 3_600_000);
  const old = await enterDesk(parley, { name: 'Olga', role: 'admin' });
  await parley.pool.query({ text: 'update sessions set confirmed_at = $1', values: [hourAgo] });
  const page = await old.get('/desk/settings/sites/harbour/imports');
  assert.match(textOf(page), /Confirm that it is you/);
  assert.match(page.body, /<button disabled/);
  const answer = await send([{ name: 'a.xml', bytes: Buffer.from('<x/>') }], old);
  assert.match(
    String(answer.headers['location']),
    /^\/account\/step-up\?return=%2Fdesk%2Fsettings%2Fsites%2Fharbour%2Fimports$/,
  );
  await parley.pool.query({ text: 'update sessions set confirmed_at = now()' });
});

test('too many files are refused, and so is what the disk has no room for', async () => {
  const nine = Array.from({ length: 9 }, (_, n) => ({ name: `${n}.xml`, bytes: Buffer.from('<x/>') }));
  const many = await send(nine);
  assert.equal(many.headers['parley-refusal'], 'upload_too_many');
  const huge = await send([{ name: 'a.xml', bytes: Buffer.from('<x/>') }], ada, {
    'content-length': '9000000000000000',
    connection: 'close',
  });
  assert.equal(huge.headers['parley-refusal'], 'disk_full');
  assert.match(huge.body, /not enough room on the server’s disk/);
  assert.deepEqual(await countRows(), [0, 0]);
});

test('what is no form with files is refused, and no other route takes one', async () => {
  const plain = await ada.post(PATH, { files: 'a.xml' });
  assert.equal(plain.headers['parley-refusal'], 'upload_empty');
  const torn = await sendFiles(parley, {
    token: ada.token,
    path: PATH,
    files: [],
    headers: { 'content-type': 'multipart/form-data' },
  });
  assert.equal(torn.headers['parley-refusal'], 'upload_broken');
  const elsewhere = await sendFiles(parley, {
    token: ada.token,
    path: '/desk/settings/sites/harbour/sections',
    files: [{ name: 'a.xml', bytes: Buffer.from('<x/>') }],
  });
  assert.equal(elsewhere.status, 400);
});
