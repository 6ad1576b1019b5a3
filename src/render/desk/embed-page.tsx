import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { deskUrls } from '../urls.ts';
import { renderDeskPage } from './frame.tsx';
import { SiteTabs } from './site-tabs.tsx';
import type { DeskFrame } from './views.ts';

export interface EmbedView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string; readonly origins: readonly string[] };
  /** Parley's public origin. */
  readonly origin: string;
}

/** What a publisher puts into the pages of a site, to copy. */
export function renderEmbedPage(view: EmbedView): string {
  const m = messages(view.language);
  const { site, origin } = view;
  const example = site.origins[0] ?? 'https://news.example';
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="embed" m={m} />,
    children: (
      <>
        {site.origins.length === 0 && (
          <p class="warning">
            {m.t('desk.task.origins', { site: site.name })}{' '}
            <a href={deskUrls().site(site.key)}>{m.t('desk.setUp')}</a>
          </p>
        )}
        <Code
          title={m.t('embed.discussion')}
          meaning={m.t('embed.discussionMeaning')}
          code={`<div id="parley" data-site="${site.key}" data-story="YOUR-STORY-ID"></div>
<script async src="${origin}/embed.js"></script>
<noscript>
  <a href="${origin}/${site.key}/stories/YOUR-STORY-ID?url=${example}/your-story">${m.t('embed.readWithout')}</a>
</noscript>`}
        />
        <Code
          title={m.t('embed.counts')}
          meaning={m.t('embed.countsMeaning')}
          code={`<a data-parley-story="YOUR-STORY-ID" href="${example}/your-story#parley">${m.t('desk.comments')}</a>
<script async src="${origin}/count.js" data-site="${site.key}"></script>`}
        />
        <Code
          title={m.t('embed.server')}
          meaning={m.t('embed.serverMeaning')}
          code={`${origin}/${site.key}/stories/YOUR-STORY-ID/thread.html?url=${encodeURIComponent(`${example}/your-story`)}`}
        />
        <EmbedNote m={m} />
      </>
    ),
  });
}

function Code({ title, meaning, code }: { title: string; meaning: string; code: string }): JSX.Element {
  return (
    <section>
      <h2>{title}</h2>
      <p class="lead">{meaning}</p>
      <pre class="copy" dir="ltr" tabindex={0} role="region" aria-label={title}>
        {code}
      </pre>
    </section>
  );
}

function EmbedNote({ m }: { m: Messages }): JSX.Element {
  return <p class="lead">{m.t('embed.note')}</p>;
}
