import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
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

test('whose word is taken for who readers are is changed like a secret, and beyond the site by admins of all', async () => {
  const ids = { this: (await parley.addSite('mine')).id, other: (await parley.addSite('theirs')).id };
  const change = async (kind: ActorKind, settings: Partial<SiteSettings>) => {
    const { actor } = await makeActing(parley, kind, ids);
    const site = await changeSite(parley.deps, actor, { key: 'mine', settings });
    return isRefusal(site) ? [site.refused, site.field] : 'changed';
  };
  const limited: ActorKind = { name: 'an admin of this site', role: 'admin', sites: 'this' };
  const admin: ActorKind = { name: 'an admin', role: 'admin' };
  const server: ActorKind = { name: 'a server', role: 'server', apiScopes: ['settings:write'] };
  const keys = { ssoJwksUrl: 'https://keys.example/' };
  const realm = { ssoRealm: 'theirs' };
  assert.deepEqual(await change(limited, realm), ['not_permitted', 'ssoRealm']);
  assert.deepEqual(await change(limited, { ssoSameEmail: 'link' }), ['not_permitted', 'ssoSameEmail']);
  assert.deepEqual(await change({ ...limited, isStale: true }, keys), ['step_up_required', 'ssoJwksUrl']);
  assert.deepEqual(await change({ ...admin, isStale: true }, realm), ['step_up_required', 'ssoRealm']);
  assert.deepEqual(await change(server, keys), ['not_permitted', 'ssoJwksUrl']);
  assert.equal(await change({ ...limited, isStale: true }, { guests: true, ssoRealm: '' }), 'changed');
  assert.equal(await change(server, { ssoAudience: 'talk' }), 'changed');
  assert.equal(await change(limited, keys), 'changed');
  assert.equal(await change(admin, { ...realm, ssoSameEmail: 'link' }), 'changed');
});
