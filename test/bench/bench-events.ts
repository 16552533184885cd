import { randomUUID } from 'node:crypto';
import type { EventId, EventMetadata, LegalDate, NewEvent } from '../../libs/event-log/event.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';

/** One event as every side is given it: the same fields, the same 330 bytes of data or so. */
export interface BenchEvent extends NewEvent {
  readonly metadata: EventMetadata & { readonly commandId: string };
  /** What `data` is the text of, for a side that writes the text itself. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The next event of a stream that is known by its number. Ids are random, as they are where they follow from command ids. */
export function benchEvent(streamNumber: number, revision: number): BenchEvent {
  const personId = idsOfPeople[streamNumber % idsOfPeople.length] ?? '';
  const facts = {
    personId,
    supervisionId: idsOfPeople[(streamNumber + 7) % idsOfPeople.length],
    office: `P75${String(streamNumber % 90).padStart(2, '0')}`,
    region: '75',
    kind: kinds[revision % kinds.length],
    visitedOn: '2026-03-05',
    nextVisitBy: '2026-04-05',
    obligations: ['REPORT', 'NO_CHANGE_OF_ADDRESS', 'NO_ALCOHOL'],
    visitsPerMonth: 1 + (revision % 4),
    documentRef: `Register of visits, sheet ${String(streamNumber)} line ${String(revision)}`,
  };
  return {
    eventId: newId() as EventId, // a new one
    type: types[revision % types.length] ?? '',
    schemaVersion: 1,
    effectiveOn: effectiveOn,
    facts,
    data: JSON.stringify(facts),
    metadata: {
      commandId: newId(),
      correlationId: personId,
      actor: `officer-${String(streamNumber % 300)}`,
      office: facts.office,
    },
  };
}

function newId(): string {
  return randomUUID();
}

const effectiveOn: LegalDate = '2026-03-05';
const kinds = ['OFFICE', 'HOME', 'WORK', 'VIDEO'] as const;
const types = [
  'VisitRecorded',
  'AbsenceRecorded',
  'ObligationSet',
  'OfficerAssigned',
  'ReportingRegimeSet',
  'WarningIssued',
  'BehaviourGraded',
  'RegimeChanged',
  'TermCalculated',
  'AddressRecorded',
] as const;

const namespace = '0f4cd53e-0f63-5a0e-93f4-6c1c5a0c9f10';
const idsOfPeople = Array.from({ length: 5_000 }, (_, number) => uuidV5(namespace, String(number)));

export function streamId(streamNumber: number): string {
  return `${idsOfPeople[streamNumber % idsOfPeople.length] ?? ''}-${String(streamNumber)}`;
}
