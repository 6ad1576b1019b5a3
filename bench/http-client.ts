import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly token?: string;
  readonly key?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** As sent: still compressed where it was. */
  readonly bytes: Buffer;
}

export type Send = (call: Call) => Promise<Answer>;

/** How long a call may take: above the time that Parley gives a statement. */
const PATIENCE_MS = 20_000;

/** Makes calls over connections that are kept. A bare client: it must cost little beside the server it measures. */
export function createClient(origin: string, connections: number): Send & { close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const send: Send = ({ method = 'GET', path, token, key, body, headers }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const sent = request({
      agent,
      hostname,
      port,
      method,
      path,
      timeout: PATIENCE_MS,
      headers: {
        ...headers,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
      },
    });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('aborted', () => reject(new Error('The connection ended within an answer.')));
      response.on('end', () => {
        const { statusCode: status = 0, headers, rawHeaders } = response;
        resolve({ status, headers, rawHeaders, bytes: Buffer.concat(chunks) });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('No answer in time.')));
    sent.on('error', reject);
    sent.end(payload);
    return promise;
  };
  return Object.assign(send, { close: () => agent.destroy() });
}

/** A call that has to succeed. */
export async function sendWell(send: Send, call: Call): Promise<Answer> {
  const answer = await send(call);
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(
    `${call.method ?? 'GET'} ${call.path} answered ${answer.status}: ${answer.bytes.toString()}`,
  );
}
