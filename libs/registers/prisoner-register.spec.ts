import { describe, expect, it } from '@jest/globals';
import type { CaseId, Offence, SentenceId } from '../criminal-case/criminal-case.events.ts';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { AnyFact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import { folded } from './folded.ts';
import { prisonerRegister } from './prisoner-register.ts';

const personId = 'asel' as Id<'person'>; // ids of this spec
const stayId = 'stay' as Id<'stay'>;
const termId = 'term' as TermId;
const receipt: Receipt = {
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'term-end',
  asOf: '2024-02-01',
  facts: {},
  provisions: [],
  steps: [],
  rounding: 'none',
};
const theft: Offence = {
  article: '188',
  part: '3',
  committedOn: '2023-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 7,
  lifeSanction: false,
  flags: [],
};

const opened: PunishmentTermFact = {
  type: 'TermOpened',
  effectiveOn: '2024-02-01',
  data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' },
};
const included = (offence: Offence): PunishmentTermFact => ({
  type: 'SentenceIncluded',
  effectiveOn: '2024-02-17',
  data: {
    personId,
    caseId: 'case' as CaseId,
    sentenceId: 'sentence' as SentenceId,
    punishment: 'DEPRIVATION_OF_LIBERTY',
    term: { years: 3 },
    facility: 'MEDIUM',
    suspended: false,
    imposedOn: '2024-02-01',
    offences: [offence],
    gravest: 'GRAVE',
    firstTime: true,
  },
});
const calculatedData = {
  personId,
  cause: 'SentenceIncluded',
  calculation: { verdict: 'COMPUTED', lastDay: '2027-01-31', creditedDays: 0 },
  receipt,
  rights: {},
} as const;
const calculated: PunishmentTermFact = { type: 'TermCalculated', effectiveOn: '2024-02-17', data: calculatedData };
const manual: PunishmentTermFact = {
  type: 'TermCalculated',
  effectiveOn: '2024-03-01',
  data: {
    personId,
    cause: 'TimeCredited',
    calculation: { verdict: 'NEEDS_MANUAL', because: ['CREDIT_RATE_NOT_VERIFIED'] },
    receipt,
    rights: {},
  },
};
const admitted: CustodyFact = {
  type: 'PersonAdmitted',
  effectiveOn: '2024-02-20',
  data: { personId, stayId, facility: 'F3504', region: '35', legalBasis: 'SENTENCE', termId, regime: 'MEDIUM', admittedOn: '2024-02-20' },
};
const completed: PunishmentTermFact = {
  type: 'TermCompleted',
  effectiveOn: '2027-01-31',
  data: { personId, reason: 'SERVED', completedOn: '2027-01-31' },
};
const term = (fact: PunishmentTermFact): readonly [string, AnyFact] => ['term-term', fact];
const custody = (fact: CustodyFact): readonly [string, AnyFact] => ['custody-asel', fact];

describe('the prisoner register', () => {
  it('shows who is held where, for what, and until when', () => {
    expect(folded(prisonerRegister, term(opened), term(included(theft)), term(calculated), custody(admitted))).toMatchObject([
      {
        personId,
        inCustody: true,
        facility: 'F3504',
        region: '35',
        legalBasis: 'SENTENCE',
        regime: 'MEDIUM',
        conditions: 'ORDINARY',
        termId: 'term',
        termEnd: '2027-01-31',
        gravest: 'GRAVE',
        violent: false,
        firstTime: true,
        articles: ['188(3)'],
      },
    ]);
  });

  it('gives no last day where a human must calculate it', () => {
    expect(folded(prisonerRegister, term(opened), term(included(theft)), term(calculated), term(manual))).toMatchObject([
      { termEnd: null, needsManual: true },
    ]);
  });

  it('calls a term violent when one of its offences is against life', () => {
    expect(folded(prisonerRegister, term(opened), term(included({ ...theft, flags: ['AGAINST_LIFE'] })))).toMatchObject([
      { violent: true },
    ]);
    expect(folded(prisonerRegister, term(opened), term(included({ ...theft, flags: ['CORRUPTION'] })))).toMatchObject([{ violent: false }]);
  });

  it('counts a person in transit as held by the facility they left until they arrive', () => {
    const out: CustodyFact = {
      type: 'TransferredOut',
      effectiveOn: '2024-05-01',
      data: { personId, stayId, from: 'F3504', to: 'F7501', reason: 'TREATMENT' },
    };
    const arrived: CustodyFact = {
      type: 'TransferredIn',
      effectiveOn: '2024-05-03',
      data: { personId, stayId, facility: 'F7501', region: '75' },
    };
    expect(folded(prisonerRegister, custody(admitted), custody(out))).toMatchObject([{ facility: 'F3504', inTransitTo: 'F7501' }]);
    expect(folded(prisonerRegister, custody(admitted), custody(out), custody(arrived))).toMatchObject([
      { facility: 'F7501', region: '75', inTransitTo: null },
    ]);
  });

  it('no longer counts who is released, and counts them again when they are admitted again', () => {
    const released: CustodyFact = {
      type: 'PersonReleased',
      effectiveOn: '2025-08-05',
      data: { personId, stayId, basis: 'PAROLE', to: 'PROBATION', releasedOn: '2025-08-05', releasedBy: 'facility-9' },
    };
    expect(folded(prisonerRegister, custody(admitted), custody(released))).toMatchObject([
      { inCustody: false, facility: null, releasedOn: '2025-08-05' },
    ]);
    expect(folded(prisonerRegister, custody(admitted), custody(released), custody(admitted))).toMatchObject([
      { inCustody: true, facility: 'F3504', releasedOn: null },
    ]);
  });

  it('forgets the term that is completed, and keeps one that was opened since', () => {
    expect(folded(prisonerRegister, term(opened), term(calculated), term(completed))).toMatchObject([{ termId: null, termEnd: null }]);
    expect(folded(prisonerRegister, term(opened), ['term-second', opened], term(completed))).toMatchObject([{ termId: 'second' }]);
  });

  describe('of somebody who serves two terms', () => {
    const second = (fact: AnyFact): readonly [string, AnyFact] => ['term-second', fact];
    const until = (lastDay: LegalDate): PunishmentTermFact => ({
      type: 'TermCalculated',
      effectiveOn: '2024-02-17',
      data: { ...calculatedData, calculation: { verdict: 'COMPUTED', lastDay, creditedDays: 0 } },
    });

    it.each([
      ['2027-01-30', 'term', '2027-01-31'],
      ['2027-02-01', 'second', '2027-02-01'],
    ] as const)('shows the one that ends later: of 2027-01-31 and %s the %s', (lastDay, termId, termEnd) => {
      const [of, at, ofFirst, ofSecond] = [term(opened), second(opened), term(calculated), second(until(lastDay))];
      const rows = folded(prisonerRegister, of, at, ofFirst, ofSecond);
      expect(rows).toMatchObject([{ termId, termEnd }]);
      expect(folded(prisonerRegister, at, of, ofSecond, ofFirst)).toEqual(rows);
    });

    it('keeps what is calculated, confirmed and decided of the one away from the other', () => {
      const confirmed: PunishmentTermFact = {
        type: 'CalculationConfirmed',
        effectiveOn: '2024-03-04',
        data: { personId, calculation: 1, confirmedBy: 'facility-1' },
      };
      expect(
        folded(prisonerRegister, term(opened), second(opened), second(until('2026-05-05')), second(confirmed), term(calculated)),
      ).toMatchObject([
        {
          termId: 'term',
          termEnd: '2027-01-31',
          calculationStands: 'PRELIMINARY',
          otherTerms: [{ is: 'OPEN', termId: 'second', termEnd: '2026-05-05', calculationStands: 'CONFIRMED' }],
        },
      ]);
    });

    it('shows the one whose end nobody calculated, and a term in custody before one at liberty', () => {
      expect(folded(prisonerRegister, term(opened), second(opened), second(until('2031-05-05')))).toMatchObject([
        { termId: 'term', termEnd: null },
      ]);
      const restricted: PunishmentTermFact = {
        type: 'TermOpened',
        effectiveOn: '2024-02-01',
        data: { personId, punishment: 'RESTRICTION_OF_LIBERTY', start: '2024-02-01' },
      };
      expect(folded(prisonerRegister, term(opened), term(calculated), second(restricted), second(until('2031-05-05')))).toMatchObject([
        { termId: 'term', termEnd: '2027-01-31' },
      ]);
    });

    it('shows the one that still holds them once parole from the other is granted, and the other again once it is revoked', () => {
      const parole = (type: 'ParoleGranted' | 'ParoleRevoked'): readonly [string, AnyFact] => [
        'parole-term',
        { type, effectiveOn: '2025-08-05', data: { personId, eligibility: {} } },
      ];
      const two = [term(opened), second(opened), term(calculated), second(until('2026-05-05')), parole('ParoleGranted')] as const;
      expect(folded(prisonerRegister, ...two)).toMatchObject([{ termId: 'second', termEnd: '2026-05-05', paroleStatus: null }]);
      expect(folded(prisonerRegister, ...two, parole('ParoleRevoked'))).toMatchObject([
        { termId: 'term', termEnd: '2027-01-31', paroleStatus: 'REVOKED' },
      ]);
    });

    it('shows the other when the one that was shown is over', () => {
      expect(
        folded(prisonerRegister, term(opened), second(opened), term(calculated), second(until('2026-05-05')), term(completed)),
      ).toMatchObject([{ termId: 'second', termEnd: '2026-05-05', otherTerms: [{ is: 'OVER', termId: 'term' }] }]);
    });
  });
});
