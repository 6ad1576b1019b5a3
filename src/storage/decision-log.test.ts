import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { decideByHand } from '../testing/decide-by-hand.ts';
import { hashDetails, toDetails } from './decision-details.ts';

let parley: TestApplication;
let commentId: string;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  const daily = createApiClient(parley, 'daily');
  const written = await daily.write(await parley.signIn('Ann'), 'one', { body: 'First' });
  commentId = written.json.comment.id;
});
after(() => parley.close());

async function run(text: string): Promise<unknown> {
  return parley.pool.query({ text });
}

test('a decision can be added, and neither changed nor removed', async () => {
  await decideByHand(parley, commentId, { to: 'rejected', reason: 'spam', toAuthor: 'Sent four times.' });
  for (const attempt of [
    `update decisions set reason = 'hate'`,
    'delete from decisions',
    'truncate decisions cascade',
    'truncate decision_seals',
  ])
    await assert.rejects(run(attempt), /only ever added to/, attempt);
});

test('texts beside a decision can be erased, and not changed', async () => {
  for (const attempt of [
    `update decision_details set to_author = 'Something else'`,
    `update decision_details set salt = ''`,
    `update decision_details set salt = '', to_author = '', internal = 'Kept'`,
    'delete from decision_details',
  ])
    await assert.rejects(run(attempt), /can only be erased/, attempt);
  await run(`update decision_details set salt = '', to_author = '', internal = '', account_id = null`);
});

test('the commitment changes with each part, and with the salt', () => {
  const words = { accountId: null, toAuthor: 'a', internal: 'b' };
  const { salt, detailsHash } = toDetails(words);
  assert.deepEqual(hashDetails(salt, words), detailsHash);
  assert.notDeepEqual(toDetails(words).detailsHash, detailsHash);
  for (const other of [
    { ...words, toAuthor: 'ab', internal: '' },
    { ...words, internal: 'c' },
    { ...words, accountId: '01936f2a-7c00-7000-8000-000000000001' as never },
  ])
    assert.notDeepEqual(hashDetails(salt, other), detailsHash);
});
