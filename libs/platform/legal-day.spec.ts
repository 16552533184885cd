import { describe, expect, it } from '@jest/globals';
import { legalDayOf } from './legal-day.ts';

describe('the legal day of an instant', () => {
  it('begins at 19:00 UTC since the country has one zone, UTC+5', () => {
    expect(legalDayOf(new Date('2026-03-01T18:59:59Z'))).toBe('2026-03-01');
    expect(legalDayOf(new Date('2026-03-01T19:00:00Z'))).toBe('2026-03-02');
  });

  it('began at 18:00 UTC before 1 March 2024', () => {
    expect(legalDayOf(new Date('2024-02-15T17:59:59Z'))).toBe('2024-02-15');
    expect(legalDayOf(new Date('2024-02-15T18:00:00Z'))).toBe('2024-02-16');
  });
});
