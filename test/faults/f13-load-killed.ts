import { underWayAtOnce } from '../../apps/data-set/load-data-set.ts';
import type { FaultCase, Ground } from './ground.ts';
import { install, type Installation } from './installation.ts';
import { checkChain, compareRegisters, eventsOutOfOrder, halfRecorded, peopleIn, type Truth } from './oracle.ts';

/**
 * The load of a data set, killed again and again and begun again: it goes on where it was. Killed between two chapters of a life it leaves
 * somebody half recorded, whom the next load completes: once it has gone on, nobody is.
 */
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
    people = await goneOn(ground, installation, truth, people);
    await compareRegisters(truth, findings, false);
    await checkChain(truth, findings);
    if (people === 0) findings.faults.push('nobody was recorded: nothing is known');
    const halves = await halfRecorded(truth);
    if (halves > 0) findings.faults.push(`${String(halves)} people are half recorded`);
    findings.present = people;
  },
};

/**
 * Loads once more, until it has come past everybody in whom it was killed, and stops it as its user would.
 *
 * It takes people in their order and ends whom it has begun, and of those before the last one in whom it was killed no more were missing
 * than it has under way at once.
 *
 * @returns how many people are on record then
 */
async function goneOn(ground: Ground, { qadam }: Installation, truth: Truth, people: number): Promise<number> {
  const load = qadam(['load', 'national']);
  await load.heard(/Loading:/);
  const began = performance.now();
  while ((await peopleIn(truth)) <= people + underWayAtOnce) {
    if (performance.now() - began > recordsWithinMs) throw new Error('the load does not go on, though there is no fault any more');
    await ground.pause(50);
  }
  await load.stop();
  return peopleIn(truth);
}

const recordsWithinMs = 60_000;
