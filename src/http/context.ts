import type { FastifyBaseLogger } from 'fastify';
import type { Assets as PageAssets } from '../render/index.ts';
import type { BackupTime } from '../service/backups/backup-schedule.ts';
import type { UploadPlace } from '../service/imports/room.ts';
import type { DeskFeed } from '../service/desk-feed.ts';
import type { Deps, Mailer } from '../service/deps.ts';
import type { ProviderClient } from '../service/provider-client.ts';
import type { SignOn } from '../service/sign-on.ts';
import type { SiteDirectory } from '../service/site-directory.ts';
import type { Submit } from '../service/submit-comment.ts';
import type { createTakeUse } from '../service/take-uses.ts';
import type { AssetFile } from './assets.ts';
import type { ThreadCache } from './thread-cache.ts';

/** What the routes need; made once in src/cli/compose.ts. */
export interface HttpContext {
  readonly deps: Deps;
  readonly config: HttpConfig;
  readonly sites: SiteDirectory;
  readonly signOn: SignOn;
  readonly submitComment: Submit;
  readonly takeUse: ReturnType<typeof createTakeUse>;
  /** Null where no SMTP_URL is configured: codes then stand in the log, in development. */
  readonly mailer: Mailer | null;
  /** Speaks to the services that people sign in with. */
  readonly providers: ProviderClient;
  readonly threads: ThreadCache;
  /** What happens at the desk, for whoever looks at it. */
  readonly deskFeed: DeskFeed;
  readonly assets: ReadonlyMap<string, AssetFile>;
  readonly pageAssets: PageAssets;
  readonly log: FastifyBaseLogger;
}

export interface HttpConfig {
  /** The public origin, without a slash at the end. */
  readonly publicUrl: string;
  readonly isProduction: boolean;
  /** Addresses or networks whose X-Forwarded-* fields count. */
  readonly trustedProxies: readonly string[];
  readonly uploads: UploadPlace;
  /** When a backup is made each day; null where none is made on a schedule. */
  readonly backupTime: BackupTime | null;
}
