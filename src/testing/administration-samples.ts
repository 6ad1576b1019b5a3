import { DEFAULT_RULE_SETTINGS } from '../domain/rules/settings.ts';
import type { Samples } from './route-samples.ts';

/** An id that nothing has: whoever may do something to it learns that there is nothing. */
export const ABSENT = '01890000-0000-7000-8000-000000000000';

const { length: _, ...SAMPLE_RULES } = DEFAULT_RULE_SETTINGS;

/** Samples of the routes that administer, by the API. */
export const ADMINISTRATION_SAMPLES: Samples = {
  'GET /api/v1/sites': () => ({ url: '/api/v1/sites' }),
  'POST /api/v1/sites': () => ({ url: '/api/v1/sites', payload: { site: 'walk' } }),
  'GET /api/v1/sites/:site': ({ site }) => ({ url: `/api/v1/sites/${site.key}` }),
  'PATCH /api/v1/sites/:site': ({ site }) => ({
    url: `/api/v1/sites/${site.key}`,
    payload: { settings: { maxCommentLength: 9_000 } },
  }),
  'GET /api/v1/organisation': () => ({ url: '/api/v1/organisation' }),
  'PATCH /api/v1/organisation': () => ({ url: '/api/v1/organisation', payload: { settings: {} } }),
  'GET /api/v1/audit': ({ site }) => ({ url: `/api/v1/audit?site=${site.key}` }),
  'GET /api/v1/tokens': () => ({ url: '/api/v1/tokens' }),
  'POST /api/v1/tokens': () => ({
    url: '/api/v1/tokens',
    payload: { name: 'CMS', scopes: ['stories:write'] },
  }),
  'DELETE /api/v1/tokens/:id': () => ({ url: `/api/v1/tokens/${ABSENT}` }),
  'GET /api/v1/sites/:site/sections': ({ site }) => ({ url: `/api/v1/sites/${site.key}/sections` }),
  'POST /api/v1/sites/:site/sections': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/sections`,
    payload: { section: 'sport' },
  }),
  'PATCH /api/v1/sites/:site/sections/:section': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/sections/sport`,
    payload: { name: 'Sport' },
  }),
  'DELETE /api/v1/sites/:site/sections/:section': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/sections/weather`,
  }),
  'GET /api/v1/sites/:site/rules': ({ site }) => ({ url: `/api/v1/sites/${site.key}/rules` }),
  'PUT /api/v1/sites/:site/rules': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/rules`,
    payload: { version: 0, settings: SAMPLE_RULES, bannedWords: '', suspectWords: '' },
  }),
  'POST /api/v1/sites/:site/rules/simulation': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/rules/simulation`,
    payload: { settings: SAMPLE_RULES, bannedWords: '', suspectWords: '' },
  }),
  'GET /api/v1/sites/:site/rules/versions': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/rules/versions`,
  }),
  'GET /api/v1/sites/:site/rules/versions/:version': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/rules/versions/0`,
  }),
  'POST /api/v1/sites/:site/rules/versions/:version/restore': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/rules/versions/0/restore`,
    payload: { version: 0 },
  }),
  'GET /api/v1/sites/:site/stories': ({ site }) => ({ url: `/api/v1/sites/${site.key}/stories` }),
  'PUT /api/v1/sites/:site/stories/:story': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/stories/story`,
    payload: { title: 'One' },
  }),
  'GET /api/v1/accounts': () => ({ url: '/api/v1/accounts?query=a' }),
  'GET /api/v1/accounts/:id': () => ({ url: `/api/v1/accounts/${ABSENT}` }),
  'PUT /api/v1/accounts/:id/role': () => ({
    url: `/api/v1/accounts/${ABSENT}/role`,
    payload: { role: 'staff' },
  }),
  'DELETE /api/v1/accounts/:id/sessions': () => ({ url: `/api/v1/accounts/${ABSENT}/sessions` }),
  'PUT /api/v1/accounts/:id/ban': () => ({ url: `/api/v1/accounts/${ABSENT}/ban`, payload: {} }),
  'DELETE /api/v1/accounts/:id/ban': () => ({ url: `/api/v1/accounts/${ABSENT}/ban` }),
  'GET /api/v1/sites/:site/sign-on-secrets': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/sign-on-secrets`,
  }),
  'POST /api/v1/sites/:site/sign-on-secrets': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/sign-on-secrets`,
    payload: {},
  }),
  'DELETE /api/v1/sites/:site/sign-on-secrets/:id': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/sign-on-secrets/${ABSENT}`,
  }),
  'DELETE /api/v1/accounts/:id/factors': () => ({ url: `/api/v1/accounts/${ABSENT}/factors` }),
};
