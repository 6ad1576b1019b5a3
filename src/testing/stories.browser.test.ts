import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OPERATOR } from '../domain/viewer.ts';
import { grantRole } from '../service/grant-role.ts';
import { changeSite } from '../service/manage-sites.ts';
import { findViolations } from './find-violations.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';

let stage: Stage;
let tools: string;
let comments: string[];

before(async () => {
  stage = await raiseStage();
  await stage.signIn('Mo');
  const email = `${Buffer.from('Mo').toString('hex')}@reader.example`;
  await grantRole(stage.deps, OPERATOR, { to: { email }, role: 'moderator', siteIds: null });
  await changeSite(stage.deps, OPERATOR, {
    key: SITE,
    settings: { messageBox: 'We read along until **ten**.', guidelines: 'https://news.example/rules' },
  });
  comments = [];
  for (const body of ['First', 'Second', 'Third'])
    comments.push(await stage.write({ by: 'Ines', story: 'tools', body }));
  await stage.call('Mo', `POST /desk/sites/${SITE}/comments/${comments[1]}/feature`, { on: true });
  await stage.call('Mo', `POST /desk/sites/${SITE}/comments/${comments[2]}/pin`, { on: true });
  const { rows } = await stage.deps.pool.query<{ id: string }>({
    text: `select id from stories where key = 'tools'`,
  });
  tools = `/desk/settings/sites/${SITE}/stories/${rows[0]?.id}`;
});
after(() => stage.close());

const LOOKS = [
  ['light', 1280],
  ['dark', 390],
] as const;

for (const [scheme, width] of LOOKS)
  test(`nothing stands in the way of anybody on the pages of stories (${scheme}, ${width})`, async () => {
    for (const [path, as] of [
      [`/desk/settings/sites/${SITE}/stories`, 'Mo'],
      [tools, 'Mo'],
      [`/${SITE}/stories/tools`, undefined],
      [`/${SITE}/stories/tools/picks`, undefined],
    ] as const) {
      const context = await stage.open({
        ...(as === undefined ? {} : { as }),
        colorScheme: scheme,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      await page.goto(stage.parley.origin + path);
      assert.deepEqual(await findViolations(page), [], path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`);
      await context.close();
    }
  });

test('editors’ picks show in place with script, and as a page without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await stage.open({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(stage.storyUrl('tools'));
    assert.match(await page.locator('article').first().innerText(), /Third/);
    assert.match(await page.locator('aside').innerText(), /until ten/);
    await page.getByRole('link', { name: /Editor’s pick \(1\)/ }).click();
    await page.waitForURL(/\/picks/);
    await page.getByText('Second').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('article').length === 1);
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.waitForFunction(() => document.querySelectorAll('article').length === 3);
    await context.close();
  }
});
