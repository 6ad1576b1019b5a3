import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

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
  /** The most memory that a fit of viewpoints may take, in MiB. */
  readonly viewpointsMemoryMib: number;
  readonly backups: BackupConfig;
}

/** Where backups go, and when they are made. */
export interface BackupConfig {
  /** Null where none was named: those of the embedded database have their place in the data folder. */
  readonly folder: string | null;
  /** How many are kept of those that are made on the schedule. */
  readonly keep: number;
  /** Each day at this time, in UTC; null where none is made on a schedule. */
  readonly time: { readonly hour: number; readonly minute: number } | null;
}

/** A setting with a wrong value: names it, what was given, and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** How a value is read, and what a person is told is allowed. */
interface Setting<T> {
  readonly parse: (value: string) => T | null;
  readonly allowed: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const SETTINGS = {
  PORT: { parse: parsePort, allowed: 'a port from 1 to 65535' },
  HOST: {
    parse: (value) => (/^[\w.:-]+$/.test(value) ? value : null),
    allowed: 'an address or host name, such as 127.0.0.1 or 0.0.0.0',
  },
  PARLEY_DATA: { parse: (value) => resolve(value), allowed: 'a folder' },
  DATABASE_URL: {
    parse: parseDatabaseUrl,
    allowed: 'an address such as postgres://parley:password@localhost/parley',
  },
  PARLEY_URL: {
    parse: parsePublicUrl,
    allowed: 'an http(s) address without a path, such as https://talk.example.org',
  },
  PARLEY_SECRET: {
    parse: parseSecrets,
    allowed: 'one or more secrets of at least 32 characters, the current one first, separated by commas',
  },
  TRUSTED_PROXIES: {
    parse: parseNetworks,
    allowed: 'addresses or networks separated by commas, such as 10.0.0.0/8',
  },
  SMTP_URL: { parse: parseSmtpUrl, allowed: 'an address such as smtps://user:password@mail.example.org' },
  MAIL_FROM: {
    parse: (value) => (/^[^\r\n]*@[^\r\n]*$/.test(value) ? value : null),
    allowed: 'a sender such as "The Packet <talk@example.org>"',
  },
  LOG_LEVEL: {
    parse: (value) => LOG_LEVELS.find((level) => level === value) ?? null,
    allowed: LOG_LEVELS.join(', '),
  },
  PRIVATE_HOSTS: { parse: parseHosts, allowed: 'hosts, addresses or networks separated by commas' },
  NODE_ENV: { parse: (value) => value, allowed: 'a word' },
  RATE_LIMIT_SCALE: {
    parse: parseScale,
    allowed: 'a number from 1 to 1000000: every rate limit is multiplied by it',
  },
  VIEWPOINTS_MEMORY: { parse: parseMib, allowed: 'a whole number of MiB from 1 to 1000000' },
  BACKUP_DIR: { parse: (value) => resolve(value), allowed: 'a folder' },
  BACKUP_KEEP: { parse: parseKeep, allowed: 'a whole number from 1 to 1000' },
  BACKUP_AT: { parse: parseTimeOfDay, allowed: 'a time of the day in UTC, such as 03:40, or off' },
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;

type Value<N extends SettingName> = NonNullable<ReturnType<(typeof SETTINGS)[N]['parse']>>;

/** The value of a setting; undefined where it is not set. */
function readSetting<N extends SettingName>(environment: Environment, name: N): Value<N> | undefined {
  const value = environment[name]?.trim();
  if (value === undefined || value === '') return undefined;
  const { parse, allowed } = SETTINGS[name];
  const parsed = parse(value);
  if (parsed !== null) return parsed as Value<N>;
  throw new ConfigError(`${name} is ${JSON.stringify(toShown(name, value))}; allowed is ${allowed}.`);
}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError for the first value that is not allowed.
 */
export function parseConfig(environment: Environment): Config {
  const port = readSetting(environment, 'PORT') ?? 3000;
  return {
    port,
    host: readSetting(environment, 'HOST') ?? '127.0.0.1',
    dataDir: readSetting(environment, 'PARLEY_DATA') ?? resolve('data'),
    databaseUrl: readSetting(environment, 'DATABASE_URL') ?? null,
    publicUrl: readSetting(environment, 'PARLEY_URL') ?? `http://localhost:${port}`,
    secrets: readSetting(environment, 'PARLEY_SECRET') ?? [],
    trustedProxies: readSetting(environment, 'TRUSTED_PROXIES') ?? [],
    smtpUrl: readSetting(environment, 'SMTP_URL') ?? null,
    mailFrom: readSetting(environment, 'MAIL_FROM') ?? 'Parley <parley@localhost>',
    logLevel: readSetting(environment, 'LOG_LEVEL') ?? 'info',
    privateHosts: readSetting(environment, 'PRIVATE_HOSTS') ?? [],
    isProduction: readSetting(environment, 'NODE_ENV') === 'production',
    rateLimitScale: readSetting(environment, 'RATE_LIMIT_SCALE') ?? 1,
    viewpointsMemoryMib: readSetting(environment, 'VIEWPOINTS_MEMORY') ?? 512,
    backups: parseBackups(environment),
  };
}

function parseBackups(environment: Environment): BackupConfig {
  const dataDir = readSetting(environment, 'PARLEY_DATA') ?? resolve('data');
  const isEmbedded = readSetting(environment, 'DATABASE_URL') === undefined;
  const folder = readSetting(environment, 'BACKUP_DIR') ?? (isEmbedded ? join(dataDir, 'backups') : null);
  const time = readSetting(environment, 'BACKUP_AT') ?? { hour: 3, minute: 40 };
  return {
    folder,
    keep: readSetting(environment, 'BACKUP_KEEP') ?? 7,
    time: folder === null || time === 'off' ? null : time,
  };
}

/** Error messages end up in logs, where secrets and passwords do not belong. */
function toShown(name: SettingName, value: string): string {
  if (name === 'PARLEY_SECRET') return '…';
  return value.replace(/:[^:@/]*@/, ':…@');
}

function parsePort(value: string): number | null {
  const port = Number(value);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : null;
}

function parseScale(value: string): number | null {
  const scale = Number(value);
  return scale >= 1 && scale <= 1_000_000 ? scale : null;
}

function parseMib(value: string): number | null {
  const mib = Number(value);
  return Number.isInteger(mib) && mib >= 1 && mib <= 1_000_000 ? mib : null;
}

/** Also for the option of the command. */
export function parseKeep(value: string): number | null {
  const keep = Number(value);
  return Number.isInteger(keep) && keep >= 1 && keep <= 1_000 ? keep : null;
}

function parseTimeOfDay(value: string): { readonly hour: number; readonly minute: number } | 'off' | null {
  if (value === 'off') return 'off';
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(value) ?? [];
  return hour === undefined ? null : { hour: Number(hour), minute: Number(minute) };
}

function parseUrl(value: string, protocols: readonly string[]): URL | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  return protocols.includes(url.protocol) ? url : null;
}

function parsePublicUrl(value: string): string | null {
  const url = parseUrl(value, ['http:', 'https:']);
  return url && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
    ? url.origin
    : null;
}

/** Also libpq's form for sockets, `postgres://user:password@/name?host=/folder`, which is no URL to everybody else. */
function parseDatabaseUrl(value: string): string | null {
  return /^postgres(ql)?:\/\/\S+$/.test(value) ? value : null;
}

function parseSmtpUrl(value: string): string | null {
  return parseUrl(value, ['smtp:', 'smtps:']) ? value : null;
}

function parseList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
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
