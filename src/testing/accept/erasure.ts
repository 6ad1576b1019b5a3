import assert from 'node:assert/strict';
import { createDeps } from '../../cli/compose.ts';
import { parseConfig } from '../../cli/config.ts';
import type { AccountId } from '../../domain/ids.ts';
import { linkIdentity } from '../../service/link-identity.ts';
import type { Deps } from '../../service/deps.ts';
import { findRunningPostgres } from '../../storage/embedded/find-running-postgres.ts';
import { createPool, withTransaction } from '../../storage/pool.ts';
import { makeDataFolder } from '../embedded-host.ts';
import { eventually } from '../eventually.ts';
import { findTraces, toForms } from '../find-traces.ts';
import { startMailbox, type Mailbox } from '../mailbox.ts';
import {
  chooseSettings,
  runParley,
  startParley,
  toLocal,
  tryParley,
  type ParleyProcess,
  type ParleySettings,
} from '../parley-process.ts';
import { readZip } from '../read-zip.ts';
import { addEverything } from './erasure-extras.ts';
import { createReader, SITE, type Reader } from './erasure-reader.ts';
import type { Check, Scenario } from './scenario.ts';

/** What would name the person: none of it may be found anywhere afterwards. */
export const PERSON = {
  name: 'Zoë Marchbanks-Öztürk',
  formerName: 'Zoë Lighthouse & Sons',
  email: 'zoe.marchbanks@reader.example',
  subject: 'subject-9f3a77c2e1',
  address: '203.0.113.177',
  words: 'the heron at the seventh lock',
  firstWords: 'the egret at the seventh lock',
  bio: 'Keeps bees behind the gasworks.',
  pictureUrl: 'https://pictures.example/of-zoe-marchbanks.png',
  passkey: 'Zoë’s old telephone',
} as const;

/** Long enough for a job that waits for its turn, and for a slow machine. */
const PATIENCE_MS = 60_000;

/** Everything about a person goes, everywhere, a day after they asked for it; and nothing before. */
export const erasure: Scenario = {
  description: 'a person with everything is erased: nothing of them is left in the database or the log',
  async run(check) {
    const mailbox = await startMailbox();
    const settings = await chooseSettings({
      PARLEY_DATA: await makeDataFolder(),
      SMTP_URL: mailbox.url,
      TRUSTED_PROXIES: '127.0.0.1',
      LOG_LEVEL: 'trace',
    });
    const parley = await startParley(settings);
    const { deps, disconnect } = await connect(settings);
    try {
      await runParley(settings, ['site', 'add', SITE, '--origin', 'https://news.example']);
      await live({ check, parley, mailbox, deps, settings });
    } finally {
      await disconnect();
      await parley.stop();
      await mailbox.close();
    }
  },
};

interface World {
  readonly check: Check;
  readonly parley: ParleyProcess;
  readonly mailbox: Mailbox;
  readonly deps: Deps;
  readonly settings: ParleySettings;
}

async function connect(settings: ParleySettings) {
  const config = parseConfig(settings);
  const connection = await findRunningPostgres(config.dataDir);
  assert.ok(connection, 'the server has no database');
  const pool = createPool({ connection, size: 2, onError: () => undefined });
  return { deps: await createDeps(config, pool), disconnect: () => pool.end() };
}

async function live(world: World): Promise<void> {
  const { check, parley, mailbox } = world;
  const open = (address: string) =>
    createReader({ origin: toLocal(parley), publicUrl: parley.origin, mailbox, address });
  const zoe = open(PERSON.address);
  const ben = open('198.51.100.20');
  await check(
    'a person comes in, writes, is answered, votes, renames themselves, and has everything one can have',
    () => makeHistory(world, zoe, ben),
  );
  await check('their download holds it', () => takeAlong(world, zoe));
  await check('the search finds what it looks for, as long as it is there', () => findBefore(world));
  await check('whoever keeps their account within the day keeps everything', () =>
    changeTheirMind(world, zoe),
  );
  await check('a day after they asked, a job erases the account', () => erase(world, zoe));
  await check('nothing of them is in any column of the database', async () => {
    await world.deps.pool.query({ text: 'vacuum' });
    assert.deepEqual(await findTraces(world.deps.pool, Object.values(PERSON)), []);
  });
  await check('nothing of them, nor of anybody else, is in the log', () => {
    const log = parley.log().join('\n').toLowerCase();
    assert.ok(log.length > 500, 'there is a log');
    const forms = [
      ...Object.values(PERSON),
      'ben.carter@reader.example',
      'Ben Carter',
      '198.51.100.20',
    ].flatMap(toForms);
    assert.deepEqual(
      forms.filter((form) => form.length >= 6 && log.includes(form.toLowerCase())),
      [],
    );
  });
  await check('`parley verify` is clean', async () => {
    const { code, stdout } = await tryParley(world.settings, ['verify']);
    assert.equal(code, 0, stdout);
  });
  await check('what others wrote stands, their votes count, and the mention names nobody', () =>
    checkThread(zoe),
  );
  await check('the old session opens nothing, and the same mailbox is somebody new', async () => {
    assert.equal((await zoe.getPage('/account/data')).status, 303);
    const again = open('192.0.2.4');
    assert.equal(await again.signIn(PERSON.email), null);
  });
}

async function makeHistory(world: World, zoe: Reader, ben: Reader): Promise<void> {
  const { deps } = world;
  await zoe.signIn(PERSON.email, PERSON.formerName);
  await ben.signIn('ben.carter@reader.example', 'Ben Carter');
  const question = await zoe.write(`I saw ${PERSON.firstWords}. ${PERSON.formerName}`);
  await zoe.edit(question, `I saw ${PERSON.words}. Signed, ${PERSON.formerName}`);
  const answer = await ben.write(`Really, @${PERSON.formerName}?`, question);
  await zoe.rename(PERSON.name);
  await zoe.write(`Really, ${PERSON.name} says.`, answer);
  await ben.write(`I believe you, @${PERSON.name.toUpperCase()}.`, question);
  await zoe.vote(answer, 'up');
  await ben.vote(question, 'down');
  const accountId = await findId(deps);
  await withTransaction(deps.pool, async (db) => {
    const linked = await linkIdentity(deps, db, {
      issuer: `sso:${SITE}`,
      subject: PERSON.subject,
      email: PERSON.email,
      isEmailVerified: true,
      sameEmail: 'link',
    });
    assert.ok('id' in linked && linked.id === accountId);
  });
  await addEverything(deps, accountId, PERSON);
  // A code that was asked for and never used.
  await zoe.askForCode(PERSON.email);
}

async function findId({ pool }: Deps): Promise<AccountId> {
  const { rows } = await pool.query<{ id: AccountId }>({
    text: 'select id from accounts where email = $1',
    values: [PERSON.email],
  });
  const [row] = rows;
  assert.ok(row, 'there is no such account');
  return row.id;
}

async function takeAlong({ mailbox }: World, zoe: Reader): Promise<void> {
  await zoe.post('/account/data/download');
  let url = '';
  await eventually(async () => {
    const page = await (await zoe.getPage('/account/data')).text();
    url = /href="(\/account\/data\/files\/[^"]+)"/.exec(page)?.[1] ?? '';
    assert.ok(url, 'it is not packed yet');
  }, PATIENCE_MS);
  const files = readZip(Buffer.from(await (await zoe.getPage(url)).arrayBuffer()));
  const json = files.get('data.json') ?? '';
  const { name, formerName, email, subject, words, firstWords, bio } = PERSON;
  for (const value of [name, formerName, email, subject, words, firstWords, bio])
    assert.ok(json.includes(JSON.stringify(value).slice(1, -1)), `${value} is not in data.json`);
  await eventually(
    () => assert.ok(mailbox.mails.some((mail) => /Subject: Your data from/.test(mail))),
    PATIENCE_MS,
  );
}

async function findBefore({ deps }: World): Promise<void> {
  const found = await findTraces(deps.pool, Object.values(PERSON));
  const places = new Set(found.map(({ where }) => where.replace('public.', '')));
  for (const place of [
    'accounts.name',
    'accounts.email',
    'former_names.name',
    'identities.subject',
    'sign_in_codes.email',
    'comments.body',
    'comments.html',
    'revisions.body',
  ])
    assert.ok(places.has(place), `nothing was found in ${place}`);
}

async function changeTheirMind(world: World, zoe: Reader): Promise<void> {
  await zoe.post('/account/data/delete', { comments: 'remove' });
  await eventually(
    () => assert.ok(world.mailbox.mails.some((mail) => /will be deleted/.test(mail))),
    PATIENCE_MS,
  );
  await runErasure(world);
  assert.ok(await findId(world.deps));
  await zoe.post('/account/data/keep');
  // A day later.
  await world.deps.pool.query({ text: "update accounts set erasure_at = erasure_at - interval '25 hours'" });
  await runErasure(world);
  const page = await (await zoe.getPage('/account/data')).text();
  assert.ok(page.includes('Zoë'));
  assert.doesNotMatch(page, /will be deleted on/);
}

/** Runs the job as its clock would, and waits until it is done. */
async function runErasure({ deps }: World): Promise<void> {
  await deps.pool.query({ text: "select graphile_worker.add_job('erase-accounts', job_key => 'now')" });
  await eventually(async () => {
    const { rows } = await deps.pool.query({
      text: "select 1 from graphile_worker.jobs where task_identifier = 'erase-accounts'",
    });
    assert.equal(rows.length, 0, 'the job has not run yet');
  }, PATIENCE_MS);
}

async function erase(world: World, zoe: Reader): Promise<void> {
  await zoe.post('/account/data/delete', { comments: 'remove' });
  await world.deps.pool.query({
    text: "update accounts set erasure_at = now() - interval '1 second' where erasure_at is not null",
  });
  await runErasure(world);
  const { rows } = await world.deps.pool.query({
    text: 'select 1 from accounts where email = $1',
    values: [PERSON.email],
  });
  assert.equal(rows.length, 0);
}

async function checkThread(zoe: Reader): Promise<void> {
  const page = await zoe.readThread();
  assert.match(page, /Deleted by its author/);
  assert.match(page, /Really, <span class="mention">@…<\/span>\?/);
  assert.match(page, /I believe you, <span class="mention">@…<\/span>\./);
  const comments = await zoe.listComments();
  const answer = comments.find(({ html }) => html?.includes('Really'));
  assert.equal(answer?.up, 1);
  assert.equal(comments.find(({ author, down }) => author === null && down === 1)?.html, null);
}
