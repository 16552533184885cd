import { describe, expect, it } from '@jest/globals';
import type { CaseId, Offence, SentenceId } from '../criminal-case/criminal-case.events.ts';
import { fold } from '../event-log/decider.ts';
import type { AnyFact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { ParoleFact } from '../parole/parole.events.ts';
import type { PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import { termServed, type TermServed } from '../sentenced-person/term-served.ts';
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

const onTerm = { personId, termId: 'one' as TermId }; // of this spec
const withdrawn: ParoleFact = { type: 'ParoleWithdrawn', effectiveOn: '2025-08-02', data: { ...onTerm, withdrawnOn: '2025-08-02' } };

function revoked(remainderFrom: LegalDate): ParoleFact {
  return {
    type: 'ParoleRevoked',
    effectiveOn: remainderFrom,
    data: { ...onTerm, court: 'court', revokedOn: remainderFrom, ground: 1, remainderFrom, receipt },
  };
}

const term = (fact: PunishmentTermFact): [string, PunishmentTermFact] => ['term-one', fact];
/** A fact of the term or of the paroles from it should never have been recorded. */
function voided(target: number, targetType: string): AnyFact {
  return { type: 'Voided', effectiveOn: '2026-01-10', data: { personId, target, targetType } };
}

const parole = (fact: ParoleFact): [string, ParoleFact] => ['parole-one', fact];

describe('the term register', () => {
  it('keeps of a term what decisions read from its stream, and of its last event the revision and the place in the log', () => {
    const facts = [opened, included, credited, calculated({ verdict: 'COMPUTED', lastDay: '2026-08-04', creditedDays: 180 })];
    expect(folded(termRegister, ...facts.map(term))).toEqual([
      {
        termId: 'one',
        personId: 'asel',
        served: fold(termServed, facts),
        revoked: null,
        paroleRevision: null,
        punishment: 'DEPRIVATION_OF_LIBERTY',
        gravest: 'GRAVE',
        termEnd: '2026-08-04',
        completedOn: null,
        revision: 3,
        position: '4',
      },
    ]);
  });

  it('keeps of paroles from the term the last one that was revoked, and the revision of what is recorded of them', () => {
    const last = { revoked: { ground: 1, remainderFrom: '2025-11-20' }, paroleRevision: 2, revision: 2 };
    expect(
      folded(
        termRegister,
        ...[term(opened), term(included), parole(withdrawn), parole(revoked('2025-03-03')), parole(revoked('2025-11-20'))],
        term(credited),
      ),
    ).toMatchObject([last]);
  });

  it('forgets a revocation that is voided, and keeps the others and the term', () => {
    const { served } = folded(termRegister, term(opened), term(included))[0] as { readonly served: TermServed };
    expect(
      folded(termRegister, ...[term(opened), term(included), parole(revoked('2025-03-03')), parole(revoked('2025-11-20'))], [
        'parole-one',
        voided(1, 'ParoleRevoked'),
      ]),
    ).toMatchObject([{ served, revoked: { remainderFrom: '2025-03-03' }, paroleRevision: 2, revision: 1, position: '2' }]);
  });

  it('keeps a revocation when a fact of the term is voided', () => {
    expect(
      folded(termRegister, term(opened), term(credited), parole(revoked('2025-03-03')), ['term-one', voided(1, 'TimeCredited')]),
    ).toMatchObject([{ served: { credits: [] }, revoked: { remainderFrom: '2025-03-03' }, paroleRevision: 0, revision: 2 }]);
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
