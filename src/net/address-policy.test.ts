import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddressPolicy } from './address-policy.ts';

const SPECIAL = [
  '0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 127.255.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1',
  '192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255',
  ':: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:10::1 2001:db8::1',
  '2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 no-address',
].flatMap((line) => line.split(' '));

const PUBLIC =
  '1.1.1.1 9.255.255.255 100.63.0.1 100.128.0.1 172.15.0.1 172.32.0.1 193.0.0.1 2606:4700::1111 2a00::1 3ffe::1';

test('addresses that are no public server are not permitted', () => {
  const policy = createAddressPolicy([]);
  for (const address of SPECIAL) assert.equal(policy.permits('a.example', address), false, address);
  for (const address of PUBLIC.split(' ')) assert.equal(policy.permits('a.example', address), true, address);
});

test('the operator permits names, addresses and subnets', () => {
  const policy = createAddressPolicy(['CMS.internal', '10.1.0.0/16', '127.0.0.1', 'fd00::/8']);
  assert.equal(policy.permits('cms.internal', '192.168.0.1'), true);
  assert.equal(policy.permits('a.cms.internal', '192.168.0.1'), false);
  assert.equal(policy.permits('a.example', '10.1.255.1'), true);
  assert.equal(policy.permits('a.example', '10.2.0.1'), false);
  assert.equal(policy.permits('a.example', '127.0.0.1'), true);
  assert.equal(policy.permits('a.example', '127.0.0.2'), false);
  assert.equal(policy.permits('a.example', 'fd12::1'), true);
  assert.equal(policy.permits('a.example', '::1'), false);
});

test('an entry that is neither name nor address nor subnet is refused by its name', () => {
  for (const entry of ['10.0.0.0/33', 'http://a', 'a b', '', '*.a.example', '::1/129', 'a/8'])
    assert.throws(
      () => createAddressPolicy([entry]),
      (error) => error instanceof RangeError && error.message.startsWith(`"${entry}" is neither`),
    );
});
