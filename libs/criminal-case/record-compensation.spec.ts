import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CriminalCaseFact } from './criminal-case.events.ts';
import { recordCivilClaim } from './record-civil-claim.ts';
import { recordCompensation } from './record-compensation.ts';
import { asel, file, fileStream } from './sample-file.ts';

const on = { on: fileStream };
const claim = { on: '2024-02-01', kind: 'MORAL', amount: 100_000, documentRef: 'verdict 1-23/2024' };
const payment = { paidOn: '2024-08-01', amount: 100_000, documentRef: 'bailiff, receipt 889' };

function claimed(amount: number): CriminalCaseFact {
  return { type: 'CivilClaimRecorded', effectiveOn: '2024-02-01', data: { personId: asel, amount, kind: 'MATERIAL' } };
}

function paid(amount: number): CriminalCaseFact {
  return { type: 'DamageCompensated', effectiveOn: '2024-08-01', data: { personId: asel, amount, paidOn: '2024-08-01', full: false } };
}

describe('a civil claim', () => {
  it('may be granted today and not tomorrow', () => {
    given(file())
      .when(recordCivilClaim, claim, { ...on, today: '2024-02-01' })
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ amount: 100_000, kind: 'MORAL' }) });
    given(file())
      .when(recordCivilClaim, claim, { ...on, today: '2024-01-31' })
      .thenRefuses('in-the-future', { pointer: '/on' });
  });
});

describe('a payment towards the claims of a file', () => {
  it.each([
    [99_999, false],
    [100_000, true],
  ])('of %i tenge of 150 000, of which 50 000 are paid, is full: %s', (amount, full) => {
    given(file(claimed(150_000), paid(50_000)))
      .when(recordCompensation, { ...payment, amount }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ amount, full }) });
  });

  it('is held against all claims together', () => {
    given(file(claimed(100_000), claimed(50_000)))
      .when(recordCompensation, payment, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ full: false }) });
    given(file(claimed(100_000), claimed(50_000)))
      .when(recordCompensation, { ...payment, amount: 150_001 }, on)
      .thenRefuses('more-than-claimed', { pointer: '/amount' });
  });

  it('needs a claim of which something is left', () => {
    given(file())
      .when(recordCompensation, payment, on)
      .thenRefuses('nothing-to-pay', { reason: 'No civil claim is recorded in the file.' });
    given(file(claimed(100_000), paid(100_000)))
      .when(recordCompensation, payment, on)
      .thenRefuses('nothing-to-pay', { reason: 'All 100000 tenge that are claimed are paid.' });
  });

  it('may be of today and not of tomorrow', () => {
    given(file(claimed(100_000)))
      .when(recordCompensation, payment, { ...on, today: '2024-08-01' })
      .thenRecordsTypes(fileStream, 'DamageCompensated');
    given(file(claimed(100_000)))
      .when(recordCompensation, payment, { ...on, today: '2024-07-31' })
      .thenRefuses('in-the-future', { pointer: '/paidOn' });
  });
});
