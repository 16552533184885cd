import { inTime, type Ground } from './ground.ts';
import type { Act, Point, WireProxy } from './wire-proxy.ts';

/**
 * Acts when a point is reached, after it was passed a few times.
 *
 * @returns whether it was reached within half a minute; where it was not, that is a fault of the case, which says nothing then
 */
export async function atPoint(ground: Ground, proxy: WireProxy, point: Point, passing: number, act: Act): Promise<boolean> {
  let disarm = (): void => undefined;
  const reached = new Promise<true>((reach) => {
    disarm = proxy.arm(point, passing, (forward, message) => {
      act(forward, message);
      reach(true);
    });
  });
  const isReached = (await inTime(ground, reached, reachedWithinMs)) ?? false;
  disarm();
  ground.findings.count(`${isReached ? 'reached' : 'NOT REACHED'}: ${point.name}`);
  if (!isReached) ground.findings.faults.push(`the point "${point.name}" was not reached: nothing is known of it`);
  return isReached;
}

const reachedWithinMs = 30_000;
