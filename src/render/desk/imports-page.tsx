import type { JSX } from 'preact';
import { MOST_FILE_BYTES, MOST_FILES, UPLOAD_DAYS } from '../../domain/upload.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { progressText, taskTitle } from './import-progress.tsx';
import type { ImportFrame, RunLine, TaskView, UploadView } from './import-views.ts';
import { SiteTabs } from './site-tabs.tsx';
import { Table } from './table.tsx';

export interface ImportsView extends ImportFrame {
  readonly uploads: readonly UploadView[];
  readonly tasks: readonly TaskView[];
  readonly runs: readonly RunLine[];
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
        {view.tasks.length > 0 && <UnderWay view={view} m={m} />}
        <h2 id="send">{m.t('imports.send')}</h2>
        <UploadForm view={view} m={m} />
        {uploads.length > 0 && (
          <>
            <h2>{m.t('imports.uploads')}</h2>
            <Uploads view={view} m={m} />
          </>
        )}
        <h2>{m.t('imports.runs')}</h2>
        {view.runs.length === 0 ? <p>{m.t('imports.noRuns')}</p> : <Runs view={view} m={m} />}
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

/** What is being done, by whom, or rests: whoever opens the page sees it, whoever asked for it. */
function UnderWay({ view, m }: { view: ImportsView; m: Messages }): JSX.Element {
  const urls = deskUrls();
  return (
    <>
      <h2>{m.t('imports.underWay')}</h2>
      <ul class="tasks">
        {view.tasks.map((task) => (
          <li>
            <p>
              <a class="main" href={urls.importTask(view.site.key, task.id)}>
                {taskTitle(m, task)}
              </a>{' '}
              {progressText(m, task)}
            </p>
            <small>
              <bdi>{task.by ?? m.t('desk.somebody')}</bdi> <Time at={task.askedAt} m={m} />
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Runs({ view, m }: { view: ImportsView; m: Messages }): JSX.Element {
  const urls = deskUrls();
  return (
    <Table
      caption={m.t('imports.runs')}
      columns={[
        { title: m.t('imports.number'), isWide: true },
        { title: m.t('imports.stateTitle') },
        { title: m.t('imports.created'), isNumber: true },
        { title: m.t('imports.by') },
        { title: m.t('imports.when') },
      ]}
      rows={view.runs.map((run) => [
        <a class="main" href={urls.importRun(view.site.key, run.number)}>
          {m.number(run.number)} · <bdi>{run.source}</bdi>
        </a>,
        m.t(`imports.run.${run.state}`),
        run.created === null ? '–' : m.number(run.created),
        run.by === null ? m.t('imports.onMachine') : <bdi>{run.by}</bdi>,
        <Time at={run.startedAt} m={m} />,
      ])}
    />
  );
}
