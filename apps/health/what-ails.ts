import { stat } from 'node:fs/promises';
import type { Configuration } from '../configuration.ts';

/** A heartbeat that is older tells that its worker does not live. Milliseconds. */
export const heartbeatLastsMs = 30_000;

const answersWithinMs = 4_000;

/** Why the API of this machine is not ready, in a sentence; `undefined` where it is. */
export async function whatAilsTheApi({ host, port }: Pick<Configuration, 'host' | 'port'>): Promise<string | undefined> {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host; // 0.0.0.0 is every address of this machine
  try {
    const response = await fetch(`http://${reached}:${String(port)}/health/ready`, { signal: AbortSignal.timeout(answersWithinMs) });
    return response.ok ? undefined : `The API answers ${String(response.status)}: ${await response.text()}`;
  } catch (error) {
    return `The API does not answer: ${causeOf(error)}`;
  }
}

/** Why the worker whose heartbeat is looked at does not live, in a sentence; `undefined` where it does. */
export async function whatAilsTheWorker({ heartbeatFile }: Pick<Configuration, 'heartbeatFile'>, now: Date): Promise<string | undefined> {
  if (heartbeatFile === undefined) return 'HEARTBEAT_FILE does not say where the heartbeat of the worker is';
  try {
    const ageMs = now.getTime() - (await stat(heartbeatFile)).mtimeMs;
    return ageMs <= heartbeatLastsMs ? undefined : `The last heartbeat is ${(ageMs / 1000).toFixed(0)} seconds old`;
  } catch (error) {
    return `There is no heartbeat: ${causeOf(error)}`;
  }
}

/** `fetch failed` says nothing; what it was caused by does. */
function causeOf(error: unknown): string {
  const cause = hasMessage(error) && hasMessage(error.cause) ? error.cause : error;
  return hasMessage(cause) ? cause.message : String(cause);
}

function hasMessage(error: unknown): error is { readonly message: string; readonly cause?: unknown } {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
