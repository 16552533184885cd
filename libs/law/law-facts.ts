import type { Term } from './calendar/last-day-of-term.ts';
import type { LegalDate } from './calendar/legal-date.ts';
import type { Period } from './calendar/union-of-periods.ts';
import {
  LawFactError,
  amount,
  atLeastOne,
  bool,
  count,
  date,
  inOrder,
  listOf,
  object,
  oneOf,
  optional,
  text,
  throwAll,
} from './fact-checks.ts';
import type { FactCheck } from './fact-checks.ts';

/** Categories of offences, mildest first. CC 10, 11. */
export const categories = ['MISDEMEANOUR', 'MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'] as const;
export type Category = (typeof categories)[number];

/** Types of facility that a verdict of deprivation of liberty names. CC 46(5)-(6). */
export const facilities = ['MINIMUM', 'MEDIUM', 'MEDIUM_JUVENILE', 'MAXIMUM', 'EMERGENCY', 'FULL'] as const;
export type FacilityType = (typeof facilities)[number];

/** Main punishments, and life apart from the term of years. CC 40, 46. */
export const punishments = [
  'FINE',
  'CORRECTIVE_LABOUR',
  'COMMUNITY_SERVICE',
  'ARREST',
  'RESTRICTION_OF_LIBERTY',
  'DEPRIVATION_OF_LIBERTY',
  'LIFE',
] as const;
export type Punishment = (typeof punishments)[number];

export const intents = ['INTENTIONAL', 'NEGLIGENT'] as const;
export type Intent = (typeof intents)[number];

export const creditKinds = ['CUSTODY', 'HOUSE_ARREST'] as const;

/** Days of restraint before the term, both ends included. CC 62. */
export interface Credit extends Period {
  readonly kind: (typeof creditKinds)[number];
}

export const statusKinds = ['PREGNANT', 'DISABILITY_1', 'DISABILITY_2', 'DISABILITY_3', 'VETERAN'] as const;

/** What was true of a person from a day on; without `to`, until further notice. */
export interface PersonStatus {
  readonly kind: (typeof statusKinds)[number];
  readonly from: LegalDate;
  readonly to?: LegalDate;
}

export interface Child {
  readonly birthDate: LegalDate;
  /** Whether the person raises the child alone. */
  readonly soleParent?: boolean;
  readonly parentalRightsLost?: boolean;
  readonly disabledDependant?: boolean;
}

/** What the law asks about a person; no name and no number. */
export interface LawPerson {
  readonly sex: 'M' | 'F';
  readonly birthDate: LegalDate;
  readonly statuses?: readonly PersonStatus[];
  readonly children?: readonly Child[];
}

export const offenceFlags = [
  'AGAINST_LIFE',
  'SEXUAL_VS_MINOR',
  'VIOLENT',
  'VIOLENCE_VS_MINOR',
  'CORRUPTION',
  'TERRORIST',
  'EXTREMIST',
  'TORTURE',
  'CRIMINAL_GROUP',
  'CAUSED_DEATH',
  'GRAVE_HARM',
  'TRAFFIC_DEATH_OF_CLOSE_RELATIVE',
] as const;
export type OffenceFlag = (typeof offenceFlags)[number];

export interface LawOffence {
  readonly article: string;
  readonly part?: string;
  /** The day of the conduct, not of its result. CC 5. */
  readonly committedOn: LegalDate;
  readonly intent: Intent;
  /** The ceiling of the article part's sanction; it decides the category. */
  readonly maxTermYears?: number;
  readonly lifeSanction?: boolean;
  readonly flags?: readonly OffenceFlag[];
  /** Whether a victim under 18 was under 14 at the offence. */
  readonly victimUnder14?: boolean;
}

export const termFact: FactCheck<Term> = object<Term>({ years: optional(count), months: optional(count), days: optional(count) });

export const periodFact: FactCheck<Period> = inOrder(object<Period>({ from: date, to: date }));

export const creditFact: FactCheck<Credit> = inOrder(object<Credit>({ kind: oneOf(creditKinds), from: date, to: date }));

export const personFact: FactCheck<LawPerson> = object<LawPerson>({
  sex: oneOf(['M', 'F']),
  birthDate: date,
  statuses: optional(listOf(inOrder(object<PersonStatus>({ kind: oneOf(statusKinds), from: date, to: optional(date) })))),
  children: optional(
    listOf(
      object<Child>({ birthDate: date, soleParent: optional(bool), parentalRightsLost: optional(bool), disabledDependant: optional(bool) }),
    ),
  ),
});

export const offenceFact: FactCheck<LawOffence> = object<LawOffence>({
  article: text,
  part: optional(text),
  committedOn: date,
  intent: oneOf(intents),
  maxTermYears: optional(amount),
  lifeSanction: optional(bool),
  flags: optional(listOf(oneOf(offenceFlags))),
  victimUnder14: optional(bool),
});

/** Every offence that the question is about, at least one. */
export const offencesFact: FactCheck<readonly LawOffence[]> = atLeastOne(listOf(offenceFact), 'offence');

/** Facts of any question, as far as they say who acted and when. */
export interface ActsOfPerson {
  readonly person?: Pick<LawPerson, 'birthDate'>;
  readonly offender?: Pick<LawPerson, 'birthDate'>;
  readonly offences?: readonly Pick<LawOffence, 'committedOn'>[];
  readonly offence?: Pick<LawOffence, 'committedOn'>;
}

/**
 * That nobody acted before their birth, and that what a decision is about was committed by its day, where one is given.
 *
 * One offence by itself is not held against it: its question names another day of the verdict. Throws `LawFactError`.
 */
export function checkDaysOfActs(
  { person, offender = person, offences = [], offence }: ActsOfPerson,
  decidedOn: LegalDate | undefined,
  path: string,
): void {
  const birthDate = offender?.birthDate;
  const faults = offences.flatMap(({ committedOn }, index) =>
    faultsOfDay(committedOn, `${path}.offences[${String(index)}].committedOn`, birthDate, decidedOn),
  );
  if (offence !== undefined) faults.push(...faultsOfDay(offence.committedOn, `${path}.offence.committedOn`, birthDate, undefined));
  throwAll(faults);
}

function faultsOfDay(
  committedOn: LegalDate,
  path: string,
  birthDate: LegalDate | undefined,
  decidedOn: LegalDate | undefined,
): readonly LawFactError[] {
  if (birthDate !== undefined && committedOn < birthDate) return [new LawFactError(path, `must not lie before the birth on ${birthDate}`)];
  if (decidedOn !== undefined && committedOn > decidedOn)
    return [new LawFactError(path, `must not lie after the decision on ${decidedOn}`)];
  return [];
}
