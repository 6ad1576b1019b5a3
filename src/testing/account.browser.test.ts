import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AccountId } from '../domain/ids.ts';
import { openEmbedSession } from '../service/sign-in.ts';
import { insertMute } from '../storage/mutes.ts';
import { eventually } from './eventually.ts';
import { findViolations } from './find-violations.ts';
import { ShownThread } from './shown-thread.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';
import { SURFACES } from './surfaces.ts';

let stage: Stage;
const LONG_NAME = 'Maximiliane Wolkenstein-Trautmannsdorff von und zu Großhadern-Pasing die Jüngere';

before(async () => {
  stage = await raiseStage();
  const id = await stage.write({ by: 'Ada', story: 'tram', body: 'The tram should stop at the market.' });
  await stage.write({ by: 'Ben', story: 'tram', body: 'Who pays?', parentId: id });
  await stage.write({ by: LONG_NAME, story: 'tram', body: 'Who says so?', parentId: id });
});
after(() => stage.close());

async function findId(name: string): Promise<AccountId> {
  const { rows } = await stage.deps.pool.query<{ id: AccountId }>({
    text: 'select id from accounts where name = $1',
    values: [name],
  });
  const [row] = rows;
  assert.ok(row, name);
  return row.id;
}

const PAGES = ['/account', '/account/edit', '/account/replies', '/account/muted', '/account/preferences'];
const MODES = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 }, lang: 'en' },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 }, lang: 'de' },
  { colorScheme: 'light', viewport: { width: 390, height: 844 }, lang: 'ar' },
] as const;

describe('axe finds nothing wrong with, and nothing overflows on,', () => {
  for (const path of PAGES) {
    test(`${path}, with something on it and empty`, async () => {
      for (const { lang, ...mode } of MODES) {
        for (const as of ['Ada', LONG_NAME, 'Newcomer']) {
          const context = await stage.open({ ...mode, as });
          const page = await context.newPage();
          await page.goto(`${stage.parley.origin}${path}?lang=${lang}`);
          assert.equal((await findViolations(page)).join('\n\n'), '', `${as}, ${lang}`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overflow, 0, `${as}, ${lang}`);
          await context.close();
        }
      }
    });
  }

  test('a profile as others see it', async () => {
    await stage.deps.pool.query({
      text: `update sites set settings = settings || '{"publicProfiles": true}'`,
    });
    const context = await stage.open({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await eventually(async () => {
      const response = await page.goto(`${stage.parley.origin}/${SITE}/people/${await findId(LONG_NAME)}`);
      assert.equal(response?.status(), 200);
    });
    assert.equal((await findViolations(page)).join('\n\n'), '');
    await context.close();
  });

  test('a profile with an error, and the form that mutes', async () => {
    const context = await stage.open({ as: 'Ada' });
    const page = await context.newPage();
    await page.goto(`${stage.parley.origin}/account/edit`);
    await page.locator('input[name=name]').fill('ben');
    await page.locator('main form:has(textarea) button').click();
    await page.locator('.error').waitFor();
    assert.equal((await findViolations(page)).join('\n\n'), '');
    assert.equal(await page.locator('input[name=name]').inputValue(), 'ben');
    await page.goto(stage.storyUrl('tram'));
    await page.locator('[data-mute]').first().click();
    await page.locator('main button').waitFor();
    assert.equal((await findViolations(page)).join('\n\n'), '');
    await context.close();
  });
});

test('by keyboard alone, and without script, one gets from a discussion to one’s name and changes it', async () => {
  const context = await stage.open({ as: 'Keyboarder', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stage.storyUrl('tram'));
  const press = async (label: string) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      if ((await focused.count()) > 0 && (await focused.innerText()).trim() === label) {
        await page.keyboard.press('Enter');
        return;
      }
    }
    assert.fail(`${label} is not reached`);
  };
  await press('Your account');
  await page.waitForURL(/\/account$/);
  await press('Edit profile');
  await page.waitForURL(/\/account\/edit$/);
  await page.locator('input[name=name]').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Keyboard Reader');
  await page.keyboard.press('Enter');
  await page.waitForURL(/saved=1/);
  assert.match(await page.locator('main').innerText(), /Keyboard Reader/);
  await context.close();
});

for (const surface of SURFACES) {
  test(`who is muted is folded away ${surface.name}, also in replies that are fetched, and opens on demand`, async () => {
    const story = `muted-${surface.isEmbed}`;
    const root = await stage.write({ by: 'Ada', story, body: 'A question.' });
    for (let index = 0; index < 5; index += 1)
      await stage.write({ by: 'Ben', story, body: `Shouting ${index}`, parentId: root });
    await stage.write({ by: 'Calm', story, body: 'A calm voice' });
    const reader = `Reader ${surface.isEmbed}`;
    await stage.signIn(reader);
    const [accountId, mutedId] = await Promise.all([findId(reader), findId('Ben')]);
    await insertMute(stage.deps.pool, { accountId, mutedId, createdAt: new Date() });
    const context = await stage.open(surface.isEmbed ? {} : { as: reader });
    const page = await context.newPage();
    if (surface.isEmbed) {
      const address = surface.publish(stage, story);
      await page.goto(address);
      const embedToken = await openEmbedToken(reader);
      await page.evaluate((value) => localStorage.setItem('parley:token', value), embedToken);
      await page.goto(`${address}?again#parley`);
    } else await page.goto(surface.publish(stage, story));
    const thread = new ShownThread(page);
    const folds = thread.section.locator('details.muted');
    await folds.first().waitFor();
    assert.equal(await folds.count(), 3);
    assert.equal(await thread.section.getByText('Shouting 0').isVisible(), false);
    assert.equal(await thread.section.getByText('A calm voice').isVisible(), true);
    await thread.section.locator('[data-more=replies]').first().click();
    await thread.section.locator('details.muted').nth(4).waitFor();
    await folds.first().locator('summary').click();
    assert.equal(await thread.section.locator('details.muted[open] [data-body]').isVisible(), true);
    const link = thread.section.locator('[data-mute]', { hasText: 'Mute' }).first();
    assert.match(
      (await link.getAttribute('href')) ?? '',
      new RegExp(`/${SITE}/stories/${story}/comments/[0-9a-f-]+/mute`),
    );
    await context.close();
  });
}

async function openEmbedToken(name: string): Promise<string> {
  return openEmbedSession(stage.deps, { accountId: await findId(name), origin: stage.publisher.origin });
}
