import { describe, expect, it } from '@jest/globals';
import type { Offence } from '../../libs/law/offences/offence-catalogue.ts';
import { offencesInForce } from './read-offences.ts';

const battery: Offence = {
  code: 'CC',
  article: '109-1',
  part: '1',
  title: { en: 'Battery', ru: 'Побои', kk: 'Ұрып-соғу' },
  versions: [
    {
      from: '2024-06-16',
      provision: 'CC 109-1(1)',
      verified: false,
      source: 'made up',
      values: { intent: 'INTENTIONAL', sanction: { kind: 'CRIME', limits: [], life: 'NONE' }, flags: ['VIOLENT'] },
    },
  ],
};

describe('the offences of a day', () => {
  it('are those in force on it, each as the law then had it', () => {
    expect(offencesInForce([battery], '2024-06-15')).toEqual([]);
    expect(offencesInForce([battery], '2024-06-16')).toEqual([
      {
        ...{ code: 'CC', article: '109-1', part: '1', title: battery.title, from: '2024-06-16', provision: 'CC 109-1(1)' },
        ...{ verified: false, source: 'made up', ...battery.versions[0]?.values },
      },
    ]);
  });

  it.each(['109', '109-1(1)', 'cc 109', 'battery', 'ПОБОИ', 'ұрып'])('are found by %s', (words) => {
    expect(offencesInForce([battery], '2026-03-01', words)).toHaveLength(1);
  });

  it.each(['109-1(2)', 'theft'])('are not found by %s', (words) => {
    expect(offencesInForce([battery], '2026-03-01', words)).toEqual([]);
  });
});
