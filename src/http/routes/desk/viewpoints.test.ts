import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fitViewpoints } from '../../../service/fit-viewpoints.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, type DeskPerson } from '../../../testing/desk.ts';
import { makePolarisedSite } from '../../../testing/polarised-site.ts';

let parley: TestApplication;
let vera: DeskPerson;

const PAGE = '/desk/settings/sites/daily/viewpoints';

before(async () => {
  parley = await createTestApplication();
  const site = await parley.addSite('daily');
  vera = await enterDesk(parley, { name: 'Vera', role: 'admin' });
  assert.match(textOf(await vera.get(PAGE)), /no figures yet/);
  const { id } = site;
  await makePolarisedSite(parley.pool, id, {
    voters: 300,
    stories: 6,
    commentsPerStory: 40,
    votesPerComment: 30,
  });
  for (let n = 0; n < 3; n += 1) await fitViewpoints(parley.deps, id, { memoryMib: 512 });
  await fitViewpoints(parley.deps, id, { memoryMib: 1 });
});
after(() => parley.close());

test('the page says how the gate stands, what was refused and what a fit needs', async () => {
  const text = textOf(await vera.get(PAGE));
  assert.match(text, /Open: viewpoints explain votes well enough/);
  assert.match(text, /The last fit was refused: it needs about \d+ MiB/);
  assert.match(text, /Refused: too little memory/);
});

test('accounts that act as one are named, and lead to where somebody can look into them', async () => {
  const { rows } = await parley.pool.query<{ id: string; name: string }>({
    text: `insert into viewpoint_suspects (site_id, fit, account_id, group_number)
      select site_id, fit, account_id, 1 from viewpoint_voters where fit = (select max(number) from viewpoint_fits where state = 'done')
        order by account_id limit 14
      returning account_id as id, (select name from accounts a where a.id = account_id)`,
  });
  const page = await vera.get(PAGE);
  assert.match(textOf(page), /14 accounts: .* and 2 more/);
  const named = rows.filter(({ id }) => page.body.includes(`href="/desk/settings/accounts/${id}"`));
  assert.equal(named.length, 12);
  await parley.pool.query({ text: 'delete from viewpoint_suspects' });
});

test('no reader and no factor is on it', async () => {
  const { body } = await vera.get(PAGE);
  const { rows } = await parley.pool.query<{ id: string; factor: number }>({
    text: 'select account_id as id, factor from viewpoint_voters',
  });
  assert.ok(rows.length > 200);
  for (const { id, factor } of rows) {
    assert.ok(!body.includes(id));
    assert.ok(!body.includes(String(factor)));
  }
});
