import { Command, InvalidArgumentError, Option } from 'commander';
import { LANGUAGES } from '../../messages/index.ts';
import type { SiteSettings } from '../../domain/site-settings.ts';
import type { Site } from '../../domain/thread.ts';
import { addSite, changeSite, getSite, type SiteChange } from '../../service/manage-sites.ts';
import { listSites } from '../../storage/sites.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly name?: string;
  readonly origin?: string[];
  readonly language?: string;
  readonly guests?: boolean;
  readonly maxCommentLength?: number;
  readonly editWindow?: number;
}

/** `parley site`: the publications of this installation. */
export function siteCommand(): Command {
  const site = new Command('site').description('add, list, change and show sites');
  withOptions(
    site
      .command('add')
      .argument('<key>', 'short name in addresses, such as "daily"')
      .description('add a site'),
  ).action((key: string, options: Options) =>
    withDatabase('site add', async (deps) => print(await addSite(deps, key, toChange(options)))),
  );
  site
    .command('list')
    .description('list all sites')
    .action(() =>
      withDatabase('site list', async (deps) => {
        for (const { key, name, language, origins } of await listSites(deps.pool)) {
          console.log([key, name, language, origins.join(' ')].join('\t'));
        }
      }),
    );
  withOptions(
    site.command('set').argument('<key>').description('change a site; what is not named stays as it is'),
  ).action((key: string, options: Options) =>
    withDatabase('site set', async (deps) => print(await changeSite(deps, key, toChange(options)))),
  );
  site
    .command('show')
    .argument('<key>')
    .description('show a site with all its settings, as JSON')
    .action((key: string) => withDatabase('site show', async (deps) => print(await getSite(deps, key))));
  return site;
}

function withOptions(command: Command): Command {
  return command
    .option('--name <text>', 'name that readers see')
    .option(
      '--origin <origin...>',
      "origins of the publisher's pages, such as https://news.example; replaces those known",
    )
    .addOption(new Option('--language <tag>', 'language of the pages').choices([...LANGUAGES]))
    .option('--guests', 'let people comment with a name alone')
    .option('--no-guests', 'only people with an account comment')
    .option('--max-comment-length <characters>', 'longest comment (default 10000)', wholeNumber(1, 100_000))
    .option(
      '--edit-window <minutes>',
      'minutes in which authors may edit; 0 is never (default 15)',
      wholeNumber(0, 525_600),
    );
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is allowed.`);
  };
}

function toChange(options: Options): SiteChange {
  const settings: Partial<SiteSettings> = {
    ...(options.guests === undefined ? {} : { guests: options.guests }),
    ...(options.maxCommentLength === undefined ? {} : { maxCommentLength: options.maxCommentLength }),
    ...(options.editWindow === undefined ? {} : { editWindowMinutes: options.editWindow }),
  };
  return { name: options.name, language: options.language, origins: options.origin, settings };
}

function print(site: Site): void {
  console.log(JSON.stringify(site, null, 2));
}
