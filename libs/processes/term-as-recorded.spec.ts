import { describe, expect, it } from '@jest/globals';
import type { AnyFact, EventId, LegalDate, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { PersonId } from '../person/person.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { daysOfTerm, termAsRecorded } from './term-as-recorded.ts';

const personId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example

function recorded(...facts: readonly AnyFact[]): readonly Recorded<AnyFact>[] {
  return facts.map((fact, revision) => ({
    ...fact,
    stream: `term-${termId}` as StreamName, // names, ids and positions of an example
    revision,
    position: BigInt(revision + 1) as Position,
    recordedAt: new Date('2024-06-05T09:00:00Z'),
    eventId: `event-${String(revision)}` as EventId,
    metadata: {},
  }));
}

const opened: AnyFact = {
  type: 'TermOpened',
  effectiveOn: '2024-02-01',
  data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' },
};

function away(from: LegalDate, to: LegalDate): AnyFact {
  return { type: 'InterruptionRecorded', effectiveOn: from, data: { personId, kind: 'ESCAPE', from, to } };
}

const escape = { from: '2024-06-01', to: '2024-06-10' } as const;

describe('the days of a term among those that were not served', () => {
  it.each<[string, readonly AnyFact[]]>([
    ['where none is recorded', [opened]],
    ['where nothing is known of the term', []],
    ['whatever somebody recorded of them by hand', [opened, away('2024-06-04', '2024-06-05')]],
  ])('are all of them %s', (_, facts) => {
    expect(daysOfTerm(escape, termAsRecorded(recorded(...facts), termId))).toEqual([escape]);
  });

  it.each<[LegalDate, readonly object[]]>([
    ['2024-06-05', [{ from: '2024-06-05', to: '2024-06-10' }]],
    ['2024-06-10', [{ from: '2024-06-10', to: '2024-06-10' }]],
    ['2024-06-11', []],
  ])('are none from before the punishment that is served now, which began on %s', (effectiveOn, left) => {
    const replaced: AnyFact = {
      type: 'PunishmentReplaced',
      effectiveOn,
      data: { personId, to: 'RESTRICTION_OF_LIBERTY', term: { days: 100 } },
    };
    expect(daysOfTerm(escape, termAsRecorded(recorded(opened, replaced), termId))).toEqual(left);
  });
});
