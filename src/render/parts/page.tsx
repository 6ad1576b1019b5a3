import type { ComponentChildren, JSX, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { messages } from '../../messages/index.ts';
import type { PageFrame } from '../views.ts';

export interface PageProps {
  frame: PageFrame;
  title: string;
  /** The name on top: the newspaper's, leading to its story where that is known. */
  masthead?: { readonly name: string; readonly url?: string | null | undefined } | undefined;
  /** What stands on top instead of a masthead. */
  top?: ComponentChildren;
  description?: string | undefined;
  canonical?: string | undefined;
  prev?: string | undefined;
  next?: string | undefined;
  /** What crawlers are told; pages that are not for them say nothing else. */
  robots?: string | undefined;
  /** The style sheets; that of the plain pages where none is named. */
  style?: string | readonly string[] | undefined;
  script?: string | readonly string[] | undefined;
  /** Where no script brings news, the page is asked for again after so many seconds. */
  refresh?: number | undefined;
  /** In which times are written, where the script must not write them in the browser's own. */
  timeZone?: string | null | undefined;
  children: ComponentChildren;
}

/** A whole document around the content of a page. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>${renderToString(<Page {...props} />)}`;
}

/** A fragment of a document. */
export function renderFragment(fragment: VNode): string {
  return renderToString(fragment);
}

function Page(props: PageProps): JSX.Element {
  const { frame, masthead } = props;
  const m = messages(frame.language);
  return (
    <html lang={m.language} dir={m.direction} data-zone={props.timeZone}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {m.t('page.skip')}
        </a>
        {props.top}
        {masthead && (
          <header class="masthead">
            {masthead.url ? <a href={masthead.url}>{masthead.name}</a> : <span>{masthead.name}</span>}
          </header>
        )}
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
      </body>
    </html>
  );
}

function Head(props: PageProps): JSX.Element {
  const { frame } = props;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{props.title}</title>
      {props.description && <meta name="description" content={props.description} />}
      {props.robots && <meta name="robots" content={props.robots} />}
      {props.canonical && <link rel="canonical" href={props.canonical} />}
      {props.prev && <link rel="prev" href={props.prev} />}
      {props.next && <link rel="next" href={props.next} />}
      {[props.style ?? frame.assets.baseCss].flat().map((style) => (
        <link rel="stylesheet" href={style} />
      ))}
      {props.refresh !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(props.refresh)} />
        </noscript>
      )}
      {[props.script ?? []].flat().map((script) => (
        <script type="module" async src={script} />
      ))}
    </head>
  );
}

/** A style sheet inside of a page that has to stand alone: a file that is not served. Pages that are served name theirs. */
export function StyleSheet({ css }: { css: string }): JSX.Element {
  return <style dangerouslySetInnerHTML={{ __html: css.replaceAll('</', '<\\/') }} />;
}
