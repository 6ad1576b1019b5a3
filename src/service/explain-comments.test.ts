import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccountClient } from '../testing/account-client.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { decideByHand } from '../testing/decide-by-hand.ts';

let parley: TestApplication;
let daily: ReturnType<typeof createApiClient>;
let ann: Awaited<ReturnType<typeof openAccountClient>>;
let ben: Awaited<ReturnType<typeof openAccountClient>>;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  daily = createApiClient(parley, 'daily');
  ann = await openAccountClient(parley, 'Ann');
  ben = await openAccountClient(parley, 'Ben');
});
after(() => parley.close());

async function write(body: string, parentId?: string): Promise<string> {
  return (await daily.write(ann.token, 'one', { body, ...(parentId ? { parentId } : {}) })).json.comment.id;
}

async function read(token: string, id: string) {
  const { json, status: statusCode } = await daily.send(token, {
    method: 'GET',
    url: `${daily.site}/comments/${id}`,
  });
  return { statusCode, explanation: json.explanation };
}

test('the author of a rejected comment reads reason and text wherever it would stand, and nobody else does', async () => {
  const id = await write('Nobody else reads this.');
  await decideByHand(parley, id, {
    to: 'rejected',
    reason: 'off_topic',
    toAuthor: 'The story is about <trams>.',
  });
  const permalink = `/daily/stories/one/comments/${id}`;
  for (const url of ['/daily/stories/one', permalink, '/account']) {
    const { body, statusCode } = await ann.get(url);
    assert.equal(statusCode, 200, url);
    for (const words of [
      /Nobody else reads this\./,
      /A moderator decided not to publish this comment/,
      /Why: it has nothing to do with the story\./,
      /The story is about &lt;trams>\./,
    ])
      assert.match(body, words, url);
  }
  const viewer = await daily.send(ann.token, { method: 'GET', url: `${daily.site}/stories/one/viewer` });
  assert.match(viewer.json.held[0].html, /nothing to do with the story/);
  const { explanation } = await read(ann.token, id);
  assert.equal(explanation.automatic, false);
  assert.equal(explanation.reason, 'off_topic');
  assert.equal(explanation.toAuthor, 'The story is about <trams>.');
  assert.equal(explanation.appeal.state, 'possible');

  assert.doesNotMatch((await ben.get('/daily/stories/one')).body, /trams|Nobody else reads/);
  assert.equal((await ben.get(permalink)).statusCode, 404);
  assert.equal((await read(ben.token, id)).statusCode, 404);
});

test('a rule is told in words, with what it found in the author’s own text alone', async () => {
  const id = await write('You **Bl0ckhead**, you blockhead.');
  const text = 'You Bl0ckhead, you blockhead.';
  const spans = [/Bl0ckhead/, /blockhead/].map((word) => {
    const start = text.search(word);
    return { start, end: start + 9, entry: 'blockhead*' };
  });
  const reasons = [
    { rule: 'bannedWords', version: 1, verdict: 'reject', spans, figures: { entry: 'blockhead*' } },
    { rule: 'shouting', version: 1, verdict: 'remark', spans: [], figures: {} },
  ];
  await parley.pool.query({
    text: `update revisions set verdict = 'reject', reasons = $2 where comment_id = $1`,
    values: [id, JSON.stringify(reasons)],
  });
  const decision = { to: 'rejected', by: 'rules', rule: 'bannedWords', reason: 'banned_word' } as const;
  await decideByHand(parley, id, decision);
  const { explanation } = await read(ann.token, id);
  assert.deepEqual(explanation.rules, [{ rule: 'bannedWords', matches: ['Bl0ckhead', 'blockhead'] }]);
  assert.equal(explanation.automatic, true);
  const { body } = await ann.get(`/daily/stories/one/comments/${id}`);
  assert.match(body, /That was decided automatically/);
  assert.match(
    body,
    /Why: it contains words that are not published here\. In your text: Bl0ckhead · blockhead/,
  );
  assert.doesNotMatch(body, /blockhead\*/);
  assert.equal(body.split('Why:').length, 2, 'it is said once');
});

test('a comment that was taken out of sight stands in its place for its author, with its replies', async () => {
  const id = await write('Reported by readers.');
  await daily.write(ben.token, 'one', { body: 'An answer to it.', parentId: id });
  await decideByHand(parley, id, { to: 'withheld', by: 'reports' });
  const { body } = await ann.get('/daily/stories/one');
  assert.match(body, /Reported by readers\.[\s\S]*taken out of sight automatically[\s\S]*An answer to it\./);
  assert.equal(body.split(`id="c-${id}"`).length, 2, 'it stands there once');
  assert.match(
    (await ben.get('/daily/stories/one')).body,
    /Waiting for a moderator\.[\s\S]*An answer to it\./,
  );
});

test('what was undone is told to nobody', async () => {
  const id = await write('Held, and held again.');
  await decideByHand(parley, id, { to: 'pending', by: 'rules' });
  const rejected = await decideByHand(parley, id, { from: 'pending', to: 'rejected', reason: 'hate' });
  await decideByHand(parley, id, { from: 'rejected', to: 'pending', undoes: rejected });
  const { explanation } = await read(ann.token, id);
  assert.equal(explanation.by, 'rules');
  assert.equal(explanation.reason, null);
});
