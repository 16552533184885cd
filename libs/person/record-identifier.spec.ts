import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { IdentifierFact, PersonFact, PersonId } from './person.events.ts';
import { recordIdentifier } from './record-identifier.ts';
import { asel, aselStream, died, recorded, registeredAsMan } from './sample-person.ts';

const iin = { on: '2023-10-05', scheme: 'IIN', value: '850315400005', check: 'CHECKED', documentRef: 'identity card 041' };
const passport = { ...iin, scheme: 'PASSPORT', value: 'N12345678' };
const on = { on: aselStream };
const iinStream = 'identifier-IIN-hash-of-IIN-850315400005';

describe('recording an identifier', () => {
  it('records its keyed hash in the open, its value as personal data, and reserves it for this person', () => {
    const about = { personId: asel, scheme: 'IIN', token: 'hash-of-IIN-850315400005' };
    given(recorded())
      .when(recordIdentifier, iin, on)
      .thenRecords({
        [aselStream]: [
          {
            type: 'IdentifierRecorded',
            effectiveOn: '2023-10-05',
            data: { ...about, verified: true },
            personal: { value: '850315400005' },
          },
        ],
        [iinStream]: [{ type: 'IdentifierReserved', effectiveOn: '2023-10-05', data: about }],
      });
  });

  it('that another person has is refused', () => {
    const bolat = '0192e4a0-7b1c-7000-8000-000000000002' as PersonId; // an id as a sender chooses it
    const taken: IdentifierFact = {
      type: 'IdentifierReserved',
      effectiveOn: '2020-01-09',
      data: { personId: bolat, scheme: 'IIN', token: 'hash-of-IIN-850315400005' },
    };
    given({ ...recorded(), [iinStream]: [taken] })
      .when(recordIdentifier, iin, on)
      .thenRefuses('identifier-taken', { pointer: '/value' });
  });

  it('is possible once for each scheme', () => {
    const recordedIin: PersonFact = {
      type: 'IdentifierRecorded',
      effectiveOn: '2023-10-05',
      data: { personId: asel, scheme: 'IIN', token: 'hash-of-IIN-850315400005', verified: true },
    };
    given(recorded(recordedIin))
      .when(recordIdentifier, { ...iin, value: '850315400608' }, on)
      .thenRefuses('identifier-recorded', { pointer: '/scheme' });
    given(recorded(recordedIin)).when(recordIdentifier, passport, on).thenRecordsTypes(aselStream, 'IdentifierRecorded');
  });

  it('is not possible about somebody who has died', () => {
    given(recorded(died)).when(recordIdentifier, iin, on).thenRefuses('person-dead');
  });
});

describe('an IIN that is checked', () => {
  it('holds where check digit, sex and date of birth agree, on the first or the second pass of the check digit', () => {
    for (const value of ['850315400005', '850315400608']) {
      given(recorded())
        .when(recordIdentifier, { ...iin, value }, on)
        .thenRecordsTypes(aselStream, 'IdentifierRecorded');
    }
  });

  it.each([
    ['850315400006', 'CHECKSUM', 'its check digit is another one'],
    ['85031540000', 'LENGTH', 'it has eleven digits'],
    ['850231400005', 'DATE', 'it tells a day that no calendar has'],
    ['850315900005', 'CENTURY', 'no century has its seventh digit'],
    ['850315400610', 'UNISSUABLE', 'no check digit fits'],
  ])('%s is refused as %s: %s', (value, because) => {
    given(recorded())
      .when(recordIdentifier, { ...iin, value }, on)
      .thenRefuses('identity-number', { reason: `The IIN does not hold: ${because}.`, pointer: '/value' });
  });

  it('that tells the other sex is refused', () => {
    given({ [aselStream]: [registeredAsMan] })
      .when(recordIdentifier, iin, on)
      .thenRefuses('identity-number', { reason: 'The IIN does not hold: SEX.' });
  });

  it('that tells another date of birth is refused, and holds once the date is corrected', () => {
    const oneDayOff: PersonFact = {
      type: 'PersonalDataCorrected',
      effectiveOn: '2023-10-04',
      data: {
        personId: asel,
        corrects: 0,
        birthDate: '1985-03-16',
        reason: 'CLERICAL_ERROR',
        legalBasis: 'PEC 91',
        approvedBy: 'supervisor-7',
      },
    };
    const backAgain: PersonFact = { ...oneDayOff, data: { ...oneDayOff.data, birthDate: '1985-03-15' } };
    given(recorded(oneDayOff))
      .when(recordIdentifier, iin, on)
      .thenRefuses('identity-number', { reason: 'The IIN does not hold: it tells 1985-03-15 as the date of birth.' });
    given(recorded(oneDayOff, backAgain)).when(recordIdentifier, iin, on).thenRecordsTypes(aselStream, 'IdentifierRecorded');
  });

  it('may be recorded as the document shows it although it does not hold, and counts as not verified then', () => {
    given(recorded())
      .when(recordIdentifier, { ...iin, value: '850315400006', check: 'AS_DOCUMENTED' }, on)
      .thenRecordsAmong(aselStream, {
        type: 'IdentifierRecorded',
        data: { personId: asel, scheme: 'IIN', token: 'hash-of-IIN-850315400006', verified: false },
      });
  });
});

describe('a request to record an identifier', () => {
  it('of a passport is not read as an IIN', () => {
    given(recorded()).when(recordIdentifier, passport, on).thenRecordsTypes(aselStream, 'IdentifierRecorded');
  });

  it.each([
    ['/value', { value: 'n12345678' }],
    ['/value', { value: '8503 1540 0005' }],
    ['/scheme', { scheme: 'DRIVING_LICENCE' }],
    ['/check', { check: 'NO' }],
    ['/documentRef', { documentRef: '' }],
    ['/on', { on: '2023-13-01' }],
  ])('has a fault at %s in %j', (pointer, change) => {
    given(recorded())
      .when(recordIdentifier, { ...iin, ...change }, on)
      .thenFindsFault(pointer);
  });

  it('needs every field and a person who is registered', () => {
    given(recorded()).when(recordIdentifier, {}, on).thenFindsFault('/on', '/scheme', '/value', '/check', '/documentRef');
    given({}).when(recordIdentifier, iin, on).thenIsMisplaced('not-found');
  });
});
