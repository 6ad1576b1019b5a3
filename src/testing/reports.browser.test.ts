import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { OPERATOR } from '../domain/viewer.ts';
import { changeSite } from '../service/manage-sites.ts';
import { eventually } from './eventually.ts';
import { findViolations } from './find-violations.ts';
import { hasFocus, Keyboard } from './keyboard.ts';
import { embedCode } from './publisher.ts';
import { ShownThread } from './shown-thread.ts';
import { GUEST_SITE, raiseStage, SITE, type Stage } from './stage.ts';

let stage: Stage;

before(async () => {
  stage = await raiseStage();
  await changeSite(stage.deps, OPERATOR, { key: GUEST_SITE, settings: { reportsWithoutAccount: true } });
});
after(() => stage.close());

interface Stored {
  readonly reason: string;
  readonly body: string;
}

async function listStored(id: string): Promise<Stored[]> {
  const { rows } = await stage.deps.pool.query<Stored>({
    text: 'select reason, body from reports where comment_id = $1',
    values: [id],
  });
  return rows;
}

async function openThread(address: string, as?: string): Promise<{ page: Page; thread: ShownThread }> {
  const context = await stage.open({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...(as === undefined ? {} : { as }),
  });
  const page = await context.newPage();
  await page.goto(address);
  const thread = new ShownThread(page);
  await thread.viewer.locator('[data-action]').first().waitFor();
  return { page, thread };
}

const TEXT = 'Something that annoys.';

test('a reader without account reports a comment in the embed by the keyboard alone', async () => {
  const id = await stage.write({ by: 'Ada', site: GUEST_SITE, story: 'embedded', body: TEXT });
  const body = embedCode(stage.parley.origin, { site: GUEST_SITE, story: 'embedded' });
  const { page, thread } = await openThread(stage.publisher.setPage('/embedded', { body }));
  const keyboard = new Keyboard(page);
  const control = thread.control(TEXT, 'report');
  const form = thread.formBelow(TEXT);
  await keyboard.use(control, 'Enter');
  await eventually(async () => assert.ok(await hasFocus(form.locator('select'))));
  await keyboard.press('Escape');
  await eventually(async () => assert.ok(await hasFocus(control)));
  await keyboard.use(control, 'Space');
  await eventually(async () => assert.ok(await hasFocus(form.locator('select'))));
  await form.locator('select').selectOption('spam');
  await keyboard.goTo(form.locator('textarea'));
  await keyboard.type('Look at the links.');
  assert.deepEqual(await findViolations(page), []);
  await keyboard.use(form.locator('button'), 'Enter');
  const said = thread.comment(TEXT).locator('xpath=./p[@data-sent]');
  await eventually(async () => assert.ok(await hasFocus(said)));
  assert.match((await said.textContent()) ?? '', /A moderator will look at this comment/);
  assert.deepEqual(await listStored(id), [{ reason: 'spam', body: 'Look at the links.' }]);
  await page.context().close();
});

test('what was typed into a report is there again when the form is opened anew', async () => {
  await stage.write({ by: 'Ada', story: 'kept', body: TEXT });
  const { page, thread } = await openThread(stage.storyUrl('kept'), 'Ben');
  await thread.control(TEXT, 'report').click();
  await thread.formBelow(TEXT).locator('textarea').fill('Half a thought');
  await page.reload();
  await thread.control(TEXT, 'report').click();
  await eventually(async () =>
    assert.equal(await thread.formBelow(TEXT).locator('textarea').inputValue(), 'Half a thought'),
  );
  await page.context().close();
});

test('one’s own comment has no way to report it', async () => {
  await stage.write({ by: 'Ada', story: 'own', body: TEXT });
  const { page, thread } = await openThread(stage.storyUrl('own'), 'Ada');
  await thread.control(TEXT, 'delete').waitFor();
  assert.equal(await thread.control(TEXT, 'report').count(), 0);
  await page.context().close();
});

test('what one has just written offers neither to report nor to mute its author', async () => {
  await stage.write({ by: 'Ada', story: 'just-written', body: TEXT });
  const { page, thread } = await openThread(stage.storyUrl('just-written'), 'Ben');
  await thread.comment(TEXT).locator('[data-mute]').waitFor();
  await thread.send(thread.composer, 'A word of my own.');
  await thread.control('A word of my own.', 'delete').waitFor();
  const controls = await thread.comment('A word of my own.').locator('> [data-actions]').innerText();
  assert.doesNotMatch(controls, /Mute|Report/);
  await page.context().close();
});

test('a warning stands above the composer until it is read', async () => {
  await stage.write({ by: 'Wim', story: 'warned', body: TEXT });
  await stage.deps.pool.query({
    text: `insert into sanctions (id, account_id, kind, reason, to_person, given_at)
      select gen_random_uuid(), id, 'warn', 'abusive', 'Please be kind.', now() from accounts where name = 'Wim'`,
  });
  const { page, thread } = await openThread(stage.storyUrl('warned', SITE), 'Wim');
  const warning = page.locator('[data-warning]');
  await warning.filter({ hasText: 'Please be kind.' }).waitFor();
  assert.deepEqual(await findViolations(page), []);
  await warning.locator('button').click();
  await warning.waitFor({ state: 'detached' });
  await thread.send(thread.composer, 'Sorry for that.');
  await thread.comment('Sorry for that.').waitFor();
  await page.context().close();
});

test('axe finds nothing wrong with the pages, and nothing overflows, light and dark, small and large, both ways', async () => {
  const id = await stage.write({ by: 'Ada', story: 'pages', body: TEXT });
  await stage.call('Wim', `POST /sites/${SITE}/comments/${id}/reports`, { reason: 'hate', body: 'Look.' });
  const sent = await stage.call<{ url: string }>('Wim', `POST /sites/${SITE}/comments/${id}/notices`, {
    law: 'Insult',
    explanation: 'It insults a person who is dead.',
    name: 'Wim',
    email: 'wim@reader.example',
    goodFaith: true,
  });
  const base = `/${SITE}/stories/pages/comments/${id}`;
  const paths = [`${base}/report`, `${base}/notice`, new URL(sent.url).pathname];
  for (const path of [...paths, '/account/reports', '/account/warnings', '/account/preferences'])
    for (const mode of [
      { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
      { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    ] as const) {
      const context = await stage.open({ ...mode, as: 'Wim' });
      const page = await context.newPage();
      const lang = mode.colorScheme === 'dark' ? 'ar' : 'de';
      const response = await page.goto(`${stage.parley.origin}${path}?lang=${lang}`);
      assert.equal(response?.status(), 200, path);
      assert.equal((await findViolations(page)).join('\n\n'), '', path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0, path);
      await context.close();
    }
});
