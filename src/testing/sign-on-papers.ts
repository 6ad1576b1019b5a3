import assert from 'node:assert/strict';
import { isRefusal } from '../domain/refusal.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { rotateSignOnSecret } from '../service/sign-on-secrets.ts';
import { NEWS_ORIGIN, type TestApplication } from './application.ts';
import { eventually } from './eventually.ts';
import { secretKey, type SigningKey } from './publisher-keys.ts';

/** A site with sign-on, and what its publisher signs with. */
export interface SignOnPaper {
  readonly site: Site;
  readonly by: SigningKey;
}

/** Who a token speaks for, or why for nobody. */
export interface Seen {
  readonly status: number;
  readonly code?: string;
  readonly field?: string;
  readonly name?: string;
}

export interface SignedOnAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly badges: readonly string[];
  readonly url: string | null;
}

let papers = 0;

/** Gives a site a new secret, as the command line does. */
export async function rotateSecret(
  { deps }: TestApplication,
  site: Site,
  graceHours = 24,
): Promise<SigningKey> {
  const made = await rotateSignOnSecret(deps, OPERATOR, { site, graceHours, secret: null });
  assert.ok(!isRefusal(made));
  return secretKey(made.secret);
}

/** Adds a site with sign-on and a secret, which the server knows. */
export async function foundPaper(
  parley: TestApplication,
  settings: Partial<SiteSettings> = {},
): Promise<SignOnPaper> {
  papers += 1;
  const site = await parley.addSite(`paper-${papers}`, { settings: { ssoEnabled: true, ...settings } });
  const paper = { site, by: await rotateSecret(parley, site) };
  // The directory of sites asks for those it does not know five times a second at most.
  await eventually(async () => assert.equal((await viewAs(parley, paper, '')).status, 200));
  return paper;
}

/** Reads who a token speaks for, as the embed does; `origin` null is a program. */
export async function viewAs(
  parley: TestApplication,
  { site }: Pick<SignOnPaper, 'site'>,
  token: string,
): Promise<Seen> {
  return see(parley, site, { ...(token && { authorization: `Bearer ${token}` }), origin: NEWS_ORIGIN });
}

/** The same for a program, which sends no origin. */
export async function viewFromProgram(
  parley: TestApplication,
  { site }: SignOnPaper,
  token: string,
): Promise<Seen> {
  return see(parley, site, { authorization: `Bearer ${token}` });
}

async function see(parley: TestApplication, site: Site, headers: Record<string, string>): Promise<Seen> {
  const response = await parley.request({ url: `/api/v1/sites/${site.key}/stories/one/viewer`, headers });
  const body = response.json() as object;
  return { status: response.statusCode, ...body };
}

/** Exchanges a token for an embed session, as a publisher's page does. */
export async function exchangeToken(
  parley: TestApplication,
  { site }: SignOnPaper,
  token: string,
): Promise<Seen & { token?: string }> {
  const response = await parley.request({
    method: 'POST',
    url: `/api/v1/sites/${site.key}/session/sign-on`,
    headers: { origin: NEWS_ORIGIN },
    payload: { token },
  });
  const body = response.json() as object;
  return { status: response.statusCode, ...body };
}

/** The account of a publisher's reader; it must be there. */
export async function getSignedOn(
  { pool }: TestApplication,
  { site }: SignOnPaper,
  subject: string,
): Promise<SignedOnAccount> {
  const { rows } = await pool.query<SignedOnAccount>({
    text: `select a.id, a.name, a.email, a.role, a.badges, a.profile_url as url from identities i join accounts a on a.id = i.account_id
      where i.issuer = $1 and i.subject = $2`,
    values: [`sso:${site.key}`, subject],
  });
  const [account] = rows;
  assert.ok(account, `${subject} has no account`);
  return account;
}
