import type { ComponentChildren } from 'preact';
import type { Messages } from '../../messages/index.ts';
import { renderFragment } from '../parts/page.tsx';

/** A page of a download: it is opened from a folder, so everything it names lies beside it. */
export function renderOwnPage(page: { m: Messages; title: string; children: ComponentChildren }): string {
  const { m, title, children } = page;
  return `<!doctype html>${renderFragment(
    <html lang={m.language} dir={m.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="style.css" />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>,
  )}`;
}
