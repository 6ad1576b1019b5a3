import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import type { Deps } from '../service/deps.ts';
import { runImport } from '../service/imports/run-import.ts';
import { startImport } from '../service/imports/start-import.ts';

/** An export of Disqus with HTML, a reply, a comment that was deleted and one that waits for nobody any more. */
const OLD_COMMENTS = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><id>old-tram</id><link>https://news.example/old-tram</link><title>The old tram</title>
<createdAt>2014-05-01T10:00:00Z</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
<post dsq:id="11"><message><![CDATA[<p>It was <b>red</b>, <a href="https://t.example/?a=1&amp;b=2">look</a>.<br>Really &lt;red&gt;.</p>]]></message>
<createdAt>2014-05-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Old Hand</name><isAnonymous>false</isAnonymous><username>oldhand</username></author><thread dsq:id="1"/></post>
<post dsq:id="12"><message><![CDATA[<blockquote>red</blockquote><p><i>Yellow</i>, I say.</p><script>alert(1)</script>]]></message>
<createdAt>2014-05-02T11:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Passer-by</name><isAnonymous>true</isAnonymous></author><thread dsq:id="1"/><parent dsq:id="11"/></post>
<post dsq:id="13"><message><![CDATA[<p>Buy trams.</p>]]></message>
<createdAt>2014-05-02T12:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>true</isSpam>
<author><name>Seller</name><isAnonymous>true</isAnonymous></author><thread dsq:id="1"/></post>
<post dsq:id="14"><message><![CDATA[<p>Taken back.</p>]]></message>
<createdAt>2014-05-02T13:00:00Z</createdAt><isDeleted>true</isDeleted><isSpam>false</isSpam>
<author><name>Old Hand</name><isAnonymous>false</isAnonymous><username>oldhand</username></author><thread dsq:id="1"/></post>
</disqus>
`;

/** Imports a few comments of another system into a site of https://news.example, under its story `old-tram`. */
export async function importOldComments(deps: Deps, site: Site): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-old-'));
  try {
    const path = join(folder, 'disqus.xml');
    await writeFile(path, OLD_COMMENTS);
    const started = await startImport(deps, OPERATOR, { site, format: 'disqus', paths: [path] });
    if (isRefusal(started)) assert.fail(started.refused);
    const report = await runImport(deps, { site, number: started.number, paths: [path] });
    if (isRefusal(report)) assert.fail(report.refused);
  } finally {
    await rm(folder, { recursive: true });
  }
}
