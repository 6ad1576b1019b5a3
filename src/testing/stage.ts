import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { createDeps } from '../cli/compose.ts';
import { parseConfig } from '../cli/config.ts';
import type { Deps } from '../service/deps.ts';
import { issueToken } from '../service/issue-token.ts';
import { findRunningPostgres } from '../storage/embedded/find-running-postgres.ts';
import { createPool } from '../storage/pool.ts';
import { launchBrowser } from './browser.ts';
import { makeDataFolder } from './embedded-host.ts';
import { makeSite } from './make-site.ts';
import {
  chooseSettings,
  PARLEY_HOST,
  startParley,
  toLocal,
  type ParleyProcess,
  type ParleySettings,
} from './parley-process.ts';
import { startPublisher, type Publisher } from './publisher.ts';

/** All that a browser test needs: a real Parley on a fresh data folder, a publisher on another site, and Chromium. */
export interface Stage {
  readonly parley: ParleyProcess;
  /** For commands beside the server. */
  readonly settings: ParleySettings;
  readonly publisher: Publisher;
  readonly browser: Browser;
  /** The same database as the server's, for what no page can do. */
  readonly deps: Deps;
  /** A browser of its own; signed in on Parley's own pages where a name is given. */
  open(options?: BrowserContextOptions & { readonly as?: string }): Promise<BrowserContext>;
  /** A session token for a reader of this name, whose account is made the first time. */
  signIn(name: string): Promise<string>;
  /** Calls the API in a reader's name, such as `PUT /sites/…`; rejects where it refuses. */
  call<Answer>(by: string, route: string, body: object): Promise<Answer>;
  /** Writes a comment by the API; gives its id. */
  write(comment: WrittenComment): Promise<string>;
  /** Parley's page of a story. */
  readonly storyUrl: (story: string, site?: string) => string;
  close(): Promise<void>;
}

export interface WrittenComment {
  readonly by: string;
  /** Its id, or the address of the publisher's page. */
  readonly story: string;
  readonly body: string;
  readonly parentId?: string;
  readonly site?: string;
}

/** A site on which people need an account, and one where guests write. Both belong to the publisher. */
export const SITE = 'courier';
export const GUEST_SITE = 'gazette';

/** How long a test waits for what a page should show. */
const PATIENCE_MS = 10_000;

/** Starts everything; the caller closes it. */
export async function raiseStage(given: Record<string, string> = {}): Promise<Stage> {
  const settings = await chooseSettings({ PARLEY_DATA: await makeDataFolder(), ...given });
  const [parley, publisher, browser] = await Promise.all([
    startParley(settings),
    startPublisher(),
    launchBrowser(),
  ]);
  const { deps, disconnect } = await connect(settings);
  const origins = [publisher.origin];
  await makeSite(deps, { key: SITE, name: 'The Courier', origins });
  await makeSite(deps, { key: GUEST_SITE, name: 'The Gazette', origins, settings: { guests: true } });
  const signIn = (name: string) =>
    issueToken(deps, { email: `${Buffer.from(name).toString('hex')}@reader.example`, name });
  const storyUrl = (story: string, site = SITE) =>
    `${parley.origin}/${site}/stories/${encodeURIComponent(story)}`;
  return {
    parley,
    settings,
    publisher,
    browser,
    deps,
    signIn,
    storyUrl,
    async open({ as, ...options } = {}) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      if (as !== undefined) await context.addCookies([await toSessionCookie(as)]);
      return context;
    },
    call,
    async write({ by, story, site = SITE, body, parentId }) {
      const path = `/sites/${site}/stories/${encodeURIComponent(story)}/comments`;
      const url = URL.canParse(story) ? story : `${publisher.origin}/stories/${story}`;
      const answer = await call<{ comment: { id: string } }>(by, `POST ${path}`, { body, parentId, url });
      return answer.comment.id;
    },
    async close() {
      await browser.close();
      await Promise.all([disconnect(), publisher.close()]);
      await parley.stop();
    },
  };

  async function call<Answer>(by: string, route: string, body: object): Promise<Answer> {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${toLocal(parley)}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${await signIn(by)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Answer;
  }

  async function toSessionCookie(name: string) {
    const attributes = { domain: PARLEY_HOST, path: '/', httpOnly: true, sameSite: 'Lax' } as const;
    return { name: 'parley_session', value: await signIn(name), ...attributes };
  }
}

async function connect(settings: ParleySettings): Promise<{ deps: Deps; disconnect: () => Promise<void> }> {
  const config = parseConfig(settings);
  const connection = await findRunningPostgres(config.dataDir);
  if (!connection) throw new Error('The server has no database.');
  const pool = createPool({ connection, size: 2, onError: () => undefined });
  return { deps: await createDeps(config, pool), disconnect: () => pool.end() };
}
