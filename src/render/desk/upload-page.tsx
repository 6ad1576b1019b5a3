import type { Refusal } from '../../domain/refusal.ts';
import { messages, refusalText } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import type { UploadLine } from './imports-page.tsx';
import { SiteTabs } from './site-tabs.tsx';
import { Table } from './table.tsx';
import type { DeskFrame } from './views.ts';

export interface UploadView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly upload: UploadLine;
  readonly refusal: Refusal | null;
  readonly owesStepUp: boolean;
}

/** Files that were handed over, and what is to become of them. */
export function renderUploadPage(view: UploadView): string {
  const m = messages(view.language);
  const { site, upload, refusal } = view;
  const urls = deskUrls();
  const here = urls.importUpload(site.key, upload.id);
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="imports" isBelow m={m} />,
    children: (
      <>
        <p class="contents">
          <a href={urls.siteTab(site.key, 'imports')}>{m.t('desk.tab.imports')}</a>
        </p>
        <h2>{m.t('imports.uploaded')}</h2>
        {view.owesStepUp && <ConfirmFirst returnTo={here} isTyped={false} m={m} />}
        {refusal && !view.owesStepUp && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
        <Table
          caption={m.t('imports.files')}
          columns={[
            { title: m.t('imports.file'), isWide: true },
            { title: m.t('imports.size'), isNumber: true },
            { title: m.t('imports.hash') },
          ]}
          rows={upload.files.map(({ name, size, hash }) => [
            <span class="main" dir="auto">
              {name}
            </span>,
            m.bytes(size),
            <code dir="ltr" title={hash}>
              {hash.slice(0, 16)}
            </code>,
          ])}
        />
        <p class="more">
          {m.t('imports.keptUntil')} <Time at={upload.expiresAt} m={m} />
        </p>
        <details class="sure">
          <summary>{m.t('imports.remove')}</summary>
          <p>{m.t('imports.removeMeaning')}</p>
          <PostForm action={here} hidden={{ do: 'remove' }}>
            <button class="danger">{m.t('imports.remove')}</button>
          </PostForm>
        </details>
      </>
    ),
  });
}
