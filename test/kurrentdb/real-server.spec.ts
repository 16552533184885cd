import { execFileSync } from 'node:child_process';
import { describe, it } from '@jest/globals';
import { eventLogContract } from '../../libs/event-log/event-log-contract.ts';
import { kurrentdbLimits, openedAt } from './open-over-protocol.ts';

/*
 * The same contract on a real server: KURRENTDB_URL says where it is, KURRENTDB_EMPTY how it is emptied before each test, since nothing in
 * the protocol does that (`docker restart …` of a node that was started with KURRENTDB_MEM_DB=true).
 */
const { KURRENTDB_URL: url, KURRENTDB_EMPTY: empty } = process.env;

if (url === undefined || empty === undefined) {
  describe('a real KurrentDB', () => {
    it.todo('keeps the contract of the event log: set KURRENTDB_URL and KURRENTDB_EMPTY');
  });
} else {
  eventLogContract(
    'KurrentDB (a real server)',
    async () => {
      execFileSync('sh', ['-c', empty], { stdio: 'inherit' });
      const logs = openedAt(url);
      return { log: await logs.another(), another: logs.another, close: logs.close };
    },
    kurrentdbLimits,
  );
}
