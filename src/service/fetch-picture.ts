import type { AccountId, PictureId } from '../domain/ids.ts';
import type { PictureFailure } from '../domain/profile.ts';
import type { HttpClient } from '../net/http-client.ts';
import { HttpFailure } from '../net/http-failure.ts';
import { addJob } from '../storage/jobs.ts';
import { failPictureRequest, findPictureRequest, replacePicture } from '../storage/pictures.ts';
import { withTransaction } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import { makePicture } from './make-picture.ts';

/**
 * Fetches the picture that somebody asked for, once: from then on Parley serves it, so that whoever reads tells nobody
 * else that they do. What goes wrong is noted for its owner; they may ask again.
 */
export async function fetchPicture(deps: Deps, http: HttpClient, accountId: AccountId): Promise<void> {
  const url = await findPictureRequest(deps.pool, accountId);
  if (url === null) return;
  const fetched = await tryFetch(http, url);
  const bytes = typeof fetched === 'string' ? fetched : await makePicture(fetched);
  if (typeof bytes === 'string') {
    await failPictureRequest(deps.pool, { accountId, url, failure: bytes });
    return;
  }
  await withTransaction(deps.pool, async (db) => {
    const id = deps.newId<PictureId>();
    const isWanted = await replacePicture(db, { id, accountId, url, bytes, madeAt: deps.clock() });
    if (isWanted) await addJob(db, 'refresh-author', { accountId });
  });
}

async function tryFetch(http: HttpClient, url: string): Promise<Buffer | PictureFailure> {
  try {
    const { status, body } = await http.get(url);
    return status === 200 ? body : 'unreachable';
  } catch (error) {
    if (error instanceof HttpFailure) return error.code === 'too_large' ? 'too_large' : 'unreachable';
    throw error;
  }
}
