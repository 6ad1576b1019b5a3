import assert from 'node:assert/strict';
import { DECISION_REASONS } from '../../domain/decision.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { readSite } from '../../service/manage-sites.ts';
import { eventually } from '../eventually.ts';
import { DeskPage } from '../desk-page.ts';
import { holdComments, makeModerator } from '../held-comments.ts';
import { GUEST_SITE, raiseStage, type Stage } from '../stage.ts';
import type { Scenario } from './scenario.ts';

const COUNT = 50;
const BODIES = [
  'The bus lane takes the last parking spaces, and nobody on our street was asked about it.',
  'I have read the plan twice, and I still do not see where the delivery vans are meant to stop.',
  'Trees do not vote, as my grandfather used to say. Somebody should speak for them.',
];

/** The keys of the reasons, in turn; two rejections are followed by an approval, so that each kind is there. */
const REASON_KEYS = ['s', 'o', 'f', 'i', 'h', 'p', 'x'];

export const deskKeyboard: Scenario = {
  description: 'fifty held comments decided in Chromium by the keyboard alone, each with its reason',
  async run(check) {
    const stage = await raiseStage();
    try {
      await makeModerator(stage, 'Mo');
      const site = await readSite(stage.deps, OPERATOR, GUEST_SITE);
      if (isRefusal(site)) throw new Error(site.refused);
      await holdComments(
        stage.deps,
        site,
        Array.from({ length: COUNT }, (_, n) => ({
          by: `Guest ${n}`,
          body: `${BODIES[n % BODIES.length]} (${n})`,
          story: `held-${n % 4}`,
          reasons: [
            {
              rule: 'suspectWords',
              version: 1,
              verdict: 'hold',
              spans: [{ start: 4, end: 12 }],
              figures: { entry: 'word' },
            },
          ],
        })),
      );
      const desk = await DeskPage.open(stage, 'Mo');
      await check(`${COUNT} comments are decided by the keyboard, and the focus is never lost`, () =>
        decideAll(desk),
      );
      await check('each was decided once, by the moderator and with its reason', () =>
        eventually(() => checkDecisions(stage)),
      );
      await check('the desk says that nothing waits, and the focus is there', async () => {
        await desk.page.locator('.empty h2:focus').waitFor();
        assert.equal(await countWaiting(stage), 0);
      });
      await desk.close();
    } finally {
      await stage.close();
    }
  },
};

async function decideAll(desk: DeskPage): Promise<void> {
  const seen = new Set<string>();
  for (let n = 0; n < COUNT; n += 1) {
    const id = await desk.ready();
    assert.ok(id !== null && !seen.has(id), `comment ${n}: ${id}`);
    seen.add(id);
    // Looks at the thread of every tenth, and puts it away again.
    if (n % 10 === 5) for (const key of ['t', 't']) await desk.press(key);
    await desk.press('r');
    await desk.page.locator('.why').waitFor();
    await desk.press(REASON_KEYS[n % REASON_KEYS.length] ?? 's');
    await desk.page.waitForFunction((done) => !document.querySelector(`[data-comment="${done}"]`), id);
    await assertFocusOnNext(desk);
  }
}

/** After a decision the next heading has the focus, or the one that says that nothing waits. */
async function assertFocusOnNext(desk: DeskPage): Promise<void> {
  await desk.page.locator(':is(article.open, .empty) h2:focus').waitFor();
}

async function checkDecisions({ deps }: Stage): Promise<void> {
  const { rows } = await deps.pool.query<{ comments: number; decisions: number; reasons: string[] }>({
    text: `select count(distinct comment_id)::int as comments, count(*)::int as decisions,
        array_agg(distinct reason) as reasons from decisions where decided_by = 'account' and to_status = 'rejected'`,
  });
  const [row] = rows;
  assert.deepEqual([row?.comments, row?.decisions], [COUNT, COUNT]);
  assert.equal(row?.reasons.length, REASON_KEYS.length);
  assert.ok(row?.reasons.every((reason) => (DECISION_REASONS as readonly string[]).includes(reason)));
}

async function countWaiting({ deps }: Stage): Promise<number> {
  const { rows } = await deps.pool.query<{ count: number }>({
    text: 'select count(*)::int as count from queue_items',
  });
  return rows[0]?.count ?? -1;
}
