import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../testing/exchange-reading.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const write = await temporaryFiles();

/** The problems of a file as `code kind`. */
async function problemsOf(name: string, text: string): Promise<string[]> {
  const { records } = await readRecords([await write(name, text)]);
  return records.flatMap((each) => (each.kind === 'problem' ? [`${each.code} ${each.of}`] : []));
}

test('a problem says of what it is, also where nothing of the record could be read', async () => {
  const disqus = `<disqus xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id=1></thread><post dsq:id=2></post>
<thread dsq:id="3"/><post dsq:id="4"><createdAt>2013-10-10T19:20:29Z</createdAt></post></disqus>`;
  assert.deepEqual(await problemsOf('a.xml', disqus), [
    'malformed_xml story',
    'malformed_xml comment',
    'story_without_address story',
    'story_missing comment',
  ]);
  const wordpress = `<rss><channel><item><wp:post_id>1</wp:post_id></item><item><wp:post_id>2</wp:post_id>
<wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_type>pingback</wp:comment_type></wp:comment></item></channel></rss>`;
  assert.deepEqual(await problemsOf('b.xml', wordpress), [
    'story_without_comments story',
    'pingback comment',
    'story_without_address story',
  ]);
  const commento = '{"version":1,"comments":[1],"commenters":[2,{}]}';
  assert.deepEqual(await problemsOf('c.json', commento.replace('[1]', '[1,{"commentHex":""}]')), [
    'malformed_json comment',
    'id_missing comment',
    'malformed_json author',
    'id_missing author',
  ]);
});
