import { readFile, writeFile } from 'node:fs/promises';
import type { ImportReport, RehearsedStory } from '../domain/import-report.ts';
import { messages } from '../messages/index.ts';
import { renderImportFile } from '../render/imports/report-file.tsx';
import { renderImportText, renderThreadsText } from '../render/imports/report-text.ts';

/** How a report is wanted. */
export interface ReportOptions {
  readonly json?: boolean;
  /** A file for browsers. */
  readonly report?: string;
}

const ASSETS = new URL('../assets/', import.meta.url);

/**
 * Prints the report of an import, for people or for programs, and writes it to a file where one is wanted. Files that were
 * refused make the command fail.
 */
export async function printReport(
  report: ImportReport,
  options: ReportOptions,
  stories: readonly RehearsedStory[] | null = null,
): Promise<void> {
  const m = messages('en');
  if (options.report !== undefined)
    await writeFile(
      options.report,
      renderImportFile({ language: 'en', report, stories, css: await readStyle() }),
    );
  if (options.json) {
    const printed = stories === null ? report : { ...report, stories };
    process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
  } else {
    process.stdout.write(renderImportText(report, m));
    if (stories !== null && report.refusal === null)
      process.stdout.write(`\n${renderThreadsText(stories, m)}`);
  }
  if (report.refusal !== null) process.exitCode = 1;
}

/** The style sheet of such files, as it was built. */
async function readStyle(): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', ASSETS), 'utf8')) as Readonly<
    Record<string, { readonly file: string }>
  >;
  const { file } = manifest['import-file.css'] ?? { file: 'import-file.css' };
  return readFile(new URL(file, ASSETS), 'utf8');
}
