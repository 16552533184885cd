import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment } from '../../apps/deployment.ts';
import { countEverybody, proposeForEverybody, type ScreeningAsked } from '../../apps/worker/screen-everybody.ts';
import type { Append, EventLog } from '../../libs/event-log/event-log.ts';

/** Carries out the screening that is given as JSON and is killed with SIGKILL at a place: while it counts, or after so many proposals. */
const [asked = '{}', place, after = '0'] = process.argv.slice(2);
const screening = JSON.parse(asked) as ScreeningAsked; // as the spec wrote it
const deployment = await openDeployment(readConfiguration(process.env), () => undefined);
const { sources } = deployment;
const watch = { signal: new AbortController().signal };
const dies = (): void => void process.kill(process.pid, 'SIGKILL');

const pin = await countEverybody(sources, screening, {
  ...watch,
  onProgress: (done) => (place === 'counting' && done > 0 ? dies() : undefined),
});
if (pin === undefined) throw new Error('nobody stopped it');
await proposeForEverybody({ ...sources, log: thatDies(sources.log, Number(after)) }, screening, pin, watch);

/** The log, in a process that is gone once so many proposals were stored. */
function thatDies(log: EventLog, proposals: number): EventLog {
  let stored = 0;
  return new Proxy(log, {
    get: (target, name, receiver) => {
      if (name !== 'append') return bound(target, name, receiver);
      return async (append: Append) => {
        const answer = await target.append(append);
        if (answer.outcome === 'appended' && append.writes.some(({ stream }) => stream.startsWith('amnesty-decision-'))) stored += 1;
        if (stored > proposals) dies();
        return answer;
      };
    },
  });
}

function bound(target: EventLog, name: string | symbol, receiver: unknown): unknown {
  const value: unknown = Reflect.get(target, name, receiver);
  return typeof value === 'function' ? (value.bind(target) as unknown) : value; // methods know their log
}
