import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { Command } from 'commander';
import { toFlag } from '../cli/setting-options.ts';
import { addSettingOptions } from '../cli/settings.ts';
import { REFUSAL_CODES } from '../domain/refusal.ts';
import { DEFAULT_ORGANISATION_SETTINGS, ORGANISATION_SETTINGS } from '../domain/organisation-settings.ts';
import { DEFAULT_SITE_SETTINGS, SITE_SETTINGS } from '../domain/site-settings.ts';
import { statusOf } from '../http/errors.ts';
import { LANGUAGES } from '../messages/index.ts';

/** What there is to configure and to watch, held against what the documents say of it. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const commandsFolder = new URL('../cli/commands/', import.meta.url);

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The names that stand in `source`, from the line that is `start` up to the end of that block. */
function listNames(source: string, start: string, name: RegExp): string[] {
  const at = source.indexOf(start);
  assert.ok(at >= 0, `there is no ${start}`);
  const block = source.slice(at, source.indexOf('\n}', at));
  return [...block.matchAll(name)].map((match) => match[1] ?? '');
}

/** A command with those below it, outermost name first; a group of commands only leads to these. */
function listCommands(command: Command, above = ''): { name: string; options: string[] }[] {
  const name = `${above}${command.name()}`;
  if (command.commands.length > 0) return command.commands.flatMap((each) => listCommands(each, `${name} `));
  return [{ name, options: command.options.map(({ long }) => long ?? '') }];
}

/** Every file of the folder exports the function that makes one command. */
async function makeCommands(): Promise<Command[]> {
  const files = globSync('*.js', { cwd: fileURLToPath(commandsFolder) });
  const modules = await Promise.all(files.map((file) => import(new URL(file, commandsFolder).href)));
  return modules.flatMap((module: Record<string, () => Command>) =>
    Object.values(module).map((makeCommand) => makeCommand()),
  );
}

describe('docs/configure.md', () => {
  // Tables are aligned with spaces, which count for nothing.
  const configure = read('docs/configure.md').replaceAll(/ {2,}\|/g, ' |');

  test('describes every setting of the process', () => {
    const settings = listNames(read('src/cli/config.ts'), 'const SETTINGS = {', /^ {2}([A-Z_]+):/gm);
    assert.ok(settings.length >= 13);
    const missing = settings.filter((name) => !configure.includes(`\n| \`${name}\` |`));
    assert.deepEqual(missing, []);
  });

  test('names every command and every option', async () => {
    const commands = await makeCommands();
    const settings = addSettingOptions(new Command('serve'));
    const all = [...commands, settings].flatMap((command) => listCommands(command, 'parley '));
    assert.ok(all.length >= 10);
    const generated = new Set(Object.keys({ ...SITE_SETTINGS, ...ORGANISATION_SETTINGS }).map(toFlag));
    const missing = all.flatMap(({ name, options }) => [
      ...(configure.includes(`\n| \`${name}`) ? [] : [name]),
      ...options
        // Settings have options of their name, and `--no-` before it: the guide says so once.
        .filter((option) => !generated.has(option.replace('--no-', '--')))
        .filter((option) => !configure.includes(`\`${option}\``))
        .map((option) => `${name} ${option}`),
    ]);
    assert.deepEqual(missing, []);
  });

  test('describes every setting of sites and of the organisation with its default', () => {
    const settings = { ...DEFAULT_SITE_SETTINGS, ...DEFAULT_ORGANISATION_SETTINGS };
    const missing = Object.entries(settings).filter(
      ([name, value]) =>
        !configure.includes(`| \`${name}\` | ${value === '' ? 'empty' : `\`${String(value)}\``} |`),
    );
    assert.deepEqual(missing, []);
  });

  test('names every language', () => {
    const missing = LANGUAGES.filter((language) => !configure.includes(`\`${language}\``));
    assert.deepEqual(missing, []);
  });
});

describe('docs/operate.md', () => {
  test('lists every metric of our own', () => {
    const metrics = [...read('src/http/metrics.ts').matchAll(/'(parley_\w+[a-z])'/g)];
    assert.ok(metrics.length >= 6);
    const operate = read('docs/operate.md');
    assert.deepEqual(
      metrics.map((match) => match[1]).filter((name) => !operate.includes(`\`${name}\``)),
      [],
    );
  });
});

describe('docs/api.md', () => {
  test('names every code in the row of its status', () => {
    const rows = read('docs/api.md')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const missing = REFUSAL_CODES.filter((code) => {
      const status = new RegExp(`^\\| [^|]*\\b${statusOf({ refused: code })}\\b`);
      return !rows.some((row) => status.test(row) && row.includes(`\`${code}\``));
    });
    assert.deepEqual(missing, []);
  });
});
