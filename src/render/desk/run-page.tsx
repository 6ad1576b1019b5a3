import type { JSX } from 'preact';
import type { ImportReport } from '../../domain/import-report.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ImportReportParts } from '../imports/report.tsx';
import { importTitle } from '../imports/report-words.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { deskUrls } from '../urls.ts';
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
      </>
    ),
  });
}

function Problems({ view, m }: { view: RunPageView; m: Messages }): JSX.Element {
  return <a href={deskUrls().importProblems(view.site.key, view.run)}>{m.t('imports.problems')}</a>;
}
