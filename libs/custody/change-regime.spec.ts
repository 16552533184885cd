import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { PersonId } from '../person/person.events.ts';
import { authoriseRelease } from './authorise-release.ts';
import { changeRegime } from './change-regime.ts';
import { aselId, authorised, custodyStream, onRemand, released, serving, stayId, termId, termOf, termStream } from './history-of-a-stay.ts';
import { release } from './release.ts';

const sentenced = { [termStream]: termOf('DEPRIVATION_OF_LIBERTY') };
const milder = { on: '2024-09-02', regime: 'MINIMUM', conditions: 'RELAXED', documentRef: 'ruling 3-118/2024' };
const begins = { on: '2024-02-17', regime: 'MEDIUM', conditions: 'ORDINARY', termId, documentRef: 'verdict 1-24/2024' };

describe('change-regime', () => {
  it('records the regime and the conditions from a day on', () => {
    given({ [custodyStream]: [serving] })
      .when(changeRegime, milder, { on: custodyStream })
      .thenRecords({
        [custodyStream]: [
          {
            type: 'RegimeChanged',
            effectiveOn: '2024-09-02',
            data: { personId: aselId, stayId, regime: 'MINIMUM', conditions: 'RELAXED', legalBasis: 'SENTENCE' },
          },
        ],
      });
  });

  it('turns remand into serving the term, once the verdict is in force', () => {
    given({ ...sentenced, [custodyStream]: [onRemand] })
      .when(changeRegime, begins, { on: custodyStream })
      .thenRecords({
        [custodyStream]: [
          {
            type: 'RegimeChanged',
            effectiveOn: '2024-02-17',
            data: { personId: aselId, stayId, regime: 'MEDIUM', conditions: 'ORDINARY', legalBasis: 'SENTENCE', termId },
          },
        ],
      });
  });

  it('needs the term of a person on remand', () => {
    given({ [custodyStream]: [onRemand] })
      .when(changeRegime, milder, { on: custodyStream })
      .thenRefuses('on-remand', { pointer: '/termId' });
  });

  it('turns remand into nothing that is not served in a facility', () => {
    given({ [custodyStream]: [onRemand], [termStream]: termOf('RESTRICTION_OF_LIBERTY') })
      .when(changeRegime, begins, { on: custodyStream })
      .thenRefuses('term-not-custodial', { pointer: '/termId' });
    given({ [custodyStream]: [onRemand], [termStream]: termOf('DEPRIVATION_OF_LIBERTY', { suspended: true }) })
      .when(changeRegime, begins, { on: custodyStream })
      .thenRefuses('term-suspended', { pointer: '/termId' });
  });

  it('turns remand into no term that does not exist, and into nobody else’s', () => {
    given({ [custodyStream]: [onRemand] })
      .when(changeRegime, begins, { on: custodyStream })
      .thenRefuses('term-unknown', { pointer: '/termId' });
    const another = '0192e4a0-7b1c-7000-8000-000000000002' as PersonId; // id of an example
    given({ [custodyStream]: [onRemand], [termStream]: termOf('LIFE', { of: another }) })
      .when(changeRegime, begins, { on: custodyStream })
      .thenRefuses('term-of-another-person', { pointer: '/termId' });
  });

  it.each([
    ['2024-02-16', false],
    ['2024-02-17', true],
    ['2024-02-18', true],
  ] as const)('from %s a sentence is served that was turned to execution on 2024-02-17: %s', (on, possible) => {
    const then = given({ ...sentenced, [custodyStream]: [onRemand] }).when(changeRegime, { ...begins, on }, { on: custodyStream });
    if (possible) then.thenRecordsTypes(custodyStream, 'RegimeChanged');
    else then.thenRefuses('too-early', { pointer: '/on' });
  });

  it('takes another term of the person in the place of the first, with its own regime', () => {
    const second = '0192e4a0-7b1c-7000-8000-0000000000f2';
    given({ [custodyStream]: [serving], [`term-${second}`]: termOf('LIFE') })
      .when(changeRegime, { ...milder, regime: 'EMERGENCY', conditions: 'STRICT', termId: second }, { on: custodyStream })
      .thenRecordsAmong(custodyStream, {
        data: { personId: aselId, stayId, regime: 'EMERGENCY', conditions: 'STRICT', legalBasis: 'SENTENCE', termId: second },
      });
  });

  it('names no term that the person is held on already', () => {
    given({ ...sentenced, [custodyStream]: [serving] })
      .when(changeRegime, { ...milder, termId }, { on: custodyStream })
      .thenRecordsAmong(custodyStream, {
        data: { personId: aselId, stayId, regime: 'MINIMUM', conditions: 'RELAXED', legalBasis: 'SENTENCE' },
      });
  });

  it('records nothing where nothing changes', () => {
    const relaxed = {
      type: 'RegimeChanged',
      effectiveOn: '2024-09-02',
      data: { personId: aselId, stayId, regime: 'MINIMUM', conditions: 'RELAXED', legalBasis: 'SENTENCE' },
    } as const;
    given({ [custodyStream]: [serving, relaxed] })
      .when(changeRegime, { ...milder, on: '2024-10-02' }, { on: custodyStream })
      .thenRefuses('nothing-changes');
    given({ [custodyStream]: [serving, relaxed] })
      .when(changeRegime, { ...milder, on: '2024-10-02', conditions: 'PRIVILEGED' }, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'RegimeChanged');
  });

  it.each([
    ['2024-02-19', false],
    ['2024-02-20', true],
    ['2024-02-21', true],
  ] as const)('holds from %s where the regime before it holds from 2024-02-20: %s', (on, possible) => {
    const then = given({ [custodyStream]: [serving] }).when(changeRegime, { ...milder, on }, { on: custodyStream });
    if (possible) then.thenRecordsTypes(custodyStream, 'RegimeChanged');
    else then.thenRefuses('too-early', { pointer: '/on' });
  });

  it('does not hold from tomorrow', () => {
    given({ [custodyStream]: [serving] })
      .when(changeRegime, milder, { on: custodyStream, today: '2024-09-01' })
      .thenRefuses('in-the-future', { pointer: '/on' });
  });

  it('changes nothing after the release', () => {
    given({ [custodyStream]: [serving, released('2024-08-01')] })
      .when(changeRegime, milder, { on: custodyStream })
      .thenRefuses('no-open-stay');
  });

  it('tells every fault of the request', () => {
    given({ [custodyStream]: [serving] })
      .when(changeRegime, { on: '2024-09-31', regime: 'REMAND', conditions: 'HARSH', termId: 7 }, { on: custodyStream })
      .thenFindsFault('/on', '/regime', '/conditions', '/termId', '/documentRef');
  });

  it('takes away a release that was authorised from remand', () => {
    const turned = {
      type: 'RegimeChanged',
      effectiveOn: '2024-02-17',
      data: { personId: aselId, stayId, regime: 'MEDIUM', conditions: 'ORDINARY', legalBasis: 'SENTENCE', termId },
    } as const;
    const history = { ...sentenced, [custodyStream]: [onRemand, authorised('REMAND_LIFTED', '2024-02-16'), turned] };
    given(history).when(release, { releasedOn: '2024-02-18', to: 'LIBERTY' }, { on: custodyStream }).thenRefuses('release-not-authorised');
    given(history)
      .when(
        authoriseRelease,
        { on: '2024-02-18', basis: 'REMAND_LIFTED', releaseOn: '2024-02-18', documentRef: 'order 9' },
        { on: custodyStream },
      )
      .thenRefuses('basis-and-hold', { pointer: '/basis' });
  });
});
