import { describe, it } from '@jest/globals';
import { given, type History } from '../commands/scenario.ts';
import type { Punishment } from '../criminal-case/criminal-case.events.ts';
import { registerSupervision } from './register-supervision.ts';
import {
  asel,
  caseId,
  caseInForceWith,
  caseNotInForceWith,
  daniyar,
  deferralCancelled,
  deferralExtended,
  deferralOpened,
  deferred,
  died,
  onCase,
  onDeferral,
  onParole,
  onPerson,
  onSupervision,
  paroleGranted,
  paroleOpened,
  paroleRefused,
  registered,
  supervised,
  termId,
} from './supervision-history.ts';
import type { SupervisionBasis } from './supervision.events.ts';

const addressed = { on: onSupervision };
const person: History = { [onPerson]: [registered] };

const voluntary = {
  personId: asel,
  basis: 'PRE_TRIAL',
  office: 'P7501',
  from: '2025-03-03',
  firstVisitBy: '2025-03-13',
  residence: 'Алматы, Абай даңғылы 10',
};
const afterRelease = { ...voluntary, basis: 'POST_PENITENTIARY', plannedTo: '2026-03-02' };
const restricted = { ...voluntary, basis: 'RESTRICTION_OF_LIBERTY', caseId, plannedTo: '2026-03-02' };
const paroled = { ...voluntary, basis: 'PAROLE', termId, plannedTo: '2026-03-02', firstVisitBy: '2025-03-12' };

const duringDeferral = { ...voluntary, basis: 'DEFERRED', termId, plannedTo: '2026-02-19' };

const deferredHistory: History = { ...person, [onDeferral]: deferred };
const restrictedHistory: History = { ...person, [onCase]: caseInForceWith('RESTRICTION_OF_LIBERTY') };
const paroledHistory: History = { ...person, [onParole]: paroleGranted('2026-08-04') };

describe('registering for supervision', () => {
  it('records the basis, the office with its region, the days and, sealed for the person, where they live', () => {
    given(restrictedHistory)
      .when(registerSupervision, { ...restricted, phone: '+77010000000', documentRef: 'order 14' }, addressed)
      .thenRecords({
        [onSupervision]: [
          {
            type: 'SupervisionRegistered',
            effectiveOn: '2025-03-03',
            data: {
              personId: asel,
              basis: 'RESTRICTION_OF_LIBERTY',
              office: 'P7501',
              region: '75',
              caseId,
              from: '2025-03-03',
              plannedTo: '2026-03-02',
              firstVisitBy: '2025-03-13',
            },
            personal: { residence: 'Алматы, Абай даңғылы 10', phone: '+77010000000' },
          },
        ],
      });
  });

  it('happens once under one id', () => {
    given({ ...restrictedHistory, [onSupervision]: [supervised()] })
      .when(registerSupervision, restricted, addressed)
      .thenIsMisplaced('exists');
  });

  it('is refused for somebody whom nobody registered', () => {
    given({}).when(registerSupervision, voluntary, addressed).thenRefuses('person-unknown', { pointer: '/personId' });
  });

  it('is refused for somebody who has died', () => {
    given({ [onPerson]: [registered, died] })
      .when(registerSupervision, voluntary, addressed)
      .thenRefuses('person-dead', { pointer: '/personId' });
  });

  it('can be recorded on its first day and not on the day before', () => {
    given(person)
      .when(registerSupervision, voluntary, { ...addressed, today: '2025-03-03' })
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(person)
      .when(registerSupervision, voluntary, { ...addressed, today: '2025-03-02' })
      .thenRefuses('in-the-future', { pointer: '/from' });
  });

  it.each(['F7501', 'P7599x', 'P9901', 'p7501', 'P750'])('is refused at %s, which is no code of an office', (office) => {
    given(person)
      .when(registerSupervision, { ...voluntary, office }, addressed)
      .thenFindsFault('/office');
  });

  it.each(['87010000000', '+7', '+7 701 000 00 00', '+1234567890123456'])('is refused with the phone %s', (phone) => {
    given(person)
      .when(registerSupervision, { ...voluntary, phone }, addressed)
      .thenFindsFault('/phone');
  });
});

describe('supervision that executes a verdict', () => {
  const fitting: readonly (readonly [SupervisionBasis, Punishment, boolean])[] = [
    ['RESTRICTION_OF_LIBERTY', 'RESTRICTION_OF_LIBERTY', false],
    ['SUSPENDED', 'DEPRIVATION_OF_LIBERTY', true],
    ['COMMUNITY_SERVICE', 'COMMUNITY_SERVICE', false],
  ];
  const unfitting: readonly (readonly [SupervisionBasis, Punishment, boolean])[] = [
    ['RESTRICTION_OF_LIBERTY', 'DEPRIVATION_OF_LIBERTY', false],
    ['SUSPENDED', 'DEPRIVATION_OF_LIBERTY', false],
    ['COMMUNITY_SERVICE', 'FINE', false],
  ];

  it.each(fitting)('%s rests on a sentence to %s, suspended: %s', (basis, punishment, suspended) => {
    given({ ...person, [onCase]: caseInForceWith(punishment, suspended) })
      .when(registerSupervision, { ...restricted, basis }, addressed)
      .thenRecordsAmong(onSupervision, { type: 'SupervisionRegistered' });
  });

  it.each(unfitting)('%s does not rest on a sentence to %s, suspended: %s', (basis, punishment, suspended) => {
    given({ ...person, [onCase]: caseInForceWith(punishment, suspended) })
      .when(registerSupervision, { ...restricted, basis }, addressed)
      .thenRefuses('no-fitting-sentence', { pointer: '/caseId' });
  });

  it.each(fitting.map(([basis]) => basis))('%s needs a case', (basis) => {
    given(restrictedHistory)
      .when(registerSupervision, { ...without('caseId', restricted), basis }, addressed)
      .thenRefuses('missing-on-this-basis', { pointer: '/caseId' });
  });

  it('is refused on a case that nobody opened, and on the case of somebody else', () => {
    given(person).when(registerSupervision, restricted, addressed).thenRefuses('case-unknown', { pointer: '/caseId' });
    given({ ...restrictedHistory, [`person-${daniyar}`]: [registered] })
      .when(registerSupervision, { ...restricted, personId: daniyar }, addressed)
      .thenRefuses('case-unknown', { pointer: '/caseId' });
  });

  it('is refused while the verdict is not in force', () => {
    given({ ...person, [onCase]: caseNotInForceWith('RESTRICTION_OF_LIBERTY') })
      .when(registerSupervision, restricted, addressed)
      .thenRefuses('case-not-in-force', { pointer: '/caseId' });
  });

  it('begins on the day on which the verdict came into force, never on the day before', () => {
    const atOnce = { ...restricted, from: '2025-02-17', firstVisitBy: '2025-02-27' };
    given(restrictedHistory).when(registerSupervision, atOnce, addressed).thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(restrictedHistory)
      .when(registerSupervision, { ...atOnce, from: '2025-02-16', firstVisitBy: '2025-02-26' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
  });

  it('rests on no term', () => {
    given(restrictedHistory)
      .when(registerSupervision, { ...restricted, termId }, addressed)
      .thenRefuses('not-on-this-basis', { pointer: '/termId' });
  });
});

describe('supervision on parole', () => {
  it('rests on parole that was granted to the person from the term', () => {
    given(paroledHistory)
      .when(registerSupervision, paroled, addressed)
      .thenRecordsAmong(onSupervision, { data: { ...without('residence', paroled), region: '75' } });
  });

  it('needs the term', () => {
    given(paroledHistory)
      .when(registerSupervision, without('termId', paroled), addressed)
      .thenRefuses('missing-on-this-basis', { pointer: '/termId' });
  });

  it.each([
    ['nobody applied for', []],
    ['is still before the court', [paroleOpened]],
    ['was refused', paroleRefused],
  ])('is refused on parole that %s', (_, parole) => {
    given({ ...person, ...(parole.length > 0 && { [onParole]: parole }) })
      .when(registerSupervision, paroled, addressed)
      .thenRefuses('parole-not-granted', { pointer: '/termId' });
  });

  it('is refused on the parole of somebody else', () => {
    given({ ...paroledHistory, [`person-${daniyar}`]: [registered] })
      .when(registerSupervision, { ...paroled, personId: daniyar }, addressed)
      .thenRefuses('parole-not-granted', { pointer: '/termId' });
  });

  it('begins on the day of the decision, never on the day before', () => {
    const atOnce = { ...paroled, from: '2025-02-20', firstVisitBy: '2025-02-24' };
    given(paroledHistory).when(registerSupervision, atOnce, addressed).thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(paroledHistory)
      .when(registerSupervision, { ...atOnce, from: '2025-02-19' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
  });

  it('ends by the last day that the court granted, never on the day after', () => {
    given(paroledHistory)
      .when(registerSupervision, { ...paroled, plannedTo: '2026-08-04' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(paroledHistory)
      .when(registerSupervision, { ...paroled, plannedTo: '2026-08-05' }, addressed)
      .thenRefuses('too-late', { pointer: '/plannedTo', provision: 'CC 72(2)' });
  });

  it('needs a planned last day, unless the parole is from a life term', () => {
    const open = without('plannedTo', paroled);
    given(paroledHistory).when(registerSupervision, open, addressed).thenRefuses('missing-on-this-basis', { pointer: '/plannedTo' });
    given({ ...person, [onParole]: paroleGranted() })
      .when(registerSupervision, open, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
  });

  it('rests on no case', () => {
    given({ ...paroledHistory, ...restrictedHistory })
      .when(registerSupervision, { ...paroled, caseId }, addressed)
      .thenRefuses('not-on-this-basis', { pointer: '/caseId' });
  });
});

describe('supervision during a deferral', () => {
  it('rests on a deferral of the term that was granted to the person and runs', () => {
    given(deferredHistory)
      .when(registerSupervision, duringDeferral, addressed)
      .thenRecordsAmong(onSupervision, { data: { ...without('residence', duringDeferral), region: '75' } });
  });

  it('needs the term, and takes no case', () => {
    given(deferredHistory)
      .when(registerSupervision, without('termId', duringDeferral), addressed)
      .thenRefuses('missing-on-this-basis', { pointer: '/termId' });
    given({ ...deferredHistory, [onCase]: caseInForceWith('DEPRIVATION_OF_LIBERTY') })
      .when(registerSupervision, { ...duringDeferral, caseId }, addressed)
      .thenRefuses('not-on-this-basis', { pointer: '/caseId' });
  });

  it.each([
    ['nobody asked for', []],
    ['is still before the court', [deferralOpened]],
    ['was cancelled', [...deferred, deferralCancelled]],
  ])('is refused on a deferral that %s', (_, deferral) => {
    given({ ...person, ...(deferral.length > 0 && { [onDeferral]: deferral }) })
      .when(registerSupervision, duringDeferral, addressed)
      .thenRefuses('deferral-not-running', { pointer: '/termId', provision: 'CC 74' });
  });

  it('is refused on the deferral of somebody else', () => {
    given({ ...deferredHistory, [`person-${daniyar}`]: [registered] })
      .when(registerSupervision, { ...duringDeferral, personId: daniyar }, addressed)
      .thenRefuses('deferral-not-running', { pointer: '/termId' });
  });

  it('begins on the day of the decision, never on the day before', () => {
    const atOnce = { ...duringDeferral, from: '2025-02-20' };
    given(deferredHistory).when(registerSupervision, atOnce, addressed).thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(deferredHistory)
      .when(registerSupervision, { ...atOnce, from: '2025-02-19' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
  });

  it('ends by the last day of the deferral, as it was extended', () => {
    const beyond = { ...duringDeferral, plannedTo: '2026-02-20' };
    given(deferredHistory)
      .when(registerSupervision, beyond, addressed)
      .thenRefuses('too-late', { pointer: '/plannedTo', provision: 'CC 74(1)' });
    given({ ...person, [onDeferral]: [...deferred, deferralExtended] })
      .when(registerSupervision, beyond, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
  });
});

describe('supervision that rests on no decision', () => {
  it.each([
    ['PRE_TRIAL', voluntary],
    ['POST_PENITENTIARY', afterRelease],
  ])('%s needs neither a case nor a term, and takes none', (_, body) => {
    given(person).when(registerSupervision, body, addressed).thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(restrictedHistory)
      .when(registerSupervision, { ...body, caseId }, addressed)
      .thenRefuses('not-on-this-basis', { pointer: '/caseId' });
    given(paroledHistory)
      .when(registerSupervision, { ...body, termId }, addressed)
      .thenRefuses('not-on-this-basis', { pointer: '/termId' });
  });
});

describe('the planned last day', () => {
  it('may be left out before trial and not after release', () => {
    const open = without('plannedTo', afterRelease);
    given(person).when(registerSupervision, voluntary, addressed).thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(person).when(registerSupervision, open, addressed).thenRefuses('missing-on-this-basis', { pointer: '/plannedTo' });
  });

  it('is the first day at the earliest', () => {
    given(person)
      .when(registerSupervision, { ...afterRelease, plannedTo: '2025-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(person)
      .when(registerSupervision, { ...afterRelease, plannedTo: '2025-03-02' }, addressed)
      .thenRefuses('too-early', { pointer: '/plannedTo' });
  });
});

describe('the last day for the first appearance', () => {
  it('is the first day at the earliest', () => {
    given(person)
      .when(registerSupervision, { ...voluntary, firstVisitBy: '2025-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(person)
      .when(registerSupervision, { ...voluntary, firstVisitBy: '2025-03-02' }, addressed)
      .thenRefuses('too-early', { pointer: '/firstVisitBy' });
  });

  it.each([
    ['RESTRICTION_OF_LIBERTY', restricted, restrictedHistory, '2025-03-13', '2025-03-14', 'PL 15(3)'],
    [
      'SUSPENDED',
      { ...restricted, basis: 'SUSPENDED' },
      { ...person, [onCase]: caseInForceWith('DEPRIVATION_OF_LIBERTY', true) },
      '2025-03-13',
      '2025-03-14',
      'PL 15(3)',
    ],
    ['PAROLE', paroled, paroledHistory, '2025-03-12', '2025-03-13', 'PEC 169'],
  ])('of %s from 2025-03-03 has a limit in law', (_, body, history, last, tooLate, provision) => {
    given(history)
      .when(registerSupervision, { ...body, firstVisitBy: last }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(history)
      .when(registerSupervision, { ...body, firstVisitBy: tooLate }, addressed)
      .thenRefuses('too-late', { pointer: '/firstVisitBy', provision });
  });

  it('has none before trial and after release', () => {
    given(person)
      .when(registerSupervision, { ...voluntary, firstVisitBy: '2025-06-30' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
    given(person)
      .when(registerSupervision, { ...afterRelease, firstVisitBy: '2025-06-30' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionRegistered');
  });
});

function without(field: string, body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
}
