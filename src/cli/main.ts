#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { seedCommand } from './commands/seed.ts';
import { serveCommand } from './commands/serve.ts';
import { siteCommand } from './commands/site.ts';
import { statusCommand } from './commands/status.ts';
import { tokenCommand } from './commands/token.ts';
import { verifyCommand } from './commands/verify.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const SETTINGS = `
Settings are environment variables:
  PORT                 port to listen on (3000)
  HOST                 address to listen on (127.0.0.1)
  PARLEY_URL           public address (http://localhost:PORT)
  PARLEY_DATA          data folder (./data)
  DATABASE_URL         a PostgreSQL 15 or later; without it Parley runs its own in the data folder
  PARLEY_SECRET        secrets of 32 characters or more, the current one first (kept in the data folder)
  TRUSTED_PROXIES      addresses or networks whose X-Forwarded-* fields count (none)
  SMTP_URL, MAIL_FROM  mail server and sender; without it codes are printed in the log, in development only
  LOG_LEVEL            fatal, error, warn, info, debug, trace or silent (info)
  PRIVATE_HOSTS        private addresses that outbound requests may reach (none)
  RATE_LIMIT_SCALE     multiplies every rate limit, for load tests (1)
  NODE_ENV             "production" seeds no demonstration and prints no codes
Each is described in docs/configure.md.`;

const program = new Command('parley')
  .description('The comment system for news publishers.')
  .version(version)
  .showHelpAfterError('(parley --help shows what there is)')
  .addHelpText('after', SETTINGS)
  .addCommand(serveCommand())
  .addCommand(siteCommand())
  .addCommand(tokenCommand())
  .addCommand(statusCommand())
  .addCommand(verifyCommand())
  .addCommand(seedCommand());

program.parseAsync().catch((error: unknown) => {
  // One line for what an operator can mend; where it came from only when asked for.
  process.stderr.write(`parley: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
