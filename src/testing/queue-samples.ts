import { ABSENT } from './administration-samples.ts';
import type { Samples, SampleWorld } from './route-samples.ts';

const comment = ({ site, commentId }: SampleWorld) => `/api/v1/desk/sites/${site.key}/comments/${commentId}`;

/** Samples of the routes of the moderation queue. */
export const QUEUE_SAMPLES: Samples = {
  'GET /api/v1/desk': () => ({ url: '/api/v1/desk' }),
  'GET /api/v1/desk/people': () => ({ url: '/api/v1/desk/people?q=some' }),
  'GET /api/v1/desk/cards': () => ({ url: '/api/v1/desk/cards' }),
  'POST /api/v1/desk/bulk/preview': () => ({ url: '/api/v1/desk/bulk/preview', payload: { comments: [] } }),
  'POST /api/v1/desk/bulk': () => ({
    url: '/api/v1/desk/bulk',
    payload: { comments: [], action: 'approve' },
  }),
  'POST /api/v1/desk/bulk/:id/undo': () => ({ url: `/api/v1/desk/bulk/${ABSENT}/undo`, payload: {} }),
  'GET /api/v1/desk/events': () => ({ url: '/api/v1/desk/events' }),
  'POST /api/v1/desk/next': () => ({ url: '/api/v1/desk/next', payload: { filter: {} } }),
  'POST /api/v1/desk/claims': () => ({ url: '/api/v1/desk/claims', payload: { comments: [] } }),
  'POST /api/v1/desk/claims/release': () => ({
    url: '/api/v1/desk/claims/release',
    payload: { comments: [] },
  }),
  'GET /api/v1/desk/sites/:site/comments/:id': (world) => ({ url: comment(world) }),
  'GET /api/v1/desk/sites/:site/comments/:id/thread': (world) => ({ url: `${comment(world)}/thread` }),
  'GET /api/v1/desk/sites/:site/comments/:id/revisions': (world) => ({ url: `${comment(world)}/revisions` }),
  'POST /api/v1/desk/sites/:site/stories/:id/watch': ({ site }) => ({
    url: `/api/v1/desk/sites/${site.key}/stories/${ABSENT}/watch`,
  }),
  'DELETE /api/v1/desk/sites/:site/stories/:id/watch': ({ site }) => ({
    url: `/api/v1/desk/sites/${site.key}/stories/${ABSENT}/watch`,
  }),
  'POST /api/v1/desk/sites/:site/comments/:id/decision': (world) => ({
    url: `${comment(world)}/decision`,
    // Of a text that is not there any more: nothing is decided.
    payload: { action: 'approve', seen: { revision: 99, decision: null } },
  }),
  'POST /api/v1/desk/sites/:site/comments/:id/undo': (world) => ({
    url: `${comment(world)}/undo`,
    payload: { decision: ABSENT },
  }),
};
