import {
  MOST_PLACES,
  type ImportReport,
  type ProblemGroup,
  type RehearsedComment,
  type RehearsedStory,
} from '../domain/import-report.ts';
import { renderMarkdown } from '../markup/render-markdown.ts';

const NONE = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };

/** A finished import with something of everything. */
export function sampleReport(changes: Partial<ImportReport> = {}): ImportReport {
  return {
    run: 3,
    isRehearsal: false,
    site: 'courier',
    format: 'disqus',
    source: 'disqus',
    state: 'done',
    files: [{ name: 'courier-2026.xml.gz', size: 48_220_113, sha256: 'a'.repeat(64) }],
    options: { zone: 'UTC', areAuthorsPublishers: false, mapUrl: [] },
    startedAt: '2026-11-22T18:02:11.000Z',
    endedAt: '2026-11-22T18:04:31.000Z',
    counts: {
      stories: { ...NONE, read: 6_204, created: 6_130, skipped: 74 },
      authors: { ...NONE, read: 31_877, created: 31_877 },
      comments: { ...NONE, read: 412_990, created: 412_871, skipped: 102, failed: 17 },
      votes: NONE,
    },
    problems: [
      toGroup('time_out_of_range', { effect: 'failed', kind: 'comments', count: 12 }),
      toGroup('malformed_xml', { effect: 'failed', kind: 'comments', count: 5 }),
      toGroup('pingback', { effect: 'skipped', kind: 'comments', count: 102 }),
      toGroup('story_without_comments', { effect: 'skipped', kind: 'stories', count: 74 }),
      toGroup('parent_unknown', { effect: 'changed', kind: 'comments', count: 1 }),
    ],
    refusal: null,
    ...changes,
  };
}

function toGroup(code: string, group: Pick<ProblemGroup, 'effect' | 'kind' | 'count'>): ProblemGroup {
  const places = Array.from({ length: Math.min(group.count, MOST_PLACES) }, (_, at) => ({
    file: 'courier-2026.xml.gz',
    line: 1_204 + at * 311,
    column: 3,
    record: 402 + at * 97,
    id: String(299_619_020 + at * 4_111),
    detail: null,
  }));
  return { code, ...group, places };
}

/** A comment of a rehearsal. */
export function sampleComment(
  changes: Partial<RehearsedComment> & { readonly body?: string },
): RehearsedComment {
  const { body = 'The ferry was late again.', ...rest } = changes;
  return {
    id: '0199b2c4-0000-7000-8000-00000000a1b2',
    name: 'Ada Quill',
    status: 'published',
    html: renderMarkdown(body),
    text: body,
    createdAt: '2019-03-04T08:15:00.000Z',
    isEdited: false,
    isPinned: false,
    isFeatured: false,
    up: 0,
    down: 0,
    replies: [],
    ...rest,
  };
}

/** A discussion of a rehearsal. */
export function sampleStory(changes: Partial<RehearsedStory> = {}): RehearsedStory {
  return {
    key: 'https://courier.example/2019/ferry',
    url: 'https://courier.example/2019/ferry',
    title: 'The ferry leaves at six',
    isClosed: false,
    commentCount: 14,
    left: 11,
    comments: [
      sampleComment({
        up: 12,
        down: 1,
        replies: [
          sampleComment({
            id: '0199b2c4-0000-7000-8000-00000000a1b3',
            name: 'Wilfred',
            body: 'It was **never** on time. My father wrote that in 1962.',
            isEdited: true,
          }),
        ],
      }),
      sampleComment({
        id: '0199b2c4-0000-7000-8000-00000000a1b4',
        status: 'deleted',
        html: null,
        text: '',
        replies: [sampleComment({ id: '0199b2c4-0000-7000-8000-00000000a1b5', name: '', body: 'Quite so.' })],
      }),
    ],
    ...changes,
  };
}
