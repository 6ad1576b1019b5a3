import type { Catalogue } from './catalogue.ts';
import { account } from './es/account.ts';
import { administration } from './es/administration.ts';
import { appeals } from './es/appeals.ts';
import { desk } from './es/desk.ts';
import { discussion } from './es/discussion.ts';
import { importPages } from './es/import-pages.ts';
import { moderation } from './es/moderation.ts';
import { moderationWords } from './es/moderation-words.ts';
import { backups } from './es/backups.ts';
import { importRuns } from './es/import-runs.ts';
import { imports } from './es/imports.ts';
import { judging } from './es/judging.ts';
import { numbers } from './es/numbers.ts';
import { oldComments } from './es/old-comments.ts';
import { ownData } from './es/own-data.ts';
import { ownFiles } from './es/own-files.ts';
import { queue } from './es/queue.ts';
import { refusals } from './es/refusals.ts';
import { rules } from './es/rules.ts';
import { reports } from './es/reports.ts';
import { sanctions } from './es/sanctions.ts';
import { notices } from './es/notices.ts';
import { security } from './es/security.ts';
import { settings } from './es/settings.ts';
import { signIn } from './es/sign-in.ts';
import { signOn } from './es/sign-on.ts';
import { stories } from './es/stories.ts';
import { viewpoints } from './es/viewpoints.ts';

/** Spanish. Readers are addressed as «usted». */
export const es: Catalogue = {
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
};
