import { correctingTypes, basisChanged } from '../event-log/standing-facts.ts';

/**
 * Types of fact that tell what happened and weigh nothing: they stay true whatever was wrong beside them. Every other fact counts as a
 * decision, so that one that is forgotten here is looked at once too often, and never once too seldom.
 */
export const tellsWhatHappened: readonly string[] = [
  ...['PersonRegistered', 'IdentifierRecorded', 'IdentifierReserved', 'SocialStatusRecorded', 'SocialStatusEnded'],
  ...[
    'PersonalDataCorrected',
    'DeathRecorded',
    'CaseOpened',
    'VerdictDelivered',
    'TermOpened',
    'TermNoted',
    'TimeCredited',
    'InterruptionRecorded',
  ],
  ...['TermCalculated', 'PersonAdmitted', 'TransferredOut', 'TransferredIn', 'ViolationRecorded', 'EscapeRecorded', 'ReturnedToCustody'],
  // they are about one calculation, which the next one lapses
  ...['CalculationConfirmed', 'CalculationSecondChecked'],
  ...['OfficerAssigned', 'SupervisionTransferred', 'VisitRecorded', 'AbsenceRecorded'],
  ...['PersonalCorrectionNoted', 'CorrectionProposed', 'CorrectionApproved', 'CorrectionRejected', 'DecisionReviewed'],
];

const notDecisions = new Set([...tellsWhatHappened, ...correctingTypes, basisChanged]);

export function isDecision(type: string): boolean {
  return !notDecisions.has(type);
}

/** A process manager has it recorded anew wherever what it rests on is corrected. */
export function followsByItself(type: string): boolean {
  return type === 'TermCalculated';
}
