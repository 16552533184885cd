import type { Ground } from './ground.ts';
import { install, type Installation } from './installation.ts';
import { Ledger } from './ledger.ts';
import { Officers, type Errand } from './officers.ts';
import { checkChain, checkRefusals, compareRegisters, compareWithLog, type Truth } from './oracle.ts';

/** What a case starts on its installation. */
export interface Started {
  /** Of the API, as it is at the moment. */
  readonly url: () => string;
  /**
   * The fault of one round, from 1; ends when everything runs again. Officers record all the while.
   *
   * @param acknowledged resolves once so many more requests were acknowledged in this round
   */
  readonly strike: (round: number, acknowledged: (more: number) => Promise<void>) => Promise<void>;
}

export interface LoadOptions {
  readonly installation?: Installation;
  readonly clients?: number;
  readonly patienceMs?: number;
}

/**
 * Rounds of a fault while officers record over HTTP. After each: what was left open is sent again under its own keys, what was
 * acknowledged is compared with the log, and every register with a rebuild; in the end the hash chain is verified.
 */
export async function underLoad(
  ground: Ground,
  start: (installation: Installation) => Promise<Started>,
  options: LoadOptions = {},
): Promise<void> {
  const { findings, random, signal, rounds, tell } = ground;
  const { installation = await install(ground), ...ofOfficers } = options;
  const { url, strike } = await start(installation);
  const truth: Truth = { databaseUrl: installation.postgres.url, folder: installation.folder };
  const ledger = new Ledger<Errand>();
  const tokens = { officer: await installation.token('officer'), facility: await installation.token('facility') };
  const officers = new Officers({ ledger, random, findings, tokens, url, ...ofOfficers });
  for (let round = 1; round <= rounds; round++) {
    signal.throwIfAborted();
    const enough = new AbortController();
    const before = ledger.acknowledged;
    const acknowledged = async (more: number): Promise<void> => {
      for (const since = performance.now(); ledger.acknowledged < before + more;) {
        if (performance.now() - since > acknowledgedWithinMs) throw new Error('nothing is acknowledged, though there is no fault yet');
        await ground.pause(2);
      }
    };
    await Promise.all([officers.work(enough.signal), strike(round, acknowledged).finally(() => enough.abort())]);
    await checkRefusals(truth, ledger, findings);
    await officers.settle(signal);
    await compareWithLog(truth, ledger, findings);
    await compareRegisters(truth, findings, true);
    findings.rounds = round;
    tell(`round ${String(round)} of ${String(rounds)}, ${String(ledger.acknowledged)} acknowledged`);
  }
  if (findings.acknowledged === 0) findings.faults.push('nothing was acknowledged: nothing is known');
  await checkChain(truth, findings);
}

const acknowledgedWithinMs = 60_000;
