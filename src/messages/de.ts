import type { Catalogue } from './catalogue.ts';
import { account } from './de/account.ts';
import { administration } from './de/administration.ts';
import { appeals } from './de/appeals.ts';
import { desk } from './de/desk.ts';
import { discussion } from './de/discussion.ts';
import { importPages } from './de/import-pages.ts';
import { moderation } from './de/moderation.ts';
import { moderationWords } from './de/moderation-words.ts';
import { backups } from './de/backups.ts';
import { importRuns } from './de/import-runs.ts';
import { imports } from './de/imports.ts';
import { judging } from './de/judging.ts';
import { numbers } from './de/numbers.ts';
import { oldComments } from './de/old-comments.ts';
import { ownData } from './de/own-data.ts';
import { ownFiles } from './de/own-files.ts';
import { queue } from './de/queue.ts';
import { refusals } from './de/refusals.ts';
import { rules } from './de/rules.ts';
import { reports } from './de/reports.ts';
import { sanctions } from './de/sanctions.ts';
import { notices } from './de/notices.ts';
import { security } from './de/security.ts';
import { settings } from './de/settings.ts';
import { signIn } from './de/sign-in.ts';
import { signOn } from './de/sign-on.ts';
import { stories } from './de/stories.ts';
import { viewpoints } from './de/viewpoints.ts';

/** German. Readers are addressed as „Sie“. */
export const de: Catalogue = {
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
