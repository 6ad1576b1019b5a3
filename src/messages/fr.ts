import type { Catalogue } from './catalogue.ts';
import { account } from './fr/account.ts';
import { administration } from './fr/administration.ts';
import { appeals } from './fr/appeals.ts';
import { desk } from './fr/desk.ts';
import { discussion } from './fr/discussion.ts';
import { importPages } from './fr/import-pages.ts';
import { moderation } from './fr/moderation.ts';
import { moderationWords } from './fr/moderation-words.ts';
import { backups } from './fr/backups.ts';
import { importRuns } from './fr/import-runs.ts';
import { imports } from './fr/imports.ts';
import { judging } from './fr/judging.ts';
import { numbers } from './fr/numbers.ts';
import { oldComments } from './fr/old-comments.ts';
import { ownData } from './fr/own-data.ts';
import { ownFiles } from './fr/own-files.ts';
import { queue } from './fr/queue.ts';
import { refusals } from './fr/refusals.ts';
import { rules } from './fr/rules.ts';
import { reports } from './fr/reports.ts';
import { sanctions } from './fr/sanctions.ts';
import { notices } from './fr/notices.ts';
import { security } from './fr/security.ts';
import { settings } from './fr/settings.ts';
import { signIn } from './fr/sign-in.ts';
import { signOn } from './fr/sign-on.ts';
import { stories } from './fr/stories.ts';
import { viewpoints } from './fr/viewpoints.ts';

/** French. Readers are addressed as « vous »; high punctuation stands after a space that does not break. */
export const fr: Catalogue = {
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
