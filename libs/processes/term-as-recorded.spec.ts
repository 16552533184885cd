import { describe, expect, it } from '@jest/globals';
import type { AnyFact, EventId, LegalDate, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { PersonId } from '../person/person.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { daysNotRecorded, termAsRecorded } from './term-as-recorded.ts';

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

describe('days that were not served and are still to be recorded', () => {
  it.each<[string, readonly AnyFact[], readonly object[]]>([
    ['all of them where none is recorded', [opened], [escape]],
    ['all of them where nothing is known of the term', [], [escape]],
    [
      'those beside the days that an officer recorded by hand',
      [opened, away('2024-06-04', '2024-06-05')],
      [
        { from: '2024-06-01', to: '2024-06-03' },
        { from: '2024-06-06', to: '2024-06-10' },
      ],
    ],
    ['those after days that reach into them', [opened, away('2024-05-20', '2024-06-01')], [{ from: '2024-06-02', to: '2024-06-10' }]],
    ['those before days that reach beyond them', [opened, away('2024-06-10', '2024-06-20')], [{ from: '2024-06-01', to: '2024-06-09' }]],
    ['none where all are recorded', [opened, away('2024-06-01', '2024-06-10')], []],
    ['the neighbours of what is recorded', [opened, away('2024-05-20', '2024-05-31'), away('2024-06-11', '2024-06-12')], [escape]],
  ])('are %s', (_, facts, left) => {
    expect(daysNotRecorded(escape, termAsRecorded(recorded(...facts), termId))).toEqual(left);
  });

  it('are none from before the punishment that is served now', () => {
    const replaced: AnyFact = {
      type: 'PunishmentReplaced',
      effectiveOn: '2024-06-05',
      data: { personId, to: 'RESTRICTION_OF_LIBERTY', term: { days: 100 } },
    };
    const term = termAsRecorded(recorded(opened, away('2024-06-02', '2024-06-03'), replaced), termId);
    expect(daysNotRecorded(escape, term)).toEqual([{ from: '2024-06-05', to: '2024-06-10' }]);
  });
});
