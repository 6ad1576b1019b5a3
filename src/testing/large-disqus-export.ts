import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

export interface DisqusExport {
  readonly posts: number;
  readonly threads: number;
  /** Changes what is in it; the same number always makes the same file. */
  readonly seed?: number;
}

const HEAD = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<category dsq:id="1"><forum>courier</forum><title>General</title><isDefault>true</isDefault></category>
`;

const WORDS =
  `the council voted for a new bridge over the river and nobody asked those who live there what they think of it
  because money was short last year but there is enough for flags again while trains are late every single morning in winter
  my neighbour says that it was better before which I doubt since I remember how long we waited at the station with two children
  Straße Brücke où déjà niño mañana жизнь город`.split(/\s+/);

const START = Date.UTC(2012, 0, 1);
/** About ten years. */
const SPAN = 10 * 365 * 24 * 3_600_000;

/** Answers with numbers from 0 to below 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Writes an export as Disqus sends it, in the order of time: most threads are short and some are long, half of the posts
 * answer another one, most are by few people, one in fifty is deleted and one in a hundred is spam.
 */
export async function writeDisqusExport(path: string, size: DisqusExport): Promise<void> {
  const { posts, threads, seed = 1 } = size;
  const random = createRandom(seed);
  const out = createWriteStream(path);
  let buffer = HEAD;
  const flush = async () => {
    const isRoomy = out.write(buffer);
    buffer = '';
    if (!isRoomy) await once(out, 'drain');
  };
  for (let thread = 0; thread < threads; thread += 1) {
    buffer += toThread(thread, threads);
    if (buffer.length > 262_144) await flush();
  }
  const latest = new Map<number, number[]>();
  for (let post = 0; post < posts; post += 1) {
    const newest = Math.floor((post / posts) * threads);
    const thread = Math.max(0, newest - Math.floor(-Math.log(1 - random()) * 20));
    const others = latest.get(thread) ?? [];
    const parent = random() < 0.5 ? others[Math.floor(random() * others.length)] : undefined;
    if (others.length >= 50) others.splice(Math.floor(random() * 50), 1);
    latest.set(thread, [...others, post]);
    if (latest.size > 2_000) latest.delete(latest.keys().next().value ?? 0);
    const person = Math.floor(random() ** 3 * Math.max(20, posts / 20));
    const at = new Date(START + Math.floor(((post + random()) / posts) * SPAN));
    buffer += toPost({ post, thread, parent, person, at, random });
    if (buffer.length > 262_144) await flush();
  }
  buffer += '</disqus>\n';
  await flush();
  out.end();
  await finished(out);
}

function toThread(thread: number, threads: number): string {
  const at = new Date(START + Math.floor((thread / threads) * SPAN)).toISOString();
  return `<thread dsq:id="${1_000_000 + thread}"><id>article-${thread}</id><forum>courier</forum><category dsq:id="1"/>\
<link>https://courier.example/articles/${thread}</link><title>Article ${thread} &amp; more</title><message/>\
<createdAt>${at}</createdAt><isClosed>${thread % 3 === 0}</isClosed><isDeleted>false</isDeleted></thread>\n`;
}

interface Post {
  readonly post: number;
  readonly thread: number;
  readonly parent: number | undefined;
  readonly person: number;
  readonly at: Date;
  readonly random: () => number;
}

function toPost({ post, thread, parent, person, at, random }: Post): string {
  const isGuest = person % 10 === 0;
  const author = isGuest
    ? `<email>guest${person}@mail.example</email><name>Guest ${person}</name><isAnonymous>true</isAnonymous>`
    : `<name>Reader ${person}</name><isAnonymous>false</isAnonymous><username>reader${person}</username>`;
  const isDeleted = random() < 0.02;
  const isSpam = random() < 0.01;
  return `<post dsq:id="${9_000_000 + post}"><id/><message><![CDATA[${toMessage(random)}]]></message>\
<createdAt>${at.toISOString().slice(0, 19)}Z</createdAt><isDeleted>${isDeleted}</isDeleted><isSpam>${isSpam}</isSpam>\
<author>${author}</author><thread dsq:id="${1_000_000 + thread}"/>${
    parent === undefined ? '' : `<parent dsq:id="${9_000_000 + parent}"/>`
  }</post>\n`;
}

/** Paragraphs of about fifty words in all, sometimes with emphasis or a link. */
function toMessage(random: () => number): string {
  const length = 5 + Math.floor(-Math.log(1 - random()) * 45);
  const words = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '');
  const marked = random();
  if (marked < 0.1) words[2] = `<b>${words[2] ?? ''}</b>`;
  else if (marked < 0.15) words[3] = `<a href="https://example.com/${length}" rel="nofollow">here</a>`;
  const half = Math.floor(length / 2);
  return length > 60
    ? `<p>${words.slice(0, half).join(' ')}</p><p>${words.slice(half).join(' ')}</p>`
    : `<p>${words.join(' ')}</p>`;
}
