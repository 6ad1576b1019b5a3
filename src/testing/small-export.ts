/** An export as Disqus makes it, with so many comments under so many stories; the same each time. */
export function makeSmallExport({ posts, threads = 3 }: { posts: number; threads?: number }): Buffer {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">',
  ];
  for (let n = 0; n < threads; n += 1)
    lines.push(
      `<thread dsq:id="${100 + n}"><id/><link>https://news.example/stories/old-${n}</link><title>Old story ${n}</title>
<createdAt>2019-01-01T00:00:00Z</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>`,
    );
  for (let n = 0; n < posts; n += 1)
    lines.push(
      `<post dsq:id="${10_000 + n}"><id/><message><![CDATA[<p>The ferry number ${n} was late <b>again</b>, and nobody said why.</p>]]></message>
<createdAt>${new Date(Date.UTC(2019, 0, 2) + n * 1_000).toISOString().slice(0, 19)}Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Reader ${n % 50}</name><isAnonymous>false</isAnonymous><username>reader${n % 50}</username></author>
<thread dsq:id="${100 + (n % threads)}"/></post>`,
    );
  return Buffer.from(`${lines.join('\n')}\n</disqus>\n`);
}
