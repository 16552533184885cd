import { randomUUID } from 'node:crypto';
import type { Deployment } from '../../apps/deployment.ts';
import { streamName, type AnyFact, type CommandId, type EventId, type LegalDate } from '../../libs/event-log/event.ts';
import type { Append } from '../../libs/event-log/event-log.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import type { PersonId } from '../../libs/person/person.events.ts';
import type { AppointmentId, SupervisionFact, AppointmentFact, SupervisionId } from '../../libs/supervision/supervision.events.ts';

/** A probation file, whether it is active or ended long ago. */
export interface File {
  readonly supervisionId: SupervisionId;
  readonly personId: PersonId;
  readonly officer: string;
  readonly from: LegalDate;
}

/**
 * Things to append and to read that leave the registers as they are counted: a visit on the first day, an officer who is assigned again.
 *
 * Each file is taken once, so that nothing is in a cache because it was measured before.
 */
export class Probes {
  private readonly codec: Deployment['sources']['codec'];
  private readonly files: readonly File[];
  private taken = 0;

  constructor(codec: Deployment['sources']['codec'], files: readonly File[]) {
    if (files.length === 0) throw new Error('There is no probation file: the registers are not built');
    this.codec = codec;
    this.files = files;
  }

  next(): File {
    const file = this.files[this.taken++ % this.files.length];
    if (file === undefined) throw new Error('There is no probation file');
    return file;
  }

  /** One event to a stream that begins with it. */
  fresh(): Append {
    const { personId, supervisionId, from } = this.next();
    const appointmentId = randomUUID() as unknown as AppointmentId; // chosen by the sender
    const visit: AppointmentFact = {
      type: 'VisitRecorded',
      effectiveOn: from,
      data: { personId, supervisionId, kind: 'OFFICE', visitedOn: from, nextVisitBy: from },
    };
    return this.append('appointment', appointmentId, 'no-stream', visit);
  }

  /** One event to a stream of any age. */
  existing(): Append {
    const { personId, supervisionId, officer, from } = this.next();
    const assigned: SupervisionFact = { type: 'OfficerAssigned', effectiveOn: from, data: { personId, officer, from } };
    return this.append('supervision', supervisionId, 'exists', assigned);
  }

  private append(category: string, id: string, expected: 'no-stream' | 'exists', fact: AnyFact): Append {
    const commandId = randomUUID() as unknown as CommandId; // as a sender without UUIDs of version 7 would choose it
    const eventId = uuidV5(commandId, '0') as EventId; // as the runner makes it
    const metadata = { commandId, actor: 'scale', source: 'synthetic' };
    return {
      command: { commandId, fingerprint: commandId },
      writes: [{ stream: streamName(category, id), expected, events: [{ eventId, ...this.codec.encode(fact), metadata }] }],
    };
  }
}

/** Files from all over the register, in no order. */
export async function someFiles({ sources }: Deployment, most: number): Promise<readonly File[]> {
  const { rows } = await sources.pool.query<File>(
    `select supervision_id as "supervisionId", person_id as "personId", officer, from_day::text as "from"
     from registers.parole where officer is not null order by md5(supervision_id::text) limit $1`,
    [most],
  );
  return rows;
}
