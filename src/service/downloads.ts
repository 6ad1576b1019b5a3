import { isId, type AccountId } from '../domain/ids.ts';
import { OWN_SECTIONS, type OwnRow, type OwnSection } from '../domain/own-data.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import {
  failDownload,
  findChunk,
  findDownload,
  findNewestDownload,
  finishDownload,
  insertDownload,
  writeChunk,
} from '../storage/downloads.ts';
import { lockAccount } from '../storage/erasure.ts';
import { addJob } from '../storage/jobs.ts';
import { countOwnData, readOwnData } from '../storage/own-data.ts';
import { withTransaction } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';

const HOUR = 3_600_000;
/** A download may be asked for again after this long. */
export const DOWNLOAD_EVERY_MS = 24 * HOUR;
/** How long a download is kept for its owner to fetch. */
const KEPT_MS = 7 * 24 * HOUR;
/** Small enough for a row, large enough that a hundred megabytes are some hundred rows. */
const CHUNK_BYTES = 256 * 1_024;

/** Has everything that is stored about the actor packed by a job, once a day. */
export async function askDownload(
  deps: Deps,
  actor: Actor,
  asked: { readonly language: string },
): Promise<null | Refusal> {
  const person = admitPerson(deps, actor, 'account.download');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  return withTransaction(deps.pool, async (db) => {
    await lockAccount(db, accountId);
    const askedAt = deps.clock();
    const newest = await findNewestDownload(db, accountId);
    const waited = newest === null ? DOWNLOAD_EVERY_MS : askedAt.getTime() - newest.askedAt.getTime();
    if (newest?.state !== 'failed' && waited < DOWNLOAD_EVERY_MS)
      return refuse('download_too_soon', { retryAfter: Math.ceil((DOWNLOAD_EVERY_MS - waited) / 1_000) });
    const id = deps.newId();
    const expiresAt = new Date(askedAt.getTime() + KEPT_MS);
    await insertDownload(db, { id, accountId, language: asked.language, askedAt, expiresAt });
    await addJob(db, 'pack-download', { accountId, downloadId: id });
    return null;
  });
}

/** A download on its way to its owner. */
export interface OpenedDownload {
  readonly readyAt: Date;
  readonly size: number;
  readonly chunks: AsyncGenerator<Buffer>;
}

/**
 * Opens a download, for its owner alone and only where they have just proved who they are: an address that a mail or a
 * history gives away opens nothing.
 */
export async function openDownload(deps: Deps, actor: Actor, id: string): Promise<OpenedDownload | Refusal> {
  const person = admitPerson(deps, actor, 'account.download');
  if (isRefusal(person)) return person;
  const download = isId(id) ? await findDownload(deps.pool, id) : null;
  if (!download || download.accountId !== person.accountId) return refuse('download_not_found');
  const { readyAt, size, expiresAt } = download;
  if (readyAt === null || size === null || expiresAt <= deps.clock()) return refuse('download_not_found');
  return { readyAt, size, chunks: readChunks(deps, id) };
}

async function* readChunks(deps: Pick<Deps, 'pool'>, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const bytes = await findChunk(deps.pool, id, number);
    if (bytes === null) return;
    yield bytes;
  }
}

/** All that is stored about somebody, in one snapshot: how many entries each part has, and the entries, some at a time. */
export interface OwnData {
  readonly counts: Readonly<Record<OwnSection, number>>;
  read(section: OwnSection): AsyncGenerator<readonly OwnRow[]>;
}

/** What a job is to pack; null when it is gone, or packed already. */
export async function findDownloadToPack(
  deps: Pick<Deps, 'pool'>,
  id: string,
): Promise<{ readonly accountId: AccountId; readonly language: string } | null> {
  const download = await findDownload(deps.pool, id);
  return download?.state === 'asked' ? download : null;
}

/** Lends somebody's data to `work` for as long as that takes; parts are read one after the other. */
export async function withOwnData(
  deps: Pick<Deps, 'pool'>,
  accountId: AccountId,
  work: (data: OwnData) => Promise<void>,
): Promise<void> {
  await withTransaction(deps.pool, async (db) => {
    // The snapshot has to be asked for first. Packing takes as long as it takes, and holds no locks.
    await db.query({ text: 'set transaction isolation level repeatable read read only' });
    await db.query({ text: 'set local statement_timeout = 0' });
    await db.query({ text: 'set local idle_in_transaction_session_timeout = 0' });
    const counts: [OwnSection, number][] = [];
    for (const section of OWN_SECTIONS) counts.push([section, await countOwnData(db, accountId, section)]);
    await work({
      counts: Object.fromEntries(counts) as Record<OwnSection, number>,
      read: (section) => readOwnData(db, accountId, section),
    });
  });
}

/** Keeps what a job has packed and leaves a mail that tells of it; nothing is held in memory beyond a chunk. */
export async function storeDownload(
  deps: Deps,
  download: { readonly id: string; readonly accountId: AccountId; readonly language: string },
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const { id, accountId, language } = download;
  let [number, size, pending] = [0, 0, Buffer.alloc(0)];
  const keep = async (chunk: Buffer) => {
    if (!(await writeChunk(deps.pool, { downloadId: id, number, bytes: chunk })))
      throw new Error('The download was deleted while it was packed.');
    number += 1;
    size += chunk.length;
  };
  for await (const part of bytes) {
    pending = Buffer.concat([pending, part]);
    for (; pending.length >= CHUNK_BYTES; pending = pending.subarray(CHUNK_BYTES))
      await keep(pending.subarray(0, CHUNK_BYTES));
  }
  if (pending.length > 0) await keep(pending);
  await withTransaction(deps.pool, async (db) => {
    const readyAt = deps.clock();
    const expiresAt = new Date(readyAt.getTime() + KEPT_MS);
    if (await finishDownload(db, { id, chunks: number, size, readyAt, expiresAt }))
      await addJob(db, 'send-account-mail', { accountId, mail: 'download', language });
  });
}

/** Gives up a download after the last attempt. */
export function giveUpDownload(deps: Pick<Deps, 'pool'>, id: string): Promise<void> {
  return failDownload(deps.pool, id);
}
