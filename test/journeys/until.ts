import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from './running-server.ts';

const limitMs = 20_000;

/** Asks until it is so: what workers and process managers do comes about in a moment, and on a busy machine a little later. */
export async function until(read: () => Promise<Reply>, so: (body: Reply['body']) => boolean): Promise<Reply['body']> {
  const giveUpAt = performance.now() + limitMs;
  for (;;) {
    const { body } = await read();
    if (so(body)) return body;
    if (performance.now() > giveUpAt) throw new Error(`it did not come about within 20 seconds: ${JSON.stringify(body)}`);
    await pause(50);
  }
}
