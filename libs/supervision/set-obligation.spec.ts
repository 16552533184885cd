import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { LegalDate } from '../event-log/event.ts';
import { liftObligation } from './lift-obligation.ts';
import { setObligation } from './set-obligation.ts';
import { asel, ended, onSupervision, supervised } from './supervision-history.ts';
import { supervisionBases, type SupervisionFact } from './supervision.events.ts';

const addressed = { on: onSupervision };

function curfew(from: LegalDate, to?: LegalDate): SupervisionFact {
  return { type: 'ObligationSet', effectiveOn: from, data: { personId: asel, obligation: 'CURFEW', from, ...(to && { to }) } };
}

function lifted(liftedOn: LegalDate): SupervisionFact {
  return { type: 'ObligationLifted', effectiveOn: liftedOn, data: { personId: asel, obligation: 'CURFEW', liftedOn } };
}

describe('setting an obligation', () => {
  it('records it from a day to a day, or without a last one', () => {
    given({ [onSupervision]: [supervised()] })
      .when(setObligation, { obligation: 'CURFEW', from: '2025-03-03', to: '2025-08-31' }, addressed)
      .thenRecords({ [onSupervision]: [curfew('2025-03-03', '2025-08-31')] });
    given({ [onSupervision]: [supervised()] })
      .when(setObligation, { obligation: 'CURFEW', from: '2025-03-03' }, addressed)
      .thenRecords({ [onSupervision]: [curfew('2025-03-03')] });
  });

  it.each([
    ['begins before the supervision', { from: '2025-03-02' }, 'too-early', '/from'],
    ['begins after its planned last day', { from: '2026-03-03' }, 'too-late', '/from'],
    ['ends after its planned last day', { from: '2025-04-01', to: '2026-03-03' }, 'too-late', '/to'],
    ['ends before it begins', { from: '2025-04-01', to: '2025-03-31' }, 'too-early', '/to'],
  ])('is refused where it %s', (_, days, code, pointer) => {
    given({ [onSupervision]: [supervised()] })
      .when(setObligation, { obligation: 'CURFEW', ...days }, addressed)
      .thenRefuses(code, { pointer });
  });

  it.each([
    ['the whole supervision', { from: '2025-03-03', to: '2026-03-02' }],
    ['one day', { from: '2025-04-01', to: '2025-04-01' }],
  ])('may be for %s', (_, days) => {
    given({ [onSupervision]: [supervised()] })
      .when(setObligation, { obligation: 'CURFEW', ...days }, addressed)
      .thenRecordsTypes(onSupervision, 'ObligationSet');
  });

  it('is set once for any day', () => {
    const history = { [onSupervision]: [supervised(), curfew('2025-05-01', '2025-05-31')] };
    given(history)
      .when(setObligation, { obligation: 'CURFEW', from: '2025-05-31' }, addressed)
      .thenRefuses('obligation-overlaps', { pointer: '/from' });
    given(history)
      .when(setObligation, { obligation: 'CURFEW', from: '2025-06-01' }, addressed)
      .thenRecordsTypes(onSupervision, 'ObligationSet');
    given(history)
      .when(setObligation, { obligation: 'CURFEW', from: '2025-04-01', to: '2025-05-01' }, addressed)
      .thenRefuses('obligation-overlaps', { pointer: '/from' });
    given(history)
      .when(setObligation, { obligation: 'CURFEW', from: '2025-04-01', to: '2025-04-30' }, addressed)
      .thenRecordsTypes(onSupervision, 'ObligationSet');
    given(history)
      .when(setObligation, { obligation: 'NO_TRAVEL', from: '2025-05-01' }, addressed)
      .thenRecordsTypes(onSupervision, 'ObligationSet');
    given({ [onSupervision]: [supervised(), curfew('2025-05-01')] })
      .when(setObligation, { obligation: 'CURFEW', from: '2026-01-01' }, addressed)
      .thenRefuses('obligation-overlaps');
  });

  it('is set again from the day after the one on which it was lifted', () => {
    const history = { [onSupervision]: [supervised(), curfew('2025-05-01'), lifted('2025-06-30')] };
    given(history).when(setObligation, { obligation: 'CURFEW', from: '2025-06-30' }, addressed).thenRefuses('obligation-overlaps');
    given(history)
      .when(setObligation, { obligation: 'CURFEW', from: '2025-07-01' }, addressed)
      .thenRecordsTypes(onSupervision, 'ObligationSet');
  });

  it.each(supervisionBases.filter((basis) => basis !== 'RESTRICTION_OF_LIBERTY'))(
    '100 hours of labour a year go with restriction of liberty, not with %s',
    (basis) => {
      const labour = { obligation: 'FORCED_LABOUR_100_HOURS', from: '2025-03-03' };
      given({ [onSupervision]: [supervised('RESTRICTION_OF_LIBERTY')] })
        .when(setObligation, labour, addressed)
        .thenRecordsTypes(onSupervision, 'ObligationSet');
      given({ [onSupervision]: [supervised(basis)] })
        .when(setObligation, labour, addressed)
        .thenRefuses('obligation-not-for-basis', { provision: 'CC 44', pointer: '/obligation' });
    },
  );

  it('is refused once the supervision has ended', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(setObligation, { obligation: 'CURFEW', from: '2025-03-03' }, addressed)
      .thenRefuses('supervision-ended');
  });
});

describe('lifting an obligation', () => {
  const history = { [onSupervision]: [supervised(), curfew('2025-05-01', '2025-08-31')] };

  it('records its last day', () => {
    given(history)
      .when(liftObligation, { obligation: 'CURFEW', liftedOn: '2025-06-30' }, addressed)
      .thenRecords({ [onSupervision]: [lifted('2025-06-30')] });
  });

  it.each([
    ['2025-04-30', 'before its first day'],
    ['2025-08-31', 'on the last day that was set'],
    ['2025-09-01', 'after its last day'],
  ])('is refused on %s, %s', (liftedOn) => {
    given(history)
      .when(liftObligation, { obligation: 'CURFEW', liftedOn }, addressed)
      .thenRefuses('obligation-not-in-force', { pointer: '/obligation' });
  });

  it.each(['2025-05-01', '2025-08-30'])('may happen on %s, any day from the first to the one before the last', (liftedOn) => {
    given(history).when(liftObligation, { obligation: 'CURFEW', liftedOn }, addressed).thenRecordsTypes(onSupervision, 'ObligationLifted');
  });

  it('ends the one of several that holds on the day, and ends it once', () => {
    const twice = [supervised(), curfew('2025-05-01', '2025-05-31'), curfew('2025-07-01'), lifted('2025-08-15')];
    given({ [onSupervision]: twice })
      .when(liftObligation, { obligation: 'CURFEW', liftedOn: '2025-08-15' }, addressed)
      .thenRefuses('obligation-not-in-force');
    given({ [onSupervision]: twice })
      .when(liftObligation, { obligation: 'CURFEW', liftedOn: '2025-08-16' }, addressed)
      .thenRefuses('obligation-not-in-force');
    given({ [onSupervision]: twice })
      .when(liftObligation, { obligation: 'CURFEW', liftedOn: '2025-05-10' }, addressed)
      .thenRecordsTypes(onSupervision, 'ObligationLifted');
  });

  it('is refused for an obligation that was never set, and outside the supervision', () => {
    given(history)
      .when(liftObligation, { obligation: 'NO_TRAVEL', liftedOn: '2025-06-30' }, addressed)
      .thenRefuses('obligation-not-in-force');
    given(history)
      .when(liftObligation, { obligation: 'CURFEW', liftedOn: '2026-03-03' }, addressed)
      .thenRefuses('too-late', { pointer: '/liftedOn' });
  });

  it('is refused once the supervision has ended', () => {
    given({ [onSupervision]: [supervised(), curfew('2025-05-01'), ended] })
      .when(liftObligation, { obligation: 'CURFEW', liftedOn: '2025-06-30' }, addressed)
      .thenRefuses('supervision-ended');
  });
});
