import type { Term } from '../calendar/last-day-of-term.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import { bool, date, listOf, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { creditFact, facilities, offencesFact, periodFact, personFact, punishments, termFact } from '../law-facts.ts';
import type { Credit, FacilityType, LawOffence, LawPerson, Punishment } from '../law-facts.ts';
import type { RevocationGround } from './served-fractions.ts';
import type { ChildOfUnknownBirth } from './vulnerable-group.ts';

export interface ParoleFacts extends ChildOfUnknownBirth {
  readonly person: LawPerson;
  readonly punishment: Punishment;
  /** The first day of the term. */
  readonly start: LegalDate;
  /** Absent for life only. */
  readonly term?: Term;
  readonly life?: boolean;
  /** The last day as it now stands, where it is not what start, term, credit and interruptions give: cut by an amnesty, or moved. */
  readonly lastDay?: LegalDate;
  /** The type that the verdict names. */
  readonly facility?: FacilityType;
  readonly credits?: readonly Credit[];
  /** Days within the term that were not served, both ends included. */
  readonly interruptions?: readonly Period[];
  /** Every offence that the term is for, at least one. */
  readonly offences: readonly LawOffence[];
  /** The ground of CC 72(7) on which an earlier parole was revoked, and the first day of the remainder. */
  readonly revokedBefore?: { readonly ground: RevocationGround; readonly remainderFrom: LegalDate };
  /** Whether every term of a cooperation agreement is fulfilled; for terrorist and extremist crimes, active help to prevent or solve them. */
  readonly cooperation?: boolean;
  readonly damageRepaid?: boolean;
  readonly maliciousViolation?: boolean;
}

export const paroleFacts: FactCheck<ParoleFacts> = object<ParoleFacts>({
  person: personFact,
  raisesChildUnder14: optional(bool),
  raisesChildAlone: optional(bool),
  punishment: oneOf(punishments),
  start: date,
  term: optional(termFact),
  life: optional(bool),
  lastDay: optional(date),
  facility: optional(oneOf(facilities)),
  credits: optional(listOf(creditFact)),
  interruptions: optional(listOf(periodFact)),
  offences: offencesFact,
  revokedBefore: optional(object<NonNullable<ParoleFacts['revokedBefore']>>({ ground: oneOf([1, 2, 3]), remainderFrom: date })),
  cooperation: optional(bool),
  damageRepaid: optional(bool),
  maliciousViolation: optional(bool),
});
