import type { Catalogue } from './catalogue.ts';
import { account } from './ar/account.ts';
import { administration } from './ar/administration.ts';
import { appeals } from './ar/appeals.ts';
import { desk } from './ar/desk.ts';
import { discussion } from './ar/discussion.ts';
import { importPages } from './ar/import-pages.ts';
import { moderation } from './ar/moderation.ts';
import { moderationWords } from './ar/moderation-words.ts';
import { backups } from './ar/backups.ts';
import { importRuns } from './ar/import-runs.ts';
import { imports } from './ar/imports.ts';
import { judging } from './ar/judging.ts';
import { numbers } from './ar/numbers.ts';
import { oldComments } from './ar/old-comments.ts';
import { ownData } from './ar/own-data.ts';
import { ownFiles } from './ar/own-files.ts';
import { queue } from './ar/queue.ts';
import { refusals } from './ar/refusals.ts';
import { rules } from './ar/rules.ts';
import { reports } from './ar/reports.ts';
import { sanctions } from './ar/sanctions.ts';
import { notices } from './ar/notices.ts';
import { security } from './ar/security.ts';
import { settings } from './ar/settings.ts';
import { signIn } from './ar/sign-in.ts';
import { signOn } from './ar/sign-on.ts';
import { stories } from './ar/stories.ts';
import { viewpoints } from './ar/viewpoints.ts';

/** Arabic, written from right to left, with six plural forms. */
export const ar: Catalogue = {
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
