import { openWorker } from '../../apps/worker/worker.ts';
import { inChanceOrder } from './chance-order.ts';
import { Findings } from './fault-line.ts';
import { badTransports, FaultyLog, type BadTransport } from './faulty-log.ts';
import type { FaultCase, Ground } from './ground.ts';
import { install } from './installation.ts';
import { loadPeople } from './load-people.ts';
import { checkChain, compareRegisters, openTruth, type Truth } from './oracle.ts';

/** The log reaches whoever keeps the registers through a bad transport. Each round has a backlog of its own, and one way of being bad. */
export const badDelivery: FaultCase = {
  id: 'F9',
  what: 'events delivered to the runner twice, thrice, late, out of order, never',
  usualRounds: 2 * badTransports.length,
  run: async (ground) => {
    const { findings, random, rounds, tell } = ground;
    const installation = await install(ground);
    const truth = { databaseUrl: installation.postgres.url, folder: installation.folder };
    const order = inChanceOrder(random, badTransports);
    for (let round = 1; round <= rounds; round++) {
      const transport = order[(round - 1) % order.length];
      if (transport === undefined) continue;
      await loadPeople(ground, installation, 120);
      const alarms = await follow(ground, truth, transport);
      await judge(truth, transport, alarms, findings);
      findings.rounds = round;
      tell(`round ${String(round)} of ${String(rounds)}, ${transport.name}`);
    }
    await checkChain(truth, findings);
  },
};

/** The product's own worker on the bad log, until it is up to it or has said for a while why not. @returns what it said */
async function follow(ground: Ground, truth: Truth, { mangle }: BadTransport): Promise<readonly string[]> {
  const deployment = await openTruth(truth);
  const { sources } = deployment;
  const alarms: string[] = [];
  const log = new FaultyLog(sources.log, mangle(sources.log, ground.random));
  const worker = openWorker({ ...deployment, sources: { ...sources, log } }, (line) => void alarms.push(line));
  try {
    await worker.start();
    let { behind } = await worker.behind();
    for (let movedAt = performance.now(); behind > 0;) {
      ground.signal.throwIfAborted();
      const stoodFor = performance.now() - movedAt;
      if (stoodFor > 30_000 || (alarms.length > 0 && stoodFor > 5_000)) break;
      await worker.progress(200);
      const before = behind;
      ({ behind } = await worker.behind());
      if (behind < before) movedAt = performance.now();
    }
    if (behind > 0 && alarms.length === 0)
      ground.findings.faults.push(`the runner stood still ${String(behind)} events behind, and said nothing`);
    return behind > 0 ? alarms : [];
  } finally {
    await worker.stop();
    await deployment.close();
  }
}

/** A sound worker goes on from what the other one left; then every register is compared with one built anew. */
async function judge(truth: Truth, { name, then }: BadTransport, alarms: readonly string[], findings: Findings): Promise<void> {
  if (alarms.length > 0 && then === 'rows-right') findings.faults.push(`${name}: the runner stopped: ${alarms[0] ?? ''}`);
  const compared = new Findings();
  await compareRegisters(truth, compared, false);
  findings.comparisons += compared.comparisons;
  for (const register of compared.unequal) findings.unequal.add(register);
  const wrong = [...compared.unequal].join(' ');
  if (wrong !== '') findings.faults.push(`${name}: nobody was told, and wrong is ${wrong}`);
  else findings.count(`${name}: ${alarms.length > 0 ? 'stopped with an alarm' : 'rows right'}`);
}
