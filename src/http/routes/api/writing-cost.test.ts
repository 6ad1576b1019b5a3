import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

/** What a comment costs the database: statements that each write sends are what limits how many are written. */
let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
});
after(() => parley.close());

type Query = (this: Client, ...args: unknown[]) => unknown;

/** The statements sent meanwhile, by name or text. */
async function record(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const query = Reflect.get(Client.prototype, 'query') as Query;
  Reflect.set(Client.prototype, 'query', function (this: Client, ...args: unknown[]) {
    const [statement] = args as [string | { name?: string; text?: string }];
    sent.push(typeof statement === 'string' ? statement : (statement.name ?? statement.text ?? ''));
    return query.apply(this, args);
  });
  await work().finally(() => Reflect.set(Client.prototype, 'query', query));
  return sent;
}

test('a comment is written in one transaction of four statements, planned once, and answered without a further look', async () => {
  const token = await parley.signIn('Ann');
  const write = () =>
    api.send(token, {
      method: 'POST',
      url: `${api.site}/stories/cost/comments?lang=en`,
      payload: { body: 'The boat was late again.' },
    });
  // Makes the story, and has the site's rules at hand.
  assert.equal((await api.write(token, 'cost', { body: 'The boat was late.' })).status, 201);
  const sent = await record(async () => {
    const { status, json } = await write();
    assert.equal(status, 201);
    assert.match(json.html, /The boat was late again/);
  });
  const begun = sent.findIndex((statement) => statement.startsWith('begin'));
  assert.match(sent[begun] ?? '', /plan_cache_mode = force_generic_plan/);
  assert.deepEqual(sent.slice(begun + 1), [
    'list-answers',
    'lock-stories',
    'list-standings',
    'insert-comments',
    'commit',
  ]);
});
