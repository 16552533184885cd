import { setTimeout as delay } from 'node:timers/promises';
import { atPoint } from './at-point.ts';
import type { Ground } from './ground.ts';
import type { Program } from './programs.ts';
import type { Point, WireProxy } from './wire-proxy.ts';

/** A place in the protocol at which a program dies, and the moment: what it sends or is sent there may go on before. */
export interface CrashPoint extends Point {
  readonly dies: 'before it goes on' | 'as soon as it went on' | 'when it has arrived';
}

/** Kills a program when it reaches a point after passing it a few times. Resolves when it is dead, or did not get there in time. */
export async function dieAt(ground: Ground, proxy: WireProxy, point: CrashPoint, passing: number, victim: Program): Promise<void> {
  const isReached = await atPoint(ground, proxy, point, passing, (forward) => {
    switch (point.dies) {
      case 'before it goes on':
        victim.signal('SIGKILL');
        break;
      case 'as soon as it went on':
        forward();
        setImmediate(() => victim.signal('SIGKILL'));
        break;
      case 'when it has arrived':
        victim.signal('SIGSTOP'); // so that it cannot act on what it is given
        forward();
        void delay(50).then(() => victim.signal('SIGKILL'));
        break;
    }
  });
  if (isReached) await victim.ended;
}
