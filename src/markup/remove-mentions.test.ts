import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeMentions as remove, removeMentionsFromHtml } from './remove-mentions.ts';
import { renderMarkdown } from './render-markdown.ts';

const removeMentions = (body: string, names: readonly string[]) =>
  remove({ format: 'markdown', body }, names);

test('a mention goes, in whatever case and spelling it was written', () => {
  const names = ['Zoë O’Hara', 'zoe.o'];
  assert.equal(
    removeMentions('Hm, @zoë o’hara: no. @ZOE\u0308  O’HARA? (@zoe.o)', names),
    'Hm, @…: no. @…? (@…)',
  );
});

test('what only resembles it stays', () => {
  for (const text of [
    '@Sammy said',
    'mail me: x@Sam',
    'https://social.example/@Sam',
    'Sam himself',
    '@Sam_1',
  ])
    assert.equal(removeMentions(text, ['Sam']), text);
});

test('the longest name is taken, and a name of signs is not read as an expression', () => {
  assert.equal(removeMentions('@Ann Lee', ['Ann', 'Ann Lee']), '@…');
  assert.equal(removeMentions('@A.(b)+ and @Axxb', ['A.(b)+']), '@… and @Axxb');
});

test('what goes from the source goes from the HTML made from it', () => {
  const source = 'So says @Q&A-Bot, and *@Q&A-Bot* too.';
  const html = renderMarkdown(source, { mentions: ['Q&A-Bot'] });
  assert.match(html, /class="mention"/);
  assert.doesNotMatch(removeMentionsFromHtml(html, ['Q&A-Bot']), /Bot/);
});

test('in imported HTML a name goes however its signs are written', () => {
  const body = '<p>@Q&amp;A-Bot, @Q&A-Bot and @Ann</p>';
  assert.equal(remove({ format: 'html', body }, ['Q&A-Bot']), '<p>@…, @… and @Ann</p>');
});
