import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page, Route } from 'playwright-core';
import { eventually } from './eventually.ts';
import { PARLEY_HOST } from './parley-process.ts';
import { ShownThread } from './shown-thread.ts';
import { passSignIn } from './sign-in-pages.ts';
import { GUEST_SITE, raiseStage, type Stage } from './stage.ts';
import { SURFACES, type Surface } from './surfaces.ts';

let stage: Stage;
before(async () => {
  stage = await raiseStage();
});
after(() => stage.close());

const FIRST = 'The tram should stop at the market.';
const TEXT = 'Long thought about, quickly lost.';

interface Desk {
  readonly page: Page;
  readonly thread: ShownThread;
  readonly story: string;
}

let stories = 0;

/** Opens a story of its own, with a comment in it; the reader is a guest who gave a name. */
async function openDesk(surface: Surface): Promise<Desk> {
  stories += 1;
  const story = `story-${stories}`;
  // The same words again would be held for a moderator.
  await stage.deps.pool.query({ text: 'delete from text_prints' });
  await stage.write({ by: 'Ada', story, site: GUEST_SITE, body: FIRST });
  const page = await (await stage.open()).newPage();
  await page.goto(surface.publish(stage, story, GUEST_SITE));
  const thread = new ShownThread(page);
  await showViewer(thread);
  await thread.composer.locator('input[name=name]').fill('Kim');
  return { page, thread, story };
}

/** Waits until the thread knows who reads. */
async function showViewer({ viewer }: ShownThread): Promise<void> {
  await viewer.locator('[data-action]').first().waitFor();
}

async function countComments(story: string, text: string): Promise<number> {
  const { rows } = await stage.deps.pool.query<{ n: number }>({
    text: 'select count(*)::int n from comments join stories on stories.id = story_id where key = $1 and body = $2',
    values: [story, text],
  });
  return rows[0]?.n ?? 0;
}

/** Puts something between the page and the server's answer to a new comment. */
function interceptWrites(page: Page, handle: (route: Route) => Promise<void>): Promise<unknown> {
  return page.route('**/comments?*', (route) =>
    route.request().method() === 'POST' ? handle(route) : route.continue(),
  );
}

const fieldOf = (thread: ShownThread) => thread.composer.locator('textarea');

for (const surface of SURFACES) {
  describe(`what somebody types ${surface.name}`, () => {
    test('is there again after a reload, in the composer and in a reply that was open', async () => {
      const { page, thread } = await openDesk(surface);
      await fieldOf(thread).fill(TEXT);
      await thread.control(FIRST, 'reply').click();
      await thread.formBelow(FIRST).locator('textarea').fill('A reply begun');
      await page.reload();
      await eventually(async () => {
        assert.equal(await fieldOf(thread).inputValue(), TEXT);
        assert.equal(await thread.formBelow(FIRST).locator('textarea').inputValue(), 'A reply begun');
      });
      await page.context().close();
    });

    test('is gone from the drafts once it was sent', async () => {
      const { page, thread } = await openDesk(surface);
      await thread.send(thread.composer, TEXT);
      await thread.comment(TEXT).waitFor();
      await page.reload();
      await thread.comment(TEXT).waitFor();
      await showViewer(thread);
      assert.equal(await fieldOf(thread).inputValue(), '');
      await page.context().close();
    });

    test('is kept without a network, and sent once it is back', async () => {
      const { page, thread, story } = await openDesk(surface);
      await page.context().setOffline(true);
      await thread.send(thread.composer, TEXT);
      await thread.composer.locator('.error', { hasText: 'You are offline' }).waitFor();
      assert.equal(await fieldOf(thread).inputValue(), TEXT);
      await page.context().setOffline(false);
      await thread.composer.locator('button').click();
      await thread.comment(TEXT).waitFor();
      assert.equal(await countComments(story, TEXT), 1);
      await page.context().close();
    });

    test('is written once when the answer is lost and it is sent again', async () => {
      const { page, thread, story } = await openDesk(surface);
      const loseAnswer = async (route: Route) => {
        await route.fetch({ url: route.request().url().replace(PARLEY_HOST, '127.0.0.1') });
        await route.abort('connectionreset');
      };
      await interceptWrites(page, loseAnswer);
      await thread.send(thread.composer, TEXT);
      await thread.composer.locator('.error', { hasText: 'did not arrive' }).waitFor();
      await page.unrouteAll();
      await thread.composer.locator('button').click();
      await thread.comment(TEXT).waitFor();
      assert.equal(await countComments(story, TEXT), 1);
      assert.equal(await thread.comment(TEXT).count(), 1);
      await page.context().close();
    });

    test('is written once by a double click', async () => {
      const { page, thread, story } = await openDesk(surface);
      await fieldOf(thread).fill(TEXT);
      await thread.composer.locator('button').dblclick();
      await thread.comment(TEXT).waitFor();
      assert.equal(await thread.comment(TEXT).count(), 1);
      assert.equal(await countComments(story, TEXT), 1);
      await page.context().close();
    });

    test('is kept when the server cannot save it', async () => {
      const { page, thread } = await openDesk(surface);
      const detail = 'This cannot be saved just now.';
      const origin = new URL(page.url()).origin;
      await interceptWrites(page, (route) =>
        route.fulfill({
          status: 503,
          headers: { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' },
          json: { code: 'unavailable', detail },
        }),
      );
      await thread.send(thread.composer, TEXT);
      await thread.composer.locator('.error', { hasText: detail }).waitFor();
      assert.equal(await fieldOf(thread).inputValue(), TEXT);
      await page.context().close();
    });

    test('is kept when the session has ended, and sent after signing in again', async () => {
      const page = await (await stage.open()).newPage();
      const story = `expired-${surface.isEmbed}`;
      const name = `Kim ${surface.isEmbed ? 'Embed' : 'Page'}`;
      await stage.write({ by: 'Ada', story, body: FIRST });
      await page.goto(surface.publish(stage, story));
      const thread = new ShownThread(page);
      await signInBy(thread.viewer.locator('[data-action=signIn]'), { page, surface, name });
      await thread.viewer.filter({ hasText: 'Writing as Kim' }).waitFor();
      await stage.deps.pool.query({
        text: 'update sessions set revoked_at = now() where revoked_at is null',
      });
      await fieldOf(thread).fill(TEXT);
      await signInBy(thread.composer.locator('button'), { page, surface, name: `${name} again` });
      await thread.comment(TEXT).waitFor();
      await eventually(async () => assert.equal(await fieldOf(thread).inputValue(), ''));
      assert.equal(await countComments(story, TEXT), 1);
      await page.context().close();
    });
  });
}

interface SigningIn {
  readonly page: Page;
  readonly surface: Surface;
  readonly name: string;
}

/** Presses something that leads to the sign-in pages, and passes them as somebody new. */
async function signInBy(button: Locator, { page, surface, name }: SigningIn): Promise<void> {
  const opening = surface.isEmbed
    ? page.waitForEvent('popup')
    : page.waitForURL('**/sign-in?*').then(() => page);
  const [signInPage] = await Promise.all([opening, button.click()]);
  await passSignIn(signInPage, stage.parley, { email: `${crypto.randomUUID()}@reader.example`, name });
}
