import type { Ground } from './ground.ts';
import type { Installation } from './installation.ts';
import { peopleIn } from './oracle.ts';

/** Loads so many people of the national data set, or some more: a backlog for whoever follows the log. The load is killed then. */
export async function loadPeople(ground: Ground, installation: Installation, people: number): Promise<void> {
  const truth = { databaseUrl: installation.postgres.url };
  const load = installation.qadam(['load', 'national']);
  await load.heard(/Loading:/); // the tables are there by then
  const goal = (await peopleIn(truth)) + people;
  while (load.isRunning() && (await peopleIn(truth)) < goal) await ground.pause(50);
  await load.kill();
}
