import { describe, expect, it } from '@jest/globals';
import type { CaseId, Offence, SentenceId } from '../criminal-case/criminal-case.events.ts';
import { fold } from '../event-log/decider.ts';
import type { Id } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';
import { termServed } from '../sentenced-person/term-served.ts';
import { folded } from './folded.ts';
import { termRegister } from './term-register.ts';

const personId = 'asel' as Id<'person'>; // ids of this spec
const theft: Offence = {
  article: '188',
  part: '3',
  committedOn: '2023-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 7,
  lifeSanction: false,
  flags: [],
};
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
const opened: PunishmentTermFact = {
  type: 'TermOpened',
  effectiveOn: '2024-02-01',
  data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' },
};
const included: PunishmentTermFact = {
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
    offences: [theft],
    gravest: 'GRAVE',
    firstTime: true,
  },
};
const credited: PunishmentTermFact = {
  type: 'TimeCredited',
  effectiveOn: '2024-03-01',
  data: { personId, kind: 'CUSTODY', from: '2023-10-04', to: '2024-01-31' },
};
const completed: PunishmentTermFact = {
  type: 'TermCompleted',
  effectiveOn: '2026-08-04',
  data: { personId, reason: 'SERVED', completedOn: '2026-08-04' },
};

function calculated(calculation: Extract<PunishmentTermFact, { type: 'TermCalculated' }>['data']['calculation']): PunishmentTermFact {
  return { type: 'TermCalculated', effectiveOn: '2024-03-01', data: { personId, cause: 'TimeCredited', calculation, receipt, rights: {} } };
}

const term = (fact: PunishmentTermFact): [string, PunishmentTermFact] => ['term-one', fact];

describe('the term register', () => {
  it('keeps of a term what decisions read from its stream, and of its last event the revision and the place in the log', () => {
    const facts = [opened, included, credited, calculated({ verdict: 'COMPUTED', lastDay: '2026-08-04', creditedDays: 180 })];
    expect(folded(termRegister, ...facts.map(term))).toEqual([
      {
        termId: 'one',
        personId: 'asel',
        served: fold(termServed, facts),
        punishment: 'DEPRIVATION_OF_LIBERTY',
        gravest: 'GRAVE',
        termEnd: '2026-08-04',
        completedOn: null,
        revision: 3,
        position: '4',
      },
    ]);
  });

  it('has no category before a sentence is included', () => {
    expect(folded(termRegister, term(opened))).toMatchObject([{ gravest: null, termEnd: null }]);
  });

  it('has no last day for life and where a human must calculate', () => {
    const computed = calculated({ verdict: 'COMPUTED', lastDay: '2026-08-04', creditedDays: 180 });
    for (const open of [calculated({ verdict: 'LIFE' }), calculated({ verdict: 'NEEDS_MANUAL', because: ['NO_TERM'] })]) {
      expect(folded(termRegister, term(opened), term(included), term(computed), term(open))).toMatchObject([{ termEnd: null }]);
    }
  });

  it('tells the completed from the open', () => {
    expect(folded(termRegister, term(opened), term(included), ['term-two', opened], term(completed))).toMatchObject([
      { termId: 'one', completedOn: '2026-08-04' },
      { termId: 'two', completedOn: null },
    ]);
  });
});
