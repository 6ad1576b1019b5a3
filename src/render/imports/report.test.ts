import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFUSALS } from '../../exchange/format-refused.ts';
import { PROBLEMS } from '../../exchange/problems.ts';
import { LANGUAGES, messages, type MessageKey } from '../../messages/index.ts';
import { sampleComment, sampleReport, sampleStory } from '../../testing/import-samples.ts';
import { renderImportFile } from './report-file.tsx';
import { renderImportText, renderThreadsText } from './report-text.ts';

const m = messages('en');
const css = '.figures > :first-child{color:red}';

test('a report for the terminal has every figure, every reason and the first places of each', () => {
  const text = renderImportText(sampleReport(), m);
  assert.match(text, /^Import 3 into courier\nFinished\. 193 records are not in\. Why stands below\.\n/);
  assert.match(text, /Files {2,}courier-2026\.xml\.gz \(48\.2 MB\)\n/);
  assert.match(text, /Comments +412,990 +412,871 +0 +0 +102 +17\n/);
  assert.match(text, / {2}12 {2}time_out_of_range \(Comments\): The time of a comment lies before 1990/);
  assert.match(text, / {5}courier-2026\.xml\.gz:1204:3, record 402, id 299619020\n/);
  assert.match(text, / {5}And 7 more\.\n/);
  assert.match(text, /All of them: parley import problems 3 --site courier\n$/);
  assert.ok(text.split('\n').every((line) => line.length <= 120));
});

test('an import without a problem says so, and one that goes on says that it does', () => {
  const { counts } = sampleReport();
  const clean = sampleReport({
    problems: [],
    counts: { ...counts, stories: counts.votes, comments: counts.votes },
  });
  assert.match(renderImportText(clean, m), /Everything that stood in the files is in\./);
  assert.match(renderImportText(clean, m), /There is nothing to say about any record\.\n$/);
  const going = renderImportText({ ...clean, state: 'merging', endedAt: null }, m);
  assert.match(going, /These are the figures so far\./);
  assert.doesNotMatch(going, /nothing to say/);
});

test('a refusal says where it was and what was expected there, and shows no figures', () => {
  const refusal = { code: 'truncated', file: 'a.xml.gz', line: 12, column: 7, expected: '</disqus>' };
  const report = sampleReport({ state: 'refused', refusal, problems: [] });
  const text = renderImportText(report, m);
  assert.match(text, /The files were refused, and nothing was changed\./);
  assert.match(text, /The file breaks off\..*\(truncated\)\nWhere: a\.xml\.gz:12:7\n.*: <\/disqus>\n$/s);
  const html = renderImportFile({ language: 'en', report, stories: null, css });
  assert.match(html, /a\.xml\.gz:12:7/);
  assert.doesNotMatch(html, /class="figures"/);
});

test('a rehearsal shows discussions as they would be', () => {
  const report = sampleReport({ run: null, isRehearsal: true });
  assert.match(renderImportText(report, m), /^Rehearsal of an import into courier\nNothing was changed\./);
  const text = renderThreadsText([sampleStory()], m);
  assert.match(
    text,
    /\* Ada Quill · 4 Mar 2019, 08:15 UTC · 12 up, 1 down\n {4}The ferry was late again\.\n/,
  );
  assert.match(text, /\n {4}\* Wilfred · .* · edited\n {8}It was/);
  assert.match(text, /\n\[Deleted\. It stands here because somebody answered it\.\]\n {4}\* Name unknown/);
  assert.match(text, /And 11 more comments in this discussion\.\n$/);
  const html = renderImportFile({ language: 'en', report, stories: [sampleStory()], css });
  assert.match(html, /<strong>never<\/strong>/);
  assert.match(html, /<article class="comment tombstone" data-depth="0"><p class="note">Deleted/);
});

test('the file stands alone, runs nothing and escapes what stood in the files', () => {
  const evil = '"><script>alert(1)</script>\u202e';
  const { problems } = sampleReport();
  const place = { file: evil, line: 1, column: 1, record: 1, id: evil, detail: evil };
  const html = renderImportFile({
    language: 'en',
    report: sampleReport({
      source: evil,
      files: [{ name: evil, size: 1, sha256: '' }],
      problems: problems.map((group) => ({ ...group, places: [place] })),
    }),
    stories: [sampleStory({ title: evil, url: evil, comments: [sampleComment({ name: evil, body: evil })] })],
    css,
  });
  assert.doesNotMatch(html, /<script|<link|<img|\son\w+=|href=|src=/i);
  assert.match(html, /&lt;script>alert\(1\)/);
  assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/);
  assert.ok(html.includes(`<style>${css}</style>`));
});

test('what stood in a file moves nothing on a terminal', () => {
  const evil = 'a\u001b[2J\u009b31m\u202eb\u2028c\u0007';
  const report = sampleReport({ files: [{ name: evil, size: 1, sha256: '' }] });
  const story = sampleStory({ title: evil, comments: [sampleComment({ name: evil, body: evil })] });
  const text = renderImportText(report, m) + renderThreadsText([story], m);
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Bidi_C}\p{Zl}\p{Zp}]/u);
});

test('every problem and every refusal is explained in every language', () => {
  const keys = [
    ...Object.keys(PROBLEMS).map((code) => `importProblem.${code}`),
    ...REFUSALS.map((code) => `importRefused.${code}`),
  ];
  for (const language of LANGUAGES) {
    const missing = keys.filter((key) => messages(language).template(key as MessageKey) === key);
    assert.deepEqual(missing, [], language);
  }
});

test('a report reads from right to left where its language does', () => {
  const html = renderImportFile({ language: 'ar', report: sampleReport(), stories: [sampleStory()], css });
  assert.match(html, /<html lang="ar" dir="rtl">/);
  assert.match(html, /<code dir="ltr">courier-2026\.xml\.gz:1204:3<\/code>/);
});
