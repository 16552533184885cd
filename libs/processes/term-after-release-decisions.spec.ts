import { describe, expect, it } from '@jest/globals';
import { checkBody } from '../commands/check-body.ts';
import type { CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { EventId, Fact, Id, Position, Recorded, StreamName } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { ParoleFact } from '../parole/parole.events.ts';
import type { PersonId } from '../person/person.events.ts';
import type { Ask } from '../process-managers/process-manager.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { SubstitutionFact } from '../substitution/substitution.events.ts';
import { termAfterAppeal } from './term-after-appeal.ts';
import { termAfterDeferral } from './term-after-deferral.ts';
import { termAfterParole } from './term-after-parole.ts';
import { termAfterSubstitution } from './term-after-substitution.ts';

const personId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example
const sentenceId = '0192e4a0-7b1c-7000-8000-0000000000d1' as Id<'sentence'>; // ids of an example
const supervisionId = '0192e4a0-7b1c-7000-8000-0000000000b1' as Id<'supervision'>; // ids of an example
const caseId = '0192e4a0-7b1c-7000-8000-0000000000ca';
const about = { personId, termId };
const court = 'Karaganda district court';
const { receipt } = evaluate('parole-renewal', { refusedOn: '2025-03-03' }, '2025-03-03');
const documentRef = 'ruling 5-12/2026';

function recorded<F extends Fact<string, object>>(category: string, fact: F, id: string = termId): Recorded<F> {
  return {
    ...fact,
    stream: `${category}-${id}` as StreamName, // names, ids and positions of an example
    revision: 3,
    position: 12n as Position,
    recordedAt: new Date('2026-03-20T09:00:00Z'),
    eventId: 'event' as EventId,
    metadata: { commandId: 'command', actor: 'registrar-1', documentRef },
  };
}

/** What is asked for, with bodies that the commands take. */
function taken(asks: readonly Ask[]): readonly object[] {
  for (const { command, body } of asks) expect(checkBody(command.body, body)).toHaveProperty('body');
  return asks.map(({ command, id, body }) => ({ does: command.name, id, body }));
}

describe('a parole that was revoked', () => {
  const decided = { revokedOn: '2026-03-20', ground: 2, mode: 'MAY', remainderFrom: '2026-03-20' } as const;
  const revoked = { ...about, court, ...decided, receipt };
  const afterParole = (data: Extract<ParoleFact, { type: 'ParoleRevoked' }>['data']): readonly object[] =>
    taken(termAfterParole.react(recorded<ParoleFact>('parole', { type: 'ParoleRevoked', effectiveOn: '2026-03-20', data })));

  it('is an interruption of the term for the days at liberty, and ends the control on the day before', () => {
    expect(afterParole({ ...revoked, atLiberty: { from: '2025-12-02', to: '2026-03-19' }, supervisionId })).toEqual([
      {
        does: 'record-interruption',
        id: termId,
        body: { kind: 'PAROLE', from: '2025-12-02', to: '2026-03-19', becauseOf: `parole-${termId}@3`, documentRef },
      },
      { does: 'end', id: supervisionId, body: { ending: 'REVOKED', endedOn: '2026-03-19', documentRef } },
    ]);
  });

  it('has the next one counted anew where nobody was let go', () => {
    expect(afterParole(revoked)).toEqual([
      { does: 'recalculate', id: termId, body: { cause: 'PAROLE_REVOKED', causedBy: `parole-${termId}@3` } },
    ]);
  });
});

describe('a milder punishment', () => {
  const eligibility = { verdict: 'ELIGIBLE' } as const;
  const afterSubstitution = (fact: SubstitutionFact): readonly object[] =>
    taken(termAfterSubstitution.react(recorded('substitution', fact)));
  const decidedBy = `substitution-${termId}@3`;

  it('takes the place of the rest of the term', () => {
    const data = { ...about, court, grantedOn: '2025-10-01', from: '2025-10-02', unservedDays: 307, eligibility, receipt } as const;
    const replaced = { to: 'RESTRICTION_OF_LIBERTY', term: { days: 306 } } as const;
    expect(afterSubstitution({ type: 'SubstitutionGranted', effectiveOn: '2025-10-01', data: { ...data, ...replaced } })).toEqual([
      { does: 'replace-punishment', id: termId, body: { ...replaced, from: '2025-10-02', unservedDays: 307, decidedBy, documentRef } },
    ]);
  });

  it('that was evaded is deprivation of liberty again', () => {
    const data = { ...about, court, revokedOn: '2026-02-03', ground: 'EVASION', from: '2026-02-04', unserved: 120, receipt } as const;
    const again = { term: { days: 120 }, facility: 'MINIMUM' } as const;
    expect(afterSubstitution({ type: 'SubstitutionRevoked', effectiveOn: '2026-02-03', data: { ...data, ...again } })).toEqual([
      {
        ...{ does: 'replace-punishment', id: termId },
        body: { to: 'DEPRIVATION_OF_LIBERTY', from: '2026-02-04', unservedDays: 120, ...again, decidedBy, documentRef },
      },
    ]);
  });

  it('that was refused changes nothing', () => {
    const data = { ...about, court, refusedOn: '2025-06-02', reason: 'NOT_REFORMED', reapplyNotBefore: '2025-12-02', receipt } as const;
    expect(afterSubstitution({ type: 'SubstitutionRefused', effectiveOn: '2025-06-02', data })).toEqual([]);
  });
});

describe('a deferral', () => {
  const afterDeferral = (fact: DeferralFact): readonly object[] => taken(termAfterDeferral.react(recorded('deferral', fact)));
  const deferred = { from: '2024-03-02', to: '2025-01-19' } as const;
  const interruption = {
    does: 'record-interruption',
    id: termId,
    body: { kind: 'DEFERRAL', ...deferred, becauseOf: `deferral-${termId}@3`, documentRef },
  };
  const ended = { ...about, court, endedOn: '2025-02-28', why: 'TIME_EXPIRED' } as const;
  const end = (
    data: Partial<Extract<DeferralFact, { type: 'DeferralEnded' }>['data']> & { outcome: 'RELEASED' | 'REPLACED' | 'SENT_TO_SERVE' },
  ): DeferralFact => ({
    type: 'DeferralEnded',
    effectiveOn: '2025-02-28',
    data: { ...ended, ...data },
  });

  it('that was cancelled is an interruption for its days', () => {
    const data = { ...about, court, cancelledOn: '2025-01-20', servedFrom: '2025-01-20', deferred, receipt } as const;
    expect(afterDeferral({ type: 'DeferralCancelled', effectiveOn: '2025-01-20', data })).toEqual([interruption]);
  });

  it('after which the rest is served is an interruption for its days', () => {
    expect(afterDeferral(end({ outcome: 'SENT_TO_SERVE', servedFrom: '2025-01-20', deferred }))).toEqual([interruption]);
  });

  it('after which the person is released completes the term', () => {
    expect(afterDeferral(end({ outcome: 'RELEASED' }))).toEqual([
      { does: 'complete', id: termId, body: { reason: 'DEFERRAL', completedOn: '2025-02-28', documentRef } },
    ]);
  });

  it('after which the rest is replaced goes on as the milder punishment', () => {
    const replaced = { to: 'RESTRICTION_OF_LIBERTY', term: { days: 500 } } as const;
    expect(afterDeferral(end({ outcome: 'REPLACED', ...replaced, servedFrom: '2025-03-01', unservedDays: 1066 }))).toEqual([
      {
        ...{ does: 'replace-punishment', id: termId },
        body: { ...replaced, from: '2025-03-01', unservedDays: 1066, decidedBy: `deferral-${termId}@3`, documentRef },
      },
    ]);
  });
});

describe('a sentence that a higher court quashed', () => {
  const quashed = { personId, sentenceId, decidedOn: '2025-05-06', court, reason: 'appeal' };
  const afterAppeal = (named: object): readonly object[] => {
    const fact = { type: 'SentenceQuashed', effectiveOn: '2025-05-06', data: { ...quashed, ...named } } as unknown as CriminalCaseFact; // the keys that are read
    return taken(termAfterAppeal.react(recorded('case', fact, caseId)));
  };

  it('completes the term that the registrar named, and no other', () => {
    expect(afterAppeal({ termId })).toEqual([
      { does: 'complete', id: termId, body: { reason: 'QUASHED', completedOn: '2025-05-06', documentRef } },
    ]);
    expect(afterAppeal({})).toEqual([]);
  });
});
