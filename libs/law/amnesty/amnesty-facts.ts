import type { Term } from '../calendar/last-day-of-term.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import { LawFactError, bool, date, listOf, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { creditFact, facilities, offencesFact, periodFact, personFact, punishments, termFact } from '../law-facts.ts';
import type { Credit, FacilityType, LawOffence, LawPerson, Punishment } from '../law-facts.ts';
import { amnestyActFact } from './amnesty-act-fact.ts';
import { behaviours, damages } from './amnesty-act.ts';
import type { AmnestyAct, Behaviour, Damage } from './amnesty-act.ts';
import { amnestyActNames } from './amnesty-acts.ts';
import type { AmnestyActName } from './amnesty-acts.ts';

export const recidivisms = ['NONE', 'RECIDIVISM', 'DANGEROUS'] as const;

/** What any act of amnesty asks about a person and a punishment. */
export interface ScreenedSentence {
  /** The day from which the act applies, where it is fixed otherwise than the act's own row has it. */
  readonly effectiveOn?: LegalDate;
  readonly person: LawPerson;
  /** Every offence of the cumulation, at least one. */
  readonly offences: readonly LawOffence[];
  readonly punishment: Punishment;
  /** The first day of the term. */
  readonly start: LegalDate;
  /** Absent for life and for punishments that are not counted by the calendar. */
  readonly term?: Term;
  /** The type that the verdict names. */
  readonly facility?: FacilityType;
  readonly credits?: readonly Credit[];
  /** Days within the term that were not served, both ends included. */
  readonly interruptions?: readonly Period[];
  readonly suspended?: boolean;
  readonly damage?: Damage;
  /** The degree on the effective day; none where it is absent. */
  readonly behaviour?: Behaviour;
  /** Whether recognised as a malicious violator on the effective day; otherwise `NEGATIVE_3` says so. PEC 95, 130. */
  readonly maliciousViolator?: boolean;
  readonly recidivism?: (typeof recidivisms)[number];
  readonly objects?: boolean;
  /** Whether an amnesty or a pardon was applied before. */
  readonly amnestiedBefore?: boolean;
}

export interface AmnestyFacts extends ScreenedSentence {
  /** An act of the rule set by its name, or one that is not in it, whole: its answers are repeatable from their receipts alone. */
  readonly act: AmnestyActName | AmnestyAct;
}

const fields = {
  effectiveOn: optional(date),
  person: personFact,
  offences: offencesFact,
  punishment: oneOf(punishments),
  start: date,
  term: optional(termFact),
  facility: optional(oneOf(facilities)),
  credits: optional(listOf(creditFact)),
  interruptions: optional(listOf(periodFact)),
  suspended: optional(bool),
  damage: optional(oneOf(damages)),
  behaviour: optional(oneOf(behaviours)),
  maliciousViolator: optional(bool),
  recidivism: optional(oneOf(recidivisms)),
  objects: optional(bool),
  amnestiedBefore: optional(bool),
} as const;

export const screenedSentenceFact: FactCheck<ScreenedSentence> = possible(object<ScreenedSentence>(fields));

const actFact: FactCheck<AmnestyFacts['act']> = (value, path) =>
  typeof value === 'object' && value !== null ? amnestyActFact(value, path) : oneOf(amnestyActNames)(value, path);

export const amnestyFacts: FactCheck<AmnestyFacts> = possible(object<AmnestyFacts>({ ...fields, act: actFact }));

function possible<Facts extends ScreenedSentence>(check: FactCheck<Facts>): FactCheck<Facts> {
  return (value, path) => {
    const facts = check(value, path);
    for (const [index, { committedOn }] of facts.offences.entries()) {
      if (committedOn < facts.person.birthDate) {
        throw new LawFactError(
          `${path}.offences[${String(index)}].committedOn`,
          `must not lie before the birth on ${facts.person.birthDate}`,
        );
      }
    }
    return facts;
  };
}
