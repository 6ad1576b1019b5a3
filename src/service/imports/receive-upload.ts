import { createHash } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import {
  MOST_FILE_BYTES,
  MOST_FILES,
  toFileName,
  UPLOAD_DAYS,
  UPLOAD_STALE_MS,
} from '../../domain/upload.ts';
import type { Actor } from '../../domain/viewer.ts';
import {
  finishUpload,
  giveUpStaleUploads,
  insertUpload,
  letUploadGo,
  writeUploadChunk,
  type UploadedFile,
} from '../../storage/import-uploads.ts';
import type { Deps } from '../deps.ts';
import { admitPerson } from '../permit.ts';
import { findRoom, type UploadPlace } from './room.ts';
import { dropLeavingUploads } from './uploads.ts';

/** A file on its way in. */
export interface IncomingFile {
  /** As the browser says it: nothing to be trusted. */
  readonly name: string | undefined;
  readonly bytes: AsyncIterable<Buffer>;
  /** Whether it went on beyond what is read of a file; known when `bytes` has ended. */
  readonly isCut: () => boolean;
}

export interface IncomingUpload {
  readonly site: Site;
  readonly files: AsyncIterable<IncomingFile>;
  /** How many bytes the sender says are coming; null where it does not say. */
  readonly announced: number | null;
  readonly place: UploadPlace;
}

/** A row of this size takes some milliseconds to write; a file of 4 GiB has some thousands of them. */
const CHUNK_BYTES = 1_048_576;

/** So often, in chunks, it is asked whether there is still room. */
const ROOM_EVERY = 64;
const DAY_MS = 24 * 3_600_000;

/**
 * Takes the files of an export into the database, a chunk at a time, one upload at a time for a site. What does not
 * arrive whole leaves nothing.
 */
export async function receiveUpload(
  deps: Deps,
  actor: Actor,
  incoming: IncomingUpload,
): Promise<{ readonly id: string } | Refusal> {
  const { site } = incoming;
  const person = admitPerson(deps, actor, { permission: 'site.import', siteId: site.id });
  if (isRefusal(person)) return person;
  const room = await findRoom(incoming.place);
  if (room !== null && (incoming.announced ?? 0) > room) return refuseFull(room);
  const now = deps.clock();
  await giveUpStaleUploads(deps.pool, {
    siteId: site.id,
    seenBefore: new Date(now.getTime() - UPLOAD_STALE_MS),
  });
  const upload = { siteId: site.id, id: deps.newId() };
  const expiresAt = new Date(now.getTime() + UPLOAD_DAYS * DAY_MS);
  const begun = { ...upload, byId: person.accountId, begunAt: now, expiresAt };
  if (!(await insertUpload(deps.pool, begun))) return refuse('upload_running');
  let kept: readonly UploadedFile[] | Refusal;
  try {
    kept = await keepFiles(deps, upload, incoming);
  } catch (error) {
    await drop(deps, upload);
    throw error;
  }
  const isWhole = !isRefusal(kept) && (await finishUpload(deps.pool, { ...upload, files: kept, expiresAt }));
  if (isWhole) return { id: upload.id };
  await drop(deps, upload);
  return isRefusal(kept) ? kept : refuse('upload_broken');
}

type UploadKey = Parameters<typeof letUploadGo>[1];

async function drop(deps: Deps, upload: UploadKey): Promise<void> {
  await letUploadGo(deps.pool, upload);
  await dropLeavingUploads(deps);
}

async function keepFiles(
  deps: Deps,
  upload: UploadKey,
  incoming: IncomingUpload,
): Promise<readonly UploadedFile[] | Refusal> {
  const kept: UploadedFile[] = [];
  for await (const file of incoming.files) {
    if (kept.length === MOST_FILES) return refuse('upload_too_many', { figures: { limit: MOST_FILES } });
    const size = await keepFile(deps, { ...upload, file: kept.length, place: incoming.place }, file);
    if (isRefusal(size)) return size;
    // A field for files that was left empty sends a file without name and bytes.
    if (size.size > 0) kept.push({ ...size, name: toUniqueName(toFileName(file.name), kept) });
  }
  return kept.length === 0 ? refuse('upload_empty', { field: 'files' }) : kept;
}

/** The files lie beside each other under their names while they are read. */
function toUniqueName(name: string, others: readonly UploadedFile[]): string {
  const taken = new Set(others.map((each) => each.name.toLowerCase()));
  return taken.has(name.toLowerCase()) ? `${others.length + 1}-${name}` : name;
}

interface FilePlace extends UploadKey {
  readonly file: number;
  readonly place: UploadPlace;
}

async function keepFile(
  deps: Deps,
  { place, ...key }: FilePlace,
  file: IncomingFile,
): Promise<Omit<UploadedFile, 'name'> | Refusal> {
  const hash = createHash('sha256');
  let [number, size] = [0, 0];
  for await (const bytes of inChunks(file.bytes)) {
    if (number % ROOM_EVERY === 0 && (await findRoom(place)) === 0) return refuseFull(0);
    hash.update(bytes);
    const seenAt = deps.clock();
    if (!(await writeUploadChunk(deps.pool, { ...key, number, bytes, seenAt })))
      return refuse('upload_broken');
    number += 1;
    size += bytes.length;
  }
  const most = { figures: { limit: MOST_FILE_BYTES / 1_000_000_000 }, field: 'files' };
  return file.isCut() ? refuse('upload_too_large', most) : { size, hash: hash.digest('hex') };
}

function refuseFull(room: number): Refusal {
  return refuse('disk_full', { figures: { limit: Math.floor(room / 1_048_576) }, field: 'files' });
}

async function* inChunks(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [parts, length]: [Buffer[], number] = [[], 0];
  for await (const part of bytes) {
    parts.push(part);
    length += part.length;
    if (length < CHUNK_BYTES) continue;
    const whole = Buffer.concat(parts, length);
    const rest = length - (length % CHUNK_BYTES);
    for (let from = 0; from < rest; from += CHUNK_BYTES) yield whole.subarray(from, from + CHUNK_BYTES);
    parts = [Buffer.from(whole.subarray(rest))];
    length -= rest;
  }
  if (length > 0) yield Buffer.concat(parts, length);
}
