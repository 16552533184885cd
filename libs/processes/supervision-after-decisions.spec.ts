import { describe, expect, it } from '@jest/globals';
import type { AmnestyDecisionFact, LawNo } from '../amnesty/amnesty.events.ts';
import { checkBody } from '../commands/check-body.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { AnyFact, EventId, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { AnyProcessManager } from '../process-managers/process-manager.ts';
import { asel as personId, fileId as caseId, sentenceIncluded, termOpened } from '../punishment-term/sample-term.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import {
  deferralCancelled,
  deferralExtended,
  deferred,
  ended,
  supervised,
  supervisedDeferred,
  supervisedWithoutEnd,
} from '../supervision/supervision-history.ts';
import type { SupervisionFact } from '../supervision/supervision.events.ts';
import { supervisionAfterAmnesty } from './supervision-after-amnesty.ts';
import { supervisionAfterDeferral } from './supervision-after-deferral.ts';

const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // an id of an example
const supervisionId = '0192e4a0-7b1c-7000-8000-0000000000a1';
const lawNo = '195-viii' as LawNo; // of an example
const documentRef = 'ruling 8-13/2025';
const decisionStream = `amnesty-decision-195-viii-${termId}`;

/** What is asked for, in bodies that the commands take. */
function asked(process: AnyProcessManager, stream: string, fact: AnyFact, before: readonly Recorded<AnyFact>[]): readonly object[] {
  const happened = at(stream, 7, fact);
  const looked = process.looksAt?.(happened) === undefined ? [] : [...before, happened];
  return process.react(happened, looked).map(({ command, id, body }) => {
    expect(checkBody(command.body, body)).toHaveProperty('body');
    return { does: command.name, id, body };
  });
}

function at(stream: string, revision: number, fact: AnyFact): Recorded<AnyFact> {
  return {
    ...fact,
    stream: stream as StreamName, // names, ids and positions of an example
    revision,
    position: BigInt(revision) as Position,
    recordedAt: new Date('2026-03-20T09:00:00Z'),
    eventId: 'event' as EventId,
    metadata: { documentRef },
  };
}

function all(stream: string, ...facts: readonly AnyFact[]): readonly Recorded<AnyFact>[] {
  return facts.map((fact, revision) => at(stream, revision, fact));
}

const term = all(`term-${termId}`, termOpened, sentenceIncluded);

function onFile(fact: SupervisionFact, about: object, ...later: readonly SupervisionFact[]): readonly Recorded<AnyFact>[] {
  return [...term, ...all(`supervision-${supervisionId}`, { ...fact, data: { ...fact.data, ...about } }, ...later)];
}

/** From 3 March 2025, planned until 2 March 2026. */
const restricted = onFile(supervised('RESTRICTION_OF_LIBERTY'), { caseId });
const paroled = onFile(supervised('PAROLE'), { termId });

type Applied = Extract<AmnestyDecisionFact, { readonly type: 'AmnestyApplied' }>['data'];

describe('the supervision after an amnesty', () => {
  const after = (outcome: Partial<Applied> & Pick<Applied, 'outcome'>, before: readonly Recorded<AnyFact>[]): readonly object[] => {
    const ruling = { court: 'Karaganda district court', decidedOn: '2025-08-12', appliesFrom: '2025-07-05' } as const;
    const data: Applied = { personId, lawNo, termId, ...ruling, proposed: 'RELEASE', differs: false, ...outcome };
    return asked(supervisionAfterAmnesty, decisionStream, { type: 'AmnestyApplied', effectiveOn: '2025-07-05', data }, before);
  };
  const endedBy = (endedOn: string): object => ({ does: 'end', id: supervisionId, body: { ending: 'AMNESTY', endedOn, documentRef } });
  const cut = { outcome: 'REDUCE', fraction: '1/3' } as const;

  it.each(['RELEASE', 'LIFT_SUPERVISION'] as const)(
    'ends as of the day of the act after %s, on whatever basis it rests on the term',
    (outcome) => {
      for (const before of [restricted, paroled, onFile(supervised('SUSPENDED'), { caseId }), onFile(supervisedDeferred, {})]) {
        expect(after({ outcome }, before)).toEqual([endedBy('2025-07-05')]);
      }
    },
  );

  it('that began after the day of the act ends on its first day', () => {
    const begun = onFile(supervised('PAROLE'), { termId, from: '2025-07-20' });
    expect(after({ outcome: 'RELEASE' }, begun)).toEqual([endedBy('2025-07-20')]);
  });

  it('on another term, on none, or ended before is left as it is', () => {
    const elsewhere = onFile(supervised('PAROLE'), { termId: '0192e4a0-7b1c-7000-8000-0000000000f2' });
    const otherFile = onFile(supervised('SUSPENDED'), { caseId: '0192e4a0-7b1c-7000-8000-0000000000cb' });
    for (const before of [elsewhere, otherFile, onFile(supervisedWithoutEnd, {}), onFile(supervised('PAROLE'), { termId }, ended)]) {
      expect(after({ outcome: 'RELEASE' }, before)).toEqual([]);
    }
  });

  it('is planned until the last day of the term that was cut', () => {
    const decidedBy = `${decisionStream}@7`;
    const body = { on: '2025-07-05', plannedTo: '2025-12-31', because: 'AMNESTY', decidedBy, documentRef };
    for (const before of [restricted, paroled]) {
      expect(after({ ...cut, newLastDay: '2025-12-31' }, before)).toEqual([{ does: 'move-planned-end', id: supervisionId, body }]);
    }
  });

  it.each(['2026-03-02', '2026-03-03'] as const)('stays as it is planned where the term still ends then or later: %s', (newLastDay) => {
    expect(after({ ...cut, newLastDay }, restricted)).toEqual([]);
  });

  it('ends where the term that was cut ended before it began, and goes on during a deferral', () => {
    expect(after({ ...cut, newLastDay: '2025-03-02' }, restricted)).toEqual([endedBy('2025-03-03')]);
    expect(after({ ...cut, newLastDay: '2025-12-31' }, onFile(supervisedDeferred, {}))).toEqual([]);
  });

  it('ends the day before another punishment begins, unless that is restriction of liberty', () => {
    const replaced = { outcome: 'REPLACE', unservedDays: 240 } as const;
    expect(after({ ...replaced, replacedBy: 'FINE', amountMci: 240 }, restricted)).toEqual([endedBy('2025-07-04')]);
    expect(after({ ...replaced, replacedBy: 'RESTRICTION_OF_LIBERTY', days: 240 }, paroled)).toEqual([]);
  });
});

describe('the supervision during a deferral', () => {
  const after = (fact: DeferralFact, before = onFile(supervisedDeferred, {})): readonly object[] =>
    asked(supervisionAfterDeferral, `deferral-${termId}`, fact, before);
  const end = (about: Partial<Extract<DeferralFact, { readonly type: 'DeferralEnded' }>['data']>): DeferralFact => ({
    type: 'DeferralEnded',
    effectiveOn: '2026-02-19',
    data: { personId, termId, court: 'court', endedOn: '2026-02-19', why: 'TIME_EXPIRED', outcome: 'RELEASED', ...about },
  });
  const endedBy = (ending: string, endedOn: string): object => ({ does: 'end', id: supervisionId, body: { ending, endedOn, documentRef } });

  it('is planned for as long as the deferral is extended', () => {
    const body = {
      on: '2026-02-10',
      plannedTo: '2030-02-19',
      because: 'DEFERRAL_EXTENDED',
      decidedBy: `deferral-${termId}@7`,
      documentRef,
    };
    expect(after(deferralExtended)).toEqual([{ does: 'move-planned-end', id: supervisionId, body }]);
  });

  it('ends the day before the term is served again where the deferral is cancelled', () => {
    expect(after(deferralCancelled)).toEqual([endedBy('REVOKED', '2025-11-09')]);
  });

  it.each([
    ['at its term, on the planned last day', {}, 'TERM', '2026-02-19'],
    ['early, the day before it', { endedOn: '2026-02-18' }, 'EARLY', '2026-02-18'],
    ['the day before the term is served', { outcome: 'SENT_TO_SERVE', servedFrom: '2026-02-20' }, 'TERM', '2026-02-19'],
  ] as const)('ends with the deferral: %s', (_, about, ending, on) => {
    expect(after(end(about))).toEqual([endedBy(ending, on)]);
  });

  it('is not touched by what changes no deferral, nor is any other supervision', () => {
    for (const fact of deferred) expect(after(fact)).toEqual([]);
    expect(after(deferralCancelled, paroled)).toEqual([]);
    expect(after(deferralCancelled, onFile(supervisedDeferred, {}, ended))).toEqual([]);
  });
});
