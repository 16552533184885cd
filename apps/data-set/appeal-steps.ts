import { varySentence, type VarySentence } from '../../libs/criminal-case/vary-sentence.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import type { BiographyBuilder } from './biography.ts';
import { isCompared, lengthOf, type Served, type Serving } from './custody-steps.ts';
import { regionName } from './institutions.ts';
import { registrarOf } from './senders.ts';

/** A higher court takes months away; that the term goes on under the sentence as it is now follows by itself. */
export function isVaried(
  life: BiographyBuilder,
  { facility, regime }: Serving,
  { caseId, sentenceId, termId }: Served,
  { months, on }: { readonly months: number; readonly on: LegalDate },
): void {
  const varied: VarySentence = {
    sentenceId,
    court: `${regionName(facility.region)} regional court`,
    decidedOn: on,
    punishment: 'DEPRIVATION_OF_LIBERTY',
    term: lengthOf(months),
    facility: regime,
    suspended: false,
    termId,
    documentRef: 'SYNTHETIC ruling of a higher court',
  };
  life.ask(varySentence, caseId, varied, on, registrarOf(facility.region));
  isCompared(life, termId, { on, facility: facility.code });
}
