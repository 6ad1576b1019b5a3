import { Option, type Command } from 'commander';
import type { SettingName } from './config.ts';

/** What each setting means, in the order of `parley --help`. Secrets are not given on a command line, which others can read. */
const SETTINGS: readonly { readonly name: SettingName; readonly flag?: string; readonly meaning: string }[] =
  [
    { name: 'PORT', flag: '--port <number>', meaning: 'port to listen on (3000)' },
    { name: 'HOST', flag: '--host <address>', meaning: 'address to listen on (127.0.0.1)' },
    { name: 'PARLEY_URL', flag: '--url <address>', meaning: 'public address (http://localhost:PORT)' },
    { name: 'PARLEY_DATA', flag: '--data <folder>', meaning: 'data folder (./data)' },
    {
      name: 'DATABASE_URL',
      flag: '--database-url <url>',
      meaning: 'a PostgreSQL 15 or later; without it Parley runs its own in the data folder',
    },
    {
      name: 'PARLEY_SECRET',
      meaning: 'secrets of 32 characters or more, the current one first (kept in the data folder)',
    },
    {
      name: 'TRUSTED_PROXIES',
      flag: '--trusted-proxies <networks>',
      meaning: 'addresses or networks whose X-Forwarded-* fields count (none)',
    },
    {
      name: 'SMTP_URL',
      meaning: 'mail server; without it codes are printed in the log, in development only',
    },
    { name: 'MAIL_FROM', flag: '--mail-from <sender>', meaning: 'sender of mails' },
    {
      name: 'LOG_LEVEL',
      flag: '--log-level <level>',
      meaning: 'fatal, error, warn, info, debug, trace or silent (info)',
    },
    {
      name: 'PRIVATE_HOSTS',
      flag: '--private-hosts <hosts>',
      meaning: 'private addresses that outbound requests may reach (none)',
    },
    {
      name: 'RATE_LIMIT_SCALE',
      flag: '--rate-limit-scale <number>',
      meaning: 'multiplies every rate limit, for load tests (1)',
    },
    {
      name: 'VIEWPOINTS_MEMORY',
      flag: '--viewpoints-memory <mib>',
      meaning: 'most memory a fit of viewpoints may take, in MiB (512)',
    },
    {
      name: 'BACKUP_DIR',
      flag: '--backup-dir <folder>',
      meaning: 'folder of backups (DATA/backups for the embedded database, none for another)',
    },
    { name: 'BACKUP_KEEP', flag: '--backup-keep <number>', meaning: 'how many backups to keep (7)' },
    {
      name: 'BACKUP_AT',
      flag: '--backup-at <time>',
      meaning: 'when a backup is made each day, in UTC, or "off" (03:40)',
    },
    { name: 'NODE_ENV', meaning: '"production" seeds no demonstration and prints no codes' },
  ];

/** Settings that every command needs to find its database. */
export const DATABASE_SETTINGS: readonly SettingName[] = ['PARLEY_DATA', 'DATABASE_URL'];

/** The help text about environment variables. */
export const SETTINGS_HELP = `
Settings are environment variables, or for most of them options of \`parley serve\`:
${SETTINGS.map(({ name, meaning }) => `  ${name.padEnd(18)}${meaning}`).join('\n')}
Each is described in docs/configure.md.`;

/** Gives a command the options of settings: of all that have one, or of those named. An option goes before its variable. */
export function addSettingOptions(command: Command, names?: readonly SettingName[]): Command {
  for (const { name, flag, meaning } of SETTINGS) {
    if (flag === undefined || (names && !names.includes(name))) continue;
    command.addOption(new Option(flag, `${meaning}; overrides ${name}`));
  }
  return command;
}

/** The environment with a command's options put over it. */
export function overrideEnvironment(options: Readonly<Record<string, unknown>>): NodeJS.ProcessEnv {
  const given = SETTINGS.flatMap(({ name, flag }) => {
    const value = flag === undefined ? undefined : options[new Option(flag).attributeName()];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { ...process.env, ...Object.fromEntries(given) };
}
