import { isId } from '../../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import { UPLOAD_STALE_MS } from '../../domain/upload.ts';
import type { Actor } from '../../domain/viewer.ts';
import {
  deleteLeavingChunks,
  findUpload,
  giveUpStaleUploads,
  letExpiredUploadsGo,
  letUploadGo,
  listUploadRows,
  type UploadRow,
} from '../../storage/import-uploads.ts';
import type { Deps } from '../deps.ts';
import { forbid } from '../permit.ts';

/** Files that were handed over, as admins see them. */
export type Upload = Omit<UploadRow, 'siteId' | 'byId'>;

/** The files that a site has been handed, newest first: those on their way too. */
export async function listUploads(deps: Deps, actor: Actor, site: Site): Promise<Upload[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  return isRefusal(refusal) ? refusal : listUploadRows(deps.pool, site.id);
}

/** The files of one upload. */
export async function readUpload(
  deps: Deps,
  actor: Actor,
  { site, id }: { readonly site: Site; readonly id: string },
): Promise<Upload | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const upload = isId(id) ? await findUpload(deps.pool, { siteId: site.id, id }) : null;
  return upload?.state === 'ready' ? upload : refuse('upload_not_found');
}

/** Deletes files that are not wanted any more; what was imported from them stays. */
export async function removeUpload(
  deps: Deps,
  actor: Actor,
  { site, id }: { readonly site: Site; readonly id: string },
): Promise<null | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'site.import', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const isThere = isId(id) && (await letUploadGo(deps.pool, { siteId: site.id, id }));
  if (!isThere) return refuse('upload_not_found');
  // What is small is gone at once. Gigabytes would keep whoever pressed the button waiting: the sweep takes the rest.
  if (await deleteLeavingChunks(deps.pool)) await deleteLeavingChunks(deps.pool);
  return null;
}

/** Deletes what broke off, what has expired, and what was left of a deletion that was interrupted. */
export async function sweepUploads(deps: Pick<Deps, 'pool' | 'clock'>): Promise<void> {
  const now = deps.clock();
  await giveUpStaleUploads(deps.pool, { seenBefore: new Date(now.getTime() - UPLOAD_STALE_MS) });
  await letExpiredUploadsGo(deps.pool, now);
  await dropLeavingUploads(deps);
}

/** Deletes what is left of uploads that go, some at a time. */
export async function dropLeavingUploads({ pool }: Pick<Deps, 'pool'>): Promise<void> {
  while (await deleteLeavingChunks(pool));
}
