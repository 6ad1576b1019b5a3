import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MOST_FILE_BYTES, MOST_FILES } from '../domain/upload.ts';
import type { IncomingFile } from '../service/imports/receive-upload.ts';

/** Addresses that files are sent to; everything else is small. */
const UPLOADS = /^\/desk\/settings\/sites\/[^/?]+\/imports\/files(?:\?|$)/;

/** Whether a request is the upload of files. */
export function isUpload({
  method,
  url = '',
}: {
  method?: string | undefined;
  url?: string | undefined;
}): boolean {
  return method === 'POST' && UPLOADS.test(url);
}

/** Lets the routes that `register` adds take files; no other route of the server reads them. */
export function registerFileRoutes(
  server: FastifyInstance,
  register: (scope: FastifyInstance) => void,
): void {
  void server.register(async (scope) => {
    await scope.register(multipart, {
      // One more than is allowed is noticed; beyond that nothing is read.
      limits: { fileSize: MOST_FILE_BYTES, files: MOST_FILES + 1, fields: 20, fieldSize: 1_000, parts: 40 },
      throwFileSizeLimit: false,
    });
    register(scope);
  });
}

/** The bytes of all the files that are still on their way, when the sender says so; null where it does not. */
export function announcedBytes(request: FastifyRequest): number | null {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  return Number.isSafeInteger(length) ? length : null;
}

/**
 * The files of a form, each as it arrives: one has to be read to its end before the next one comes. Nothing is where the
 * request is no form with files.
 */
export async function* filesOf(request: FastifyRequest): AsyncGenerator<IncomingFile> {
  if (!request.isMultipart()) return;
  for await (const part of request.parts()) {
    if (part.type !== 'file') continue;
    const { file, filename } = part;
    yield { name: filename, bytes: file as AsyncIterable<Buffer>, isCut: () => file.truncated };
  }
}

/** Ends a connection whose request has not all come after so long, whether it was answered or not. */
export function endBodyWithin(request: FastifyRequest['raw'], ms: number): void {
  if (request.complete) return;
  const { socket } = request;
  const timer = setTimeout(() => {
    if (!request.complete) socket.destroy();
  }, ms).unref();
  // An answer closes the request too; the connection stays, and what still comes on it.
  request.once('close', () => {
    if (request.complete || socket.destroyed) clearTimeout(timer);
  });
}

/** Takes what still comes of a request that was refused, without keeping any of it: browsers read no answer before they have sent everything. */
export function drain({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
}

/** For whom nobody knows, a refused upload shall not be a way to hold a connection for hours. */
const STRANGER_MS = 60_000;

/** The same for whoever has no business here. */
export function drainStranger(request: FastifyRequest): void {
  drain(request);
  endBodyWithin(request.raw, STRANGER_MS);
}

/** Whether an error says that the sender went away, or sent what is no form. */
export function isBrokenUpload(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    (typeof code === 'string' &&
      (code.startsWith('FST_') || code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')) ||
    (typeof message === 'string' &&
      /multipart|boundary|terminated early|premature close|aborted/i.test(message))
  );
}
