import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** All that an operator can configure, parsed once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Null runs the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  /** The public address, without a slash at the end. */
  readonly publicUrl: string;
  /** The current secret first, then older ones; empty means one is kept in the data folder. */
  readonly secrets: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: string;
  readonly privateHosts: readonly string[];
  readonly isProduction: boolean;
  readonly rateLimitScale: number;
}

/** A setting with a wrong value: names it, what was given, and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError for the first value that is not allowed.
 */
export function parseConfig(environment: Environment): Config {
  const read = <T>(name: string, fallback: T, parse: (value: string) => T | null, allowed: string): T => {
    const value = environment[name]?.trim();
    if (value === undefined || value === '') return fallback;
    const parsed = parse(value);
    if (parsed === null) throw new ConfigError(`${name} is ${JSON.stringify(shown(name, value))}; allowed is ${allowed}.`);
    return parsed;
  };
  const port = read('PORT', 3000, parsePort, 'a port from 1 to 65535');
  return {
    port,
    host: read('HOST', '127.0.0.1', (value) => (/^[\w.:-]+$/.test(value) ? value : null), 'an address or host name, such as 127.0.0.1 or 0.0.0.0'),
    dataDir: resolve(read('PARLEY_DATA', 'data', (value) => value, 'a folder')),
    databaseUrl: read<string | null>('DATABASE_URL', null, parseDatabaseUrl, 'an address such as postgres://parley:password@localhost/parley'),
    publicUrl: read('PARLEY_URL', `http://localhost:${port}`, parsePublicUrl, 'an http(s) address without a path, such as https://talk.example.org'),
    secrets: read('PARLEY_SECRET', [], parseSecrets, 'one or more secrets of at least 32 characters, the current one first, separated by commas'),
    trustedProxies: read('TRUSTED_PROXIES', [], parseNetworks, 'addresses or networks separated by commas, such as 10.0.0.0/8'),
    smtpUrl: read<string | null>('SMTP_URL', null, parseSmtpUrl, 'an address such as smtps://user:password@mail.example.org'),
    mailFrom: read('MAIL_FROM', 'Parley <parley@localhost>', (value) => (/^[^\r\n]*@[^\r\n]*$/.test(value) ? value : null), 'a sender such as "The Packet <talk@example.org>"'),
    logLevel: read('LOG_LEVEL', 'info', (value) => (LOG_LEVELS.includes(value) ? value : null), LOG_LEVELS.join(', ')),
    privateHosts: read('PRIVATE_HOSTS', [], parseHosts, 'hosts, addresses or networks separated by commas'),
    isProduction: read('NODE_ENV', 'development', (value) => value, 'a word') === 'production',
    rateLimitScale: read('RATE_LIMIT_SCALE', 1, parseScale, 'a number from 1 to 1000000: every rate limit is multiplied by it'),
  };
}

/** Secrets do not belong into an error message, which ends up in logs. */
function shown(name: string, value: string): string {
  return /SECRET|URL/.test(name) ? value.replace(/:[^:@/]*@/, ':…@').replace(/^(.{12}).*$/, name.includes('SECRET') ? '…' : '$&') : value;
}

function parsePort(value: string): number | null {
  const port = Number(value);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : null;
}

function parseScale(value: string): number | null {
  const scale = Number(value);
  return scale >= 1 && scale <= 1_000_000 ? scale : null;
}

function parseUrl(value: string, protocols: readonly string[]): URL | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  return protocols.includes(url.protocol) ? url : null;
}

function parsePublicUrl(value: string): string | null {
  const url = parseUrl(value, ['http:', 'https:']);
  return url && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' ? url.origin : null;
}

function parseDatabaseUrl(value: string): string | null {
  return parseUrl(value, ['postgres:', 'postgresql:']) ? value : null;
}

function parseSmtpUrl(value: string): string | null {
  return parseUrl(value, ['smtp:', 'smtps:']) ? value : null;
}

function parseList(value: string): string[] {
  return value.split(',').map((part) => part.trim()).filter((part) => part !== '');
}

function parseSecrets(value: string): string[] | null {
  const secrets = parseList(value);
  return secrets.length > 0 && secrets.every((secret) => secret.length >= 32) ? secrets : null;
}

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  if (family === 0) return false;
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function parseNetworks(value: string): string[] | null {
  const networks = parseList(value);
  return networks.every((network) => isNetwork(network)) ? networks : null;
}

function parseHosts(value: string): string[] | null {
  const hosts = parseList(value);
  return hosts.every((host) => isNetwork(host) || /^[a-z0-9.-]+$/i.test(host)) ? hosts : null;
}
