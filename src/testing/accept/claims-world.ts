import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { makeSite } from '../make-site.ts';
import { startMailbox, type Mailbox } from '../mailbox.ts';
import { runParley } from '../parley-process.ts';
import { addSignOnSite, type SignOnSite } from '../sign-on-embed.ts';
import { raiseStage, type Stage } from '../stage.ts';
import { mail, toCoral, toDisqus, toWordPress, type GuestComment } from './claims-files.ts';

/** Three papers whose comments were moved, and real mail to those who wrote them. */
export interface ClaimsWorld {
  readonly stage: Stage;
  readonly mailbox: Mailbox;
  readonly coral: SignOnSite;
  /** Imports a newer export of the WordPress paper; gives what the command printed. */
  importWordPress(comments: readonly GuestComment[]): Promise<string>;
  /** Imports every export of the beginning once more. */
  importAll(): Promise<void>;
  close(): Promise<void>;
}

export const WORDPRESS = 'evening';
export const DISQUS = 'weekly';

/** Two people are called Anna; somebody typed the first one's address under another name. */
export const WORDPRESS_COMMENTS: readonly GuestComment[] = [
  { id: 1, name: 'Anna', email: mail('anna'), text: 'The first Anna buys fish on Saturdays.' },
  { id: 2, name: 'Bert', email: mail('bert'), text: 'Bert sells them.' },
  { id: 3, name: 'Anna', email: mail('anna').toUpperCase(), text: 'The first Anna thanks Bert.', parent: 2 },
  { id: 4, name: 'Anna', email: mail('other.anna'), text: 'The second Anna eats no fish.' },
  { id: 5, name: 'Fishmonger', email: mail('anna'), text: 'Somebody typed an address that is not theirs.' },
  { id: 6, name: 'Plus', email: mail('anna+fish'), text: 'An address that is spelled otherwise.' },
];

/** Raises it; the caller closes it. */
export async function raiseClaimsWorld(): Promise<ClaimsWorld> {
  const mailbox = await startMailbox();
  const stage = await raiseStage({ SMTP_URL: mailbox.url, PRIVATE_HOSTS: '127.0.0.1' });
  const folder = await mkdtemp(join(tmpdir(), 'parley-claims-'));
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const link = (site: string) => `${stage.publisher.origin}/${site}/story`;
  const origins = [stage.publisher.origin];
  for (const key of [WORDPRESS, DISQUS]) await makeSite(stage.deps, { key, name: `The ${key}`, origins });
  const coral = await addSignOnSite(stage, { ssoSameEmail: 'refuse' });
  const importFiles = (site: string, format: string, paths: readonly string[]) =>
    runParley(stage.settings, ['import', format, ...paths, '--site', site]);
  let exports = 0;
  const importWordPress = async (comments: readonly GuestComment[]) => {
    exports += 1;
    const path = await write(`wordpress-${exports}.xml`, toWordPress(link(WORDPRESS), comments));
    return importFiles(WORDPRESS, 'wordpress', [path]);
  };
  const posts = [
    { id: 1, name: 'Carla', user: 'carla', email: mail('carla'), text: 'Carla waits for the tram.' },
    { id: 2, name: 'Carla', user: 'carla2', email: null, text: 'Another Carla walks.' },
    { id: 3, name: 'A guest', user: null, email: null, text: 'Nobody can say who wrote this.' },
  ];
  const disqus = await write('disqus.xml', toDisqus(link(DISQUS), posts));
  const files = toCoral(link(coral.site.key), [
    { id: 'vera', name: 'Vera Verified', isVerified: true, texts: ['Vera sails.', 'Vera swims.'] },
    { id: 'walt', name: 'Walt', isVerified: false, texts: ['Walt watches.'] },
    { id: 'sven', name: 'Sven', isVerified: false, publisherId: 'reader-77', texts: ['Sven rows.'] },
    { id: 'rude', name: 'Rude', isVerified: true, isBanned: true, texts: ['Rude shouts.'] },
  ]);
  const paths: string[] = [];
  for (const [name, text] of Object.entries(files)) paths.push(await write(`${name}.json`, text));
  const importAll = async () => {
    await importWordPress(WORDPRESS_COMMENTS);
    await importFiles(DISQUS, 'disqus', [disqus]);
    await importFiles(coral.site.key, 'coral', paths);
  };
  await importAll();
  return {
    stage,
    mailbox,
    coral,
    importWordPress,
    importAll,
    async close() {
      await stage.close();
      await mailbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Gives the address and the code that a page asks for, the code out of a real mail. */
export async function enterByMail(world: ClaimsWorld, page: Page, email: string): Promise<void> {
  const { mails } = world.mailbox;
  const before = mails.length;
  await page.locator('input[name=email]').fill(email);
  await page.locator('form:has(input[name=email]) button').click();
  await page.locator('input[name=code]').waitFor();
  let code = '';
  await eventually(async () => {
    const sent = mails.slice(before).find((each) => each.includes(`To: ${email}`));
    [, code = ''] =
      /\b(\d{3}\s?\d{3})\b/.exec(
        sent
          ?.split(/\r?\n\r?\n/)
          .slice(1)
          .join('\n') ?? '',
      ) ?? [];
    assert.notEqual(code, '', `a code for ${email}`);
  });
  await page.locator('input[name=code]').fill(code);
  await page.locator('form:has(input[name=code]) button').click();
}

/** Who is shown as the author of each comment on a site's story, by their texts. */
export async function readAuthors({ stage }: ClaimsWorld, site: string): Promise<Map<string, string>> {
  const { rows } = await stage.deps.pool.query<{ body: string; name: string }>({
    text: `select regexp_replace(c.body, '<[^>]*>', '', 'g') as body, a.name from comments c join accounts a on a.id = c.author_id
      join sites s on s.id = c.site_id where s.key = $1 and c.deleted_at is null`,
    values: [site],
  });
  return new Map(rows.map(({ body, name }) => [body.trim(), name]));
}
