import { join } from 'node:path';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { FastifyInstance } from 'fastify';
import { readAssets } from '../http/assets.ts';
import type { HttpContext } from '../http/context.ts';
import { createServer } from '../http/server.ts';
import { ThreadCache } from '../http/thread-cache.ts';
import { renderCached } from '../http/routes/story.ts';
import { createCheckedFetch } from '../net/checked-fetch.ts';
import { createHttpClient } from '../net/http-client.ts';
import { createMailer } from '../net/mailer.ts';
import { createAddressHashes } from '../service/address-hashes.ts';
import { isUnavailable } from '../service/database-errors.ts';
import { createDeskFeed } from '../service/desk-feed.ts';
import type { Deps, Mailer } from '../service/deps.ts';
import { findStoryVersion } from '../service/find-story-version.ts';
import { createKeys } from '../service/keys.ts';
import { loadLastingKeys } from '../service/lasting-keys.ts';
import { createLazyProviderClient } from '../service/lazy-provider-client.ts';
import type { UploadPlace } from '../service/imports/room.ts';
import { newId } from '../service/new-id.ts';
import { createOutside } from '../service/outside.ts';
import { createRuleDirectory } from '../service/rules-in-force.ts';
import { createSignOn } from '../service/sign-on.ts';
import { createSiteDirectory } from '../service/site-directory.ts';
import { createSubmitComment } from '../service/submit-comment.ts';
import { createTakeUse } from '../service/take-uses.ts';
import type { Pool } from '../storage/pool.ts';
import type { Config } from './config.ts';
import { readOrMakeSecret } from './secret.ts';

const ASSETS = new URL('../assets/', import.meta.url);
/** Some thousands of first pages; far less than what the operating system would use to cache them on disk. */
const THREAD_CACHE_BYTES = 64 * 1_048_576;

/** A key set is small and near; it must not lead elsewhere, where another might answer. */
const KEY_SET_LIMITS = { timeoutMs: 5_000, maxBytes: 200_000, maxRedirects: 0 };

/** What a service says of one comment is short, and each has a timeout of its own below this. */
const CALL_OUT_LIMITS = { timeoutMs: 15_000, maxBytes: 100_000 };

/** Logs are JSON lines; fields that could name a person are not passed to it anywhere, and cut if they are. */
export function createLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    // PostgreSQL tells in the details of an error what stood in the row.
    redact: {
      paths: ['req.headers', 'email', 'body', 'token', 'address', 'err.detail', 'err.where'],
      remove: true,
    },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What verbs need; the commands of the terminal use the same. */
export async function createDeps(
  config: Config,
  pool: Pool,
  onStoryChange: Deps['onStoryChange'] = () => undefined,
): Promise<Deps> {
  const secrets = config.secrets.length > 0 ? config.secrets : [await readOrMakeSecret(config.dataDir)];
  const keys = createKeys(secrets);
  const clock = () => new Date();
  const outside = createOutside(
    { pool, clock, keys },
    {
      send: createCheckedFetch({ privateHosts: config.privateHosts, ...CALL_OUT_LIMITS }),
      publicUrl: config.publicUrl,
    },
  );
  return {
    pool,
    clock,
    newId,
    keys,
    outside,
    lasting: await loadLastingKeys(pool, keys),
    addresses: createAddressHashes({ pool, clock, keys }),
    rules: createRuleDirectory({ pool, clock }),
    rateLimitScale: config.rateLimitScale,
    onStoryChange,
  };
}

/** Where uploaded files are laid out while they are read. */
export function toUploadPlace(config: Config): UploadPlace {
  return { folder: join(config.dataDir, 'imports'), isDatabaseHere: config.databaseUrl === null };
}

export interface Application {
  readonly server: FastifyInstance;
  readonly deps: Deps;
  /** Null where no SMTP_URL is configured. */
  readonly mailer: Mailer | null;
}

/** Puts the server together. Nothing else in Parley makes these things. */
export async function createApplication(config: Config, pool: Pool, log: Logger): Promise<Application> {
  const { files, pageAssets } = await readAssets(ASSETS);
  const threads: ThreadCache = new ThreadCache({
    render: (key) => renderCached(parts, key),
    findVersion: (key) => findStoryVersion(deps, key),
    isUnavailable,
    now: () => performance.now(),
    maxBytes: THREAD_CACHE_BYTES,
  });
  const deps = await createDeps(config, pool, ({ site, storyKey }) => threads.drop(site, storyKey));
  const mailer = config.smtpUrl === null ? null : createMailer(config.smtpUrl, config.mailFrom);
  const parts: Omit<HttpContext, 'threads'> = {
    deps,
    config: {
      publicUrl: config.publicUrl,
      isProduction: config.isProduction,
      trustedProxies: config.trustedProxies,
      uploads: toUploadPlace(config),
      backupTime: config.backups.time,
    },
    sites: createSiteDirectory(deps),
    signOn: createSignOn(deps, {
      http: createHttpClient({ privateHosts: config.privateHosts, ...KEY_SET_LIMITS }),
      allowsHttp: !config.isProduction,
    }),
    submitComment: createSubmitComment(deps),
    takeUse: createTakeUse(deps),
    mailer,
    providers: createLazyProviderClient(deps, {
      fetch: createCheckedFetch({ privateHosts: config.privateHosts }),
      log: (message) => log.warn(message),
    }),
    deskFeed: createDeskFeed(deps, (err) => log.warn({ err }, 'What happens at the desk could not be read.')),
    assets: files,
    pageAssets,
    log,
  };
  let isDraining = false;
  const server = await createServer(
    { ...parts, threads },
    { pool, isDraining: () => isDraining, ping: async () => void (await pool.query({ text: 'select 1' })) },
  );
  server.addHook('preClose', (done) => {
    isDraining = true;
    done();
  });
  return { server, deps, mailer };
}
