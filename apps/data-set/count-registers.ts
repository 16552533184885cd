import type { AnyFact, LegalDate, Recorded } from '../../libs/event-log/event.ts';
import type { SocialStatusKind } from '../../libs/person/person.events.ts';
import { foldRecorded } from '../../libs/projections/fold-recorded.ts';
import type { AnyRegister } from '../../libs/projections/register.ts';
import { caseRegister, type CaseRow } from '../../libs/registers/case-register.ts';
import { correctionRegister, type CorrectionRow } from '../../libs/registers/correction-register.ts';
import { deadlineRegister, type DeadlineRow } from '../../libs/registers/deadline-register.ts';
import { paroleRegister, type ParoleRow } from '../../libs/registers/parole-register.ts';
import { personRegister, type PersonRow } from '../../libs/registers/person-register.ts';
import { prisonerRegister, type PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { supervisionBases } from '../../libs/supervision/supervision.events.ts';
import type { DataSetCounts } from './expected-counts.ts';

/** What the registers hold, by key. */
export interface RegisterRows {
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly prisoners: ReadonlyMap<string, PrisonerRow>;
  readonly files: ReadonlyMap<string, ParoleRow>;
  readonly deadlines: ReadonlyMap<string, DeadlineRow>;
  readonly cases: ReadonlyMap<string, CaseRow>;
  readonly corrections: ReadonlyMap<string, CorrectionRow>;
}

/** The registers folded in memory, of everything that was recorded. */
export function foldedRegisters(facts: readonly Recorded<AnyFact>[]): RegisterRows {
  return {
    people: rowsOf(personRegister, facts),
    prisoners: rowsOf(prisonerRegister, facts),
    files: rowsOf(paroleRegister, facts),
    deadlines: rowsOf(deadlineRegister, facts),
    cases: rowsOf(caseRegister, facts),
    corrections: rowsOf(correctionRegister, facts),
  };
}

/** Counts what the registers show; custody and situations as of a day. */
export function countsOf(
  { people, prisoners, files: everyFile, deadlines, cases, corrections }: RegisterRows,
  day: LegalDate,
): DataSetCounts {
  const files = [...everyFile.values()].filter(({ status }) => status === 'ACTIVE');
  const held = [...prisoners.values()].filter((row) => isHeldOn(day, row));
  const women = held.filter(({ personId }) => people.get(personId)?.sex === 'F');
  const nonViolent = women.filter(({ violent, termStart }) => violent === false && termStart !== null && termStart <= day);
  const situations = women.flatMap(({ personId }) => situationsOn(day, people.get(personId)));
  return {
    people: people.size,
    supervised: files.length,
    supervisedBy: countBy(supervisionBases, (basis) => files.filter((file) => file.basis === basis).length),
    visitOverdue: files.filter(({ nextVisitBy }) => nextVisitBy < day).length,
    ended: [...everyFile.values()].filter(({ status }) => status === 'ENDED').length,
    released: [...prisoners.values()].filter(({ inCustody, releasedOn }) => !inCustody && releasedOn !== null).length,
    visitsDue: [...deadlines.values()].reduce((sum, row) => sum + filesWithVisitDue(row), 0),
    maliciousViolators: held.filter(({ maliciousSince }) => maliciousSince !== null).length,
    paroleBy: countBy(['OPEN', 'REFUSED', 'WITHDRAWN', 'REVOKED'], (is) => held.filter(({ paroleStatus }) => paroleStatus === is).length),
    substitutionBy: countBy(['OPEN', 'REFUSED', 'GRANTED'], (is) => held.filter((row) => row.substitutionStatus === is).length),
    deferralAsked: held.filter(({ deferralStatus }) => deferralStatus === 'OPEN').length,
    deferred: [...prisoners.values()].filter(({ deferralStatus }) => deferralStatus === 'RUNNING').length,
    casesReconciled: [...cases.values()].filter(({ charges }) => charges.some(({ terminated }) => terminated !== null)).length,
    correctionsBy: countBy(
      ['PROPOSED', 'REJECTED', 'APPROVED'],
      (is) => [...corrections.values()].filter((row) => row.outcome === is).length,
    ),
    releasesDue: held.filter(({ personId }) => deadlines.get(personId)?.dues.some(({ basis }) => basis !== undefined)).length,
    inCustody: held.length,
    servingSentence: held.filter(({ legalBasis }) => legalBasis === 'SENTENCE').length,
    onRemand: held.filter(({ legalBasis }) => legalBasis === 'REMAND').length,
    womenInCustody: women.length,
    womenNonViolent: nonViolent.length,
    womenFirstTime: nonViolent.filter(({ firstTime }) => firstTime === true).length,
    womenInSituation: countBy(
      situationsOfFigures.filter((kind) => situations.includes(kind)),
      (kind) => situations.filter((situation) => situation === kind).length,
    ),
  };
}

function filesWithVisitDue({ dues }: DeadlineRow): number {
  return new Set(dues.flatMap(({ kind, subject }) => (kind === 'FIRST_APPEARANCE' || kind === 'NEXT_VISIT' ? [subject] : []))).size;
}

/** Situations that the published figures count, and that are planted exactly. */
const situationsOfFigures: readonly SocialStatusKind[] = [
  'PREGNANT',
  'CHILD_UNDER_3',
  'DISABILITY_1',
  'DISABILITY_2',
  'DISABILITY_3',
  'MANY_CHILDREN',
];

function rowsOf<Row extends object>(register: AnyRegister, facts: readonly Recorded<AnyFact>[]): ReadonlyMap<string, Row> {
  return foldRecorded(register, facts) as ReadonlyMap<string, Row>; // rows of the register that the caller names
}

function isHeldOn(day: LegalDate, { admittedOn, inCustody, releasedOn }: PrisonerRow): boolean {
  return admittedOn !== null && admittedOn <= day && (inCustody || (releasedOn !== null && releasedOn > day));
}

function situationsOn(day: LegalDate, person: PersonRow | undefined): readonly SocialStatusKind[] {
  return (person?.statuses ?? []).filter(({ from, to }) => from <= day && (to === null || to >= day)).map(({ kind }) => kind);
}

function countBy<Key extends string>(keys: readonly Key[], count: (key: Key) => number): Readonly<Record<Key, number>> {
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Readonly<Record<Key, number>>; // one for each key
}
