import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import type { Duplex, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { HttpFailure } from './http-failure.ts';

/** The encodings that a request may announce in `accept-encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

const DECODERS: ReadonlyMap<string, () => Duplex> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

function decode(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return response;
  const createDecoder = DECODERS.get(encoding);
  if (createDecoder === undefined) throw new HttpFailure('encoding_invalid', `Content-Encoding: ${encoding}`);
  // Errors of either stream end the loop that reads the decoder.
  return pipeline(response, createDecoder(), () => {});
}

function isDecoderError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR');
}

/**
 * Reads and decodes the body of an answer. Stops as soon as more than `maxBytes` decoded bytes have come (`too_large`),
 * however few were sent. Rejects with an HttpFailure for that and for a damaged encoding, else with the socket's error.
 */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of decode(response) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new HttpFailure('too_large', `More than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (!isDecoderError(error)) throw error;
    throw new HttpFailure('encoding_invalid', 'The body cannot be decoded', { cause: error });
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks);
}
