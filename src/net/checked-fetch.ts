import { createAddressPolicy } from './address-policy.ts';
import { createCheckedLookup } from './checked-lookup.ts';
import { checkLiteral, send, toFailure, toUrl, type HttpClientOptions } from './http-client.ts';
import { HttpFailure } from './http-failure.ts';
import { ACCEPTED_ENCODINGS, readBody } from './read-body.ts';

/** What of `fetch` libraries use that bring no HTTP client of their own. */
export interface CheckedRequest {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
}

/** `fetch` for a library: the same checks, limits and failures as `HttpClient`, and no redirect is followed. */
export type CheckedFetch = (url: string, request?: CheckedRequest) => Promise<Response>;

/** Statuses whose answers have no body, as `Response` insists. */
const BODILESS = new Set([204, 205, 304]);

/**
 * Makes a `fetch` that reaches public addresses and those the operator lists, the latter also by plain http: secrets
 * travel in these requests, and inside one's own network that is for the operator to judge. Rejects with an HttpFailure.
 */
export function createCheckedFetch(options: Omit<HttpClientOptions, 'maxRedirects'>): CheckedFetch {
  const { timeoutMs = 10_000, maxBytes = 1_000_000, userAgent = 'Parley' } = options;
  const policy = createAddressPolicy(options.privateHosts);
  const listed = { permits: policy.lists };

  return async (address, { method = 'GET', headers = {}, body, signal = null } = {}) => {
    const url = toUrl(address);
    const permitted = url.protocol === 'https:' ? policy : listed;
    const timeout = AbortSignal.timeout(timeoutMs);
    const stop = signal ? AbortSignal.any([timeout, signal]) : timeout;
    try {
      checkLiteral(url, permitted);
      const response = await send(
        url,
        {
          method,
          headers: { ...headers, 'user-agent': userAgent, 'accept-encoding': ACCEPTED_ENCODINGS },
          lookup: createCheckedLookup(permitted),
          signal: stop,
        },
        toBytes(body),
      );
      const { statusCode: status = 0, headers: answered } = response;
      const bytes = await readBody(response, maxBytes);
      const fields = Object.entries(answered).flatMap(([name, value]) =>
        [value ?? []].flat().map((each): [string, string] => [name, each]),
      );
      return new Response(BODILESS.has(status) ? null : new Uint8Array(bytes), { status, headers: fields });
    } catch (error) {
      throw toFailure(error, url, stop);
    }
  };
}

function toBytes(body: unknown): Buffer | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof URLSearchParams) return Buffer.from(body.toString());
  if (body instanceof Uint8Array) return Buffer.from(body);
  throw new HttpFailure('url_refused', 'Only texts, forms and bytes are sent');
}
