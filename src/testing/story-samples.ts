import { ABSENT } from './administration-samples.ts';
import type { Samples } from './route-samples.ts';

/** The samples of what editors do with stories and comments. */
export const STORY_SAMPLES: Samples = {
  'POST /api/v1/desk/sites/:site/comments/:id/feature': ({ site, commentId }) => ({
    url: `/api/v1/desk/sites/${site.key}/comments/${commentId}/feature`,
    payload: { on: true },
  }),
  'POST /api/v1/desk/sites/:site/comments/:id/pin': ({ site, commentId }) => ({
    url: `/api/v1/desk/sites/${site.key}/comments/${commentId}/pin`,
    payload: { on: true },
  }),
  'GET /desk/settings/sites/:site/stories': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/stories`,
  }),
  'GET /desk/settings/sites/:site/stories/:id': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/stories/${ABSENT}`,
  }),
  'POST /desk/settings/sites/:site/stories/:id': ({ site }) => ({
    url: `/desk/settings/sites/${site.key}/stories/${ABSENT}`,
    payload: { do: 'close' },
  }),
  'GET /api/v1/desk/sites/:site/numbers': ({ site }) => ({
    url: `/api/v1/desk/sites/${site.key}/numbers?from=2030-01-01&to=2030-01-31`,
  }),
  'POST /api/v1/sites/:site/stories/:story/move': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/stories/story/move`,
    payload: { story: 'story' },
  }),
  'GET /api/v1/sites/:site/stories/:story/merge': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/stories/story/merge?into=story`,
  }),
  'POST /api/v1/sites/:site/stories/:story/merge': ({ site }) => ({
    url: `/api/v1/sites/${site.key}/stories/story/merge`,
    payload: { into: 'story' },
  }),
};
