import { describe, expect, it } from '@jest/globals';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { AnyFact, EventId, Id, LegalDate, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { CalculationCause, PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import { asel as personId, lastDayIs, sentenceIncluded, termOpened, termStream } from '../punishment-term/sample-term.ts';
import { interruptionAfterCorrection } from './interruption-after-correction.ts';

const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example
const stayId = '0192e4a0-7b1c-7000-8000-0000000000e1' as Id<'stay'>; // ids of an example
const custodyStream = `custody-${personId}`;
const away = { from: '2027-01-12', to: '2027-01-20' } as const;

/** Held beyond the last day that was counted, 10 January 2027, Asel escaped on the 11th and was back on the 21st. */
const returned: CustodyFact = {
  type: 'ReturnedToCustody',
  effectiveOn: '2027-01-21',
  data: {
    ...{ personId, stayId, facility: 'F3504', region: '35', escapedOn: '2027-01-11', returnedOn: '2027-01-21', termId },
    notServed: away,
  },
};
const voided = { type: 'Voided', effectiveOn: '2027-02-01', data: { target: 0 } } as const;

function calculated(lastDay: LegalDate, cause: CalculationCause): PunishmentTermFact {
  const fact = lastDayIs(lastDay);
  return fact.type === 'TermCalculated' ? { ...fact, data: { ...fact.data, cause } } : fact;
}

let position = 0;
function recorded(stream: string, facts: readonly AnyFact[]): readonly Recorded<AnyFact>[] {
  return facts.map((fact, revision) => ({
    ...{ ...fact, revision, recordedAt: new Date('2027-02-01T09:00:00Z'), metadata: { documentRef: `paper ${String(revision)}` } },
    stream: stream as StreamName, // names, ids and positions of an example
    eventId: `${stream}@${String(revision)}` as EventId,
    position: BigInt(++position) as Position,
  }));
}

interface Known {
  readonly term?: readonly PunishmentTermFact[];
  readonly custody?: readonly AnyFact[];
  readonly cause?: CalculationCause;
}

/** What is asked for once the last day is found to be 31 January 2027. */
function asked({ term = [], custody = [returned], cause = 'CORRECTION' }: Known = {}): readonly object[] {
  const held = recorded(custodyStream, custody);
  const ofTerm = recorded(termStream, [
    ...[termOpened, sentenceIncluded, calculated('2027-01-10', 'TimeCredited'), ...term],
    calculated('2027-01-31', cause),
  ]);
  const found = ofTerm.at(-1);
  if (found === undefined) throw new Error('a term was calculated');
  return interruptionAfterCorrection.react(found, [...held, ...ofTerm]).map(({ command, ...ask }) => ({ does: command.name, ...ask }));
}

describe('the interruption after a correction', () => {
  it('is for days away that began after a last day which was wrong: they were days of the term', () => {
    expect(asked()).toEqual([
      {
        does: 'record-interruption',
        id: termId,
        body: { kind: 'ESCAPE', ...away, becauseOf: `${custodyStream}@0`, documentRef: 'paper 0' },
        causationId: `${custodyStream}@0`,
        needless: ['outside-term'],
      },
    ]);
  });

  it('is not asked for after any other calculation', () => {
    expect(asked({ cause: 'TimeCredited' })).toEqual([]);
    expect(asked({ cause: 'LAW_CHANGE' })).toEqual([]);
  });

  it.each([
    ['2027-01-20', '2027-01-20', 0],
    ['2027-01-21', '2027-01-25', 1],
  ] as const)('leaves alone what was recorded of those days: from %s to %s', (from, to, asks) => {
    const known: PunishmentTermFact = { type: 'InterruptionRecorded', effectiveOn: from, data: { personId, kind: 'ESCAPE', from, to } };
    expect(asked({ term: [known] })).toHaveLength(asks);
  });

  it('leaves alone the days of a return that was voided', () => {
    expect(asked({ custody: [returned, voided] })).toEqual([]);
  });

  it('is only for days of the punishment that is served now', () => {
    const milder: PunishmentTermFact = {
      type: 'PunishmentReplaced',
      effectiveOn: '2027-01-15',
      data: { personId, from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', unservedDays: 17, term: { days: 17 } },
    };
    expect(asked({ term: [milder] })).toMatchObject([{ body: { from: '2027-01-15', to: '2027-01-20' } }]);
  });
});
