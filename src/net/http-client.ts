import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import { createAddressPolicy } from './address-policy.ts';
import type { AddressPolicy } from './address-policy.ts';
import { createCheckedLookup } from './checked-lookup.ts';
import { HttpFailure } from './http-failure.ts';
import { ACCEPTED_ENCODINGS, readBody } from './read-body.ts';

export interface HttpClientOptions {
  /** Private hosts, addresses and subnets that may be reached nevertheless, see `createAddressPolicy`. */
  readonly privateHosts: readonly string[];
  /** Milliseconds for everything together: names, redirects, the last byte. */
  readonly timeoutMs?: number;
  /** Longest body, decoded. */
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
  readonly userAgent?: string;
}

export interface HttpAnswer {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpClient {
  /** Fetches a page. Rejects with an HttpFailure when there is no usable answer. */
  get(url: string): Promise<HttpAnswer>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Services that would take a request for their own protocol live on the ports below, apart from these two. */
const WELL_KNOWN_PORTS = new Set(['', '80', '443']);
const FIRST_OPEN_PORT = 1024;

/** An address that may be asked for, relative to `base` where there is one. Throws an HttpFailure for others. */
export function toUrl(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  const isUsable =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username + url.password === '' &&
    (WELL_KNOWN_PORTS.has(url.port) || Number(url.port) >= FIRST_OPEN_PORT);
  if (!isUsable) throw new HttpFailure('url_refused', `${address} is not an address to fetch`);
  return url;
}

/** A socket looks names up, not addresses: those are checked before. Throws an HttpFailure. */
export function checkLiteral(url: URL, policy: Pick<AddressPolicy, 'permits'>): void {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !policy.permits(host, host))
    throw new HttpFailure('address_refused', `${url.origin} is not a public address`);
}

/** Sends one request and waits for the head of the answer. */
export function send(
  url: URL,
  options: http.RequestOptions,
  body: Buffer | null = null,
): Promise<http.IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    // No shared agent: a connection kept from an earlier request would not be checked again.
    request(url, { ...options, agent: false })
      .on('response', resolve)
      .on('error', reject)
      .end(body ?? undefined);
  });
}

/** What went wrong, in the words of HttpFailure. */
export function toFailure(error: unknown, url: URL, signal: AbortSignal): HttpFailure {
  if (error instanceof HttpFailure) return error;
  if (signal.aborted) return new HttpFailure('timed_out', `${url.href} took too long`, { cause: error });
  return new HttpFailure('connection_failed', `${url.href} gave no answer`, { cause: error });
}

/**
 * The only way out by HTTP. It reaches public addresses and those that the operator lists; it checks each address it
 * connects to, of each redirect too, and bounds time and size. Ports: 80, 443, and from 1024 on.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { timeoutMs = 10_000, maxBytes = 5_000_000, maxRedirects = 3, userAgent = 'Parley' } = options;
  const policy = createAddressPolicy(options.privateHosts);
  const headers = {
    'user-agent': userAgent,
    'accept-encoding': ACCEPTED_ENCODINGS,
    accept: 'text/html, */*;q=0.5',
  };
  const lookup = createCheckedLookup(policy);

  async function fetchOnce(url: URL, signal: AbortSignal): Promise<HttpAnswer | URL> {
    checkLiteral(url, policy);
    const response = await send(url, { headers, lookup, signal });
    const { statusCode: status = 0, headers: answered } = response;
    if (REDIRECTS.has(status) && answered.location !== undefined) {
      response.destroy();
      return toUrl(answered.location, url);
    }
    return { url: url.href, status, headers: answered, body: await readBody(response, maxBytes) };
  }

  async function get(address: string): Promise<HttpAnswer> {
    const signal = AbortSignal.timeout(timeoutMs);
    let url = toUrl(address);
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const answer = await fetchOnce(url, signal).catch((error: unknown) => {
        throw toFailure(error, url, signal);
      });
      if (!(answer instanceof URL)) return answer;
      url = answer;
    }
    throw new HttpFailure('too_many_redirects', `${address} redirects more than ${maxRedirects} times`);
  }

  return { get };
}
