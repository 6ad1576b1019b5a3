import { account } from './en/account.ts';
import { administration } from './en/administration.ts';
import { appeals } from './en/appeals.ts';
import { desk } from './en/desk.ts';
import { discussion } from './en/discussion.ts';
import { importPages } from './en/import-pages.ts';
import { moderation } from './en/moderation.ts';
import { moderationWords } from './en/moderation-words.ts';
import { backups } from './en/backups.ts';
import { importRuns } from './en/import-runs.ts';
import { imports } from './en/imports.ts';
import { judging } from './en/judging.ts';
import { numbers } from './en/numbers.ts';
import { oldComments } from './en/old-comments.ts';
import { ownData } from './en/own-data.ts';
import { ownFiles } from './en/own-files.ts';
import { queue } from './en/queue.ts';
import { refusals } from './en/refusals.ts';
import { rules } from './en/rules.ts';
import { reports } from './en/reports.ts';
import { sanctions } from './en/sanctions.ts';
import { notices } from './en/notices.ts';
import { security } from './en/security.ts';
import { settings } from './en/settings.ts';
import { signIn } from './en/sign-in.ts';
import { signOn } from './en/sign-on.ts';
import { stories } from './en/stories.ts';
import { viewpoints } from './en/viewpoints.ts';

/** The reference catalogue: its keys and placeholders are the ones every other language has to have. */
export const en = {
  ...account,
  ...administration,
  ...appeals,
  ...desk,
  ...discussion,
  ...importPages,
  ...moderation,
  ...moderationWords,
  ...backups,
  ...importRuns,
  ...imports,
  ...judging,
  ...numbers,
  ...oldComments,
  ...ownData,
  ...ownFiles,
  ...queue,
  ...refusals,
  ...rules,
  ...reports,
  ...sanctions,
  ...notices,
  ...security,
  ...settings,
  ...signIn,
  ...signOn,
  ...stories,
  ...viewpoints,
} as const;
