import type { ImportReport, RehearsedStory } from '../../domain/import-report.ts';
import { messages, type Language } from '../../messages/index.ts';
import { StyleSheet, renderFragment } from '../parts/page.tsx';
import { RehearsedThreads } from './rehearsed-threads.tsx';
import { importTitle, problemsCommand } from './report-words.ts';
import { ImportReportParts } from './report.tsx';

export interface ImportFileView {
  readonly language: Language;
  readonly report: ImportReport;
  /** Of a rehearsal: some discussions as they would be. */
  readonly stories: readonly RehearsedStory[] | null;
  /** The style sheet `import-file.css`, as it was built. */
  readonly css: string;
}

/** Nothing in the file may run or fetch anything, whatever an import let through. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A report as one file that any browser opens, now or in ten years, and that prints well. */
export function renderImportFile({ language, report, stories, css }: ImportFileView): string {
  const m = messages(language);
  const title = importTitle(report, m);
  return `<!doctype html>${renderFragment(
    <html lang={m.language} dir={m.direction}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content={POLICY} />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <StyleSheet css={css} />
      </head>
      <body>
        <header class="masthead">
          <span>{report.site}</span>
        </header>
        <main>
          <h1>{title}</h1>
          <ImportReportParts
            report={report}
            m={m}
            all={m.t('importReport.allProblems', { command: problemsCommand(report) })}
          />
          {stories && <RehearsedThreads stories={stories} m={m} />}
        </main>
      </body>
    </html>,
  )}`;
}
