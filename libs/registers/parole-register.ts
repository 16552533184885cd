import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import { register, type Plain } from '../projections/register.ts';
import {
  appointmentEvents,
  supervisionEvents,
  type AppointmentFact,
  type ObligationCode,
  type SupervisionBasis,
  type SupervisionEnding,
  type SupervisionFact,
} from '../supervision/supervision.events.ts';

/** One probation file as known now; the active ones are everyone under supervision. */
@Entity({ schema: 'registers', name: 'parole' })
@Index('parole_person', ['personId'])
@Index('parole_officer_visit', ['officer', 'nextVisitBy'])
@Index('parole_office_visit', ['office', 'nextVisitBy'])
@Index('parole_visit', ['status', 'nextVisitBy', 'supervisionId'])
export class ParoleRow {
  @PrimaryColumn({ name: 'supervision_id', type: 'uuid' })
  readonly supervisionId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  @Column({ type: 'text' })
  readonly basis!: SupervisionBasis;

  @Column({ type: 'text' })
  readonly status!: 'ACTIVE' | 'ENDED';

  @Column({ type: 'text' })
  readonly office!: string;

  @Column({ type: 'text' })
  readonly region!: string;

  /** Null until one is assigned, and after a transfer. */
  @Column({ type: 'text', nullable: true })
  readonly officer!: string | null;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  readonly caseId!: string | null;

  @Column({ name: 'term_id', type: 'uuid', nullable: true })
  readonly termId!: string | null;

  @Column({ name: 'from_day', type: 'date' })
  readonly from!: LegalDate;

  /** Last day planned, inclusive. */
  @Column({ name: 'planned_to', type: 'date', nullable: true })
  readonly plannedTo!: LegalDate | null;

  /** Last day for the next visit; it is overdue from the day after. */
  @Column({ name: 'next_visit_by', type: 'date' })
  readonly nextVisitBy!: LegalDate;

  @Column({ name: 'last_visit_on', type: 'date', nullable: true })
  readonly lastVisitOn!: LegalDate | null;

  @Column({ name: 'visits_per_month', type: 'integer', nullable: true })
  readonly visitsPerMonth!: number | null;

  @Column({ type: 'integer' })
  readonly visits!: number;

  /** Absences without excuse. */
  @Column({ type: 'integer' })
  readonly absences!: number;

  @Column({ type: 'integer' })
  readonly warnings!: number;

  @Column({ type: 'text', array: true })
  readonly obligations!: readonly ObligationCode[];

  @Column({ type: 'text', nullable: true })
  readonly ending!: SupervisionEnding | null;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  readonly endedOn!: LegalDate | null;
}

export const paroleRegister = register<Plain<ParoleRow>, SupervisionFact | AppointmentFact>({
  name: 'parole',
  version: 1,
  entity: ParoleRow,
  consumes: [supervisionEvents, appointmentEvents],
  opens: [],
  keyOf: (fact) => {
    if (fact.type === 'VisitRecorded' || fact.type === 'AbsenceRecorded') return fact.data.supervisionId;
    return fact.stream.slice('supervision-'.length);
  },
  evolve,
  // what became of appointments is not corrected: the row keeps it, and is told the file anew
  retold: (row, { stream, facts }) => {
    const told = facts.reduce<Plain<ParoleRow> | undefined>(evolve, undefined);
    if (row === undefined || told === undefined || !stream.startsWith('supervision-')) return row;
    const { visits, absences, lastVisitOn, nextVisitBy } = row;
    return { ...told, visits, absences, lastVisitOn, nextVisitBy };
  },
});

type Fact = Recorded<SupervisionFact | AppointmentFact>;

function evolve(row: Plain<ParoleRow> | undefined, fact: Fact): Plain<ParoleRow> | undefined {
  if (fact.type === 'SupervisionRegistered') {
    const { personId, basis, office, region, caseId = null, termId = null, from, plannedTo = null, firstVisitBy } = fact.data;
    return {
      supervisionId: fact.stream.slice('supervision-'.length),
      personId,
      basis,
      status: 'ACTIVE',
      office,
      region,
      officer: null,
      caseId,
      termId,
      from,
      plannedTo,
      nextVisitBy: firstVisitBy,
      lastVisitOn: null,
      visitsPerMonth: null,
      visits: 0,
      absences: 0,
      warnings: 0,
      obligations: [],
      ending: null,
      endedOn: null,
    };
  }
  return row && { ...row, ...change(row, fact) };
}

/** What a later fact makes of a file. */
function change(
  row: Plain<ParoleRow>,
  fact: Exclude<SupervisionFact | AppointmentFact, { readonly type: 'SupervisionRegistered' }>,
): Partial<Plain<ParoleRow>> {
  switch (fact.type) {
    case 'OfficerAssigned':
      return { officer: fact.data.officer };
    case 'ObligationSet':
      return { obligations: [...row.obligations.filter((code) => code !== fact.data.obligation), fact.data.obligation] };
    case 'ObligationLifted':
      return { obligations: row.obligations.filter((code) => code !== fact.data.obligation) };
    case 'ReportingRegimeSet':
      return { visitsPerMonth: fact.data.visitsPerMonth };
    case 'WarningIssued':
      return { warnings: row.warnings + 1 };
    case 'SupervisionTransferred':
      return { office: fact.data.toOffice, region: fact.data.region, officer: null };
    case 'PlannedEndMoved':
      return { plannedTo: fact.data.plannedTo };
    case 'SupervisionEnded':
      return { status: 'ENDED', ending: fact.data.ending, endedOn: fact.data.endedOn };
    case 'VisitRecorded': {
      const { visitedOn, nextVisitBy } = fact.data;
      const visits = row.visits + 1;
      const latest = row.lastVisitOn === null || visitedOn >= row.lastVisitOn;
      return latest ? { visits, lastVisitOn: visitedOn, nextVisitBy: later(row.nextVisitBy, nextVisitBy) } : { visits };
    }
    case 'AbsenceRecorded': {
      const { excused, nextVisitBy } = fact.data;
      return { absences: row.absences + (excused ? 0 : 1), nextVisitBy: later(row.nextVisitBy, nextVisitBy) };
    }
  }
}

/** A late entry about an earlier appointment never moves the next visit back. */
function later(known: LegalDate, next: LegalDate): LegalDate {
  return next > known ? next : known;
}
