import { CommandDispatch } from '../../libs/process-managers/command-dispatch.ts';
import { PostgresProcessCheckpoints } from '../../libs/process-managers/postgres-process-checkpoints.ts';
import { ProcessRunner } from '../../libs/process-managers/process-runner.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import type { Deployment } from '../deployment.ts';
import { processes } from '../processes.ts';

/** The process managers of the product, running in this process; other workers may run them too. */
export interface ProcessRuns {
  start(): void;
  stop(): Promise<void>;
}

export function openProcessRuns({ sources }: Deployment, onLog: (line: string) => void): ProcessRuns {
  const { log, codec, seal, pool, keyedHash } = sources;
  const dispatch = new CommandDispatch({ log, codec, seal, keyedHash }, () => legalDayOf(new Date()));
  const checkpoints = new PostgresProcessCheckpoints(pool);
  const runners = processes.map(
    (process) =>
      new ProcessRunner({
        ...{ log, codec, seal, process, checkpoints, dispatch },
        onError: (error, name) => onLog(`Process ${name}: ${error.message}`),
      }),
  );
  return {
    start: () => {
      for (const runner of runners) runner.start();
    },
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
    },
  };
}
