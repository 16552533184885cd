import { setTimeout as delay } from 'node:timers/promises';
import type { Ground } from './ground.ts';

/** Asks one thing over and over; an answer that is not a success, or takes seconds, is a fault. */
export function watchReads(ground: Ground, url: string, token: string): { readonly end: () => Promise<void> } {
  const { findings } = ground;
  const ended = new AbortController();
  const watching = (async () => {
    while (!ended.signal.aborted) {
      const began = performance.now();
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(toleratedMs) }).then(
        async (response) => {
          await response.text();
          return response.ok ? undefined : `answered ${String(response.status)}`;
        },
        () => `not answered within ${String(toleratedMs / 1000)} s`,
      );
      findings.measure('slowest read in ms:', performance.now() - began);
      findings.count('reads meanwhile');
      if (answer !== undefined) findings.faults.push(`a read was ${answer}`);
      await delay(20);
    }
  })();
  return {
    end: async () => {
      ended.abort();
      await watching;
    },
  };
}

const toleratedMs = 5_000;
