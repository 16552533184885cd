import { lastDestroyedKey } from '../../libs/access/last-destroyed-key.ts';
import { RebuildRunning } from '../../libs/projections/rebuild-lock.ts';
import { rebuildRegisters, type RebuildProgress, type Rebuilt } from '../../libs/projections/rebuild-registers.ts';
import { registers } from '../../libs/registers/registers.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';
import type { Deployment } from '../deployment.ts';

/** The registers that one worker rebuilds: plain data, which can be handed to a thread. */
export interface Share {
  readonly registers: readonly string[];
  /** Rows that it holds in memory. */
  readonly mostRowsHeld: number;
}

/** What became of one register: plain data, which a thread can answer. */
export type ShareAnswer = Rebuilt | { readonly register: string; readonly because: string; readonly isRunning: boolean };

/** Rebuilds the registers of a share in this thread. @throws the signal's reason */
export async function rebuildShare(
  { sources }: Deployment,
  { registers: names, mostRowsHeld }: Share,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: RebuildProgress) => void },
): Promise<readonly ShareAnswer[]> {
  const { log, codec, seal, pool, registers: dataSource } = sources;
  const notBefore = await lastDestroyedKey(pool);
  const answers = await rebuildRegisters(
    registers.filter(({ name }) => names.includes(name)),
    {
      ...{ log, codec, seal, pool, dataSource, mostRowsHeld, signal, onProgress },
      ...(notBefore !== undefined && { notBefore }),
      afterSwap: renewViews,
    },
  );
  return answers.map((answer) =>
    'error' in answer
      ? { register: answer.register, because: answer.error.message, isRunning: answer.error instanceof RebuildRunning }
      : answer,
  );
}
