import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CaseId, Offence } from '../criminal-case/criminal-case.events.ts';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { ParoleFact } from '../parole/parole.events.ts';
import type { PersonFact, PersonId } from '../person/person.events.ts';
import type { PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import { cancelDeferral } from './cancel-deferral.ts';
import type { DeferralFact } from './deferral.events.ts';
import { endDeferral } from './end-deferral.ts';
import { extendDeferral } from './extend-deferral.ts';
import { grantDeferral } from './grant-deferral.ts';
import { openDeferral } from './open-deferral.ts';
import { refuseDeferral } from './refuse-deferral.ts';

/** Three years from 1 February 2024, to 31 January 2027; her child was born on 2 May 2012 and is 14 on 2 May 2026. */
const personId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example
const about = { personId, termId };
const court = 'Karaganda district court';
const stream = `deferral-${termId}`;
const on = { on: stream, today: '2026-06-01' } as const;
const { receipt } = evaluate('parole-renewal', { refusedOn: '2024-03-01' }, '2024-03-01');

const term: readonly PunishmentTermFact[] = [
  { type: 'TermOpened', effectiveOn: '2024-02-01', data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' } },
  {
    type: 'SentenceIncluded',
    effectiveOn: '2024-02-17',
    data: {
      personId,
      caseId: '0192e4a0-7b1c-7000-8000-0000000000ca' as CaseId, // ids of an example
      sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d1' as Id<'sentence'>, // ids of an example
      punishment: 'DEPRIVATION_OF_LIBERTY',
      term: { years: 3 },
      facility: 'MEDIUM',
      suspended: false,
      imposedOn: '2024-02-01',
      offences: [
        { article: '188', part: '3', committedOn: '2023-09-12', intent: 'INTENTIONAL', maxTermYears: 7, lifeSanction: false, flags: [] },
      ],
      gravest: 'GRAVE',
      firstTime: true,
    },
  },
  {
    type: 'TermCalculated',
    effectiveOn: '2024-02-17',
    data: {
      personId,
      cause: 'SentenceIncluded',
      calculation: { verdict: 'COMPUTED', lastDay: '2027-01-31', creditedDays: 0 },
      receipt,
      rights: {},
    },
  },
];
const registered: PersonFact = {
  type: 'PersonRegistered',
  effectiveOn: '2024-02-01',
  data: { personId, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
};
const serving = { [`person-${personId}`]: [registered], [`term-${termId}`]: term };
const availability = { verdict: 'AVAILABLE', ground: 'CHILD', until: '2026-05-01' } as const;
const opened: DeferralFact = {
  type: 'DeferralOpened',
  effectiveOn: '2024-02-20',
  data: { ...about, initiator: 'PERSON', ground: 'CHILD', openedOn: '2024-02-20', availability, receipt },
};

function deferredUntil(until: LegalDate): DeferralFact {
  return {
    type: 'DeferralGranted',
    effectiveOn: '2024-03-01',
    data: { ...about, court, grantedOn: '2024-03-01', ground: 'CHILD', until, availability, receipt },
  };
}

const asked = { ...serving, [stream]: [opened] };
const deferred = { ...serving, [stream]: [opened, deferredUntil('2025-02-28')] };

const petition = {
  personId,
  initiator: 'PERSON',
  openedOn: '2024-02-20',
  ground: 'CHILD',
  childBornOn: '2012-05-02',
  documentRef: 'petition 12',
};
const grant = {
  court,
  grantedOn: '2024-03-01',
  ground: 'CHILD',
  childBornOn: '2012-05-02',
  until: '2025-02-28',
  documentRef: 'ruling 5-20',
};
const refusal = { court, refusedOn: '2024-03-01', reason: 'CHILD_CARED_FOR_OTHERWISE', documentRef: 'ruling 5-21' };
const extension = {
  court,
  extendedOn: '2025-02-10',
  ground: 'CHILD',
  childBornOn: '2012-05-02',
  until: '2026-05-01',
  documentRef: 'ruling 5-22',
};
const cancellation = {
  ...{ court, cancelledOn: '2025-01-20', breach: 'CHILD_REFUSED', breachDays: ['2024-12-12'], servedFrom: '2025-01-20' },
  documentRef: 'ruling 5-3',
};
const ending = { court, endedOn: '2025-02-28', why: 'TIME_EXPIRED', outcome: 'RELEASED', documentRef: 'ruling 5-40' };

const theft: Offence = {
  ...{ article: '188', part: '3', committedOn: '2023-09-12', intent: 'INTENTIONAL', maxTermYears: 7, lifeSanction: false, flags: [] },
};
const man = { ...registered, data: { ...registered.data, sex: 'M' } } as PersonFact; // of its own type, of a man

/** A term for these offences in place of the theft, of another length where one is given. */
function termFor(offences: readonly Offence[], length: object = {}): readonly PunishmentTermFact[] {
  const given_ = Object.keys(length).length === 0 ? {} : { term: length };
  return term.map((fact) => (fact.type === 'SentenceIncluded' ? { ...fact, data: { ...fact.data, offences, ...given_ } } : fact));
}

describe('open', () => {
  it('records until when the law lets a court defer: the day before the child is 14', () => {
    given(serving)
      .when(openDeferral, petition, on)
      .thenRecordsAmong(stream, { data: expect.objectContaining({ ground: 'CHILD', availability }) });
  });

  it.each([
    ['2026-05-01', undefined],
    ['2026-05-02', 'no-ground'],
    ['2026-05-03', 'no-ground'],
  ])('on %s, where the child is 14 on 2026-05-02: %s', (openedOn, code) => {
    const then = given(serving).when(openDeferral, { ...petition, openedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralOpened');
    else then.thenRefuses(code, { provision: 'CC 74(1)', pointer: '/ground' });
  });

  it.each([
    ['2024-02-19', undefined],
    ['2024-02-20', undefined],
    ['2024-02-21', 'no-ground'],
  ])('for a child born on %s, asked for on 2024-02-20: %s', (childBornOn, code) => {
    const then = given(serving).when(openDeferral, { ...petition, childBornOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralOpened');
    else then.thenRefuses(code, { pointer: '/ground' });
  });

  it('for a child lasts five years at most, long before the child is 14', () => {
    given(serving)
      .when(openDeferral, { ...petition, childBornOn: '2023-05-02' }, on)
      .thenRecordsAmong(stream, {
        data: expect.objectContaining({ availability: { verdict: 'AVAILABLE', ground: 'CHILD', until: '2029-02-19' } }),
      });
  });

  it.each([
    ['a woman', registered, undefined],
    ['a man who raises the child with somebody', man, 'no-ground'],
  ])('for a child asked for by %s: %s', (_, person, code) => {
    const then = given({ ...serving, [`person-${personId}`]: [person] }).when(openDeferral, petition, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralOpened');
    else then.thenRefuses(code, { pointer: '/ground' });
  });

  it('for a child asked for by a man who raises it alone is open', () => {
    const alone: PersonFact = {
      type: 'SocialStatusRecorded',
      effectiveOn: '2024-01-01',
      data: { personId, kind: 'SINGLE_PARENT', from: '2024-01-01' },
    };
    given({ ...serving, [`person-${personId}`]: [man, alone] })
      .when(openDeferral, petition, on)
      .thenRecordsTypes(stream, 'DeferralOpened');
  });

  it.each([
    ['2024-01-31', 'too-early'],
    ['2024-02-01', undefined],
    ['2024-02-02', undefined],
  ])('on %s, the sentence being of 2024-02-01: %s', (openedOn, code) => {
    const then = given(serving).when(openDeferral, { ...petition, openedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralOpened');
    else then.thenRefuses(code, { pointer: '/openedOn' });
  });

  it.each([
    ['2024-02-19', 'in-the-future'],
    ['2024-02-20', undefined],
    ['2024-02-21', undefined],
  ] as const)('of 2024-02-20, told on %s: %s', (today, code) => {
    const then = given(serving).when(openDeferral, petition, { ...on, today });
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralOpened');
    else then.thenRefuses(code, { pointer: '/openedOn' });
  });

  it.each([
    ['2027-01-30', undefined],
    ['2027-01-31', undefined],
    ['2027-02-01', 'after-term'],
  ] as const)('on %s, the last day of the term being 2027-01-31: %s', (openedOn, code) => {
    const late = { ...on, today: '2027-03-01' } as const;
    const body = { ...petition, openedOn, childBornOn: '2023-05-02' };
    const then = given(serving).when(openDeferral, body, late);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralOpened');
    else then.thenRefuses(code, { provision: 'PEC 165(2)', pointer: '/openedOn' });
    const ruling = { ...grant, grantedOn: openedOn, childBornOn: '2023-05-02', until: '2027-12-31' };
    const granted = given(asked).when(grantDeferral, ruling, late);
    if (code === undefined) granted.thenRecordsTypes(stream, 'DeferralGranted');
    else granted.thenRefuses(code, { provision: 'PEC 165(2)', pointer: '/grantedOn' });
  });

  it.each<[string, Offence[], object, string]>([
    ['a terrorist crime', [{ ...theft, flags: ['TERRORIST'] }], {}, 'TERRORIST'],
    ['an extremist crime', [{ ...theft, flags: ['EXTREMIST'] }], {}, 'EXTREMIST'],
    ['a crime of a criminal group', [{ ...theft, flags: ['CRIMINAL_GROUP'] }], {}, 'CRIMINAL_GROUP'],
    [
      'more than five years for a grave crime against the person',
      [{ ...theft, article: '106' }],
      { years: 5, days: 1 },
      'OVER_FIVE_YEARS_AGAINST_PERSON',
    ],
  ])('is barred of %s', (_, offences, length, bar) => {
    given({ ...serving, [`term-${termId}`]: termFor(offences, length) })
      .when(openDeferral, petition, on)
      .thenRefuses('deferral-barred', { reason: `This term cannot be deferred: ${bar}.`, pointer: '/openedOn' });
  });

  it('is open of five years for a grave crime against the person', () => {
    given({ ...serving, [`term-${termId}`]: termFor([{ ...theft, article: '106' }], { years: 5 }) })
      .when(openDeferral, petition, on)
      .thenRecordsTypes(stream, 'DeferralOpened');
  });

  it('is of no restriction of liberty', () => {
    const restricted = term.map((fact) =>
      fact.type === 'TermCalculated'
        ? fact
        : ({ ...fact, data: { ...fact.data, punishment: 'RESTRICTION_OF_LIBERTY' } } as PunishmentTermFact),
    ); // of their own types, of another punishment
    given({ ...serving, [`term-${termId}`]: restricted })
      .when(openDeferral, petition, on)
      .thenRefuses('not-this-punishment', { provision: 'CC 74(1)', pointer: '/openedOn' });
  });

  it('is not for somebody on parole from the term, neither asked for nor granted', () => {
    const paroled: ParoleFact = {
      type: 'ParoleGranted',
      effectiveOn: '2025-08-04',
      data: {
        ...{ ...about, court, grantedOn: '2025-08-04', until: '2027-01-31', obligations: [], receipt },
        eligibility: { verdict: 'ELIGIBLE', mode: 'MAY', from: '2025-08-01', fraction: '1/2' },
      },
    };
    const revoked: ParoleFact = {
      type: 'ParoleRevoked',
      effectiveOn: '2025-10-01',
      data: { ...about, court, revokedOn: '2025-10-01', ground: 1, mode: 'MAY', remainderFrom: '2025-10-01', receipt },
    };
    given({ ...serving, [`parole-${termId}`]: [paroled] })
      .when(openDeferral, petition, on)
      .thenRefuses('on-parole', { provision: 'CC 72(2)' });
    given({ ...asked, [`parole-${termId}`]: [paroled] })
      .when(grantDeferral, grant, on)
      .thenRefuses('on-parole', { provision: 'CC 72(2)' });
    given({ ...serving, [`parole-${termId}`]: [paroled, revoked] })
      .when(openDeferral, petition, on)
      .thenRecordsTypes(stream, 'DeferralOpened');
  });

  it('on pregnancy needs a pregnancy that is recorded', () => {
    const body = { personId, initiator: 'PERSON', openedOn: '2024-02-20', ground: 'PREGNANT', documentRef: 'petition 12' };
    given(serving).when(openDeferral, body, on).thenRefuses('no-ground', { pointer: '/ground' });
  });

  it('is refused while one is open or runs, and before the refusal of the last', () => {
    given(asked).when(openDeferral, petition, on).thenRefuses('application-open');
    given(deferred).when(openDeferral, petition, on).thenRefuses('deferral-running');
    const refused: DeferralFact = {
      type: 'DeferralRefused',
      effectiveOn: '2024-03-01',
      data: { ...about, court, refusedOn: '2024-03-01', reason: 'NO_GROUND' },
    };
    given({ ...serving, [stream]: [opened, refused] })
      .when(openDeferral, { ...petition, openedOn: '2024-02-29' }, on)
      .thenRefuses('too-early', { pointer: '/openedOn' });
  });
});

describe('refuse', () => {
  it.each([
    ['2024-02-19', 'too-early'],
    ['2024-02-20', undefined],
    ['2024-02-21', undefined],
  ])('on %s, the petition being of 2024-02-20: %s', (refusedOn, code) => {
    const then = given(asked).when(refuseDeferral, { ...refusal, refusedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralRefused');
    else then.thenRefuses(code, { pointer: '/refusedOn' });
  });

  it('is not tomorrow', () => {
    given(asked)
      .when(refuseDeferral, refusal, { ...on, today: '2024-02-29' })
      .thenRefuses('in-the-future', { pointer: '/refusedOn' });
  });
});

describe('grant', () => {
  it.each([
    ['2026-04-30', undefined],
    ['2026-05-01', undefined],
    ['2026-05-02', 'deferred-too-long'],
  ])('until %s, where the child is 14 on 2026-05-02: %s', (until, code) => {
    const then = given(asked).when(grantDeferral, { ...grant, until }, on);
    if (code === undefined) then.thenRecordsAmong(stream, { data: expect.objectContaining({ until, availability }) });
    else then.thenRefuses(code, { provision: 'CC 74(1)', pointer: '/until' });
  });

  it.each([
    ['2024-02-19', 'too-early'],
    ['2024-02-20', undefined],
    ['2024-02-21', undefined],
  ])('on %s, the petition being of 2024-02-20: %s', (grantedOn, code) => {
    const then = given(asked).when(grantDeferral, { ...grant, grantedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralGranted');
    else then.thenRefuses(code, { pointer: '/grantedOn' });
  });

  it.each([
    ['2024-02-29', 'too-early'],
    ['2024-03-01', undefined],
    ['2024-03-02', undefined],
  ])('of 2024-03-01 until %s: %s', (until, code) => {
    const then = given(asked).when(grantDeferral, { ...grant, until }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralGranted');
    else then.thenRefuses(code, { pointer: '/until' });
  });

  it('is not before the petition, not in the time to come, and ends no earlier than it is decided', () => {
    given(asked)
      .when(grantDeferral, { ...grant, grantedOn: '2024-02-19' }, on)
      .thenRefuses('too-early', { pointer: '/grantedOn' });
    given(asked)
      .when(grantDeferral, { ...grant, until: '2024-02-29' }, on)
      .thenRefuses('too-early', { pointer: '/until' });
    given(asked)
      .when(grantDeferral, grant, { ...on, today: '2024-02-29' })
      .thenRefuses('in-the-future', { pointer: '/grantedOn' });
  });
});

describe('extend', () => {
  it.each([
    ['2025-02-27', 'too-early'],
    ['2025-02-28', 'too-early'],
    ['2025-03-01', undefined],
    ['2026-05-01', undefined],
    ['2026-05-02', 'deferred-too-long'],
  ])('until %s, its last day being 2025-02-28 and the child 14 on 2026-05-02: %s', (until, code) => {
    const then = given(deferred).when(extendDeferral, { ...extension, until }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralExtended');
    else then.thenRefuses(code, { pointer: '/until' });
  });

  it.each([
    ['2024-02-29', 'too-early'],
    ['2024-03-01', undefined],
    ['2025-02-28', undefined],
    ['2025-03-01', 'deferral-over'],
  ])('on %s, granted on 2024-03-01 and its last day being 2025-02-28: %s', (extendedOn, code) => {
    const then = given(deferred).when(extendDeferral, { ...extension, extendedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralExtended');
    else then.thenRefuses(code, { pointer: '/extendedOn' });
  });

  it('is not tomorrow', () => {
    given(deferred)
      .when(extendDeferral, extension, { ...on, today: '2025-02-09' })
      .thenRefuses('in-the-future', { pointer: '/extendedOn' });
  });
});

/** Extended on 10 February 2025 to 1 May 2026: nothing ends it before it was extended. */
describe.each([
  ['cancel', cancelDeferral, { ...cancellation, servedFrom: '2025-02-20' }, 'cancelledOn'],
  ['end', endDeferral, { ...ending, why: 'CHILD_DIED' }, 'endedOn'],
  ['extend', extendDeferral, { ...extension, until: '2026-05-01' }, 'extendedOn'],
] as const)('%s, after an extension', (_, command, body, day) => {
  it.each([
    ['2025-02-09', 'too-early'],
    ['2025-02-10', undefined],
    ['2025-02-11', undefined],
  ])('on %s: %s', (decidedOn, code) => {
    const extended: DeferralFact = {
      type: 'DeferralExtended',
      effectiveOn: '2025-02-10',
      data: { ...about, court, extendedOn: '2025-02-10', ground: 'CHILD', until: '2026-03-31', availability, receipt },
    };
    const then = given({ ...deferred, [stream]: [opened, deferredUntil('2025-02-28'), extended] }).when(
      command,
      { ...body, [day]: decidedOn },
      on,
    );
    if (code === undefined) then.thenRecordsAmong(stream, { effectiveOn: decidedOn });
    else then.thenRefuses(code, { pointer: `/${day}` });
  });
});

describe('cancel', () => {
  it.each([
    ['2025-02-27', undefined],
    ['2025-02-28', undefined],
    ['2025-03-01', 'not-while-deferred'],
  ])('for what was done on %s, the last day being 2025-02-28: %s', (day, code) => {
    const body = { ...cancellation, cancelledOn: '2025-04-01', breachDays: [day], servedFrom: '2025-04-01' };
    const then = given(deferred).when(cancelDeferral, body, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralCancelled');
    else then.thenRefuses(code, { pointer: '/breachDays' });
  });

  it.each([
    ['2024-12-11', 'served-again'],
    ['2024-12-12', undefined],
    ['2024-12-13', undefined],
  ])('for what was done on 2024-12-12, the term being served from %s: %s', (servedFrom, code) => {
    const then = given(deferred).when(cancelDeferral, { ...cancellation, servedFrom }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralCancelled');
    else then.thenRefuses(code, { pointer: '/breachDays' });
  });

  // deferred on 2024-03-01 and not held: two weeks later is 2024-03-15
  it.each([
    ['2024-03-14', 'in-time-to-appear'],
    ['2024-03-15', 'in-time-to-appear'],
    ['2024-03-16', undefined],
  ])('for a failure to appear by %s, where there are two weeks until 2024-03-15: %s', (day, code) => {
    const then = given(deferred).when(cancelDeferral, { ...cancellation, breach: 'NO_SHOW', breachDays: [day] }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralCancelled');
    else then.thenRefuses(code, { provision: 'PEC 163(9)', pointer: '/breachDays' });
  });

  it('for a child that was refused is left to the court, and the days deferred are not served', () => {
    given(deferred)
      .when(cancelDeferral, cancellation, on)
      .thenRecordsAmong(stream, {
        data: expect.objectContaining({ mode: 'MAY', servedFrom: '2025-01-20', deferred: { from: '2024-03-02', to: '2025-01-19' } }),
      });
  });

  describe('for the days of the deferral looks into custody', () => {
    const stay = { personId, stayId: '0192e4a0-7b1c-7000-8000-0000000000e1' as Id<'stay'> }; // id of an example
    const admitted = (admittedOn: LegalDate): CustodyFact => ({
      type: 'PersonAdmitted',
      effectiveOn: admittedOn,
      data: { ...stay, facility: 'F3504', region: '35', legalBasis: 'SENTENCE', termId, regime: 'MEDIUM', admittedOn },
    });
    const released: CustodyFact = {
      type: 'PersonReleased',
      effectiveOn: '2024-03-05',
      data: { ...stay, basis: 'DEFERRAL', to: 'PROBATION', releasedOn: '2024-03-05', releasedBy: 'facility-9' },
    };

    it.each<[string, CustodyFact[], object | undefined]>([
      ['none where she was held throughout', [admitted('2024-02-20')], undefined],
      ['those after her release', [admitted('2024-02-20'), released], { from: '2024-03-06', to: '2025-01-19' }],
      [
        'those after her release, where she is held again',
        [admitted('2024-02-20'), released, admitted('2025-01-20')],
        { from: '2024-03-06', to: '2025-01-19' },
      ],
      ['those after the decision, where she was never held before it', [admitted('2025-01-20')], { from: '2024-03-02', to: '2025-01-19' }],
    ])('%s', (_, custody, days) => {
      given({ ...deferred, [`custody-${personId}`]: custody })
        .when(cancelDeferral, cancellation, on)
        .thenRecordsAmong(stream, {
          data:
            days === undefined ? expect.not.objectContaining({ deferred: expect.anything() }) : expect.objectContaining({ deferred: days }),
        });
    });

    it('and at a term that begins later than the decision', () => {
      const [, ...rest] = term;
      const begun: PunishmentTermFact = {
        type: 'TermOpened',
        effectiveOn: '2024-04-01',
        data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-04-01' },
      };
      given({ ...deferred, [`term-${termId}`]: [begun, ...rest] })
        .when(cancelDeferral, cancellation, on)
        .thenRecordsAmong(stream, { data: expect.objectContaining({ deferred: { from: '2024-04-01', to: '2025-01-19' } }) });
    });

    it.each([
      ['2024-03-04', 'too-early'],
      ['2024-03-05', undefined],
      ['2024-03-06', undefined],
    ])('and is of no day before her release on 2024-03-05: on %s %s', (decidedOn, code) => {
      const letGo = { ...deferred, [`custody-${personId}`]: [admitted('2024-02-20'), released] };
      const body = { ...cancellation, cancelledOn: decidedOn, breachDays: ['2024-03-03'], servedFrom: '2024-03-06' };
      const cancelled = given(letGo).when(cancelDeferral, body, on);
      const ended = given(letGo).when(endDeferral, { ...ending, endedOn: decidedOn, why: 'CHILD_DIED' }, on);
      if (code === undefined) {
        cancelled.thenRecordsTypes(stream, 'DeferralCancelled');
        ended.thenRecordsTypes(stream, 'DeferralEnded');
      } else {
        cancelled.thenRefuses(code, { pointer: '/cancelledOn' });
        ended.thenRefuses(code, { pointer: '/endedOn' });
      }
    });

    it('and not at the days to come, nor at those before her release', () => {
      given(deferred)
        .when(cancelDeferral, cancellation, { ...on, today: '2025-01-19' })
        .thenRefuses('in-the-future');
      given(deferred)
        .when(cancelDeferral, { ...cancellation, servedFrom: '2025-02-01' }, { ...on, today: '2025-01-31' })
        .thenRefuses('in-the-future', { pointer: '/servedFrom' });
      given({ ...deferred, [`custody-${personId}`]: [admitted('2024-02-20'), released] })
        .when(cancelDeferral, { ...cancellation, servedFrom: '2024-03-05' }, on)
        .thenRefuses('too-early', { pointer: '/servedFrom' });
    });
  });

  it('for a crime must be', () => {
    given(deferred)
      .when(cancelDeferral, { ...cancellation, breach: 'INTENTIONAL_CRIME' }, on)
      .thenRecordsAmong(stream, { data: expect.objectContaining({ mode: 'MUST' }) });
  });

  it.each([
    [1, 'nothing-to-cancel-for'],
    [2, undefined],
    [3, undefined],
  ])('for an absence after %i written warnings: %s', (warnings, code) => {
    const then = given(deferred).when(cancelDeferral, { ...cancellation, breach: 'ABSENCE', warnings }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralCancelled');
    else then.thenRefuses(code, { pointer: '/breach' });
  });

  it.each([
    ['no day', [], 'no-breach'],
    ['the day before the grant', ['2024-02-29'], 'not-while-deferred'],
    ['the day of the grant', ['2024-03-01'], undefined],
    ['the day of the decision', ['2025-01-20'], undefined],
    ['the day after the decision', ['2025-01-21'], 'not-while-deferred'],
  ])('of what was done on %s: %s', (_, breachDays, code) => {
    const then = given(deferred).when(cancelDeferral, { ...cancellation, breachDays }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralCancelled');
    else then.thenRefuses(code, { pointer: '/breachDays' });
  });
});

describe('end', () => {
  it.each([
    ['CHILD', 'PREGNANCY_ENDED', 'ending-and-ground'],
    ['CHILD', 'CHILD_DIED', undefined],
    ['PREGNANT', 'CHILD_REACHED_AGE', 'ending-and-ground'],
    ['PREGNANT', 'CHILD_DIED', undefined],
    ['PREGNANT', 'PREGNANCY_ENDED', undefined],
  ])('of a deferral on the ground %s by %s: %s', (ground, why, code) => {
    const granted = deferredUntil('2025-02-28');
    const onGround = { ...granted, data: { ...granted.data, ground } };
    const then = given({ ...serving, [stream]: [opened, onGround] }).when(endDeferral, { ...ending, why }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralEnded');
    else then.thenRefuses(code, { provision: 'CC 74(3)', pointer: '/why' });
  });

  it.each([
    ['2026-05-01', 'too-early'],
    ['2026-05-02', undefined],
    ['2026-05-03', undefined],
  ])('for the age of the child on %s, who is 14 on 2026-05-02: %s', (endedOn, code) => {
    const then = given({ ...deferred, [stream]: [opened, deferredUntil('2026-05-01')] }).when(
      endDeferral,
      { ...ending, endedOn, why: 'CHILD_REACHED_AGE' },
      on,
    );
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralEnded');
    else then.thenRefuses(code, { pointer: '/endedOn' });
  });

  it.each([
    ['2024-02-29', 'too-early'],
    ['2024-03-01', undefined],
    ['2024-03-02', undefined],
  ])('for the death of the child on %s, granted on 2024-03-01: %s', (endedOn, code) => {
    const then = given(deferred).when(endDeferral, { ...ending, endedOn, why: 'CHILD_DIED' }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralEnded');
    else then.thenRefuses(code, { pointer: '/endedOn' });
  });

  it('is not tomorrow, and what is served again is not served before the decision, nor from a day to come', () => {
    given(deferred)
      .when(endDeferral, ending, { ...on, today: '2025-02-27' })
      .thenRefuses('in-the-future', { pointer: '/endedOn' });
    const replaced = { ...ending, outcome: 'REPLACED', to: 'RESTRICTION_OF_LIBERTY', days: 100 };
    given(deferred)
      .when(endDeferral, { ...replaced, servedFrom: '2025-02-27' }, on)
      .thenRefuses('too-early', { pointer: '/servedFrom' });
    given(deferred)
      .when(endDeferral, { ...replaced, servedFrom: '2025-03-01' }, { ...on, today: '2025-02-28' })
      .thenRefuses('in-the-future', { pointer: '/servedFrom' });
    given(deferred)
      .when(endDeferral, { ...replaced, servedFrom: '2025-03-01' }, { ...on, today: '2025-03-01' })
      .thenRecordsTypes(stream, 'DeferralEnded');
  });

  /** 1066 days are 266 whole indices and two days over. CC 73(3). */
  it.each([
    [265, undefined],
    [266, undefined],
    [267, 'more-than-the-rest'],
  ])('replaces the 1066 days by a fine of %i indices: %s', (amountMci, code) => {
    const body = { ...ending, outcome: 'REPLACED', to: 'FINE', amountMci, servedFrom: '2025-03-01' };
    const then = given(deferred).when(endDeferral, body, on);
    if (code === undefined) then.thenRecordsAmong(stream, { data: expect.objectContaining({ to: 'FINE', amountMci, unservedDays: 1066 }) });
    else then.thenRefuses(code, { provision: 'CC 73(3), CC 74(3)', pointer: '/amountMci' });
  });

  it('replaces nothing of a term without a last day', () => {
    const uncounted = term.filter(({ type }) => type !== 'TermCalculated');
    given({ ...deferred, [`term-${termId}`]: uncounted })
      .when(endDeferral, { ...ending, outcome: 'REPLACED', to: 'FINE', amountMci: 10, servedFrom: '2025-03-01' }, on)
      .thenRefuses('nothing-left');
  });

  it('replaces nothing of a term that is of a milder punishment by then', () => {
    const milder: PunishmentTermFact = {
      type: 'PunishmentReplaced',
      effectiveOn: '2024-12-01',
      data: { personId, from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', unservedDays: 792, term: { days: 700 } },
    };
    const served = { ...deferred, [`term-${termId}`]: [...term, milder] };
    const replaced = { ...ending, outcome: 'REPLACED', servedFrom: '2025-03-01' };
    for (const instead of [
      { to: 'RESTRICTION_OF_LIBERTY', days: 75 },
      { to: 'FINE', amountMci: 10 },
    ]) {
      given(served)
        .when(endDeferral, { ...replaced, ...instead }, on)
        .thenRefuses('not-this-punishment', { provision: 'CC 74(3)', pointer: '/outcome' });
    }
    given(served).when(endDeferral, ending, on).thenRecordsTypes(stream, 'DeferralEnded');
  });

  it('sends nobody to serve before they are back', () => {
    const sent = { ...ending, outcome: 'SENT_TO_SERVE', servedFrom: '2025-03-10' };
    given(deferred)
      .when(endDeferral, sent, { ...on, today: '2025-03-09' })
      .thenRefuses('in-the-future', { pointer: '/servedFrom' });
    given(deferred)
      .when(endDeferral, sent, { ...on, today: '2025-03-10' })
      .thenRecordsTypes(stream, 'DeferralEnded');
  });

  it('releases from the rest', () => {
    given(deferred)
      .when(endDeferral, ending, on)
      .thenRecords({
        [stream]: [
          {
            type: 'DeferralEnded',
            effectiveOn: '2025-02-28',
            data: { ...about, court, endedOn: '2025-02-28', why: 'TIME_EXPIRED', outcome: 'RELEASED' },
          },
        ],
      });
  });

  it('for time that expired is not before the last day', () => {
    given(deferred)
      .when(endDeferral, { ...ending, endedOn: '2025-02-27' }, on)
      .thenRefuses('too-early', { pointer: '/endedOn' });
  });

  it('sends to serve, and the days between are not days served', () => {
    given(deferred)
      .when(endDeferral, { ...ending, outcome: 'SENT_TO_SERVE', servedFrom: '2025-03-10' }, on)
      .thenRecordsAmong(stream, { data: expect.objectContaining({ deferred: { from: '2024-03-02', to: '2025-03-09' } }) });
  });

  it.each([
    [1066, undefined],
    [1067, 'more-than-the-rest'],
  ])('replaces the 1066 days from 2024-03-02 to 2027-01-31 by %i days of restriction: %s', (days, code) => {
    const body = { ...ending, outcome: 'REPLACED', to: 'RESTRICTION_OF_LIBERTY', days, servedFrom: '2025-03-01' };
    const then = given(deferred).when(endDeferral, body, on);
    if (code === undefined) then.thenRecordsAmong(stream, { data: expect.objectContaining({ term: { days }, unservedDays: 1066 }) });
    else then.thenRefuses(code, { pointer: '/days' });
  });

  it.each([
    [{ to: 'FINE' }, '/to'],
    [{ outcome: 'REPLACED', to: 'RESTRICTION_OF_LIBERTY', servedFrom: '2025-03-01' }, '/days'],
    [{ outcome: 'REPLACED', to: 'FINE', servedFrom: '2025-03-01' }, '/amountMci'],
    [{ servedFrom: '2025-03-01' }, '/servedFrom'],
    [{ outcome: 'SENT_TO_SERVE' }, '/servedFrom'],
  ])('is refused where the outcome and its fields do not fit: %j', (given_, pointer) => {
    given(deferred)
      .when(endDeferral, { ...ending, ...given_ }, on)
      .thenRefuses('outcome-and-fields', { provision: 'CC 74(3)', pointer });
  });
});

describe.each([
  ['grant', grantDeferral, grant],
  ['refuse', refuseDeferral, refusal],
] as const)('%s', (_, command, body) => {
  it('needs an open application', () => {
    given(deferred).when(command, body, on).thenRefuses('no-open-application');
  });
});

describe.each([
  ['extend', extendDeferral, extension],
  ['cancel', cancelDeferral, cancellation],
  ['end', endDeferral, ending],
] as const)('%s', (_, command, body) => {
  it('needs a deferral that runs', () => {
    given(asked).when(command, body, on).thenRefuses('not-deferred');
  });
});
