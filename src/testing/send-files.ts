import { once } from 'node:events';
import { request as httpRequest, type ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestApplication } from './application.ts';

/** A file of a form. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer | AsyncIterable<Buffer>;
  readonly type?: string;
}

export interface FilesAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface FilesRequest {
  readonly token: string | null;
  readonly path: string;
  readonly files: readonly SentFile[];
  readonly headers?: Readonly<Record<string, string>>;
}

const BOUNDARY = 'a-boundary-that-no-file-has';

/** A form with files, over a real connection, as a browser sends it from Parley's own page. */
export async function sendFiles(parley: TestApplication, sent: FilesRequest): Promise<FilesAnswer> {
  const request = await openRequest(parley, sent);
  const answered = once(request, 'response');
  answered.catch(() => undefined);
  for await (const bytes of writeForm(sent.files)) if (!request.write(bytes)) await once(request, 'drain');
  request.end();
  const [response] = await answered;
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

/** The same, broken off after so many bytes, once `until` says that they have arrived. */
export async function breakOff(
  parley: TestApplication,
  sent: FilesRequest,
  { after, until }: { readonly after: number; readonly until: () => Promise<void> },
): Promise<void> {
  const request = await openRequest(parley, sent);
  request.on('error', () => undefined);
  let written = 0;
  for await (const bytes of writeForm(sent.files)) {
    request.write(bytes.subarray(0, after - written));
    written += bytes.length;
    if (written >= after) break;
  }
  await until();
  request.destroy();
}

async function openRequest(parley: TestApplication, sent: FilesRequest): Promise<ClientRequest> {
  if (!parley.server.server.listening) await parley.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = parley.server.server.address() as AddressInfo;
  return httpRequest({
    host: '127.0.0.1',
    port,
    path: sent.path,
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'sec-fetch-site': 'same-origin',
      origin: parley.publicUrl,
      ...(sent.token === null ? {} : { cookie: `__Host-parley_session=${sent.token}` }),
      ...sent.headers,
    },
  });
}

async function* writeForm(files: readonly SentFile[]): AsyncGenerator<Buffer> {
  for (const { name, bytes, type = 'application/octet-stream' } of files) {
    yield Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
    );
    if (Buffer.isBuffer(bytes)) yield bytes;
    else yield* bytes;
    yield Buffer.from('\r\n');
  }
  yield Buffer.from(`--${BOUNDARY}--\r\n`);
}
