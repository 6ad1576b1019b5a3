import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { CallOutSettings } from '../domain/call-out.ts';
import type { AccountId, CommentId } from '../domain/ids.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import {
  answerByWord,
  startOutsideService,
  type OutsideService,
  type ReceivedRequest,
} from '../testing/outside-service.ts';
import type { AskedComment } from './call-out-protocols.ts';
import { tryCallOut } from './try-call-out.ts';
import {
  addCallOut,
  changeCallOut,
  listCallOuts,
  removeCallOut,
  rotateCallOutSecret,
  type NewCallOut,
} from './manage-call-outs.ts';

let parley: TestApplication;
let service: OutsideService;

before(async () => {
  parley = await createTestApplication({ PRIVATE_HOSTS: '127.0.0.1' });
  service = await startOutsideService(answerByWord);
});
after(async () => {
  await service.close();
  await parley.close();
});

function unwrap<T extends object>(answer: T | Refusal): T {
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return answer;
}

const SETTINGS: CallOutSettings = {
  name: 'Filter',
  url: '',
  isEnabled: true,
  timeoutMs: 1_000,
  silence: 'pass',
  onSpam: 'hold',
  format: 'plain',
  sendsPerson: false,
};

async function add(site: Site, more: Partial<Omit<NewCallOut, 'site'>> = {}) {
  const added = await addCallOut(parley.deps, OPERATOR, {
    ...SETTINGS,
    url: service.url,
    site,
    kind: 'coral',
    key: '',
    ...more,
  });
  return unwrap(added);
}

const commentOn = (site: Site, text: string, more: Partial<AskedComment> = {}): AskedComment => ({
  site,
  storyKey: 'story-7',
  storyUrl: 'https://news.example/stories/7',
  parentId: null,
  isEdit: false,
  text,
  html: `<p>${text}</p>`,
  author: { id: parley.deps.newId<AccountId>(), name: 'Ann', role: 'reader' },
  address: '198.51.100.7',
  ...more,
});

const lastReceived = (): ReceivedRequest => service.received.at(-1)!;

test('a service is asked as Coral asks, and signed with every secret that is live', async () => {
  const site = await parley.addSite('shape');
  const { callOut, secret: first } = await add(site, { format: 'html' });
  const { secret: second } = unwrap(
    await rotateCallOutSecret(parley.deps, OPERATOR, { site, id: callOut.id, graceHours: 1 }),
  );
  const parentId = parley.deps.newId<CommentId>();
  const comment = commentOn(site, 'Hello', { parentId, isEdit: true });
  assert.deepEqual(await parley.deps.outside.ask(comment), [
    { service: 'Filter', verdict: 'publish', silence: null, flags: [], tags: [] },
  ]);
  const { headers, body } = lastReceived();
  assert.equal(headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(body), {
    action: 'EDIT',
    comment: { body: '<p>Hello</p>', parentID: parentId },
    author: { id: comment.author.id, role: 'COMMENTER' },
    story: { id: 'story-7', url: 'https://news.example/stories/7' },
    site: { id: site.id },
    tenantID: 'talk.example',
    tenantDomain: 'talk.example',
  });
  const mac = (secret: string | null, text: string) =>
    createHmac('sha256', secret!).update(text).digest('hex');
  assert.equal(
    headers['x-coral-signature'],
    [second, first].map((secret) => `sha256=${mac(secret, body)}`).join(','),
  );
  const [time = '', ...signatures] = String(headers['parley-signature']).split(',');
  const seconds = time.slice(2);
  assert.ok(Math.abs(Date.now() / 1_000 - Number(seconds)) < 10);
  assert.deepEqual(
    signatures,
    [second, first].map((secret) => `v1=${mac(secret, `${seconds}.${body}`)}`),
  );
});

test('every answer of Coral’s services means what it says', async () => {
  const site = await parley.addSite('answers');
  await add(site);
  const verdictOf = async (text: string) => (await parley.deps.outside.ask(commentOn(site, text)))[0];
  const words = ['approve', 'reject', 'premoderate', 'withhold', 'think'];
  const verdicts = await Promise.all(words.map(async (word) => (await verdictOf(`please-${word}`))?.verdict));
  assert.deepEqual(verdicts, ['publish', 'reject', 'hold', 'hold', 'reject']);
  assert.deepEqual((await verdictOf('please-flag'))?.flags, [
    { reason: 'COMMENT_DETECTED_TOXIC', detail: 'an insult' },
  ]);
  assert.deepEqual((await verdictOf('please-tag'))?.tags, ['FEATURED']);
});

test('whoever gives no usable answer is silent, and what that means was chosen before', async () => {
  const site = await parley.addSite('silent');
  const { callOut } = await add(site, { timeoutMs: 100, silence: 'hold' });
  const ask = async (text: string) => {
    const [fact] = await parley.deps.outside.ask(commentOn(site, text));
    return `${fact?.verdict} ${fact?.silence}`;
  };
  assert.equal(await ask('please-break'), 'hold malformed');
  assert.equal(await ask('please-mislead'), 'hold malformed');
  assert.equal(await ask('please-flood'), 'hold malformed');
  assert.equal(await ask('please-inherit'), 'hold malformed');
  assert.equal(await ask('please-fail'), 'hold status');
  assert.equal(await ask('please-redirect'), 'hold redirect');
  const started = performance.now();
  assert.equal(await ask('please-hang'), 'hold timeout');
  assert.ok(performance.now() - started < 1_500);
  const change = (change: Partial<CallOutSettings>) =>
    changeCallOut(parley.deps, OPERATOR, { site, id: callOut.id, change });
  unwrap(await change({ silence: 'pass' }));
  assert.equal(await ask('please-hang'), 'publish timeout');
  unwrap(await change({ url: 'http://127.0.0.2:1/' }));
  assert.equal(await ask('anything'), 'publish forbidden');
  unwrap(await change({ url: 'http://127.0.0.1:1025/' }));
  assert.equal(await ask('anything'), 'publish unreachable');
});

test('services are asked in their order, until one wants the comment rejected; those switched off never', async () => {
  const site = await parley.addSite('order');
  await add(site, { name: 'First' });
  const second = await add(site, { name: 'Second' });
  await add(site, { name: 'Off', isEnabled: false });
  const namesOf = async (text: string) =>
    (await parley.deps.outside.ask(commentOn(site, text))).map((fact) => fact.service);
  assert.deepEqual(await namesOf('fine'), ['First', 'Second']);
  unwrap(
    await changeCallOut(parley.deps, OPERATOR, { site, id: second.callOut.id, change: {}, position: 1 }),
  );
  assert.deepEqual(await namesOf('fine'), ['Second', 'First']);
  assert.deepEqual(await namesOf('please-reject'), ['Second']);
  unwrap(await removeCallOut(parley.deps, OPERATOR, { site, id: second.callOut.id }));
  assert.deepEqual(await namesOf('fine'), ['First']);
});

test('Akismet is spoken to by its own API, and hears of people only what was chosen', async () => {
  const akismet = await startOutsideService(({ body }) => {
    const fields = new URLSearchParams(body);
    if (fields.get('api_key') !== 'abc123') return { body: 'invalid' };
    return { body: String(fields.get('comment_content')?.includes('cheap pills')) };
  });
  const site = await parley.addSite('akismet');
  const { callOut, secret } = await add(site, { kind: 'akismet', url: akismet.url, key: ' abc123 ' });
  assert.equal(secret, null);
  const change = (more: Omit<Parameters<typeof changeCallOut>[2], 'site' | 'id'>) =>
    changeCallOut(parley.deps, OPERATOR, { site, id: callOut.id, ...more });
  const ask = async (text: string) => (await parley.deps.outside.ask(commentOn(site, text)))[0];
  assert.equal((await ask('A fine day'))?.verdict, 'publish');
  assert.equal((await ask('Buy cheap pills'))?.verdict, 'hold');
  const fields = Object.fromEntries(new URLSearchParams(akismet.received.at(-1)?.body));
  assert.deepEqual(fields, {
    api_key: 'abc123',
    blog: 'https://news.example',
    blog_lang: 'en',
    blog_charset: 'UTF-8',
    comment_type: 'comment',
    comment_content: 'Buy cheap pills',
    user_role: 'reader',
    user_ip: '127.0.0.1',
    permalink: 'https://news.example/stories/7',
  });
  assert.equal(akismet.received.at(-1)?.headers['x-coral-signature'], undefined);
  unwrap(await change({ change: { onSpam: 'reject', sendsPerson: true } }));
  assert.equal((await ask('Buy cheap pills'))?.verdict, 'reject');
  const sent = new URLSearchParams(akismet.received.at(-1)?.body);
  assert.deepEqual([sent.get('user_ip'), sent.get('comment_author')], ['198.51.100.7', 'Ann']);
  unwrap(await change({ change: {}, key: 'wrong' }));
  assert.equal((await ask('A fine day'))?.silence, 'malformed');
  await akismet.close();
});

test('a service can be tried before it counts, and says what it said', async () => {
  const site = await parley.addSite('tried');
  const { callOut } = await add(site, { isEnabled: false });
  const tried = async (body: string) =>
    unwrap(await tryCallOut(parley.deps, OPERATOR, { site, id: callOut.id, body }));
  const { status, fact, text } = await tried('**please-flag**');
  assert.deepEqual([status, fact.verdict, fact.flags.length], [200, 'publish', 1]);
  assert.match(text, /COMMENT_DETECTED_TOXIC/);
  assert.equal(JSON.parse(lastReceived().body).comment.body, 'please-flag');
  assert.equal((await tried('please-fail')).fact.silence, 'status');
  assert.deepEqual(await parley.deps.outside.ask(commentOn(site, 'please-flag')), []);
  const absent = await tryCallOut(parley.deps, OPERATOR, { site, id: site.id, body: 'x' });
  assert.ok(isRefusal(absent) && absent.refused === 'call_out_not_found');
});

test('a secret is never listed, and what cannot be is refused with its field', async () => {
  const site = await parley.addSite('refused');
  const { secret } = await add(site);
  const listed = unwrap(await listCallOuts(parley.deps, OPERATOR, site));
  assert.ok(!JSON.stringify(listed).includes(secret!));
  const refused = async (more: Partial<Omit<NewCallOut, 'site'>>) => {
    const input = { ...SETTINGS, url: service.url, site, kind: 'coral' as const, key: '', ...more };
    const answer = await addCallOut(parley.deps, OPERATOR, input);
    return isRefusal(answer) ? `${answer.refused} ${answer.field ?? ''}` : 'added';
  };
  assert.equal(await refused({ name: ' ' }), 'label_invalid name');
  assert.equal(await refused({ url: 'ftp://x.example' }), 'call_out_address_invalid url');
  assert.equal(await refused({ url: 'https://a:b@x.example' }), 'call_out_address_invalid url');
  assert.equal(await refused({ timeoutMs: 99 }), 'setting_invalid timeoutMs');
  assert.equal(await refused({ kind: 'akismet', key: ' ' }), 'call_out_key_invalid key');
  for (let n = 0; n < 4; n += 1) await add(site);
  assert.equal(await refused({}), 'call_outs_full ');
});
