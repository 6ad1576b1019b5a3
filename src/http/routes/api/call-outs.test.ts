import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../../../domain/refusal.ts';
import { OPERATOR } from '../../../domain/viewer.ts';
import { addCallOut } from '../../../service/manage-call-outs.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { answerByWord, startOutsideService, type OutsideService } from '../../../testing/outside-service.ts';
import { saveRules } from '../../../testing/save-rules.ts';

/** What services outside say of comments that are sent and edited. */
let parley: TestApplication;
let service: OutsideService;
let people = 0;

before(async () => {
  parley = await createTestApplication({ PRIVATE_HOSTS: '127.0.0.1' });
  service = await startOutsideService(answerByWord);
});
after(async () => {
  await service.close();
  await parley.close();
});

async function makeSite(key: string, silence: 'hold' | 'pass' = 'hold', timeoutMs = 10_000) {
  const site = await parley.addSite(key);
  await saveRules(parley, site, { banned: 'grunk', settings: { record: { least: 1_000 } } });
  const added = await addCallOut(parley.deps, OPERATOR, {
    site,
    kind: 'coral',
    key: '',
    name: 'Filter',
    url: service.url,
    isEnabled: true,
    timeoutMs,
    silence,
    onSpam: 'hold',
    format: 'plain',
    sendsPerson: false,
  });
  assert.ok(!isRefusal(added));
  const api = createApiClient(parley, key);
  const token = await parley.signIn(`Reader ${(people += 1)}`);
  return {
    api,
    token,
    write: async (body: string) => (await api.write(token, 'story', { body })).json.comment,
    edit: (id: string, body: string) =>
      api.send(token, { method: 'PATCH', url: `${api.site}/comments/${id}`, payload: { body } }),
  };
}

async function read(id: string) {
  const { rows } = await parley.pool.query({
    text: `select c.status, c.body, c.featured_at is not null as featured, q.is_withheld as withheld, q.is_reported as reported, q.rules,
        (select json_agg(json_build_array(r.reason, r.body)) from reports r where r.comment_id = c.id) as reports,
        (select reasons from revisions r where r.comment_id = c.id order by number desc limit 1) as reasons
      from comments c left join queue_items q on q.comment_id = c.id where c.id = $1`,
    values: [id],
  });
  return rows[0];
}

test('a comment becomes what the service says, with its reason', async () => {
  const { write } = await makeSite('verdicts');
  assert.equal((await write('Fine.')).status, 'published');
  assert.equal((await write('please-approve')).status, 'published');
  assert.equal((await write('please-reject')).status, 'rejected');
  const held = await read((await write('please-withhold')).id);
  assert.deepEqual([held.status, held.withheld, held.rules], ['withheld', true, ['callOut']]);
  assert.deepEqual(held.reasons[0].figures, { service: 'Filter' });
});

test('what it flags is published and reported, and what it calls featured is an editor’s pick', async () => {
  const { write } = await makeSite('marks');
  const flagged = await read((await write('please-flag')).id);
  assert.deepEqual([flagged.status, flagged.reported], ['published', true]);
  assert.deepEqual(flagged.reports, [['abusive', 'Filter: COMMENT_DETECTED_TOXIC']]);
  const picked = await read((await write('please-tag')).id);
  assert.deepEqual([picked.status, picked.featured, picked.reports], ['published', true, null]);
});

test('its silence holds or passes, and the reason says which it was', async () => {
  const held = await read((await (await makeSite('holds', 'hold')).write('please-break')).id);
  assert.deepEqual([held.status, held.reasons[0].figures.silence], ['withheld', 'malformed']);
  const passed = await read((await (await makeSite('passes', 'pass')).write('please-fail')).id);
  assert.deepEqual([passed.status, passed.reasons[0].figures.silence], ['published', 'status']);
});

test('it is not asked about what is rejected anyway', async () => {
  const { write } = await makeSite('last');
  const before = service.received.length;
  assert.equal((await write('What a grunk')).status, 'rejected');
  assert.equal(service.received.length, before);
});

test('an edit is asked about, too: held beside the text that readers see, or refused', async () => {
  const { write, edit } = await makeSite('edits');
  const { id } = await write('Fine.');
  assert.equal((await edit(id, 'please-withhold')).status, 200);
  assert.equal(JSON.parse(service.received.at(-1)!.body).action, 'EDIT');
  const held = await read(id);
  assert.deepEqual([held.status, held.body, held.withheld], ['published', 'Fine.', true]);
  const refused = await edit(id, 'please-reject');
  assert.equal(refused.json.code, 'edit_rejected');
});

test('a service that thinks long keeps nobody waiting but whoever wrote to it', async () => {
  const slow = await makeSite('slow', 'hold', 2_000);
  const other = await parley.addSite('other');
  const api = createApiClient(parley, other.key);
  const hanging = Array.from({ length: 20 }, (_, n) => slow.write(`please-hang ${n}`));
  const started = performance.now();
  const { status } = await api.write(await parley.signIn('Somebody else'), 'story', { body: 'Quick.' });
  const took = performance.now() - started;
  assert.equal(status, 201);
  assert.ok(took < 1_500, `it took ${took} ms`);
  const written = await Promise.all(hanging);
  assert.deepEqual([...new Set(written.map((comment) => comment.status))], ['withheld']);
});
