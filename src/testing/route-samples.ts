import type { Site } from '../domain/thread.ts';
import { STORY_URL } from './application.ts';
import { ABSENT, ADMINISTRATION_SAMPLES } from './administration-samples.ts';
import { STORY_SAMPLES } from './story-samples.ts';
import { DESK_SAMPLES } from './desk-samples.ts';
import { QUEUE_SAMPLES } from './queue-samples.ts';

/** What samples may name: things that are there when a request is sent. */
export interface SampleWorld {
  readonly site: Site;
  /** A published comment by somebody else than whoever asks. */
  readonly commentId: string;
}

/** A request that fits a route's schema, so that nothing but a missing permission stands in its way. */
export interface RouteSample {
  readonly url: string;
  /** Sent as JSON to the API, as a form to pages. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

export type Samples = Readonly<Record<string, (world: SampleWorld) => RouteSample>>;

const story = ({ site }: SampleWorld) => `/${site.key}/stories/story`;
const apiStory = ({ site }: SampleWorld) => `/api/v1/sites/${site.key}/stories/story`;
const apiComment = ({ site, commentId }: SampleWorld) => `/api/v1/sites/${site.key}/comments/${commentId}`;
const form =
  (name: string, payload: RouteSample['payload'] = {}) =>
  (world: SampleWorld): RouteSample => ({
    url: `${story(world)}/comments/${world.commentId}/${name}`,
    payload,
  });

const deskPerson = ({ site }: SampleWorld) => `/api/v1/desk/sites/${site.key}/people/${ABSENT}`;

const IDENTITY_URL = '/account/security/identities?issuer=https%3A%2F%2Fid.example&subject=1';
const NEW_PASSKEY = {
  id: 'AA',
  rawId: 'AA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'AA', attestationObject: 'AA' },
};

/**
 * One sample for each route that not everybody may use, by method and address as the route has it. A route without one
 * fails testing/permissions.test.ts.
 */
export const ROUTE_SAMPLES: Samples = {
  ...ADMINISTRATION_SAMPLES,
  ...DESK_SAMPLES,
  ...QUEUE_SAMPLES,
  ...STORY_SAMPLES,
  'POST /api/v1/sites/:site/stories/:story/comments': (world) => ({
    url: `${apiStory(world)}/comments`,
    payload: { body: 'Words.', name: 'Sam', url: STORY_URL },
  }),
  'PATCH /api/v1/sites/:site/comments/:id': (world) => ({
    url: apiComment(world),
    payload: { body: 'Other words.' },
  }),
  'DELETE /api/v1/sites/:site/comments/:id': (world) => ({ url: apiComment(world) }),
  'GET /api/v1/sites/:site/comments/:id/source': (world) => ({ url: `${apiComment(world)}/source` }),
  'PUT /api/v1/sites/:site/comments/:id/vote': (world) => ({
    url: `${apiComment(world)}/vote`,
    payload: { value: 'up' },
  }),
  'PUT /api/v1/session/name': () => ({ url: '/api/v1/session/name', payload: { name: 'Sam Sample' } }),
  'POST /api/v1/session/cookie': () => ({ url: '/api/v1/session/cookie' }),
  'DELETE /api/v1/sites/:site/session': ({ site }) => ({ url: `/api/v1/sites/${site.key}/session` }),
  'DELETE /api/v1/session': () => ({ url: '/api/v1/session' }),
  'POST /:site/stories/:story/comment': (world) => ({
    url: `${story(world)}/comment?url=${encodeURIComponent(STORY_URL)}`,
    payload: { body: 'Words.', name: 'Sam' },
  }),
  'POST /:site/stories/:story/comments/:id/reply': form('reply', { body: 'Words.', name: 'Sam' }),
  'GET /:site/stories/:story/comments/:id/edit': form('edit'),
  'POST /:site/stories/:story/comments/:id/edit': form('edit', { body: 'Other words.' }),
  'POST /:site/stories/:story/comments/:id/delete': form('delete'),
  'POST /:site/stories/:story/comments/:id/vote': form('vote', { value: 'up' }),
  'GET /sign-in/name': () => ({ url: '/sign-in/name' }),
  'POST /sign-in/name': () => ({ url: '/sign-in/name', payload: { name: 'Sam Sample' } }),
  'GET /account': () => ({ url: '/account' }),
  'GET /account/link/:provider': () => ({ url: '/account/link/nobody' }),
  'POST /account/link/:provider': () => ({ url: '/account/link/nobody', payload: {} }),
  'GET /account/data': () => ({ url: '/account/data' }),
  'GET /account/data/download': () => ({ url: '/account/data/download' }),
  'POST /account/data/download': () => ({ url: '/account/data/download', payload: {} }),
  'GET /account/data/delete': () => ({ url: '/account/data/delete' }),
  'POST /account/data/delete': () => ({ url: '/account/data/delete', payload: { comments: 'keep' } }),
  'POST /account/data/keep': () => ({ url: '/account/data/keep', payload: {} }),
  'GET /account/data/files/:id': () => ({
    url: '/account/data/files/01936f2a-7c00-7000-8000-000000000000',
  }),
  'GET /account/edit': () => ({ url: '/account/edit' }),
  'POST /account/edit': () => ({ url: '/account/edit', payload: { name: 'Sam Sample' } }),
  'GET /account/replies': () => ({ url: '/account/replies' }),
  'GET /account/preferences': () => ({ url: '/account/preferences' }),
  'POST /account/preferences': () => ({ url: '/account/preferences', payload: { language: 'de' } }),
  'POST /:site/stories/:story/comments/:id/report': form('report', { reason: 'spam' }),
  'POST /api/v1/sites/:site/comments/:id/reports': (world) => ({
    url: `${apiComment(world)}/reports`,
    payload: { reason: 'spam' },
  }),
  'POST /:site/stories/:story/comments/:id/appeal': form('appeal', { body: 'Words.' }),
  'POST /api/v1/sites/:site/comments/:id/appeals': (world) => ({
    url: `${apiComment(world)}/appeals`,
    payload: { body: 'Words.' },
  }),
  'GET /account/reports': () => ({ url: '/account/reports' }),
  'GET /sign-in/found': () => ({ url: '/sign-in/found' }),
  'GET /account/old-comments': () => ({ url: '/account/old-comments' }),
  'POST /account/old-comments': ({ commentId }) => ({
    url: '/account/old-comments',
    payload: { author: commentId, answer: 'mine' },
  }),
  'GET /account/warnings': () => ({ url: '/account/warnings' }),
  'POST /account/warnings': ({ commentId }) => ({ url: '/account/warnings', payload: { id: commentId } }),
  'POST /api/v1/sites/:site/warnings/:id/read': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/warnings/${ABSENT}/read`,
  }),
  'GET /api/v1/desk/sites/:site/people/:account': (world) => ({ url: deskPerson(world) }),
  'POST /api/v1/desk/sites/:site/people/:account/sanctions': (world) => ({
    url: `${deskPerson(world)}/sanctions`,
    payload: { kind: 'warn', reason: 'spam' },
  }),
  'POST /api/v1/desk/sites/:site/people/:account/sanctions/:id/lift': (world) => ({
    url: `${deskPerson(world)}/sanctions/${ABSENT}/lift`,
    payload: {},
  }),
  'POST /api/v1/desk/sites/:site/people/:account/notes': (world) => ({
    url: `${deskPerson(world)}/notes`,
    payload: { body: 'A note.' },
  }),
  'DELETE /api/v1/desk/sites/:site/people/:account/notes/:id': (world) => ({
    url: `${deskPerson(world)}/notes/${ABSENT}`,
  }),
  'GET /account/muted': () => ({ url: '/account/muted' }),
  'POST /account/muted': ({ commentId }) => ({ url: '/account/muted', payload: { id: commentId } }),
  'GET /api/v1/account/muted': () => ({ url: '/api/v1/account/muted' }),
  'PUT /api/v1/account/muted/:id': ({ commentId }) => ({ url: `/api/v1/account/muted/${commentId}` }),
  'DELETE /api/v1/account/muted/:id': ({ commentId }) => ({ url: `/api/v1/account/muted/${commentId}` }),
  'POST /:site/stories/:story/comments/:id/mute': form('mute', { muted: 'true' }),
  'POST /sign-out': () => ({ url: '/sign-out', payload: {} }),
  'GET /api/v1/account/security': () => ({ url: '/api/v1/account/security' }),
  'GET /api/v1/account/sessions': () => ({ url: '/api/v1/account/sessions' }),
  'DELETE /api/v1/account/sessions': () => ({ url: '/api/v1/account/sessions' }),
  'DELETE /api/v1/account/sessions/:id': () => ({ url: `/api/v1/account/sessions/${ABSENT}` }),
  'POST /api/v1/account/passkeys/challenge': () => ({ url: '/api/v1/account/passkeys/challenge' }),
  'POST /api/v1/account/passkeys': () => ({
    url: '/api/v1/account/passkeys',
    payload: { credential: NEW_PASSKEY },
  }),
  'PATCH /api/v1/account/passkeys/:id': () => ({
    url: `/api/v1/account/passkeys/${ABSENT}`,
    payload: { name: 'Phone' },
  }),
  'DELETE /api/v1/account/passkeys/:id': () => ({ url: `/api/v1/account/passkeys/${ABSENT}` }),
  'POST /api/v1/account/confirm/challenge': () => ({ url: '/api/v1/account/confirm/challenge' }),
  'POST /api/v1/account/confirm': () => ({
    url: '/api/v1/account/confirm',
    payload: { code: '000000' },
  }),
  'GET /sign-in/offer': () => ({ url: '/sign-in/offer' }),
  'POST /sign-in/offer': () => ({
    url: '/sign-in/offer',
    payload: { credential: JSON.stringify(NEW_PASSKEY) },
  }),
  'GET /account/security': () => ({ url: '/account/security' }),
  'POST /account/security/sessions': () => ({ url: '/account/security/sessions', payload: {} }),
  'GET /account/security/identities': () => ({ url: IDENTITY_URL }),
  'POST /account/security/identities': () => ({ url: IDENTITY_URL, payload: {} }),
  'GET /account/security/passkeys': () => ({ url: '/account/security/passkeys' }),
  'POST /account/security/passkeys': () => ({
    url: '/account/security/passkeys',
    payload: { credential: JSON.stringify(NEW_PASSKEY) },
  }),
  'GET /account/security/passkeys/:id': () => ({ url: `/account/security/passkeys/${ABSENT}` }),
  'POST /account/security/passkeys/:id': () => ({
    url: `/account/security/passkeys/${ABSENT}`,
    payload: { do: 'rename', name: 'Phone' },
  }),
  'GET /account/security/totp': () => ({ url: '/account/security/totp' }),
  'POST /account/security/totp': () => ({ url: '/account/security/totp', payload: { do: 'start' } }),
  'GET /account/second-factor': () => ({ url: '/account/second-factor' }),
  'POST /account/second-factor': () => ({ url: '/account/second-factor', payload: { code: '000000' } }),
  'GET /account/step-up': () => ({ url: '/account/step-up' }),
  'POST /account/step-up': () => ({ url: '/account/step-up', payload: { code: '000000' } }),
  'POST /account/step-up/mail': () => ({ url: '/account/step-up/mail', payload: {} }),
};
