import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { createHttpClient } from '../net/http-client.ts';
import { openAccountClient, type AccountClient } from '../testing/account-client.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createMemoryHead } from '../testing/memory-head.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { eventually } from '../testing/eventually.ts';
import { runJobs } from './run-jobs.ts';

let parley: TestApplication;
let elsewhere: Server;
let origin: string;
let ann: AccountClient;
let jobs: Awaited<ReturnType<typeof runJobs>>;
const files = new Map<string, Buffer>();
const fetched: string[] = [];

before(async () => {
  elsewhere = createServer((request, response) => {
    fetched.push(request.url ?? '');
    const file = files.get(request.url ?? '');
    response.writeHead(file ? 200 : 404).end(file);
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  parley = await createTestApplication();
  await parley.addSite('daily');
  jobs = await runJobs({
    head: createMemoryHead(),
    deps: parley.deps,
    mailer: null,
    viewpointsMemoryMib: 512,
    backUp: null,
    workOnImports: async () => undefined,
    publicUrl: parley.publicUrl,
    http: createHttpClient({ privateHosts: ['127.0.0.1'] }),
    log: () => undefined,
  });
  ann = await openAccountClient(parley, 'Ann');
});
after(async () => {
  await jobs.stop();
  await parley.close();
  elsewhere.close();
});

async function choose(path: string): Promise<void> {
  const answer = await ann.post('/account/edit', { name: 'Ann', pictureUrl: origin + path });
  assert.equal(answer.statusCode, 303);
}

async function findPicture(): Promise<string | undefined> {
  const { body } = await ann.get('/account');
  return /<img src="(\/pictures\/[^"]+)"/.exec(body)?.[1];
}

test('a picture is fetched once, made anew without what came along with it, and stands beside comments', async () => {
  const photo = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Artist: 'Ann Secret', ImageDescription: 'At home' } })
    .jpeg()
    .toBuffer();
  assert.ok(photo.includes('Ann Secret'));
  files.set('/me.jpg', photo);
  const api = createApiClient(parley, 'daily');
  await api.write(ann.token, 'one', { body: 'Words' });
  await choose('/me.jpg');
  const url = await eventually(async () => {
    const found = await findPicture();
    assert.ok(found);
    return found;
  });
  const picture = await parley.request({ url });
  assert.equal(picture.headers['content-type'], 'image/webp');
  assert.equal(picture.headers['cross-origin-resource-policy'], 'cross-origin');
  assert.match(String(picture.headers['cache-control']), /immutable/);
  const { format, width, height, exif } = await sharp(picture.rawPayload).metadata();
  assert.deepEqual(
    { format, width, height, exif },
    { format: 'webp', width: 160, height: 160, exif: undefined },
  );
  assert.ok(!picture.rawPayload.includes('Secret'));
  // Cached threads follow, and none names where the picture came from.
  await eventually(async () => {
    const { body } = await parley.request({ url: '/daily/stories/one' });
    assert.ok(body.includes(`<img src="${url}" width="28" height="28" loading="lazy" alt`));
    assert.ok(!body.includes('127.0.0.1'));
  });
  const { comments } = await api.list('one');
  assert.equal(
    (comments[0] as unknown as { author: { picture: string } }).author.picture,
    parley.publicUrl + url,
  );
  assert.equal(fetched.filter((path) => path === '/me.jpg').length, 1);
  const { rows } = await parley.pool.query({ text: 'select 1 from picture_requests' });
  assert.deepEqual(rows, []);

  await ann.post('/account/edit', { name: 'Ann', removePicture: 'true' });
  assert.equal((await parley.request({ url })).statusCode, 404);
  assert.equal(await findPicture(), undefined);
  await eventually(async () =>
    assert.ok(!(await parley.request({ url: '/daily/stories/one' })).body.includes('/pictures/')),
  );
});

/** A PNG that says it is large, and is a few bytes. */
function makeBomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('what is no picture, or too large a one, is refused in words, and the picture there is stays', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const jpeg = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const cases = [
    ['/missing.png', undefined, /Nothing could be fetched/],
    ['/page.html', Buffer.from('<!doctype html><p>No picture</p>'), /not a picture we can use/],
    ['/drawing.svg', Buffer.from(svg), /not a picture we can use/],
    // A drawing behind the beginning of a photograph.
    ['/mask.jpg', Buffer.concat([jpeg.subarray(0, 3), Buffer.from(svg)]), /not a picture we can use/],
    ['/half.jpg', jpeg.subarray(0, jpeg.length / 2), /not a picture we can use/],
    ['/bomb.png', makeBomb(30_000), /too large/],
    ['/heavy.png', Buffer.alloc(5_000_001), /too large/],
  ] as const;
  for (const [path, file, words] of cases) {
    if (file) files.set(path, file);
    await choose(path);
    await eventually(async () => assert.match((await ann.get('/account')).body, words, path));
    assert.equal(await findPicture(), undefined);
  }
  const { rows } = await parley.pool.query<{ url: string }>({ text: 'select url from picture_requests' });
  assert.deepEqual(rows, [{ url: '' }]);
});

test('addresses inside the newsroom’s own network are not fetched', async () => {
  const closed = await openAccountClient(parley, 'Closed');
  await closed.post('/account/edit', {
    name: 'Closed',
    pictureUrl: 'http://169.254.169.254/latest/meta-data/',
  });
  await eventually(async () => assert.match((await closed.get('/account')).body, /Nothing could be fetched/));
});

test('nothing else is at the addresses of pictures', async () => {
  for (const url of [
    '/pictures/nothing.webp',
    '/pictures/01936f2a-7c00-7000-8000-000000000000.webp',
    '/pictures/x',
  ])
    assert.equal((await parley.request({ url })).statusCode, 404);
});
