import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CaseId } from '../criminal-case/criminal-case.events.ts';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
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
    ['2026-05-01', undefined],
    ['2026-05-02', 'deferred-too-long'],
  ])('until %s: %s', (until, code) => {
    const then = given(deferred).when(extendDeferral, { ...extension, until }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralExtended');
    else then.thenRefuses(code, { pointer: '/until' });
  });

  it.each([
    ['2025-02-28', undefined],
    ['2025-03-01', 'deferral-over'],
  ])('on %s, its last day being 2025-02-28: %s', (extendedOn, code) => {
    const then = given(deferred).when(extendDeferral, { ...extension, extendedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'DeferralExtended');
    else then.thenRefuses(code, { pointer: '/extendedOn' });
  });
});

describe('cancel', () => {
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
    ['CHILD', 'CHILD_REACHED_AGE', undefined],
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
