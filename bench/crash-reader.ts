import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Call, Send } from './http-client.ts';
import { SITE, toComment, toCommentsPath } from './story.ts';

/** A comment as its author was last told that it is. */
export interface ExpectedComment {
  body: string;
  /** How often its text was written: once, and once more with each edit. */
  revisions: number;
  isDeleted: boolean;
}

/** One signed-in reader's side of the story: all that Parley acknowledged, and nothing else. */
export interface ExpectedWrites {
  /** By the comments' ids. */
  readonly comments: ReadonlyMap<string, ExpectedComment>;
  /** By the comments' ids; a vote that was taken back is 0. */
  readonly votes: ReadonlyMap<string, number>;
  readonly acknowledged: number;
}

export interface CrashReader extends ExpectedWrites {
  /** Writes until the signal, then finishes what it has begun. */
  write(signal: AbortSignal): Promise<void>;
}

export interface CrashReaderOptions {
  readonly send: Send;
  readonly token: string;
  readonly stories: readonly string[];
  /** The comments of all readers, by which they find one another's. */
  readonly written: WrittenComment[];
}

export interface WrittenComment {
  readonly id: string;
  readonly story: string;
}

const VALUES = { up: 1, down: -1, none: 0 } as const;
/** How long a client waits before it tries a write again. */
const RETRY_MS = 50;
/** A write that is not acknowledged within this time is an error of Parley: it had come back long before. */
const PATIENCE_MS = 60_000;

/**
 * A client as a careful reader's: one write after the other, each under an idempotency key, repeated under the same
 * key until it is acknowledged or refused.
 */
export function createCrashReader({ send, token, stories, written }: CrashReaderOptions): CrashReader {
  const comments = new Map<string, ExpectedComment>();
  const votes = new Map<string, number>();
  let acknowledged = 0;

  /** The answer of an acknowledged write; null when it was refused. */
  async function write(
    call: Omit<Call, 'token' | 'key'>,
    key: string = randomUUID(),
  ): Promise<Answer | null> {
    const answer = await sendUntilAnswered(send, { ...call, token, key });
    if (answer.status >= 400) return refuseQuietly(answer);
    acknowledged += 1;
    return answer;
  }

  async function comment(story: string, parentId?: string): Promise<void> {
    const typed = toComment(randomUUID());
    const answer = await write({ method: 'POST', path: toCommentsPath(story), body: { ...typed, parentId } });
    if (!answer) return;
    const { id } = (JSON.parse(answer.bytes.toString()) as { comment: { id: string } }).comment;
    comments.set(id, { body: typed.body, revisions: 1, isDeleted: false });
    written.push({ id, story });
  }

  async function edit(id: string, expected: ExpectedComment): Promise<void> {
    const { body } = toComment(randomUUID());
    if (!(await write({ method: 'PATCH', path: toPath(id), body: { body } }))) return;
    expected.body = body;
    expected.revisions += 1;
  }

  async function remove(id: string, expected: ExpectedComment): Promise<void> {
    if (await write({ method: 'DELETE', path: toPath(id) })) expected.isDeleted = true;
  }

  async function vote(id: string): Promise<void> {
    const value = pickOne(['up', 'down', 'none'] as const);
    const body = { value, place: 'embed' };
    if (await write({ method: 'PUT', path: `${toPath(id)}/vote`, body })) votes.set(id, VALUES[value]);
  }

  async function act(): Promise<void> {
    const own = [...comments].filter(([, { isDeleted }]) => !isDeleted);
    const others = written.filter(({ id }) => !comments.has(id));
    const chance = randomInt(100);
    if (chance < 25 || own.length === 0 || others.length === 0) return comment(pickOne(stories));
    const other = pickOne(others);
    if (chance < 45) return comment(other.story, other.id);
    if (chance < 60) return edit(...pickOne(own));
    if (chance < 70) return remove(...pickOne(own));
    return vote(other.id);
  }

  return {
    comments,
    votes,
    get acknowledged() {
      return acknowledged;
    },
    async write(signal) {
      while (!signal.aborted) await act();
    },
  };
}

async function sendUntilAnswered(send: Send, call: Call): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const answer = await send(call).catch(() => null);
    if (answer && answer.status < 500) return answer;
    await delay(RETRY_MS);
  }
  throw new Error(`${call.method} ${call.path} was not answered in ${PATIENCE_MS / 1_000} s.`);
}

/** Readers meet each other's deletions; whatever else is refused should not have been. */
function refuseQuietly({ status, bytes }: Answer): null {
  if (status === 404 || status === 410) return null;
  throw new Error(`A write was refused with ${status}: ${bytes.toString()}`);
}

function toPath(commentId: string): string {
  return `/api/v1/sites/${SITE}/comments/${commentId}`;
}

function pickOne<T>(things: readonly T[]): T {
  const thing = things[randomInt(things.length)];
  if (thing === undefined) throw new Error('There is nothing to pick from.');
  return thing;
}
