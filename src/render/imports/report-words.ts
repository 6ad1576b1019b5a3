import {
  IMPORT_OUTCOMES,
  type ImportKind,
  type ImportReport,
  type ProblemPlace,
} from '../../domain/import-report.ts';
import type { MessageKey, Messages } from '../../messages/index.ts';

/** The heading of a report. */
export function importTitle(report: ImportReport, m: Messages): string {
  return report.run === null
    ? m.t('importReport.rehearsal', { site: report.site })
    : m.t('importReport.title', { run: String(report.run), site: report.site });
}

/** In a sentence or two: how it went, and whether anything is missing. */
export function importVerdict(report: ImportReport, m: Messages): string {
  if (report.state !== 'done') return m.t(`importReport.state.${report.state}`);
  const state = report.isRehearsal ? m.t('importReport.rehearsed') : m.t('importReport.state.done');
  const out = Object.values(report.counts).reduce((sum, { skipped, failed }) => sum + skipped + failed, 0);
  return `${state} ${out === 0 ? m.t('importReport.allIn') : m.t('importReport.notIn', { count: out })}`;
}

/** What a code of a problem or of a refusal means; the code itself where another version of Parley wrote it. */
export function codeText(m: Messages, family: 'importProblem' | 'importRefused', code: string): string {
  const key = family === 'importProblem' ? `importProblem.${code}` : `importRefused.${code}`;
  return m.format(key as MessageKey);
}

/** `file:84:1`, as editors and terminals open it, and the number of the record. */
export function placeText(place: Omit<ProblemPlace, 'id' | 'detail' | 'record'>): string {
  const { file, line, column } = place;
  return line === null ? file : `${file}:${line}:${column ?? 1}`;
}

/** What lists every problem of an import, however many there are; what the last rehearsal found has the number 0. */
export function problemsCommand({ run, site }: ImportReport): string {
  return `parley import problems ${run ?? 0} --site ${site}`;
}

/** Seconds that an import took; null while it is under way. */
export function secondsOf({ startedAt, endedAt }: ImportReport): number | null {
  return endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
}

/** What is known of an import beside its figures, each with its name. */
export function importFacts(
  report: ImportReport,
  m: Messages,
): readonly (readonly [string, readonly string[]])[] {
  const { options } = report;
  const seconds = secondsOf(report);
  const facts: [string, readonly string[]][] = [
    [m.t('importReport.format'), [report.format]],
    [m.t('importReport.source'), report.source === report.format ? [] : [report.source]],
    [m.t('importReport.files'), report.files.map(({ name, size }) => `${name} (${m.bytes(size)})`)],
    [m.t('importReport.started'), [m.dateTime(new Date(report.startedAt))]],
    [m.t('importReport.took'), seconds === null ? [] : [m.duration(seconds)]],
    [m.t('importReport.zone'), options.zone === 'UTC' ? [] : [options.zone]],
    [m.t('importReport.mapped'), options.mapUrl.map((mapping) => m.t('importReport.mapping', mapping))],
    [m.t('importReport.publishers'), options.areAuthorsPublishers ? [m.t('importReport.publishersOwn')] : []],
  ];
  return facts.filter(([, values]) => values.length > 0);
}

/** The rows of the table of figures: a name, and a number for each of `kinds`. */
export function figureRows(
  report: ImportReport,
  kinds: readonly ImportKind[],
  m: Messages,
): readonly { readonly name: string; readonly outcome: string; readonly figures: readonly number[] }[] {
  return (['read', ...IMPORT_OUTCOMES] as const).map((outcome) => ({
    name: m.t(`importReport.outcome.${outcome}`),
    outcome,
    figures: kinds.map((kind) => report.counts[kind][outcome]),
  }));
}
