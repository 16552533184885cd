import { afterEach, beforeEach, describe } from '@jest/globals';
import { contractOfContents } from './contract/contents.ts';
import { contractOfDamagedCopies } from './contract/damaged-copies.ts';
import { contractOfExpectations } from './contract/expectations.ts';
import { contractOfFilters } from './contract/filters.ts';
import { contractOfHashes } from './contract/hashes.ts';
import { contractOfPages } from './contract/pages.ts';
import { contractOfRaces } from './contract/races.ts';
import { contractOfIdsInTheLog, contractOfRepetition } from './contract/repetition.ts';
import { contractOfRestoring } from './contract/restoring.ts';
import { contractOfSeveralStreams } from './contract/several-streams.ts';
import { contractOfTailing } from './contract/tailing.ts';
import type { OpenLog } from './contract/open-log.ts';

/** What the store of an adapter cannot do. */
export interface ContractLimits {
  /** Nothing can be restored to the positions at which another log has it. */
  readonly givesPositions?: true;
  /** The same event id is found again in its own stream alone. */
  readonly knowsIdsByStream?: true;
}

/** What every event log does, whatever it keeps its events in. Run it in the spec of each adapter. */
export function eventLogContract(name: string, open: () => Promise<OpenLog>, limits: ContractLimits = {}): void {
  describe(`${name} event log`, () => {
    let opened: OpenLog;

    beforeEach(async () => {
      opened = await open();
    });

    afterEach(async () => {
      await opened.close();
    });

    const current = (): OpenLog => opened;
    contractOfExpectations(current);
    contractOfRepetition(current);
    if (limits.knowsIdsByStream !== true) contractOfIdsInTheLog(current);
    contractOfSeveralStreams(current);
    contractOfRaces(current);
    contractOfTailing(current);
    contractOfPages(current);
    contractOfContents(current);
    contractOfHashes(current);
    if (limits.givesPositions !== true) {
      contractOfFilters(current);
      contractOfRestoring(current);
      contractOfDamagedCopies(current);
    }
  });
}
