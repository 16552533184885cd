import { amount, bool, listOf, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import type { ReconciliationFacts } from '../reconciliation/reconciliation-facts.ts';
import { earlierReconciliationsFact } from '../reconciliation/reconciliation-facts.ts';
import { offencesFact, personFact } from '../law-facts.ts';
import { reliefArticles, reliefConditions } from './relief-rules.ts';
import type { ReliefArticle, ReliefCondition } from './relief-rules.ts';

export interface ReliefFacts extends Pick<ReconciliationFacts, 'offender' | 'offences' | 'firstTime' | 'reconciledBefore'> {
  readonly article: ReliefArticle;
  /** What holds; what is not named does not. */
  readonly conditions: readonly ReliefCondition[];
  /** The largest fine that the sanction names, in monthly calculation indices; it is the bond of a surety. */
  readonly maxFineMci?: number;
  /** For CC 68(3), as for a reconciliation. */
  readonly victimUnder18?: boolean;
}

export const reliefFacts: FactCheck<ReliefFacts> = object<ReliefFacts>({
  article: oneOf(reliefArticles),
  offender: personFact,
  offences: offencesFact,
  firstTime: bool,
  conditions: listOf(oneOf(reliefConditions)),
  maxFineMci: optional(amount),
  victimUnder18: optional(bool),
  reconciledBefore: optional(earlierReconciliationsFact),
});
