import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { AccountId } from '../domain/ids.ts';
import { issueHandoff } from '../service/sign-in.ts';
import { ensureAccount, setAccountName } from '../storage/accounts.ts';
import { eventually } from './eventually.ts';
import { embedCode } from './publisher.ts';
import { ShownThread } from './shown-thread.ts';
import { passSignIn } from './sign-in-pages.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';
import { blockThirdPartyCookies } from './third-party-cookies.ts';

let stage: Stage;
let address = '';

before(async () => {
  stage = await raiseStage();
  await stage.write({ by: 'Ada', story: 'tram', body: 'The tram should stop at the market.' });
  const body = embedCode(stage.parley.origin, { site: SITE, story: 'tram' });
  address = stage.publisher.setPage('/tram', { body });
});
after(() => stage.close());

async function openStory(): Promise<ShownThread> {
  const page = await (await stage.open()).newPage();
  await blockThirdPartyCookies(page);
  await page.goto(address);
  const thread = new ShownThread(page);
  await thread.viewer.locator('[data-action=signIn]').waitFor();
  return thread;
}

/** Answers as a browser sees it that throws the partitioned cookie away. */
async function dropPartitionedCookies(page: Page): Promise<void> {
  await page.route('**/api/v1/session/cookie*', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 204,
          headers: {
            'access-control-allow-origin': stage.publisher.origin,
            'access-control-allow-credentials': 'true',
          },
        })
      : route.continue(),
  );
}

async function signIn({ page, viewer }: ShownThread, name: string): Promise<void> {
  const opening = page.waitForEvent('popup');
  await viewer.locator('[data-action=signIn]').click();
  const reader = { email: `${crypto.randomUUID()}@reader.example`, name };
  await passSignIn(await opening, stage.parley, reader);
  await viewer.filter({ hasText: `Writing as ${name}` }).waitFor();
}

/** All that a script of the publisher's page could read. */
function readStorage(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
}

describe('a session in the embed, with third-party cookies blocked,', () => {
  test('outlasts a reload as a partitioned cookie that no script can read', async () => {
    const thread = await openStory();
    await signIn(thread, 'Kim');
    assert.doesNotMatch(await readStorage(thread.page), /[\w-]{40}/);
    await thread.page.reload();
    await thread.viewer.filter({ hasText: 'Writing as Kim' }).waitFor();
    await thread.page.context().close();
  });

  test('outlasts a reload as a token where the browser keeps no such cookie, and ends with signing out', async () => {
    const thread = await openStory();
    await dropPartitionedCookies(thread.page);
    await signIn(thread, 'Kit');
    const [token = ''] = /[\w-]{43}/.exec(await readStorage(thread.page)) ?? [];
    assert.notEqual(token, '');
    await thread.page.reload();
    await thread.viewer.filter({ hasText: 'Writing as Kit' }).waitFor();
    await thread.viewer.locator('[data-action=signOut]').click();
    await thread.viewer.locator('[data-action=signIn]').waitFor();
    assert.ok(!(await readStorage(thread.page)).includes(token));
    const { rowCount } = await stage.deps.pool.query({
      text: "select from sessions where scope = 'embed' and revoked_at is null and token_hash = sha256($1::bytea)",
      values: [Buffer.from(token)],
    });
    assert.equal(rowCount, 0);
    await thread.page.context().close();
  });

  test('begins by redirect after a window was closed without signing in', async () => {
    const thread = await openStory();
    const opening = thread.page.waitForEvent('popup');
    await thread.viewer.locator('[data-action=signIn]').click();
    await (await opening).close();
    const button = thread.viewer.locator('[data-action=signIn]:not([aria-busy])');
    await button.waitFor();
    await button.click();
    await thread.page.waitForURL(`${stage.parley.origin}/sign-in?**`);
    await passSignIn(thread.page, stage.parley, { email: 'lo@reader.example', name: 'Lo' });
    await thread.viewer.filter({ hasText: 'Writing as Lo' }).waitFor();
    assert.equal(thread.page.url(), address);
    await thread.page.context().close();
  });

  test('is not taken from an address that somebody else made for their own account', async () => {
    const stranger = await ensureAccount(stage.deps.pool, {
      id: stage.deps.newId<AccountId>(),
      email: 'stranger@reader.example',
      createdAt: stage.deps.clock(),
    });
    await setAccountName(stage.deps.pool, stranger.id, 'Stranger');
    const origin = stage.publisher.origin;
    const code = await issueHandoff(stage.deps, { accountId: stranger.id, origin });
    const page = await (await stage.open()).newPage();
    const viewed = page.waitForResponse((response) => /\/viewer\?/.test(response.url()));
    await page.goto(`${address}#parley=${code}`);
    await viewed;
    const { rowCount } = await stage.deps.pool.query({
      text: 'select from sessions where account_id = $1',
      values: [stranger.id],
    });
    assert.equal(rowCount, 0);
    assert.equal(page.url(), address, 'nor does the code stay in the address');
    await page.context().close();
  });

  test('is not taken from a message of the page itself', async () => {
    const thread = await openStory();
    const opening = thread.page.waitForEvent('popup');
    await thread.viewer.locator('[data-action=signIn]').click();
    const popup = await opening;
    await thread.page.evaluate(() => postMessage({ type: 'parley:token', token: 'of-the-page' }, '*'));
    await passSignIn(popup, stage.parley, { email: 'mo@reader.example', name: 'Mo' });
    await eventually(async () => assert.match((await thread.viewer.textContent()) ?? '', /Mo/));
    await thread.page.context().close();
  });
});
