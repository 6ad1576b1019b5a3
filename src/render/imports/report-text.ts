import {
  IMPORT_KINDS,
  IMPORT_OUTCOMES,
  PROBLEM_EFFECTS,
  type ImportReport,
  type ProblemGroup,
  type ProblemPlace,
  type RehearsedComment,
  type RehearsedStory,
} from '../../domain/import-report.ts';
import { toHarmlessText } from '../../domain/harmless-text.ts';
import type { Messages } from '../../messages/index.ts';
import { hiddenKey } from './rehearsed-threads.tsx';
import {
  codeText,
  importFacts,
  importTitle,
  importVerdict,
  placeText,
  problemsCommand,
} from './report-words.ts';

/** Columns of a terminal that nobody has made wider. */
const WIDTH = 100;

/** Lines of a comment that a rehearsal shows: enough to see that it is the right one. */
const MOST_LINES = 6;

/** A report for a terminal. */
export function renderImportText(report: ImportReport, m: Messages): string {
  const facts = importFacts(report, m);
  const widest = Math.max(...facts.map(([name]) => name.length));
  const blocks = [
    `${importTitle(report, m)}\n${importVerdict(report, m)}`,
    facts.map(([name, values]) => `${name.padEnd(widest)}  ${toHarmlessText(values.join(', '))}`).join('\n'),
    ...(report.refusal
      ? [refusedText(report.refusal, m)]
      : [figuresText(report, m), ...problemsText(report, m)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function refusedText(refusal: NonNullable<ImportReport['refusal']>, m: Messages): string {
  return [
    `${codeText(m, 'importRefused', refusal.code)} (${refusal.code})`,
    `${m.t('importReport.refusedAt')}: ${toHarmlessText(placeText(refusal))}`,
    `${m.t('importReport.expected')}: ${toHarmlessText(refusal.expected)}`,
  ].join('\n');
}

/** A row for each kind: terminals are wide. */
function figuresText(report: ImportReport, m: Messages): string {
  const rows = [
    ['', ...(['read', ...IMPORT_OUTCOMES] as const).map((each) => m.t(`importReport.outcome.${each}`))],
    ...IMPORT_KINDS.map((kind) => [
      m.t(`importReport.kind.${kind}`),
      ...(['read', ...IMPORT_OUTCOMES] as const).map((each) => m.number(report.counts[kind][each])),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function problemsText(report: ImportReport, m: Messages): string[] {
  const { problems } = report;
  if (problems.length === 0) return report.endedAt === null ? [] : [m.t('importReport.noProblems')];
  const isCut = problems.some(({ count, places }) => count > places.length);
  const parts = PROBLEM_EFFECTS.flatMap((effect) => {
    const groups = problems.filter((group) => group.effect === effect);
    const heading = m.t(`importReport.effect.${effect}`);
    return groups.length === 0
      ? []
      : [[`${heading}:`, ...groups.map((group) => problemText(group, m))].join('\n')];
  });
  return isCut ? [...parts, m.t('importReport.allProblems', { command: problemsCommand(report) })] : parts;
}

function problemText(group: ProblemGroup, m: Messages): string {
  const kind = group.kind === null ? '' : ` (${m.t(`importReport.kind.${group.kind}`)})`;
  const left = group.count - group.places.length;
  return [
    wrap(
      `${m.number(group.count)}  ${group.code}${kind}: ${codeText(m, 'importProblem', group.code)}`,
      '  ',
      5,
    ),
    ...group.places.map((place) => `     ${describePlace(place, m)}`),
    ...(left > 0 ? [`     ${m.t('importReport.more', { count: left })}`] : []),
  ].join('\n');
}

function describePlace(place: ProblemPlace, m: Messages): string {
  const facts = [
    place.record === null ? [] : m.t('importReport.record', { record: place.record }),
    place.id === null ? [] : m.t('importReport.id', { id: place.id }),
    place.detail ?? [],
  ].flat();
  return toHarmlessText([placeText(place), ...facts].join(', '));
}

/** Some discussions as they would be, replies below what they answer. */
export function renderThreadsText(stories: readonly RehearsedStory[], m: Messages): string {
  const hint = m.t(stories.length === 0 ? 'importReport.noThreads' : 'importReport.threadsHint');
  const blocks = stories.map((story) => storyText(story, m));
  return `${[`${m.t('importReport.threads')}\n${wrap(hint, '', 0)}`, ...blocks].join('\n\n')}\n`;
}

function storyText(story: RehearsedStory, m: Messages): string {
  const title = toHarmlessText(story.title ?? story.url ?? story.key);
  const facts = [
    story.url !== null && story.title !== null ? toHarmlessText(story.url) : [],
    m.t('thread.count', { count: story.commentCount }),
    story.isClosed ? m.t('importReport.closed') : [],
  ].flat();
  return [
    title,
    '-'.repeat(Math.min(title.length, WIDTH)),
    facts.join(', '),
    ...story.comments.map((comment) => commentText(comment, '', m)),
    ...(story.left > 0 ? [m.t('importReport.left', { count: story.left })] : []),
  ].join('\n');
}

function commentText(comment: RehearsedComment, indent: string, m: Messages): string {
  const below = comment.replies.map((reply) => commentText(reply, `${indent}    `, m));
  if (comment.html === null) return [`${indent}[${m.t(hiddenKey(comment.status))}]`, ...below].join('\n');
  const facts = [
    toHarmlessText(comment.name === '' ? m.t('importReport.anonymous') : comment.name),
    m.dateTime(new Date(comment.createdAt)),
    comment.isEdited ? m.t('comment.edited') : [],
    comment.isPinned ? m.t('comment.pinned') : [],
    comment.isFeatured ? m.t('comment.featured') : [],
    comment.up + comment.down > 0 ? m.t('importReport.score', { up: comment.up, down: comment.down }) : [],
  ].flat();
  const lines = comment.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => wrap(toHarmlessText(line), `${indent}    `, 0).split('\n'));
  const cut = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `${indent}    [...]`] : lines;
  return [`${indent}* ${facts.join(' · ')}`, ...cut, ...below].join('\n');
}

/** Breaks a text into lines that begin with `indent`; those after the first stand `hang` further in. */
function wrap(text: string, indent: string, hang: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = WIDTH - indent.length - (lines.length === 0 ? 0 : hang);
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  const [first, ...rest] = [...lines, line];
  return [indent + first, ...rest.map((each) => indent + ' '.repeat(hang) + each)].join('\n');
}
