import { describe, expect, it } from '@jest/globals';
import { checkBody } from '../commands/check-body.ts';
import type { CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import { asel, fileId, fileStream, theftSentenced, threeYears, verdictInForce } from '../criminal-case/sample-file.ts';
import type { EventId, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { Ask } from '../process-managers/process-manager.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { termAfterAppeal } from './term-after-appeal.ts';

const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // an id of an example
const decided = { personId: asel, sentenceId: threeYears, court: 'Almaty city court', decidedOn: '2024-03-20' } as const;
const was = { punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 3 }, facility: 'MEDIUM', suspended: false } as const;

function varied(about: object): CriminalCaseFact {
  const now = { ...was, term: { years: 2 } };
  return {
    type: 'SentenceVaried',
    effectiveOn: '2024-03-20',
    data: { ...decided, ...about, was, now, validity: { verdict: 'NOT_ASKED' } },
  };
}

function quashed(about: object): CriminalCaseFact {
  return { type: 'SentenceQuashed', effectiveOn: '2024-03-20', data: { ...decided, ...about, outcome: 'ACQUITTED' } };
}

function asked(fact: CriminalCaseFact, documentRef?: string): readonly Ask[] {
  const recorded: Recorded<CriminalCaseFact> = {
    ...fact,
    stream: fileStream as StreamName, // names, ids and positions of an example
    revision: 7,
    position: 12n as Position,
    recordedAt: new Date('2024-03-21T09:00:00Z'),
    eventId: 'event' as EventId,
    metadata: { commandId: 'command', actor: 'registrar-1', ...(documentRef !== undefined && { documentRef }) },
  };
  return termAfterAppeal.react(recorded);
}

describe('the decision of a higher court, on the term that carries the sentence out', () => {
  it('goes on under a sentence that was varied, from the day of the decision', () => {
    const [ask, ...others] = asked(varied({ termId }), 'ruling 2-77/2024');
    const body = { on: '2024-03-20', caseId: fileId, sentenceId: threeYears, documentRef: 'ruling 2-77/2024' };
    expect([ask?.command.name, ask?.id, ask?.body, others]).toEqual(['renew-sentence', termId, body, []]);
  });

  it('is over when the sentence was quashed', () => {
    const [ask, ...others] = asked(quashed({ termId }));
    const body = { reason: 'QUASHED', completedOn: '2024-03-20', documentRef: `${fileStream}@7` };
    expect([ask?.command.name, ask?.id, ask?.body, others]).toEqual(['complete', termId, body, []]);
  });

  it.each([
    ['varied', varied({})],
    ['quashed', quashed({})],
    ['imposed', theftSentenced],
    ['put in force', verdictInForce],
  ])('nothing is asked of a term where a sentence was %s and none is named', (_, fact) => {
    expect(asked(fact)).toEqual([]);
  });

  it('is asked for in bodies that the commands accept', () => {
    for (const ask of [...asked(varied({ termId })), ...asked(quashed({ termId }))]) {
      expect(checkBody(ask.command.body, ask.body)).not.toHaveProperty('faults');
    }
  });
});
