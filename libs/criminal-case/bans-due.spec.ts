import { describe, expect, it } from '@jest/globals';
import { fold } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import { bansDue, type BanDue } from './bans-due.ts';
import type { CriminalCaseFact, Offence } from './criminal-case.events.ts';
import { criminalCaseState } from './criminal-case.state.ts';
import { asel, charged, fileOpened, found, theftCharge, theftSentenced, verdictInForce } from './sample-file.ts';

/** A bribe taken in 2023, CC 366(2). */
const bribe: Offence = {
  article: '366',
  part: '2',
  committedOn: '2023-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 10,
  lifeSanction: false,
  flags: ['CORRUPTION'],
};
/** Fraudulent bankruptcy: the law has the ban from five years on up to life, so that no court must impose it for life. */
const bankruptcy: Offence = { ...bribe, article: '238', flags: [] };
const sentenced: CriminalCaseFact = { ...theftSentenced, data: { ...theftSentenced.data, offences: [bribe] } };
const quashed: CriminalCaseFact = {
  type: 'SentenceQuashed',
  effectiveOn: '2024-09-12',
  data: {
    personId: asel,
    sentenceId: theftSentenced.data.sentenceId,
    court: 'Supreme Court',
    decidedOn: '2024-09-12',
    outcome: 'TERMINATED',
  },
};
const banned: CriminalCaseFact = {
  type: 'LifelongBanImposed',
  effectiveOn: '2024-02-01',
  data: {
    personId: asel,
    chargeId: theftCharge,
    closes: 'PUBLIC_SERVICE',
    from: '2024-02-01',
    provision: 'CC 50(2)',
    receipt: {
      ruleSet: 'kz',
      ruleSetHash: '00',
      question: 'sentence-validity',
      asOf: '2024-02-01',
      facts: {},
      provisions: [],
      steps: [],
      rounding: 'none',
    },
  },
};

function dueAfter(offence: Offence, birthDate: LegalDate, ...facts: readonly CriminalCaseFact[]): readonly BanDue[] | undefined {
  const file = fold(criminalCaseState, [fileOpened, charged(theftCharge, offence, 'GRAVE'), ...facts]);
  return file && bansDue(file, birthDate);
}

const guilty = found('GUILTY', theftCharge);

describe('a ban for life that the law has for an offence and that is not recorded', () => {
  it('is due from the entry into force of the verdict on, and not before', () => {
    expect(dueAfter(bribe, '1990-04-17', guilty, sentenced)).toEqual([]);
    expect(dueAfter(bribe, '1990-04-17', guilty, sentenced, verdictInForce)).toEqual([
      { chargeId: theftCharge, closes: 'PUBLIC_SERVICE', provision: 'CC 50(2)' },
    ]);
  });

  it('is not due once it is recorded, nor for a sentence that was quashed, nor without a guilty finding', () => {
    expect(dueAfter(bribe, '1990-04-17', guilty, sentenced, banned, verdictInForce)).toEqual([]);
    expect(dueAfter(bribe, '1990-04-17', guilty, sentenced, verdictInForce, quashed)).toEqual([]);
    expect(dueAfter(bribe, '1990-04-17', found('ACQUITTED', theftCharge), verdictInForce)).toEqual([]);
  });

  it('is never due where the court may impose it for a time', () => {
    expect(dueAfter({ ...bankruptcy, part: '2' }, '1990-04-17', guilty, sentenced, verdictInForce)).toEqual([]);
  });

  it.each([
    ['2005-09-12', 1],
    ['2005-09-13', 0],
  ] as const)('of one born on %s, for an act of 12 September 2023: %i', (birthDate, many) => {
    expect(dueAfter(bribe, birthDate, guilty, sentenced, verdictInForce)).toHaveLength(many);
  });
});
