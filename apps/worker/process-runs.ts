import { CommandDispatch } from '../../libs/process-managers/command-dispatch.ts';
import { PostgresProcessCheckpoints } from '../../libs/process-managers/postgres-process-checkpoints.ts';
import { ProcessRunner, type ProcessRunnerOptions } from '../../libs/process-managers/process-runner.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import type { Gate } from '../../libs/platform/read-route.ts';
import { personStreamRegister } from '../../libs/registers/person-stream-register.ts';
import type { Deployment } from '../deployment.ts';
import { processes } from '../processes.ts';
import { recordedOfPerson } from '../recorded-of-person.ts';

/** The process managers of the product, running in this process; other workers may run them too. */
export interface ProcessRuns {
  start(): void;
  stop(): Promise<void>;
}

/** @param gate waits until the index of the case history has come far enough for who looks at a person's whole record */
export function openProcessRuns({ sources }: Deployment, gate: Gate, onLog: (line: string) => void): ProcessRuns {
  const { log, codec, seal, pool, keyedHash } = sources;
  const dispatch = new CommandDispatch({ log, codec, seal, keyedHash }, () => legalDayOf(new Date()));
  const checkpoints = new PostgresProcessCheckpoints(pool);
  const recordedOf: ProcessRunnerOptions['recordedOf'] = async (personId, upTo) => {
    if (!(await gate.waitFor(upTo, { registers: [personStreamRegister.name], timeoutMs: 10_000 })))
      throw new Error(`The index of the case history has not reached ${String(upTo)} yet`);
    return recordedOfPerson(sources, personId, upTo);
  };
  const runners = processes.map(
    (process) =>
      new ProcessRunner({
        ...{ log, codec, seal, process, checkpoints, dispatch, recordedOf },
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
