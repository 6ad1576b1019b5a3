import assert from 'node:assert/strict';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { readSite } from '../../service/manage-sites.ts';
import { DeskPage } from '../desk-page.ts';
import { holdComments, makeModerator } from '../held-comments.ts';
import { GUEST_SITE, raiseStage, type Stage } from '../stage.ts';
import { findShownTogether, recordShown, takeShown } from '../shown-cards.ts';
import type { Scenario } from './scenario.ts';

const COUNT = 200;
const PEOPLE = ['Mo', 'Bea'] as const;
/** How long somebody waits for a comment that is free before they look at the list anew. */
const PATIENCE_MS = 1_500;

export const deskTwo: Scenario = {
  description: 'two browsers at once on one queue of two hundred: each comment decided once, and seen by one',
  async run(check) {
    const stage = await raiseStage();
    try {
      await Promise.all(PEOPLE.map((name) => makeModerator(stage, name)));
      const site = await readSite(stage.deps, OPERATOR, GUEST_SITE);
      if (isRefusal(site)) throw new Error(site.refused);
      await holdComments(
        stage.deps,
        site,
        Array.from({ length: COUNT }, (_, n) => ({
          by: `Guest ${n}`,
          body: `Somebody has to decide on this one, and only once. It is number ${n}.`,
          story: `held-${n % 5}`,
        })),
      );
      const desks = await Promise.all(PEOPLE.map((as) => DeskPage.open(stage, as, { record: recordShown })));
      await check(`${COUNT} comments are decided from two browsers at once`, async () => {
        await Promise.all(desks.map((desk, index) => work(desk, stage, index)));
        assert.equal(await countWaiting(stage), 0);
      });
      await check('every comment was decided exactly once, and both took part', () => checkDecisions(stage));
      await check('none was shown to both at once without a word that the other has it', async () => {
        const [first, second] = await Promise.all(desks.map(({ page }) => takeShown(page)));
        assert.ok(first && second && first.length > 0 && second.length > 0);
        assert.deepEqual(findShownTogether(first, second), []);
      });
      await Promise.all(desks.map((desk) => desk.close()));
    } finally {
      await stage.close();
    }
  },
};

/** Decides until nothing waits. */
async function work(desk: DeskPage, stage: Stage, index: number): Promise<void> {
  const ready = desk.page.locator('article.open[data-ready=true]');
  for (let n = 0; (await countWaiting(stage)) > 0; n += 1) {
    assert.ok(n < 4 * COUNT, 'the queue does not end');
    const isFree = await ready.waitFor({ timeout: PATIENCE_MS }).then(
      () => true,
      () => false,
    );
    if (!isFree) {
      await desk.press('n');
      continue;
    }
    const id = await desk.openId();
    for (const key of (n + index) % 3 === 0 ? ['r', 's'] : ['a']) await desk.press(key);
    await desk.page.waitForFunction(
      (done) => !document.querySelector(`[data-comment="${done}"][data-open]:not(:has([data-trouble]))`),
      id,
    );
  }
}

async function checkDecisions({ deps }: Stage): Promise<void> {
  const { rows } = await deps.pool.query<{ comments: number; decisions: number; people: number }>({
    text: `select count(distinct d.comment_id)::int as comments, count(*)::int as decisions,
        count(distinct x.account_id)::int as people
      from decisions d join decision_details x on x.site_id = d.site_id and x.decision_id = d.id
      where d.decided_by = 'account'`,
  });
  assert.deepEqual(rows, [{ comments: COUNT, decisions: COUNT, people: PEOPLE.length }]);
}

async function countWaiting({ deps }: Stage): Promise<number> {
  const { rows } = await deps.pool.query<{ count: number }>({
    text: 'select count(*)::int as count from queue_items',
  });
  return rows[0]?.count ?? -1;
}
