import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { Punishment } from '../criminal-case/criminal-case.events.ts';
import { creditTime } from './credit-time.ts';
import { evaluate } from '../law/evaluate.ts';
import type { ParoleFact } from '../parole/parole.events.ts';
import type { PunishmentTermFact, TermId } from './punishment-term.events.ts';
import { replacePunishment } from './replace-punishment.ts';
import {
  asel,
  aselIsRegistered,
  aselStream,
  lastDayIs,
  termCompleted,
  termOf,
  termOpened,
  termStream,
  withSentence,
} from './sample-term.ts';

const paroleStream = 'parole-0192e4a0-7b1c-7000-8000-0000000000f1';
const paroleRevoked: ParoleFact = {
  type: 'ParoleRevoked',
  effectiveOn: '2025-12-01',
  data: {
    ...{ personId: asel, termId: '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId, court: 'Karaganda district court' }, // an id as a sender chooses it
    ...{ revokedOn: '2025-12-01', ground: 2, mode: 'MUST', remainderFrom: '2025-12-01' },
    receipt: evaluate('parole-renewal', { refusedOn: '2025-12-01' }, '2025-12-01').receipt,
  },
};

const on = { on: termStream, today: '2025-09-02' } as const;
const milder = {
  to: 'RESTRICTION_OF_LIBERTY',
  from: '2025-09-01',
  unservedDays: 518,
  term: { days: 518 },
  documentRef: 'ruling 8-19/2025',
};

describe('replacing the rest of a punishment', () => {
  it('begins the new one on its own day: 518 days from 1 September 2025 end on 31 January 2027 as before', () => {
    given(termOf(...withSentence))
      .when(replacePunishment, milder, on)
      .thenRecordsAmong(
        termStream,
        {
          type: 'PunishmentReplaced',
          effectiveOn: '2025-09-01',
          data: expect.objectContaining({
            from: 'DEPRIVATION_OF_LIBERTY',
            byLaw: expect.objectContaining({ verdict: 'CONVERTED', whole: 518 }) as unknown,
          }),
        },
        { data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2027-01-31', creditedDays: 0 } }) },
      );
  });

  it.each([
    ['2025-08-31', '2027-01-31'],
    ['2025-09-01', '2027-02-01'],
    ['2025-09-02', '2027-02-02'],
  ] as const)('is not served either by who is away on its first day: back after %s, 518 days end on %s', (to, lastDay) => {
    const away: PunishmentTermFact = {
      type: 'InterruptionRecorded',
      effectiveOn: '2025-08-20',
      data: { personId: asel, kind: 'ESCAPE', from: '2025-08-20', to },
    };
    given(termOf(...withSentence, away, lastDayIs('2027-02-12')))
      .when(replacePunishment, milder, { ...on, today: '2025-09-03' })
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay, creditedDays: 0 } }),
      });
  });

  it('asks the law how much of it stands for the days that were left, and lets the court differ', () => {
    given(termOf(...withSentence))
      .when(replacePunishment, { ...milder, term: { days: 500 } }, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({
          term: { days: 500 },
          byLaw: expect.objectContaining({
            whole: 518,
            receipt: expect.objectContaining({ provisions: expect.arrayContaining(['CC 73(3)']) as unknown }) as unknown,
          }) as unknown,
        }),
      });
  });

  it('by one that the law has no rate for keeps what the decision says alone', () => {
    given(termOf(...withSentence))
      .when(replacePunishment, { ...milder, to: 'COMMUNITY_SERVICE', term: undefined, hours: 300 }, on)
      .thenRecordsAmong(termStream, {
        type: 'PunishmentReplaced',
        data: { personId: asel, from: 'DEPRIVATION_OF_LIBERTY', to: 'COMMUNITY_SERVICE', unservedDays: 518, hours: 300 },
      });
  });

  it('by deprivation of liberty after evasion converts a day for a day', () => {
    const restriction: PunishmentTermFact = {
      type: 'PunishmentReplaced',
      effectiveOn: '2025-06-01',
      data: { personId: asel, from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', unservedDays: 610, term: { days: 610 } },
    };
    given(termOf(...withSentence, restriction, lastDayIs('2027-01-31')))
      .when(replacePunishment, { ...milder, to: 'DEPRIVATION_OF_LIBERTY', facility: 'MINIMUM' }, on)
      .thenRecordsAmong(termStream, {
        type: 'PunishmentReplaced',
        data: expect.objectContaining({
          byLaw: expect.objectContaining({
            whole: 518,
            receipt: expect.objectContaining({ provisions: expect.arrayContaining(['CC 44(3)']) as unknown }) as unknown,
          }) as unknown,
        }),
      });
  });

  it('counts after an earlier revoked parole from its own first day: a third of 90 days from 2 March 2026 is served on 31 March', () => {
    const restriction: PunishmentTermFact = {
      type: 'PunishmentReplaced',
      effectiveOn: '2025-09-01',
      data: { personId: asel, from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', unservedDays: 518, term: { days: 518 } },
    };
    const back = { ...milder, to: 'DEPRIVATION_OF_LIBERTY', from: '2026-03-02', unservedDays: 90, term: { days: 90 }, facility: 'MINIMUM' };
    given({
      ...termOf(...withSentence, restriction, lastDayIs('2027-01-31')),
      [aselStream]: [aselIsRegistered],
      [paroleStream]: [paroleRevoked],
    })
      .when(replacePunishment, back, { on: termStream, today: '2026-03-02' })
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({
          calculation: { verdict: 'COMPUTED', lastDay: '2026-05-30', creditedDays: 0 },
          rights: expect.objectContaining({ substitutionFrom: expect.objectContaining({ on: '2026-04-01' }) as unknown }) as unknown,
        }),
      });
  });

  it('leaves behind what was credited towards the one before', () => {
    const replaced: PunishmentTermFact = {
      type: 'PunishmentReplaced',
      effectiveOn: '2025-09-01',
      data: { personId: asel, from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', unservedDays: 338, term: { days: 338 } },
    };
    const credit: PunishmentTermFact = {
      type: 'TimeCredited',
      effectiveOn: '2023-10-04',
      data: { personId: asel, kind: 'CUSTODY', from: '2023-10-04', to: '2024-01-31' },
    };
    given(termOf(...withSentence, credit, lastDayIs('2026-08-04', 180), replaced, lastDayIs('2026-08-04')))
      .when(creditTime, { kind: 'CUSTODY', from: '2023-10-04', to: '2023-10-04' }, on)
      .thenRecordsAmong(termStream, {
        // one day of custody is two of restriction of liberty
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2026-08-02', creditedDays: 2 } }),
      });
  });

  it.each([
    ['FINE', '/amountMci'],
    ['CORRECTIVE_LABOUR', '/amountMci'],
    ['COMMUNITY_SERVICE', '/hours'],
    ['ARREST', '/term'],
    ['RESTRICTION_OF_LIBERTY', '/term'],
  ] as const)('by %s needs what that is measured in', (to: Punishment, pointer) => {
    given(termOf(...withSentence))
      .when(replacePunishment, { ...milder, to, term: undefined }, on)
      .thenRefuses('measure-missing', { pointer });
  });

  it('by deprivation of liberty needs a length and a type of facility', () => {
    const fine: PunishmentTermFact = {
      type: 'PunishmentReplaced',
      effectiveOn: '2025-06-01',
      data: { personId: asel, from: 'DEPRIVATION_OF_LIBERTY', to: 'FINE', unservedDays: 610, amountMci: 152 },
    };
    const fined = termOf(...withSentence, fine, lastDayIs('2027-01-31'));
    given(fined)
      .when(replacePunishment, { ...milder, to: 'DEPRIVATION_OF_LIBERTY', term: undefined }, on)
      .thenRefuses('measure-missing', { pointer: '/term' });
    given(fined)
      .when(replacePunishment, { ...milder, to: 'DEPRIVATION_OF_LIBERTY' }, on)
      .thenRefuses('measure-missing', { pointer: '/facility' });
  });

  it('by itself or by life is refused', () => {
    given(termOf(...withSentence))
      .when(replacePunishment, { ...milder, to: 'DEPRIVATION_OF_LIBERTY', facility: 'MINIMUM' }, on)
      .thenRefuses('same-punishment', { pointer: '/to' });
    given(termOf(...withSentence))
      .when(replacePunishment, { ...milder, to: 'LIFE' }, on)
      .thenRefuses('life-replaces-nothing', { pointer: '/to' });
  });

  it('begins on a day of the term that has come', () => {
    given(termOf(...withSentence))
      .when(replacePunishment, { ...milder, from: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/from' });
    given(termOf(...withSentence))
      .when(replacePunishment, { ...milder, from: '2025-09-03' }, on)
      .thenRefuses('in-the-future', { pointer: '/from' });
  });

  it('comes after a sentence is included and before the term is completed', () => {
    given(termOf(termOpened)).when(replacePunishment, milder, on).thenRefuses('not-calculated');
    given(termOf(...withSentence, termCompleted))
      .when(replacePunishment, milder, on)
      .thenRefuses('term-completed');
  });
});
