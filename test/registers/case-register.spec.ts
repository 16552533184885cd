import { describe, expect, it } from '@jest/globals';
import type { CaseId, CriminalCaseFact, SentenceId } from '../../libs/criminal-case/criminal-case.events.ts';
import {
  asel,
  chargedWithFraud,
  chargedWithTheft,
  fileId,
  fileOpened,
  fileStream,
  found,
  fraudCharge,
  theftCharge,
  theftSentenced,
  verdictInForce,
} from '../../libs/criminal-case/sample-file.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import { caseRegister } from '../../libs/registers/case-register.ts';
import { folded } from '../../libs/registers/folded.ts';

const receipt: Receipt = {
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'sentence-validity',
  asOf: '2024-02-01',
  facts: {},
  provisions: ['CC 50(2)'],
  steps: [],
  rounding: 'none',
};
const finalId = '0192e4a0-7b1c-7000-8000-0000000000d3' as SentenceId; // an id of this spec
const decided = [chargedWithTheft, found('GUILTY', theftCharge)] as const;
const unlawful: CriminalCaseFact = {
  ...theftSentenced,
  data: {
    ...theftSentenced.data,
    validity: { verdict: 'UNLAWFUL', violations: ['ABOVE_MAXIMUM'], receipts: [receipt] },
    courtsOwn: { reason: 'a second episode', document: 'verdict 1-23/2024' },
  },
};
const varied: CriminalCaseFact = {
  type: 'SentenceVaried',
  effectiveOn: '2024-03-20',
  data: {
    personId: asel,
    sentenceId: theftSentenced.data.sentenceId,
    court: 'Almaty city court',
    decidedOn: '2024-03-20',
    was: { punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 3 }, facility: 'MEDIUM', suspended: false },
    now: { punishment: 'RESTRICTION_OF_LIBERTY', term: { years: 3 }, suspended: false },
    validity: { verdict: 'LAWFUL', receipts: [receipt] },
  },
};
const quashed: CriminalCaseFact = {
  type: 'SentenceQuashed',
  effectiveOn: '2024-09-12',
  data: {
    personId: asel,
    sentenceId: theftSentenced.data.sentenceId,
    court: 'Supreme Court',
    decidedOn: '2024-09-12',
    outcome: 'NEW_TRIAL',
  },
};
const banned: CriminalCaseFact = {
  type: 'LifelongBanImposed',
  effectiveOn: '2024-02-01',
  data: { personId: asel, chargeId: theftCharge, closes: 'PUBLIC_SERVICE', from: '2024-02-01', provision: 'CC 50(2)', receipt },
};
const claimed: CriminalCaseFact = {
  type: 'CivilClaimRecorded',
  effectiveOn: '2024-02-01',
  data: { personId: asel, amount: 450_000, kind: 'MATERIAL' },
};
const paid: CriminalCaseFact = {
  type: 'DamageCompensated',
  effectiveOn: '2024-08-01',
  data: { personId: asel, amount: 150_000, paidOn: '2024-08-01', full: false },
};

const upheld: CriminalCaseFact = {
  type: 'SentenceUpheld',
  effectiveOn: '2024-04-02',
  data: { personId: asel, sentenceId: theftSentenced.data.sentenceId, court: 'Almaty city court', decidedOn: '2024-04-02' },
};
const later = { caseId: '0192e4a0-7b1c-7000-8000-0000000000cb' as CaseId, sentenceId: finalId }; // ids of this spec
const joined: CriminalCaseFact = {
  type: 'SentenceJoined',
  effectiveOn: '2025-03-19',
  data: { personId: asel, sentenceId: theftSentenced.data.sentenceId, within: later, joinedOn: '2025-03-19' },
};
const separated: CriminalCaseFact = {
  type: 'SentenceSeparated',
  effectiveOn: '2025-09-12',
  data: { personId: asel, sentenceId: theftSentenced.data.sentenceId, from: later, separatedOn: '2025-09-12' },
};

function reconciledOver(...chargeIds: readonly (typeof theftCharge)[]): CriminalCaseFact {
  const terminatedOn = '2023-12-20';
  return {
    type: 'ProsecutionTerminated',
    effectiveOn: terminatedOn,
    data: { personId: asel, chargeIds, court: 'Almaty district court 2', terminatedOn, provision: 'CC 68' },
  };
}

function rowAfter(...facts: readonly CriminalCaseFact[]): object | undefined {
  return folded(caseRegister, ...[fileOpened, ...facts].map((fact) => [fileStream, fact] as const))[0];
}

describe('the register of verdict files', () => {
  it('has one row for a file, with its number, court and person', () => {
    expect(rowAfter()).toEqual({
      caseId: fileId,
      personId: asel,
      registrationNumber: '247500031000123',
      court: 'Almaty district court 2',
      openedOn: '2023-10-04',
      state: 'OPEN',
      inForceOn: null,
      gravest: null,
      charges: [],
      sentences: [],
      warning: false,
      claimed: '0',
      paid: '0',
      bans: [],
      appeal: null,
    });
  });

  it('shows articles and findings of the charges and the gravest category, whatever order they were brought in', () => {
    expect(rowAfter(chargedWithTheft, chargedWithFraud, found('ACQUITTED', fraudCharge))).toMatchObject({
      gravest: 'GRAVE',
      charges: [
        { article: '188(3)', category: 'GRAVE', finding: null },
        { article: '190(1)', category: 'MINOR', finding: 'ACQUITTED' },
      ],
    });
    expect(rowAfter(chargedWithFraud)).toMatchObject({ gravest: 'MINOR' });
  });

  it.each([
    ['OPEN', 'while a charge waits for the court', [chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge)]],
    ['VERDICT', 'once every charge is decided', [...decided, theftSentenced]],
    ['IN_FORCE', 'from its entry into force on', [...decided, theftSentenced, verdictInForce]],
    ['QUASHED', 'once no sentence is left', [...decided, theftSentenced, verdictInForce, quashed]],
    ['TERMINATED', 'where the court terminated every charge', [chargedWithTheft, found('TERMINATED', theftCharge)]],
  ] as const)('is %s %s', (state, _, facts) => {
    expect(rowAfter(...facts)).toMatchObject({ state });
  });

  it('is TERMINATED by reconciliation over every charge, and not over one of two', () => {
    const charges = [chargedWithTheft, chargedWithFraud] as const;
    expect(rowAfter(...charges, reconciledOver(theftCharge, fraudCharge))).toMatchObject({ state: 'TERMINATED' });
    expect(rowAfter(...charges, reconciledOver(fraudCharge))).toMatchObject({
      state: 'OPEN',
      charges: [
        { finding: null, terminated: null },
        { finding: null, terminated: { on: '2023-12-20', provision: 'CC 68' } },
      ],
    });
    expect(rowAfter(...charges, reconciledOver(fraudCharge), found('TERMINATED', theftCharge))).toMatchObject({ state: 'TERMINATED' });
  });

  it('waits for no verdict on a charge that was reconciled over', () => {
    const decidedOnTheft = [chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge)] as const;
    expect(rowAfter(...decidedOnTheft)).toMatchObject({ state: 'OPEN' });
    expect(rowAfter(...decidedOnTheft, reconciledOver(fraudCharge))).toMatchObject({ state: 'VERDICT' });
  });

  it('shows the last decision of a higher court', () => {
    const sentenced = [...decided, theftSentenced] as const;
    expect(rowAfter(...sentenced)).toMatchObject({ appeal: null });
    const { sentenceId } = theftSentenced.data;
    const byCity = { sentenceId, court: 'Almaty city court' };
    expect(rowAfter(...sentenced, varied)).toMatchObject({ appeal: { ...byCity, outcome: 'VARIED', decidedOn: '2024-03-20' } });
    expect(rowAfter(...sentenced, varied, upheld)).toMatchObject({
      appeal: { ...byCity, outcome: 'UPHELD', decidedOn: '2024-04-02' },
      sentences: [{ punishment: 'RESTRICTION_OF_LIBERTY', standing: 'STANDS' }],
    });
    expect(rowAfter(...sentenced, upheld, quashed)).toMatchObject({ appeal: { outcome: 'QUASHED', court: 'Supreme Court' } });
  });

  it('is in force while its sentence is served within the final punishment of a later verdict, and names that until it is set aside', () => {
    const inForce = [...decided, theftSentenced, verdictInForce] as const;
    expect(rowAfter(...inForce, joined)).toMatchObject({ state: 'IN_FORCE', sentences: [{ standing: 'JOINED', within: later }] });
    expect(rowAfter(...inForce, joined, separated)).toMatchObject({ sentences: [{ standing: 'STANDS', within: null }] });
  });

  it('warns of a sentence against the law while it stands, and no longer once it is varied to a lawful one or quashed', () => {
    expect(rowAfter(...decided, theftSentenced)).toMatchObject({ warning: false });
    expect(rowAfter(...decided, unlawful)).toMatchObject({ warning: true });
    expect(rowAfter(...decided, unlawful, varied)).toMatchObject({
      warning: false,
      sentences: [{ punishment: 'RESTRICTION_OF_LIBERTY', standing: 'STANDS' }],
    });
    expect(rowAfter(...decided, unlawful, quashed)).toMatchObject({ warning: false, sentences: [{ standing: 'QUASHED' }] });
  });

  it('shows a final punishment in place of what it covers, and no sentence once that is quashed', () => {
    const final: CriminalCaseFact = {
      type: 'FinalPunishmentDetermined',
      effectiveOn: '2024-02-01',
      data: {
        personId: asel,
        sentenceId: finalId,
        basis: 'CRIMES',
        method: 'ABSORB',
        covers: [{ caseId: fileId as CaseId, sentenceId: theftSentenced.data.sentenceId }], // ids of these specs
        punishment: 'DEPRIVATION_OF_LIBERTY',
        term: { years: 3 },
        facility: 'MEDIUM',
        suspended: false,
        imposedOn: '2024-02-01',
        offences: theftSentenced.data.offences,
        gravest: 'GRAVE',
        firstTime: true,
        validity: { verdict: 'LAWFUL', receipt },
      },
    };
    const upset: CriminalCaseFact = { ...quashed, data: { ...quashed.data, sentenceId: finalId } };
    expect(rowAfter(...decided, unlawful, final, verdictInForce)).toMatchObject({
      state: 'IN_FORCE',
      warning: false,
      sentences: [{ standing: 'COVERED' }, { sentenceId: finalId, chargeIds: [theftCharge], standing: 'STANDS' }],
    });
    expect(rowAfter(...decided, unlawful, final, verdictInForce, banned, upset)).toMatchObject({ state: 'QUASHED', bans: [] });
  });

  it('adds up claims and payments in tenge, beyond what a JSON number holds', () => {
    expect(rowAfter(claimed, claimed, paid)).toMatchObject({ claimed: '900000', paid: '150000' });
  });

  it('keeps a ban for life until the sentence for its charge is quashed', () => {
    expect(rowAfter(...decided, theftSentenced, banned, verdictInForce)).toMatchObject({
      bans: [{ chargeId: theftCharge, closes: 'PUBLIC_SERVICE', provision: 'CC 50(2)', from: '2024-02-01' }],
    });
    expect(rowAfter(...decided, theftSentenced, banned, verdictInForce, quashed)).toMatchObject({ bans: [] });
  });

  it('is told anew when a fact of the file is voided, and keeps what reconciliation ended', () => {
    const voided = {
      type: 'Voided',
      effectiveOn: '2024-03-01',
      data: { personId: asel, target: 3 },
    } as const;
    const rows = folded(
      caseRegister,
      [fileStream, fileOpened],
      [fileStream, chargedWithTheft],
      [fileStream, chargedWithFraud],
      [fileStream, found('GUILTY', theftCharge)],
      [fileStream, reconciledOver(fraudCharge)],
      [fileStream, voided],
    );
    expect(rows).toMatchObject([{ state: 'OPEN', charges: [{ finding: null }, { terminated: { on: '2023-12-20' } }] }]);
  });
});
