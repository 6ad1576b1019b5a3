import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { SortOrder, Site } from '../domain/thread.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** What one cached answer is of: a page or a fragment of a story's first page. */
export interface ThreadKey {
  readonly site: Site;
  readonly storyKey: string;
  /** Undefined is whichever the site has chosen. */
  readonly sort: SortOrder | undefined;
  readonly language: string;
  readonly isFragment: boolean;
}

/** Immutable bytes of one rendering, compressed at most once for each encoding. */
export interface CachedThread {
  readonly key: ThreadKey;
  readonly version: number;
  /** On the cache's clock: until when it is true without a new version, because the discussion closes then. */
  readonly trueUntil: number;
  readonly html: Buffer;
  etag(encoding: Encoding): string;
  body(encoding: Encoding): Buffer | Promise<Buffer>;
}

export interface RenderedThread {
  readonly html: string;
  readonly version: number;
  /** For how many milliseconds it is true if nothing changes. */
  readonly trueForMs: number;
}

export interface ThreadCacheOptions {
  /** Renders a thread; null when the story is not known yet. */
  readonly render: (key: ThreadKey) => Promise<RenderedThread | null>;
  readonly findVersion: (key: ThreadKey) => Promise<number | null>;
  /** Whether an error means that the database is away. */
  readonly isUnavailable: (error: unknown) => boolean;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  readonly maxBytes: number;
}

/**
 * How long an answer is given without asking the database for the story's version, in milliseconds. Together with the
 * time of one query it is how late a change made by another process can show: it must stay well below a second.
 */
const TRUSTED_MS = 400;

interface Slot {
  thread: CachedThread;
  validatedAt: number;
  bytes: number;
}

/**
 * Anonymous first pages, in memory. Freshness rests on one thing: a slot is used without a question for TRUSTED_MS, then
 * its story's version is compared. No message can be lost, because none is sent (docs/decisions/0003). Changes made by
 * this process are told by `drop` and show at once. While the database is away what is held goes on being served.
 */
export class ThreadCache {
  readonly #options: ThreadCacheOptions;
  readonly #slots = new Map<string, Slot>();
  /** The slots of each story, so that a write does not look through all. */
  readonly #byStory = new Map<string, Set<string>>();
  readonly #loading = new Map<string, Promise<CachedThread | null>>();
  /** Counted up by every drop, so that a rendering that began before it is not kept. */
  readonly #drops = new Map<string, number>();
  #bytes = 0;
  hits = 0;
  misses = 0;

  constructor(options: ThreadCacheOptions) {
    this.#options = options;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The thread when it is here and needs no question; the way of nearly every request. */
  peek(key: ThreadKey, id = toId(key)): CachedThread | null {
    const slot = this.#slots.get(id);
    const now = this.#options.now();
    if (!slot || slot.thread.key.site !== key.site || now >= trustedUntil(slot)) return null;
    this.hits += 1;
    return slot.thread;
  }

  /**
   * The thread, rendered if need be; null for a story nobody has written to.
   * @param atLeast The answer is never older than this version of the story.
   */
  async get(key: ThreadKey, atLeast = 0): Promise<CachedThread | null> {
    const id = toId(key);
    const known = this.peek(key, id);
    if (known && known.version >= atLeast) return known;
    const joined = this.#loading.get(id);
    const thread = await (joined ?? this.#loadOnce(key, id));
    // A load that began before the change that is asked for may have missed it; one of our own has not.
    return joined && thread && thread.version < atLeast ? this.#loadOnce(key, id) : thread;
  }

  /** Forgets a story: something in it has changed. */
  drop(site: Site, storyKey: string): void {
    const story = toStoryId(site, storyKey);
    this.#drops.set(story, (this.#drops.get(story) ?? 0) + 1);
    // The counts only matter while a rendering is under way; they must not grow for ever.
    if (this.#drops.size > 10_000 && this.#loading.size === 0) this.#drops.clear();
    for (const id of this.#byStory.get(story) ?? []) this.#remove(id);
  }

  async #loadOnce(key: ThreadKey, id: string): Promise<CachedThread | null> {
    const loading = this.#load(key, id);
    this.#loading.set(id, loading);
    try {
      return await loading;
    } finally {
      if (this.#loading.get(id) === loading) this.#loading.delete(id);
    }
  }

  async #load(key: ThreadKey, id: string): Promise<CachedThread | null> {
    const slot = this.#slots.get(id);
    if (!slot || slot.thread.key.site !== key.site) return this.#render(key, id);
    const askedAt = this.#options.now();
    try {
      const isOver = askedAt >= slot.thread.trueUntil;
      if (isOver || (await this.#options.findVersion(key)) !== slot.thread.version)
        return await this.#render(key, id);
    } catch (error) {
      if (!this.#options.isUnavailable(error)) throw error;
    }
    slot.validatedAt = askedAt;
    return slot.thread;
  }

  async #render(key: ThreadKey, id: string): Promise<CachedThread | null> {
    this.misses += 1;
    const story = toStoryId(key.site, key.storyKey);
    const drops = this.#drops.get(story);
    const askedAt = this.#options.now();
    const rendered = await this.#options.render(key);
    if (!rendered) return null;
    const thread = toCachedThread(key, rendered, askedAt);
    if (this.#drops.get(story) === drops)
      this.#keep(id, { thread, validatedAt: askedAt, bytes: 3 * thread.html.length });
    return thread;
  }

  #keep(id: string, slot: Slot): void {
    this.#remove(id);
    this.#slots.set(id, slot);
    const story = toStoryId(slot.thread.key.site, slot.thread.key.storyKey);
    this.#byStory.set(story, (this.#byStory.get(story) ?? new Set()).add(id));
    this.#bytes += slot.bytes;
    for (const oldest of this.#slots.keys()) {
      if (this.#bytes <= this.#options.maxBytes) break;
      this.#remove(oldest);
    }
  }

  #remove(id: string): void {
    const slot = this.#slots.get(id);
    if (!slot) return;
    this.#slots.delete(id);
    this.#bytes -= slot.bytes;
    const story = toStoryId(slot.thread.key.site, slot.thread.key.storyKey);
    const siblings = this.#byStory.get(story);
    siblings?.delete(id);
    if (siblings?.size === 0) this.#byStory.delete(story);
  }
}

/** Until when a slot is used without a question. */
function trustedUntil({ thread, validatedAt }: Slot): number {
  return Math.min(validatedAt + TRUSTED_MS, thread.trueUntil);
}

function toStoryId(site: Site, storyKey: string): string {
  return `${site.key}\n${storyKey}`;
}

function toId(key: ThreadKey): string {
  return `${key.site.key}\n${key.storyKey}\n${key.sort}\n${key.language}\n${key.isFragment}`;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Level 5 is where brotli stops being nearly free: 2 ms for 70 kB; level 11 would take 170 ms. */
const BROTLI_QUALITY = 5;

function compress(html: Buffer, encoding: Encoding): Promise<Buffer> | Buffer {
  if (encoding === 'identity') return html;
  if (encoding === 'gzip') return compressGzip(html);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
  };
  return compressBrotli(html, { params });
}

function toCachedThread(key: ThreadKey, rendered: RenderedThread, askedAt: number): CachedThread {
  const html = Buffer.from(rendered.html);
  const hash = createHash('sha256').update(html).digest('base64url').slice(0, 16);
  const bodies = new Map<Encoding, Buffer | Promise<Buffer>>();
  return {
    key,
    version: rendered.version,
    trueUntil: askedAt + rendered.trueForMs,
    html,
    etag: (encoding) => `"${hash}-${encoding}"`,
    body: (encoding) => {
      const made = bodies.get(encoding);
      if (made) return made;
      const body = compress(html, encoding);
      bodies.set(encoding, body);
      if (body instanceof Promise) void body.then((bytes) => bodies.set(encoding, bytes));
      return body;
    },
  };
}
