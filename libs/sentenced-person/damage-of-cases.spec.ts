import { describe, expect, it } from '@jest/globals';
import type { CaseId, CriminalCaseFact, SentenceId } from '../criminal-case/criminal-case.events.ts';
import { fold } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import {
  damageOfCase,
  damageReadings,
  damagesOf,
  repaidOn,
  unlessRepaidAsRecorded,
  type DamageFacts,
  type DamageOfCase,
} from './damage-of-cases.ts';

const personId = '0192e4a0-7b1c-7000-8000-000000000001' as Id<'person'>; // ids of these specs
const first = 'first' as CaseId; // ids of these specs
const second = 'second' as CaseId; // ids of these specs
const third = 'third' as CaseId; // ids of these specs
const sentenceId = 'sentence' as SentenceId; // ids of these specs

const opened: CriminalCaseFact = {
  type: 'CaseOpened',
  effectiveOn: '2023-10-04',
  data: { personId, registrationNumber: '1', court: 'court' },
};

function claimed(amount: number, on: LegalDate = '2024-02-01'): CriminalCaseFact {
  return { type: 'CivilClaimRecorded', effectiveOn: on, data: { personId, amount, kind: 'MATERIAL' } };
}

function paid(amount: number, paidOn: LegalDate): CriminalCaseFact {
  return { type: 'DamageCompensated', effectiveOn: paidOn, data: { personId, amount, paidOn, full: false } };
}

/** A final punishment of a file over a sentence of its own and an earlier one. */
function joining(own: CaseId, earlier: CaseId): CriminalCaseFact {
  const covers = [own, earlier].map((caseId) => ({ caseId, sentenceId }));
  return { type: 'FinalPunishmentDetermined', effectiveOn: '2025-03-03', data: { personId, covers } } as unknown as CriminalCaseFact; // what is read of it
}

function file(...facts: readonly CriminalCaseFact[]): DamageOfCase {
  const damage = fold(damageOfCase, [opened, ...facts]);
  if (damage === undefined) throw new Error('the file was opened');
  return damage;
}

describe('whether the damage is repaid, as the verdict files have it', () => {
  it('is not known where nothing was claimed, or nothing by that day', () => {
    expect(repaidOn('2025-08-01')).toBeUndefined();
    expect(repaidOn('2025-08-01', [file(), file()])).toBeUndefined();
    expect(repaidOn('2024-01-31', [file(claimed(450_000))])).toBeUndefined();
    expect(repaidOn('2024-02-01', [file(claimed(450_000))])).toBe(false);
  });

  it('is so once the last tenge is paid, on the day of that payment and not the day before', () => {
    const damages = [file(claimed(450_000), paid(449_999, '2024-08-01'), paid(1, '2025-08-01'))];
    expect(repaidOn('2025-07-31', damages)).toBe(false);
    expect(repaidOn('2025-08-01', damages)).toBe(true);
  });

  it('is so no longer from the day of another claim on', () => {
    const damages = [file(claimed(100_000), paid(100_000, '2024-08-01'), claimed(50_000, '2025-01-10'))];
    expect(repaidOn('2025-01-09', damages)).toBe(true);
    expect(repaidOn('2025-01-10', damages)).toBe(false);
  });

  it('holds for each file by itself: what is paid too much in one pays nothing in another', () => {
    const overpaid = file(claimed(50_000), paid(150_000, '2024-08-01'));
    expect(repaidOn('2025-08-01', [overpaid])).toBe(true);
    expect(repaidOn('2025-08-01', [overpaid, file(claimed(100_000))])).toBe(false);
  });

  it('is not what papers say against it', () => {
    const missing = [file(claimed(450_000), paid(449_999, '2024-08-01'))];
    const whole = [file(claimed(450_000), paid(450_000, '2024-08-01'))];
    expect(unlessRepaidAsRecorded('2025-08-01', missing, true)).toMatchObject({
      code: 'damage-recorded-otherwise',
      reason: 'Of 450000 tenge that were claimed by 2025-08-01, 449999 were paid by that day, as the verdict files have it.',
      next: expect.stringContaining('record-compensation') as unknown,
      pointer: '/damageRepaid',
    });
    expect(unlessRepaidAsRecorded('2025-08-01', whole, false)).toMatchObject({
      next: expect.stringContaining('record-civil-claim') as unknown,
    });
    expect(unlessRepaidAsRecorded('2025-08-01', missing, false)).toBeUndefined();
    expect(unlessRepaidAsRecorded('2025-08-01', whole, true)).toBeUndefined();
    expect(unlessRepaidAsRecorded('2025-08-01', missing, undefined)).toBeUndefined();
    expect(unlessRepaidAsRecorded('2025-08-01', [file()], true)).toBeUndefined();
  });
});

describe('the files of a sentence', () => {
  const files: DamageFacts = {
    'case-third': file(claimed(1), joining(third, second)),
    'case-second': file(claimed(2), joining(second, first)),
    'case-first': file(claimed(3)),
  };

  it('are its own, and each that a final punishment joins, however far back', () => {
    const amounts = (caseId: CaseId): readonly number[] =>
      damagesOf(caseId, files).flatMap(({ claims }) => claims.map(({ amount }) => amount));
    expect([third, second, first].map(amounts)).toEqual([[1, 2, 3], [2, 3], [3]]);
  });

  it('are read one after the other, as each names the next', () => {
    const named = (read: DamageFacts): readonly string[] => Object.values(damageReadings(third, read)).map(({ stream }) => stream);
    expect(named({})).toEqual(['case-third']);
    expect(named({ 'case-third': files['case-third'] })).toEqual(['case-third', 'case-second']);
    expect(named(files)).toEqual(['case-third', 'case-second', 'case-first']);
    expect(damageReadings(undefined, files)).toEqual({});
  });
});
