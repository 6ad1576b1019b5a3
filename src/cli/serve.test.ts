import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  chooseSettings,
  startParley,
  toLocal,
  tryParley,
  type ParleyProcess,
  type ParleySettings,
} from '../testing/parley-process.ts';
import { DEFAULT_SITE_SETTINGS } from '../domain/site-settings.ts';

let settings: ParleySettings;
let parley: ParleyProcess;
let url: string;
const folders: string[] = [];

/** Settings on a fresh data folder, which the database's account may enter. */
async function makeSettings(given: Record<string, string> = {}): Promise<ParleySettings> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-serve-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return chooseSettings({ PARLEY_DATA: folder, ...given });
}

before(async () => {
  settings = await makeSettings();
  parley = await startParley(settings);
  url = toLocal(parley);
});
after(async () => {
  await parley.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

test('the demonstration is served, and its first story holds the comments without any script', async () => {
  const front = await fetch(`${url}/demo/`);
  assert.equal(front.status, 200);
  const page = await (await fetch(`${url}/demo/stories/harbour-street`)).text();
  assert.ok((page.match(/<article/g) ?? []).length >= 20);
});

test('a second Parley on the same folder is refused in one line that says who holds it', async () => {
  const { code, stderr } = await tryParley({ ...settings, PORT: '3999' }, ['serve']);
  assert.equal(code, 1);
  assert.equal(stderr.trim().split('\n').length, 1);
  assert.match(stderr, new RegExp(`${parley.pid}`));
});

test('commands work beside the running server', async () => {
  const status = await tryParley(settings, ['status', '--json']);
  assert.equal(JSON.parse(status.stdout).sites, 1);
  const added = await tryParley(settings, [
    'site',
    'add',
    'daily',
    '--origin',
    'https://news.example',
    '--language',
    'de',
  ]);
  assert.deepEqual(JSON.parse(added.stdout).origins, ['https://news.example']);
  const changed = await tryParley(settings, ['site', 'set', 'daily', '--guests', '--edit-window', '5']);
  assert.deepEqual(JSON.parse(changed.stdout).settings, {
    ...DEFAULT_SITE_SETTINGS,
    maxCommentLength: 10_000,
    editWindowMinutes: 5,
    guests: true,
  });
  const list = await tryParley(settings, ['site', 'list']);
  assert.match(list.stdout, /^daily\t/m);
  const token = await tryParley(settings, ['token', 'ann@reader.example', '--name', 'Ann']);
  const viewer = await fetch(`${url}/api/v1/sites/daily/stories/a/viewer`, {
    headers: { authorization: `Bearer ${token.stdout.trim()}` },
  });
  assert.equal(((await viewer.json()) as { name: string }).name, 'Ann');
});

test('verify is clean on the demonstration', async () => {
  const clean = await tryParley(settings, ['verify']);
  assert.equal(clean.code, 0);
  assert.match(clean.stdout, /^Log of decisions: .*\nNothing is wrong\.$/m);
});

test('large discussions are made, and come out right', async () => {
  const { code, stdout } = await tryParley(settings, ['seed', '--comments', '2000', '--stories', '3']);
  assert.equal(code, 0);
  const [story] = stdout.trim().split('\n');
  const page = await (await fetch(`${url}/${story}`)).text();
  assert.ok((page.match(/<article/g) ?? []).length >= 20);
  assert.equal((await tryParley(settings, ['verify'])).code, 0);
});

test('mistakes are said in one line', async () => {
  const mistakes: [string[], RegExp][] = [
    [['site', 'add', 'Daily News'], /small letters/],
    [['site', 'show', 'nowhere'], /no site "nowhere"/],
    [['site', 'add', 'x', '--origin', 'news.example'], /An origin is/],
    [['token', 'nobody'], /not an e-mail address/],
  ];
  for (const [args, message] of mistakes) {
    const { code, stderr } = await tryParley(settings, args);
    assert.equal(code, 1, args.join(' '));
    assert.match(stderr, message);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
  }
  const { code, stderr } = await tryParley({ ...settings, PORT: 'http' }, ['serve']);
  assert.equal(code, 1);
  assert.equal(stderr.trim(), 'parley: PORT is "http"; allowed is a port from 1 to 65535.');
});

test('a port that is taken is said, and everything that was started is stopped', async () => {
  const other = await makeSettings({ PORT: settings.PORT });
  const { code, stderr } = await tryParley(other, ['serve']);
  assert.equal(code, 1);
  assert.match(stderr, /taken by another program/);
});

test('every command says what it does and takes', async () => {
  const { stdout } = await tryParley(settings, ['--help']);
  const commands = new Set(Array.from(stdout.matchAll(/^ {2}(\w+)(?: .*)? {2,}\S/gm), (match) => match[1]));
  for (const command of ['serve', 'site', 'token', 'status', 'verify', 'seed']) {
    assert.ok(commands.has(command), command);
    const help = await tryParley(settings, [command, '--help']);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /Usage: parley/);
  }
});

test('a stop in the middle of requests finishes them, and starts again where it ended', async () => {
  const requests = Array.from({ length: 20 }, (_, n) =>
    fetch(`${url}/demo/stories/harbour-street?sort=newest&n=${n}`),
  );
  const answers = Promise.allSettled(requests.map(async (request) => (await request).status));
  await Promise.race(requests);
  assert.equal(await parley.stop(), 0);
  // What reaches it later is sent away; what it had begun, it finished.
  const statuses = (await answers).flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  assert.ok(statuses.includes(200));
  for (const status of statuses) assert.ok(status === 200 || status === 503, String(status));
  parley = await startParley(settings);
  assert.equal((await fetch(`${url}/demo/stories/harbour-street`)).status, 200);
});

test('in production nothing is seeded and no demonstration is served', async () => {
  const production = await startParley(await makeSettings({ NODE_ENV: 'production' }));
  assert.equal((await fetch(`${toLocal(production)}/demo/`)).status, 404);
  assert.equal(await production.stop(), 0);
});
