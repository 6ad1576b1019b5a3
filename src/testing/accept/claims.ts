import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { listDiscrepancies } from '../../storage/verify.ts';
import { eventually } from '../eventually.ts';
import { toLocal, tryParley } from '../parley-process.ts';
import { claimsOf, signToken } from '../publisher-keys.ts';
import { embedCode } from '../publisher.ts';
import { ShownThread } from '../shown-thread.ts';
import { blockThirdPartyCookies } from '../third-party-cookies.ts';
import { mail } from './claims-files.ts';
import {
  DISQUS,
  enterByMail,
  raiseClaimsWorld,
  readAuthors,
  WORDPRESS,
  WORDPRESS_COMMENTS,
  type ClaimsWorld,
} from './claims-world.ts';
import type { Check, Scenario } from './scenario.ts';

/** Imports of WordPress, Disqus and Coral, a real mail server, real tokens, and readers in Chromium with and without script. */
export const claims: Scenario = {
  description:
    'readers of imported sites find their old comments, and nobody else’s: by mail, by sign-on, without script',
  async run(check) {
    const world = await raiseClaimsWorld();
    try {
      await checkWordPress(world, check);
      await checkDisqus(world, check);
      await checkCoral(world, check);
      await checkSignOn(world, check);
      await checkNewer(world, check);
      await checkUndo(world, check);
      await check('every counter is right at the end, and no log names an address', () => checkTraces(world));
    } finally {
      await world.close();
    }
  },
};

/** A browser without script in which somebody has signed in by mail, and what it came to first. */
async function enter(world: ClaimsWorld, who: string, name?: string): Promise<Page> {
  const context = await world.stage.open({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${world.stage.parley.origin}/sign-in?return=/account`);
  await enterByMail(world, page, mail(who));
  if (name !== undefined) {
    await page.locator('input[name=name]').fill(name);
    await page.locator('form:has(input[name=name]) button').click();
  }
  return page;
}

async function openOld({ stage }: ClaimsWorld, page: Page): Promise<string> {
  await page.goto(`${stage.parley.origin}/account/old-comments`);
  return page.locator('main').innerText();
}

/** Presses one of the two buttons below a name. */
async function answer(page: Page, name: string, said: 'mine' | 'notMine'): Promise<void> {
  const article = page.locator('article', { has: page.locator('h2', { hasText: name }) });
  await article.locator(`button[value=${said}]`).click();
  await page.waitForURL(new RegExp(`saved=${said}`));
}

async function checkWordPress(world: ClaimsWorld, check: Check): Promise<void> {
  const anna = await enter(world, 'anna', 'Anna today');
  await check('WordPress: after signing in by mail one is told that names used one’s address', async () => {
    assert.match(await anna.locator('main').innerText(), /2 people wrote with your e-mail address/);
    await anna.locator('form button').click();
    await anna.waitForURL(/\/account$/);
    assert.match(await anna.locator('main').innerText(), /may be yours/);
  });
  await check(
    'WordPress: each is shown with what it wrote, and nothing of others who are called the same',
    async () => {
      const shown = await openOld(world, anna);
      assert.match(shown, /Anna .*From WordPress\s*2 comments.*buys fish/s);
      assert.match(shown, /Fishmonger.*not theirs/s);
      assert.doesNotMatch(shown, /second Anna|spelled otherwise|@mail/);
    },
  );
  await check('WordPress: what one says is one’s own becomes so, what one refuses does not', async () => {
    await answer(anna, 'Anna', 'mine');
    await answer(anna, 'Fishmonger', 'notMine');
    const authors = await readAuthors(world, WORDPRESS);
    assert.deepEqual(
      WORDPRESS_COMMENTS.map(({ text }) => authors.get(text)),
      ['Anna today', 'Bert', 'Anna today', 'Anna', 'Fishmonger', 'Plus'],
    );
  });
  await check(
    'WordPress: they stand in one’s profile, and whom one answered hears of nobody else',
    async () => {
      await anna.goto(`${world.stage.parley.origin}/account`);
      const profile = await anna.locator('main').innerText();
      assert.match(profile, /thanks Bert.*buys fish/s);
      assert.doesNotMatch(profile, /second Anna|not theirs/);
    },
  );
  await check('WordPress: one of them is deleted without script, and is gone from the page', () =>
    deleteOwn(world, anna),
  );
  await anna.context().close();
  await checkOthers(world, check);
}

async function deleteOwn({ stage }: ClaimsWorld, page: Page): Promise<void> {
  const text = 'The first Anna thanks Bert.';
  await page.goto(`${stage.parley.origin}/account`);
  await page.locator('article', { hasText: text }).locator('h3 a').click();
  const thread = new ShownThread(page);
  assert.equal(await thread.control(text, 'edit').count(), 0, 'the time for changes is long over');
  await thread.control(text, 'delete').click();
  await page.locator('main form button').click();
  await eventually(async () => {
    await page.goto(page.url().replace(/\/comments\/.*/, ''));
    assert.equal(await page.getByText(text).count(), 0);
  });
  assert.equal(await page.getByText('buys fish').count(), 1);
}

async function checkOthers(world: ClaimsWorld, check: Check): Promise<void> {
  await check('WordPress: another person of the same name finds only their own', async () => {
    const other = await enter(world, 'other.anna', 'Anna the second');
    await other.locator('form button').click();
    const shown = await openOld(world, other);
    assert.match(shown, /eats no fish/);
    assert.doesNotMatch(shown, /buys fish|not theirs/);
    await other.context().close();
  });
  await check('whoever has another address finds nothing, and is refused what they name', async () => {
    const thief = await enter(world, 'thief', 'Thief');
    await thief.waitForURL(/\/account$/);
    assert.match(await openOld(world, thief), /Nothing waits for you/);
    const { rows } = await world.stage.deps.pool.query<{ id: string }>({
      text: 'select account_id as id from imported_authors where claimed_by is null',
    });
    assert.ok(rows.length > 3);
    for (const { id } of rows) {
      const response = await thief.request.post(`${toLocal(world.stage.parley)}/account/old-comments`, {
        form: { author: id, answer: 'mine' },
        headers: await formHeaders(world, thief),
      });
      assert.equal(response.status(), 404);
    }
    await thief.context().close();
  });
}

/** What a browser sends with a form of Parley's own page. */
async function formHeaders({ stage }: ClaimsWorld, page: Page): Promise<Record<string, string>> {
  const cookies = await page.context().cookies();
  return {
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    origin: stage.parley.origin,
    'sec-fetch-site': 'same-origin',
  };
}

async function checkDisqus(world: ClaimsWorld, check: Check): Promise<void> {
  await check('Disqus: an old account with an address is asked for, one without is nobody’s', async () => {
    const carla = await enter(world, 'carla', 'Carla today');
    await carla.locator('form button').click();
    const shown = await openOld(world, carla);
    assert.match(shown, /Carla .*From Disqus\s*1 comment.*waits for the tram/s);
    assert.doesNotMatch(shown, /walks|Nobody can say/);
    await answer(carla, 'Carla', 'mine');
    const authors = await readAuthors(world, DISQUS);
    assert.deepEqual(Object.fromEntries(authors), {
      'Another Carla walks.': 'Carla',
      'Carla waits for the tram.': 'Carla today',
      'Nobody can say who wrote this.': 'A guest',
    });
    await carla.context().close();
  });
}

async function checkCoral(world: ClaimsWorld, check: Check): Promise<void> {
  const { key } = world.coral.site;
  await check(
    'Coral: from a publisher’s page, who has proven a verified address is told that all is theirs',
    () => checkVerified(world),
  );
  await check('Coral: they keep the name of old, and their votes came along', async () => {
    const authors = await readAuthors(world, key);
    assert.deepEqual(
      [authors.get('Vera sails.'), authors.get('Vera swims.')],
      Array(2).fill('Vera Verified'),
    );
    const { rows } = await world.stage.deps.pool.query<{ name: string; role: string }>({
      text: `select a.name, a.role from votes v join accounts a on a.id = v.account_id where v.place = 'import'`,
    });
    const voter = { name: 'Vera Verified', role: 'reader' };
    assert.deepEqual(rows, [voter], 'never a role, whatever the file says');
  });
  await check('Coral: an address that it had not verified is asked for', async () => {
    const walt = await enter(world, 'walt', 'Walter');
    await walt.locator('form button').click();
    assert.equal((await readAuthors(world, key)).get('Walt watches.'), 'Walt');
    await openOld(world, walt);
    await answer(walt, 'Walt', 'mine');
    assert.equal((await readAuthors(world, key)).get('Walt watches.'), 'Walter');
    await walt.context().close();
  });
  await check('Coral: whoever was banned there finds their comments, and the ban', async () => {
    const rude = await enter(world, 'rude');
    assert.match(await rude.locator('main').innerText(), /1 comment that you wrote before the move/);
    await rude.goto(world.stage.storyUrl('harbour', key));
    assert.equal(await rude.locator('[data-action=comment]').count(), 0);
    await rude.goto(`${world.stage.parley.origin}/account/warnings`);
    assert.match(await rude.locator('main').innerText(), /You may not write any more/);
    await rude.context().close();
  });
}

/** The sign-in window of an embed says what was found, and hands the session over all the same. */
async function checkVerified(world: ClaimsWorld): Promise<void> {
  const { stage, coral } = world;
  // A page of the paper offers both its sign-on and Parley's own sign-in.
  const body = embedCode(stage.parley.origin, { site: coral.site.key, story: 'harbour' });
  const address = stage.publisher.setPage('/harbour-page', { body });
  const context = await stage.open({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await blockThirdPartyCookies(page);
  await page.goto(address);
  const thread = new ShownThread(page);
  await thread.comment('Vera sails.').waitFor();
  const opening = page.waitForEvent('popup');
  await thread.viewer.locator('[data-action=signIn]').click();
  const window = await opening;
  await enterByMail(world, window, mail('vera'));
  await window.getByText('2 comments that you wrote before the move are yours again').waitFor();
  await window.locator('form button').click();
  await thread.viewer.filter({ hasText: 'Writing as Vera Verified' }).waitFor();
  await thread.control('Vera sails.', 'delete').waitFor();
  await context.close();
}

async function checkSignOn(world: ClaimsWorld, check: Check): Promise<void> {
  const { coral, stage } = world;
  const base = `${toLocal(stage.parley)}/api/v1/sites/${coral.site.key}/stories/harbour/viewer`;
  const ask = async (token: string) =>
    (await fetch(base, { headers: { authorization: `Bearer ${token}` } })).status;
  const { key } = coral.site;
  await check('sign-on: a token of another subject, or with another’s address, claims nothing', async () => {
    const said = claimsOf('reader-78', { username: 'Somebody', email: mail('sven') });
    assert.equal(await ask(await signToken(said, coral.by)), 200);
    const forged = { alg: 'HS256', key: new TextEncoder().encode('x'.repeat(40)) } as const;
    assert.equal(await ask(await signToken(claimsOf('reader-77'), forged)), 401);
    assert.equal((await readAuthors(world, key)).get('Sven rows.'), 'Sven');
  });
  await check('sign-on: the subject that the old system knew has them with the first token', async () => {
    const token = await signToken(claimsOf('reader-77', { username: 'Sven Seventy-Seven' }), coral.by);
    assert.equal(await ask(token), 200);
    assert.equal((await readAuthors(world, key)).get('Sven rows.'), 'Sven Seventy-Seven');
  });
}

async function checkNewer(world: ClaimsWorld, check: Check): Promise<void> {
  await check('the same exports once more change nothing, claimed or not', async () => {
    await eventually(async () => {
      const left =
        'select 1 from accounts a join imported_authors i on i.account_id = a.id where i.claimed_by is not null';
      assert.deepEqual(
        (await world.stage.deps.pool.query({ text: left })).rows,
        [],
        'their accounts of old are gone',
      );
    });
    const before = await readState(world);
    await world.importAll();
    const after = await readState(world);
    assert.deepEqual(
      after.filter((line) => !before.includes(line)),
      [],
    );
    assert.equal(after.length, before.length);
  });
  await check('a newer export brings what a claimed author wrote since to whoever claimed them', async () => {
    const since = { id: 7, name: 'Anna', email: mail('anna'), text: 'The first Anna is back.' };
    const other = { id: 8, name: 'Anna', email: mail('other.anna'), text: 'The second Anna, too.' };
    await world.importWordPress([...WORDPRESS_COMMENTS, since, other]);
    const authors = await readAuthors(world, WORDPRESS);
    assert.equal(authors.get(since.text), 'Anna today');
    assert.equal(authors.get(other.text), 'Anna');
    assert.equal(authors.has('The first Anna thanks Bert.'), false, 'what was deleted stays so');
    assert.equal(authors.get('The first Anna buys fish on Saturdays.'), 'Anna today');
  });
}

/** Everything that an import writes, as it stands. */
async function readState({ stage }: ClaimsWorld): Promise<string[]> {
  const { rows } = await stage.deps.pool.query<{ line: string }>({
    text: `select line from (
      select (to_jsonb(c) - 'voted_at')::text as line from comments c union all select v::text from votes v union all select r::text from revisions r
      union all select (to_jsonb(a) - 'seen_at')::text from accounts a union all select i::text from imported_authors i
      union all select s::text from sanctions s) everything order by line`,
  });
  return rows.map(({ line }) => line);
}

async function checkUndo(world: ClaimsWorld, check: Check): Promise<void> {
  await check(
    'an import in which something was claimed is not taken back, and the command says why',
    async () => {
      const before = await readState(world);
      const args = ['import', 'undo', '1', '--site', DISQUS];
      const { code, stdout, stderr } = await tryParley(world.stage.settings, args);
      assert.notEqual(code, 0);
      assert.match(stdout + stderr, /claimed/);
      assert.deepEqual(await readState(world), before);
    },
  );
}

async function checkTraces({ stage }: ClaimsWorld): Promise<void> {
  assert.deepEqual(await listDiscrepancies(stage.deps.pool, { fix: false }), []);
  const verified = await tryParley(stage.settings, ['verify']);
  assert.equal(verified.code, 0, verified.stdout + verified.stderr);
  const log = stage.parley.log().join('\n');
  for (const name of ['anna', 'vera', 'carla']) assert.doesNotMatch(log, new RegExp(mail(name)));
  const { rows } = await stage.deps.pool.query<{ line: string }>({
    text: `select audit_log::text as line from audit_log where action like 'comments.%'`,
  });
  assert.ok(rows.length >= 5);
  for (const { line } of rows) assert.doesNotMatch(line, /@|Anna|Vera|Sven/);
}
