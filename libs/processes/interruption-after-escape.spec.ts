import { describe, expect, it } from '@jest/globals';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { EventId, Id, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { PersonId } from '../person/person.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { interruptionAfterEscape } from './interruption-after-escape.ts';

const personId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
const stayId = '0192e4a0-7b1c-7000-8000-0000000000e1' as Id<'stay'>; // ids of an example
const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example

type Returned = Extract<CustodyFact, { readonly type: 'ReturnedToCustody' }>;

function asked(
  about: Partial<Returned['data']>,
  metadata: Readonly<Record<string, string>> = { documentRef: 'report 9' },
): readonly object[] {
  const stay = { personId, stayId, facility: 'F7501', region: '75', escapedOn: '2024-05-31', returnedOn: '2024-06-04' } as const;
  const recorded: Recorded<CustodyFact> = {
    ...{ type: 'ReturnedToCustody', effectiveOn: '2024-06-04', data: { ...stay, ...about } },
    stream: `custody-${personId}` as StreamName, // names, ids and positions of an example
    revision: 4,
    position: 12n as Position,
    recordedAt: new Date('2024-06-04T09:00:00Z'),
    eventId: 'event' as EventId,
    metadata,
  };
  return interruptionAfterEscape.react(recorded).map(({ command, id, body }) => ({ does: command.name, id, body }));
}

describe('the interruption after an escape', () => {
  const days = { from: '2024-06-01', to: '2024-06-03' } as const;

  it('is for the days that were not served, on the document of the return', () => {
    expect(asked({ termId, notServed: days })).toEqual([
      {
        does: 'record-interruption',
        id: termId,
        body: { kind: 'ESCAPE', ...days, becauseOf: `custody-${personId}@4`, documentRef: 'report 9' },
      },
    ]);
  });

  it('names the return itself where it rests on no document', () => {
    expect(asked({ termId, notServed: days }, {})).toMatchObject([{ body: { documentRef: `custody-${personId}@4` } }]);
  });

  it('is not recorded where every day was served in part, nor of somebody on remand', () => {
    expect(asked({ termId })).toEqual([]);
    expect(asked({ notServed: days })).toEqual([]);
  });
});
