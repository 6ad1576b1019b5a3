import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, parseConfig } from './config.ts';

test('without anything set the defaults are those of the documentation', () => {
  const { port, host, databaseUrl, publicUrl, rateLimitScale } = parseConfig({});
  assert.deepEqual(
    { port, host, databaseUrl, publicUrl, rateLimitScale },
    {
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      publicUrl: 'http://localhost:3000',
      rateLimitScale: 1,
    },
  );
});

test('a wrong value is named with what was given and what is allowed', () => {
  const wrong: [string, string][] = [
    ['PORT', '0'],
    ['PORT', 'http'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://x'],
    ['PARLEY_URL', 'https://talk.example/path'],
    ['PARLEY_URL', 'talk.example'],
    ['PARLEY_SECRET', 'short'],
    ['TRUSTED_PROXIES', '10.0.0.0/40'],
    ['TRUSTED_PROXIES', 'proxy'],
    ['SMTP_URL', 'mail.example'],
    ['LOG_LEVEL', 'loud'],
    ['PRIVATE_HOSTS', 'a b'],
    ['RATE_LIMIT_SCALE', '0'],
  ];
  for (const [name, value] of wrong) {
    assert.throws(
      () => parseConfig({ [name]: value }),
      (error: Error) =>
        error instanceof ConfigError &&
        error.message.startsWith(`${name} is `) &&
        error.message.includes('allowed is'),
      `${name}=${value}`,
    );
  }
});

test('passwords and secrets stay out of the message', () => {
  assert.throws(
    () => parseConfig({ PARLEY_SECRET: 'hunter2' }),
    (error: Error) => !error.message.includes('hunter2'),
  );
  assert.throws(
    () => parseConfig({ DATABASE_URL: 'mysql://u:hunter2@h/d' }),
    (error: Error) => !error.message.includes('hunter2'),
  );
});

test('lists are split, and addresses lose their slash', () => {
  const config = parseConfig({
    PARLEY_SECRET: `${'n'.repeat(32)}, ${'o'.repeat(32)}`,
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    PARLEY_URL: 'https://talk.example/',
  });
  assert.deepEqual(config.secrets, ['n'.repeat(32), 'o'.repeat(32)]);
  assert.deepEqual(config.trustedProxies, ['10.0.0.0/8', '::1']);
  assert.equal(config.publicUrl, 'https://talk.example');
});
