import type { LegalDate } from '../calendar/legal-date.ts';
import { bool, date, listOf, object, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { offencesFact, personFact } from '../law-facts.ts';
import type { LawOffence, LawPerson } from '../law-facts.ts';

export interface ReconciliationFacts {
  readonly offender: LawPerson;
  /** Every offence that the parties reconcile over, at least one. */
  readonly offences: readonly LawOffence[];
  /** Whether the person commits such a crime for the first time. */
  readonly firstTime: boolean;
  readonly harmRepaired: boolean;
  /** Whether the victim freely agreed, by mediation or otherwise; a victim under 18 through the legal representative. */
  readonly reconciled: boolean;
  readonly victimUnder18: boolean;
  /** Earlier releases from liability by reconciliation. */
  readonly reconciledBefore?: readonly { readonly on: LegalDate }[];
}

export const earlierReconciliationsFact: FactCheck<readonly { readonly on: LegalDate }[]> = listOf(
  object<{ readonly on: LegalDate }>({ on: date }),
);

export const reconciliationFacts: FactCheck<ReconciliationFacts> = object<ReconciliationFacts>({
  offender: personFact,
  offences: offencesFact,
  firstTime: bool,
  harmRepaired: bool,
  reconciled: bool,
  victimUnder18: bool,
  reconciledBefore: optional(earlierReconciliationsFact),
});
