import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { findTraces } from '../testing/find-traces.ts';
import { saveRules } from '../testing/save-rules.ts';
import { askErasure, ERASURE_HOURS } from './ask-erasure.ts';
import { eraseDueAccounts } from './erase-account.ts';
import { authenticate } from './sessions.ts';
import { verify } from './verify.ts';

/** What rules keep of people and their texts goes when those people go. */
let parley: TestApplication;
let site: Site;
let api: ReturnType<typeof createApiClient>;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  await saveRules(parley, site, { suspect: 'bribe' });
});
after(() => parley.close());

async function erase(token: string): Promise<void> {
  const actor = await authenticate(parley.deps, { token, foreignOrigin: null });
  assert.ok(!isRefusal(await askErasure(parley.deps, actor, { comments: 'keep', language: 'en' })));
  const clock = () => new Date(Date.now() + ERASURE_HOURS * 3_600_000);
  assert.equal(await eraseDueAccounts({ ...parley.deps, clock }), 1);
}

test('a comment that is kept without its author loses the text that waited, and the facts about them', async () => {
  const token = await parley.signIn('Ann');
  const { json } = await api.write(token, 'kept', { body: 'He is honest.' });
  const { id } = json.comment;
  await api.send(token, {
    method: 'PATCH',
    url: `${api.site}/comments/${id}`,
    payload: { body: 'He took a bribe.' },
  });
  await erase(token);
  const { rows } = await parley.pool.query({
    text: `select r.number, r.body, r.facts, c.waiting_revision as waiting, (select count(*)::int from queue_items) as items
      from revisions r join comments c on c.id = r.comment_id where c.id = $1`,
    values: [id],
  });
  assert.deepEqual(rows, [{ number: 1, body: 'He is honest.', facts: null, waiting: null, items: 0 }]);
  assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
});

test('a name is taken out of a text that waits, too', async () => {
  const [zoe, ben] = await Promise.all([parley.signIn('Zoë Marchbanks'), parley.signIn('Ben')]);
  await api.write(zoe, 'named', { body: 'A question.' });
  const { json } = await api.write(ben, 'named', { body: 'An answer.' });
  await api.send(ben, {
    method: 'PATCH',
    url: `${api.site}/comments/${json.comment.id}`,
    payload: { body: 'Was it a bribe, @Zoë Marchbanks?' },
  });
  await erase(zoe);
  assert.deepEqual(await findTraces(parley.pool, ['Zoë Marchbanks']), []);
  const { rows } = await parley.pool.query({
    text: `select r.html, r.reasons->0->>'rule' as rule from revisions r join comments c on c.id = r.comment_id
      where c.id = $1 and r.number = c.waiting_revision`,
    values: [json.comment.id],
  });
  assert.match(rows[0]?.html, /Was it a bribe/);
  assert.equal(rows[0]?.rule, 'suspectWords');
});
