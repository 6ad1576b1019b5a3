import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { addProvider } from '../../service/manage-providers.ts';
import { eventually } from '../eventually.ts';
import { startProvider, type TestProvider } from '../openid-provider.ts';
import { leaveProviderPages, passProviderPages } from '../provider-pages.ts';
import { embedCode } from '../publisher.ts';
import { ShownThread } from '../shown-thread.ts';
import { raiseStage, SITE, type Stage } from '../stage.ts';
import { blockThirdPartyCookies } from '../third-party-cookies.ts';
import type { Check, Scenario } from './scenario.ts';

const KEY = 'harbour';
const TEXT = 'And who pays for the points?';
const FIRST = 'The tram should stop at the market.';

interface Scene {
  readonly stage: Stage;
  readonly provider: TestProvider;
}

/** Parley, a publisher and a real provider, each on a site of its own; third-party cookies are blocked. */
export const oidc: Scenario = {
  description: 'sign-in with a real OpenID provider in Chromium: by window, by redirect, without JavaScript',
  async run(check) {
    const stage = await raiseStage({ PRIVATE_HOSTS: '127.0.0.1' });
    const callback = `${stage.parley.origin}/sign-in/with/${KEY}/callback`;
    const provider = await startProvider({ redirectUris: [callback] });
    try {
      const { issuer, client } = provider;
      const change = {
        address: issuer,
        clientId: client.id,
        clientSecret: client.secret,
        name: 'Harbour ID',
      };
      const added = await addProvider(stage.deps, OPERATOR, { key: KEY, preset: 'oidc', ...change });
      assert.ok(!isRefusal(added));
      await checkScripted({ stage, provider }, check);
      await checkPlain({ stage, provider }, check);
      await checkOtherEnds({ stage, provider }, check);
    } finally {
      await stage.close();
      await provider.close();
    }
  },
};

/** One way to a session where scripts run. */
interface Way {
  readonly name: string;
  readonly isEmbed: boolean;
  /** Null where no window opens. */
  readonly hasWindows: boolean;
}

const WAYS: readonly Way[] = [
  { name: 'embed on another site, by window', isEmbed: true, hasWindows: true },
  { name: 'embed on another site, windows blocked', isEmbed: true, hasWindows: false },
  { name: 'full page, JavaScript on', isEmbed: false, hasWindows: false },
];

let people = 0;

/** Somebody at the provider, as nobody has met them. */
function newPerson({ provider }: Scene): { login: string; name: string } {
  people += 1;
  const login = `reader-${people}`;
  const name = `Kim ${String.fromCodePoint(64 + people)}`;
  provider.addPerson({ login, claims: { email: `${login}@reader.example`, email_verified: true, name } });
  return { login, name };
}

async function publish({ stage }: Scene, story: string, isEmbed: boolean): Promise<string> {
  await stage.write({ by: 'Ada', story, body: FIRST });
  const body = embedCode(stage.parley.origin, { site: SITE, story });
  return isEmbed ? stage.publisher.setPage(`/stories/${story}`, { body }) : stage.storyUrl(story);
}

async function openPage(context: BrowserContext, address: string, hasWindows = true): Promise<ShownThread> {
  const page = await context.newPage();
  await blockThirdPartyCookies(page);
  // What a browser does that lets no page open windows.
  if (!hasWindows) await page.addInitScript(() => Object.assign(globalThis, { open: () => null }));
  await page.goto(address);
  return new ShownThread(page);
}

/** From the sign-in page, by way of the provider, to the name that it proposes. */
async function passSignInWith(page: Page, person: { login: string; name: string }): Promise<void> {
  await page.locator('.way:has-text("Harbour ID")').click();
  await passProviderPages(page, person.login);
  const field = page.locator('input[name=name]');
  await field.waitFor();
  assert.equal(await field.inputValue(), person.name, 'the name that the provider knows is proposed');
  await page.locator('form:has(input[name=name]) button').click();
}

async function checkScripted(scene: Scene, check: Check): Promise<void> {
  for (const [index, way] of WAYS.entries()) {
    const story = `scripted-${index}`;
    const address = await publish(scene, story, way.isEmbed);
    const context = await scene.stage.open();
    const person = newPerson(scene);
    const thread = await openPage(context, address, way.hasWindows);
    const { page, viewer } = thread;
    await check(`${way.name}: signs in, and the text in the editor is still there`, async () => {
      await thread.composer.locator('textarea[name=body]').fill(TEXT);
      const opening = way.hasWindows
        ? page.waitForEvent('popup')
        : page.waitForURL('**/sign-in?**').then(() => page);
      await viewer.locator('[data-action=signIn]').click();
      const signInPage = await opening;
      await passSignInWith(signInPage, person);
      await viewer.filter({ hasText: `Writing as ${person.name}` }).waitFor();
      assert.equal(page.url().split('#')[0], address);
      await eventually(async () =>
        assert.equal(await thread.composer.locator('textarea[name=body]').inputValue(), TEXT),
      );
    });
    await check(
      `${way.name}: the text is sent under the reader’s name, and a reload keeps the session`,
      async () => {
        await thread.composer.locator('button').click();
        await thread.comment(TEXT).filter({ hasText: person.name }).waitFor();
        await page.reload();
        await viewer.filter({ hasText: `Writing as ${person.name}` }).waitFor();
      },
    );
    await check(`${way.name}: pressing “send” first signs in, then sends`, () =>
      checkSendingFirst(scene, way, `${story}-send`),
    );
    await context.close();
  }
}

async function checkSendingFirst(scene: Scene, way: Way, story: string): Promise<void> {
  const context = await scene.stage.open();
  const person = newPerson(scene);
  const thread = await openPage(context, await publish(scene, story, way.isEmbed), way.hasWindows);
  const { page } = thread;
  const opening = way.hasWindows
    ? page.waitForEvent('popup')
    : page.waitForURL('**/sign-in?**').then(() => page);
  await Promise.all([opening, thread.send(thread.composer, TEXT)]);
  await passSignInWith(await opening, person);
  await thread.comment(TEXT).filter({ hasText: person.name }).waitFor();
  await context.close();
}

async function checkPlain(scene: Scene, check: Check): Promise<void> {
  const address = await publish(scene, 'plain', false);
  const context = await scene.stage.open({ javaScriptEnabled: false });
  const person = newPerson(scene);
  const thread = await openPage(context, address);
  const { page } = thread;
  const field = page.locator('form textarea[name=body]');
  await check('full page, JavaScript off: signs in on the way to the form', async () => {
    await page.locator('a[data-action=comment]').click();
    await page.locator('main a[href^="/sign-in"]').click();
    await passSignInWith(page, person);
    await field.waitFor();
    assert.match(page.url(), /\/stories\/plain\/comment/);
  });
  await check(
    'full page, JavaScript off: a text typed when the session had ended is still there after',
    async () => {
      await scene.stage.deps.pool.query({ text: 'update sessions set revoked_at = now()' });
      await field.fill(TEXT);
      await field.locator('xpath=ancestor::form').locator('button').click();
      assert.equal(await field.inputValue(), TEXT);
      const opening = context.waitForEvent('page');
      await page.locator('main a[target=_blank]').click();
      const aside = await opening;
      // The provider knows this browser by now and asks nothing more.
      await aside.locator('.way:has-text("Harbour ID")').click();
      await aside.waitForURL('**/stories/plain*');
      assert.equal(await field.inputValue(), TEXT);
      await field.locator('xpath=ancestor::form').locator('button').click();
      await thread.comment(TEXT).filter({ hasText: person.name }).waitFor();
    },
  );
  await context.close();
}

/** A window on the sign-in page, opened from an embed where somebody has typed something. */
async function openWindow(scene: Scene, story: string) {
  const context = await scene.stage.open();
  const thread = await openPage(context, await publish(scene, story, true));
  await thread.composer.locator('textarea[name=body]').fill(TEXT);
  const opening = thread.page.waitForEvent('popup');
  await thread.viewer.locator('[data-action=signIn]').click();
  return { context, thread, window: await opening };
}

async function checkOtherEnds(scene: Scene, check: Check): Promise<void> {
  const { provider } = scene;
  await check('whoever turns away at the provider is told so, and gets in by another try', async () => {
    const { context, thread, window } = await openWindow(scene, 'turned-away');
    const person = newPerson(scene);
    await window.locator('.way:has-text("Harbour ID")').click();
    await leaveProviderPages(window);
    await window.locator('[role=alert]', { hasText: 'You did not finish signing in' }).waitFor();
    await passSignInWith(window, person);
    await thread.viewer.filter({ hasText: `Writing as ${person.name}` }).waitFor();
    await context.close();
  });
  await check(
    'a provider that answers by a form of its own (as Apple does) leads to the same end',
    async () => {
      provider.answer('/auth', (request, _, goOn) => {
        request.url += '&response_mode=form_post';
        goOn();
      });
      const { context, thread, window } = await openWindow(scene, 'form-post');
      const person = newPerson(scene);
      await passSignInWith(window, person);
      await thread.viewer.filter({ hasText: `Writing as ${person.name}` }).waitFor();
      provider.answer('/auth', null);
      await context.close();
    },
  );
  await check('where the provider’s pages cut the window off, the next press goes by redirect', async () => {
    provider.answer('*', (_, response, goOn) => {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      goOn();
    });
    const { context, thread, window } = await openWindow(scene, 'cut-off');
    const person = newPerson(scene);
    await passSignInWith(window, person);
    if (!window.isClosed()) await window.waitForEvent('close');
    provider.answer('*', null);
    const button = thread.viewer.locator('[data-action=signIn]:not([aria-busy])');
    await button.click();
    await thread.page.locator(`button:has-text("Continue as ${person.name}")`).click();
    await thread.viewer.filter({ hasText: `Writing as ${person.name}` }).waitFor();
    await eventually(async () =>
      assert.equal(await thread.composer.locator('textarea[name=body]').inputValue(), TEXT),
    );
    await context.close();
  });
}
