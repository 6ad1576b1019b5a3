import assert from 'node:assert/strict';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { ClientConfig } from 'pg';
import { createApplication, createLog, type Application } from '../cli/compose.ts';
import { parseConfig } from '../cli/config.ts';
import type { Site } from '../domain/thread.ts';
import { issueToken } from '../service/issue-token.ts';
import type { SiteChange } from '../service/manage-sites.ts';
import { createPool, type Pool } from '../storage/pool.ts';
import { makeSite } from './make-site.ts';
import { eventually } from './eventually.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

/** The whole of Parley on a database of its own, called in this process. */
export interface TestApplication extends Application {
  readonly pool: Pool;
  readonly database: TestDatabase;
  readonly publicUrl: string;
  /** Adds a site whose pages live at https://news.example. */
  addSite(key: string, change?: SiteChange): Promise<Site>;
  /** A session token for a reader of this name, whose account is made the first time. */
  signIn(name: string): Promise<string>;
  /** Sends a request without a network. */
  request(options: InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export const NEWS_ORIGIN = 'https://news.example';
export const STORY_URL = `${NEWS_ORIGIN}/stories/one`;

/**
 * @param environment Settings that differ from those of tests.
 * @param reroute Puts something between the application and its database.
 */
export async function createTestApplication(
  environment: Record<string, string> = {},
  reroute: (connection: ClientConfig) => Promise<ClientConfig> = async (connection) => connection,
): Promise<TestApplication> {
  const database = await createTestDatabase();
  const config = parseConfig({
    PARLEY_URL: 'https://talk.example',
    PARLEY_SECRET: 'a secret for tests that is long enough',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_SCALE: '1000',
    ...environment,
  });
  const pool = createPool({
    connection: await reroute(database.connection),
    size: 8,
    onError: () => undefined,
  });
  const application = await createApplication(config, pool, createLog(config));
  return {
    ...application,
    pool,
    database,
    publicUrl: config.publicUrl,
    async addSite(key, change = {}) {
      const site = await makeSite(application.deps, { key, origins: [NEWS_ORIGIN], ...change });
      // Running processes know a new site within a moment.
      await eventually(async () => {
        const { statusCode } = await application.server.inject({ url: `/api/v1/sites/${key}/counts` });
        assert.equal(statusCode, 200);
      });
      return site;
    },
    signIn: (name) =>
      issueToken(application.deps, {
        email: `${encodeURIComponent(name).toLowerCase()}@reader.example`.replaceAll('%', ''),
        name,
      }),
    request: (options) => application.server.inject(options),
    close: async () => {
      await application.server.close();
      await pool.end();
      await database.drop();
    },
  };
}
