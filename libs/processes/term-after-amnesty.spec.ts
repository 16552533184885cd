import { describe, expect, it } from '@jest/globals';
import type { AmnestyDecisionFact, LawNo } from '../amnesty/amnesty.events.ts';
import { checkBody } from '../commands/check-body.ts';
import type { AnyFact, EventId, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { Ask } from '../process-managers/process-manager.ts';
import type { PersonId } from '../person/person.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { termAfterAmnesty } from './term-after-amnesty.ts';

type Applied = Extract<AmnestyDecisionFact, { readonly type: 'AmnestyApplied' }>;

const personId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example
const lawNo = '195-viii' as LawNo; // of an example
const about = { personId, lawNo, termId };

function asked(fact: AmnestyDecisionFact, recordedBefore: readonly Recorded<AnyFact>[] = []): readonly Ask[] {
  const recorded: Recorded<AmnestyDecisionFact> = {
    ...fact,
    stream: `amnesty-decision-195-viii-${termId}` as StreamName, // names, ids and positions of an example
    revision: 1,
    position: 12n as Position,
    recordedAt: new Date('2025-08-13T09:00:00Z'),
    eventId: 'event' as EventId,
    metadata: { commandId: 'command', actor: 'registrar-1', documentRef: 'ruling 8-13/2025' },
  };
  return termAfterAmnesty.react(recorded, recordedBefore);
}

function applied(outcome: Pick<Applied['data'], 'outcome'> & Partial<Applied['data']>): AmnestyDecisionFact {
  const ruling = { court: 'Karaganda district court', decidedOn: '2025-08-12', appliesFrom: '2025-07-05' } as const;
  return {
    type: 'AmnestyApplied',
    effectiveOn: '2025-07-05',
    data: { ...about, ...ruling, proposed: 'REDUCE', differs: false, ...outcome },
  };
}

const decided = { decidedBy: `amnesty-decision-195-viii-${termId}@1`, documentRef: 'ruling 8-13/2025' };

describe('the term after an amnesty', () => {
  it('is cut to the last day that the court named, from the day of the act and not of the ruling', () => {
    expect(asked(applied({ outcome: 'REDUCE', fraction: '1/3', newLastDay: '2027-04-11' }))).toMatchObject([
      { command: { name: 'reduce' }, id: termId, body: { basis: 'AMNESTY', from: '2025-07-05', lastDay: '2027-04-11', ...decided } },
    ]);
  });

  it.each(['RELEASE', 'LIFT_SUPERVISION'] as const)('is over on the day of the act after %s', (outcome) => {
    const body = { reason: 'AMNESTY', completedOn: '2025-07-05', documentRef: 'ruling 8-13/2025' };
    expect(asked(applied({ outcome }))).toMatchObject([{ command: { name: 'complete' }, id: termId, body }]);
  });

  it.each([
    [
      { replacedBy: 'RESTRICTION_OF_LIBERTY', days: 749 },
      { to: 'RESTRICTION_OF_LIBERTY', term: { days: 749 } },
    ],
    [
      { replacedBy: 'COMMUNITY_SERVICE', hours: 400 },
      { to: 'COMMUNITY_SERVICE', hours: 400 },
    ],
    [
      { replacedBy: 'FINE', amountMci: 300 },
      { to: 'FINE', amountMci: 300 },
    ],
  ] as const)('goes on as the milder punishment that the court gave: %j', (given, body) => {
    expect(asked(applied({ outcome: 'REPLACE', unservedDays: 749, ...given }))).toMatchObject([
      { command: { name: 'replace-punishment' }, id: termId, body: { ...body, from: '2025-07-05', unservedDays: 749, ...decided } },
    ]);
  });

  it('is over on the first day of the punishment that is served now, where that began after the day of the act', () => {
    const about = { stream: `term-${termId}` as StreamName, position: 3n as Position, eventId: 'event' as EventId };
    const envelope = { ...about, recordedAt: new Date('2025-08-02T09:00:00Z'), metadata: {} };
    const term: readonly Recorded<AnyFact>[] = [
      {
        ...envelope,
        revision: 0,
        type: 'TermOpened',
        effectiveOn: '2024-02-01',
        data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' },
      },
      {
        ...envelope,
        revision: 1,
        type: 'PunishmentReplaced',
        effectiveOn: '2025-08-01',
        data: { personId, to: 'RESTRICTION_OF_LIBERTY', term: { days: 300 } },
      },
    ];
    expect(asked(applied({ outcome: 'RELEASE' }), term)).toMatchObject([{ body: { reason: 'AMNESTY', completedOn: '2025-08-01' } }]);
    expect(asked(applied({ outcome: 'RELEASE' }), term.slice(0, 1))).toMatchObject([{ body: { completedOn: '2025-07-05' } }]);
  });

  it('is asked for with bodies that the commands take', () => {
    const facts = [
      applied({ outcome: 'RELEASE' }),
      applied({ outcome: 'REDUCE', fraction: '1/3', newLastDay: '2027-04-11' }),
      applied({ outcome: 'REPLACE', unservedDays: 749, replacedBy: 'RESTRICTION_OF_LIBERTY', days: 749 }),
    ];
    for (const { command, body } of facts.flatMap((fact) => asked(fact))) expect(checkBody(command.body, body)).toHaveProperty('body');
  });

  it('stays as it is when the person declined or the court refused', () => {
    expect(asked({ type: 'AmnestyDeclined', effectiveOn: '2025-07-20', data: { ...about, declinedOn: '2025-07-20' } })).toEqual([]);
    const refused = { court: 'Karaganda district court', refusedOn: '2025-08-12', reason: 'EXCLUDED', proposed: 'REDUCE' } as const;
    expect(asked({ type: 'AmnestyRefused', effectiveOn: '2025-08-12', data: { ...about, ...refused } })).toEqual([]);
  });
});
