import { amnestyWording } from '../amnesty/amnesty-wording.ts';
import { bullyingWording } from '../bullying/bullying-wording.ts';
import { classificationWording } from '../classification/classification-wording.ts';
import { conversionWording } from '../conversion/conversion-wording.ts';
import { convictionRecordWording } from '../conviction-record/conviction-record-wording.ts';
import { cumulationWording } from '../cumulation/cumulation-wording.ts';
import { deferralWording } from '../deferral/deferral-wording.ts';
import { identityNumberWording } from '../identity-number/identity-number-wording.ts';
import { limitationWording } from '../limitation/limitation-wording.ts';
import { fineWording } from '../monthly-calculation-index/fine-wording.ts';
import { offencesWording } from '../offences/offences-wording.ts';
import { paroleRenewalWording } from '../parole/parole-renewal-wording.ts';
import { paroleWording } from '../parole/parole-wording.ts';
import { probationTermsWording } from '../probation-terms/probation-terms-wording.ts';
import { punishmentWording } from '../punishment/punishment-wording.ts';
import { reconciliationWording } from '../reconciliation/reconciliation-wording.ts';
import { reliefWording } from '../relief/relief-wording.ts';
import { substitutionWording } from '../substitution/substitution-wording.ts';
import { breachWording } from '../supervision-breach/breach-wording.ts';
import { suspendedCancellationWording } from '../suspended-sentence/suspended-cancellation-wording.ts';
import { termWording } from '../term/term-wording.ts';
import type { SubjectWording } from '../wording.ts';
import { workingDaysWording } from '../working-days/working-days-wording.ts';
import { sharedWording } from './shared-wording.ts';

/**
 * Every wording of the library. One that serves a question stands under the name of that question: its words go before those of others
 * in the facts and the answer of it.
 */
export const subjectWordings: Readonly<Record<string, SubjectWording>> = {
  shared: sharedWording,
  classification: classificationWording,
  'identity-number': identityNumberWording,
  parole: paroleWording,
  'parole-renewal': paroleRenewalWording,
  amnesty: amnestyWording,
  bullying: bullyingWording,
  conversion: conversionWording,
  'conviction-record': convictionRecordWording,
  cumulation: cumulationWording,
  deferral: deferralWording,
  limitation: limitationWording,
  fine: fineWording,
  offence: offencesWording,
  'probation-deadline': probationTermsWording,
  'sentence-validity': punishmentWording,
  reconciliation: reconciliationWording,
  relief: reliefWording,
  substitution: substitutionWording,
  'supervision-breach': breachWording,
  'suspended-cancellation': suspendedCancellationWording,
  'release-day': workingDaysWording,
  'term-end': termWording,
};

/** Whose sentence a step has; a step has the same sentence whichever question notes it. */
export function subjectOfStep(step: string): string | undefined {
  return Object.keys(subjectWordings).find((subject) => Object.hasOwn(subjectWordings[subject]?.sentences ?? {}, step));
}
