import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieNames } from './cookies.ts';
import type { HttpConfig } from './context.ts';
import { pickEncoding } from './encoding.ts';
import { HTML, PAGE_HEADERS, REVALIDATE, SHARED_HEADERS, transportHeaders } from './headers.ts';
import type { CachedThread, Encoding, ThreadCache, ThreadKey } from './thread-cache.ts';

export interface ServeThread {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly key: ThreadKey;
  readonly atLeast: number;
}

/** Serves cached threads: through the framework the first time, in front of it from then on. */
export interface FastPath {
  /** Answers from the cache, filling it if need be; false, with nothing sent, when the story is unknown. */
  serve(exchange: ServeThread): Promise<boolean>;
  /** Answers a request whose address was served before and whose thread is here and fresh. Says whether it did. */
  tryServe(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Most addresses remembered: sorts, languages and stories on the front page, not every address anybody invents. */
const MOST_ADDRESSES = 5_000;
const LONGEST_ADDRESS = 500;

/**
 * Nearly all requests are anonymous readers opening the first page of some story. Those skip routing, parsing and
 * hooks: one look-up by address, one comparison of times, and the precompressed bytes go out.
 */
export function createFastPath(threads: ThreadCache, config: HttpConfig): FastPath {
  const addresses = new Map<string, ThreadKey>();
  const sessionCookie = `${cookieNames(config).session}=`;
  const transport = transportHeaders(config.publicUrl);
  const prepared = new WeakMap<CachedThread, Map<Encoding, string[]>>();

  function headersOf(thread: CachedThread, encoding: Encoding, length: number): string[] {
    const known = prepared.get(thread) ?? new Map<Encoding, string[]>();
    prepared.set(thread, known);
    const made = known.get(encoding) ?? Object.entries(toHeaders(thread, encoding, length)).flat();
    known.set(encoding, made);
    return made;
  }

  function toHeaders(thread: CachedThread, encoding: Encoding, length: number): Record<string, string> {
    return {
      ...(thread.key.isFragment ? SHARED_HEADERS : PAGE_HEADERS),
      ...transport,
      'content-type': HTML,
      'cache-control': REVALIDATE,
      vary: thread.key.isFragment ? 'Accept-Encoding, Origin' : 'Accept-Encoding, Cookie',
      etag: thread.etag(encoding),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      'content-length': String(length),
    };
  }

  function write(
    exchange: { request: IncomingMessage; response: ServerResponse; thread: CachedThread },
    body: Buffer,
  ): void {
    const { request, response, thread } = exchange;
    const encoding = pickEncoding(request.headers['accept-encoding']);
    let headers = headersOf(thread, encoding, body.length);
    const { origin } = request.headers;
    if (origin !== undefined && thread.key.isFragment && thread.key.site.origins.includes(origin)) {
      headers = [...headers, 'access-control-allow-origin', origin];
    }
    if (request.headers['if-none-match']?.includes(thread.etag(encoding))) {
      response.writeHead(304, withoutLength(headers)).end();
      return;
    }
    response.writeHead(200, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  return {
    tryServe(request, response) {
      if (request.method !== 'GET') return false;
      const key = addresses.get(request.url ?? '');
      if (!key) return false;
      const { cookie } = request.headers;
      if (cookie !== undefined && !key.isFragment && cookie.includes(sessionCookie)) return false;
      const thread = threads.peek(key);
      if (!thread) return false;
      const body = thread.body(pickEncoding(request.headers['accept-encoding']));
      if (body instanceof Promise) return false;
      write({ request, response, thread }, body);
      return true;
    },

    async serve({ request, reply, key, atLeast }) {
      const thread = await threads.get(key, atLeast);
      if (!thread) return false;
      const body = await thread.body(pickEncoding(request.headers['accept-encoding']));
      if (atLeast === 0 && request.url.length <= LONGEST_ADDRESS) remember(addresses, request.url, key);
      reply.hijack();
      write({ request: request.raw, response: reply.raw, thread }, body);
      return true;
    },
  };
}

/** An answer without a body must not claim the length of one. */
function withoutLength(headers: readonly string[]): string[] {
  const at = headers.indexOf('content-length');
  return headers.toSpliced(at, 2);
}

function remember(addresses: Map<string, ThreadKey>, address: string, key: ThreadKey): void {
  addresses.delete(address);
  addresses.set(address, key);
  if (addresses.size <= MOST_ADDRESSES) return;
  const [oldest] = addresses.keys();
  if (oldest !== undefined) addresses.delete(oldest);
}
