import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of the publisher: the HTML of its body, and headers it sends beside the usual. */
export interface PublisherPage {
  readonly body: string | (() => Promise<string>);
  readonly head?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** A newspaper's own web server: another site than Parley's to every browser. */
export interface Publisher {
  readonly origin: string;
  /** Puts a page at a path; one that is there already is replaced. Gives its address. */
  setPage(path: string, page: PublisherPage): string;
  close(): Promise<void>;
}

/** Starts one on a free port, as http://news.localhost:PORT. */
export async function startPublisher(): Promise<Publisher> {
  const pages = new Map<string, PublisherPage>();
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').split('?')[0] ?? '');
    if (!page) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing is here');
      return;
    }
    void toHtml(page).then((html) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(html),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://news.localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    setPage(path, page) {
      pages.set(path, page);
      return origin + path;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function toHtml({ body, head = '', lang = 'en', dir = 'ltr' }: PublisherPage): Promise<string> {
  const content = typeof body === 'string' ? body : await body();
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>The Courier</title>${head}</head>
<body><main><article><h1>A tram for Harbour Street</h1><p>The council decides on Thursday.</p></article>${content}</main></body>
</html>`;
}

/** What a publisher puts below a story: the element and the script. `attributes` are `data-…` and their values. */
export function embedCode(parley: string, attributes: Readonly<Record<string, string>>): string {
  const data = Object.entries(attributes).map(([name, value]) => ` data-${name}="${value}"`);
  return `<div id="parley"${data.join('')}></div><script async src="${parley}/embed.js"></script>`;
}
