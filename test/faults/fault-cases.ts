import { apiKilled } from './f01-api-killed.ts';
import { workerKilled } from './f02-worker-killed.ts';
import { killedAtPoints } from './f03-killed-at-points.ts';
import { databaseKilled, databaseStopped } from './f04-database-crashed.ts';
import { backendsTerminated } from './f06-backends-terminated.ts';
import { badNetwork } from './f07-bad-network.ts';
import { diskFull } from './f08-disk-full.ts';
import { badDelivery } from './f09-bad-delivery.ts';
import { zombie } from './f10-zombie.ts';
import { rebuildKilled } from './f11-rebuild-killed.ts';
import { severalWriters } from './f12-several-writers.ts';
import { loadKilled } from './f13-load-killed.ts';
import { kurrentdbCases } from './kurrentdb-cases.ts';
import type { FaultCase } from './ground.ts';

export const faultCases: readonly FaultCase[] = [
  apiKilled,
  workerKilled,
  killedAtPoints,
  databaseStopped,
  databaseKilled,
  backendsTerminated,
  badNetwork,
  diskFull,
  badDelivery,
  zombie,
  rebuildKilled,
  severalWriters,
  loadKilled,
  ...kurrentdbCases,
];
