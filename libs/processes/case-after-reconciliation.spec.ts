import { describe, expect, it } from '@jest/globals';
import { checkBody } from '../commands/check-body.ts';
import type { CaseId } from '../criminal-case/criminal-case.events.ts';
import { asel, fileId, theftCharge } from '../criminal-case/sample-file.ts';
import type { EventId, Position, StreamName } from '../event-log/event.ts';
import type { ReconciliationFact } from '../reconciliation/reconciliation.events.ts';
import { caseAfterReconciliation } from './case-after-reconciliation.ts';

const about = { personId: asel, caseId: fileId as CaseId }; // an id of an example
const court = 'Almaty district court 2';
const terminated = {
  type: 'CaseTerminated',
  effectiveOn: '2024-07-08',
  data: { ...about, chargeIds: [theftCharge], court, terminatedOn: '2024-07-08', check: { verdict: 'MUST' } },
} as unknown as ReconciliationFact; // its receipt is not read
const refused: ReconciliationFact = {
  type: 'ReconciliationRefused',
  effectiveOn: '2024-07-08',
  data: { ...about, court, refusedOn: '2024-07-08', reason: 'OTHER' },
};

function asked(fact: ReconciliationFact, documentRef?: string): ReturnType<typeof caseAfterReconciliation.react> {
  return caseAfterReconciliation.react({
    ...fact,
    stream: `reconciliation-${fileId}` as StreamName, // names, ids and positions of an example
    revision: 3,
    position: 12n as Position,
    recordedAt: new Date('2024-07-09T09:00:00Z'),
    eventId: 'event' as EventId,
    metadata: { commandId: 'command', actor: 'registrar-1', ...(documentRef !== undefined && { documentRef }) },
  });
}

describe('a case that a court terminated because the parties reconciled', () => {
  it('closes its charges in the verdict file, on the ruling of that court', () => {
    const [ask, ...others] = asked(terminated, 'ruling 1-40/2024');
    expect([ask?.command.name, ask?.id, ask?.body, others]).toEqual([
      'terminate-prosecution',
      fileId,
      { documentRef: 'ruling 1-40/2024' },
      [],
    ]);
    expect(ask && checkBody(ask.command.body, ask.body)).not.toHaveProperty('faults');
  });

  it('names the decision where no document is known', () => {
    expect(asked(terminated)[0]?.body).toEqual({ documentRef: `reconciliation-${fileId}@3` });
  });

  it('closes nothing where the court refused', () => {
    expect(asked(refused)).toEqual([]);
  });
});
