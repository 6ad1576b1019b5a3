import { isId, type PictureId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { findPicture as readPicture } from '../storage/pictures.ts';
import type { Deps } from './deps.ts';

/** The WebP of a picture. */
export async function findPicture(deps: Pick<Deps, 'pool'>, id: string): Promise<Buffer | Refusal> {
  const bytes = isId(id) ? await readPicture(deps.pool, id as PictureId) : null;
  return bytes ?? refuse('page_not_found');
}
