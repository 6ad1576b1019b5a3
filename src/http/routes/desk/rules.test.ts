import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, valueOf, type DeskPerson } from '../../../testing/desk.ts';
import { answerByWord, startOutsideService, type OutsideService } from '../../../testing/outside-service.ts';

let parley: TestApplication;
let service: OutsideService;
let ada: DeskPerson;

before(async () => {
  parley = await createTestApplication({ PRIVATE_HOSTS: '127.0.0.1' });
  service = await startOutsideService(answerByWord);
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
});
after(async () => {
  await service.close();
  await parley.close();
});

async function open(site: string, bodies: readonly string[] = []) {
  await parley.addSite(site);
  const api = createApiClient(parley, site);
  for (const body of bodies) await api.write(await parley.signIn(`${site} ${body}`), 'story', { body });
  return `/desk/settings/sites/${site}/rules`;
}

const areaOf = ({ body }: { body: string }, name: string) =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)`).exec(body)?.[1];

test('rules are tried before they are saved, and nothing typed is lost', async () => {
  const url = await open('try', ['What a grunk he is', 'A fine day']);
  const tried = await ada.post(url, { do: 'try', shown: '0', bannedWords: 'grunk', 'links.most': '' });
  assert.equal(tried.statusCode, 200);
  const text = textOf(tried);
  assert.match(text, /The last 2 comments, since .* Nothing has been saved\./);
  assert.match(text, /1 comment that appeared would be held or rejected\./);
  assert.match(tried.body, /What a <mark>grunk<\/mark> he is/);
  assert.equal(areaOf(tried, 'bannedWords'), 'grunk');
  assert.equal(valueOf(tried, 'links.most'), '');
  assert.equal(areaOf(await ada.get(url), 'bannedWords'), '');
  const saved = await ada.submit(url, {
    do: 'save',
    shown: '0',
    bannedWords: 'grunk',
    'record.share': '12.5',
  });
  assert.match(textOf(saved), /Version 1 is saved/);
  assert.equal(areaOf(saved, 'bannedWords'), 'grunk');
  assert.equal(valueOf(saved, 'record.share'), '12.5');
});

test('no text of the page is the name of a message', async () => {
  const url = await open('words');
  for (const page of [url, `${url}/versions`, `${url}/services`])
    assert.doesNotMatch((await ada.get(page)).body, />\s*(rules|callOut|ruleVersions|simulation)\.[a-z]/);
});

test('what is wrong is said at its field: every line of a list, numbers, domains', async () => {
  const url = await open('wrong');
  const page = await ada.post(url, {
    do: 'save',
    shown: '0',
    bannedWords: 'fine\n/(/\n***',
    'record.least': '0',
    'links.most': 'many',
  });
  assert.equal(page.statusCode, 400);
  const text = textOf(page);
  assert.match(text, /Line 2, “\/\(\/”: this is no regular expression of RE2\./);
  assert.match(text, /Line 3, “\*\*\*”: there is no letter and no figure in it\./);
  assert.match(text, /Please give a whole number from 1 to 1,?000\./);
  assert.match(page.body, /name="links\.most" aria-invalid="true"/);
  const domain = await ada.post(url, { do: 'save', shown: '0', 'links.held': 'no domain' });
  assert.equal(domain.headers['parley-refusal'], 'domain_invalid');
  assert.match(domain.body, /name="links\.held" aria-invalid="true"/);
  assert.equal(areaOf(domain, 'links.held'), 'no domain');
});

test('what somebody else has saved meanwhile is shown, and saved over only by saving again', async () => {
  const url = await open('overtaken');
  const eve = await enterDesk(parley, { name: 'Eve', role: 'admin' });
  await eve.submit(url, { do: 'save', shown: '0', suspectWords: 'gronk', privateData: 'reject' });
  const page = await ada.post(url, { do: 'save', shown: '0', bannedWords: 'grunk' });
  assert.equal(page.statusCode, 409);
  assert.match(textOf(page), /Eve has saved version 1 meanwhile\./);
  assert.match(textOf(page), /Suspect words 1 entry added: gronk/);
  assert.equal(areaOf(page, 'bannedWords'), 'grunk');
  assert.equal(valueOf(page, 'shown'), '1');
  const again = await ada.submit(url, { do: 'save', shown: '1', bannedWords: 'grunk' });
  assert.match(textOf(again), /Version 2 is saved/);
});

test('versions say who changed what, and come back once they were tried', async () => {
  const url = await open('versions', ['What a grunk']);
  await ada.submit(url, { do: 'save', shown: '0', bannedWords: 'grunk' });
  await ada.submit(url, { do: 'save', shown: '1', bannedWords: '', privateData: 'reject' });
  const versions = `${url}/versions`;
  const listed = textOf(await ada.get(versions));
  assert.match(listed, /Version 2 in force .*Ada.* Private data Hold for a moderator → Reject/);
  assert.match(listed, /Banned words 1 entry removed: grunk/);
  const tried = await ada.post(versions, { do: 'try', version: '1' });
  assert.match(textOf(tried), /1 comment that appeared would be held or rejected/);
  const restored = await ada.submit(versions, { do: 'restore', version: '1', shown: '2' });
  assert.match(textOf(restored), /Version 3 is in force\. Its rules are those of version 1\./);
  const late = await ada.post(versions, { do: 'restore', version: '1', shown: '2' });
  assert.equal(late.headers['parley-refusal'], 'overtaken');
});

test('a service is added, tried, given a new secret and removed', async () => {
  const url = `${await open('services')}/services`;
  const fields = { name: 'Filter', url: service.url, timeoutMs: '1000', silence: 'hold', isEnabled: 'true' };
  const added = await ada.submit(url, { do: 'add', kind: 'coral', ...fields });
  assert.match(textOf(added), /Filter is asked from now on\..* shown this once: [\w-]{43}/);
  const id = /id="service-([\w-]+)"/.exec(added.body)?.[1] ?? '';
  const tried = await ada.post(url, { do: 'try', id, body: 'please-reject' });
  assert.match(textOf(tried), /It answered after \d+ ms\. A comment would be: Rejected\. HTTP 200/);
  const silent = await ada.post(url, { do: 'try', id, body: 'please-fail' });
  assert.match(textOf(silent), /it said that something is wrong\. A comment would be: Held\. HTTP 500/);
  const wrong = await ada.post(url, { do: 'save', id, ...fields, timeoutMs: '5' });
  assert.equal(wrong.headers['parley-refusal'], 'setting_invalid');
  assert.match(wrong.body, /name="timeoutMs" aria-invalid="true"/);
  assert.match(textOf(await ada.submit(url, { do: 'save', id, ...fields, name: 'Sieve' })), /Sieve/);
  assert.match(textOf(await ada.submit(url, { do: 'rotate', id })), /signed with this secret, too/);
  const removed = await ada.submit(url, { do: 'remove', id });
  assert.match(textOf(removed), /Sieve is removed\./);
  assert.match(textOf(removed), /No service is asked/);
});
