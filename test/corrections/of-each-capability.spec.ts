import { describe, expect, it } from '@jest/globals';
import { capabilities } from '../../apps/capabilities.ts';
import type { Command } from '../../libs/commands/command.ts';
import { decided, given, type History } from '../../libs/commands/scenario.ts';
import {
  asel,
  charged,
  chargedWithTheft,
  file,
  fileStream,
  found,
  theft,
  theftCharge,
  theftSentenced,
  verdictInForce,
} from '../../libs/criminal-case/sample-file.ts';
import { custodyStream, graded, paroleGranted, paroleOpened, paroleStream, serving } from '../../libs/custody/history-of-a-stay.ts';
import { assigned, onSupervision, supervised, termId as termOfParole, transferred } from '../../libs/supervision/supervision-history.ts';
import type { AnyFact } from '../../libs/event-log/event.ts';

const propose = commandNamed('propose');
const when = { on: 'correction-0192e4a0-7b1c-7000-8000-00000000c001', today: '2026-01-15', actor: 'officer-1' } as const;
const why = { reasonCode: 'CLERICAL_ERROR', legalBasis: 'CPC 401', documentRef: 'copy of the verdict' };

function commandNamed(name: string): Command {
  return commandOf('corrections', name);
}

function commandOf(of: string, name: string): Command {
  const command = capabilities.find(({ collection }) => collection === of)?.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no ${name}`);
  return command;
}

function body(stream: string, revision: number, of: number, change: object): object {
  return { personId: asel, stream, revision, ...change, ...why, consequences: [`${stream}@${String(of - 1)}`] };
}

describe('a charge', () => {
  const facts = file(charged(theftCharge, theft, 'GRAVE'));

  it('is classified anew where the ceiling of its sanction was misread', () => {
    const change = { kind: 'CORRECT', data: { offence: { ...theft, part: '2', maxTermYears: 5 } } };
    given(facts)
      .when(propose, body(fileStream, 1, 2, change), when)
      .thenRecordsAmong(when.on, { data: expectNow({ category: 'MEDIUM', offence: { ...theft, part: '2', maxTermYears: 5 } }) });
  });

  it('is not told to be about an act after it was brought', () => {
    const { effectiveOn } = chargedWithTheft;
    const change = { kind: 'CORRECT', data: { offence: { ...theft, committedOn: dayAfter(effectiveOn) } } };
    given(facts)
      .when(propose, body(fileStream, 1, 2, change), when)
      .thenRefuses('too-early', { pointer: '/data/offence/committedOn' });
  });

  it('is not voided from under a sentence', () => {
    const sentenced = file(chargedWithTheft, found('GUILTY', theftCharge), theftSentenced);
    given(sentenced)
      .when(propose, body(fileStream, 1, 4, { kind: 'VOID' }), when)
      .thenRefuses('something-rests-on-it', { next: 'Void the finding first.', pointer: '/revision' });
  });
});

describe('a sentence', () => {
  const facts = file(chargedWithTheft, found('GUILTY', theftCharge), theftSentenced, verdictInForce);

  it('is corrected to the length that the verdict states', () => {
    given(facts)
      .when(propose, body(fileStream, 3, 5, { kind: 'CORRECT', data: { term: { years: 2 } } }), when)
      .thenRecordsAmong(when.on, { data: expectNow({ term: { years: 2 }, facility: 'MEDIUM' }) });
  });

  it('keeps the fields that its punishment has', () => {
    given(facts)
      .when(propose, body(fileStream, 3, 5, { kind: 'CORRECT', data: { facility: null } }), when)
      .thenRefuses('field-needed', { pointer: '/data/facility' });
  });

  it('is not corrected to a length that is none', () => {
    given(facts)
      .when(propose, body(fileStream, 3, 5, { kind: 'CORRECT', data: { term: { years: -2 } } }), when)
      .thenRefuses('bad-data', { pointer: '/data/term/years' });
  });
});

describe('the day on which a verdict came into force', () => {
  const facts = file(chargedWithTheft, found('GUILTY', theftCharge), theftSentenced, verdictInForce);

  it('is not before the sentence', () => {
    given(facts)
      .when(propose, body(fileStream, 4, 5, { kind: 'CORRECT', data: { inForceOn: dayBefore(theftSentenced.effectiveOn) } }), when)
      .thenRefuses('too-early', { pointer: '/data/inForceOn' });
  });
});

describe('a stay in custody', () => {
  const facts = { [custodyStream]: [serving, graded('POSITIVE_1', '2024-09-02'), graded('POSITIVE_2', '2025-03-03')] };

  it('has a grading moved to the right day, which is told by the correction', () => {
    given(facts)
      .when(propose, body(custodyStream, 1, 3, { kind: 'CORRECT', effectiveOn: '2024-10-02' }), when)
      .thenRecordsAmong(when.on, { data: expectSaid({ effectiveOn: '2024-10-02' }) });
  });

  it('has no grading moved behind the next one', () => {
    given(facts)
      .when(propose, body(custodyStream, 1, 3, { kind: 'CORRECT', effectiveOn: '2025-03-04' }), when)
      .thenRefuses('too-early', { pointer: '/effectiveOn' });
  });

  it('has an admission moved in its own field', () => {
    given(facts)
      .when(propose, body(custodyStream, 0, 3, { kind: 'CORRECT', effectiveOn: '2024-02-19' }), when)
      .thenRefuses('day-is-a-field', { pointer: '/effectiveOn' });
    given(facts)
      .when(propose, body(custodyStream, 0, 3, { kind: 'CORRECT', data: { admittedOn: '2026-01-16' } }), when)
      .thenRefuses('in-the-future', { pointer: '/data/admittedOn' });
  });
});

describe('a ruling on parole', () => {
  const facts = { [paroleStream]: [paroleOpened, paroleGranted] };

  it('that was recorded by mistake is voided', () => {
    given(facts)
      .when(propose, body(paroleStream, 1, 2, { kind: 'VOID' }), when)
      .thenRecordsTypes(when.on, 'CorrectionProposed');
  });

  it('is not reworded', () => {
    given(facts)
      .when(propose, body(paroleStream, 1, 2, { kind: 'CORRECT', data: { grantedOn: '2025-08-02' } }), when)
      .thenRefuses('kind-not-possible', { pointer: '/kind' });
  });
});

describe('an application for parole', () => {
  const about = { personId: asel, termId: termOfParole };
  const report = { type: 'ParoleReportAttached', effectiveOn: '2025-05-12', data: { ...about, kind: 'REVIEW', attachedOn: '2025-05-12' } };
  const submitted = {
    type: 'ParoleSubmitted',
    effectiveOn: '2025-05-19',
    data: { ...about, court: 'Karaganda district court', submittedOn: '2025-05-19', reports: ['REVIEW'], late: false },
  };
  const withdrawn = { type: 'ParoleWithdrawn', effectiveOn: '2025-05-21', data: { ...about, withdrawnOn: '2025-05-21' } };
  const facts = { [paroleStream]: [paroleOpened, report, submitted, withdrawn] as readonly AnyFact[] };

  it.each([
    ['2025-05-21', undefined],
    ['2025-05-22', 'too-early'],
  ])('withdrawn on 21 May 2025 was with the court by then: corrected to %s', (submittedOn, code) => {
    const proposed = given(facts).when(propose, body(paroleStream, 2, 4, { kind: 'CORRECT', data: { submittedOn } }), when);
    if (code === undefined) proposed.thenRecordsTypes(when.on, 'CorrectionProposed');
    else proposed.thenRefuses(code);
  });

  it.each([
    ['2025-05-10', undefined],
    ['2025-05-09', 'too-early'],
  ])('of 10 May 2025 has no report from before it: corrected to %s', (attachedOn, code) => {
    const proposed = given(facts).when(propose, body(paroleStream, 1, 4, { kind: 'CORRECT', data: { attachedOn } }), when);
    if (code === undefined) proposed.thenRecordsTypes(when.on, 'CorrectionProposed');
    else proposed.thenRefuses(code, { pointer: '/data/attachedOn' });
  });
});

describe('a probation file that went to another office', () => {
  const facts = { [onSupervision]: [supervised(), assigned('officer-12', '2025-03-10'), transferred('P7501', 'P7102', '2025-04-01')] };

  it.each([
    ['2025-03-11', undefined],
    ['2025-03-10', 'too-early'],
  ])('did so on the day after the officer became responsible at the earliest: corrected to %s', (transferredOn, code) => {
    const proposed = given(facts).when(propose, body(onSupervision, 2, 3, { kind: 'CORRECT', data: { transferredOn } }), when);
    if (code === undefined) proposed.thenRecordsTypes(when.on, 'CorrectionProposed');
    else proposed.thenRefuses(code, { pointer: '/data/transferredOn' });
  });
});

describe('what only clears a field', () => {
  /** The facts of a stream with the correction of the last one as it was proposed, and what its approver says. */
  function proposed(history: History, stream: string, data: object): readonly [History, object] {
    const of = history[stream]?.length ?? 0;
    const result = decided(history, propose, body(stream, of - 1, of, { kind: 'CORRECT', data }), when);
    if (!('recorded' in result)) throw new Error(JSON.stringify(result));
    return [{ ...history, ...result.recorded }, { consequences: [`${stream}@${String(of - 1)}`] }];
  }

  const approve = commandNamed('approve');
  const byAnother = { ...when, actor: 'supervisor-7' };

  it('is approved, such as a penalty that was never imposed', () => {
    const penalty = { kind: 'DISCIPLINARY_ISOLATOR', imposedOn: '2024-05-03' };
    const data = { personId: asel, violationId: 'v', kind: 'INTOXICANTS', malicious: true, committedOn: '2024-05-02' };
    const violated = { type: 'ViolationRecorded', effectiveOn: '2024-05-02', data: { ...data, penalty } } as const;
    const [history, approval] = proposed({ [custodyStream]: [serving, violated] }, custodyStream, { penalty: null });
    given(history)
      .when(approve, approval, byAnother)
      .thenRecordsAmong(custodyStream, { type: 'Corrected', data: partly({ now: { effectiveOn: '2024-05-02', data } }) });
  });

  it("is approved, such as the court's own reason for a sentence that turns out to be lawful", () => {
    const { sentenceId, chargeIds, punishment, facility, suspended, imposedOn, firstTime } = theftSentenced.data;
    const stated = { sentenceId, chargeIds, punishment, facility, suspended, imposedOn, firstTime, documentRef: 'verdict 1-23/2024' };
    const courtsOwn = { reason: 'the court went beyond the limit', document: 'verdict 1-23/2024, p. 4' };
    const guilty = file(chargedWithTheft, found('GUILTY', theftCharge));
    const result = decided(guilty, commandOf('cases', 'impose-sentence'), { ...stated, term: { years: 8 }, courtsOwn }, { on: fileStream });
    if (!('recorded' in result)) throw new Error(JSON.stringify(result));
    const sentenced = { [fileStream]: [...(guilty[fileStream] ?? []), ...(result.recorded[fileStream] ?? [])] };
    const [history, approval] = proposed(sentenced, fileStream, { term: { years: 3 }, courtsOwn: null });
    given(history).when(approve, approval, byAnother).thenRecordsTypes(fileStream, 'Corrected');
  });
});

function expectNow(data: object): unknown {
  return expectSaid({ data: partly(data) });
}

function expectSaid(said: object): unknown {
  return partly({ now: partly(said) });
}

function partly(keys: object): unknown {
  return expect.objectContaining(keys);
}

function dayAfter(day: AnyFact['effectiveOn']): string {
  return moved(day, 1);
}

function dayBefore(day: AnyFact['effectiveOn']): string {
  return moved(day, -1);
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
