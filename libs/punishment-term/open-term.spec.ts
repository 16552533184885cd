import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { fold } from '../event-log/decider.ts';
import { termsOfPerson } from '../sentenced-person/terms-of-person.ts';
import { openTerm } from './open-term.ts';
import { asel, aselDied, aselIsRegistered, aselStream, termOpened, termStream } from './sample-term.ts';

const body = { personId: asel, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' };
const registered = { [aselStream]: [aselIsRegistered] };
const on = { on: termStream };

describe('opening a term', () => {
  it('records the punishment and its first day', () => {
    given(registered)
      .when(openTerm, body, on)
      .thenRecords({
        [termStream]: [termOpened],
        [`terms-${asel}`]: [
          {
            type: 'TermNoted',
            effectiveOn: '2024-02-01',
            data: { personId: asel, termId: termStream.slice(5), punishment: 'DEPRIVATION_OF_LIBERTY' },
          },
        ],
      });
  });

  it('is noted behind whatever stands on the stream of the person’s terms, a note of a correction too', () => {
    const noted = {
      type: 'TermNoted',
      effectiveOn: '2020-02-01',
      data: { personId: asel, termId: 'another', punishment: 'ARREST' },
    } as const;
    const changed = { type: 'BasisChanged', effectiveOn: '2020-03-01', data: { personId: asel } } as const;
    given({ ...registered, [`terms-${asel}`]: [noted, changed] })
      .when(openTerm, body, on)
      .thenRecordsTypes(`terms-${asel}`, 'TermNoted');
    const recorded = [noted, changed] as never; // the stream may also hold notes of corrections
    expect(fold(termsOfPerson, recorded)).toEqual({ termIds: ['another'] });
  });

  it.each(['DEPRIVATION_OF_LIBERTY', 'RESTRICTION_OF_LIBERTY', 'ARREST', 'LIFE'])('is possible for %s', (punishment) => {
    given(registered)
      .when(openTerm, { ...body, punishment }, on)
      .thenRecordsAmong(termStream, { data: expect.objectContaining({ punishment }) });
  });

  it.each(['FINE', 'CORRECTIVE_LABOUR', 'COMMUNITY_SERVICE'])('is not possible for %s, which is not counted in time', (punishment) => {
    given(registered)
      .when(openTerm, { ...body, punishment }, on)
      .thenFindsFault('/punishment');
  });

  it('may begin today and not tomorrow', () => {
    given(registered).when(openTerm, body, { on: termStream, today: '2024-02-01' }).thenRecordsTypes(termStream, 'TermOpened');
    given(registered).when(openTerm, body, { on: termStream, today: '2024-01-31' }).thenRefuses('in-the-future', { pointer: '/start' });
  });

  it('is refused for somebody who is not registered, or has died', () => {
    given({}).when(openTerm, body, on).thenRefuses('person-unknown', { pointer: '/personId' });
    given({ [aselStream]: [aselIsRegistered, aselDied] })
      .when(openTerm, body, on)
      .thenRefuses('person-dead', { reason: 'The person died on 2025-11-03.', pointer: '/personId' });
  });

  it('does not happen twice under one id', () => {
    given({ ...registered, [termStream]: [termOpened] })
      .when(openTerm, body, on)
      .thenIsMisplaced('exists');
  });

  it('finds every fault of an empty request at once', () => {
    given(registered).when(openTerm, {}, on).thenFindsFault('/personId', '/punishment', '/start');
  });
});
