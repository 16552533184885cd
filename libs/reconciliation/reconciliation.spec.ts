import { describe, expect, it } from '@jest/globals';
import { given, type History } from '../commands/scenario.ts';
import type { CaseId, ChargeId, CriminalCaseFact, Offence } from '../criminal-case/criminal-case.events.ts';
import type { AnyFact, LegalDate } from '../event-log/event.ts';
import type { PersonFact, PersonId } from '../person/person.events.ts';
import { check } from './check.ts';
import { propose } from './propose.ts';
import { recordHarmMadeGood } from './record-harm-made-good.ts';
import { refuseReconciliation } from './refuse-reconciliation.ts';
import type { ReconciledFact } from './reconciliation.events.ts';
import { terminateCase } from './terminate-case.ts';

const personId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
const caseId = '0192e4a0-7b1c-7000-8000-0000000000ca' as CaseId; // ids of an example
const chargeId = '0192e4a0-7b1c-7000-8000-0000000000c1' as ChargeId; // ids of an example
const stream = `reconciliation-${caseId}`;
const on = { on: stream };
const about = { personId, caseId };
const receipt = {
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'classification',
  asOf: '2024-06-10',
  facts: {},
  provisions: [],
  steps: [],
  rounding: 'none',
} as const;

const registered: PersonFact = {
  type: 'PersonRegistered',
  effectiveOn: '2024-06-10',
  data: { personId, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
};

/** A theft of medium gravity, unless told otherwise. */
function file(offence: Partial<Offence> = {}): readonly CriminalCaseFact[] {
  const theft: Offence = {
    article: '188',
    part: '2',
    committedOn: '2024-06-15',
    intent: 'INTENTIONAL',
    maxTermYears: 5,
    lifeSanction: false,
    flags: [],
  };
  return [
    {
      type: 'CaseOpened',
      effectiveOn: '2024-06-16',
      data: { personId, registrationNumber: '247500031000123', court: 'Almaty district court 2' },
    },
    {
      type: 'ChargeAdded',
      effectiveOn: '2024-06-16',
      data: { personId, chargeId, kind: 'CRIME', offence: { ...theft, ...offence }, category: 'MEDIUM', receipt },
    },
  ];
}

const inForce: CriminalCaseFact = { type: 'VerdictInForce', effectiveOn: '2024-07-05', data: { personId, inForceOn: '2024-07-05' } };
const proposed: AnyFact = {
  type: 'ReconciliationProposed',
  effectiveOn: '2024-06-20',
  data: {
    ...about,
    chargeIds: [chargeId],
    victimToken: 'hash-of-victim-victim 1',
    victimUnder18: false,
    mediator: '02-117',
    proposedOn: '2024-06-20',
  },
};
const repaid: AnyFact = { type: 'HarmMadeGood', effectiveOn: '2024-06-25', data: { ...about, how: 'PAID', madeGoodOn: '2024-06-25' } };
const told = { firstTime: true, agreed: true, harmMadeGood: true, reconciledBefore: [] };
const checked: AnyFact = {
  type: 'ReconciliationChecked',
  effectiveOn: '2024-07-01',
  data: { ...about, checkedOn: '2024-07-01', told, check: { verdict: 'MUST' }, receipt },
};
const barred: AnyFact = {
  type: 'ReconciliationBarred',
  effectiveOn: '2024-07-01',
  data: { ...about, barredOn: '2024-07-01', told, bars: [{ bar: 'TORTURE', provision: 'CC 68(4)(1)' }], receipt },
};
const refused: AnyFact = {
  type: 'ReconciliationRefused',
  effectiveOn: '2024-07-08',
  data: { ...about, court: 'Almaty district court 2', refusedOn: '2024-07-08', reason: 'AGREEMENT_NOT_FREE' },
};

function history(facts: readonly AnyFact[], of: readonly CriminalCaseFact[] = file()): History {
  return { [`person-${personId}`]: [registered], [`case-${caseId}`]: of, ...(facts.length > 0 && { [stream]: facts }) };
}

function answering(check: object): object {
  return { data: expect.objectContaining({ check }) as unknown };
}

const proposes = {
  chargeIds: [chargeId],
  victim: 'victim 1',
  victimUnder18: false,
  mediator: '02-117',
  proposedOn: '2024-06-20',
  documentRef: 'petition 3',
};
const checks = { on: '2024-07-01', firstTime: true, agreed: true, documentRef: 'sheets 40 to 44' };
const terminates = { court: 'Almaty district court 2', terminatedOn: '2024-07-08', documentRef: 'ruling 1-40/2024' };

describe('propose', () => {
  it('keeps of the victim a token and nothing else', () => {
    given(history([]))
      .when(propose, proposes, on)
      .thenRecords({ [stream]: [proposed] });
  });

  it('needs a file with the charge, and no verdict in force', () => {
    given({}).when(propose, proposes, on).thenRefuses('case-unknown');
    given(history([], file().slice(0, 1)))
      .when(propose, proposes, on)
      .thenRefuses('charge-unknown', { pointer: '/chargeIds' });
    given(history([], [...file(), inForce]))
      .when(propose, proposes, on)
      .thenRefuses('in-force', { provision: 'CC 68' });
  });

  it('is made once, and again only after the court refused', () => {
    given(history([proposed]))
      .when(propose, proposes, on)
      .thenRefuses('proposal-open');
    given(history([proposed, barred]))
      .when(propose, proposes, on)
      .thenRefuses('reconciliation-barred', { provision: 'CC 68(4)(1)' });
    const again = { ...proposes, proposedOn: '2024-07-08' };
    given(history([proposed, refused]))
      .when(propose, again, on)
      .thenRecordsTypes(stream, 'ReconciliationProposed');
    given(history([proposed, refused]))
      .when(propose, { ...again, proposedOn: '2024-07-07' }, on)
      .thenRefuses('too-early', { pointer: '/proposedOn' });
  });
});

describe('check', () => {
  it('of a theft of medium gravity whose harm is made good: the person must be relieved', () => {
    given(history([proposed, repaid]))
      .when(check, checks, on)
      .thenRecordsAmong(stream, { type: 'ReconciliationChecked', effectiveOn: '2024-07-01' });
  });

  it.each<[LegalDate, string]>([
    ['2024-06-24', 'HARM_NOT_REPAIRED'],
    ['2024-06-25', 'nothing'],
    ['2024-06-26', 'nothing'],
  ])('on %s, where the harm was made good on 2024-06-25, lacks %s', (day, lacking) => {
    const then = given(history([proposed, repaid])).when(check, { ...checks, on: day }, on);
    then.thenRecordsTypes(stream, 'ReconciliationChecked');
    then.thenRecordsAmong(
      stream,
      answering(lacking === 'nothing' ? { verdict: 'MUST' } : { verdict: 'NOT_AVAILABLE', obstacles: [lacking] }),
    );
  });

  it.each<[LegalDate, string]>([
    ['2024-06-15', 'ReconciliationChecked'],
    ['2024-06-16', 'ReconciliationBarred'],
    ['2024-06-17', 'ReconciliationBarred'],
  ])('of violence against a minor on %s, where the bar came on 2024-06-16: %s', (committedOn, type) => {
    given(history([proposed, repaid], file({ committedOn, flags: ['VIOLENCE_VS_MINOR'] })))
      .when(check, checks, on)
      .thenRecordsTypes(stream, type);
  });

  it('finds the earlier reconciliation that is recorded, and the one that papers show', () => {
    const noted: ReconciledFact = {
      type: 'ReconciliationNoted',
      effectiveOn: '2023-09-01',
      data: { ...about, terminatedOn: '2023-09-01' },
    };
    const before = { ...history([proposed, repaid]), [`reconciled-${personId}`]: [noted] };
    given(before).when(check, checks, on).thenRecordsTypes(stream, 'ReconciliationBarred');
    given(history([proposed, repaid]))
      .when(check, { ...checks, reconciledBefore: '2023-09-01' }, on)
      .thenRecordsTypes(stream, 'ReconciliationBarred');
  });

  it('is not before the proposal, and not after a bar, a refusal or a verdict in force', () => {
    given(history([proposed]))
      .when(check, { ...checks, on: '2024-06-19' }, on)
      .thenRefuses('too-early', { pointer: '/on' });
    given(history([proposed, barred]))
      .when(check, checks, on)
      .thenRefuses('reconciliation-barred', { provision: 'CC 68(4)(1)' });
    given(history([proposed, refused]))
      .when(check, checks, on)
      .thenRefuses('proposal-closed');
    given(history([proposed], [...file(), inForce]))
      .when(check, checks, on)
      .thenRefuses('in-force');
  });

  it('asks for the age of a child where the answer depends on it', () => {
    const mother: PersonFact = {
      type: 'SocialStatusRecorded',
      effectiveOn: '2020-05-02',
      data: { personId, kind: 'CHILD_UNDER_14', from: '2020-05-02' },
    };
    const grave = history([proposed, repaid], file({ part: '3', maxTermYears: 7 }));
    const ofMother = { ...grave, [`person-${personId}`]: [registered, mother] };
    given(ofMother).when(check, checks, on).thenRefuses('child-not-told', { provision: 'CC 68(2)', pointer: '/childBornOn' });
    given(ofMother)
      .when(check, { ...checks, childBornOn: '2020-05-02' }, on)
      .thenRecordsAmong(stream, answering({ verdict: 'MAY' }));
  });

  it('refuses what cannot be true together', () => {
    given(history([proposed], file({ committedOn: '1980-01-01' })))
      .when(check, checks, on)
      .thenRefuses('facts-contradict', { pointer: '/on' });
  });
});

describe('what the court decides', () => {
  it('ends the case, and is noted for every later check of the person', () => {
    given(history([proposed, repaid, checked]))
      .when(terminateCase, terminates, on)
      .thenRecordsTypes(stream, 'CaseTerminated');
    given(history([proposed, repaid, checked]))
      .when(terminateCase, terminates, on)
      .thenRecordsTypes(`reconciled-${personId}`, 'ReconciliationNoted');
  });

  it('ends no case that was not checked, is barred, or has a verdict in force', () => {
    given(history([proposed, repaid]))
      .when(terminateCase, terminates, on)
      .thenRefuses('not-checked');
    given(history([proposed, barred]))
      .when(terminateCase, terminates, on)
      .thenRefuses('reconciliation-barred');
    given(history([proposed, repaid, checked], [...file(), inForce]))
      .when(terminateCase, terminates, on)
      .thenRefuses('in-force');
    given(history([proposed, repaid, checked]))
      .when(terminateCase, { ...terminates, terminatedOn: '2024-06-30' }, on)
      .thenRefuses('too-early', { pointer: '/terminatedOn' });
  });

  it('ends none that the law does not end on that day, whatever the check said', () => {
    given(history([proposed, repaid, checked], file({ maxTermYears: 15 })))
      .when(terminateCase, terminates, on)
      .thenRefuses('reconciliation-not-available', { pointer: '/terminatedOn' });
    given(history([proposed, repaid, checked], file({ flags: ['TORTURE'] })))
      .when(terminateCase, terminates, on)
      .thenRefuses('reconciliation-barred');
  });

  it('ends none where an earlier reconciliation was recorded after the check', () => {
    const noted: ReconciledFact = {
      type: 'ReconciliationNoted',
      effectiveOn: '2023-09-01',
      data: { ...about, terminatedOn: '2023-09-01' },
    };
    given({ ...history([proposed, repaid, checked]), [`reconciled-${personId}`]: [noted] })
      .when(terminateCase, terminates, on)
      .thenRefuses('reconciliation-barred', { pointer: '/terminatedOn' });
  });

  it('goes on with the case', () => {
    const refuses = { court: 'Almaty district court 2', refusedOn: '2024-07-08', reason: 'AGREEMENT_NOT_FREE', documentRef: 'ruling 1' };
    given(history([proposed]))
      .when(refuseReconciliation, refuses, on)
      .thenRecords({ [stream]: [refused] });
    given(history([proposed, refused]))
      .when(refuseReconciliation, refuses, on)
      .thenRefuses('proposal-closed');
    given(history([proposed, checked]))
      .when(refuseReconciliation, { ...refuses, refusedOn: '2024-06-30' }, on)
      .thenRefuses('too-early', { pointer: '/refusedOn' });
  });

  it('takes harm that was made good only while the proposal is open', () => {
    const repairs = { how: 'PAID', madeGoodOn: '2024-06-25', documentRef: 'receipt 12' };
    given(history([proposed]))
      .when(recordHarmMadeGood, repairs, on)
      .thenRecords({ [stream]: [repaid] });
    given(history([proposed, refused]))
      .when(recordHarmMadeGood, repairs, on)
      .thenRefuses('proposal-closed');
    given(history([proposed]))
      .when(recordHarmMadeGood, repairs, { ...on, today: '2024-06-24' })
      .thenRefuses('in-the-future', { pointer: '/madeGoodOn' });
  });
});
