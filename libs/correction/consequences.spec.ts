import { describe, expect, it } from '@jest/globals';
import type { AnyFact, EventId, LegalDate, Position, Recorded, StreamName } from '../event-log/event.ts';
import { consequencesOf } from './consequences.ts';
import type { EventPlace } from './correction.events.ts';

const person = '0192e4a0-7b1c-7000-8000-000000000001';
const term = 'term-1' as StreamName; // names of a spec
const parole = 'parole-1' as StreamName;
const custody = 'custody-1' as StreamName;
const credit: EventPlace = { stream: term, revision: 1, type: 'TimeCredited' };

/** A log of one person: each line is an event, by stream and type, with what its decision had read. */
class Told {
  readonly facts: Recorded<AnyFact>[] = [];

  and(stream: StreamName, type: string, basis?: string, effectiveOn: LegalDate = '2025-01-01', more: object = {}, also: object = {}): this {
    const revision = this.facts.filter((fact) => fact.stream === stream).length;
    this.facts.push({
      ...{ type, effectiveOn, data: { personId: person, ...more }, stream, revision },
      position: BigInt(this.facts.length + 1) as Position,
      recordedAt: new Date('2026-11-21T09:00:00Z'),
      eventId: `event-${String(this.facts.length)}` as EventId,
      metadata: { ...(basis !== undefined && { basis }), ...also },
    });
    return this;
  }
}

/** Recorded by a process manager because of the event of that number. */
function becauseOf(event: number): object {
  return { causationId: `event-${String(event)}` };
}

function rested(told: Told, target = credit, from?: LegalDate): readonly string[] {
  return consequencesOf(told.facts, target, from).map(
    ({ decision, because }) => `${decision.type} because of ${because.stream}@${String(because.revision)}`,
  );
}

const begun = (): Told => new Told().and(term, 'TermOpened').and(term, 'TimeCredited').and(term, 'TermCalculated');

describe('what had rested on a corrected fact', () => {
  it('is every decision that had read its stream up to it', () => {
    expect(rested(begun().and(parole, 'ParoleGranted', 'person-1@0 term-1@2'))).toEqual(['ParoleGranted because of term-1@1']);
  });

  it('is none that had read the stream as it was before', () => {
    expect(rested(begun().and(parole, 'ParoleGranted', 'term-1@0'))).toEqual([]);
  });

  it('is none that had read a stream whose name only begins alike', () => {
    expect(rested(begun().and(parole, 'ParoleGranted', 'term-12@5 perterm-1@5'))).toEqual([]);
  });

  it('is a later decision on its own stream, and none before it', () => {
    const told = new Told().and(term, 'TermReduced').and(term, 'TimeCredited').and(term, 'DateOverridden');
    expect(rested(told)).toEqual(['DateOverridden because of term-1@1']);
  });

  it('is what had rested on such a decision in its turn, by the nearest cause', () => {
    const told = begun()
      .and(parole, 'ParoleOpened', 'term-1@2')
      .and(parole, 'ParoleGranted', 'term-1@0')
      .and(custody, 'ReleaseAuthorised', 'parole-1@1');
    expect(rested(told)).toEqual([
      'ParoleOpened because of term-1@1',
      'ParoleGranted because of parole-1@0',
      'ReleaseAuthorised because of parole-1@0',
    ]);
  });

  it('is not what only tells what happened, nor a calculation, which follows by itself', () => {
    const told = begun().and(custody, 'PersonAdmitted', 'term-1@2').and(term, 'TermCalculated').and(term, 'InterruptionRecorded');
    expect(rested(told)).toEqual([]);
  });

  it('is not a decision that no longer stands', () => {
    const told = begun().and(parole, 'ParoleOpened').and(parole, 'ParoleGranted', 'term-1@2');
    told.and(parole, 'Voided', undefined, '2025-02-01', { target: 1, targetType: 'ParoleGranted' });
    expect(rested(told)).toEqual([]);
  });

  it('is, of what was superseded, only what was decided for the day of the newer document or later', () => {
    const told = begun().and(parole, 'ParoleOpened', 'term-1@2', '2025-02-28').and(parole, 'ParoleGranted', 'term-1@2', '2025-03-01');
    expect(rested(told, credit, '2025-03-01')).toEqual(['ParoleGranted because of term-1@1']);
  });

  it('is what was recorded because of the fact without anybody asking, though it is no decision', () => {
    const told = new Told().and(custody, 'PersonAdmitted').and(custody, 'EscapeRecorded').and(custody, 'ReturnedToCustody');
    told
      .and(term, 'InterruptionRecorded', undefined, '2024-06-01', {}, becauseOf(2))
      .and(term, 'TermCalculated', undefined, '2024-06-05', {}, becauseOf(2));
    told.and(term, 'TermReduced');
    const back: EventPlace = { stream: custody, revision: 2, type: 'ReturnedToCustody' };
    expect(rested(told, back)).toEqual(['InterruptionRecorded because of custody-1@2', 'TermReduced because of term-1@0']);
  });

  it('is what was recorded together with the fact on another stream', () => {
    const reconciliation = 'reconciliation-1' as StreamName; // names of a spec
    const reconciled = 'reconciled-1' as StreamName;
    const told = new Told().and(reconciliation, 'ReconciliationProposed', undefined, '2024-06-20', {}, { commandId: 'propose' });
    told.and(reconciliation, 'CaseTerminated', undefined, '2024-07-08', {}, { commandId: 'terminate' });
    told.and(reconciled, 'ReconciliationNoted', undefined, '2024-07-08', {}, { commandId: 'terminate' });
    const terminated: EventPlace = { stream: reconciliation, revision: 1, type: 'CaseTerminated' };
    expect(rested(told, terminated)).toEqual(['ReconciliationNoted because of reconciliation-1@1']);
  });

  it('is what was recorded on another stream together with a decision that rested on the fact', () => {
    const reconciliation = 'reconciliation-1' as StreamName; // names of a spec
    const reconciled = 'reconciled-1' as StreamName;
    const told = new Told().and(reconciliation, 'ReconciliationProposed', undefined, '2024-06-20', {}, { commandId: 'propose' });
    told.and(reconciliation, 'HarmMadeGood', undefined, '2024-07-01', {}, { commandId: 'make-good' });
    told.and(reconciled, 'ReconciliationNoted', undefined, '2024-07-02', {}, { commandId: 'another' });
    told.and(reconciliation, 'CaseTerminated', undefined, '2024-07-08', {}, { commandId: 'terminate' });
    told.and(reconciled, 'ReconciliationNoted', undefined, '2024-07-08', {}, { commandId: 'terminate' });
    const madeGood: EventPlace = { stream: reconciliation, revision: 1, type: 'HarmMadeGood' };
    expect(rested(told, madeGood)).toEqual([
      'CaseTerminated because of reconciliation-1@1',
      'ReconciliationNoted because of reconciliation-1@2',
    ]);
  });

  it('is not what was recorded together with the fact on its own stream before it', () => {
    const told = new Told().and(term, 'TermReduced', undefined, '2024-06-20', {}, { commandId: 'both' });
    told.and(term, 'DateOverridden', undefined, '2024-06-20', {}, { commandId: 'both' });
    expect(rested(told, { stream: term, revision: 1, type: 'DateOverridden' })).toEqual([]);
  });
});
