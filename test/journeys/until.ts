import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from './running-server.ts';

/** Asks until it is so: what workers and process managers do comes about in a moment. */
export async function until(read: () => Promise<Reply>, so: (body: Reply['body']) => boolean): Promise<Reply['body']> {
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await read();
    if (so(body)) return body;
    await pause(50);
  }
  throw new Error('it did not come about within five seconds');
}
