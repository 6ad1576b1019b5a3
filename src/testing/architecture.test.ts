import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

/** The rules of ARCHITECTURE.md, read from the sources. Each test names the rule it holds. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const src = join(root, 'src');

interface Source {
  readonly path: string;
  readonly layer: string;
  readonly text: string;
}

const sources: Source[] = globSync('**/*.{ts,tsx}', { cwd: src })
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(src, path), 'utf8') }))
  .map((file) => ({ ...file, layer: file.path.split('/')[0] ?? '' }));
const shipped = sources.filter(({ path, layer }) => layer !== 'testing' && !/\.test\.tsx?$/.test(path));

const EVERYTHING = [
  'domain',
  'bridging',
  'markup',
  'words',
  'exchange',
  'messages',
  'wire',
  'net',
  'storage',
  'service',
  'render',
  'http',
  'jobs',
];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  bridging: [],
  net: [],
  markup: ['domain'],
  words: ['domain'],
  exchange: ['domain'],
  messages: ['domain'],
  wire: ['domain'],
  storage: ['domain'],
  service: ['domain', 'bridging', 'markup', 'words', 'exchange', 'storage', 'net'],
  render: ['domain', 'messages'],
  http: ['domain', 'exchange', 'messages', 'wire', 'service', 'render'],
  jobs: ['domain', 'exchange', 'messages', 'service', 'render'],
  embed: ['domain', 'wire'],
  desk: ['domain', 'messages', 'wire'],
  cli: EVERYTHING,
};

function importsOf({ text }: Source): string[] {
  return [
    ...text.matchAll(/^(?:import|export)[^'"]*from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function offenders(isOffender: (source: Source) => boolean, among = shipped): string[] {
  return among.filter(isOffender).map(({ path }) => path);
}

test('each layer imports only the layers below it that it may', () => {
  const wrong = shipped.flatMap((source) =>
    importsOf(source)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(src, resolve(src, dirname(source.path), name)).split(/[\\/]/)[0] ?? '')
      .filter((layer) => layer !== source.layer && !MAY_IMPORT[source.layer]?.includes(layer))
      .map((layer) => `${source.path} imports ${layer}`),
  );
  assert.deepEqual(wrong, []);
});

test('every layer is known here, and there is no other folder', () => {
  assert.deepEqual(
    [...new Set(shipped.map(({ layer }) => layer))].toSorted(),
    Object.keys(MAY_IMPORT).toSorted(),
  );
});

test('nothing that ships imports what only tests use', () => {
  assert.deepEqual(
    offenders((source) => importsOf(source).some((name) => name.includes('/testing/'))),
    [],
  );
});

test('domain and bridging are pure: no packages, no clock, no randomness', () => {
  const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|crypto|process\./;
  const isImpure = (source: Source) =>
    impure.test(source.text) || importsOf(source).some((name) => !name.startsWith('.'));
  assert.deepEqual(
    offenders((source) => ['domain', 'bridging'].includes(source.layer) && isImpure(source)),
    [],
  );
});

test('only markup makes SafeHtml', () => {
  assert.deepEqual(
    offenders(({ layer, text }) => layer !== 'markup' && /\bas (unknown as )?SafeHtml\b/.test(text)),
    [],
  );
});

test('HTML goes into a page unescaped only where it is SafeHtml or a data block', () => {
  const inner = offenders(({ text }) => text.includes('dangerouslySetInnerHTML')).toSorted();
  assert.deepEqual(
    inner,
    [
      'render/desk/app-page.tsx',
      'render/parts/comment.tsx',
      'render/parts/json-ld.tsx',
      'render/parts/page.tsx',
    ].filter((path) => inner.includes(path)),
  );
});

test('outbound traffic goes only through net', () => {
  const outbound = /\bfetch\(|from 'node:https?'|from 'undici'|'nodemailer'|node:net'/;
  const allowed = new Set(['http/server.ts', 'http/fast-path.ts', 'cli/config.ts']);
  assert.deepEqual(
    offenders(
      ({ layer, path, text }) =>
        !['net', 'embed', 'desk'].includes(layer) &&
        !path.startsWith('storage/embedded/') &&
        !allowed.has(path) &&
        outbound.test(text),
    ),
    [],
  );
});

test('a transaction is begun in one place', () => {
  assert.deepEqual(
    offenders(({ text }) => /'begin'/.test(text)),
    ['storage/migrate.ts', 'storage/pool.ts'],
  );
});

test('what takes much memory is loaded when it is first needed', () => {
  const heavy =
    /^import (?!type\b)[^;]*from '(jose|@simplewebauthn\/server[^']*|sharp|yazl|openid-client|nodemailer|re2js|eld[^']*)'/m;
  assert.deepEqual(
    offenders(({ text }) => heavy.test(text)),
    // Loaded by lazy-provider-client.ts.
    ['service/provider-client.ts', 'service/provider-failure.ts'],
  );
  const eager = /^import (?!type\b)[^;]*from '[^']*\/provider-(client|failure)\.ts'/m;
  assert.deepEqual(
    offenders(({ text }) => eager.test(text)),
    ['service/provider-client.ts'],
  );
  const catalogue = /^import (?!type\b)[^;]*from '[^']*\/(en|de|fr|es|ar)\.ts'/m;
  assert.deepEqual(
    offenders(({ text }) => catalogue.test(text)),
    [],
  );
});

test('nothing is called by a name that says nothing', () => {
  assert.deepEqual(
    offenders(({ path }) => /(^|\/)(utils?|helpers?|common|misc|manager|data)\b/.test(path), sources),
    [],
  );
});

test('every exported function says what it promises', () => {
  const silent = shipped.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      const name = /^export (?:async )?function (\w+)/.exec(line)?.[1];
      return name !== undefined && !lines[index - 1]?.trim().endsWith('*/') ? [`${path}: ${name}`] : [];
    });
  });
  assert.deepEqual(silent, []);
});

test('the guides stay short, and AGENTS.md is CONTRIBUTING.md', () => {
  const lines = (name: string) => readFileSync(join(root, name), 'utf8').split('\n').length;
  assert.ok(lines('ARCHITECTURE.md') <= 180);
  assert.ok(lines('CONTRIBUTING.md') <= 200);
  assert.equal(readlinkSync(join(root, 'AGENTS.md')), 'CONTRIBUTING.md');
});

test('what the guides point to exists', () => {
  const documents = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    ...globSync('docs/**/*.md', { cwd: root }),
  ];
  const broken = documents.flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8');
    return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !existsSync(resolve(root, dirname(document), target)))
      .map((target) => `${document} -> ${target}`);
  });
  assert.deepEqual(broken, []);
});
