import { rebuildRegisters, type RebuildOptions, type Rebuilt } from './rebuild-registers.ts';
import type { AnyRegister } from './register.ts';

export interface OneRebuildOptions extends RebuildOptions {
  readonly register: AnyRegister;
}

/**
 * Rebuilds one register, as `rebuildRegisters` does.
 *
 * @throws what keeps it from being rebuilt; the live table stays
 */
export async function rebuildRegister({ register, ...options }: OneRebuildOptions): Promise<Rebuilt> {
  const [answer] = await rebuildRegisters([register], options);
  if (answer === undefined) throw new Error(`There is no answer about register ${register.name}`);
  if ('error' in answer) throw answer.error;
  return answer;
}
