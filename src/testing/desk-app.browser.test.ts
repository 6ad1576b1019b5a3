import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { readSite } from '../service/manage-sites.ts';
import { DeskPage } from './desk-page.ts';
import { eventually } from './eventually.ts';
import { findViolations } from './find-violations.ts';
import { holdComments, makeModerator } from './held-comments.ts';
import { GUEST_SITE, raiseStage, type Stage } from './stage.ts';

const LONG = 'The council has had six weeks, and in six weeks nobody came to our street. '.repeat(40);

let stage: Stage;
let site: Site;

before(async () => {
  stage = await raiseStage();
  for (const name of ['Mo', 'Bea']) await makeModerator(stage, name);
  const found = await readSite(stage.deps, OPERATOR, GUEST_SITE);
  if (isRefusal(found)) throw new Error(found.refused);
  site = found;
});
after(() => stage.close());
beforeEach(async () => {
  await stage.deps.pool.query({ text: 'delete from queue_items' });
});

let guests = 0;

/** Comments that wait: one with marks and a link, one long, one from right to left. */
async function fill(count = 3): Promise<readonly string[]> {
  const bodies = [
    'These **parasites** again. Read [this](https://cheap-pills.example/now) and write to me.',
    LONG,
    'هذا القرار لا يخدم أحدًا من سكان الشارع، وقد كتبنا إلى المجلس مرتين.',
  ];
  return holdComments(
    stage.deps,
    site,
    Array.from({ length: count }, (_, n) => ({
      by: `Guest ${(guests += 1)} with a name that is longer than others`,
      body: `${bodies[n % 3]}`,
      story: `story-${guests}`,
      reasons: [
        {
          rule: 'suspectWords',
          version: 1,
          verdict: 'hold',
          spans: n % 3 === 0 ? [{ start: 6, end: 15 }] : [],
          figures: { entry: 'parasite*' },
        },
        { rule: 'newcomer', version: 1, verdict: 'hold', spans: [], figures: { published: 0 } },
      ],
    })),
  );
}

const statusOf = async (id: string | null): Promise<string | undefined> => {
  const { rows } = await stage.deps.pool.query<{ status: string }>({
    text: 'select status from comments where id = $1',
    values: [id],
  });
  return rows[0]?.status;
};

describe('axe finds nothing wrong, and nothing stands out at the side, with', () => {
  const modes = [
    { colorScheme: 'light', viewport: { width: 1400, height: 900 }, path: '/desk' },
    { colorScheme: 'dark', viewport: { width: 390, height: 844 }, path: '/desk?lang=de' },
    { colorScheme: 'dark', viewport: { width: 900, height: 1000 }, path: '/desk?lang=ar' },
  ] as const;
  const states: Readonly<Record<string, (desk: DeskPage) => Promise<void>>> = {
    'a comment that is open': async () => undefined,
    'the reasons': async (desk) => {
      await desk.press('r');
      await desk.page.locator('.why summary').click();
    },
    'the context': async (desk) => {
      await desk.press('t');
      await desk.press('b');
      await desk.page.locator('.thread li').first().waitFor();
      await desk.page.locator('.person').waitFor();
      await desk.page.locator('.sanction > summary').click();
    },
    'the keys': async (desk) => {
      await desk.press('?');
      await desk.page.locator('dialog').waitFor();
    },
    'comments that are selected': async (desk) => {
      await desk.press('x');
      await desk.page.locator('.bulk .second').first().click();
      await desk.page.locator('.samples').waitFor();
    },
    'what can be taken back': async (desk) => {
      await desk.press('a');
      await desk.page.locator('.toast').waitFor();
    },
    'nothing that waits': async (desk) => {
      await stage.deps.pool.query({ text: 'delete from queue_items' });
      await desk.press('n');
      await desk.page.locator('.empty').waitFor();
    },
    'no network': async (desk) => {
      await desk.page.context().setOffline(true);
      await desk.page.locator('[data-state=offline]').waitFor();
    },
  };
  for (const [name, bring] of Object.entries(states)) {
    test(name, async () => {
      await fill();
      for (const mode of modes) {
        await stage.deps.pool.query({ text: 'update queue_items set claimed_until = null' });
        if (name === 'what can be taken back') await fill(1);
        if (name === 'nothing that waits') await fill(1);
        const desk = await DeskPage.open(stage, 'Mo', mode);
        await desk.ready();
        await bring(desk);
        assert.equal((await findViolations(desk.page)).join('\n\n'), '', mode.path);
        const overflow = await desk.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(overflow, 0, mode.path);
        await desk.close();
      }
    });
  }
});

test('what the rules found is marked in the text, and links say where they lead', async () => {
  await fill(1);
  const desk = await DeskPage.open(stage, 'Mo');
  await desk.ready();
  assert.equal(await desk.card.locator('.said strong mark').innerText(), 'parasites');
  assert.match(await desk.card.locator('.hosts').innerText(), /this → cheap-pills\.example/);
  assert.match(await desk.card.locator('.reasons').innerText(), /suspect word: parasite\*/);
  await desk.close();
});

test('a decision is taken back by a key, and the comment is there again with the focus', async () => {
  await fill(2);
  const desk = await DeskPage.open(stage, 'Mo');
  const id = await desk.ready();
  await desk.press('r');
  await desk.press('s');
  await eventually(async () => assert.match(await desk.said(), /^Rejected: Spam\. 1 left\. Undo: z/));
  assert.equal(await statusOf(id), 'rejected');
  await desk.press('z');
  await eventually(async () => assert.equal(await statusOf(id), 'withheld'));
  await desk.page.locator(`[data-comment="${id}"] article.open h2:focus`).waitFor();
  await desk.close();
});

test('several are rejected at once, and taken back at once', async () => {
  const ids = await fill(3);
  const desk = await DeskPage.open(stage, 'Mo');
  await desk.ready();
  for (const key of ['x', 'j', 'x', 'r']) await desk.press(key);
  await desk.page.locator('.bulk .why').waitFor();
  await desk.press('s');
  const rejected = async () =>
    (await Promise.all(ids.map(statusOf))).filter((status) => status === 'rejected').length;
  await eventually(async () => assert.equal(await rejected(), 2));
  await desk.page.locator('.toast', { hasText: '2 comments' }).waitFor();
  await desk.press('z');
  await eventually(async () => assert.equal(await rejected(), 0));
  await desk.close();
});

test('what can be taken back covers no decision on a phone', async () => {
  await fill(2);
  const desk = await DeskPage.open(stage, 'Mo', { viewport: { width: 390, height: 844 } });
  await desk.ready();
  await desk.press('a');
  const toast = await desk.page.locator('.toast').boundingBox();
  const bar = await desk.page.locator('.decide').boundingBox();
  assert.ok(toast && bar && toast.y + toast.height <= bar.y, JSON.stringify({ toast, bar }));
  await desk.close();
});

test('the keys on the buttons are those of the reasons while these are shown', async () => {
  await fill(2);
  const desk = await DeskPage.open(stage, 'Mo');
  await desk.ready();
  const keysOf = () => desk.page.locator('.decisions [aria-keyshortcuts]').count();
  assert.equal(await keysOf(), 5);
  await desk.press('r');
  await desk.page.locator('.why').waitFor();
  assert.equal(await keysOf(), 0);
  await desk.press('Escape');
  for (const key of ['x', 'r']) await desk.press(key);
  await desk.page.locator('.bulk .why').waitFor();
  assert.equal(await keysOf(), 0);
  await desk.close();
});

test('keys do nothing while somebody types, with another key held, or when they are switched off', async () => {
  await fill(1);
  const desk = await DeskPage.open(stage, 'Mo');
  const id = await desk.ready();
  await desk.press('/');
  await desk.page.keyboard.type('are aaa');
  assert.equal(await desk.page.locator('#search').inputValue(), 'are aaa');
  await desk.page.locator('#search').fill('');
  await desk.press('Escape');
  await desk.page.locator('article.open h2').focus();
  await desk.press('Alt+a');
  await desk.press('?');
  await desk.page.getByLabel('Single keys act').uncheck();
  await desk.page.keyboard.press('Escape');
  await desk.page.locator('dialog').waitFor({ state: 'detached' });
  await desk.press('a');
  assert.equal(await desk.page.locator('kbd').count(), 0);
  assert.equal(await desk.page.locator('[aria-keyshortcuts=a]').count(), 0);
  assert.equal(await statusOf(id), 'withheld');
  await desk.page.reload();
  await desk.ready();
  await desk.press('a');
  assert.equal(await statusOf(id), 'withheld');
  await desk.page.getByRole('button', { name: 'Approve' }).click();
  await eventually(async () => assert.equal(await statusOf(id), 'published'));
  await desk.close();
});

test('what is decided without a network comes back, and is sent once when asked to again', async () => {
  await fill(2);
  const desk = await DeskPage.open(stage, 'Mo');
  const id = await desk.ready();
  await desk.page.context().setOffline(true);
  await desk.press('a');
  await desk.page.locator(`[data-comment="${id}"] [data-trouble=unsent]`).waitFor();
  await desk.page.context().setOffline(false);
  await desk.page.locator(`[data-comment="${id}"] article.open[data-ready=true]`).waitFor();
  await desk.page.getByRole('button', { name: 'Try again' }).click();
  await eventually(async () => assert.equal(await statusOf(id), 'published'));
  const { rows } = await stage.deps.pool.query({
    text: "select 1 from decisions where comment_id = $1 and decided_by = 'account'",
    values: [id],
  });
  assert.equal(rows.length, 1);
  await desk.close();
});

test('an ended session leads to signing in and back to the same comment, with what was typed', async () => {
  await fill(1);
  const desk = await DeskPage.open(stage, 'Bea', { path: '/desk?queue=withheld' });
  const id = await desk.ready();
  await desk.press('r');
  await desk.page.locator('.why summary').click();
  await desk.page.getByLabel('To the author').fill('Please leave the name out.');
  await stage.deps.pool.query({
    text: "delete from sessions where account_id = (select id from accounts where name = 'Bea')",
  });
  await desk.page.locator('.why .choice').first().click();
  const link = desk.page.locator('[data-state=expired] a');
  await link.waitFor();
  assert.equal((await findViolations(desk.page)).join('\n\n'), '');
  const back = new URL((await link.getAttribute('href')) ?? '', desk.page.url()).searchParams.get('return');
  assert.match(back ?? '', /^\/desk\?queue=withheld&/);
  assert.ok(back?.includes(id ?? 'none'));
  assert.equal(await statusOf(id), 'withheld');
  const [cookie] = await (await stage.open({ as: 'Bea' })).cookies();
  if (cookie) await desk.page.context().addCookies([cookie]);
  await desk.page.goto(stage.parley.origin + back);
  assert.equal(await desk.ready(), id);
  await desk.press('r');
  assert.equal(await desk.page.getByLabel('To the author').inputValue(), 'Please leave the name out.');
  await desk.close();
});

test('what somebody else decided meanwhile is shown in its place, and a key goes on', async () => {
  await fill(2);
  const desk = await DeskPage.open(stage, 'Mo');
  const id = await desk.ready();
  await stage.deps.pool.query({ text: 'update queue_items set claimed_by = null, claimed_until = null' });
  const at = `/desk/sites/${site.key}/comments/${id}`;
  const card = await desk.page.evaluate(async (url) => (await fetch(url)).json(), `/api/v1${at}`);
  const seen = { revision: card.revision, decision: card.decisions.at(-1)?.id ?? null };
  await stage.call('Bea', `POST ${at}/decision`, { action: 'approve', seen });
  await desk.page
    .locator(`[data-comment="${id}"] [data-trouble=decided]`, { hasText: 'Bea approved this' })
    .waitFor();
  assert.equal((await findViolations(desk.page)).join('\n\n'), '');
  await desk.press('r');
  assert.equal(await desk.page.locator('.why').count(), 0);
  await desk.press('j');
  assert.notEqual(await desk.ready(), id);
  assert.equal(await desk.page.locator(`[data-comment="${id}"]`).count(), 0);
  await desk.close();
});

test('a comment that somebody else has open says so, and is passed over', async () => {
  const [first, second] = await fill(2);
  const mo = await DeskPage.open(stage, 'Mo');
  const opened = await mo.ready();
  // One comment is claimed ahead; a third one stays free.
  await fill(1);
  const bea = await DeskPage.open(stage, 'Bea');
  const free = await bea.ready();
  assert.ok(opened === first || opened === second);
  assert.ok(free !== first && free !== second);
  await bea.page
    .locator(`[data-comment="${opened}"] [data-claimed]`, { hasText: 'Mo has this open' })
    .waitFor();
  await mo.close();
  await bea.close();
});

test('what one looks at stands in the address, and Back goes back to it', async () => {
  await fill(1);
  const desk = await DeskPage.open(stage, 'Mo');
  await desk.ready();
  for (const key of ['g', 'n']) await desk.press(key);
  await desk.page.waitForURL(/queue=newcomers/);
  await desk.page.locator('.empty').waitFor();
  await desk.page.goBack();
  await desk.ready();
  assert.equal(new URL(desk.page.url()).searchParams.get('queue'), null);
  await desk.page.locator('select[name=order]').selectOption('oldest');
  await desk.page.waitForURL(/order=oldest/);
  await desk.close();
});

test('the focus is somewhere while a key leads to an empty queue, and back to one with comments', async () => {
  await fill(1);
  const desk = await DeskPage.open(stage, 'Mo');
  await desk.ready();
  for (const key of ['g', 'n']) await desk.press(key);
  await desk.page.locator('.empty h2:focus').waitFor();
  const shown = Promise.withResolvers<void>();
  await desk.page.route('**/desk/cards?*', async (route) => {
    await shown.promise;
    await route.continue();
  });
  for (const key of ['g', 'g']) await desk.press(key);
  await desk.page.locator('.list-top h1:focus').waitFor();
  shown.resolve();
  await desk.page.locator('article.open h2:focus').waitFor();
  await desk.close();
});

test('one key makes a comment a pick of the editors, another puts it before all others', async () => {
  const [id] = await fill(1);
  assert.ok(id);
  const desk = await DeskPage.open(stage, 'Mo');
  await desk.ready();
  await desk.press('a');
  await eventually(async () => assert.equal(await statusOf(id), 'published'));
  await desk.page.goto(`${stage.parley.origin}/desk?status=published`);
  await desk.ready();
  const marks = async () => {
    const { rows } = await stage.deps.pool.query<{ featured: boolean; pinned: boolean }>({
      text: 'select featured_at is not null as featured, pinned_at is not null as pinned from comments where id = $1',
      values: [id],
    });
    return rows[0];
  };
  assert.equal(await desk.openId(), id);
  await desk.press('f');
  await desk.press('p');
  await eventually(async () => assert.deepEqual(await marks(), { featured: true, pinned: true }));
  await eventually(async () =>
    assert.equal(await desk.page.locator('.decisions [aria-pressed=true]').count(), 2),
  );
  await desk.press('p');
  await eventually(async () => assert.deepEqual(await marks(), { featured: true, pinned: false }));
  await desk.close();
});
