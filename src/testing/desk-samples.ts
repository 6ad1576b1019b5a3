import { ABSENT } from './administration-samples.ts';
import type { Samples } from './route-samples.ts';

/** The samples of the pages below /desk. */
export const DESK_SAMPLES: Samples = {
  'GET /desk': () => ({ url: '/desk' }),
  'GET /desk/numbers': () => ({ url: '/desk/numbers' }),
  'GET /desk/settings': () => ({ url: '/desk/settings' }),
  'GET /desk/settings/sites': () => ({ url: '/desk/settings/sites' }),
  'GET /desk/settings/add-site': () => ({ url: '/desk/settings/add-site' }),
  'POST /desk/settings/add-site': () => ({
    url: '/desk/settings/add-site',
    payload: { key: 'another', name: 'Another', language: 'en', origins: '' },
  }),
  'GET /desk/settings/sites/:site': ({ site }) => ({ url: `/desk/settings/sites/${site.key}` }),
  'POST /desk/settings/sites/:site': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}`,
    payload: { 'setting.editWindowMinutes': '20' },
  }),
  'POST /desk/first-admin/become': () => ({ url: '/desk/first-admin/become', payload: {} }),
  'GET /desk/settings/sites/:site/embed': ({ site }) => ({ url: `/desk/settings/sites/${site.key}/embed` }),
  'GET /desk/settings/sites/:site/viewpoints': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/viewpoints`,
  }),
  'GET /desk/settings/organisation': () => ({ url: '/desk/settings/organisation' }),
  'POST /desk/settings/organisation': () => ({ url: '/desk/settings/organisation', payload: {} }),
  'GET /desk/settings/audit': ({ site }) => ({ url: `/desk/settings/audit?site=${site.key}` }),
  'GET /desk/settings/sites/:site/ways-in': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/ways-in`,
  }),
  'POST /desk/settings/sites/:site/ways-in': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/ways-in`,
    payload: { do: 'rotate', graceHours: '24' },
  }),
  'GET /desk/settings/sites/:site/add-provider': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/add-provider?preset=google`,
  }),
  'POST /desk/settings/sites/:site/add-provider': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/add-provider?preset=google`,
    payload: { key: 'sample', name: 'Sample', address: 'https://id.example', clientId: 'x' },
  }),
  'GET /desk/settings/sites/:site/providers/:provider': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/providers/none`,
  }),
  'POST /desk/settings/sites/:site/providers/:provider': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/providers/none`,
    payload: { do: 'save' },
  }),
  'GET /desk/settings/sites/:site/sections': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/sections`,
  }),
  'POST /desk/settings/sites/:site/sections': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/sections`,
    payload: { do: 'save', key: 'none', name: 'None' },
  }),
  'GET /desk/settings/sites/:site/rules': ({ site }) => ({ url: `/desk/settings/sites/${site.key}/rules` }),
  'POST /desk/settings/sites/:site/rules': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/rules`,
    payload: { do: 'save', shown: '0' },
  }),
  'GET /desk/settings/sites/:site/rules/versions': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/rules/versions`,
  }),
  'POST /desk/settings/sites/:site/rules/versions': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/rules/versions`,
    payload: { do: 'restore', version: '0', shown: '0' },
  }),
  'GET /desk/settings/sites/:site/rules/services': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/rules/services`,
  }),
  'POST /desk/settings/sites/:site/rules/services': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/rules/services`,
    payload: { do: 'save', id: 'none' },
  }),
  'GET /desk/settings/tokens': () => ({ url: '/desk/settings/tokens' }),
  'POST /desk/settings/tokens': () => ({
    url: '/desk/settings/tokens',
    payload: { do: 'make', name: 'Sample', scopes: 'audit:read' },
  }),
  'GET /desk/settings/accounts': () => ({ url: '/desk/settings/accounts' }),
  'POST /desk/settings/accounts': () => ({
    url: '/desk/settings/accounts',
    payload: { email: 'sample@reader.example', role: 'staff' },
  }),
  'GET /desk/settings/accounts/:id': () => ({ url: '/desk/settings/accounts/none' }),
  'POST /desk/settings/accounts/:id': () => ({
    url: '/desk/settings/accounts/none',
    payload: { do: 'end' },
  }),
  'POST /desk/settings/accounts/:id/role': () => ({
    url: '/desk/settings/accounts/none/role',
    payload: { role: 'staff' },
  }),
  'GET /desk/settings/sites/:site/imports': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports`,
  }),
  'POST /desk/settings/sites/:site/imports/files': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports/files`,
    payload: {},
  }),
  'GET /desk/settings/sites/:site/imports/files/:upload': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports/files/${ABSENT}`,
  }),
  'POST /desk/settings/sites/:site/imports/files/:upload': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports/files/${ABSENT}`,
    payload: { do: 'remove' },
  }),
  'GET /desk/settings/sites/:site/imports/tasks/:task': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports/tasks/${ABSENT}`,
  }),
  'POST /desk/settings/sites/:site/imports/tasks/:task': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports/tasks/${ABSENT}`,
    payload: { do: 'stop' },
  }),
  'GET /api/v1/desk/sites/:site/imports/tasks/:task': ({ site }) => ({
    url: `/api/v1/desk/sites/${site.key}/imports/tasks/${ABSENT}`,
  }),
  'GET /desk/settings/sites/:site/imports/runs/:run': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports/runs/1`,
  }),
  'POST /desk/settings/sites/:site/imports/runs/:run': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports/runs/1`,
    payload: { do: 'undo' },
  }),
  'GET /desk/settings/sites/:site/imports/runs/:run/problems.csv': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/imports/runs/1/problems.csv`,
  }),
};
