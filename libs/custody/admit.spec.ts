import { describe, expect, it } from '@jest/globals';
import { checkBody } from '../commands/check-body.ts';
import { exampleOf } from '../commands/fields.ts';
import { given } from '../commands/scenario.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { PersonId } from '../person/person.events.ts';
import { Admit, admit } from './admit.ts';
import {
  aselId,
  aselStream,
  caseId,
  completed,
  custodyStream,
  died,
  onRemand,
  registered,
  released,
  sent,
  stayId,
  termId,
  termOf,
  termStream,
} from './history-of-a-stay.ts';

const anotherStay = '0192e4a0-7b1c-7000-8000-0000000000e2';
const known = { [aselStream]: [registered] };
const sentenced = { ...known, [termStream]: termOf('DEPRIVATION_OF_LIBERTY') };
const toServe = {
  stayId,
  admittedOn: '2024-02-20',
  facility: 'F3504',
  legalBasis: 'SENTENCE',
  termId,
  regime: 'MEDIUM',
  documentRef: 'verdict 1-24/2024',
};
const toRemand = { stayId, admittedOn: '2023-10-04', facility: 'F3504', legalBasis: 'REMAND', documentRef: 'order 55' };

describe('admit', () => {
  it('begins a stay on the sentence, in the region of the facility', () => {
    given(sentenced)
      .when(admit, toServe, { on: custodyStream })
      .thenRecords({
        [custodyStream]: [
          {
            type: 'PersonAdmitted',
            effectiveOn: '2024-02-20',
            data: {
              personId: aselId,
              stayId,
              facility: 'F3504',
              region: '35',
              legalBasis: 'SENTENCE',
              termId,
              regime: 'MEDIUM',
              admittedOn: '2024-02-20',
            },
          },
        ],
      });
  });

  it('begins a stay on remand without a term, under the regime of remand', () => {
    given(known)
      .when(admit, { ...toRemand, caseId }, { on: custodyStream })
      .thenRecords({ [custodyStream]: [onRemand] });
  });

  it('knows no case of a person on remand where none is named', () => {
    given(known)
      .when(admit, toRemand, { on: custodyStream })
      .thenRecordsAmong(custodyStream, {
        data: {
          personId: aselId,
          stayId,
          facility: 'F3504',
          region: '35',
          legalBasis: 'REMAND',
          regime: 'REMAND',
          admittedOn: '2023-10-04',
        },
      });
  });

  it.each(['DEPRIVATION_OF_LIBERTY', 'LIFE', 'ARREST'] as const)('takes a person who serves %s', (punishment) => {
    given({ ...known, [termStream]: termOf(punishment) })
      .when(admit, toServe, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'PersonAdmitted');
  });

  it.each(['FINE', 'CORRECTIVE_LABOUR', 'COMMUNITY_SERVICE', 'RESTRICTION_OF_LIBERTY'] as const)(
    'takes nobody who serves %s',
    (punishment) => {
      given({ ...known, [termStream]: termOf(punishment) })
        .when(admit, toServe, { on: custodyStream })
        .thenRefuses('term-not-custodial', { provision: 'CC 40', pointer: '/termId' });
    },
  );

  it('takes nobody on a suspended sentence', () => {
    given({ ...known, [termStream]: termOf('DEPRIVATION_OF_LIBERTY', { suspended: true }) })
      .when(admit, toServe, { on: custodyStream })
      .thenRefuses('term-suspended', { provision: 'CC 63', pointer: '/termId' });
  });

  it('takes nobody on a term that does not exist', () => {
    given(known).when(admit, toServe, { on: custodyStream }).thenRefuses('term-unknown', { pointer: '/termId' });
  });

  it('takes nobody on a term without a sentence', () => {
    given({ ...known, [termStream]: termOf('DEPRIVATION_OF_LIBERTY').slice(0, 1) })
      .when(admit, toServe, { on: custodyStream })
      .thenRefuses('term-without-sentence', { pointer: '/termId' });
  });

  it('takes nobody on the term of another person', () => {
    const another = '0192e4a0-7b1c-7000-8000-000000000002' as PersonId; // id of an example
    given({ ...known, [termStream]: termOf('DEPRIVATION_OF_LIBERTY', { of: another }) })
      .when(admit, toServe, { on: custodyStream })
      .thenRefuses('term-of-another-person', { pointer: '/termId' });
  });

  it('takes nobody on a term that is completed', () => {
    given({ ...known, [termStream]: [...termOf('DEPRIVATION_OF_LIBERTY'), completed('2026-08-04')] })
      .when(admit, toServe, { on: custodyStream })
      .thenRefuses('term-completed', { pointer: '/termId' });
  });

  it.each([
    ['2024-02-16', false],
    ['2024-02-17', true],
    ['2024-02-18', true],
  ] as const)('on %s, where the sentence was turned to execution on 2024-02-17: %s', (admittedOn, taken) => {
    const then = given(sentenced).when(admit, { ...toServe, admittedOn }, { on: custodyStream });
    if (taken) then.thenRecordsTypes(custodyStream, 'PersonAdmitted');
    else then.thenRefuses('too-early', { pointer: '/admittedOn' });
  });

  it.each([
    ['2024-02-29', false],
    ['2024-03-01', true],
    ['2024-03-02', true],
  ] as const)('on %s, where the term begins on 2024-03-01: %s', (admittedOn, taken) => {
    const then = given({ ...known, [termStream]: termOf('DEPRIVATION_OF_LIBERTY', { start: '2024-03-01' }) }).when(
      admit,
      { ...toServe, admittedOn },
      { on: custodyStream },
    );
    if (taken) then.thenRecordsTypes(custodyStream, 'PersonAdmitted');
    else then.thenRefuses('too-early', { pointer: '/admittedOn' });
  });

  it.each([
    ['2024-02-19', 'in-the-future'],
    ['2024-02-20', undefined],
    ['2024-02-21', undefined],
  ] as const)('received on %s for 2024-02-20: %s', (today, code) => {
    const then = given(sentenced).when(admit, toServe, { on: custodyStream, today });
    if (code === undefined) then.thenRecordsTypes(custodyStream, 'PersonAdmitted');
    else then.thenRefuses(code, { pointer: '/admittedOn' });
  });

  it('takes nobody who is not registered', () => {
    given({}).when(admit, toRemand, { on: custodyStream }).thenRefuses('person-unknown');
  });

  it('takes nobody who has died', () => {
    given({ [aselStream]: [registered, died] })
      .when(admit, toRemand, { on: custodyStream })
      .thenRefuses('person-dead');
  });

  it('takes nobody who is in custody already', () => {
    given({ ...sentenced, [custodyStream]: [onRemand] })
      .when(admit, { ...toServe, stayId: anotherStay }, { on: custodyStream })
      .thenRefuses('stay-open');
  });

  it('takes nobody who is on the way to a facility: that is an arrival', () => {
    given({ ...sentenced, [custodyStream]: [onRemand, sent('F7501', '2024-02-19')] })
      .when(admit, { ...toServe, stayId: anotherStay, facility: 'F7501' }, { on: custodyStream })
      .thenRefuses('stay-open');
  });

  it.each([
    ['2024-02-19', false],
    ['2024-02-20', true],
    ['2024-02-21', true],
  ] as const)('again on %s after a release on 2024-02-20: %s', (admittedOn: LegalDate, taken) => {
    const then = given({ ...sentenced, [custodyStream]: [onRemand, released('2024-02-20')] }).when(
      admit,
      { ...toServe, stayId: anotherStay, admittedOn },
      { on: custodyStream },
    );
    if (taken) then.thenRecordsTypes(custodyStream, 'PersonAdmitted');
    else then.thenRefuses('too-early', { pointer: '/admittedOn' });
  });

  it('gives no two stays of a person the same id', () => {
    given({ ...sentenced, [custodyStream]: [onRemand, released('2024-02-19')] })
      .when(admit, toServe, { on: custodyStream })
      .thenRefuses('stay-recorded', { pointer: '/stayId' });
  });

  it.each([
    ['/termId', { termId }],
    ['/regime', { regime: 'MEDIUM' }],
  ])('on remand names no %s', (pointer, field) => {
    given(sentenced)
      .when(admit, { ...toRemand, ...field }, { on: custodyStream })
      .thenRefuses('not-on-this-basis', { pointer });
  });

  it('on the sentence names no case of its own', () => {
    given(sentenced)
      .when(admit, { ...toServe, caseId }, { on: custodyStream })
      .thenRefuses('not-on-this-basis', { pointer: '/caseId' });
  });

  it.each(['termId', 'regime'])('on the sentence must name %s', (field) => {
    given(sentenced)
      .when(admit, { ...toServe, [field]: undefined }, { on: custodyStream })
      .thenRefuses('missing-on-this-basis', { pointer: `/${field}` });
  });

  it.each([
    ['/facility', { facility: 'F9904' }],
    ['/facility', { facility: 'P3504' }],
    ['/regime', { regime: 'REMAND' }],
    ['/legalBasis', { legalBasis: 'LIFE' }],
    ['/admittedOn', { admittedOn: '2024-02-30' }],
    ['/stayId', { stayId: 'E1' }],
    ['/documentRef', { documentRef: '' }],
    ['/personId', { personId: aselId }],
  ])('tells a fault at %s', (pointer, field) => {
    given(sentenced)
      .when(admit, { ...toServe, ...field }, { on: custodyStream })
      .thenFindsFault(pointer);
  });

  it('has an example that is a sound request', () => {
    expect(checkBody(Admit, exampleOf(Admit))).toHaveProperty('body');
    given(sentenced).when(admit, exampleOf(Admit), { on: custodyStream }).thenRecordsTypes(custodyStream, 'PersonAdmitted');
  });
});
