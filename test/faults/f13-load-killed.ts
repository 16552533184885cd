import type { FaultCase } from './ground.ts';
import { install } from './installation.ts';
import { checkChain, compareRegisters, eventsOutOfOrder, halfRecorded, peopleIn } from './oracle.ts';

/** The load of a data set, killed again and again and begun again: it goes on where it was, and nobody is half recorded. */
export const loadKilled: FaultCase = {
  id: 'F13',
  what: 'kill -9 of a load of the national data set',
  usualRounds: 10,
  run: async (ground) => {
    const { findings, random, rounds, tell } = ground;
    const installation = await install(ground);
    const truth = { databaseUrl: installation.postgres.url, folder: installation.folder };
    let people = 0;
    for (let round = 1; round <= rounds; round++) {
      const load = installation.qadam(['load', 'national']);
      await load.heard(/Loading:/);
      const began = performance.now();
      // in the midst of recording, and not while it still looks who is there
      while ((await peopleIn(truth)) <= people) {
        if (performance.now() - began > recordsWithinMs) throw new Error('nobody is recorded, though there is no fault yet');
        await ground.pause(20);
      }
      await ground.pause(random.whole(0, 1_400));
      await load.kill();
      // it tells of people whom the log has acknowledged
      const told = [...load.said().matchAll(/\((\d+) of \d+\) people/g)].map(([, number]) => Number(number));
      findings.acknowledged = Math.max(findings.acknowledged, people, ...told);
      const recorded = await peopleIn(truth);
      if (recorded < findings.acknowledged) findings.lost += findings.acknowledged - recorded;
      people = recorded;
      findings.outOfOrder += await eventsOutOfOrder(truth);
      findings.rounds = round;
      tell(`round ${String(round)} of ${String(rounds)}, ${String(people)} people`);
    }
    await compareRegisters(truth, findings, false);
    await checkChain(truth, findings);
    if (people === 0) findings.faults.push('nobody was recorded: nothing is known');
    const halves = await halfRecorded(truth);
    if (halves > 0) findings.faults.push(`${String(halves)} people are half recorded`);
    findings.present = people;
  },
};

const recordsWithinMs = 60_000;
