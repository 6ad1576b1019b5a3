import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { OPERATOR } from '../../../domain/viewer.ts';
import { grantRole } from '../../../service/grant-role.ts';
import {
  createTestApplication,
  NEWS_ORIGIN,
  STORY_URL,
  type TestApplication,
} from '../../../testing/application.ts';
import { claimsOf, nowSeconds, signToken } from '../../../testing/publisher-keys.ts';
import { foundPaper, getSignedOn, viewAs } from '../../../testing/sign-on-papers.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

describe('a token in Coral’s shape', () => {
  test('signs a reader in with every request, and takes their profile over', async () => {
    const paper = await foundPaper(parley);
    const user = {
      username: 'Bob Mole',
      badges: ['Subscriber', 'https://www.example/image.jpg', ' Founding   member '],
      url: 'https://news.example/account',
    };
    const token = await signToken(claimsOf('bob', user), paper.by);
    assert.equal((await viewAs(parley, paper, token)).name, 'Bob Mole');
    const account = await getSignedOn(parley, paper, 'bob');
    assert.deepEqual(account.badges, ['Subscriber', 'Founding member']);
    assert.equal(account.url, 'https://news.example/account');
    assert.equal(account.email, 'bob@readers.example');
  });

  test('needs neither jti nor iat nor exp', async () => {
    const paper = await foundPaper(parley);
    const token = await signToken(
      { user: { id: 'al', email: 'al@readers.example', username: 'Al' } },
      paper.by,
    );
    assert.equal((await viewAs(parley, paper, token)).name, 'Al');
    assert.equal((await viewAs(parley, paper, token)).name, 'Al');
  });

  test('writes, votes and deletes as the reader', async () => {
    const paper = await foundPaper(parley);
    const token = await signToken(claimsOf('writer'), paper.by);
    const headers = { authorization: `Bearer ${token}`, origin: NEWS_ORIGIN };
    const url = `/api/v1/sites/${paper.site.key}`;
    const written = await parley.request({
      method: 'POST',
      url: `${url}/stories/one/comments`,
      headers,
      payload: { body: 'Words.', url: STORY_URL },
    });
    assert.equal(written.statusCode, 201);
    const { id, author } = written.json().comment;
    assert.equal(author.name, 'writer');
    const deleted = await parley.request({ method: 'DELETE', url: `${url}/comments/${id}`, headers });
    assert.equal(deleted.statusCode, 200);
  });

  test('a newer one renames, an older one and one as old change nothing', async () => {
    const paper = await foundPaper(parley);
    const at = nowSeconds() - 600;
    const say = (username: string, iat: number) =>
      signToken(claimsOf('kim', { username, email: `${username}@readers.example` }, { iat }), paper.by);
    await viewAs(parley, paper, await say('Kim', at));
    assert.equal((await viewAs(parley, paper, await say('Kimberley', at + 60))).name, 'Kimberley');
    assert.equal((await viewAs(parley, paper, await say('Old', at + 30))).name, 'Kimberley');
    assert.equal((await viewAs(parley, paper, await say('Same', at + 60))).name, 'Kimberley');
    assert.equal((await getSignedOn(parley, paper, 'kim')).email, 'kimberley@readers.example');
  });

  test('many at once leave what the newest says', async () => {
    const paper = await foundPaper(parley);
    const at = nowSeconds() - 600;
    const say = (second: number) =>
      signToken(claimsOf('race', { badges: [`At ${second}`] }, { iat: at + second }), paper.by);
    await viewAs(parley, paper, await say(0));
    const tokens = await Promise.all([3, 9, 1, 7, 5, 8, 2, 6, 4].map(say));
    await Promise.all(tokens.map((token) => viewAs(parley, paper, token)));
    assert.deepEqual((await getSignedOn(parley, paper, 'race')).badges, ['At 9']);
  });

  test('what a newer one does not say stays as it is', async () => {
    const paper = await foundPaper(parley);
    const at = nowSeconds() - 600;
    const full = { badges: ['Subscriber'], role: 'STAFF', url: 'https://news.example/me' };
    await viewAs(parley, paper, await signToken(claimsOf('sal', full, { iat: at }), paper.by));
    await viewAs(parley, paper, await signToken(claimsOf('sal', {}, { iat: at + 1 }), paper.by));
    const kept = await getSignedOn(parley, paper, 'sal');
    assert.deepEqual(
      [kept.badges, kept.role, kept.url],
      [['Subscriber'], 'staff', 'https://news.example/me'],
    );
    await viewAs(
      parley,
      paper,
      await signToken(claimsOf('sal', { badges: [], role: 'COMMENTER' }, { iat: at + 2 }), paper.by),
    );
    const changed = await getSignedOn(parley, paper, 'sal');
    assert.deepEqual([changed.badges, changed.role], [[], 'reader']);
  });

  test('every first request at once makes one account', async () => {
    const paper = await foundPaper(parley);
    const token = await signToken(claimsOf('swarm'), paper.by);
    const names = await Promise.all(Array.from({ length: 8 }, () => viewAs(parley, paper, token)));
    assert.deepEqual(new Set(names.map(({ name }) => name)), new Set(['swarm']));
    const { rows } = await parley.pool.query({
      text: `select from accounts where email = 'swarm@readers.example'`,
    });
    assert.equal(rows.length, 1);
  });
});

describe('a role in a token', () => {
  test('gives a badge at most', async () => {
    const paper = await foundPaper(parley);
    for (const role of ['STAFF', 'MODERATOR', 'ADMIN']) {
      await viewAs(parley, paper, await signToken(claimsOf(role, { role }), paper.by));
      assert.equal((await getSignedOn(parley, paper, role)).role, 'staff', role);
    }
  });

  test('never touches one that Parley granted, nor the mailbox of whoever holds it', async () => {
    const paper = await foundPaper(parley);
    const at = nowSeconds() - 600;
    await viewAs(parley, paper, await signToken(claimsOf('mo', {}, { iat: at }), paper.by));
    const { id } = await getSignedOn(parley, paper, 'mo');
    await grantRole(parley.deps, OPERATOR, { to: { accountId: id }, role: 'moderator', siteIds: null });
    await parley.pool.query({ text: 'update accounts set signed_out_at = null where id = $1', values: [id] });
    const taken = { role: 'COMMENTER', email: 'thief@readers.example' };
    await viewAs(parley, paper, await signToken(claimsOf('mo', taken, { iat: at + 60 }), paper.by));
    const account = await getSignedOn(parley, paper, 'mo');
    assert.deepEqual([account.role, account.email], ['moderator', 'mo@readers.example']);
  });
});

describe('a name', () => {
  test('that is taken, or looks like one that is, gets a number', async () => {
    const paper = await foundPaper(parley);
    const names = ['Una Nimes', 'una nimes', 'Unа Nimes', 'UNA-NIMES'];
    const got = [];
    for (const [index, username] of names.entries()) {
      const token = await signToken(claimsOf(`una-${index}`, { username }), paper.by);
      got.push((await viewAs(parley, paper, token)).name);
    }
    assert.deepEqual(got.slice(0, 2), ['Una Nimes', 'una nimes 2']);
    assert.equal(new Set(got).size, 4);
    const again = await signToken(
      claimsOf('una-1', { username: 'una nimes' }, { iat: nowSeconds() + 5 }),
      paper.by,
    );
    assert.equal((await viewAs(parley, paper, again)).name, 'una nimes 2');
  });

  test('that cannot be one is made one: nobody is locked out over it', async () => {
    const paper = await foundPaper(parley);
    const odd = ['<b>Bo</b>', '\u202egnp.exe', '💥'.repeat(200), '§§§', 'x'.repeat(900), 'Pаul Cy', ' \t '];
    for (const [index, username] of odd.entries()) {
      const { status, name, code } = await viewAs(
        parley,
        paper,
        await signToken(claimsOf(`odd-${index}`, { username }), paper.by),
      );
      if (username.trim() === '') assert.equal(code, 'sign_on_claim_missing');
      else
        assert.deepEqual(
          [status, /[\u202e<>§]/.test(name ?? ''), (name ?? '').length <= 80],
          [200, false, true],
          username,
        );
    }
  });
});

describe('a mailbox', () => {
  test('of somebody else’s account is refused or linked as the site says, and never staff’s', async () => {
    await parley.signIn('Ivy');
    const same = { email: 'IVY@reader.example' };
    const refusing = await foundPaper(parley);
    const refused = await viewAs(parley, refusing, await signToken(claimsOf('ivy-a', same), refusing.by));
    assert.deepEqual([refused.status, refused.code], [409, 'identity_email_taken']);
    const linking = await foundPaper(parley, { ssoSameEmail: 'link' });
    assert.equal(
      (await viewAs(parley, linking, await signToken(claimsOf('ivy-b', same), linking.by))).status,
      200,
    );
    await grantRole(parley.deps, OPERATOR, {
      to: { email: 'ivy@reader.example' },
      role: 'staff',
      siteIds: null,
    });
    const staff = await viewAs(parley, linking, await signToken(claimsOf('ivy-c', same), linking.by));
    assert.equal(staff.code, 'identity_email_taken');
  });

  test('that a publisher moves does not move where the account came from elsewhere', async () => {
    const paper = await foundPaper(parley, { ssoSameEmail: 'link' });
    await parley.signIn('Joan');
    const at = nowSeconds() - 60;
    await viewAs(
      parley,
      paper,
      await signToken(claimsOf('joan', { email: 'joan@reader.example' }, { iat: at }), paper.by),
    );
    await viewAs(
      parley,
      paper,
      await signToken(claimsOf('joan', { email: 'thief@else.example' }, { iat: at + 1 }), paper.by),
    );
    assert.equal((await getSignedOn(parley, paper, 'joan')).email, 'joan@reader.example');
  });

  test('that somebody else has is not taken over, and the reader is signed in all the same', async () => {
    const paper = await foundPaper(parley);
    await parley.signIn('Ken');
    const at = nowSeconds() - 60;
    await viewAs(parley, paper, await signToken(claimsOf('liz', {}, { iat: at }), paper.by));
    const { status } = await viewAs(
      parley,
      paper,
      await signToken(claimsOf('liz', { email: 'ken@reader.example' }, { iat: at + 1 }), paper.by),
    );
    assert.equal(status, 200);
    assert.equal((await getSignedOn(parley, paper, 'liz')).email, 'liz@readers.example');
  });
});
