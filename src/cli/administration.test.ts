import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  chooseSettings,
  runParley,
  startParley,
  toLocal,
  tryParley,
  type ParleyProcess,
  type ParleySettings,
} from '../testing/parley-process.ts';

let settings: ParleySettings;
let parley: ParleyProcess;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-administration-'));
  await chmod(folder, 0o755);
  settings = await chooseSettings({ PARLEY_DATA: folder, NODE_ENV: 'production' });
  parley = await startParley(settings);
  await run('site', 'add', 'daily', '--origin', 'https://news.example');
});
after(async () => {
  await parley.stop();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runParley(settings, args);

async function refused(...args: string[]): Promise<string> {
  const { code, stderr } = await tryParley(settings, args);
  assert.equal(code, 1, args.join(' '));
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
  return stderr;
}

test('every setting of a site has an option of its name', async () => {
  const site = JSON.parse(
    await run('site', 'set', 'daily', '--no-email-sign-in', '--edit-window-minutes', '7', '--guests'),
  );
  assert.deepEqual(
    [site.settings.emailSignIn, site.settings.editWindowMinutes, site.settings.guests],
    [false, 7, true],
  );
  assert.match(
    await refused('site', 'set', 'daily', '--max-comment-length', '0'),
    /^parley: maxCommentLength: .*a whole number from 1 to 100,000/,
  );
  const organisation = JSON.parse(await run('organisation', 'show'));
  assert.equal(organisation.requireSecondFactor, false);
  assert.equal(
    JSON.parse(await run('organisation', 'set', '--require-second-factor')).requireSecondFactor,
    true,
  );
});

test('an API token calls the API until it is revoked', async () => {
  const token = await run('api-token', 'add', 'CMS', '--scope', 'stories:write', '--site', 'daily');
  const put = () =>
    fetch(`${toLocal(parley)}/api/v1/sites/daily/stories/cms-1`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"title":"One","section":"sport"}',
    });
  await run('section', 'add', 'sport', '--site', 'daily', '--pattern', '/sport/*', '--name', 'Sport');
  assert.equal((await put()).status, 201);
  const [id] = (await run('api-token', 'list')).split('\t');
  await run('api-token', 'revoke', id!);
  assert.equal((await put()).status, 401);
  assert.match(await refused('api-token', 'add', 'x', '--scope', 'everything'), /scopes: .*stories:write/);
  assert.match(await refused('api-token', 'add', 'x', '--scope', 'audit:read', '--site', 'no'), /site/);
});

test('sections are listed in their order, changed and removed', async () => {
  await run('section', 'add', 'news', '--site', 'daily', '--position', '1');
  assert.equal(await run('section', 'list', '--site', 'daily'), 'news\tnews\nsport\tSport\t/sport/*');
  assert.match(await refused('section', 'set', 'news', '--site', 'daily', '--pattern', 'x'), /patterns: /);
  await run('section', 'remove', 'news', '--site', 'daily');
  assert.match(await refused('section', 'remove', 'news', '--site', 'daily'), /no such section/);
});

test('somebody is made admin, found, signed out, banned and made a reader again', async () => {
  await run('account', 'grant', 'Ann@Reader.example', '--role', 'moderator', '--site', 'daily');
  const line = await run('account', 'list', '--role', 'moderator');
  assert.match(line, /\tann@reader\.example\t-\tmoderator\tdaily$/);
  const token = await run('token', 'ann@reader.example', '--name', 'Ann');
  assert.equal(JSON.parse(await run('account', 'show', 'ann@reader.example')).openSessions, 1);
  assert.equal(await run('account', 'sign-out', 'ann@reader.example'), '1 sessions ended.');
  assert.ok(token);
  await run('account', 'ban', 'ann@reader.example', '--until', '2999-01-01');
  assert.match(await run('account', 'show', line.split('\t')[0]!), /"bannedUntil": "2999-01-01T00:00/);
  await run('account', 'unban', 'ann@reader.example');
  assert.match(await run('account', 'reset-factors', 'ann@reader.example'), /had none/);
  await run('account', 'revoke', 'ann@reader.example');
  assert.equal(await run('account', 'list', '--json'), '');
  assert.match(await refused('account', 'show', 'nobody@reader.example'), /no account of nobody@/);
  assert.match(await refused('account', 'grant', 'nobody', '--role', 'admin'), /not an e-mail address/);
});

test('the audit log tells all of it, as lines, JSON Lines and CSV', async () => {
  const lines = (await run('audit')).split('\n');
  assert.match(lines[0]!, /\toperator\tsite\.added daily\t/);
  const json = (await run('audit', '--json', '--site', 'daily')).split('\n').map((line) => JSON.parse(line));
  assert.ok(json.length >= 5 && json.every(({ site }) => site === 'daily'));
  const csv = await run('audit', '--csv', '--action', 'role', '--since', '2001-01-01');
  assert.equal(csv.split('\r\n').length, 3);
  assert.doesNotMatch(csv, /reader\.example/);
  assert.match(await refused('audit', '--since', 'yesterday'), /day or a moment/);
  assert.match(await refused('audit', '--site', 'nowhere'), /no site "nowhere"/);
});

test('a site has sign-on secrets, which are shown once', async () => {
  const secret = await run('sign-on-secret', 'rotate', '--site', 'daily');
  assert.match(secret, /^[\w-]{43}$/);
  const [id = '', , end] = (await run('sign-on-secret', 'list', '--site', 'daily')).split('\t');
  assert.equal(end, 'newest');
  assert.match(await run('sign-on-secret', 'revoke', id, '--site', 'daily'), /^Revoked/);
  assert.equal(await run('sign-on-secret', 'list', '--site', 'daily'), '');
  assert.match(await refused('sign-on-secret', 'rotate', '--site', 'daily', '--grace', '-1'), /graceHours/);
});

test('PARLEY_SECRET changes without a gap, and a lost one is said at the start', async () => {
  const old = (await readFile(join(folder, 'secret'), 'utf8')).trim();
  const fresh = 'a new secret that is long enough for it';
  const both = { ...settings, PARLEY_SECRET: `${fresh},${old}` };
  const token = await run('token', 'ann@reader.example');
  assert.match(await runParley(both, ['secret', 'reseal']), /those behind it can go\.$/);
  const alone = await tryParley({ ...settings, PARLEY_SECRET: old }, ['secret', 'reseal']);
  assert.equal(alone.code, 1);
  assert.match(alone.stdout, /[1-9]\d* unreadable/);
  await parley.stop();
  const lost = await tryParley({ ...settings, PARLEY_SECRET: old }, ['serve']);
  assert.equal(lost.code, 1);
  assert.match(lost.stderr, /no longer configured.*secret reseal --forget/);
  parley = await startParley({ ...settings, PARLEY_SECRET: fresh });
  const viewer = await fetch(`${toLocal(parley)}/api/v1/sites/daily/stories/a/viewer`, {
    headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(((await viewer.json()) as { signedIn: boolean }).signedIn, true);
});
