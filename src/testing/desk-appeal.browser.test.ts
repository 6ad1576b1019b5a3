import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DeskPage } from './desk-page.ts';
import { eventually } from './eventually.ts';
import { findViolations } from './find-violations.ts';
import { makeModerator } from './held-comments.ts';
import { GUEST_SITE, raiseStage, type Stage } from './stage.ts';

let stage: Stage;

before(async () => {
  stage = await raiseStage();
  for (const name of ['Mo', 'Bea']) await makeModerator(stage, name);
});
after(() => stage.close());

const newestDecision = async (id: string): Promise<string | null> => {
  const { rows } = await stage.deps.pool.query<{ id: string }>({
    text: 'select id from decisions where comment_id = $1 order by sequence desc limit 1',
    values: [id],
  });
  return rows[0]?.id ?? null;
};

/** A comment by Ann that Mo rejected and she appealed for; its id. */
async function appealed(story: string): Promise<string> {
  const id = await stage.write({ by: 'Ann', site: GUEST_SITE, story, body: `Trams are late, ${story}.` });
  const seen = { revision: 1, decision: await newestDecision(id) };
  const decision = { action: 'reject', reason: 'spam', seen };
  await stage.call('Mo', `POST /desk/sites/${GUEST_SITE}/comments/${id}/decision`, decision);
  await stage.call('Ann', `POST /sites/${GUEST_SITE}/comments/${id}/appeals`, { body: 'They are.' });
  return id;
}

test('an appeal is upheld with the keys, by a moderator who did not decide before', async () => {
  const id = await appealed('appealed');
  const desk = await DeskPage.open(stage, 'Bea', { path: '/desk?queue=appeals' });
  assert.equal(await desk.ready(), id);
  await desk.page.getByRole('button', { name: 'Reverse' }).waitFor();
  await desk.page.getByRole('button', { name: 'Uphold' }).waitFor();
  assert.equal((await findViolations(desk.page)).join('\n\n'), '');
  await desk.press('r');
  await desk.press('s');
  await eventually(async () => {
    const { rows } = await stage.deps.pool.query<{ outcome: string | null }>({
      text: 'select outcome from appeals where comment_id = $1',
      values: [id],
    });
    assert.equal(rows[0]?.outcome, 'upheld');
  });
  await desk.page.locator('.empty').waitFor();
  await desk.close();
});

test('an appeal can be decided on where the decision that it is against is told late', async () => {
  const { rows } = await stage.deps.pool.query<{ last: string }>({
    text: 'select max(sequence) as last from decisions',
  });
  const id = await appealed('told-late');
  const shown = Promise.withResolvers<void>();
  const desk = await DeskPage.open(stage, 'Bea', {
    path: '/desk?queue=appeals',
    record: async (page) => {
      await page.route('**/desk/events?*', async (route) => {
        await shown.promise;
        const headers = { ...route.request().headers(), 'last-event-id': `${rows[0]?.last}` };
        await route.continue({ headers });
      });
    },
  });
  assert.equal(await desk.ready(), id);
  const told = desk.page.waitForResponse('**/desk/events?*');
  shown.resolve();
  await told;
  // What happens after it has arrived: so has the decision.
  await appealed('told-after');
  await desk.page.getByRole('button', { name: '1 new' }).waitFor();
  assert.equal(await desk.card.getAttribute('data-ready'), 'true');
  await desk.close();
});
