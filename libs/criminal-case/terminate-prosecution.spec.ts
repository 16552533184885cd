import { describe, it } from '@jest/globals';
import { given, type History } from '../commands/scenario.ts';
import type { Receipt } from '../law/receipt.ts';
import type { ReconciliationFact } from '../reconciliation/reconciliation.events.ts';
import { addCharge } from './add-charge.ts';
import type { CaseId, ChargeId, CriminalCaseFact } from './criminal-case.events.ts';
import { deliverVerdict } from './deliver-verdict.ts';
import { imposeSentence } from './impose-sentence.ts';
import { putInForce } from './put-in-force.ts';
import {
  asel,
  chargedWithFraud,
  chargedWithTheft,
  file,
  fileId,
  fileStream,
  found,
  fraudCharge,
  theftCharge,
  theftSentenced,
  verdictInForce,
} from './sample-file.ts';
import { terminateProsecution } from './terminate-prosecution.ts';

const court = 'Almaty district court 2';
const terminatedOn = '2023-12-20';
const receipt: Receipt = {
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'reconciliation',
  asOf: terminatedOn,
  facts: {},
  provisions: ['CC 68(1)'],
  steps: [],
  rounding: 'none',
};

function reconciled(chargeIds: readonly ChargeId[], ...facts: readonly CriminalCaseFact[]): History {
  const caseId = fileId as CaseId; // an id of these specs
  const proposed: ReconciliationFact = {
    type: 'ReconciliationProposed',
    effectiveOn: '2023-12-01',
    data: { personId: asel, caseId, chargeIds, victimToken: 'a7f3', victimUnder18: false, proposedOn: '2023-12-01' },
  };
  const ended: ReconciliationFact = {
    type: 'CaseTerminated',
    effectiveOn: terminatedOn,
    data: { personId: asel, caseId, chargeIds, court, terminatedOn, check: { verdict: 'MUST' }, receipt },
  };
  return { ...file(...facts), [`reconciliation-${fileId}`]: [proposed, ended] };
}

function terminated(...chargeIds: readonly ChargeId[]): CriminalCaseFact {
  return {
    type: 'ProsecutionTerminated',
    effectiveOn: terminatedOn,
    data: { personId: asel, chargeIds, court, terminatedOn, provision: 'CC 68' },
  };
}

const body = { documentRef: 'ruling 1-40/2024' };
const on = { on: fileStream };
const charges = [chargedWithTheft, chargedWithFraud] as const;
const verdict = { finding: 'GUILTY', deliveredOn: '2024-02-01', documentRef: 'verdict 1-23/2024' };
const inForce = { inForceOn: '2024-02-17' };

describe('the prosecution of charges over which the parties reconciled', () => {
  it('ends in the verdict file as the court decided in the reconciliation', () => {
    given(reconciled([fraudCharge], ...charges))
      .when(terminateProsecution, body, on)
      .thenRecords({ [fileStream]: [terminated(fraudCharge)] });
  });

  it('ends once, by a decision of a court, in a file that is not closed', () => {
    given(reconciled([fraudCharge], ...charges, terminated(fraudCharge)))
      .when(terminateProsecution, body, on)
      .thenRefuses('nothing-to-terminate', { provision: 'CC 68' });
    given(file(...charges))
      .when(terminateProsecution, body, on)
      .thenRefuses('nothing-to-terminate');
    given(reconciled([theftCharge, fraudCharge], ...charges, terminated(theftCharge, fraudCharge)))
      .when(terminateProsecution, body, on)
      .thenRefuses('case-terminated', { provision: 'CC 68' });
    given(reconciled([fraudCharge], ...charges, found('GUILTY', theftCharge), theftSentenced, verdictInForce))
      .when(terminateProsecution, body, on)
      .thenRefuses('in-force');
  });

  it.each([
    ['before the file says so', []],
    ['once the file says so', [terminated(fraudCharge)]],
  ])('leads to no verdict, %s', (_, closed) => {
    given(reconciled([fraudCharge], ...charges, ...closed))
      .when(deliverVerdict, { ...verdict, chargeId: fraudCharge }, on)
      .thenRefuses('prosecution-terminated', { provision: 'CC 68', pointer: '/chargeId' });
    given(reconciled([fraudCharge], ...charges, ...closed))
      .when(deliverVerdict, { ...verdict, chargeId: theftCharge }, on)
      .thenRecordsTypes(fileStream, 'VerdictDelivered');
  });

  it('leads to no sentence where a verdict was delivered before', () => {
    const { personId: _, offences: __, gravest: ___, validity: ____, ...sentence } = theftSentenced.data;
    given(reconciled([theftCharge], ...charges, found('GUILTY', theftCharge)))
      .when(imposeSentence, { ...sentence, documentRef: 'verdict 1-23/2024' }, on)
      .thenRefuses('prosecution-terminated', { provision: 'CC 68', pointer: '/chargeIds/0' });
  });

  it('does not keep the rest of the file waiting', () => {
    const sentenced = [...charges, found('GUILTY', theftCharge), theftSentenced] as const;
    given(file(...sentenced))
      .when(putInForce, inForce, on)
      .thenRefuses('charge-undecided');
    given(reconciled([fraudCharge], ...sentenced, terminated(fraudCharge)))
      .when(putInForce, inForce, on)
      .thenRecordsTypes(fileStream, 'VerdictInForce');
    given(reconciled([fraudCharge], chargedWithFraud, terminated(fraudCharge)))
      .when(putInForce, inForce, on)
      .thenRefuses('case-terminated', { provision: 'CC 68' });
    const another = { on: '2024-01-10', chargeId: theftCharge, kind: 'CRIME', article: '188', part: '3', committedOn: '2023-09-12' };
    given(reconciled([fraudCharge], chargedWithFraud, terminated(fraudCharge)))
      .when(addCharge, { ...another, intent: 'INTENTIONAL' }, on)
      .thenRefuses('all-charges-decided');
  });

  it('leaves no sentence to be put in force that was for those charges alone', () => {
    given(reconciled([theftCharge], ...charges, found('GUILTY', theftCharge), theftSentenced, found('ACQUITTED', fraudCharge)))
      .when(putInForce, inForce, on)
      .thenRefuses('sentence-for-nothing', { provision: 'CC 68' });
  });
});
