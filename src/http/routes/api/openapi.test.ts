import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SITE_SETTINGS } from '../../../domain/site-settings.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly responses?: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<
      Record<
        string,
        { properties?: Record<string, { properties?: Record<string, { description?: string }> }> }
      >
    >;
  };
}

let parley: TestApplication;
let document: Document;

before(async () => {
  parley = await createTestApplication();
  document = (await parley.request({ url: '/openapi.json' })).json();
});
after(() => parley.close());

test('every request of the API is described, with what it answers and how it is refused', async () => {
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ...operation,
    })),
  );
  const routes = parley.server.routePermissions
    .filter(({ method, url }) => url.startsWith('/api/v1/') && !['HEAD', 'OPTIONS'].includes(method))
    .map(({ method, url }) => `${method} ${url}`);
  assert.ok(routes.length >= 40);
  const names = new Set(described.map(({ name }) => name));
  assert.deepEqual(
    routes.filter((name) => !names.has(name)),
    [],
  );
  for (const { name, summary, tags = [], responses = {} } of described) {
    assert.ok(summary, `${name} has no summary`);
    assert.ok(tags.length > 0, `${name} has no tag`);
    const statuses = Object.keys(responses);
    assert.ok(
      statuses.some((status) => status.startsWith('2')),
      `${name} does not say what it answers`,
    );
  }
});

test('every setting of a site says what it means and what is allowed', () => {
  for (const schema of ['Site', 'SiteChange', 'NewSite']) {
    const settings = document.components.schemas[schema]?.properties?.['settings']?.properties ?? {};
    for (const name of Object.keys(SITE_SETTINGS)) {
      const { description = '' } = settings[name] ?? {};
      assert.match(description, /^\S.+\. Allowed is .+\. Default: /s, `${schema} ${name}`);
    }
  }
});
