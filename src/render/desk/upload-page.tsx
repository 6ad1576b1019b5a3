import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { PostForm } from '../parts/form.tsx';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { ConfirmFirst } from './confirm-first.tsx';
import { ImportForm } from './import-form.tsx';
import { renderImportPage } from './import-page.tsx';
import type { ImportFields, ImportFrame, TaskView, UploadView } from './import-views.ts';
import { Table } from './table.tsx';

export interface UploadPageView extends ImportFrame {
  readonly upload: UploadView;
  readonly fields: ImportFields;
  /** Whether the fields hold what somebody typed. */
  readonly isTyped: boolean;
  readonly formats: readonly string[];
  /** The last rehearsal of these files. */
  readonly rehearsal: TaskView | null;
}

/** Files that were handed over, and what is to become of them. */
export function renderUploadPage(view: UploadPageView): string {
  const m = messages(view.language);
  const { site, upload, rehearsal } = view;
  const urls = deskUrls();
  const here = urls.importUpload(site.key, upload.id);
  return renderImportPage(view, {
    heading: m.t('imports.uploaded'),
    children: (
      <>
        <Files upload={upload} m={m} />
        {rehearsal && (
          <p class="meaning">
            {m.t('imports.rehearsed', { time: m.dateTime(rehearsal.askedAt) })}{' '}
            <a href={urls.importTask(site.key, rehearsal.id)}>{m.t('imports.rehearsedLink')}</a>
          </p>
        )}
        <h2>{m.t('imports.options')}</h2>
        {view.owesStepUp && <ConfirmFirst returnTo={here} isTyped={view.isTyped} m={m} />}
        <ImportForm {...view} action={here} m={m} />
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

function Files({ upload, m }: { upload: UploadView; m: Messages }): JSX.Element {
  return (
    <>
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
      <p class="meaning">
        {m.t('imports.keptUntil')} <Time at={upload.expiresAt} m={m} />
      </p>
    </>
  );
}
