import { describe, expect, it } from '@jest/globals';
import type { FacilityType, Punishment } from '../criminal-case/criminal-case.events.ts';
import { given } from '../commands/scenario.ts';
import type { LegalDate } from '../event-log/event.ts';
import { creditTime } from './credit-time.ts';
import type { CreditKind, PunishmentTermFact } from './punishment-term.events.ts';
import {
  asel,
  calculated,
  lastDayIs,
  sentenceIncluded,
  termCompleted,
  termOf,
  termOpened,
  termStream,
  withSentence,
} from './sample-term.ts';

const custody = { kind: 'CUSTODY', from: '2023-10-04', to: '2024-01-31' };
const on = { on: termStream };

describe('crediting time', () => {
  it('takes 120 days of custody at 1.5 in medium security off the end of three years: 180 days, last day 4 August 2026', () => {
    given(termOf(...withSentence))
      .when(creditTime, custody, { on: termStream, today: '2024-02-20' })
      .thenRecords({
        [termStream]: [
          credited('CUSTODY', '2023-10-04', '2024-01-31'),
          {
            type: 'TermCalculated',
            effectiveOn: '2024-02-20',
            data: {
              personId: asel,
              cause: 'TimeCredited',
              calculation: { verdict: 'COMPUTED', lastDay: '2026-08-04', creditedDays: 180 },
              receipt: expect.objectContaining({ question: 'term-end', asOf: '2024-02-01' }) as unknown,
              rights: {},
            },
          },
        ],
      });
  });

  it.each([
    ['MINIMUM', 240],
    ['MEDIUM', 180],
    ['MEDIUM_JUVENILE', 180],
    ['MAXIMUM', 120],
    ['EMERGENCY', 120],
    ['FULL', 120],
  ] as const)('counts 120 days of custody for a verdict that names %s as %i days', (facility, creditedDays) => {
    given(termOf(...servedIn(facility)))
      .when(creditTime, custody, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: expect.objectContaining({ creditedDays }) as unknown }),
      });
  });

  it.each([
    ['RESTRICTION_OF_LIBERTY', 240],
    ['ARREST', 120],
  ] as const)('counts 120 days of custody towards %s as %i days', (punishment, creditedDays) => {
    given(termOf(...servedAs(punishment)))
      .when(creditTime, custody, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: expect.objectContaining({ creditedDays }) as unknown }),
      });
  });

  it('counts two days of house arrest as one', () => {
    given(termOf(...withSentence))
      .when(creditTime, { ...custody, kind: 'HOUSE_ARREST' }, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2026-12-02', creditedDays: 60 } }),
      });
  });

  it('counts together with what was credited before, and rounds a half day up once', () => {
    given(termOf(...withSentence, credited('CUSTODY', '2024-01-31', '2024-01-31'), lastDayIs('2027-01-29', 2)))
      .when(creditTime, { kind: 'CUSTODY', from: '2024-01-30', to: '2024-01-30' }, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2027-01-28', creditedDays: 3 } }),
      });
  });

  it('in a life term is recorded, and the term still has no last day', () => {
    given(termOf(...servedAs('LIFE')))
      .when(creditTime, custody, on)
      .thenRecordsAmong(termStream, { type: 'TimeCredited' }, { data: expect.objectContaining({ calculation: { verdict: 'LIFE' } }) });
  });

  it('is recorded all the same where the law cannot say what it counts for, and the calculation says why', () => {
    given(termOf(...withSentenceOf({ imposedOn: '2018-07-31' })))
      .when(creditTime, custody, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'NEEDS_MANUAL', because: ['CREDIT_RATE_NOT_VERIFIED'] } }),
      });
  });

  it('keeps to the law of the day on which the sentence was imposed, whatever the law is when it is recorded', () => {
    given(termOf(...withSentenceOf({ imposedOn: '2018-08-01' })))
      .when(creditTime, custody, { on: termStream, today: '2026-11-21' })
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2026-08-04', creditedDays: 180 } }),
      });
  });
});

describe('one calendar day counts once', () => {
  const already = termOf(...withSentence, credited('CUSTODY', '2023-10-04', '2023-12-31'), lastDayIs('2026-09-19', 134));

  it.each(['CUSTODY', 'HOUSE_ARREST'])('%s on the last day of what is credited is refused, with the days that it meets', (kind) => {
    given(already).when(creditTime, { kind, from: '2023-12-31', to: '2024-01-31' }, on).thenRefuses('days-credited', {
      reason: 'CUSTODY from 2023-10-04 to 2023-12-31 is credited already; one calendar day counts once.',
      pointer: '/from',
    });
  });

  it('on the day after it, it is credited', () => {
    given(already)
      .when(creditTime, { kind: 'HOUSE_ARREST', from: '2024-01-01', to: '2024-01-31' }, on)
      .thenRecordsTypes(termStream, 'TimeCredited', 'TermCalculated');
  });

  it('up to its first day is refused, up to the day before it is not', () => {
    given(already)
      .when(creditTime, { kind: 'HOUSE_ARREST', from: '2023-09-20', to: '2023-10-04' }, on)
      .thenRefuses('days-credited', { pointer: '/to' });
    given(already)
      .when(creditTime, { kind: 'HOUSE_ARREST', from: '2023-09-20', to: '2023-10-03' }, on)
      .thenRecordsTypes(termStream, 'TimeCredited', 'TermCalculated');
  });

  it('within it and all around it are refused', () => {
    given(already).when(creditTime, { kind: 'HOUSE_ARREST', from: '2023-11-01', to: '2023-11-02' }, on).thenRefuses('days-credited');
    given(already).when(creditTime, { kind: 'HOUSE_ARREST', from: '2023-10-03', to: '2024-01-01' }, on).thenRefuses('days-credited');
  });

  it('the day before the term is credited, the first day of the term is served and not credited', () => {
    given(termOf(...withSentence))
      .when(creditTime, custody, on)
      .thenRecordsTypes(termStream, 'TimeCredited', 'TermCalculated');
    given(termOf(...withSentence))
      .when(creditTime, { ...custody, to: '2024-02-01' }, on)
      .thenRefuses('day-of-term', { provision: 'CC 62(3)', pointer: '/to' });
  });
});

describe('a request to credit time', () => {
  it('may name a single day, and not an end before its beginning', () => {
    given(termOf(...withSentence))
      .when(creditTime, { ...custody, from: '2024-01-31' }, on)
      .thenRecordsTypes(termStream, 'TimeCredited', 'TermCalculated');
    given(termOf(...withSentence))
      .when(creditTime, { ...custody, to: '2023-10-03' }, on)
      .thenRefuses('too-early', { pointer: '/to' });
  });

  it('comes after a sentence is included and before the term is completed', () => {
    given(termOf(termOpened)).when(creditTime, custody, on).thenRefuses('no-sentence');
    given(termOf(...withSentence, termCompleted))
      .when(creditTime, custody, on)
      .thenRefuses('term-completed');
  });

  it('needs a term, a kind and two days of the calendar', () => {
    given({}).when(creditTime, custody, on).thenIsMisplaced('not-found');
    given(termOf(...withSentence))
      .when(creditTime, {}, on)
      .thenFindsFault('/kind', '/from', '/to');
    given(termOf(...withSentence))
      .when(creditTime, { ...custody, kind: 'POLICE_CELL', to: '2024-02-30' }, on)
      .thenFindsFault('/kind', '/to');
  });
});

function credited(kind: CreditKind, from: LegalDate, to: LegalDate): PunishmentTermFact {
  return { type: 'TimeCredited', effectiveOn: from, data: { personId: asel, kind, from, to } };
}

function servedIn(facility: FacilityType): readonly PunishmentTermFact[] {
  return withSentenceOf({ facility });
}

function withSentenceOf(stated: Partial<Pick<typeof sentenceIncluded.data, 'facility' | 'imposedOn'>>): readonly PunishmentTermFact[] {
  return [termOpened, { ...sentenceIncluded, data: { ...sentenceIncluded.data, ...stated } }, lastDayIs('2027-01-31')];
}

function servedAs(punishment: Punishment): readonly PunishmentTermFact[] {
  const { personId, caseId, sentenceId, term, suspended, imposedOn, offences, gravest, firstTime } = sentenceIncluded.data;
  const length = punishment !== 'LIFE' && term ? { term } : {};
  return [
    { ...termOpened, data: { ...termOpened.data, punishment } },
    {
      ...sentenceIncluded,
      data: { personId, caseId, sentenceId, punishment, ...length, suspended, imposedOn, offences, gravest, firstTime },
    },
    punishment === 'LIFE' ? calculated({ verdict: 'LIFE' }) : lastDayIs('2027-01-31'),
  ];
}

describe('days away that were recorded before a credit', () => {
  it.each([
    [
      '2026-08-05',
      'the day after the last one do not move it: 120 days at 1.5 off 31 January 2027 end the term on 4 August 2026',
      '2026-08-04',
    ],
    ['2026-08-04', 'the last day itself are added to it: 31 of them, to 4 September 2026', '2026-09-04'],
  ] as const)('from %s, %s', (from, _, lastDay) => {
    const days: PunishmentTermFact = {
      type: 'InterruptionRecorded',
      effectiveOn: from,
      data: { personId: asel, kind: 'ESCAPE', from, to: '2026-09-03' },
    };
    given(termOf(...withSentence, days, lastDayIs('2027-03-02')))
      .when(creditTime, custody, { on: termStream, today: '2026-10-01' })
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay, creditedDays: 180 } }),
      });
  });
});
