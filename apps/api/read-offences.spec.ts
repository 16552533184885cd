import { describe, expect, it } from '@jest/globals';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { offencesInForce } from './read-offences.ts';

const provisions = (on: LegalDate, words?: string): readonly unknown[] =>
  offencesInForce(on, words).map((offence) => ('provision' in offence ? offence.provision : undefined));

describe('the offences of a day', () => {
  it('are those in force on it: battery was administrative until 15 June 2024', () => {
    expect(provisions('2024-06-15', 'battery')).toEqual(['CAO 73-2']);
    expect(provisions('2024-06-16', 'battery')).toEqual(['CC 109-1(1)', 'CC 109-1(2)']);
  });

  it('are each as the law then had it', () => {
    expect(offencesInForce('2024-06-16', 'CC 99(3)')).toEqual([
      expect.objectContaining({ article: '99', part: '3', from: '2024-06-16', sanction: expect.objectContaining({ life: 'ONLY' }) }),
    ]);
  });

  it.each(['99(3)', 'cc 99(3)', 'Убийство', 'адам өлтіру'])('are found by %s', (words) => {
    expect(provisions('2026-03-01', words)).toContain('CC 99(3)');
  });

  it('are none where nothing has these words', () => {
    expect(provisions('2026-03-01', 'witchcraft')).toEqual([]);
  });
});
