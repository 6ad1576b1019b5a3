import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { people, stories, voters } from '../cli/demo/discussion.ts';
import type { SeedComment } from '../cli/demo/discussion.ts';

const newspaper = new URL('../../examples/newspaper/', import.meta.url);

function flatten(comments: readonly SeedComment[]): SeedComment[] {
  return comments.flatMap((comment) => [comment, ...flatten(comment.replies ?? [])]);
}

function depth(comments: readonly SeedComment[]): number {
  return comments.reduce((deepest, { replies }) => Math.max(deepest, 1 + depth(replies ?? [])), 0);
}

const comments = stories.flatMap((story) => flatten(story.comments));
const bodies = comments.map(({ body }) => body);

describe('the demonstration discussion', () => {
  test('has three stories and at least 140 comments', () => {
    assert.equal(stories.length, 3);
    assert.ok(comments.length >= 140, `only ${comments.length}`);
  });

  test('has a chain of sixty replies', () => {
    assert.ok(depth(stories.flatMap((story) => story.comments)) > 60);
  });

  test('has a comment of 5,000 characters and none that Parley would refuse', () => {
    const longest = Math.max(...bodies.map(({ length }) => length));
    assert.ok(longest >= 5000 && longest <= 10_000, String(longest));
  });

  test('is written in several scripts, with emoji, spoilers, code, lists, quotes and links', () => {
    const features = [
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Han}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Extended_Pictographic}/u,
      /\|\|.+\|\|/s,
      /`.+`/,
      /^- /m,
      /^1\. /m,
      /^> /m,
      /\]\(https:/,
    ];
    for (const feature of features) {
      assert.ok(
        bodies.some((body) => feature.test(body)),
        String(feature),
      );
    }
  });

  test('has edited comments, and deleted ones that were answered', () => {
    assert.ok(comments.some(({ edits }) => edits !== undefined));
    const deleted = comments.filter((comment) => comment.deleted);
    assert.ok(deleted.length > 0);
    assert.ok(deleted.every(({ replies }) => replies !== undefined && replies.length > 0));
  });

  test('is written by known people, one of them with a very long name', () => {
    const handles = new Set(people.map(({ handle }) => handle));
    assert.equal(handles.size, people.length);
    assert.deepEqual(
      comments.filter(({ by }) => !handles.has(by)),
      [],
    );
    assert.ok(people.some(({ name }) => name.length >= 60));
  });

  test('has no reply that is earlier than what it answers, and lasts less than three days', () => {
    for (const comment of comments) {
      assert.ok(comment.minutes > 0 && comment.minutes < 3 * 24 * 60, comment.body);
      for (const reply of comment.replies ?? []) assert.ok(reply.minutes > comment.minutes, reply.body);
    }
  });

  test('has enough accounts for every vote', () => {
    assert.equal(new Set(voters).size, voters.length);
    const accounts = voters.length + people.filter(({ guest }) => !guest).length;
    for (const { votes, body } of comments) assert.ok((votes?.up ?? 0) + (votes?.down ?? 0) < accounts, body);
  });
});

describe('the demonstration newspaper', () => {
  for (const { key, title, path } of stories) {
    test(`embeds the discussion of ${key} as a publisher would`, async () => {
      const html = await readPage(path.replace('/demo/', ''));
      assert.ok(html.includes(`<div id="parley" data-site="demo" data-story="${key}"></div>`));
      assert.ok(html.includes('<script async src="{{PARLEY}}/embed.js"></script>'));
      assert.ok(html.includes(`<noscript><a href="{{PARLEY}}/demo/stories/${key}">`));
      assert.ok(html.includes(`<link rel="canonical" href="{{PARLEY}}${path}" />`));
      assert.ok(html.includes(`<meta property="og:title" content="${title}" />`));
      assertHasNothingInline(html);
    });
  }

  test('shows the number of comments of every story on its front page', async () => {
    const html = await readPage('index.html');
    for (const { key } of stories) assert.ok(html.includes(`data-parley-story="${key}"`), key);
    assert.ok(html.includes('{{PARLEY}}/count.js'));
    assertHasNothingInline(html);
  });
});

/** The page in one line, whichever way its tags are wrapped. */
async function readPage(path: string): Promise<string> {
  const html = await readFile(new URL(path, newspaper), 'utf8');
  return html.replaceAll(/\s+/g, ' ');
}

function assertHasNothingInline(html: string): void {
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
}
