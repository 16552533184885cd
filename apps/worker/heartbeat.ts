import { writeFile } from 'node:fs/promises';
import type { Configuration } from '../configuration.ts';
import { heartbeatLastsMs } from '../health/what-ails.ts';
import { RepeatedWork } from './repeated-work.ts';
import type { Worker } from './worker.ts';

/** Six beats may be left out before somebody who looks takes the worker for dead. */
const everyMs = heartbeatLastsMs / 6;

/** Touches the file that the configuration names, each time after log and registers have answered; nothing where it names none. */
export function heartbeatOf(
  worker: Pick<Worker, 'behind'>,
  { heartbeatFile }: Pick<Configuration, 'heartbeatFile'>,
  onLog: (line: string) => void,
): RepeatedWork | undefined {
  if (heartbeatFile === undefined) return undefined;
  const beat = async (): Promise<void> => {
    const { behind, of } = await worker.behind();
    await writeFile(heartbeatFile, `${String(behind)} of ${String(of)} events behind\n`);
  };
  return new RepeatedWork(beat, { everyMs, onError: (error) => onLog(`Heartbeat: ${error.message}`) });
}
