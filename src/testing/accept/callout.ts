import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createDeps } from '../../cli/compose.ts';
import { parseConfig } from '../../cli/config.ts';
import type { CallOutSettings } from '../../domain/call-out.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import type { Deps } from '../../service/deps.ts';
import { issueToken } from '../../service/issue-token.ts';
import { addCallOut } from '../../service/manage-call-outs.ts';
import { createPool } from '../../storage/pool.ts';
import { makeDataFolder } from '../embedded-host.ts';
import { eventually } from '../eventually.ts';
import { makeSite } from '../make-site.ts';
import { answerByWord, startOutsideService, type OutsideService } from '../outside-service.ts';
import { chooseSettings, startParley, toLocal, type ParleyProcess } from '../parley-process.ts';
import { createTestDatabase } from '../postgres.ts';
import type { Check, Scenario } from './scenario.ts';

/** Longer than the service thinks in `please-think`, shorter than anybody would call hanging. */
const TIMEOUT_MS = 1_000;

/** A service outside is asked about comments, and its answers and its silence do what was chosen for them. */
export const callout: Scenario = {
  description: 'a service outside accepts, rejects, flags, tags, is slow, broken, silent, or leads elsewhere',
  async run(check) {
    const database = await createTestDatabase();
    const settings = await chooseSettings({
      DATABASE_URL: database.url,
      PARLEY_SECRET: 'a secret that the server and this scenario share',
      PARLEY_DATA: await makeDataFolder(),
      PRIVATE_HOSTS: '127.0.0.1',
    });
    const [parley, service] = await Promise.all([startParley(settings), startOutsideService(answerByWord)]);
    const pool = createPool({ connection: database.connection, size: 2, onError: () => undefined });
    try {
      const deps = await createDeps(parseConfig(settings), pool);
      await checkAll(check, { parley, service, deps });
    } finally {
      await Promise.all([service.close(), parley.stop(), pool.end()]);
      await database.drop();
    }
  },
};

interface World {
  readonly parley: ParleyProcess;
  readonly service: OutsideService;
  readonly deps: Deps;
}

let sites = 0;
let people = 0;

/** A site of its own for each case, so that what is set up counts with its first comment. */
async function openSite({ deps, parley, service }: World, more: Partial<CallOutSettings>) {
  const key = `site-${(sites += 1)}`;
  const site = await makeSite(deps, { key, origins: ['https://news.example'] });
  const added = await addCallOut(deps, OPERATOR, {
    site,
    kind: 'coral',
    key: '',
    name: 'Filter',
    url: service.url,
    isEnabled: true,
    timeoutMs: TIMEOUT_MS,
    silence: 'hold',
    onSpam: 'hold',
    format: 'plain',
    sendsPerson: false,
    ...more,
  });
  assert.ok(!isRefusal(added), JSON.stringify(added));
  // The running server knows a new site within a moment.
  await eventually(async () => {
    const { status } = await fetch(`${toLocal(parley)}/api/v1/sites/${key}/counts`);
    assert.equal(status, 200);
  });
  const name = `Reader ${(people += 1)}`;
  const token = await issueToken(deps, { email: `${people}@reader.example`, name });
  return {
    secret: added.secret ?? '',
    post: async (body: string) => {
      const started = performance.now();
      const answer = await fetch(`${toLocal(parley)}/api/v1/sites/${key}/stories/tram/comments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ body, url: 'https://news.example/tram' }),
      });
      assert.equal(answer.status, 201, await answer.clone().text());
      const { comment } = (await answer.json()) as { comment: { id: string; status: string } };
      return { ...comment, ms: performance.now() - started };
    },
  };
}

async function checkAll(check: Check, world: World): Promise<void> {
  await checkAnswers(check, world);
  await checkSilence(check, world);
  await check('while one service hangs, other writes go on', async () => {
    const slow = await openSite(world, { timeoutMs: 3_000 });
    const quick = await openSite(world, { isEnabled: false });
    await quick.post('The first one makes the story.');
    const hanging = Array.from({ length: 10 }, (_, n) => slow.post(`please-hang ${n}`));
    const { ms } = await quick.post('The second one does not wait.');
    await Promise.all(hanging);
    assert.ok(ms < 1_500, `it took ${ms.toFixed(0)} ms`);
    console.log(`        ${ms.toFixed(0)} ms beside ten that waited 3,000 ms`);
  });
}

async function checkAnswers(check: Check, world: World): Promise<void> {
  const { post, secret } = await openSite(world, {});
  await check(
    'a 204 lets a comment pass, and the request is signed so that a service can check it',
    async () => {
      assert.equal((await post('A fine day.')).status, 'published');
      const received = world.service.received.at(-1);
      assert.ok(received);
      const { headers, body } = received;
      const mac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
      assert.equal(headers['x-coral-signature'], `sha256=${mac(body)}`);
      const [, seconds, signature] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['parley-signature'])) ?? [];
      assert.equal(signature, mac(`${seconds}.${body}`));
      const { action, comment, site, story, author, tenantDomain } = JSON.parse(body) as Record<
        string,
        object
      >;
      assert.equal(action, 'NEW');
      assert.deepEqual(comment, { body: 'A fine day.', parentID: null });
      assert.ok(site && story && author && tenantDomain);
    },
  );
  const verdicts = {
    'please-approve': 'published',
    'please-reject': 'rejected',
    'please-premoderate': 'withheld',
    'please-withhold': 'withheld',
  };
  for (const [body, status] of Object.entries(verdicts))
    await check(`${body}: ${status}`, async () => assert.equal((await post(body)).status, status));
  await check('what is flagged is published and reported, with the reason', async () => {
    const { id, status } = await post('please-flag');
    assert.equal(status, 'published');
    const { rows } = await world.deps.pool.query({
      text: `select r.reason, r.body, q.is_reported as reported from reports r join queue_items q on q.comment_id = r.comment_id
        where r.comment_id = $1`,
      values: [id],
    });
    assert.deepEqual(rows, [{ reason: 'abusive', body: 'Filter: COMMENT_DETECTED_TOXIC', reported: true }]);
  });
  await check('what is tagged as featured is an editor’s pick', async () => {
    const { id } = await post('please-tag');
    const { rows } = await world.deps.pool.query({
      text: 'select featured_at is not null as featured from comments where id = $1',
      values: [id],
    });
    assert.deepEqual(rows, [{ featured: true }]);
  });
  await check('a slow answer in time counts', async () =>
    assert.equal((await post('please-think')).status, 'rejected'),
  );
}

const SILENT = {
  'please-hang': 'timeout',
  'please-break': 'malformed',
  'please-mislead': 'malformed',
  'please-fail': 'status',
  'please-redirect': 'redirect',
};

async function checkSilence(check: Check, world: World): Promise<void> {
  for (const silence of ['hold', 'pass'] as const) {
    const { post } = await openSite(world, { silence });
    for (const [body, why] of Object.entries(SILENT)) {
      const status = silence === 'hold' ? 'withheld' : 'published';
      await check(`${body} (${why}), where silence is to ${silence}: ${status}`, async () => {
        const posted = await post(body);
        assert.equal(posted.status, status);
        assert.ok(posted.ms < TIMEOUT_MS + 2_000, `it took ${posted.ms.toFixed(0)} ms`);
        assert.deepEqual(await readReason(world, posted.id), { service: 'Filter', silence: why });
      });
    }
  }
  await check('a private address that the operator has not listed is not asked', async () => {
    const { post } = await openSite(world, { url: world.service.url.replace('127.0.0.1', '127.0.0.2') });
    const { id } = await post('A fine day.');
    assert.deepEqual(await readReason(world, id), { service: 'Filter', silence: 'forbidden' });
  });
}

async function readReason({ deps }: World, id: string): Promise<object | undefined> {
  const { rows } = await deps.pool.query<{ figures: object }>({
    text: `select reasons -> 0 -> 'figures' as figures from revisions where comment_id = $1`,
    values: [id],
  });
  return rows[0]?.figures;
}
