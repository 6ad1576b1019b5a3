#!/usr/bin/env -S node --max-semi-space-size=4
import { Command } from 'commander';
import { accountCommand } from './commands/account.ts';
import { exportCommand } from './commands/export.ts';
import { apiTokenCommand } from './commands/api-token.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand } from './commands/backup.ts';
import { importCommand } from './commands/import.ts';
import { organisationCommand } from './commands/organisation.ts';
import { secretCommand } from './commands/secret.ts';
import { sectionCommand } from './commands/section.ts';
import { providerCommand } from './commands/provider.ts';
import { restoreCommand } from './commands/restore.ts';
import { rescoreCommand } from './commands/rescore.ts';
import { seedCommand } from './commands/seed.ts';
import { serveCommand } from './commands/serve.ts';
import { signOnSecretCommand } from './commands/sign-on-secret.ts';
import { siteCommand } from './commands/site.ts';
import { statusCommand } from './commands/status.ts';
import { tokenCommand } from './commands/token.ts';
import { reportCommand } from './commands/report.ts';
import { verifyCommand } from './commands/verify.ts';
import { addSettingOptions, DATABASE_SETTINGS, SETTINGS_HELP, overrideEnvironment } from './settings.ts';
import { toHarmlessText } from '../domain/harmless-text.ts';
import { PARLEY_VERSION } from './version.ts';

const program = new Command('parley')
  .description('The comment system for news publishers.')
  .version(PARLEY_VERSION)
  // An option belongs to the command that it stands behind: `import` and `import list` both have a --site.
  .enablePositionalOptions()
  .showHelpAfterError('(parley --help shows what there is)')
  .addHelpText('after', SETTINGS_HELP)
  .addCommand(serveCommand())
  .addCommand(siteCommand())
  .addCommand(sectionCommand())
  .addCommand(organisationCommand())
  .addCommand(providerCommand())
  .addCommand(auditCommand())
  .addCommand(accountCommand())
  .addCommand(apiTokenCommand())
  .addCommand(signOnSecretCommand())
  .addCommand(secretCommand())
  .addCommand(tokenCommand())
  .addCommand(statusCommand())
  .addCommand(verifyCommand())
  .addCommand(importCommand())
  .addCommand(reportCommand())
  .addCommand(rescoreCommand())
  .addCommand(exportCommand())
  .addCommand(restoreCommand())
  .addCommand(backupCommand())
  .addCommand(seedCommand());

// Commands beside the server find its database by the same options everywhere.
for (const command of program.commands.flatMap((each) =>
  // `import` does something itself beside what stands below it.
  each.commands.length === 0 || each.name() === 'import' ? [each, ...each.commands] : each.commands,
)) {
  if (command.name() !== 'serve') addSettingOptions(command, DATABASE_SETTINGS);
}
program.hook(
  'preAction',
  (_, command) => void Object.assign(process.env, overrideEnvironment(command.opts())),
);

program.parseAsync().catch((error: unknown) => {
  // One line for what an operator can mend; where it came from only when asked for.
  const lines = toMessage(error).split('\n');
  // Names and values out of a file may stand in it.
  process.stderr.write(`parley: ${lines.map(toHarmlessText).join('\n')}\n`);
  if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});

const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'It may not be opened by whoever runs this command',
  EISDIR: 'It is a folder, and a file is wanted',
};

/** What went wrong with a file in plain words, with its path; everything else as the error says it. */
function toMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', path } = error as NodeJS.ErrnoException;
  const trouble = FILE_TROUBLE[code];
  return trouble === undefined || path === undefined ? error.message : `${path}: ${trouble} (${code}).`;
}
