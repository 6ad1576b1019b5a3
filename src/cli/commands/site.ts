import { Command, Option } from 'commander';
import { LANGUAGES } from '../../domain/languages.ts';
import { SITE_SETTINGS } from '../../domain/site-settings.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { addSite, changeSite, listSites, type SiteChange } from '../../service/manage-sites.ts';
import { addSettingChoices, readSettingChoices } from '../setting-options.ts';
import { getSite, unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface Options extends Readonly<Record<string, unknown>> {
  readonly name?: string;
  readonly origin?: string[];
  readonly language?: string;
  readonly editWindow?: string;
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
    withDatabase('site add', async (deps) =>
      print(unlessRefused(await addSite(deps, OPERATOR, { key, ...toChange(options) }))),
    ),
  );
  site
    .command('list')
    .description('list all sites')
    .action(() =>
      withDatabase('site list', async (deps) => {
        for (const { key, name, language, origins } of unlessRefused(await listSites(deps, OPERATOR))) {
          console.log([key, name, language, origins.join(' ')].join('\t'));
        }
      }),
    );
  withOptions(
    site.command('set').argument('<key>').description('change a site; what is not named stays as it is'),
  ).action((key: string, options: Options) =>
    withDatabase('site set', async (deps) => {
      await getSite(deps, key);
      print(unlessRefused(await changeSite(deps, OPERATOR, { key, ...toChange(options) })));
    }),
  );
  site
    .command('show')
    .argument('<key>')
    .description('show a site with all its settings, as JSON')
    .action((key: string) => withDatabase('site show', async (deps) => print(await getSite(deps, key))));
  return site;
}

function withOptions(command: Command): Command {
  command
    .option('--name <text>', 'name that readers see')
    .option(
      '--origin <origin...>',
      "origins of the publisher's pages, such as https://news.example; replaces those known",
    )
    .addOption(new Option('--language <tag>', 'language of the pages').choices([...LANGUAGES]))
    .option('--edit-window <minutes>', 'short for --edit-window-minutes');
  return addSettingChoices(command, SITE_SETTINGS);
}

function toChange({ name, language, origin, editWindow, ...options }: Options): SiteChange {
  const short = editWindow === undefined ? {} : { editWindowMinutes: editWindow };
  const settings = { ...short, ...readSettingChoices(options, SITE_SETTINGS) };
  return { name, language, origins: origin, settings };
}

function print(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}
