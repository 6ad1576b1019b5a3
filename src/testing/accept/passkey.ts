import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { OPERATOR } from '../../domain/viewer.ts';
import { grantRole } from '../../service/grant-role.ts';
import { embedCode } from '../publisher.ts';
import { addPasskey, createCodeApp, switchOnCodes } from '../security-pages.ts';
import { ShownThread } from '../shown-thread.ts';
import { passSignIn, takeSignInCode } from '../sign-in-pages.ts';
import { raiseStage, SITE, type Stage } from '../stage.ts';
import { blockThirdPartyCookies } from '../third-party-cookies.ts';
import { VirtualAuthenticator, type KeptPasskey } from '../virtual-authenticator.ts';
import type { Check, Scenario } from './scenario.ts';

const STORY = 'tram';

/** Passkeys and codes of an app, from the first sign-in to the desk, in Chromium with its virtual authenticator. */
export const passkey: Scenario = {
  description: 'passkeys and codes of an app in Chromium: added, used everywhere, and for the desk',
  async run(check) {
    const stage = await raiseStage();
    try {
      await stage.write({ by: 'Ada', story: STORY, body: 'The tram should stop at the market.' });
      const passkeys = await checkFullPage(stage, check);
      await checkEmbed(stage, check, passkeys);
      await checkWithoutScript(stage, check);
      await checkDesk(stage, check);
      await checkSessions(stage, check);
    } finally {
      await stage.close();
    }
  },
};

/** Presses the one button that asks for a passkey. */
async function touch(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
}

async function checkFullPage(stage: Stage, check: Check): Promise<KeptPasskey[]> {
  const context = await stage.open();
  const page = await context.newPage();
  const authenticator = await VirtualAuthenticator.attach(page);
  const storyUrl = stage.storyUrl(STORY);
  const thread = new ShownThread(page);

  await check('after the first sign-in by mail a passkey is offered, and added with one touch', async () => {
    await page.goto(
      `${stage.parley.origin}/sign-in?return=${encodeURIComponent(new URL(storyUrl).pathname)}`,
    );
    await passSignIn(page, stage.parley, { email: 'ben@reader.example', name: 'Ben' });
    await page.waitForURL('**/sign-in/offer?**');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.waitForURL(storyUrl);
    assert.equal((await authenticator.list()).length, 1);
  });
  await check('it is discoverable: nothing is typed to sign in with it', async () => {
    await signOut(page, context);
    await page.goto(storyUrl);
    await thread.viewer.locator('[data-action=signIn]').click();
    await touch(page);
    await page.waitForURL(storyUrl);
    await thread.viewer.filter({ hasText: 'Writing as Ben' }).waitFor();
  });
  await check(
    'who signed in by it is not offered another one, and the session says by what it came',
    async () => {
      await page.goto(`${stage.parley.origin}/account/security`);
      await page.getByText('by a passkey').waitFor();
      await page.getByText('This device').waitFor();
    },
  );
  await check('a person whom the device does not recognise is not signed in, and is told so', async () => {
    await signOut(page, context);
    await authenticator.setVerified(false);
    await page.goto(`${stage.parley.origin}/sign-in`);
    await touch(page);
    await page.getByText('Nothing was done.').waitFor();
    await authenticator.setVerified(true);
    await touch(page);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  });
  const passkeys = await authenticator.list();
  await check('a copy of a passkey that lags behind is refused', async () => {
    const other = await stage.open();
    const window = await other.newPage();
    await VirtualAuthenticator.attach(window, {
      passkeys: passkeys.map((kept) => ({ ...kept, signCount: 0 })),
    });
    await window.goto(`${stage.parley.origin}/sign-in`);
    await touch(window);
    await window.getByText('it may have been copied').waitFor();
    await other.close();
  });
  await check('browsers that show passkeys in the field for the address need no button', async () => {
    const other = await stage.open();
    const window = await other.newPage();
    await VirtualAuthenticator.attach(window, {
      passkeys: ahead(passkeys, 10),
      inFields: true,
    });
    await window.goto(`${stage.parley.origin}/sign-in?return=%2Faccount%2Fsecurity`);
    await window.waitForURL('**/account/security');
    await other.close();
  });
  await check('a passkey that was removed signs nobody in', async () => {
    await addSecondAccount(stage);
  });
  await context.close();
  return passkeys;
}

/** The same passkeys after they were used elsewhere that often. */
function ahead(passkeys: readonly KeptPasskey[], uses: number): KeptPasskey[] {
  return passkeys.map((kept) => ({ ...kept, signCount: kept.signCount + uses }));
}

async function addSecondAccount(stage: Stage): Promise<void> {
  const context = await stage.open({ as: 'Cleo' });
  const page = await context.newPage();
  await VirtualAuthenticator.attach(page);
  await addPasskey(page, stage.parley.origin);
  await page
    .getByRole('link', { name: /^Change / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Remove this passkey' }).click();
  await page.waitForURL('**/account/security');
  await signOut(page, context);
  await page.goto(`${stage.parley.origin}/sign-in`);
  await touch(page);
  await page.getByText('This passkey is not known here').waitFor();
  await context.close();
}

async function signOut(page: Page, context: BrowserContext): Promise<void> {
  await page.goto('about:blank');
  await context.clearCookies({ name: 'parley_session' });
}

async function checkEmbed(stage: Stage, check: Check, passkeys: readonly KeptPasskey[]): Promise<void> {
  const address = stage.publisher.setPage('/tram', {
    body: embedCode(stage.parley.origin, { site: SITE, story: STORY }),
  });
  await check('in the window of the embed on another site one touch signs in', async () => {
    const context = await stage.open();
    const page = await context.newPage();
    await blockThirdPartyCookies(page);
    await page.goto(address);
    const thread = new ShownThread(page);
    const opening = page.waitForEvent('popup');
    await thread.viewer.locator('[data-action=signIn]').click();
    const window = await opening;
    await VirtualAuthenticator.attach(window, { passkeys: ahead(passkeys, 20) });
    await touch(window);
    await thread.viewer.filter({ hasText: 'Writing as Ben' }).waitFor();
    await context.close();
  });
  await check('where windows are blocked it does so by redirect', async () => {
    const context = await stage.open();
    const page = await context.newPage();
    await blockThirdPartyCookies(page);
    await page.addInitScript(() => Object.assign(globalThis, { open: () => null }));
    await VirtualAuthenticator.attach(page, {
      passkeys: ahead(passkeys, 30),
    });
    await page.goto(address);
    const thread = new ShownThread(page);
    await thread.viewer.locator('[data-action=signIn]').click();
    await page.waitForURL(`${stage.parley.origin}/sign-in?**`);
    await touch(page);
    await page.waitForURL(`${stage.publisher.origin}/**`);
    await thread.viewer.filter({ hasText: 'Writing as Ben' }).waitFor();
    await context.close();
  });
}

async function checkWithoutScript(stage: Stage, check: Check): Promise<void> {
  await check('without JavaScript the pages say so, and the other ways work', async () => {
    const context = await stage.open({ as: 'Dana', javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${stage.parley.origin}/account/security/passkeys`);
    await page.getByText('Passkeys need JavaScript').waitFor();
    const { app } = await switchOnCodes(page, stage.parley.origin);
    await context.clearCookies({ name: 'parley_session' });
    await context.addCookies([await toCookie(stage, 'Dana')]);
    await page.goto(`${stage.parley.origin}/account/security`);
    await page.locator('input[name=code]').fill(app(1));
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForURL('**/account/security');
    await context.close();
  });
}

async function toCookie(stage: Stage, name: string) {
  const { hostname } = new URL(stage.parley.origin);
  return { name: 'parley_session', value: await stage.signIn(name), domain: hostname, path: '/' };
}

async function checkDesk(stage: Stage, check: Check): Promise<void> {
  const { deps, parley } = stage;
  const email = 'mo@newsroom.example';
  await grantRole(deps, OPERATOR, { to: { email }, role: 'admin', siteIds: null });
  await deps.pool.query({
    text: `update organisation set settings = settings || '{"requireSecondFactor": true}'`,
  });
  const context = await stage.open();
  const page = await context.newPage();
  const authenticator = await VirtualAuthenticator.attach(page);
  const desk = `${parley.origin}/desk`;
  const factor = { app: createCodeApp(''), codes: [''], used: '' };

  await check(
    'whoever has to have a second factor and has none is led to set one up, and then to the desk',
    async () => {
      await page.goto(desk);
      await passByMail(page, stage, email);
      await page.locator('input[name=name]').fill('Mo');
      await page.locator('form button').click();
      await skipOffer(page);
      await page.waitForURL('**/account/second-factor?**');
      await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
      Object.assign(factor, await switchOnCodes(page, parley.origin));
      await page.goto(desk);
      assert.equal(new URL(page.url()).pathname, '/desk');
    },
  );
  await check(
    'a sign-in by mail does not open the desk before the second factor is shown; a wrong code does not',
    async () => {
      await signOut(page, context);
      await page.goto(desk);
      await passByMail(page, stage, email);
      await page.waitForURL('**/account/second-factor?**');
      await page.locator('input[name=code]').fill('000000');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByText('This code is not right').waitFor();
      factor.used = factor.app(1);
      await page.locator('input[name=code]').fill(factor.used);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.waitForURL(desk);
    },
  );
  await check('the same code opens nothing twice, a recovery code opens once', async () => {
    await signOut(page, context);
    await page.goto(desk);
    await passByMail(page, stage, email);
    await page.locator('input[name=code]').fill(factor.used);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('This code is not right').waitFor();
    await page.locator('input[name=code]').fill(factor.codes[0] ?? '');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForURL(desk);
  });
  await check('what is dangerous asks once more after a quarter of an hour, and leads back', async () => {
    await addPasskey(page, parley.origin);
    await deps.pool.query({
      text: `update sessions s set confirmed_at = now() - interval '16 minutes', second_factor_at = now() - interval '16 minutes'
        from accounts a where a.id = s.account_id and a.email = $1`,
      values: [email],
    });
    await page
      .getByRole('link', { name: /^Change / })
      .first()
      .click();
    await page.waitForURL('**/account/step-up?**');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL('**/account/security/passkeys/*');
  });
  await check('a passkey opens the desk with one touch: it counts as the second factor', async () => {
    await signOut(page, context);
    await page.goto(desk);
    await page.waitForURL('**/sign-in?**');
    await touch(page);
    await page.waitForURL(desk);
    assert.equal((await authenticator.list()).length, 1);
  });
  await context.close();
}

async function passByMail(page: Page, { parley }: Stage, email: string): Promise<void> {
  await page.waitForURL('**/sign-in?**');
  await page.locator('input[name=email]').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.locator('input[name=code]').fill(await takeSignInCode(parley));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function skipOffer(page: Page): Promise<void> {
  await page.waitForURL('**/sign-in/offer?**');
  await page.getByRole('button', { name: 'Not now' }).click();
}

async function checkSessions(stage: Stage, check: Check): Promise<void> {
  await check('other sessions are seen, and end at once', async () => {
    const elsewhere = await stage.signIn('Eve');
    const context = await stage.open({ as: 'Eve' });
    const page = await context.newPage();
    await page.goto(`${stage.parley.origin}/account/security`);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.waitForURL('**/account/security');
    assert.equal(await page.getByRole('button', { name: /^Sign out on/ }).count(), 0);
    const { rows } = await stage.deps.pool.query<{ live: number }>({
      text: `select count(*)::int as live from sessions s join accounts a on a.id = s.account_id
        where a.name = 'Eve' and s.revoked_at is null`,
    });
    assert.equal(rows[0]?.live, 1);
    assert.ok(elsewhere);
    await context.close();
  });
}
