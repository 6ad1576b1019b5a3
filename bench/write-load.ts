/** The readers of the write benchmark: told where and how long, they comment through the API and tell how many they wrote. */
import { randomUUID } from 'node:crypto';
import { createClient, sendWell } from './http-client.ts';
import { answerMessages } from './processes.ts';
import { toComment, toCommentsPath } from './story.ts';
import { pick, writeFor, type WriteFor } from './write-for.ts';

export interface WriteLoad extends WriteFor {
  readonly url: string;
  readonly stories: readonly string[];
  readonly tokens: readonly string[];
}

answerMessages(async (load: WriteLoad) => {
  const send = createClient(load.url, load.concurrency);
  const written = await writeFor(load, async (number) => {
    const key = randomUUID();
    const path = toCommentsPath(pick(load.stories, number));
    await sendWell(send, {
      method: 'POST',
      path,
      token: pick(load.tokens, number),
      key,
      body: toComment(key),
    });
  });
  send.close();
  return written;
});
