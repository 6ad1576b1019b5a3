import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { createMailer, isMailAddress } from './mailer.ts';
import type { Mailer } from './mailer.ts';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

const received: Received[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, callback) =>
    callback(address.startsWith('nobody') ? new Error('There is nobody here') : null),
  onData: (stream, { envelope }, callback) => {
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source: chunks.join('') });
      callback();
    });
  },
});
let mailer: Mailer;

before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.server.address() as AddressInfo;
  mailer = createMailer(`smtp://127.0.0.1:${port}`, 'Parley <talk@news.example>');
});
beforeEach(() => received.splice(0));
after(() => {
  mailer.close();
  server.close();
});

test('a mail arrives with its sender, subject and both bodies', async () => {
  await mailer.send({ to: 'a@b.example', subject: 'Grüße', text: 'one\ntwo', html: '<p>one</p>' });
  assert.equal(received.length, 1);
  assert.deepEqual(received[0]?.to, ['a@b.example']);
  assert.equal(received[0]?.from, 'talk@news.example');
  assert.match(received[0]?.source ?? '', /^From: Parley <talk@news.example>\r$/m);
  assert.match(received[0]?.source ?? '', /^Subject: =\?UTF-8\?Q\?Gr=C3=BC=C3=9Fe\?=\r$/m);
  assert.match(received[0]?.source ?? '', /one\r\ntwo[^]*<p>one<\/p>/);
});

test('no header and no further receiver come in by a subject or an address', async () => {
  await mailer.send({ to: 'a@b.example', subject: 'a\r\nBcc: c@d.example\r\n\r\nb', text: 'c' });
  assert.deepEqual(received[0]?.to, ['a@b.example']);
  assert.match(received[0]?.source ?? '', /^Subject: a Bcc: c@d.example b\r$/m);
  const addresses = [
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    'A <a@b.example>',
    'a@b.example>',
    'a',
    '',
  ];
  for (const to of addresses)
    await assert.rejects(mailer.send({ to, subject: 'a', text: 'b' }), RangeError, to);
  assert.equal(received.length, 1);
});

test('nothing is read from files', async () => {
  const html = { path: '/etc/hostname' } as unknown as string;
  await assert.rejects(mailer.send({ to: 'a@b.example', subject: 'a', text: 'b', html }));
  assert.equal(received.length, 0);
});

test('a mail that the server refuses, or that reaches no server, is rejected', async () => {
  await assert.rejects(mailer.send({ to: 'nobody@b.example', subject: 'a', text: 'b' }), /nobody here/);
  const nowhere = createMailer('smtp://127.0.0.1:1', 'talk@news.example');
  await assert.rejects(nowhere.send({ to: 'a@b.example', subject: 'a', text: 'b' }));
  nowhere.close();
});

test('one plain address is an address', () => {
  for (const address of ['a@b.example', "o'hara+x@sub.b-c.example", 'A.B@C'])
    assert.equal(isMailAddress(address), true);
  for (const address of [
    'a b@c.example',
    'ü@b.example',
    'a@-b.example',
    'a@b..example',
    '@b',
    `${'a'.repeat(65)}@b`,
  ])
    assert.equal(isMailAddress(address), false, address);
});
