import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { makeActing, type ActorKind } from '../testing/acting.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { changeSite, listDeskSites } from './manage-sites.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

test('the desk shows the sites that a role counts on', async () => {
  const ids = { this: (await parley.addSite('this')).id, other: (await parley.addSite('other')).id };
  const listFor = async (kind: ActorKind) => {
    const { actor } = await makeActing(parley, kind, ids);
    const sites = await listDeskSites(parley.deps, actor);
    return isRefusal(sites) ? sites.refused : sites.map(({ key }) => key);
  };
  assert.deepEqual(await listFor({ name: 'an admin', role: 'admin' }), ['other', 'this']);
  assert.deepEqual(await listFor({ name: 'a moderator', role: 'moderator', sites: 'other' }), ['other']);
  assert.equal(await listFor({ name: 'staff', role: 'staff' }), 'not_permitted');
});

test('changes made at the same time do not undo each other', async () => {
  await parley.addSite('busy');
  await Promise.all(
    [{ settings: { guests: true } }, { settings: { maxCommentLength: 7 } }, { name: 'Busy' }].map((change) =>
      changeSite(parley.deps, OPERATOR, { key: 'busy', ...change }),
    ),
  );
  const site = await changeSite(parley.deps, OPERATOR, { key: 'busy', settings: {} });
  assert.ok(!isRefusal(site));
  assert.deepEqual([site.name, site.settings.guests, site.settings.maxCommentLength], ['Busy', true, 7]);
});
