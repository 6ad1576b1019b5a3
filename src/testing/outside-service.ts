import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a service got it. */
export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came, which is what signatures are over. */
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** How long it thinks. */
  readonly afterMs?: number;
  /** Never answers. */
  readonly isSilent?: true;
}

/** A small HTTP service that is asked about comments. */
export interface OutsideService {
  readonly url: string;
  readonly received: ReceivedRequest[];
  close(): Promise<void>;
}

/** Starts a service that answers as `answer` says, on a free port of this machine. */
export async function startOutsideService(
  answer: (request: ReceivedRequest) => Answer,
): Promise<OutsideService> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const asked = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      received.push(asked);
      const { status = 200, headers = {}, body = '', afterMs = 0, isSilent } = answer(asked);
      if (isSilent) return;
      setTimeout(() => response.writeHead(status, headers).end(body), afterMs).unref();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** How the service of the scenarios answers a text: each case has a word of its own. */
export function answerByWord({ body }: ReceivedRequest): Answer {
  const json = (value: unknown) => ({ body: JSON.stringify(value) });
  const cases: Readonly<Record<string, Answer>> = {
    'please-reject': json({ status: 'REJECTED' }),
    'please-approve': json({ status: 'APPROVED' }),
    'please-premoderate': json({ status: 'PREMOD' }),
    'please-withhold': json({ status: 'SYSTEM_WITHHELD' }),
    'please-flag': json({
      status: 'NONE',
      actions: [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_TOXIC', detail: 'an insult' }],
    }),
    'please-tag': json({ tags: ['FEATURED'] }),
    'please-break': { body: '<html>Gateway</html>' },
    'please-mislead': json({ status: 'PERHAPS' }),
    'please-inherit': json({ status: 'constructor' }),
    'please-fail': { status: 500, body: 'no' },
    'please-redirect': { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
    'please-hang': { isSilent: true },
    'please-think': { ...json({ status: 'REJECTED' }), afterMs: 150 },
    'please-flood': { body: ' '.repeat(200_000) },
  };
  const found = Object.keys(cases).find((word) => body.includes(word));
  return found === undefined ? { status: 204 } : (cases[found] ?? {});
}
