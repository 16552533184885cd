import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { AnyFact, Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from './punishment-term.events.ts';
import { completeTerm } from './complete-term.ts';
import { asel, calculated, lastDayIs, sentenceIncluded, termCompleted, termOf, termOpened, termStream } from './sample-term.ts';

const served = { reason: 'SERVED', completedOn: '2026-08-04', documentRef: 'release certificate 118' };
const on = { on: termStream };
const endsOn4August = termOf(termOpened, sentenceIncluded, lastDayIs('2026-08-04', 180));

describe('completing a term', () => {
  it('records that it was served on its last day', () => {
    given(endsOn4August)
      .when(completeTerm, served, on)
      .thenRecords({ [termStream]: [termCompleted] });
  });

  it('as served is possible after the last day, however late', () => {
    given(endsOn4August)
      .when(completeTerm, { ...served, completedOn: '2026-08-05' }, on)
      .thenRecordsTypes(termStream, 'TermCompleted');
  });

  it.each(['2026-08-03', '2026-08-02', '2026-08-01'])(
    'as served on %s, before days off, is possible for a last day of 4 August 2026',
    (completedOn) => {
      given(endsOn4August)
        .when(completeTerm, { ...served, completedOn }, on)
        .thenRecordsTypes(termStream, 'TermCompleted');
    },
  );

  it('as served four days before the last day is refused, with what the law says of the day of release', () => {
    given(endsOn4August)
      .when(completeTerm, { ...served, completedOn: '2026-07-31' }, on)
      .thenRefuses('not-served', {
        reason:
          'The last day of the term is 2026-08-04. Release is in the first half of that day, or on the preceding working day where it is a day off.',
        provision: 'PEC 165(2)',
        pointer: '/completedOn',
      });
  });

  it('goes by the latest calculation', () => {
    given(termOf(termOpened, sentenceIncluded, lastDayIs('2026-08-04'), lastDayIs('2026-08-14')))
      .when(completeTerm, served, on)
      .thenRefuses('not-served');
  });

  it('after parole is possible on the last day of the term and not on the day before it', () => {
    given(endsOn4August)
      .when(completeTerm, { ...served, reason: 'PAROLE_SERVED' }, on)
      .thenRecordsTypes(termStream, 'TermCompleted');
    given(endsOn4August)
      .when(completeTerm, { ...served, reason: 'PAROLE_SERVED', completedOn: '2026-08-03' }, on)
      .thenRefuses('not-served', { provision: 'CC 72', pointer: '/completedOn' });
  });

  it.each(['AMNESTY', 'PARDON', 'QUASHED', 'DEATH'])('by %s is possible on any day of it', (reason) => {
    given(endsOn4August)
      .when(completeTerm, { ...served, reason, completedOn: '2024-02-01' }, on)
      .thenRecordsTypes(termStream, 'TermCompleted');
  });

  it('is not possible for life as served, and is by parole or pardon', () => {
    const life = termOf(termOpened, sentenceIncluded, calculated({ verdict: 'LIFE' }));
    given(life).when(completeTerm, served, on).thenRefuses('life-has-no-end', { provision: 'CC 46(4)', pointer: '/reason' });
    for (const reason of ['PAROLE_SERVED', 'PARDON']) {
      given(life)
        .when(completeTerm, { ...served, reason }, on)
        .thenRecordsTypes(termStream, 'TermCompleted');
    }
  });

  it('as served is refused while the person is away after an escape, and possible after the return', () => {
    const stay = { personId: asel, stayId: '0192e4a0-7b1c-7000-8000-0000000000e1' as Id<'stay'>, facility: 'F3504' }; // ids of an example
    const termId = termStream.slice('term-'.length) as TermId; // ids of an example
    const escaped = (escapedOn: LegalDate, from: TermId = termId): AnyFact => ({
      type: 'EscapeRecorded',
      effectiveOn: escapedOn,
      data: { ...stay, from: 'FACILITY', escapedOn, termId: from },
    });
    const back: AnyFact = {
      type: 'ReturnedToCustody',
      effectiveOn: '2026-08-03',
      data: { ...stay, region: '35', escapedOn: '2026-08-02', returnedOn: '2026-08-03', termId },
    };
    const after = (...facts: readonly AnyFact[]) => given({ ...endsOn4August, [`custody-${asel}`]: facts }).when(completeTerm, served, on);
    after(escaped('2026-06-01')).thenRefuses('escaped', { pointer: '/reason' });
    after(escaped('2026-08-03')).thenRefuses('escaped');
    // a day of which any part was spent in custody is served
    after(escaped('2026-08-04')).thenRecordsTypes(termStream, 'TermCompleted');
    after(escaped('2026-08-02'), back).thenRecordsTypes(termStream, 'TermCompleted');
    after(escaped('2026-06-01', '0192e4a0-7b1c-7000-8000-0000000000f2' as TermId)).thenRecordsTypes(termStream, 'TermCompleted');
  });

  it('as served is refused while the term is deferred: the days are not served', () => {
    const deferral = termStream.replace('term', 'deferral');
    const granted: AnyFact = { type: 'DeferralGranted', effectiveOn: '2024-06-01', data: { personId: asel, until: '2027-05-31' } };
    const ended: AnyFact = { type: 'DeferralEnded', effectiveOn: '2024-06-01', data: { personId: asel } };
    given({ ...endsOn4August, [deferral]: [granted] })
      .when(completeTerm, served, on)
      .thenRefuses('term-deferred', { provision: 'CC 74(1)', pointer: '/reason' });
    given({ ...endsOn4August, [deferral]: [granted, ended] })
      .when(completeTerm, served, on)
      .thenRecordsTypes(termStream, 'TermCompleted');
    given({ ...endsOn4August, [deferral]: [granted] })
      .when(completeTerm, { ...served, reason: 'AMNESTY' }, on)
      .thenRecordsTypes(termStream, 'TermCompleted');
  });

  it('as served on the document of a human is possible where the last day could not be computed', () => {
    given(termOf(termOpened, sentenceIncluded, calculated({ verdict: 'NEEDS_MANUAL', because: ['FACILITY_UNKNOWN'] })))
      .when(completeTerm, { ...served, completedOn: '2025-01-01' }, on)
      .thenRecordsTypes(termStream, 'TermCompleted');
  });

  it.each(['SERVED', 'PAROLE_SERVED', 'AMNESTY', 'PARDON'])('by %s is refused before a sentence is included', (reason) => {
    given(termOf(termOpened))
      .when(completeTerm, { ...served, reason }, on)
      .thenRefuses('no-sentence', { pointer: '/reason' });
  });

  it.each(['DEATH', 'QUASHED'])('by %s is possible before a sentence is included', (reason) => {
    given(termOf(termOpened))
      .when(completeTerm, { ...served, reason }, on)
      .thenRecordsTypes(termStream, 'TermCompleted');
  });

  it('cannot come before its first day', () => {
    given(endsOn4August)
      .when(completeTerm, { ...served, reason: 'DEATH', completedOn: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/completedOn' });
  });

  it('is recorded on its day and not before it', () => {
    given(endsOn4August).when(completeTerm, served, { on: termStream, today: '2026-08-04' }).thenRecordsTypes(termStream, 'TermCompleted');
    given(endsOn4August)
      .when(completeTerm, served, { on: termStream, today: '2026-08-03' })
      .thenRefuses('in-the-future', { pointer: '/completedOn' });
  });

  it('happens once', () => {
    given(termOf(termOpened, sentenceIncluded, lastDayIs('2026-08-04'), termCompleted))
      .when(completeTerm, { ...served, reason: 'DEATH' }, on)
      .thenRefuses('term-completed', { reason: 'The term was over on 2026-08-04: SERVED.' });
  });

  it('needs a reason, a day and a document', () => {
    given(endsOn4August).when(completeTerm, {}, on).thenFindsFault('/reason', '/completedOn', '/documentRef');
    given(endsOn4August)
      .when(completeTerm, { ...served, reason: 'RELEASED' }, on)
      .thenFindsFault('/reason');
  });
});
