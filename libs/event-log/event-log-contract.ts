import { afterEach, beforeEach, describe } from '@jest/globals';
import { contractOfContents } from './contract/contents.ts';
import { contractOfDamagedCopies } from './contract/damaged-copies.ts';
import { contractOfExpectations } from './contract/expectations.ts';
import { contractOfFilters } from './contract/filters.ts';
import { contractOfHashes } from './contract/hashes.ts';
import { contractOfPages } from './contract/pages.ts';
import { contractOfRaces } from './contract/races.ts';
import { contractOfRepetition } from './contract/repetition.ts';
import { contractOfRestoring } from './contract/restoring.ts';
import { contractOfSeveralStreams } from './contract/several-streams.ts';
import { contractOfTailing } from './contract/tailing.ts';
import type { OpenLog } from './contract/open-log.ts';

/**
 * What every event log does, whatever it keeps its events in. Run it in the spec of each adapter.
 *
 * @param can whether it can be copied into and out of
 */
export function eventLogContract(name: string, open: () => Promise<OpenLog>, can: 'be-copied' | 'not-be-copied' = 'be-copied'): void {
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
    contractOfSeveralStreams(current);
    contractOfRaces(current);
    contractOfTailing(current);
    contractOfPages(current);
    contractOfContents(current);
    contractOfHashes(current);
    if (can === 'be-copied') {
      contractOfFilters(current);
      contractOfRestoring(current);
      contractOfDamagedCopies(current);
    }
  });
}
