/** A process that runs registers, and lives. */
export interface LivingWorker {
  readonly worker: string;
  /** Those that it can run, being of the version that the tables have. */
  readonly registers: readonly string[];
}

/**
 * Which worker runs which register: as evenly as can be, and with as few changes of hands as that takes.
 *
 * Every worker that computes it from the same facts comes to the same answer, and computing it from its own answer changes nothing.
 *
 * @param held who runs each register so far, also where that one does not live any more
 */
export function leaseShares(workers: readonly LivingWorker[], held: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const registers = [...new Set(workers.flatMap((each) => each.registers))].sort();
  const shares = new Map<string, string>();
  const load = new Map(workers.map(({ worker }) => [worker, 0]));
  const give = (register: string, worker: string): void => {
    shares.set(register, worker);
    load.set(worker, (load.get(worker) ?? 0) + 1);
  };
  const most = quotas(workers, registers, held);
  for (const register of registers) {
    const holder = workers.find(({ worker, registers }) => worker === held.get(register) && registers.includes(register))?.worker;
    if (holder !== undefined && (load.get(holder) ?? 0) < (most.get(holder) ?? 0)) give(register, holder);
  }
  for (const register of registers.filter((each) => !shares.has(each))) {
    const [least] = workers
      .filter((each) => each.registers.includes(register))
      .sort((a, b) => (load.get(a.worker) ?? 0) - (load.get(b.worker) ?? 0) || (a.worker < b.worker ? -1 : 1));
    if (least !== undefined) give(register, least.worker);
  }
  return shares;
}

/** How many registers each worker keeps at most; where they do not divide evenly, one more for those that have the most. */
function quotas(
  workers: readonly LivingWorker[],
  registers: readonly string[],
  held: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const has = (worker: string): number => registers.filter((register) => held.get(register) === worker).length;
  const each = Math.floor(registers.length / workers.length);
  return new Map(
    workers
      .map(({ worker }) => worker)
      .sort((a, b) => has(b) - has(a) || (a < b ? -1 : 1))
      .map((worker, at) => [worker, at < registers.length % workers.length ? each + 1 : each]),
  );
}
