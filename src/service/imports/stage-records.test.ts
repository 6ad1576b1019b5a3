import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommentRecord } from '../../exchange/records.ts';
import { TEST_SITE } from '../../testing/discussions.ts';
import { RecordStager } from './stage-records.ts';

const COMMENT: CommentRecord = {
  kind: 'comment',
  place: { file: 'a.xml', line: 7, column: 1, record: 1 },
  id: 'c1',
  storyId: 's1',
  parentId: null,
  authorId: null,
  authorName: 'Ann',
  body: { format: 'html', source: '' },
  createdAt: new Date('2013-10-10T19:20:29Z'),
  editedAt: null,
  earlier: [],
  status: 'published',
  isPinned: false,
  isFeatured: false,
  up: 0,
  down: 0,
};

function stage(given: Partial<CommentRecord>): string[] {
  const stager = new RecordStager({
    site: TEST_SITE,
    run: { siteId: TEST_SITE.id, number: 1 },
    source: 'disqus',
    options: { zone: 'UTC', areAuthorsPublishers: false, mapUrl: [], fromSite: null },
  });
  const staged: string[] = [];
  stager.stage({ ...COMMENT, ...given }, (kind, line) => staged.push(`${kind} ${line}`));
  return staged.filter((line) => !line.startsWith('author'));
}

test('a comment that would show nothing is not in, with the reason and its place', () => {
  for (const body of [
    { format: 'html', source: '<script>alert(1)</script><p>&nbsp;</p>' },
    { format: 'markdown', source: '> >' },
  ] as const) {
    const [problem, ...others] = stage({ body });
    assert.match(problem ?? '', /^problem .*\ttext_missing\tcomment\tc1\t.*\ta\.xml\t7\t/);
    assert.deepEqual(others, []);
  }
});

test('a deleted comment is in without a text, and a picture is something to see', () => {
  assert.match(stage({ status: 'deleted' })[0] ?? '', /^comment /);
  const body = { format: 'html', source: '<img src="https://a.example/b.png">' } as const;
  assert.match(stage({ body })[0] ?? '', /^comment .*<a href="https:\/\/a\.example\/b\.png"/);
});
