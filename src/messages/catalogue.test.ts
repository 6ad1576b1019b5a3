import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ORGANISATION_SETTINGS } from '../domain/organisation-settings.ts';
import { REFUSAL_CODES } from '../domain/refusal.ts';
import type { Setting } from '../domain/setting.ts';
import { SETTING_GROUPS, SITE_SETTINGS } from '../domain/site-settings.ts';
import { SORT_ORDERS } from '../domain/thread.ts';
import { ar } from './ar.ts';
import type { Message, MessageKey } from './catalogue.ts';
import { en } from './en.ts';
import { LANGUAGES } from './languages.ts';
import { messages } from './messages.ts';

const KEYS = Object.keys(en) as MessageKey[];
const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

function formsOf(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

function placeholdersOf(message: Message): string[] {
  const texts = formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []);
  return [...new Set(texts)].sort();
}

/** Everything that may use a message: all sources but the catalogues and tests. */
async function readSources(): Promise<string> {
  const paths = await readdir(SOURCE, { recursive: true });
  const catalogues = LANGUAGES.map((language) => join('messages', language));
  const used = paths.filter(
    (path) =>
      /\.tsx?$/.test(path) &&
      !/\.test\.tsx?$/.test(path) &&
      !catalogues.some((catalogue) => path.startsWith(catalogue)),
  );
  const texts = await Promise.all(used.map((path) => readFile(join(SOURCE, path), 'utf8')));
  return texts.join('\n');
}

/** Keys that are computed, such as `sort.${sort}`, as expressions that match the keys they may become. */
function listComputedKeys(source: string): RegExp[] {
  const templates = source.match(/`[a-zA-Z]+\.[\w.]*\$\{[^}`]+\}[\w.]*`/g) ?? [];
  return templates.map((template) => {
    const pattern = template
      .slice(1, -1)
      .replaceAll('.', '\\.')
      .replace(/\$\{.*?\}/g, '[^.]+');
    return new RegExp(`^${pattern}$`);
  });
}

test('every message is used somewhere', async () => {
  const source = await readSources();
  const computed = listComputedKeys(source);
  const unused = KEYS.filter(
    (key) =>
      !/^setting(Meaning|Option)?\./.test(key) &&
      !source.includes(`'${key}'`) &&
      !computed.some((pattern) => pattern.test(key)),
  );
  assert.deepEqual(unused, []);
});

test('families of computed keys have no member too many', () => {
  const membersOf = (family: string) =>
    KEYS.filter((key) => key.startsWith(`${family}.`)).map((key) => key.slice(family.length + 1));
  assert.deepEqual(membersOf('refusal').sort(), [...REFUSAL_CODES].sort());
  assert.deepEqual(membersOf('sort').toSorted(), SORT_ORDERS.toSorted());
});

test('every setting has a title and says what it does', () => {
  const names = [...Object.keys(SITE_SETTINGS), ...Object.keys(ORGANISATION_SETTINGS)].toSorted((a, b) =>
    a.localeCompare(b),
  );
  for (const family of ['setting', 'settingMeaning']) {
    const members = KEYS.filter((key) => key.startsWith(`${family}.`)).map((key) => key.split('.')[1]);
    assert.deepEqual(
      members.toSorted((a = '', b = '') => a.localeCompare(b)),
      names,
    );
  }
});

test('every group of settings has a heading, and every choice its words', () => {
  const membersOf = (family: string) =>
    KEYS.filter((key) => key.startsWith(`${family}.`)).map((key) => key.slice(family.length + 1));
  assert.deepEqual(membersOf('settingGroup').toSorted(), [...SETTING_GROUPS].toSorted());
  const settings: Record<string, Setting> = { ...SITE_SETTINGS, ...ORGANISATION_SETTINGS };
  const options = Object.entries(settings).flatMap(([name, setting]) =>
    setting.kind === 'choice' ? setting.options.map((option) => `${name}.${option}`) : [],
  );
  assert.deepEqual(membersOf('settingOption').toSorted(), options.toSorted());
});

test('a translation has the placeholders of the English message, no more and no fewer', () => {
  for (const language of LANGUAGES) {
    for (const key of KEYS) {
      const translated = placeholdersOf(messages(language).template(key));
      assert.deepEqual(translated, placeholdersOf(en[key]), `${language} ${key}`);
    }
  }
});

test('Arabic messages with a number have all six forms', () => {
  const { pluralCategories } = new Intl.PluralRules('ar').resolvedOptions();
  for (const [key, message] of Object.entries(ar)) {
    if (typeof message === 'string') continue;
    assert.deepEqual(Object.keys(message).sort(), [...pluralCategories].sort(), key);
  }
});

test('no message raises its voice, and none is empty', () => {
  for (const language of LANGUAGES) {
    for (const key of KEYS) {
      for (const form of formsOf(messages(language).template(key))) {
        assert.match(form, /^[^!¡]+$/, `${language} ${key}`);
      }
    }
  }
});

test('a sentence in English does not stand in for a translation', () => {
  const isSentence = (text: string) => text.split(' ').length > 3;
  for (const language of LANGUAGES.filter((language) => language !== 'en')) {
    const same = KEYS.filter((key) => {
      const [english = ''] = formsOf(en[key]);
      return isSentence(english) && formsOf(messages(language).template(key)).includes(english);
    });
    assert.deepEqual(same, [], language);
  }
});
