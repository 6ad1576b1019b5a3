import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { findViolations } from './find-violations.ts';
import { raiseStage, type Stage } from './stage.ts';

const STORY = '/demo/stories/harbour-street';
const LABEL = 'Found valuable by readers who usually disagree';

let stage: Stage;

before(async () => {
  stage = await raiseStage();
});
after(() => stage.close());

/** The first comments of the demonstration's quarrel in an order, by who wrote them. */
async function readFirst(page: Page, sort: string): Promise<string[]> {
  await page.goto(`${stage.parley.origin}${STORY}?sort=${sort}`);
  const names = await page.locator('[data-parley] article[data-id] > header .author').allInnerTexts();
  return names.slice(0, 3);
}

test('the demonstration shows both orders of its quarrel, and the label that leads to what it means', async () => {
  const page = await (await stage.open({})).newPage();
  await eventually(async () => {
    await page.goto(stage.parley.origin + STORY);
    assert.equal(await page.locator('[data-sort=across]').count(), 1);
  }, 30_000);
  const best = await readFirst(page, 'best');
  const across = await readFirst(page, 'across');
  assert.notEqual(best[0], across[0]);
  const first = page.locator('[data-parley] article[data-id]').first();
  assert.equal(await first.locator('> header .badge', { hasText: LABEL }).count(), 1);
  await page.goto(`${stage.parley.origin}${STORY}?sort=best`);
  const loudest = page.locator('[data-parley] article[data-id]').first();
  assert.equal(await loudest.locator('> header .badge', { hasText: LABEL }).count(), 0);
  await page.locator('.badge', { hasText: LABEL }).first().click();
  await page.waitForURL(/\/demo\/viewpoints/);
  assert.equal((await findViolations(page)).join('\n\n'), '');
});
