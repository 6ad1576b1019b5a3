import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { SiteId } from '../domain/ids.ts';
import { bringIn } from './bring-in.ts';
import { findViolations } from './find-violations.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';

const LONG_NAME = 'Maximiliane_Wolkenstein-Trautmannsdorff_von_und_zu_Großhadern';
const MODES = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 }, lang: 'en' },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 }, lang: 'de' },
  { colorScheme: 'light', viewport: { width: 390, height: 844 }, lang: 'ar' },
] as const;

let stage: Stage;
let siteId: SiteId;

before(async () => {
  stage = await raiseStage();
  await stage.write({ by: 'Ada', story: 'tram', body: 'The tram should stop at the market.' });
  const { rows } = await stage.deps.pool.query<{ id: SiteId }>({
    text: 'select id from sites where key = $1',
    values: [SITE],
  });
  siteId = rows[0]!.id;
});
after(() => stage.close());

/** Somebody whose mailbox three imported authors have. */
async function furnish(reader: string): Promise<void> {
  await stage.signIn(reader);
  const { rows } = await stage.deps.pool.query<{ email: string }>({
    text: 'select email from accounts where name = $1',
    values: [reader],
  });
  const email = rows[0]!.email;
  const names = [reader, LONG_NAME, 'Troll'];
  for (const name of names) {
    const bodies = [`${name} wrote this.`, 'And this, at some length. '.repeat(30)];
    await bringIn(stage.deps.pool, { siteId, story: 'tram', name, email, bodies });
  }
}

async function openPage(reader: string, mode: object, lang = 'en'): Promise<Page> {
  const context = await stage.open({ ...mode, as: reader });
  const page = await context.newPage();
  await page.goto(`${stage.parley.origin}/account/old-comments?lang=${lang}`);
  return page;
}

async function assertClean(page: Page, what: string): Promise<void> {
  assert.equal((await findViolations(page)).join('\n\n'), '', what);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, what);
}

test('axe finds nothing wrong with old comments, whatever was said of them, and nothing overflows', async () => {
  await furnish('Flora');
  for (const step of ['waiting', 'answered'])
    for (const { lang, ...mode } of MODES) {
      const page = await openPage('Flora', mode, lang);
      await assertClean(page, `${step}, ${lang}`);
      if (step === 'waiting' && lang === 'ar') {
        await page.locator('button[value=mine]').first().click();
        await page.locator('[role=status]').waitFor();
        await page.locator('button[value=notMine]').first().click();
        await page.locator('[role=status]').waitFor();
        await assertClean(page, 'just answered');
      }
      await page.context().close();
    }
  const page = await openPage('Nobody of old', MODES[0]);
  await assertClean(page, 'empty');
  await page.context().close();
});

test('the step of signing in that tells what was found has nothing wrong with it', async () => {
  await furnish('Gesa');
  for (const { lang, ...mode } of MODES) {
    const context = await stage.open({ ...mode, as: 'Gesa' });
    const page = await context.newPage();
    await stage.deps.pool.query({ text: 'update imported_authors set told_at = null' });
    await page.goto(`${stage.parley.origin}/sign-in/found?return=/account&lang=${lang}`);
    assert.equal(await page.locator('h1').count(), 1);
    await assertClean(page, lang);
    await page.locator('main form button').click();
    await page.waitForURL(/\/account$/);
    await context.close();
  }
});

test('by keyboard alone, and without script, one claims, refuses, and gives back', async () => {
  await furnish('Hanno');
  const page = await openPage('Hanno', { javaScriptEnabled: false });
  const press = async (label: string) => {
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      if ((await focused.count()) > 0 && (await focused.innerText()).trim() === label)
        return page.keyboard.press('Enter');
    }
    return assert.fail(`${label} is not reached`);
  };
  await press('These are mine');
  await page.waitForURL(/saved=mine/);
  await press('Not mine');
  await page.waitForURL(/saved=notMine/);
  await press('Look again');
  await page.waitForURL(/saved=again/);
  await press('These are not mine');
  await press('Give them back');
  await page.waitForURL(/saved=notMine/);
  assert.equal(await page.getByText('Give them back').count(), 0);
  await page.context().close();
});
