import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { amnestyActEvents, amnestyDecisionEvents } from '../amnesty/amnesty.events.ts';
import { criminalCaseEvents } from '../criminal-case/criminal-case.events.ts';
import { custodyEvents } from '../custody/custody.events.ts';
import { deferralEvents } from '../deferral/deferral.events.ts';
import type { LegalDate, Position, Recorded } from '../event-log/event.ts';
import { daysBetween } from '../law/calendar/legal-date.ts';
import { paroleEvents } from '../parole/parole.events.ts';
import { personEvents } from '../person/person.events.ts';
import { register, type Plain } from '../projections/register.ts';
import { punishmentTermEvents } from '../punishment-term/punishment-term.events.ts';
import { substitutionEvents } from '../substitution/substitution.events.ts';
import { appointmentEvents, supervisionEvents } from '../supervision/supervision.events.ts';
import { changed, partOf, type DeadlineFact, type Part } from './deadline-parts.ts';
import { comingAbout, duesOf, passing, type DueOn, type Parts } from './dues.ts';

/** Something that falls due of a person, since which fact, and from where it moved. */
export interface Due extends DueOn {
  /** Position of the fact by which it falls due on this day, as text: it is beyond what JSON numbers hold. */
  readonly since: string;
  readonly moved?: Moved;
}

export interface Moved {
  readonly from: LegalDate;
  /** Whole days; negative where it is earlier now. */
  readonly byDays: number;
  /** The type of the fact that moved it. */
  readonly because: string;
}

/**
 * Everything that falls due of a person or by an act of amnesty, recomputed with each fact that changes what a stream says of them,
 * or by whose day something has passed by itself.
 *
 * What is fulfilled or overtaken is not there any more. Days are those that the facts and the law gave when the last fact was recorded; a
 * day that has passed stays, overdue, until a fact says otherwise.
 */
@Entity({ schema: 'registers', name: 'deadline' })
@Index('deadline_person', ['personId'])
@Index('deadline_next', ['nextDue'])
@Index('deadline_to_do', ['toDoBy'])
@Index('deadline_facility', ['facility', 'nextDue'])
@Index('deadline_offices', ['offices'], { type: 'gin' })
@Index('deadline_officers', ['officers'], { type: 'gin' })
export class DeadlineRow {
  /** Id of the person, or stream of the act of amnesty. */
  @PrimaryColumn({ type: 'text' })
  readonly subject!: string;

  /** Null of an act. */
  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  readonly personId!: string | null;

  /** Where the person is held; null at liberty. */
  @Column({ type: 'text', nullable: true })
  readonly facility!: string | null;

  /** Of that facility. */
  @Column({ type: 'text', nullable: true })
  readonly region!: string | null;

  /** Of every probation file that is not ended. */
  @Column({ type: 'text', array: true })
  readonly offices!: readonly string[];

  @Column({ type: 'text', array: true })
  readonly officers!: readonly string[];

  /** The earliest day on which something falls due. */
  @Column({ name: 'next_due', type: 'date', nullable: true })
  readonly nextDue!: LegalDate | null;

  /** The earliest day of what somebody must do; what comes about by itself is left out. */
  @Column({ name: 'to_do_by', type: 'date', nullable: true })
  readonly toDoBy!: LegalDate | null;

  /** By day. */
  @Column({ type: 'jsonb' })
  readonly dues!: readonly Due[];

  /** The latest day from which something recorded is true: what passes by itself has passed by then. */
  @Column({ name: 'latest_day', type: 'date' })
  readonly latestDay!: LegalDate;

  /** What each stream says. */
  @Column({ type: 'jsonb' })
  readonly parts!: Parts;
}

export const deadlineRegister = register<Plain<DeadlineRow>, DeadlineFact>({
  name: 'deadline',
  version: 4,
  entity: DeadlineRow,
  consumes: [
    personEvents,
    criminalCaseEvents,
    punishmentTermEvents,
    custodyEvents,
    paroleEvents,
    substitutionEvents,
    deferralEvents,
    supervisionEvents,
    appointmentEvents,
    amnestyActEvents,
    amnestyDecisionEvents,
  ],
  opens: [],
  keyOf: subjectOf,
  evolve: (row, fact) => {
    const at = partOf(fact);
    const before = row?.parts[at];
    const part = changed(before, fact);
    if (row !== undefined && part === before && !passes(row, fact.effectiveOn)) return asOf(row, fact.effectiveOn);
    return rowOf(row, movedBy(fact), withPart(row?.parts ?? {}, at, part));
  },
  retold: (row, { stream, position, facts }) => {
    // an appointment is no part of its own, and what became of it is not corrected: a file keeps it
    if (row === undefined || stream.startsWith('appointment-')) return row;
    const told = facts.reduce<Part | undefined>(changed, undefined);
    const part = isOfFile(told) ? withAppointments(told, row.parts[stream]) : told;
    return rowOf(row, { subject: row.subject, personId: row.personId, position, because: 'Corrected' }, withPart(row.parts, stream, part));
  },
});

/** Whom something falls due of: a person, or an act of amnesty, which is about nobody. */
function subjectOf(fact: Recorded<DeadlineFact>): string {
  return 'personId' in fact.data ? fact.data.personId : fact.stream;
}

function withPart(parts: Parts, stream: string, part: Part | undefined): Parts {
  if (part !== undefined) return { ...parts, [stream]: part };
  const { [stream]: _, ...others } = parts;
  return others;
}

/** Whether something that passes by itself has passed by that day. */
function passes({ dues }: Plain<DeadlineRow>, day: LegalDate): boolean {
  return dues.some((due) => passing.includes(due.kind) && due.day <= day);
}

function asOf(row: Plain<DeadlineRow>, day: LegalDate): Plain<DeadlineRow> {
  return day <= row.latestDay ? row : { ...row, latestDay: day };
}

type OfFile = Extract<Part, { readonly is: 'file' | 'file-over' }>;

function isOfFile(part: Part | undefined): part is OfFile {
  return part?.is === 'file' || part?.is === 'file-over';
}

function withAppointments(file: OfFile, known: Part | undefined): OfFile {
  if (!isOfFile(known)) return file;
  const { appeared, nextVisitBy } = known;
  return { ...file, appeared, ...(nextVisitBy !== undefined && { nextVisitBy }) };
}

/** The fact by which days move; where a stream is told anew, it is a correction that moved them, and nothing is true from a later day. */
interface Moving {
  readonly subject: string;
  readonly personId: string | null;
  readonly effectiveOn?: LegalDate;
  readonly position: Position;
  readonly because: string;
}

function movedBy(fact: Recorded<DeadlineFact>): Moving {
  const { position, effectiveOn, type: because } = fact;
  const personId = 'personId' in fact.data ? fact.data.personId : null;
  return { subject: subjectOf(fact), personId, effectiveOn, position, because };
}

function rowOf(row: Plain<DeadlineRow> | undefined, fact: Moving, parts: Parts): Plain<DeadlineRow> {
  const { subject, personId, effectiveOn = '0001-01-01' } = fact;
  const latestDay = row === undefined || row.latestDay < effectiveOn ? effectiveOn : row.latestDay;
  const dues = followed(row?.dues ?? [], duesOf(parts, latestDay), fact);
  const all = Object.values(parts);
  const stay = all.find((part) => part.is === 'stay');
  const files = all.filter((part) => part.is === 'file');
  return {
    subject,
    personId,
    facility: stay?.facility ?? null,
    region: stay?.region ?? null,
    offices: distinct(files.map(({ office }) => office)),
    officers: distinct(files.flatMap(({ officer }) => officer ?? [])),
    nextDue: dues[0]?.day ?? null,
    toDoBy: dues.find(({ kind }) => !comingAbout.includes(kind))?.day ?? null,
    dues,
    latestDay,
    parts,
  };
}

/** What is due now beside what was due before: the same on the same day stays as it was, on another day it has moved. */
function followed(before: readonly Due[], now: readonly DueOn[], fact: Moving): readonly Due[] {
  return now.map((due): Due => follow(before, due, fact)).sort(byDay);
}

/** Of one day in the order of their ids: rows folded in memory and rows read back are the same. */
function byDay(a: DueOn, b: DueOn): number {
  const [left, right] = a.day === b.day ? [a.id, b.id] : [a.day, b.day];
  return left < right ? -1 : 1;
}

function follow(before: readonly Due[], due: DueOn, fact: Moving): Due {
  const known = before.find(({ id }) => id === due.id);
  if (known?.day === due.day) return { ...due, since: known.since, ...(known.moved && { moved: known.moved }) };
  const since = String(fact.position);
  if (known === undefined) return { ...due, since };
  return { ...due, since, moved: { from: known.day, byDays: daysBetween(known.day, due.day), because: fact.because } };
}

function distinct(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].sort();
}
