import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchPageMetadata } from './fetch-page-metadata.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';

function answering(contentType: string, body: string, status = 200): HttpClient {
  const answer: HttpAnswer = {
    url: 'https://a.example/news/1',
    status,
    headers: { 'content-type': contentType },
    body: Buffer.from(body, 'latin1'),
  };
  return { get: () => Promise.resolve(answer) };
}

const PAGE = '<title>Caf\xe9</title><link rel=canonical href="2">';

test('a page is decoded and its canonical address made absolute', async () => {
  const client = answering('text/html; charset=latin1', PAGE);
  const metadata = await fetchPageMetadata(client, 'https://a.example/');
  assert.deepEqual(metadata, { title: 'Café', canonicalUrl: 'https://a.example/news/2', section: null });
});

test('an error or another kind of file says nothing', async () => {
  for (const client of [answering('text/html', PAGE, 404), answering('image/png', PAGE), answering('', PAGE)])
    assert.deepEqual(await fetchPageMetadata(client, 'https://a.example/'), {
      title: null,
      canonicalUrl: null,
      section: null,
    });
});

test('a canonical address that is none is left out', async () => {
  const client = answering('text/html', '<link rel=canonical href="http://[">');
  assert.equal((await fetchPageMetadata(client, 'https://a.example/')).canonicalUrl, null);
});
