import type { JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { MOST_FILE_BYTES, MOST_FILES, UPLOAD_DAYS } from '../../domain/upload.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { SiteTabs } from './site-tabs.tsx';
import { Table } from './table.tsx';
import type { DeskFrame } from './views.ts';

/** Files that were handed over. */
export interface UploadLine {
  readonly id: string;
  readonly state: 'receiving' | 'ready' | 'leaving';
  readonly by: string | null;
  readonly files: readonly { readonly name: string; readonly size: number; readonly hash: string }[];
  readonly size: number;
  readonly begunAt: Date;
  readonly expiresAt: Date;
}

export interface ImportsView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly uploads: readonly UploadLine[];
  readonly refusal: Refusal | null;
  readonly owesStepUp: boolean;
}

/** What was imported into a site, the files that wait for it, and the form for more. */
export function renderImportsPage(view: ImportsView): string {
  const m = messages(view.language);
  const { site, uploads } = view;
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="imports" m={m} />,
    script: view.assets.importsJs,
    children: (
      <>
        <p class="lead">{m.t('imports.lead')}</p>
        <h2 id="send">{m.t('imports.send')}</h2>
        <UploadForm view={view} m={m} />
        {uploads.length > 0 && (
          <>
            <h2>{m.t('imports.uploads')}</h2>
            <Uploads view={view} m={m} />
          </>
        )}
      </>
    ),
  });
}

/** What the script says while it sends; a bar needs no words to be read, but a screen reader does. */
function UploadForm({ view, m }: { view: ImportsView; m: Messages }): JSX.Element {
  const { site, refusal, owesStepUp } = view;
  const urls = deskUrls();
  const limits = { count: MOST_FILES, size: m.bytes(MOST_FILE_BYTES), days: UPLOAD_DAYS };
  return (
    <>
      {owesStepUp && <ConfirmFirst returnTo={urls.siteTab(site.key, 'imports')} isTyped={false} m={m} />}
      <form
        method="post"
        action={urls.importFiles(site.key)}
        enctype="multipart/form-data"
        data-upload
        data-most={String(MOST_FILE_BYTES)}
        data-too-large={m.t('refusal.upload_too_large', { limit: MOST_FILE_BYTES / 1_000_000_000 })}
        data-broken={m.t('imports.brokenOff')}
        data-sending={m.format('imports.sending')}
        data-storing={m.t('imports.storing')}
      >
        <BasicField
          name="files"
          title={m.t('imports.files')}
          meaning={m.t('imports.filesMeaning', limits)}
          problem={refusal ? { kind: 'refused', text: refusalText(m, refusal) } : undefined}
          m={m}
        >
          {(tie) => <input {...tie} type="file" multiple required />}
        </BasicField>
        <p class="buttons">
          <button disabled={owesStepUp}>{m.t('imports.upload')}</button>
        </p>
        <div class="progress" data-progress hidden>
          <progress max={1} value={0} aria-label={m.t('imports.upload')} />
          <p role="status" />
          <button type="button" class="small" data-cancel>
            {m.t('action.cancel')}
          </button>
        </div>
      </form>
    </>
  );
}

function Uploads({ view, m }: { view: ImportsView; m: Messages }): JSX.Element {
  const urls = deskUrls();
  return (
    <Table
      caption={m.t('imports.uploads')}
      columns={[
        { title: m.t('imports.files'), isWide: true },
        { title: m.t('imports.size'), isNumber: true },
        { title: m.t('imports.by') },
        { title: m.t('imports.keptUntil') },
      ]}
      rows={view.uploads.map((upload) => [
        upload.state === 'receiving' ? (
          m.t('imports.receiving')
        ) : (
          <a class="main" href={urls.importUpload(view.site.key, upload.id)} dir="auto">
            {upload.files.map(({ name }) => name).join(', ')}
          </a>
        ),
        m.bytes(upload.size),
        <bdi>{upload.by ?? m.t('desk.somebody')}</bdi>,
        upload.state === 'receiving' ? '' : <Time at={upload.expiresAt} m={m} />,
      ])}
    />
  );
}
