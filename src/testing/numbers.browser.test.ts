import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { AccountId, SiteId } from '../domain/ids.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { grantRole } from '../service/grant-role.ts';
import { withTransaction } from '../storage/pool.ts';
import { findViolations } from './find-violations.ts';
import { seedModeration } from './seed-moderation.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';

let stage: Stage;

before(async () => {
  stage = await raiseStage();
  await stage.signIn('Mo');
  const email = `${Buffer.from('Mo').toString('hex')}@reader.example`;
  await grantRole(stage.deps, OPERATOR, { to: { email }, role: 'moderator', siteIds: null });
  const { rows } = await stage.deps.pool.query<{ id: AccountId; siteId: SiteId }>({
    text: `select a.id, s.id as "siteId" from accounts a, sites s where a.name = 'Mo' and s.key = $1`,
    values: [SITE],
  });
  const [{ id, siteId } = { id: null, siteId: null }] = rows;
  assert.ok(id && siteId);
  await withTransaction(stage.deps.pool, (db) =>
    seedModeration(db, { siteId, moderators: [id], days: 12, perDay: 40 }),
  );
});
after(() => stage.close());

async function open(colorScheme: 'light' | 'dark', width: number, query = ''): Promise<Page> {
  const context = await stage.open({ as: 'Mo', colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${stage.parley.origin}/desk/numbers?site=${SITE}${query}`);
  await page.locator('.plot canvas').nth(3).waitFor();
  return page;
}

test('nothing stands in the way of anybody, in light and dark, on phone and desktop', async () => {
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const) {
    const page = await open(scheme, width);
    for (const summary of await page.locator('.numbers summary').all()) await summary.click();
    assert.deepEqual(await findViolations(page), [], `${scheme} ${width}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    await page.context().close();
  }
});

test('whoever sees no picture reads the same in tables, by the keyboard alone', async () => {
  const page = await open('light', 1280, '&days=7');
  assert.equal(await page.locator('figure:not([aria-hidden=true])').count(), 0);
  await page.getByRole('button', { name: 'Show' }).focus();
  for (let n = 0; n < 30; n += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.tagName === 'SUMMARY')) break;
  }
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: 'New comments a day, by what became of them at once' });
  await table.waitFor();
  assert.equal(await table.getByRole('row').count(), 8);
  await page.context().close();
});

test('the period stands in the address, and the file is that of the period', async () => {
  const page = await open('light', 1280);
  await page.getByRole('link', { name: 'Last 7 days' }).click();
  await page.waitForURL(/days=7/);
  await page.locator('.plot canvas').nth(3).waitFor();
  const href = await page.getByRole('link', { name: /By rule/ }).getAttribute('href');
  const file = await page.evaluate(async (url) => (await fetch(url ?? '')).text(), href);
  assert.match(file, /^rule,held,[^\n]*\r\n\w+,\d+,/);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('days='));
  await page.context().close();
});
