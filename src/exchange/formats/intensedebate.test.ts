import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';

const write = await temporaryFiles();

const text = `<?xml version="1.0"?>
<output>
<blogpost>
<url>http%3A%2F%2Fpaper.example%2Fa</url>
<title>A story</title>
<guid></guid>
<comments>
<comment id='2' parentid='1'>
<name>Bob</name><email>bob@x.example</email><url></url><ip>192.0.2.1</ip>
<text>&lt;b&gt;No&lt;/b&gt;&nbsp;way
twice</text>
<date>2009-05-05 14:00:00</date><gmt>2009-05-05 12:00:00</gmt><score>-3</score>
</comment>
<comment id='1' parentid='0'>
<name>Ann</name><email></email><url></url><ip></ip>
<text><![CDATA[Yes]]></text>
<date>2009-05-05 13:00:00</date><gmt>2009-05-05 11:00:00</gmt><score>4</score>
</comment>
</comments>
</blogpost>
</output>
`;

test('an export of IntenseDebate is read, a reply before its parent too', async () => {
  const { format, stories, comments, problems } = await readRecords([await write('intense.xml', text)]);
  assert.equal(format, 'intensedebate');
  assert.deepEqual(
    stories.map(({ id, identifier, address, title }) => [id, identifier, address, title]),
    [['http://paper.example/a', null, 'http://paper.example/a', 'A story']],
  );
  assert.deepEqual(
    comments.map(({ id, parentId, storyId, body, createdAt, up, down }) => [
      id,
      parentId,
      storyId,
      body.source,
      createdAt.toISOString(),
      up,
      down,
    ]),
    [
      [
        '2',
        '1',
        'http://paper.example/a',
        '<p><b>No</b>&nbsp;way<br>\ntwice</p>',
        '2009-05-05T12:00:00.000Z',
        0,
        3,
      ],
      ['1', null, 'http://paper.example/a', 'Yes', '2009-05-05T11:00:00.000Z', 4, 0],
    ],
  );
  assert.deepEqual(
    comments.map(({ authorId }) => authorId === null),
    [false, true],
  );
  assert.deepEqual(problems, []);
});

test('other XML is refused when it is over', async () => {
  const path = await write('other.xml', '<feed><entry/></feed>');
  assert.equal(await refusalOf([path], { format: 'intensedebate' }), 'other_format 1:1 <blogpost>');
});
