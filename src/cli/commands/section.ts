import { Command, InvalidArgumentError, Option } from 'commander';
import { MODES, type Mode } from '../../domain/rules/facts.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import {
  addSection,
  changeSection,
  listSections,
  removeSection,
  type SectionChange,
} from '../../service/manage-sections.ts';
import { getSite, unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly site: string;
  readonly name?: string;
  readonly pattern?: string[];
  readonly position?: number;
  readonly mode?: Mode | 'site';
}

/** `parley section`: what a site orders its stories by. */
export function sectionCommand(): Command {
  const section = new Command('section').description('add, list, change and remove the sections of a site');
  const add = (name: string, description: string) =>
    section.command(name).description(description).requiredOption('--site <key>', 'the site');
  add('list', 'list sections, and what pages call theirs where there is none of that name').action(
    ({ site: key }: Options) =>
      withDatabase('section list', async (deps) => {
        const site = await getSite(deps, key);
        const { sections, unknown } = unlessRefused(await listSections(deps, OPERATOR, site));
        for (const { key, name, patterns } of sections) console.log([key, name, ...patterns].join('\t'));
        for (const { label, stories } of unknown) console.log(`?\t${label}\t${stories} stories`);
      }),
  );
  withOptions(add('add', 'add a section').argument('<key>', 'short name, such as "sport"')).action(
    (key: string, options: Options) =>
      withDatabase('section add', async (deps) => {
        const site = await getSite(deps, options.site);
        const change = toChange(options);
        print(unlessRefused(await addSection(deps, OPERATOR, { site, key, ...change })));
      }),
  );
  withOptions(add('set', 'change a section; what is not named stays as it is').argument('<key>')).action(
    (key: string, options: Options) =>
      withDatabase('section set', async (deps) => {
        const site = await getSite(deps, options.site);
        const change = toChange(options);
        print(unlessRefused(await changeSection(deps, OPERATOR, { site, key, ...change })));
      }),
  );
  add('remove', 'remove a section')
    .argument('<key>')
    .action((key: string, options: Options) =>
      withDatabase('section remove', async (deps) => {
        const site = await getSite(deps, options.site);
        print(unlessRefused(await removeSection(deps, OPERATOR, { site, key })));
      }),
    );
  return section;
}

function withOptions(command: Command): Command {
  return command
    .option('--name <text>', 'its name')
    .option('--pattern <pattern...>', 'addresses of its stories, such as "/sport/*"; replaces those known')
    .addOption(
      new Option('--mode <mode>', 'how comments come to be seen, or "site" to leave it to the site').choices([
        ...MODES,
        'site',
      ]),
    )
    .option('--position <number>', 'place in the order, from 1', (text) => {
      const position = Number(text);
      if (Number.isInteger(position) && position >= 1) return position;
      throw new InvalidArgumentError('A whole number from 1 is allowed.');
    });
}

function toChange({ name, pattern, position, mode }: Options): SectionChange {
  return { name, patterns: pattern, position, mode: mode === 'site' ? null : mode };
}

function print(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}
