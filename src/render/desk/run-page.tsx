import type { JSX } from 'preact';
import type { ImportReport } from '../../domain/import-report.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ImportReportParts } from '../imports/report.tsx';
import { importTitle } from '../imports/report-words.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { deskUrls } from '../urls.ts';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderImportPage } from './import-page.tsx';
import { Blockers, outcomeText, TaskProgress } from './import-progress.tsx';
import type { ImportFrame, TaskView } from './import-views.ts';

export interface RunPageView extends ImportFrame {
  readonly report: ImportReport;
  readonly run: number;
  /** Whoever asked for it; null on the machine itself. */
  readonly by: string | null;
  /** What was last asked for with this run; null where nobody did at the desk. */
  readonly task: TaskView | null;
}

/** What an import did, or how far it is. */
export function renderRunPage(view: RunPageView): string {
  const m = messages(view.language);
  const { site, report, task } = view;
  const here = deskUrls().importRun(site.key, view.run);
  const isMoving = ['reading', 'merging', 'undoing'].includes(report.state);
  return renderImportPage(view, {
    heading: importTitle(report, m),
    isMoving,
    styles: [view.assets.importCss],
    children: (
      <>
        {view.refusal && !view.owesStepUp && <ErrorNote>{refusalText(m, view.refusal)}</ErrorNote>}
        {task?.outcome?.blockers && report.state !== 'undone' && (
          <Blockers blockers={task.outcome.blockers} m={m} />
        )}
        {task?.outcome?.refused && <p class="error">{outcomeText(m, task.outcome)}</p>}
        {task && task.state !== 'done' && !task.outcome && <TaskProgress site={site.key} task={task} m={m} />}
        <p class="meaning">
          {view.by === null
            ? m.t('imports.onMachine')
            : m.t('imports.asked', { by: view.by, time: m.dateTime(new Date(report.startedAt)) })}
        </p>
        <ImportReportParts report={report} m={m} all={<Problems view={view} m={m} />} />
        {report.problems.length > 0 && (
          <p>
            <Problems view={view} m={m} />
          </p>
        )}
        {canBeUndone(view) && (
          <details class="sure">
            <summary>{m.t('imports.undo')}</summary>
            <p>{m.t('imports.undoMeaning')}</p>
            {view.owesStepUp && <ConfirmFirst returnTo={here} isTyped={false} m={m} />}
            <PostForm action={here} hidden={{ do: 'undo' }}>
              <button class="danger">{m.t('imports.undoSend')}</button>
            </PostForm>
          </details>
        )}
      </>
    ),
  });
}

/** What has come to its end, or to none; not while somebody is at it. */
function canBeUndone({ report, task }: RunPageView): boolean {
  const isAtIt = task?.state === 'waiting' || task?.state === 'working';
  return ['done', 'failed', 'reading', 'merging'].includes(report.state) && !isAtIt;
}

function Problems({ view, m }: { view: RunPageView; m: Messages }): JSX.Element {
  return <a href={deskUrls().importProblems(view.site.key, view.run)}>{m.t('imports.problems')}</a>;
}
